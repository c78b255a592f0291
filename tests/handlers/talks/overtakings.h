// What may come before the last tap of a talk: somebody else, or the end of what it is about.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/handlers/talks/talk_ways.h"

namespace sammachip {

struct Overtaking {
  std::string what;   // "the year was closed"
  std::string lines;  // As TalkStage::plays(); or
  std::string sql;    // where nobody can do it in a chat.
  std::string who;    // Whose name is told; empty: nobody did it.
};

// By talk: what others of the village or the office do first.
const std::map<std::string, std::vector<Overtaking>>& done_by_others();

// All that apply to a talk.
std::vector<Overtaking> overtakings_of(const TalkWay& way);

}  // namespace sammachip

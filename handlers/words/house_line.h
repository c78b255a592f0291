// A house and its head as people write them in one line: "45/2 นายสมชาย ใจดี".
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

struct HouseLine {
  std::string house_no;
  std::string head_name;             // Empty: only the number was written.
  bool has_no_phone = false;         // "ไม่มีมือถือ" stood beside them.
  std::vector<HouseLine> more = {};  // What stood on the lines below it.
};
void to_json(Json& json, const HouseLine& line);
void from_json(const Json& json, HouseLine& line);

// What the words say. The number is empty if there is none.
HouseLine parse_house_line(const std::string& text);

// The answer to "house number and head of the house".
Reader<HouseLine> house_line();

// The same of several houses, a line each: the first, with the others in `more`. A house that is
// written twice is one; a line without a number is asked about, not passed over.
Reader<HouseLine> house_lines();

}  // namespace sammachip

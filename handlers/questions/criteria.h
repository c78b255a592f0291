// The three criteria by which the village looks at people and households it chooses: responsible,
// ready, determined. docs/programme.md 1.2.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/villages/grade.h"

namespace sammachip {

// The answer to "how much": "much", "some" or "unsure".
Reader<std::string> grade_answer();

// Unknown for any other word.
Grade grade_from(const std::string& answer);

}  // namespace sammachip

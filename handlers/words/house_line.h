// A house and its head as people write them in one line: "45/2 นายสมชาย ใจดี".
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

struct HouseLine {
  std::string house_no;
  std::string head_name;      // Empty: only the number was written.
  bool has_no_phone = false;  // "ไม่มีมือถือ" stood beside them.
  bool lacks_number = false;  // A line of a list with a name alone: the number is to be asked.
  // "1. สมปอง", "2. แดง": of the first of a list, that the numbers may only count the lines.
  bool may_be_counted = false;
  std::vector<HouseLine> more = {};  // What stood on the lines below it.
};
void to_json(Json& json, const HouseLine& line);
void from_json(const Json& json, HouseLine& line);

// Whether both the number and the name are there.
bool is_complete(const HouseLine& line);
// "12 สมปอง, 14 แดง".
std::string houses_text(const std::vector<HouseLine>& houses);

// What the words say. The number is empty if there is none.
HouseLine parse_house_line(const std::string& text);

// The answer to "house number and head of the house".
Reader<HouseLine> house_line();

// The same of several houses, a line each or all in one: the first, with the others in `more`,
// those without a number last. A house that is written twice is one; the writer's own count in
// front is no house number where another number stands behind it.
Reader<HouseLine> house_lines();

}  // namespace sammachip

// What somebody is to a house, told in their own words.
#pragma once

#include <string_view>

namespace sammachip {

// "head", "member" or "helper": "หัวหน้าบ้านเองจ้า", "เป็นลูก", "มาช่วยจด". Empty if the words leave it
// open: "หลานมาช่วยจด" may be one of the house or not. Pure and thread-safe.
std::string_view relation_in(std::string_view text);

}  // namespace sammachip

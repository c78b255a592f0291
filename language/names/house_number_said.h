// The number on a door out of the words in which it was told.
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// "78/1" of "บ้านเลขที่ ๗๘/๑ ค่ะ", of "78 ทับ 1" and of "หมู่ 4 เลขที่ 78/1". Empty if there is none: a
// telephone number, the number of a village and a sum of money are none. Pure and thread-safe; any
// bytes will do.
std::string house_number_said(std::string_view text);

// The same where the words say by themselves that it is one: "เลขที่ 78", "78/1".
std::string house_number_made_known(std::string_view text);

}  // namespace sammachip

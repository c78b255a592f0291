// Titles before a person's name. Pure and thread-safe; any bytes will do and nothing throws.
#pragma once

#include <string_view>

namespace sammachip {

// Whether the name begins with a title, so that nobody says คุณ before it: "นายเอ", "ยายเนียม",
// "ผู้ใหญ่บุญมี", "น.ส. แดง", "ดร.สมใจ", "คุณสมศรี", "Mr Lee". A name that only looks so has none: หมอก,
// แม่น, ตาล, อารี.
bool has_title(std::string_view name);

}  // namespace sammachip

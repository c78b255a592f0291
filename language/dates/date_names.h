// What months and days of the week are called for short, in each language. January and Sunday
// first.
#pragma once

#include <array>

namespace sammachip {

using MonthNames = std::array<const char*, 12>;
using DayNames = std::array<const char*, 7>;

inline constexpr MonthNames kThaiMonthNames{"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                            "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};
inline constexpr MonthNames kEnglishMonthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr DayNames kThaiDayNames{"อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."};
inline constexpr DayNames kEnglishDayNames{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

}  // namespace sammachip

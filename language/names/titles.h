// Titles before a person's name. Pure and thread-safe; any bytes will do and nothing throws.
#pragma once

#include <string_view>

namespace sammachip {

// What sentences say before a name, the word of thanks that ends alike, and before a village.
inline constexpr std::string_view kBeforeName = "คุณ";
inline constexpr std::string_view kThanksWord = "ขอบคุณ";
inline constexpr std::string_view kBeforeVillage = "บ้าน";

// Whether the name begins with a title, so that nobody says คุณ before it: "นายเอ", "ยายเนียม",
// "ผู้ใหญ่บุญมี", "น.ส. แดง", "ดร.สมใจ", "คุณสมศรี", "Mr Lee". A name that only looks so has none: หมอก,
// แม่น, ตาล, อารี.
bool has_title(std::string_view name);

}  // namespace sammachip

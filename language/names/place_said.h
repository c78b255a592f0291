// Where somebody says that they live. Pure and thread-safe; any bytes will do and nothing throws
// (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// "บ้านควนเมา หมู่ 1 ต.เขากอบ" in its parts, normalised.
struct PlaceSaid {
  std::string name;    // Without "บ้าน" before it.
  std::string tambon;  // What else was said.
  int moo = 0;         // 0: none.
};
PlaceSaid read_place_said(std::string_view words);

// A village's name without "บ้าน" before it.
std::string without_before_village(const std::string& name);

// Whether the words say that there is no code, or none at hand: "ไม่มีรหัส", "หายแล้ว".
bool says_no_code(std::string_view text);

// Whether the words say where somebody moved to: "ย้ายบ้านแล้ว" does not.
bool says_where_to(std::string_view text);

}  // namespace sammachip

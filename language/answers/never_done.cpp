#include "language/answers/never_done.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/letters/normalise.h"

namespace sammachip {

bool says_never_done(std::string_view text) {
  constexpr std::array<std::string_view, 25> kNever = {
      "ยังไม่เคย", "ไม่เคยทำ", "ไม่เคยขาย",     "ไม่เคยมี",  "ไม่เคยได้",  "ยังไม่ได้ทำ", "ยังไม่ได้เริ่ม",
      "ยังไม่ทำ",  "ยังไม่เริ่ม", "ยังไม่มี",        "เพิ่งเริ่ม",  "เพิ่งจะเริ่ม", "พึ่งเริ่ม",    "เพิ่งทำ",
      "เพิ่งจะทำ", "บ่เคยเฮ็ด", "บ่เคย",         "ม่ายเคย",  "ไม่ได้ทำ",   "ไม่เคย",    "เพิ่งหัด",
      "never",   "not yet", "just started", "ทำครั้งแรก"};
  const std::string even = normalise(text);
  if (even.find_first_of("0123456789") != std::string::npos) return false;
  return std::any_of(kNever.begin(), kNever.end(),
                     [&](std::string_view words) { return even.find(words) != std::string::npos; });
}

}  // namespace sammachip

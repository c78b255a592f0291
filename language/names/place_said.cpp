#include "language/names/place_said.h"

#include <algorithm>

#include "language/letters/normalise.h"
#include "language/names/person_name.h"
#include "language/names/titles.h"

namespace sammachip {

namespace {

void cut_out(std::string& text, std::string_view words) {
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words)) {
    text.erase(at, words.size());
  }
}

std::string trimmed_place(std::string text) {
  while (text.starts_with(' ')) text.erase(0, 1);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace

PlaceSaid read_place_said(std::string_view words) {
  PlaceSaid place;
  std::string text = normalise(without_politeness(words));
  for (const std::string_view mark : {"หมู่ที่", "หมู่บ้าน", "หมู่", "ม."}) {
    const auto at = text.find(mark);
    if (at == std::string::npos) continue;
    std::size_t end = at + mark.size();
    while (end < text.size() && text[end] == ' ') ++end;
    const std::size_t digits = end;
    int moo = 0;
    while (end < text.size() && end < digits + 3 && text[end] >= '0' && text[end] <= '9') {
      moo = moo * 10 + (text[end++] - '0');
    }
    if (end > digits) place.moo = moo;
    text.replace(at, end - at, " ");
  }
  for (const std::string_view mark : {"ตำบล", "ต."}) {
    const auto at = text.find(mark);
    if (at == std::string::npos) continue;
    place.tambon = trimmed_place(text.substr(at + mark.size()));
    text.erase(at);
  }
  for (const std::string_view mark : {"ผมอยู่", "หนูอยู่", "ฉันอยู่", "อยู่ที่", "อยู่", "ชื่อ"})
    cut_out(text, mark);
  text = trimmed_place(text);
  if (text.starts_with(kBeforeVillage) && text.size() > kBeforeVillage.size() + 3) {
    text = trimmed_place(text.substr(kBeforeVillage.size()));
  }
  if (const auto space = text.find(' '); space != std::string::npos && place.tambon.empty()) {
    place.tambon = trimmed_place(text.substr(space));
    text.resize(space);
  }
  place.name = std::move(text);
  return place;
}

std::string without_before_village(const std::string& name) {
  return name.starts_with(kBeforeVillage) ? name.substr(kBeforeVillage.size()) : name;
}

bool says_no_code(std::string_view text) {
  constexpr std::string_view none[] = {"ไม่มี", "ไม่ได้", "ไม่รู้", "ไม่ทราบ", "หาย", "ลืม", "บ่มี", "ไม่เห็น"};
  const std::string even = normalise(text);
  return std::any_of(std::begin(none), std::end(none),
                     [&](std::string_view word) { return even.find(word) != std::string::npos; });
}

bool says_where_to(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos ||
         text.find("ไปอยู่") != std::string_view::npos;
}

}  // namespace sammachip

#include "language/names/house_number_said.h"

#include <array>

#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/tokens.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostDigits = 5;

bool is_too_long(std::string_view number) {
  return number.substr(0, number.find('/')).size() > kMostDigits;
}

// "78 ทับ 1" is written "78/1".
std::string with_slashes(std::string text) {
  constexpr std::string_view over = "ทับ";
  for (auto at = text.find(over); at != std::string::npos; at = text.find(over)) {
    text.replace(at, over.size(), "/");
  }
  return text;
}

// Takes the number of the village out, so that the door's is the first left.
std::string without_village(std::string text) {
  constexpr std::array<std::string_view, 6> kVillage = {"หมู่ที่", "หมู่บ้าน", "หมู่", "ม.", "moo", "ซอย"};
  for (const auto mark : kVillage) {
    const auto at = text.find(mark);
    if (at == std::string::npos) continue;
    std::size_t end = at + mark.size();
    while (end < text.size() && text[end] == ' ') ++end;
    const std::size_t digits = end;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > digits) return without_village(text.erase(at, end - at).insert(at, " "));
  }
  return text;
}

std::string after_its_mark(std::string_view even) {
  for (const std::string_view mark : {"เลขที่", "บ้านเลข", "หลังที่", "house no", "house"}) {
    const auto at = even.find(mark);
    if (at == std::string_view::npos) continue;
    std::string number = house_number_of(even.substr(at + mark.size()));
    if (!number.empty()) return number;
  }
  return {};
}

}  // namespace

std::string house_number_said(std::string_view text) {
  const std::string even = without_village(with_slashes(normalise(text)));
  std::string number = after_its_mark(even);
  if (number.empty()) number = house_number_of(even);
  return is_too_long(number) ? std::string() : number;
}

std::string house_number_made_known(std::string_view text) {
  const std::string even = without_village(with_slashes(normalise(text)));
  std::string number = after_its_mark(even);
  if (!number.empty()) return is_too_long(number) ? std::string() : number;
  for (const Token& token : cut(even)) {
    if (token.word == Word::kHouseShape) return house_number_said(text);
  }
  return {};
}

}  // namespace sammachip

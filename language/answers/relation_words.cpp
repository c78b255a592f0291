#include "language/answers/relation_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/answers/answers.h"
#include "language/letters/normalise.h"

namespace sammachip {

namespace {

constexpr std::array<std::string_view, 12> kHeads = {
    "หัวหน้าบ้าน", "หัวหน้าครอบครัว", "หัวหน้าครัวเรือน", "หัวหน้า", "เจ้าบ้าน",    "เจ้าของบ้าน",
    "เจ้าของ",   "head",         "householder",  "owner", "หัวหน้าเฮือน", "หัวบ้าน"};
constexpr std::array<std::string_view, 44> kMembers = {
    "คนในบ้าน", "สมาชิก",   "อยู่บ้านนี้",  "อยู่ในบ้าน",  "อยู่ด้วย",  "ลูกสาว",  "ลูกชาย",  "ลูกสะใภ้", "ลูกเขย",
    "ลูก",      "หลานสาว", "หลานชาย", "หลาน",     "เหลน",   "เมีย",    "ภรรยา",  "ภริยา",   "ผัว",
    "สามี",     "แฟน",     "แม่บ้าน",   "พ่อบ้าน",    "แม่ยาย",  "แม่",     "พ่อ",     "ยาย",    "พี่สาว",
    "พี่ชาย",    "พี่",       "น้องสาว",  "น้องชาย",   "น้อง",    "สะใภ้",   "เขย",    "ญาติ",    "คนบ้านนี้",
    "wife",    "husband", "son",     "daughter", "mother", "father", "member", "child"};
constexpr std::array<std::string_view, 16> kHelpers = {
    "มาช่วย", "ช่วยจด", "ช่วยส่ง",   "ช่วยกรอก", "ช่วยลง",  "จดแทน", "จดให้",      "ส่งแทน",
    "ส่งให้",  "ทำแทน", "เพื่อนบ้าน", "คนนอก",   "helper", "help",  "neighbour", "ช่วย"};
constexpr std::array<std::string_view, 4> kDenials = {"ไม่ใช่", "บ่แม่น", "ไม่ได้เป็น", "not"};

template <std::size_t kSize>
std::size_t first_of(const std::string& text, const std::array<std::string_view, kSize>& words) {
  std::size_t first = std::string::npos;
  for (const auto word : words) {
    const std::size_t at = text.find(word);
    if (at < first && contains_keyword(text, word)) first = at;
  }
  return first;
}

}  // namespace

std::string_view relation_in(std::string_view text) {
  constexpr std::size_t none = std::string::npos;
  const std::string even = normalise(text);
  const std::size_t head = first_of(even, kHeads);
  const std::size_t member = first_of(even, kMembers);
  const std::size_t helper = first_of(even, kHelpers);
  const bool is_denied = std::any_of(kDenials.begin(), kDenials.end(), [&](std::string_view word) {
    return even.find(word) != none;
  });
  if (is_denied) return {};
  if (helper != none) return head == none && member == none ? "helper" : std::string_view();
  // "ลูกของหัวหน้าบ้าน" is one of the house; "หัวหน้าบ้าน มีลูกสอง" heads it.
  if (head != none && head < member) return "head";
  return member != none ? "member" : std::string_view();
}

}  // namespace sammachip

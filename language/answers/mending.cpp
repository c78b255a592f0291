#include "language/answers/mending.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"

namespace sammachip {

namespace {

using MendingWords = std::set<std::string, std::less<>>;

constexpr std::int64_t kSatangPerBaht = 100;
constexpr std::size_t kMostFigureDigits = 9;

// As bare_words() leaves them; said alone they are about what was just written.
const MendingWords& words_of_wrong() {
  static const MendingWords kWords{
      "ผิด",       "เลขผิด",     "ตัวเลขผิด",  "พิมพ์ผิด",       "พิมผิด",    "พิมพ์ผิดไป",    "จดผิด",
      "ส่งผิด",     "กดผิด",      "ใส่ผิด",     "ยอดผิด",       "เงินผิด",   "จำนวนผิด",    "ผิดๆ",
      "ผิดแล้ว",    "ผิดไป",      "ผิดจ้า",     "บอกผิด",       "แจ้งผิด",   "ลงผิด",       "นับผิด",
      "เลขไม่ถูก",  "ตัวเลขไม่ถูก", "ยอดไม่ถูก",  "จำนวนไม่ถูก",   "เมื่อกี้ผิด",  "อันเมื่อกี้ผิด",   "เมื่อกี้พิมพ์ผิด",
      "เมื่อกี้ส่งผิด", "ส่งยอดผิด",   "พิมพ์เลขผิด", "ส่งเลขผิด",     "ใส่เลขผิด", "เขียนผิด",     "จดเลขผิด",
      "ไม่ใช่ยอดนี้", "ไม่ใช่เลขนี้",  "ยอดนี้ผิด",   "เลขนี้ผิด",      "อันนี้ผิด",   "ผิดยอด",      "ผิดเลข",
      "ผิดๆๆ",     "wrong",     "typo",     "wrongnumber", "mistake", "พิมพ์ตัวเลขผิด", "ใส่ตัวเลขผิด",
      "ส่งตัวเลขผิด"};
  return kWords;
}

// These answer many a question, and speak of a figure only right after it.
const MendingWords& words_of_no() {
  static const MendingWords kWords{"ไม่ใช่", "ไม่ถูก", "ไม่ช่าย", "มั่ยช่าย", "ไม่ถูกต้อง", "ผิดหมด", "ไม่ใช่แล้ว"};
  return kWords;
}

const MendingWords& words_of_deleting() {
  static const MendingWords kWords{
      "ลบ",           "ลบออก",         "ลบทิ้ง",        "ลบยอด",        "ลบยอดนี้",       "ลบอันนี้",
      "ลบเมื่อกี้",       "ลบอันเมื่อกี้",      "ลบยอดเมื่อกี้",   "ลบที่ส่งเมื่อกี้",    "ลบล่าสุด",       "ลบอันล่าสุด",
      "ลบยอดล่าสุด",    "ลบรายการ",      "ลบรายการนี้",   "ลบรายการล่าสุด", "ลบรายการเมื่อกี้", "ลบที่ส่งไป",
      "ลบที",          "ขอลบ",          "ขอลบยอด",     "ขอลบอันเมื่อกี้",   "ขอลบยอดเมื่อกี้",  "ขอลบยอดล่าสุด",
      "ลบให้หน่อย",     "ช่วยลบ",         "ช่วยลบให้หน่อย", "ลบให้ที",        "ลบออกให้หน่อย",  "เอาออก",
      "เอาอันเมื่อกี้ออก", "เอายอดเมื่อกี้ออก", "เอายอดนี้ออก",  "ไม่เอายอดนี้",    "ไม่เอายอดเมื่อกี้", "ยกเลิกยอด",
      "ยกเลิกยอดนี้",    "ยกเลิกยอดเมื่อกี้",  "ยกเลิกอันเมื่อกี้", "ยกเลิกยอดล่าสุด", "ยกเลิกรายการ",  "ลบยอดออก",
      "ลบอันเมื่อกี้ออก",  "ลบเลขเมื่อกี้",     "ลบตัวเลขเมื่อกี้", "ลบข้อความเมื่อกี้", "ลบยอดทิ้ง",      "deletelast",
      "ลบเลย",        "ลบไปเลย",       "ลบๆ",         "undo",         "ลบยอดที่ส่ง",     "ลบยอดที่ส่งไป"};
  return kWords;
}

// What may stand before any of them, a sigh or an excuse.
constexpr std::array<std::string_view, 16> kSighs = {
    "ขอโทษที", "ขอโทษ", "โทษที", "โทษๆ", "เอ้ย",    "เอ๊ย",  "เฮ้ย",   "อุ๊ย",
    "อุ้ย",     "เอ๊ะ",   "เอ้า",  "อ้าว",  "ตายแล้ว", "เดี๋ยว", "sorry", "oops"};

std::string without_sigh(std::string words) {
  for (bool is_shorter = true; is_shorter;) {
    is_shorter = false;
    for (const auto sigh : kSighs) {
      if (words.size() <= sigh.size() || !words.starts_with(sigh)) continue;
      words.erase(0, sigh.size());
      is_shorter = true;
    }
  }
  return words;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "ลุงแกจดผิด ลบ 800 ออก", but not "ขาย 500 หักลบ 200": there something is taken off a figure.
bool deletes_a_figure(std::string_view words, const std::vector<std::int64_t>& figures) {
  if (figures.size() != 1) return false;
  if (has_any(words, {"หักลบ", "ติดลบ", "ไม่ลบ", "ลบทุน", "ลบต้นทุน", "ลบค่า", "อย่าลบ"})) return false;
  const bool is_told = words.starts_with("ลบ") || words.starts_with("ขอลบ") ||
                       words.starts_with("ช่วยลบ") || words.starts_with("ยกเลิกยอด");
  const bool is_beside_a_slip = has_any(words, {"ผิด"}) && has_any(words, {"ลบ", "เอาออก", "ยกเลิก"});
  return is_told || is_beside_a_slip || (has_any(words, {"ลบ"}) && has_any(words, {"ออก", "ทิ้ง"}));
}

// How a figure that follows is said to take the place of another one.
std::optional<Mending> other_figure(std::string_view words, const AmountReading& reading) {
  const bool has_figure =
      reading.certainty == Certainty::kFigure ||
      std::ranges::any_of(reading.choices, [](std::int64_t satang) { return satang > 0; });
  if (!has_figure) return std::nullopt;
  const bool is_correction = reading.is_correction || reading.kind == AmountKind::kCorrection;
  const bool is_plain = has_any(words, {"แก้เป็น", "แก้ไขเป็น", "เปลี่ยนเป็น", "แก้ยอด", "ขอแก้", "พิมพ์ผิด",
                                        "พิมผิด", "จดผิด", "ส่งผิด", "กดผิด", "ใส่ผิด", "เลขผิด", "ยอดผิด",
                                        "ต่างหาก", "ที่ถูกคือ", "ที่ถูก", "ต้องเป็น"}) ||
                        (is_correction && begins_with_any(words, {"แก้", "ผิด"}));
  if (is_plain) return Mending{words.ends_with("ผิด") ? Mend::kWrong : Mend::kTo, false};
  if (words.ends_with("ผิด")) return Mending{Mend::kWrong, true};
  const bool is_perhaps =
      is_correction || (begins_with_any(words, {"เป็น", "เปน", "ไม่ใช่", "ไม่ช่าย", "มั่ยช่าย", "มิใช่"}) &&
                        !words.starts_with("เป็นเงิน"));
  return is_perhaps ? std::optional(Mending{Mend::kTo, true}) : std::nullopt;
}

}  // namespace

std::optional<Mending> mending_in(std::string_view text) {
  const std::string words = bare_words(text);
  const std::string bare = without_sigh(words);
  if (words_of_wrong().contains(bare)) return Mending{Mend::kWrong, false};
  if (words_of_no().contains(bare)) return Mending{Mend::kWrong, true};
  if (words_of_deleting().contains(bare)) return Mending{Mend::kDelete, false};
  if (read_which_of(text, {}) == WhichOf::kBoth) return Mending{Mend::kTogether, true};
  const std::vector<std::int64_t> figures = figures_named(text);
  if (deletes_a_figure(bare, figures)) {
    // "ลบ 200" alone may be a loss, too.
    return Mending{Mend::kDelete, !has_any(bare, {"ผิด", "ออก", "ทิ้ง"})};
  }
  return other_figure(bare, read_amount(text));
}

std::optional<std::int64_t> figure_instead(std::string_view text, std::int64_t old_satang) {
  const AmountReading reading = read_amount(text);
  std::vector<std::int64_t> others = reading.choices;
  if (reading.certainty == Certainty::kFigure) others = {reading.satang};
  std::erase_if(others, [&](std::int64_t satang) { return satang <= 0 || satang == old_satang; });
  return others.size() == 1 ? std::optional(others.front()) : std::nullopt;
}

std::vector<std::int64_t> figures_named(std::string_view text) {
  std::string even = normalise(text);
  std::erase(even, ',');
  std::vector<std::int64_t> figures;
  for (std::size_t at = 0; at < even.size();) {
    if (!is_digit(even[at])) {
      ++at;
      continue;
    }
    const auto end =
        std::find_if_not(even.begin() + static_cast<std::ptrdiff_t>(at), even.end(), is_digit);
    const std::string digits(even.begin() + static_cast<std::ptrdiff_t>(at), end);
    at += digits.size();
    if (digits.size() <= kMostFigureDigits) figures.push_back(std::stoll(digits) * kSatangPerBaht);
  }
  return figures;
}

}  // namespace sammachip

#include "language/lists/house_list.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "language/letters/bytes.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t kLeastUnknown = 2;  // Letters of a word that is asked about.
constexpr std::size_t kMostUnclear = 5;

constexpr std::array<std::string_view, 14> kAllThere = {
    "มาครบ", "มากันครบ", "ครบทุก",     "มาทุกบ้าน",  "มาทุกคน",    "มาหมด", "มากันหมด",
    "ทุกบ้าน", "ทุกคน",    "ไม่มีใครขาด", "ไม่มีคนขาด", "ไม่มีบ้านขาด", "ไม่ขาด", "ครบ"};
constexpr std::array<std::string_view, 4> kNoneThere = {"ไม่มีใครมา", "ไม่มีคนมา", "ไม่มาสัก",
                                                        "ไม่มาเลยสัก"};
constexpr std::array<std::string_view, 11> kMissing = {
    "ไม่ได้มา", "ไม่มา", "ไม่ครบ", "ไม่เห็น", "ไม่อยู่", "ติดธุระ", "ยกเว้น", "นอกจาก", "ขาด", "หาย", "เว้น"};
constexpr std::array<std::string_view, 2> kThere = {"มา", "อยู่"};
// Words that name nothing.
constexpr std::array<std::string_view, 34> kFillers = {
    "บ้านเลขที่", "เลขที่",  "บ้าน", "ครัวเรือน", "ครัว", "หลัง", "วันนี้", "กับ",   "และ", "ด้วย", "เหลือ",  "อีก",
    "แค่",      "เท่านั้น", "มี",   "ที่",       "คน",  "ราย", "ให้",  "แจก",  "ไป",  "แล้ว", "จำนวน", "นะ",
    "จ้า",      "จ้ะ",    "จ๊ะ",  "ครับ",     "ค่ะ",  "คะ",  "คือ",  "ได้แก่", "เลย", "ลา"};
// After a number these tell how many, not which.
constexpr std::array<std::string_view, 5> kCounters = {"ครัวเรือน", "ครัว", "บ้าน", "หลัง", "คน"};
constexpr std::array<std::string_view, 4> kTitles = {"นางสาว", "นาย", "นาง", "น.ส."};

// Blanks the first of the words that stands somewhere in `text`; whether one did.
bool blank_any(std::string& text, Words words) {
  bool is_found = false;
  for (const std::string_view word : words) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), word.size(), ' ');
      is_found = true;
    }
  }
  return is_found;
}

std::string first_name(std::string_view name) {
  for (const std::string_view title : kTitles) {
    if (!name.starts_with(title)) continue;
    const std::string_view untitled = trimmed_front(name.substr(title.size()));
    const bool is_title =
        !untitled.empty() && !leans_on_consonant(decode_character(untitled, 0).character);
    if (is_title) name = untitled;
    break;
  }
  return std::string(name.substr(0, name.find(' ')));
}

class Reading {
 public:
  Reading(std::string_view text, const std::vector<ListedHouse>& houses)
      : houses_(houses), text_(normalise(text)) {}

  HouseList read() {
    take_numbers();
    take_names();
    list_.said = what_is_said();
    take_rest();
    if (count_ && *count_ != list_.houses.size()) add_unclear(std::to_string(*count_));
    return std::move(list_);
  }

 private:
  void add_unclear(const std::string& what) {
    if (list_.unclear.size() < kMostUnclear) list_.unclear.push_back(what);
  }

  void add_house(std::size_t place) {
    if (std::find(list_.houses.begin(), list_.houses.end(), place) == list_.houses.end()) {
      list_.houses.push_back(place);
    }
  }

  void add_number(const std::string& number) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < houses_.size(); ++i) {
      if (!same_house_number(houses_[i].house_no, number)) continue;
      if (found) return add_unclear(number);
      found = i;
    }
    if (!found) return add_unclear(number);
    add_house(*found);
  }

  // "23/1" as a whole; everything taken is blanked.
  void take_numbers() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!is_digit(text_[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      const auto goes_on = [&](std::size_t at) {
        if (is_digit(text_[at])) return true;
        return text_[at] == '/' && at + 1 < text_.size() && is_digit(text_[at + 1]);
      };
      while (end < text_.size() && goes_on(end)) ++end;
      const std::string number = text_.substr(i, end - i);
      if (!take_count(i, end, number)) add_number(number);
      std::fill(text_.begin() + static_cast<std::ptrdiff_t>(i),
                text_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      i = end;
    }
  }

  // "2 บ้าน", unless it is "บ้านเลขที่ 2 บ้านสมใจ".
  bool take_count(std::size_t begin, std::size_t end, const std::string& number) {
    const std::string_view before(text_.data(), begin);
    const auto last = before.find_last_not_of(' ');
    if (last != std::string_view::npos && before.substr(0, last + 1).ends_with("เลขที่")) {
      return false;
    }
    const std::string_view behind = trimmed_front(std::string_view(text_).substr(end));
    const bool counts = std::any_of(kCounters.begin(), kCounters.end(), [&](auto counter) {
      return behind.starts_with(counter) && !behind.starts_with("บ้านเลขที่");
    });
    if (!counts || number.size() > 3 || number.find('/') != std::string::npos) return false;
    if (count_) return false;
    count_ = static_cast<std::size_t>(std::stoul(number));
    return true;
  }

  // Names as they are in the list: "สมใจ". One that two heads have is unclear.
  void take_names() {
    for (std::size_t i = 0; i < houses_.size(); ++i) {
      const std::string name = first_name(houses_[i].name);
      if (name.size() < 2 * std::string_view("ก").size()) continue;
      const auto at = text_.find(name);
      if (at == std::string::npos) continue;
      const auto others = std::count_if(houses_.begin(), houses_.end(), [&](const auto& other) {
        return first_name(other.name) == name;
      });
      if (others > 1) {
        take_shared_name(name, at);
      } else {
        add_house(i);
        text_.replace(at, name.size(), name.size(), ' ');
      }
    }
  }

  // A house's number beside the name tells which one is meant.
  void take_shared_name(const std::string& name, std::size_t at) {
    const bool is_told = std::any_of(list_.houses.begin(), list_.houses.end(), [&](auto place) {
      return first_name(houses_[place].name) == name;
    });
    if (!is_told) add_unclear(name);
    text_.replace(at, name.size(), name.size(), ' ');
  }

  SaidOfHouses what_is_said() {
    const bool is_none = blank_any(text_, kNoneThere);
    const bool is_all = blank_any(text_, kAllThere);
    const bool is_missing = blank_any(text_, kMissing);
    const bool is_there = blank_any(text_, kThere);
    if (is_none) return list_.houses.empty() ? SaidOfHouses::kNoneThere : SaidOfHouses::kMixed;
    if (is_all && list_.houses.empty() && !is_missing) return SaidOfHouses::kAllThere;
    // "มาครบ ขาด 12" names who is missing; "มาครบ 12 23" says nothing.
    if (is_all) return is_missing && !is_there ? SaidOfHouses::kMissing : SaidOfHouses::kMixed;
    if (is_missing) return is_there ? SaidOfHouses::kMixed : SaidOfHouses::kMissing;
    return is_there ? SaidOfHouses::kThere : SaidOfHouses::kNothing;
  }

  // What nobody knows is asked about, not passed over: it may be the name of a house.
  void take_rest() {
    blank_any(text_, kFillers);
    std::string word;
    std::size_t letters = 0;
    for (std::size_t i = 0; i <= text_.size();) {
      const bool is_end = i == text_.size() || text_[i] == ' ';
      if (is_end) {
        if (letters >= kLeastUnknown) add_unclear(word);
        word.clear();
        letters = 0;
        ++i;
        continue;
      }
      const auto [character, bytes] = decode_character(text_, i);
      const bool is_latin = (character | 0x20U) >= U'a' && (character | 0x20U) <= U'z';
      if (is_latin || is_thai_letter(character)) {
        append_character(word, character);
        if (is_latin || !leans_on_consonant(character)) ++letters;
      }
      i += bytes;
    }
  }

  const std::vector<ListedHouse>& houses_;
  std::string text_;  // What is taken is blanked.
  std::optional<std::size_t> count_;
  HouseList list_;
};

}  // namespace

HouseList read_house_list(std::string_view text, const std::vector<ListedHouse>& houses) {
  return Reading(text, houses).read();
}

}  // namespace sammachip

#include "language/lists/quantity.h"

#include <algorithm>
#include <array>

#include "language/letters/bytes.h"
#include "language/letters/normalise.h"
#include "language/names/polite_ends.h"

namespace sammachip {
namespace {

constexpr long long kThousand = 1000;
constexpr long long kMostMilli = 1'000'000 * kThousand;
constexpr std::string_view kHalf = "ครึ่ง";

// Words for one unit, and how many of the smallest of its kind it holds.
struct KnownUnit {
  std::string_view word;
  char kind;  // 'm': of mass, in grams; 'v': of volume, in millilitres.
  long long size;
};
constexpr std::array kKnownUnits = {
    KnownUnit{"กิโลกรัม", 'm', 1000},  KnownUnit{"กิโล", 'm', 1000}, KnownUnit{"กก.", 'm', 1000},
    KnownUnit{"กก", 'm', 1000},      KnownUnit{"โล", 'm', 1000},  KnownUnit{"kg", 'm', 1000},
    KnownUnit{"ขีด", 'm', 100},       KnownUnit{"กรัม", 'm', 1},    KnownUnit{"g", 'm', 1},
    KnownUnit{"ตัน", 'm', 1'000'000}, KnownUnit{"ลิตร", 'v', 1000}, KnownUnit{"มิลลิลิตร", 'v', 1},
    KnownUnit{"มล.", 'v', 1},        KnownUnit{"ซีซี", 'v', 1},     KnownUnit{"cc", 'v', 1},
    KnownUnit{"ml", 'v', 1},         KnownUnit{"l", 'v', 1000}};

const KnownUnit* known_unit(std::string_view unit) {
  const auto* found = std::find_if(kKnownUnits.begin(), kKnownUnits.end(),
                                   [&](const KnownUnit& known) { return known.word == unit; });
  return found == kKnownUnits.end() ? nullptr : found;
}

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

// "1,250.5" from `at` on, in thousandths, and past it; nothing beyond what is counted.
std::optional<long long> read_number(std::string_view text, std::size_t& at) {
  long long milli = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ','); ++at) {
    if (text[at] != ',') milli = milli * 10 + (text[at] - '0') * kThousand;
    if (milli > kMostMilli) return std::nullopt;
  }
  if (at + 1 >= text.size() || text[at] != '.' || !is_digit(text[at + 1])) return milli;
  long long worth = kThousand / 10;
  for (++at; at < text.size() && is_digit(text[at]); ++at, worth /= 10) {
    milli += (text[at] - '0') * worth;
  }
  return milli;
}

// Of "1/2" what follows the first number.
long long divided(std::string_view text, std::size_t& at, long long milli) {
  if (at + 1 >= text.size() || text[at] != '/' || !is_digit(text[at + 1])) return milli;
  const auto by = read_number(text, ++at);
  return by && *by > 0 ? milli * kThousand / *by : 0;
}

std::optional<Quantity> quantity_of(long long milli, std::string_view unit) {
  if (milli <= 0 || milli > kMostMilli) return std::nullopt;
  return Quantity{milli, std::string(without_spaces(unit))};
}

// "2 ใบค่ะ" is "2 ใบ", and "2 ค่ะ" is "2": a number is no word that would be left without its end.
std::string without_particles(std::string_view text) {
  constexpr std::string_view word = "ก ";
  std::string words = std::string(word).append(text);
  take_off_politeness(words);
  return words.size() < word.size() ? std::string() : words.substr(word.size());
}

// "ครึ่งกิโล", "กิโลครึ่ง".
std::optional<Quantity> half_of(std::string_view text) {
  const auto at = text.find(kHalf);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view before = without_spaces(text.substr(0, at));
  const std::string_view after = without_spaces(text.substr(at + kHalf.size()));
  if (after.empty() && !before.empty()) return quantity_of(kThousand * 3 / 2, before);
  return quantity_of(kThousand / 2, after);
}

constexpr std::array<std::string_view, 10> kSpoken = {"หนึ่ง", "สอง", "สาม", "สี่",   "ห้า",
                                                      "หก",  "เจ็ด", "แปด", "เก้า", "สิบ"};

// "สองถุง", "บ้านละหนึ่งกิโล".
std::optional<Quantity> spoken(std::string_view text) {
  for (const std::string_view lead : {"บ้านละ", "หลังละ", "คนละ"}) {
    if (text.starts_with(lead)) text = without_spaces(text.substr(lead.size()));
  }
  for (std::size_t i = 0; i < kSpoken.size(); ++i) {
    if (!text.starts_with(kSpoken[i])) continue;
    return quantity_of(static_cast<long long>(i + 1) * kThousand, text.substr(kSpoken[i].size()));
  }
  return half_of(text);
}

}  // namespace

std::optional<Quantity> read_quantity(std::string_view text) {
  const std::string whole = without_particles(normalise(text));
  std::size_t at = std::find_if(whole.begin(), whole.end(), is_digit) - whole.begin();
  if (at == whole.size()) return spoken(whole);
  auto milli = read_number(whole, at);
  if (!milli) return std::nullopt;
  milli = divided(whole, at, *milli);
  std::string_view unit = without_spaces(std::string_view(whole).substr(at));
  if (unit.ends_with(kHalf)) {
    unit.remove_suffix(kHalf.size());
    *milli += kThousand / 2;
  }
  const bool has_another = std::any_of(unit.begin(), unit.end(), is_digit);
  return has_another ? std::nullopt : quantity_of(*milli, unit);
}

std::optional<long long> milli_in_unit(const Quantity& quantity, std::string_view unit) {
  if (quantity.unit.empty() || quantity.unit == unit) return quantity.milli;
  const KnownUnit* from = known_unit(quantity.unit);
  const KnownUnit* to = known_unit(without_spaces(unit));
  if (from == nullptr || to == nullptr || from->kind != to->kind) return std::nullopt;
  return quantity.milli * from->size / to->size;
}

std::string quantity_text(const Quantity& quantity) {
  std::string text = std::to_string(quantity.milli / kThousand);
  if (const long long part = quantity.milli % kThousand; part != 0) {
    std::string digits = std::to_string(kThousand + part).substr(1);
    while (digits.back() == '0') digits.pop_back();
    text += "." + digits;
  }
  return quantity.unit.empty() ? text : text + " " + quantity.unit;
}

}  // namespace sammachip

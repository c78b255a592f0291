#include "language/dates/clock_time.h"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>

#include "language/letters/normalise.h"

namespace sammachip {
namespace {

struct NumberWord {
  std::string_view word;
  int value;
};
// Longest first where one begins with another.
constexpr std::array<NumberWord, 12> kNumberWords = {{{"สิบเอ็ด", 11},
                                                      {"สิบสอง", 12},
                                                      {"สิบ", 10},
                                                      {"หนึ่ง", 1},
                                                      {"สอง", 2},
                                                      {"สาม", 3},
                                                      {"สี่", 4},
                                                      {"ห้า", 5},
                                                      {"หก", 6},
                                                      {"เจ็ด", 7},
                                                      {"แปด", 8},
                                                      {"เก้า", 9}}};
// What may stand before a time and tells nothing.
constexpr std::array<std::string_view, 8> kTimeLeads = {"เวลา", "ประมาณ", "ราวๆ", "ราว",
                                                        "สัก",   "ตั้งแต่",   "เริ่ม",  "ตอน"};

// What is still to be read.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) { skip_spaces(); }
  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    skip_spaces();
    return true;
  }
  // A number in digits or words.
  std::optional<int> take_number() {
    if (const auto digits = take_digits()) return digits;
    for (const auto& [word, value] : kNumberWords) {
      if (take(word)) return value;
    }
    return std::nullopt;
  }
  // At most two digits, with nothing of a longer number behind.
  std::optional<int> take_digits() {
    std::size_t end = 0;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    if (end == 0 || end > 2) return std::nullopt;
    int value = 0;
    for (const char digit : text_.substr(0, end)) value = value * 10 + (digit - '0');
    text_.remove_prefix(end);
    skip_spaces();
    return value;
  }
  bool is_empty() const { return text_.empty(); }
  std::string_view text() const { return text_; }
  void drop_character() {
    do {
      text_.remove_prefix(1);
    } while (!text_.empty() && (static_cast<unsigned char>(text_.front()) & 0xC0U) == 0x80U);
    skip_spaces();
  }

 private:
  void skip_spaces() {
    while (text_.starts_with(' ')) text_.remove_prefix(1);
  }
  std::string_view text_;
};

ClockReading at(int hour, int minute) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return {Certainty::kFigure, two(hour) + ":" + two(minute), {}};
}

ClockReading either(int hour, int other_hour, int minute) {
  return {Certainty::kAmbiguous, {}, {at(hour, minute).time, at(other_hour, minute).time}};
}

// "ครึ่ง", "15 นาที", or none.
int minute_after(Rest& rest) {
  if (rest.take("ครึ่ง")) return 30;
  Rest looked = rest;
  const auto minute = looked.take_number();
  if (!minute) return 0;
  // "9 โมง 2 วัน" says nothing about minutes.
  if (!looked.take("นาที") && !looked.is_empty() && !looked.take("น.")) return 0;
  rest = looked;
  return *minute;
}

enum class DayPart { kNone, kMorning, kAfternoon, kEvening };

DayPart take_part(Rest& rest) {
  if (rest.take("เช้า")) return DayPart::kMorning;
  if (rest.take("บ่าย")) return DayPart::kAfternoon;
  if (rest.take("เย็น") || rest.take("ค่ำ")) return DayPart::kEvening;
  return DayPart::kNone;
}

// `hour` โมง. Morning hours were counted from six o'clock once: "3 โมงเช้า" is nine.
ClockReading of_mong(int hour, DayPart part, int minute) {
  if (hour < 1 || hour > 12) return {};
  if (part == DayPart::kMorning) return at(hour < 6 ? hour + 6 : hour, minute);
  if (part == DayPart::kAfternoon || part == DayPart::kEvening) {
    return hour <= 6 ? at(hour + 12, minute) : ClockReading{};
  }
  if (hour >= 7) return at(hour, minute);
  return hour == 6 ? either(6, 18, minute) : either(hour + 6, hour + 12, minute);
}

ClockReading afternoon(Rest& rest) {
  if (rest.take("โมง")) return at(13, minute_after(rest));
  const auto hour = rest.take_number();
  if (!hour || *hour < 1 || *hour > 5) return {};
  if (rest.take(".") || rest.take(":")) return at(*hour + 12, rest.take_digits().value_or(60));
  rest.take("โมง");
  return at(*hour + 12, minute_after(rest));
}

// A bare "9", or "9.30" with what stands around it.
ClockReading on_the_clock(int hour, int minute, bool is_exact, DayPart part) {
  if (part == DayPart::kAfternoon || part == DayPart::kEvening) {
    return at(hour < 12 ? hour + 12 : hour, minute);
  }
  if (is_exact || part == DayPart::kMorning || hour == 0 || hour > 6) return at(hour, minute);
  return either(hour, hour + 12, minute);
}

// A time whose number comes first. `part`: said before it ("เช้า 8 โมง").
ClockReading after_number(Rest& rest, DayPart part) {
  const bool has_zero = rest.text().starts_with('0');
  const auto hour = rest.take_number();
  if (!hour) return {};
  if (rest.take("โมง")) {
    if (const DayPart said = take_part(rest); said != DayPart::kNone) part = said;
    return of_mong(*hour, part, minute_after(rest));
  }
  if (rest.take("ทุ่ม")) {
    return *hour >= 1 && *hour <= 5 ? at(*hour + 18, minute_after(rest)) : ClockReading{};
  }
  const bool has_minutes = rest.take(":") || rest.take(".");
  const auto minute = has_minutes ? rest.take_digits() : std::optional(0);
  if (!minute) return {};
  const bool is_official = rest.take("น.") || rest.take("นาฬิกา") || rest.text() == "น";
  // A number that counts something else is no time.
  if (!has_minutes && !is_official && !rest.is_empty() && part == DayPart::kNone) return {};
  return on_the_clock(*hour, *minute, is_official || has_zero, part);
}

ClockReading read_here(Rest& rest) {
  if (rest.take("เที่ยงคืน")) return at(0, minute_after(rest));
  if (rest.take("เที่ยง")) {
    rest.take("วัน");
    rest.take("ตรง");
    return at(12, minute_after(rest));
  }
  if (rest.take("บ่าย")) return afternoon(rest);
  if (rest.take("ทุ่ม")) return at(19, minute_after(rest));
  if (rest.take("โมงเช้า")) return at(7, minute_after(rest));
  if (rest.take("ตี")) {
    const auto hour = rest.take_number();
    return hour && *hour >= 1 && *hour <= 5 ? at(*hour, minute_after(rest)) : ClockReading{};
  }
  return after_number(rest, take_part(rest));
}

}  // namespace

ClockReading read_clock_time(std::string_view text) {
  const std::string whole = normalise(text);
  for (Rest rest(whole); !rest.is_empty(); rest.drop_character()) {
    for (const auto lead : kTimeLeads) rest.take(lead);
    Rest here = rest;
    ClockReading reading = read_here(here);
    if (reading.certainty != Certainty::kNone) return reading;
    // What is one thing is not looked into: "2560" holds no "60".
    while (!rest.is_empty() && rest.text().front() >= '0' && rest.text().front() <= '9') {
      rest.drop_character();
    }
    if (rest.is_empty()) break;
  }
  return {};
}

namespace {

// A time with a word that says so; what stands around it is the place.
const std::regex& clock_words() {
  static const std::string number =
      "([0-9]{1,2}([.:][0-9]{2})?|สิบเอ็ด|สิบสอง|สิบ|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)";
  static const std::regex words(
      "(เวลา|ตอน|ประมาณ|เริ่ม)?\\s*(บ่าย\\s*" + number + "\\s*(โมง)?|บ่ายโมง|" + number +
      "\\s*(โมง\\s*(เช้า|เย็น)?|ทุ่ม|นาฬิกา|น\\.)|[0-9]{1,2}[.:][0-9]{2}(?![0-9])|ตี\\s*" + number +
      "|เที่ยงวัน|เที่ยงตรง|เที่ยง(?=\\s|$))(\\s*ครึ่ง)?");
  return words;
}

constexpr std::array<std::string_view, 14> kPlaces = {
    "ศาลา", "บ้าน", "วัด",      "โรงเรียน", "หมู่",      "ห้อง",   "อบต",
    "ลาน",  "โดม", "สำนักงาน", "ที่ทำการ",  "หอประชุม", "อาคาร", "มัสยิด"};
constexpr std::size_t kMostPlaceBytes = 600;  // A longer text is none; std::regex recurses on it.

}  // namespace

PlaceAndTime read_place_and_time(std::string_view text) {
  const std::string whole = normalise(text);
  std::smatch found;
  if (whole.size() > kMostPlaceBytes || !std::regex_search(whole, found, clock_words())) {
    return {std::string(text), {}};
  }
  const ClockReading reading = read_clock_time(found.str());
  const std::string place = normalise(found.prefix().str() + " " + found.suffix().str());
  const bool has_letter = std::any_of(place.begin(), place.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80U || (c >= 'a' && c <= 'z');
  });
  return {has_letter ? place : std::string(), reading.time};
}

bool is_place_without_time(std::string_view text) {
  const std::string whole = normalise(text);
  const bool names_place = std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view word) {
    return whole.find(word) != std::string::npos;
  });
  return names_place && whole.size() <= kMostPlaceBytes && !std::regex_search(whole, clock_words());
}

}  // namespace sammachip

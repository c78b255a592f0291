#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "language/amounts/amount.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

const char* const kDigits[] = {"ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
const char* const kUnits[] = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};

// Written Thai below a million, as on a cheque.
std::string spelled_below_million(int number, bool has_more_before) {
  std::string words;
  int unit = 100'000;
  for (int place = 5; place >= 0; --place, unit /= 10) {
    const int digit = number / unit % 10;
    if (digit == 0) continue;
    if (place == 1 && digit == 1) {
      words += kUnits[1];
    } else if (place == 1 && digit == 2) {
      words += "ยี่สิบ";
    } else if (place == 0 && digit == 1 && (number > 1 || has_more_before)) {
      words += "เอ็ด";
    } else {
      words += std::string(kDigits[digit]) + kUnits[place];
    }
  }
  return words;
}

std::string spelled(int number) {
  if (number == 0) return kDigits[0];
  const int millions = number / 1'000'000;
  std::string words = millions > 0 ? spelled_below_million(millions, false) + "ล้าน" : "";
  return words + spelled_below_million(number % 1'000'000, millions > 0);
}

std::string grouped(int number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

std::string in_thai_digits(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (byte < '0' || byte > '9') {
      result += byte;
    } else {
      result += "\xE0\xB9";
      result += static_cast<char>(0x90 + (byte - '0'));
    }
  }
  return result;
}

// A digit right after ร้อย or more is said and written differently: 3,005 and สามพันห้า.
bool has_lone_last_digit(int number) {
  return number < 10 || (number % 10 > 1 && number / 10 % 10 == 0);
}

bool looks_like_laughter(int number) {
  const std::string digits = std::to_string(number);
  return digits.size() >= 3 && digits.find_first_not_of('5') == std::string::npos;
}

std::vector<int> sample() {
  std::vector<int> numbers;
  for (int n = 0; n <= 3'000; ++n) numbers.push_back(n);
  for (int unit = 10; unit <= 10'000'000; unit *= 10) {
    for (const int n : {unit - 1, unit, unit + 1, unit + 5, unit * 3 / 2, unit * 5 - 1}) {
      if (n <= 10'000'000) numbers.push_back(n);
    }
  }
  std::mt19937 random(20'170'614);
  for (const int limit : {10'000, 100'000, 1'000'000, 10'000'000}) {
    std::uniform_int_distribution<int> any(0, limit);
    for (int i = 0; i < 1'500; ++i) numbers.push_back(any(random));
  }
  return numbers;
}

void check(const std::string& text, int number) {
  const std::string line = amount_line(read_amount(text));
  if (line != std::to_string(number)) FAIL_CHECK(text << " was read as " << line);
}

TEST_CASE("A number written in any one way is read back as itself") {
  for (const int number : sample()) {
    const std::string words = spelled(number);
    check(words + "บาทถ้วน", number);
    check("ได้" + words + "บาทถ้วนค่ะ", number);
    if (!has_lone_last_digit(number)) {
      check(words + "บาท", number);
      check("ขายได้ " + words + " บาทครับ", number);
      if (number != 0 && number != 101) check(words, number);
    }
    const std::string digits = std::to_string(number);
    check(digits + " บาท", number);
    check("ได้" + in_thai_digits(digits) + "บาทจ้า", number);
    if (!looks_like_laughter(number)) check(digits, number);
    const bool may_be_list = number >= 100'000 && number < 1'000'000 && number % 1'000 != 0;
    if (!may_be_list) {
      check(grouped(number) + " บาท", number);
      check(in_thai_digits(grouped(number)) + ".-", number);
    }
  }
}

std::vector<std::string> letters_of(const std::string& text) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_character(text, at);
    letters.push_back(text.substr(at, decoded.bytes));
    at += decoded.bytes;
  }
  return letters;
}

// One letter left out, doubled, or in the place of the one before it.
std::vector<std::string> with_one_slip(const std::string& text) {
  std::vector<std::vector<std::string>> slips;
  const std::vector<std::string> letters = letters_of(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    slips.insert(slips.end(), 2, letters);
    slips.back().erase(slips.back().begin() + at);
    (slips.end() - 2)->insert((slips.end() - 2)->begin() + at, letters[i]);
    if (i == 0) continue;
    slips.push_back(letters);
    std::swap(slips.back()[i], slips.back()[i - 1]);
  }
  std::vector<std::string> texts;
  for (const auto& slip : slips) {
    std::string joined;
    for (const auto& letter : slip) joined += letter;
    texts.push_back(joined);
  }
  return texts;
}

// "สิ" is a particle, and "บาม" is how some write "บาท".
bool says_something_else(const std::string& text) {
  return text.ends_with("สิ") || text.ends_with("บาม");
}

TEST_CASE("A slip in a spoken number never makes another figure of it") {
  for (int number = 10; number < 20'000; number += number < 120 ? 1 : number / 9) {
    const std::string words = spelled(number);
    const AmountReading whole = read_amount(words);
    if (whole.certainty != Certainty::kFigure) continue;
    for (const auto& slip : with_one_slip(words)) {
      const AmountReading read = read_amount(slip);
      const bool is_other = read.certainty == Certainty::kFigure && read.satang != whole.satang;
      if (is_other && !says_something_else(slip)) {
        FAIL_CHECK(slip << " for " << words << " was read as " << amount_line(read));
      }
    }
  }
}

TEST_CASE("Digits and unit words mixed are read as speech means them") {
  for (int thousands = 1; thousands <= 9; ++thousands) {
    const std::string head = std::to_string(thousands) + " พัน";
    check(head, thousands * 1'000);
    for (int rest = 100; rest < 1'000; rest += 7) {
      const std::string gap = rest == 555 ? "" : " ";  // " 555" may be laughter.
      check(head + gap + std::to_string(rest), thousands * 1'000 + rest);
    }
    for (int digit = 2; digit <= 9; ++digit) {
      const std::string next = std::to_string(digit);
      check(head + next, thousands * 1'000 + digit * 100);
      check(head + next + "ร้อย", thousands * 1'000 + digit * 100);
      check(head + " " + next + " ร้อย 50", thousands * 1'000 + digit * 100 + 50);
      check(std::to_string(thousands) + "." + next + " หมื่น", thousands * 10'000 + digit * 1'000);
      check(std::to_string(thousands) + "." + next + "k", thousands * 1'000 + digit * 100);
    }
  }
}

TEST_CASE("A bare last digit after a unit is of the next lower unit, and is said back") {
  for (int unit = 3; unit <= 5; ++unit) {
    int worth = 1;
    for (int i = 0; i < unit; ++i) worth *= 10;
    for (int digit = 2; digit <= 9; ++digit) {
      for (int count = 2; count <= 9; ++count) {
        const std::string text = std::string(kDigits[count]) + kUnits[unit] + kDigits[digit];
        check(text, count * worth + digit * worth / 10);
        CHECK(read_amount(text).kind == AmountKind::kEllipsis);
        CHECK(amount_line(read_amount(text + "บาท")) == "AMBIGUOUS");
        check(text + "บาทถ้วน", count * worth + digit);
      }
    }
  }
}

TEST_CASE("A digit after ร้อย could be ones or tens, so both are offered") {
  for (int digit = 2; digit <= 9; ++digit) {
    const AmountReading reading = read_amount(std::string("สามร้อย") + kDigits[digit]);
    CHECK(reading.certainty == Certainty::kAmbiguous);
    CHECK(reading.choices ==
          std::vector<std::int64_t>{(300 + digit) * 100, (300 + digit * 10) * 100});
  }
}

// What messages are made of, good bytes and bad.
const std::string kMessageParts[] = {"สาม",
                                     "ร้อย",
                                     "พัน",
                                     "ล้าน",
                                     "หมื่น",
                                     "ห้า",
                                     "เอ็ด",
                                     "สิบ",
                                     "ยี่สิบ",
                                     "ครึ่ง",
                                     "นึง",
                                     "บาท",
                                     " ",
                                     "5",
                                     "300",
                                     "1,250",
                                     ".",
                                     ",",
                                     "-",
                                     "+",
                                     "=",
                                     "x",
                                     "ละ",
                                     "กิโล",
                                     "วัน",
                                     "ได้",
                                     "ขาย",
                                     "ไม่",
                                     "รวม",
                                     "ถึง",
                                     "กว่า",
                                     "ทุน",
                                     "กำไร",
                                     "ขาดทุน",
                                     "\xE0",
                                     "\xB8",
                                     "\xFF",
                                     "k",
                                     "555",
                                     "ๆ",
                                     "ผัก",
                                     "มิ.ย.",
                                     "น.",
                                     "ที่",
                                     "แบงค์",
                                     "สตางค์",
                                     "99999999999999999999",
                                     "/",
                                     "0",
                                     "จุด",
                                     "แบงค์ม่วง",
                                     "ใบ",
                                     "เหรียญ",
                                     "ศูนย์",
                                     "ไม่ใช่",
                                     "เป็น",
                                     "จาก",
                                     "แก้",
                                     "แปก",
                                     "สิป",
                                     "สลึง",
                                     "*1*2#",
                                     "a.bc/",
                                     "ประมาณ"};

TEST_CASE("Whatever the bytes, a reading keeps its promises") {
  std::mt19937 random(5);
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (auto i = random() % 9; i > 0; --i)
      text += kMessageParts[random() % std::size(kMessageParts)];
    const AmountReading reading = read_amount(text);
    INFO(text);
    REQUIRE(std::abs(reading.satang) <= kLargestAmountSatang);
    REQUIRE(reading.choices.size() <= 4);
    REQUIRE(std::is_sorted(reading.choices.begin(), reading.choices.end()));
    if (reading.certainty != Certainty::kFigure) REQUIRE(reading.satang == 0);
    if (reading.certainty != Certainty::kAmbiguous) REQUIRE(reading.choices.empty());
    if (!reading.items.empty() && reading.certainty == Certainty::kFigure) {
      std::int64_t sum = 0;
      for (const AmountItem& item : reading.items) sum += item.satang;
      REQUIRE(sum == reading.satang);
    }
  }
}

TEST_CASE("A message as long as LINE allows, and longer, is read in time") {
  for (const char* part : {"300 ", "สาม", "ร้อย", "5-", "ละ", "ก", "1-", "12/6/60 ", "ถึง3", "เ",
                           "a.", "*1", "สองค่ะ", "1จุด", "ม่วง", "0-", "\u0E4D", "ก้ี"}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    CHECK(read_amount(text).choices.size() <= 4);
  }
}

}  // namespace
}  // namespace sammachip

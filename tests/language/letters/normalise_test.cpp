#include "language/letters/normalise.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace sammachip {
namespace {

TEST_CASE("Text is made even however it was typed") {
  struct Row {
    const char* typed;
    const char* even;
  };
  const Row row = GENERATE(
      Row{"๑๒๓", "123"}, Row{"３００", "300"}, Row{"𝟑𝟎𝟎", "300"}, Row{"3️⃣0️⃣", "30"},
      Row{"300\u00A0บาท", "300 บาท"}, Row{"300\u200Bบาท", "300บาท"}, Row{"  a \t\n b  ", "a b"},
      Row{"เเปด", "แปด"}, Row{"จํานวน", "จำนวน"}, Row{"น\u0E4D\u0E49า", "น้ำ"},
      Row{"น\u0E49\u0E4Dา", "น้ำ"}, Row{"น้ำ", "น้ำ"}, Row{"ABC", "abc"}, Row{"4–5", "4-5"},
      Row{"4−5", "4-5"}, Row{"มากกกกก", "มาก"}, Row{"ธรรม", "ธรรม"}, Row{"ค่่ะ", "ค่ะ"},
      Row{"ผ\u0E49\u0E39", "ผู้"}, Row{"ย\u0E48\u0E35สิบ", "ยี่สิบ"}, Row{"ส\u0E48\u0E35\u0E48", "สี่"},
      Row{"พ\u0E35\u0E35่", "พี่"}, Row{"ห\u0E49\u0E49าร้อย", "ห้าร้อย"}, Row{"หา\u0E49", "ห้า"},
      Row{"น\u0E33\u0E49", "น้ำ"}, Row{"คะ\u0E48", "ค่ะ"}, Row{"ม\u0E45", "มา"}, Row{"ฤ\u0E45", "ฤๅ"},
      Row{"ท\u0E4D\u0E45", "ทำ"}, Row{"ทา\u0E4D", "ทำ"}, Row{"ท\u0E4D\u0E33", "ทำ"},
      Row{"นี\u0E4D\u0E49", "นี้"}, Row{"\u0E4D300", "300"}, Row{"ห\u0E34\u0E4Dง", "หึง"},
      Row{"สิทธ\u0E4C\u0E34", "สิทธิ์"}, Row{"ต\u0E49\u0E47อง", "ต็้อง"}, Row{"ก\u0E4Dกก\u0E4D", "ก"},
      Row{"555555", "555555"}, Row{"cafe\u0301", "café"}, Row{"", ""},
      Row{"\xff\xe0\xb8", "\uFFFD\uFFFD\uFFFD"}, Row{"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"});
  INFO(row.typed);
  CHECK(normalise(row.typed) == row.even);
}

TEST_CASE("Of words that are kept nothing but the marks is put in order") {
  CHECK(with_even_marks("น\u0E33\u0E49ทิพย์  ใจดี ABC ๑๒") == "น้ำทิพย์  ใจดี ABC ๑๒");
  CHECK(with_even_marks("เเม\u0E48น\u0E4D\u0E49า\nมากกก") == "แม่น้ำ\nมากกก");
  CHECK(with_even_marks("cafe\u0301") == "cafe\u0301");
}

TEST_CASE("What is even stays as it is, whatever the bytes") {
  std::mt19937 random(7);
  const std::string letters[] = {"เ",    "ํ",     "่",  "้",  "า", "ุ",  "ก", "ก",
                                 " ",    "5",    "-", "ๅ", "ำ", "ิ",  "ี",  "์",
                                 "\xe0", "\xff", "A", "แ", "ะ", "ฤ", "ฺ",  "\u0301"};
  for (int round = 0; round < 50000; ++round) {
    std::string text;
    for (auto i = random() % 24; i > 0; --i) text += letters[random() % std::size(letters)];
    const std::string even = normalise(text);
    INFO(text);
    CHECK(normalise(even) == even);
    CHECK(with_even_marks(even) == even);
  }
}

TEST_CASE("A national ID number is blanked in any of its shapes") {
  const char* text =
      GENERATE("1234567890123", "1-2345-67890-12-1", "1 2345 67890 12 1", "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑",
               "１２３４５６７８９０１２３", "1 - 2345 - 67890 - 12 - 1", "1.2345.67890.12.1",
               "๑234๕67890123", "1-2345-67890-121",
               "1101700 207030" /* parted its own way, check digit right */);
  INFO(text);
  CHECK(holds_national_id(text));
  CHECK(redact_national_ids(text) == "[เลขบัตร]");
  CHECK(redact_national_ids("บัตร" + std::string(text) + "ค่ะ 300 บาท") == "บัตร[เลขบัตร]ค่ะ 300 บาท");
  CHECK(redact_national_ids("300 บาท, " + std::string(text) + "\n") == "300 บาท, [เลขบัตร]\n");
  CHECK(redact_national_ids(std::string(text) + " 300") == "[เลขบัตร] 300");
  CHECK(redact_national_ids("{\"text\":\"" + std::string(text) + "\"}") ==
        "{\"text\":\"[เลขบัตร]\"}");
}

TEST_CASE("Numbers that are no national ID stay byte for byte") {
  const char* text = GENERATE("123456789012", "12345678901234", "468789577898262530",
                              "0812345678 300", "081-234-5678 300 บาท", "1,250.50",
                              "{\"timestamp\":1462629479859,\"mode\":\"active\"}",
                              "U1234567890123aaaaaaaaaaaaaaaaaaa", "01HF1234567890123XYZABCDEFG",
                              "\xff\xfe 12", "3 500 ๔๕", "บ้านเลขที่ 123/4 โทร 0812345678");
  INFO(text);
  CHECK_FALSE(holds_national_id(text));
  CHECK(redact_national_ids(text) == text);
}

}  // namespace
}  // namespace sammachip

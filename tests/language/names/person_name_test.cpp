#include "language/names/person_name.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace sammachip {
namespace {

struct SaidName {
  const char* text;
  const char* name;
};

constexpr SaidName kNamesSaid[] = {
    {"บุญมีครับ", "บุญมี"},
    {"ชื่อแดง", "แดง"},
    {"เรียกยายเนียมก็ได้", "ยายเนียม"},
    {"หนูชื่อแดงค่ะ", "แดง"},
    {"ผมชื่อ สมชาย ใจดี ครับ", "สมชาย ใจดี"},
    {"ผมสมชายครับ", "สมชาย"},
    {"เรียกว่าลุงดำจ้า", "ลุงดำ"},
    {"เรียกผมว่าเอ", "เอ"},
    {"ชื่อเล่นชื่อหนึ่งนะคะ", "หนึ่ง"},
    {"สวัสดีจ้า ยายเนียมนะ", "ยายเนียม"},
    {"สวัสดีค่ะ คะนึงค่ะ", "คะนึง"},
    {"คะนึง", "คะนึง"},
    {"ชื่นใจ", "ชื่นใจ"},
    {"นะโม", "นะโม"},
    {"น้องจ๋า", "น้องจ๋า"},
    {"จ๋า", "จ๋า"},
    {"มานะครับ", "มานะ"},
    {"ชนะ", "ชนะ"},
    {"รัตนะค่ะ", "รัตนะ"},
    {"ฟาตีฮะ", "ฟาตีฮะ"},
    {"สมชายฮะ", "สมชาย"},
    {"นายเอ", "นายเอ"},
    {"คุณสมศรี", "สมศรี"},
    {"คุณยายเนียม", "ยายเนียม"},
    {"คุณากร", "คุณากร"},
    {"น.ส. สมใจ ดีงาม", "น.ส. สมใจ ดีงาม"},
    {"น.ส.", "น.ส."},
    {"แดง❤️🙏🏻", "แดง"},
    {"🌸 ป้า\u200bศรี 🌸", "ป้าศรี"},
    {"แดงจ้าาา", "แดง"},
    {"แดงคร้าบบบ", "แดง"},
    {"สมศรี!!", "สมศรี"},
    {"สมศรี 081-234-5678", "สมศรี"},
    {"สมศรี โทร 0812345678", "สมศรี"},
    {"My name is Noi", "Noi"},
    {"call me Daeng please", "Daeng"},
    {"Kanokwan", "Kanokwan"},
    {"Hiroshi", "Hiroshi"},
    {"โอ", "โอ"},
    {"ลุงมี", "ลุงมี"},
    {"มี", "มี"},
    {"หนูแดง", "หนูแดง"},
    {"ฉันทนา", "ฉันทนา"},
    {"เนียม ใจเย็น", "เนียม ใจเย็น"},
    {"หัวหน้าบ้านชื่อ สมศักดิ์ ใจดี", "สมศักดิ์ ใจดี"},
    {"แมะซง", "แมะซง"},
    {"สีไพร", "สีไพร"},
    {"อนงค์นาฏ", "อนงค์นาฏ"},
    {"เรียม", "เรียม"},
    {"ก้อย ค่ะ ^^", "ก้อย"},
};

TEST_CASE("A name is told in many words, and none of them is the name but itself") {
  for (const auto& said : kNamesSaid) {
    INFO(said.text);
    CHECK(read_person_name(said.text).name == said.name);
  }
}

TEST_CASE("What is no name is none, and it is known why") {
  const std::pair<const char*, NoName> rows[] = {
      {"ค่ะ", NoName::kAnswer},
      {"ครับผม", NoName::kAnswer},
      {"ใช่", NoName::kAnswer},
      {"ใช่ค่ะ", NoName::kAnswer},
      {"ไม่", NoName::kAnswer},
      {"โอเค", NoName::kAnswer},
      {"ok", NoName::kAnswer},
      {"ผมเอง", NoName::kAnswer},
      {"ฉันเองค่ะ", NoName::kAnswer},
      {"ไม่รู้", NoName::kAnswer},
      {"ไม่อยากบอก", NoName::kAnswer},
      {"ชื่ออะไรดี", NoName::kAnswer},
      {"ชื่อ", NoName::kAnswer},
      {"ทำไมต้องบอก", NoName::kAnswer},
      {"0812345678", NoName::kNumber},
      {"081-234-5678", NoName::kNumber},
      {"๐๘๑๒๓๔๕๖๗๘", NoName::kNumber},
      {"3", NoName::kNumber},
      {"350 บาท", NoName::kNumber},
      {"78/1", NoName::kNumber},
      {"บ้านเลขที่ 78", NoName::kNumber},
      {"[เลขบัตร]", NoName::kNumber},
      {"HYKM-2345", NoName::kNumber},
      {"hykm 2345", NoName::kNumber},
      {"รหัส HYKM2345 จ้า", NoName::kNumber},
      {"ABC23-DEF45", NoName::kNumber},
      {"https://example.com/x", NoName::kLink},
      {"ดูที่ www.example.com", NoName::kLink},
      {"", NoName::kNothing},
      {"\u200c\u200c\u200e", NoName::kNothing},
      {"\u202e\u2066\ufe0f", NoName::kNothing},
      {"\x01\x02\xc2\x85", NoName::kNothing},
      {"😀😀", NoName::kNothing},
      {"❤️", NoName::kNothing},
      {"...", NoName::kNothing},
      {"ะ", NoName::kNothing},
      {"\xff\xfe", NoName::kNothing},
  };
  for (const auto& [text, why] : rows) {
    INFO(text);
    const NameReading reading = read_person_name(text);
    CHECK(reading.name.empty());
    CHECK(reading.why_none == why);
  }
}

TEST_CASE("Who makes themselves known without being asked is heard, and nobody else") {
  CHECK(name_made_known("สวัสดีจ้า ยายเนียมนะ") == "ยายเนียม");
  CHECK(name_made_known("หนูชื่อแดงค่ะ") == "แดง");
  CHECK(name_made_known("สวัสดีครับ ผมชื่อสมชาย") == "สมชาย");
  for (const char* text : {"สวัสดี", "ขายเห็ดได้ 300", "ยายไม่สบาย", "ทำยังไง", "เริ่มเลย", "ขอถามหน่อย",
                           "ใช้ยังไงคะ", "ป้าขายได้วันนี้"}) {
    INFO(text);
    CHECK(name_made_known(text).empty());
  }
}

TEST_CASE("A new name is taken where it is named") {
  CHECK(new_name_in("เปลี่ยนชื่อเป็น สมศรี") == "สมศรี");
  CHECK(new_name_in("ขอแก้ชื่อเป็นป้าศรีค่ะ") == "ป้าศรี");
  CHECK(new_name_in("change my name to Noi") == "Noi");
  CHECK(new_name_in("เปลี่ยนชื่อผมหน่อย").empty());
  CHECK(new_name_in("เปลี่ยนชื่อ").empty());
  CHECK(new_name_in("เปลี่ยนชื่อเป็น 0812345678").empty());
}

TEST_CASE("A few own words lose their politeness and are words") {
  CHECK(few_words_said("เลี้ยงผึ้งค่ะ") == "เลี้ยงผึ้ง");
  CHECK(few_words_said("ตำพริกแกงสูตรยาย") == "ตำพริกแกงสูตรยาย");
  CHECK(few_words_said("ทำขนม 3 อย่างจ้า 🙏") == "ทำขนม 3 อย่าง");
  for (const char* text : {"3", "ค่ะ", "ใช่", "...", "😀", "https://example.com", "ไม่", "๓๕๐"}) {
    INFO(text);
    CHECK(few_words_said(text).empty());
  }
}

}  // namespace
}  // namespace sammachip

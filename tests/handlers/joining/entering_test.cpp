// Coming in by typing only, as people do who never tap: docs/programme.md 4.1.
#include <catch2/catch.hpp>

#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/notice_records.h"
#include "storage/machine/line_accounts.h"
#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

namespace {

std::string called(Chat& chat, const std::string& person) {
  const auto account = chat.records().line_accounts.find(ChatPlayer::user_id(person));
  return account ? account->called : std::string();
}

// As far as the question what to call them.
std::string comes_to_the_name(const std::string& person) {
  std::string script = R"(
    * X follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    X: ตกลงจ้า
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัส…
    X: HYKM-2345
    bot:  หมู่ 1…
    X: 78/1 จ้า
    bot:  หัวหน้าบ้านชื่ออะไร…
    X: เนียม ใจเย็น
    bot:  คุณเป็นใครในบ้านนี้…
    X: เป็นเมีย
    bot:  ให้เรียกคุณว่าอะไรดี…
  )";
  for (auto at = script.find('X'); at != std::string::npos; at = script.find('X')) {
    script.replace(at, 1, person);
  }
  return script;
}

}  // namespace

TEST_CASE("A grandmother who types everything gets in") {
  Chat chat;
  chat.plays(R"(
    * ยาย follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม… [รับทราบ เริ่มเลย] [ไม่สะดวกใช้] [...]
    ยาย: สวัสดีจ้า ยายเนียมนะ
    bot:  จำไว้ให้แล้ว… [รับทราบ เริ่มเลย] [ไม่สะดวกใช้] [...]
    ยาย: เริ่มเลย
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัส…
    ยาย: รหัส HYKM-2345 จ้า
    bot:  หมู่ 1 บ้านควนเมา…
    ยาย: 78/1 จ้า
    bot:  หัวหน้าบ้านชื่ออะไร…
    ยาย: เนียม ใจเย็น
    bot:  คุณเป็นใครในบ้านนี้…
    ยาย: หัวหน้าบ้านเองจ้า
    bot:  ให้เรียกคุณว่า ยายเนียม ดีไหม… [ยายเนียม] [...]
    ยาย: เรียกยายเนียมก็ได้
    bot:  เข้าบ้านเลขที่ 78/1…
    bot:  บ้านนี้อยู่ด้วยกันกี่คน…
    ยาย: อยู่ 2 คน กับหลาน
    bot:  ตอนนี้บ้านคุณทำอะไรเป็นหลัก…
    ยาย: กรีดยาง
    bot:  ในโครงการนี้จะทำอะไร…
    ยาย: เพาะเห็ด
    bot:  ก่อนเข้าโครงการ…
    ยาย: เดือนละ 6000
    bot:  ในนั้นมาจาก…
    ยาย: ยังไม่เคยทำเลย
    bot:  ที่บ้านมีฝีมือ…
    ยาย: ไม่มีค่ะ
    bot:  สะดวกบอกรายได้วันไหน…
    ยาย: วันศุกร์จ้า
    bot:  ดูอีกครั้งนะ…ฝีมือ: ไม่ได้บอก…
    ยาย: ถูกต้องจ้า
    bot:  ลงทะเบียนเรียบร้อย…
  )");
  CHECK(called(chat, "ยาย") == "ยายเนียม");
  const auto houses = chat.records().households.find_by_house_no("92060301", "78/1");
  REQUIRE(houses.size() == 1);
  CHECK(houses[0].members == 2);
  CHECK(houses[0].baseline_total_satang == 600'000);
  CHECK(houses[0].baseline_occupation_satang == 0);
  CHECK(houses[0].skill.empty());
}

TEST_CASE("The number of a house and a code written under the notice are not asked for again") {
  Chat chat;
  chat.plays(R"(
    * แดง follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    แดง: บ้านเลขที่ 78/1 ค่ะ
    bot:  จำไว้ให้แล้ว…
    แดง: รหัส hykm2345
    bot:  ยังเริ่มไม่ได้…
    แดง: มีอะไรหรือ
    bot:  ถ้าติดตรงไหน…
    แดง: ค่ะ
    bot:  ขอบคุณมาก
    bot:  หัวหน้าบ้านชื่ออะไร…
  )");
}

TEST_CASE("A no under the notice is a no, and so is a no as the very first words") {
  Chat chat;
  const std::string words = GENERATE("ไม่เอา", "ไม่ตกลง", "ไม่เอาจ้า");
  chat.plays("ก: " + words + R"(
    bot:  ได้เลย ไม่ได้จดอะไรไว้… [เริ่ม]
    * ข follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    ข: )" + words +
             R"(
    bot:  ไม่เป็นไรเลย… [เริ่ม]
  )");
  CHECK(chat.records().notice_records.list_for_user(ChatPlayer::user_id("ก")).empty());
  CHECK(chat.records().notice_records.list_for_user(ChatPlayer::user_id("ข")).size() == 1);
}

TEST_CASE("A yes to a notice that was put three days ago is a yes") {
  Chat chat;
  chat.plays(R"(
    * ก follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    * 3 days pass
    ก: ตกลง
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัส…
  )");
}

TEST_CASE("What is no name is asked again, and a name is kept without what is around it") {
  Chat chat;
  chat.plays(comes_to_the_name("ก"));
  chat.plays(R"(
    ก: ค่ะ
    bot:  คำนี้ยังไม่ใช่ชื่อ…
    ก: 0812345678
    bot:  ขอเป็นชื่อ ไม่ใช่ตัวเลข…
    ก: HYKM-2345
    bot:  ตอบข้อนี้ไม่ได้ ไม่เป็นไรเลย… [ขอให้ช่วย] [ย้อนกลับ] [ยกเลิก]
  )");
  CHECK(called(chat, "ก").empty());
  chat.plays(R"(
    ก: ชื่อแดงค่ะ
    bot:  เข้าบ้านเลขที่ 78/1…
    bot:  บ้านนี้อยู่ด้วยกันกี่คน…
  )");
  CHECK(called(chat, "ก") == "แดง");
}

TEST_CASE("A name is changed by saying so, and read back first") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เปลี่ยนชื่อผมหน่อย
    bot:  ตอนนี้เรียกว่า…
    ก: สมศรีครับ
    bot:  ต่อไปเรียกว่า สมศรี ถูกไหม [ถูกแล้ว] [แก้] [...]
    ก: ถูกแล้ว
    bot:  เปลี่ยนแล้ว…สมศรี…
    ก: เปลี่ยนชื่อเป็น ป้านิด
    bot:  ต่อไปเรียกว่า ป้านิด ถูกไหม…
    ก: ใช่
    bot:  เปลี่ยนแล้ว…
  )");
  CHECK(called(chat, "ก") == "ป้านิด");
}

TEST_CASE("Without a code the village is found by its name, and its leader decides") {
  Chat chat;
  add_leader(chat, "สมใจ");
  chat.plays(R"(
    * ยาย follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    ยาย: ตกลง
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัส…
    ยาย: ไม่มีรหัส
    bot:  ไม่เป็นไร บ้านคุณอยู่หมู่บ้านไหน…
    ยาย: กรุงเทพ
    bot:  ยังหาหมู่บ้านนี้ไม่เจอ…
    ยาย: อยู่บ้านควนเมาจ้า
    bot:  1) บ้านควนเมา หมู่ 1 ต.เขากอบ… [ควนเมา หมู่ 1] [...]
    ยาย: 1
    bot:  หมู่ 1 บ้านควนเมา…
    ยาย: เลขที่ 99/9
    bot:  หัวหน้าบ้านชื่ออะไร…
    ยาย: เนียม ใจเย็น
    bot:  คุณเป็นใครในบ้านนี้…
    ยาย: หัวหน้าบ้าน
    bot:  ให้เรียกคุณว่าอะไรดี…
    ยาย: ยายเนียม
    bot:  ส่งชื่อให้ สมใจ ดูแล้ว…
  )");
  CHECK(chat.records().household_links.list_for_user(ChatPlayer::user_id("ยาย")).empty());
  chat.plays(R"(
    สมใจ: เมนู
    bot:  ยายเนียม ไม่มีรหัส ขอเข้ามาจดรายได้ของบ้านเลขที่ 99/9…เนียม ใจเย็น…
    bot:  … [รู้จัก ยายเนียม] [ไม่รู้จัก ยายเนียม] [...]
    สมใจ: [รู้จัก ยายเนียม]
    bot:  ให้ …
  )");
  CHECK(chat.records().household_links.list_for_user(ChatPlayer::user_id("ยาย")).size() == 1);
}

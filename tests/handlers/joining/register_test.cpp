// Coming in: the notice, the code, the house, the household's profile.
#include <catch2/catch.hpp>

#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/machine/line_accounts.h"
#include "support/chat.h"
#include "support/heard.h"

using namespace sammachip;

TEST_CASE("A stranger is greeted, told about their data, and registers a new house") {
  Chat chat;
  chat.plays(R"(
    * สมศรี follows
    bot:  สวัสดี ที่นี่คือไลน์สัมมาชีพชุมชน…ไม่ขอให้โอนเงิน
    bot:  ก่อนเริ่ม ขอบอกเรื่องข้อมูลของคุณสั้น ๆ…ตกลงไหม… [รับทราบ เริ่มเลย] [ไม่สะดวกใช้] [...]
    สมศรี: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัสที่ได้จากผู้นำหรือพัฒนากร / ไม่มีรหัสก็ไม่เป็นไร กดปุ่มข้างล่าง [ไม่มีรหัส] [ยกเลิก]
    สมศรี: hykm 2345
    bot:  หมู่ 1 บ้านควนเมา ต.เขากอบ / บ้านคุณเลขที่เท่าไร [ย้อนกลับ] [ยกเลิก]
    สมศรี: บ้านเลขที่ ๗๗/๑
    bot:  หัวหน้าบ้านชื่ออะไร [ย้อนกลับ] [ยกเลิก]
    สมศรี: สมศรี ใจดี
    bot:  คุณเป็นใครในบ้านนี้ [หัวหน้าบ้าน] [คนในบ้าน] [ช่วยส่งแทน] [ย้อนกลับ] [ยกเลิก]
    สมศรี: [หัวหน้าบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี / พิมพ์ชื่อเล่นหรือชื่อจริงก็ได้ [ย้อนกลับ] [ยกเลิก]
    สมศรี: ป้าศรี
    bot:  เข้าบ้านเลขที่ 77/1 บ้านควนเมา เรียบร้อย ขอบคุณมาก ป้าศรี / พิมพ์ตัวเลขรายได้มาได้ทุกเมื่อ
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย [ยกเลิก]
    สมศรี: สี่คน
    bot:  ตอนนี้บ้านคุณทำอะไรเป็นหลัก / กดเลือกหรือพิมพ์มาได้เลย [ทำนา/ปลูกข้าว] [ทำสวน/ผลไม้] [ยางพารา] [...]
    สมศรี: กรีดยาง
    bot:  ในโครงการนี้จะทำอะไร / กดเลือกหรือพิมพ์มาได้เลย [ปลูกผัก] [เพาะเห็ด] [พริกแกง] [...]
    สมศรี: [พริกแกง]
    bot:  ก่อนเข้าโครงการ ทั้งบ้านมีรายได้รวมเดือนละประมาณกี่บาท / เอาใกล้เคียงก็พอ [ไม่อยากบอก] [ไม่แน่ใจ] [...]
    สมศรี: เก้าพัน
    bot:  ในนั้นมาจากพริกแกงเดือนละกี่บาท / ถ้ายังไม่เคยทำ ตอบ 0 ได้เลย [...]
    สมศรี: 0
    bot:  ที่บ้านมีฝีมือหรือของดีอะไรอยู่แล้วบ้าง / เล่าสั้น ๆ ได้เลย [ข้าม] [...]
    สมศรี: ตำพริกแกงสูตรยาย
    bot:  สะดวกบอกรายได้วันไหน [จันทร์] [อังคาร] [พุธ] [พฤหัสบดี] [ศุกร์] [เสาร์] [อาทิตย์] [วันไหนก็ได้] [...]
    สมศรี: วันศุกร์
    bot:  ดูอีกครั้งนะ / บ้านเลขที่ 77/1 อยู่กัน 4 คน / อาชีพหลัก: ยางพารา / ในโครงการ: พริกแกง / รายได้ทั้งบ้านก่อนเข้า: 9,000 บาท / จากอาชีพนี้: 0 บาท / ฝีมือ: ตำพริกแกงสูตรยาย / วันส่งรายได้: ศุกร์ / ถูกต้องไหม [ถูกต้อง บันทึกเลย] [แก้ก่อน] [...]
    สมศรี: [ถูกต้อง บันทึกเลย]
    bot:  ลงทะเบียนเรียบร้อย ขอบคุณมาก ป้าศรี…
    สมศรี: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท / ของ … ใช่ไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    สมศรี: [ถูกแล้ว]
    bot:  จดแล้ว 3,500 บาท ขอบคุณมาก ป้าศรี / ของ 10 – 16 มิ.ย. 60 / เดือนนี้รวม 3,500 บาท… [แก้ยอดนี้] [ดูยอดของฉัน] [เมนู]
  )");
  const auto houses = chat.records().households.find_by_house_no("92060301", "77/1");
  REQUIRE(houses.size() == 1);
  CHECK(houses[0].members == 4);
  CHECK(houses[0].programme_occupation == "curry");
  CHECK(houses[0].baseline_total_satang == 900'000);
  CHECK(houses[0].baseline_occupation_satang == 0);
  CHECK(houses[0].reporting_day == 5);
  CHECK(chat.reports(houses[0].id) == std::vector<long long>{3500});
  const auto account = chat.records().line_accounts.find(ChatPlayer::user_id("สมศรี"));
  REQUIRE(account);
  CHECK(account->notice_version == "2");
  CHECK(chat.records().notice_records.list_for_user(account->user_id).size() == 1);
}

TEST_CASE("Who will not have the notice is left in peace and can come back") {
  Chat chat;
  chat.plays(R"(
    ลุงดำ: สวัสดี
    bot:  สวัสดี ที่นี่คือ…
    bot:  ก่อนเริ่ม… [รับทราบ เริ่มเลย] [ไม่สะดวกใช้] [...]
    ลุงดำ: [ไม่สะดวกใช้]
    bot:  ไม่เป็นไรเลย คุณยังอยู่ในโครงการเหมือนเดิม… [เริ่ม]
    ลุงดำ: เริ่ม
    bot:  สวัสดี ที่นี่คือ…
    bot:  ก่อนเริ่ม…
  )");
  CHECK(chat.records().household_links.list_for_user(ChatPlayer::user_id("ลุงดำ")).empty());
}

TEST_CASE("A code that came in the first message is used after the notice") {
  Chat chat;
  chat.plays(R"(
    จิต: รหัส HYTT-6789
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    จิต: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  หมู่ 4 บ้านทุ่งต่อ ต.เขากอบ / บ้านคุณเลขที่เท่าไร
  )");
}

TEST_CASE("A code typed while the notice still waits is not lost") {
  Chat chat;
  chat.plays(R"(
    * จิต follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    จิต: hytt6789
    bot:  จำไว้ให้แล้ว… [รับทราบ เริ่มเลย] [...]
    จิต: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  หมู่ 4 บ้านทุ่งต่อ…
  )");
}

TEST_CASE("A house that is known already is asked about and not made twice; its people decide") {
  Chat chat;
  const auto before = chat.records().households.list_in_village("92060301").size();
  chat.add_household("เจ้าของ", "88");
  chat.plays(R"(
    หลาน: HYKM2345
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    หลาน: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  หมู่ 1…
    หลาน: 88
    bot:  หัวหน้าบ้านชื่ออะไร
    หลาน: นายหัวหน้าบ้าน 88
    bot:  มีบ้านที่คล้ายกันอยู่แล้ว: เลขที่ 88 / เป็นบ้านเดียวกันไหม [บ้านเดียวกัน] [คนละบ้าน] [...]
    หลาน: [บ้านเดียวกัน]
    bot:  คุณเป็นใครในบ้านนี้
    หลาน: [คนในบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี…
    หลาน: น้องฝน
    bot:  บ้านเลขที่ 88 มีคนจดรายได้อยู่แล้ว จึงถามคนในบ้านกับพัฒนากรให้ก่อน…
    # The owner hears of it with the next answer, at no cost.
    เจ้าของ: เมนู
    bot:  น้องฝน ขอจดรายได้ของบ้านเลขที่ 88 ด้วย บอกว่าเป็นคนในบ้าน…
    bot:  อยากทำอะไร [รู้จัก น้องฝน] [ไม่รู้จัก น้องฝน] [...]
    เจ้าของ: [รู้จัก น้องฝน]
    bot:  ให้ คุณน้องฝน จดรายได้ของบ้านเลขที่ 88 ได้แล้ว…
  )");
  CHECK(chat.records().household_links.list_for_user(ChatPlayer::user_id("หลาน")).size() == 1);
  CHECK(chat.records().households.list_in_village("92060301").size() == before + 1);
}

TEST_CASE(
    "With the village's code alone nobody gets into a house in use whose head they cannot name") {
  Chat chat;
  const HouseholdId house = chat.add_household("เจ้าของ", "88");
  chat.plays(R"(
    แปลกหน้า: HYKM2345
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    แปลกหน้า: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  หมู่ 1…
    แปลกหน้า: 88
    bot:  หัวหน้าบ้านชื่ออะไร
    แปลกหน้า: วิชัย ทองคำ
    bot:  มีบ้านที่คล้ายกัน…
    แปลกหน้า: [บ้านเดียวกัน]
    bot:  คุณเป็นใครในบ้านนี้
    แปลกหน้า: [หัวหน้าบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี…
    แปลกหน้า: ชัย
    bot:  บ้านเลขที่ 88 มีคนจดรายได้อยู่แล้ว จึงถามคนในบ้านกับพัฒนากรให้ก่อน…
  )");
  CHECK(chat.records().household_links.list_for_household(house).size() == 1);
}

TEST_CASE("Wrong codes are answered kindly and slowed") {
  Chat chat;
  chat.plays(R"(
    ก: ลงทะเบียน
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    ก: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัส…
    ก: ABCD2345
    bot:  รหัสนี้ยังไม่ตรง ลองดูอีกครั้งได้ไหม…
    ก: ABCD2346
    bot:  รหัสนี้ยังไม่ตรง ลองดูอีกครั้งได้ไหม…
    ก: ABCD2347
    bot:  ตอบข้อนี้ไม่ได้ ไม่เป็นไรเลย / พิมพ์ "ขอให้ช่วย" ได้
    ก: ABCD2348
    bot:  ข้อนี้เว้นไว้ก่อนก็ได้…
    ก: ABCD2349
    bot:  ถามสั้น ๆ อีกครั้ง: รหัส
    ก: HYKM2345
    bot:  ลองหลายครั้งแล้ว พักสักครู่นะ / ลองใหม่ได้หลัง 15 นาที / ตอบข้อนี้ไม่ได้ ไม่เป็นไรเลย / พิมพ์ "ขอให้ช่วย" ได้
    * 16 minutes pass
    ก: HYKM2345
    bot:  หมู่ 1…
  )");
}

namespace {

const std::string kRightCode = "HYKM2345";
const std::string kSlowly = "พักสักครู่";
const std::string kNotThisCode = "รหัสนี้ยังไม่ตรง";

// A person whom the bot asks for a code.
void asked_for_a_code(Chat& chat, const std::string& person) {
  chat.player().says(person, "ลงทะเบียน");
  chat.player().taps(person, "รับทราบ เริ่มเลย");
}

bool gets_in(Chat& chat, const std::string& person) {
  return is_said(chat.player().says(person, kRightCode), "หมู่ 1");
}

// So many wrong codes of others, just now.
void others_guess(Chat& chat, int wrong_codes) {
  for (int i = 0; i < wrong_codes; ++i) {
    const AccountId other("U-other-" + std::to_string(i / 4));
    chat.records().join_codes.record_failure(other, chat.now_ms(), 900'000);
  }
}

}  // namespace

TEST_CASE("While many accounts guess, nobody is locked out: a first code is always looked at") {
  Chat chat;
  for (const char* person : {"ก", "ข", "ค"}) asked_for_a_code(chat, person);
  others_guess(chat, 299);
  SECTION("not yet beyond what slips are") {
    CHECK(is_said(chat.player().says("ข", "ABCD2345"), kNotThisCode));
    CHECK(is_said(chat.player().says("ข", kRightCode), kSlowly));
  }
  SECTION("many") {
    others_guess(chat, 2);
    CHECK(gets_in(chat, "ก"));
    CHECK(is_said(chat.player().says("ข", "ABCD2345"), kNotThisCode));
    CHECK(is_said(chat.player().says("ข", kRightCode), kSlowly));
    // There is a way without a code, too.
    CHECK_FALSE(is_said(chat.player().says("ข", "ไม่มีรหัส"), kSlowly));
    chat.plays("* 16 minutes pass");
    asked_for_a_code(chat, "ง");
    CHECK(is_said(chat.player().says("ง", "ABCD2345"), kNotThisCode));
    CHECK(gets_in(chat, "ง"));
  }
  SECTION("few") {
    chat.plays("* 16 minutes pass");
    others_guess(chat, 297);
    CHECK(is_said(chat.player().says("ค", "ABCD2345"), kNotThisCode));
    CHECK(gets_in(chat, "ค"));
  }
}

TEST_CASE("A right code does not wipe out the wrong ones before it") {
  Chat chat;
  asked_for_a_code(chat, "ก");
  for (const char* wrong : {"ABCD2345", "ABCD2346", "ABCD2347", "ABCD2348"}) {
    CHECK_FALSE(is_said(chat.player().says("ก", wrong), kSlowly));
  }
  CHECK(gets_in(chat, "ก"));
  chat.player().says("ก", "ยกเลิก");
  chat.player().says("ก", "ลงทะเบียน");
  CHECK_FALSE(is_said(chat.player().says("ก", "ABCD2349"), kSlowly));
  CHECK(is_said(chat.player().says("ก", kRightCode), kSlowly));
}

TEST_CASE("Who has a house guesses at no code either, by typing one where none is asked for") {
  Chat chat;
  chat.add_household("ก", "90");
  SECTION("a right one is taken") { CHECK(gets_in(chat, "ก")); }
  SECTION("after five wrong ones a right one is like them") {
    for (int i = 2; i < 7; ++i) chat.player().says("ก", "ABCD234" + std::to_string(i));
    const Heard right = chat.player().says("ก", kRightCode);
    CHECK_FALSE(is_said(right, "หมู่ 1"));
    CHECK_FALSE(is_said(right, kSlowly));
    chat.plays("* 16 minutes pass");
    CHECK(gets_in(chat, "ก"));
  }
}

TEST_CASE("Back, skip and edit move through the profile, and nothing given is lost") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  บ้านเลขที่ 90…
    bot:  ข้อความแชตของคุณเก็บไว้ไม่เกิน 90 วัน แล้วลบเอง [แก้ข้อมูลเลขที่ 90] [เพิ่มอีกบ้าน] [เปลี่ยนวันถาม] [งดทัก 30 วัน] [เลิกใช้] [...]
    ก: [แก้ข้อมูลเลขที่ 90]
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย
    ก: ย้อนกลับ
    bot:  นี่คือคำถามแรกแล้ว
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย
    ก: ร้อยคน
    bot:  ขอเป็นตัวเลข 1 ถึง 30
    ก: 5
    bot:  ตอนนี้บ้านคุณทำอะไรเป็นหลัก…
    ก: ย้อนกลับ
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย [เอาตามเดิม] [ยกเลิก]
    ก: [เอาตามเดิม]
    bot:  ตอนนี้บ้านคุณทำอะไรเป็นหลัก…
    ก: ข้าม
    bot:  ข้อนี้ข้ามไม่ได้นะ ตอบสั้น ๆ ก็พอ
    ก: [ค้าขาย]
    bot:  ในโครงการนี้จะทำอะไร…
    * the service restarts
    ก: ทำหมวกใบเตย
    bot:  ก่อนเข้าโครงการ…
    ก: [ไม่อยากบอก]
    bot:  ในนั้นมาจากทำหมวกใบเตยเดือนละกี่บาท…
    ก: ไม่แน่ใจ
    bot:  ที่บ้านมีฝีมือ…
    ก: ข้าม
    bot:  สะดวกบอกรายได้วันไหน…
    ก: [วันไหนก็ได้]
    bot:  ดูอีกครั้งนะ…อยู่กัน 5 คน…รายได้ทั้งบ้านก่อนเข้า: ไม่ได้บอก…
    ก: [แก้ก่อน]
    bot:  จะแก้ข้อไหน [จำนวนคน] [อาชีพหลัก] [อาชีพในโครงการ] [...]
    ก: [จำนวนคน]
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย
    ก: 6
    bot:  ดูอีกครั้งนะ…อยู่กัน 6 คน…
    ก: ใช่ค่ะ
    bot:  แก้ข้อมูลบ้านเลขที่ 90 ให้แล้ว
  )");
  const auto house = chat.records().households.find_by_house_no("92060301", "90").at(0);
  CHECK(house.members == 6);
  CHECK(house.programme_occupation_text == "ทำหมวกใบเตย");
  CHECK(house.baseline_total_answer == BaselineAnswer::kUnwilling);
  CHECK(house.baseline_occupation_answer == BaselineAnswer::kUnsure);
}

TEST_CASE("A registration left at the head's name goes on with that name two months later") {
  Chat chat;
  chat.plays(R"(
    ศรี: HYKM-2345
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    ศรี: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  หมู่ 1…
    ศรี: 99
    bot:  หัวหน้าบ้านชื่ออะไร
    * 61 days pass
    ศรี: สมศรี ใจดี
    bot:  ครั้งก่อนคุยค้างไว้เรื่องลงทะเบียน ตอบไปแล้ว 2 ข้อ / ทำต่อจากข้อนี้ได้เลย / ไม่ทำแล้ว พิมพ์ "ยกเลิก"
    bot:  หัวหน้าบ้านชื่ออะไร [ตอบว่า สมศรี ใจดี] [เริ่มใหม่] [ไว้ทีหลัง] [...]
    ศรี: สมศรี ใจดี
    bot:  คุณเป็นใครในบ้านนี้ [หัวหน้าบ้าน] [คนในบ้าน] [ช่วยส่งแทน] [...]
    ศรี: [หัวหน้าบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี…
    ศรี: ศรี
    bot:  เข้าบ้านเลขที่ 99 บ้านควนเมา เรียบร้อย ขอบคุณมาก คุณศรี…
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย…
  )");
  const auto links = chat.records().household_links.list_for_user(ChatPlayer::user_id("ศรี"));
  REQUIRE(links.size() == 1);
  CHECK(chat.records().households.find(links[0].household_id)->head_name == "สมศรี ใจดี");
}

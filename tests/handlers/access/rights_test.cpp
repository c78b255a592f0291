// Correcting, looking, asking for help, going quiet, leaving.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/joining/data_requests.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "support/chat.h"

using namespace sammachip;

TEST_CASE("A report is corrected from its own button, and the earlier value stays in the history") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    ก: [แก้ยอดนี้]
    bot:  ครั้งนั้นจดไว้ 450 บาท (12 – 18 มิ.ย. 60) / จะแก้เป็นเท่าไร [ยังไม่มีรายได้] [ลบยอดนี้] [...]
    ก: 540
    bot:  แก้ยอดช่วง … / จาก 450 เป็น 540 บาท ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 450 เป็น 540 บาท / ของ … / มิ.ย. 60 รวม 540 บาท
  )");
  const auto reports = chat.records().income_reports.editable(house, "2017-01-01");
  REQUIRE(reports.size() == 1);
  const auto history = chat.records().income_reports.history(reports[0].id);
  REQUIRE(history.size() == 2);
  CHECK(history[1].amount_satang == 45'000);
  CHECK(chat.records().income_sums.recount().empty());
}

TEST_CASE("Any report of this and the last month can be corrected or removed from the list") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_history(house, 400, 3);
  chat.plays(R"(
    ก: แก้ยอด
    bot:  จะแก้ยอดไหน [อา. 11 มิ.ย. 60 400] [อา. 4 มิ.ย. 60 400] [อา. 28 พ.ค. 60 400] [...]
    ก: [อา. 4 มิ.ย. 60 400]
    bot:  ครั้งนั้นจดไว้ 400 บาท (29 พ.ค. – 4 มิ.ย. 60) / จะแก้เป็นเท่าไร
    ก: [ลบยอดนี้]
    bot:  จะลบยอด 400 บาท (29 พ.ค. – 4 มิ.ย. 60) ถูกไหม
    ก: ใช่
    bot:  ลบยอด 400 บาท ของ … แล้ว / มิ.ย. 60 รวม 400 บาท
  )");
  CHECK(chat.reports(house).size() == 2);
  CHECK(chat.records().income_sums.recount().empty());
}

TEST_CASE(
    "My figures show this round, six months and the way since the start, or say what is missing") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ดูยอด
    bot:  (picture) ยอดของบ้านเลขที่ 90: รอบนี้ ยังไม่ได้จด เดือนนี้ ยังไม่มีข้อมูล จดแล้ว 0 จาก 1 รอบ [บอกรายได้] [...]
    ก: 2000
    bot:  จดแล้ว 2,000 บาท…
    ก: ดูยอดของฉัน
    bot:  (picture) ยอดของบ้านเลขที่ 90: รอบนี้ 2,000 บาท เดือนนี้ 2,000 บาท จดแล้ว 1 จาก 1 รอบ
  )");
}

TEST_CASE(
    "A house that came in after midnight in Bangkok has no round of the day before to answer for") {
  Chat chat;
  chat.plays("* 4 days pass");                         // Sunday 18 June, 9:00.
  chat.player().clock().move(std::chrono::hours(19));  // Monday 4:00 there, still Sunday in UTC.
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 2000
    bot:  จดแล้ว 2,000 บาท…
    ก: ดูยอด
    bot:  (picture) …จดแล้ว 1 จาก 1 รอบ
  )");
}

TEST_CASE("A helper reports but does not see the house's figures") {
  Chat chat;
  chat.add_household("แม่", "90");
  chat.add_household("เพื่อนบ้าน", "90", Relation::kHelper);
  chat.plays(R"(
    แม่: 800
    bot:  จดแล้ว 800 บาท…
    เพื่อนบ้าน: 500
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 12 – 18 มิ.ย. 60 ไว้เองแล้ว / เก็บยอดที่คุณพิมพ์ไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [เมนู]
    * 7 days pass
    เพื่อนบ้าน: 500
    bot:  จดแล้ว 500 บาท ขอบคุณมาก คุณเพื่อนบ้าน / ของ 19 – 25 มิ.ย. 60 [แก้ยอดนี้] [เมนู]
    เพื่อนบ้าน: [แก้ยอดนี้]
    bot:  ครั้งนั้นจดไว้ 500 บาท…
    เพื่อนบ้าน: 400
    bot:  แก้ยอดช่วง … / จาก 500 เป็น 400 บาท ถูกไหม
    เพื่อนบ้าน: ใช่
    bot:  แก้แล้ว จาก 500 เป็น 400 บาท / ของ 19 – 25 มิ.ย. 60 [เมนู]
    เพื่อนบ้าน: ดูยอด
    bot:  คุณช่วยจดแทนบ้านนี้ / ส่วนยอดรวม เจ้าของบ้านดูได้คนเดียว
    เพื่อนบ้าน: แก้ยอด
    bot:  ครั้งนั้นจดไว้ 400 บาท…
    เพื่อนบ้าน: ยกเลิก
    bot:  ยกเลิกเรื่องแก้ยอดแล้ว…
    เพื่อนบ้าน: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  รายได้ที่จดไว้ 2 ครั้ง…
    bot:  เรื่องที่คุณจดหรือตัดสินไว้ในโครงการ 1 รายการ
    bot:  ข้อความแชตของคุณ…
  )");
}

TEST_CASE("Help is asked for, and heavy news goes to a person without a template") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ขอให้ช่วย
    bot:  อยากให้ช่วยเรื่องอะไร [อยากให้มาเยี่ยม] [หาที่ขาย] [วิธีทำ] [วัตถุดิบ] [เรื่องอื่น] [ยกเลิก]
    ก: [วิธีทำ]
    bot:  เล่าสั้น ๆ ได้เลย หรือกดข้าม [ข้าม] [...]
    ก: เห็ดไม่ออกดอก
    bot:  ส่งเรื่องให้ พัฒนากรตัวอย่าง แล้ว…
    ก: แม่เสียชีวิตเมื่อวานนี้
    bot:  เสียใจด้วยจริง ๆ นะ / ขอให้ผ่านช่วงนี้ไปได้ / จะให้พัฒนากรติดต่อไปเอง / เรื่องรายได้ไว้พร้อมเมื่อไรค่อยบอก [ติดต่อพัฒนากร] [เมนู]
  )");
  const auto open = chat.records().help_requests.unclosed_for_user(ChatPlayer::user_id("ก"));
  REQUIRE(open.size() == 2);
  CHECK(open[0].text == "เห็ดไม่ออกดอก");
  CHECK(open[1].urgent);
  CHECK_FALSE(open[1].text);
}

TEST_CASE("Mute, stop and start again") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เงียบ
    bot:  จะไม่ทักไปก่อน ถึง ศ. 14 ก.ค. 60…
    ก: เลิกใช้
    bot:  ถ้าเลิกใช้ จะไม่มีข้อความจากไลน์นี้อีก / คุณยังอยู่ในโครงการเหมือนเดิม / เลิกใช้เลยไหม [เลิกใช้] [ไม่เลิก] [ยกเลิก]
    ก: เลิกใช้
    bot:  หยุดแล้ว จะไม่มีข้อความไปอีก…
    ก: 500
    bot:  ตอนนี้หยุดใช้อยู่ จึงยังไม่ได้จดอะไร…
    ก: เริ่ม
    bot:  ดีใจที่ได้เจอกันอีก คุณก…
    ก: 500
    bot:  จดแล้ว 500 บาท…
  )");
}

TEST_CASE("Erasing unlinks at once, notes the request, and leaves no trace of the account") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 500
    bot:  จดแล้ว 500 บาท…
    ก: ลบข้อมูล
    bot:  ถ้าลบ ไลน์นี้จะหยุดทันที และส่งเรื่องลบชื่อให้พัฒนากร… [ลบเลย] [ไม่ลบ] [ยกเลิก]
    ก: [ลบเลย]
    bot:  หยุดใช้และส่งเรื่องลบชื่อให้พัฒนากรแล้ว / เลขไว้ถามเรื่องนี้: …
  )");
  const AccountId user = ChatPlayer::user_id("ก");
  CHECK_FALSE(chat.records().line_accounts.find(user));
  CHECK(chat.records().data_requests.open_requests(10).size() == 1);
  CHECK(chat.reports(house) == std::vector<long long>{500});  // Stays, without the person.
  chat.plays(R"(
    ก: 500
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
  )");
}

TEST_CASE("What was taken back is forgotten; what was confirmed stays without its words") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    * ก takes that back
    ก: วันละ 300
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    * ก takes that back
    ก: 5
    bot:  คุณก ช่วง…
    ก: 700
    bot:  จดแล้ว 700 บาท…
  )");
  const auto reports = chat.records().income_reports.editable(house, "2017-01-01");
  REQUIRE(reports.size() == 2);
  CHECK_FALSE(reports[1].raw_text);
}

TEST_CASE("Stickers, photos and voice are answered in words and end no talk") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    * ก sends a sticker
    bot:  เห็นแล้ว ขอบคุณนะ
    ก: วันละ 300
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    * ก sends a voice message
    bot:  ได้เสียงแล้ว แต่ยังฟังเสียงไม่ได้…
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    ก: กขค
    bot:  ขอเป็นตัวเลข 1 ถึง 10000
    ก: 2
    bot:  300 × 2 = 600 บาท / ของ … ถูกไหม
    * ก sends a photo
    bot:  รูปนี้ไม่ได้เก็บไว้ ตอนนี้ยังไม่ได้ขอรูป…
    bot:  300 × 2 = 600 บาท / ของ … ถูกไหม
  )");
  // Nothing asked for a photo, so none is kept.
  CHECK(chat.records().photos.list_for_user(ChatPlayer::user_id("ก")).empty());
}

TEST_CASE("A menu, a manual, the other language, and words that mean nothing") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เมนู
    bot:  อยากทำอะไร [บอกรายได้] [ดูยอดของฉัน] [แก้ยอด] [ขอให้ช่วย] [ติดต่อพัฒนากร] [ข้อมูลของฉัน] [English]
    ก: [English]
    bot:  Changed to English.
    ก: 3500
    bot:  Written down: 3,500 baht. Thank you, ก. / For 12 – 18 Jun 2017 / This month so far: 3,500 baht / The first time your house told what it earned. Thank you for beginning. [Correct this figure] [My figures] [Menu]
    ก: ภาษาไทย
    bot:  เปลี่ยนเป็นภาษาไทยแล้ว
    ก: กขคงจ
    bot:  ขอโทษนะ ยังไม่เข้าใจ… [เมนู] [ขอให้ช่วย]
    ก: ช่วยเหลือ
    bot:  ขายได้เท่าไร พิมพ์ตัวเลขมาเลย เช่น 350…
    ก: ย้อนกลับ
    bot:  ตอนนี้ไม่มีเรื่องค้างอยู่
  )");
}

TEST_CASE("A talk begun inside another hands back to it") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: วันละ 300
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    ก: ขอให้ช่วย
    bot:  อยากให้ช่วยเรื่องอะไร
    ก: [วิธีทำ]
    bot:  เล่าสั้น ๆ ได้เลย หรือกดข้าม
    ก: ข้าม
    bot:  ส่งเรื่องให้…
    bot:  กลับมาที่เรื่องบอกรายได้ที่คุยค้างไว้
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    ก: 3
    bot:  300 × 3 = 900 บาท / ของ … ถูกไหม
  )");
}

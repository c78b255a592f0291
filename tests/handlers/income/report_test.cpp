// The income report, from any words, at any time.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "support/chat.h"

using namespace sammachip;

TEST_CASE("A clear figure is written down at once and read back with the month's total") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ขายเห็ดได้ 450
    bot:  จดแล้ว 450 บาท ขอบคุณมาก คุณก / ของ 12 – 18 มิ.ย. 60 / เดือนนี้รวม 450 บาท / นี่คือการส่งครั้งแรกของบ้านคุณ ขอบคุณที่เริ่มนะ [แก้ตัวเลข] [ดูยอดของฉัน] [เมนู]
    ก: ๓๐๐ บาทค่ะ
    bot:  จดแล้ว 300 บาท ขอบคุณมาก คุณก / ของ 12 – 18 มิ.ย. 60 / เดือนนี้รวม 750 บาท
  )");
  CHECK(chat.reports(house) == std::vector<long long>{450, 300});
  CHECK(chat.records().income_sums.recount().empty());
}

TEST_CASE("What could mean two things is asked with buttons") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ร้อยห้า
    bot:  "ร้อยห้า" หมายถึงเท่าไร [105 บาท] [150 บาท] [...]
    ก: [150 บาท]
    bot:  จดแล้ว 150 บาท…
    ก: 300-400
    bot:  ขอเลขเดียวนะ ใกล้กับอันไหนมากกว่า / หรือพิมพ์ตัวเลขมาเลยก็ได้ [300 บาท] [350 บาท] [400 บาท] [...]
    ก: 380
    bot:  จดแล้ว 380 บาท…
    ก: ผัก 120 ไข่ 80
    bot:  รวมกันได้ 200 บาท ของ … ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    ก: ใช่
    bot:  จดแล้ว 200 บาท…
    ก: วันละ 300
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน [รวมทั้งหมดแล้ว] [...]
    ก: 3 วัน
    bot:  300 × 3 = 900 บาท / ของ … ถูกไหม
    ก: [ถูกแล้ว]
    bot:  จดแล้ว 900 บาท…
    ก: ขายได้ 500 ทุน 200
    bot:  ตัวเลขไหนคือเงินที่ขายได้ทั้งหมด ก่อนหักทุน…
    ก: 500
    bot:  จดแล้ว 500 บาท…
    ก: 5555
    bot:  5555 หัวเราะ หรือเป็นตัวเงิน [หัวเราะ] [...]
    ก: [หัวเราะ]
    bot:  555 ด้วยคน 🙂
    ก: จ่ายค่าพริก 350 บาท
    bot:  อันนี้เป็นเงินที่ได้จากการขายไหม [ใช่ ได้ 350 บาท] [ไม่ใช่รายได้] [...]
    ก: [ไม่ใช่รายได้]
    bot:  ได้เลย อันนี้ไม่ได้จดเป็นรายได้นะ
  )");
  CHECK(chat.reports(house) == std::vector<long long>{150, 380, 200, 900, 500});
}

TEST_CASE("The words are kept with the reading") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ร้อยห้า
    bot:  "ร้อยห้า" หมายถึงเท่าไร
    ก: [105 บาท]
    bot:  จดแล้ว 105 บาท…
  )");
  CHECK(chat.records().income_reports.editable(house, "2017-01-01").at(0).raw_text == "ร้อยห้า");
}

TEST_CASE("A wrong figure is refused at the confirmation and asked again") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท / ของ … ใช่ไหม
    ก: ไม่ใช่
    bot:  คุณก ช่วง 12 – 18 มิ.ย. 60 / ได้เงินจากเพาะเห็ดรวมกี่บาท…
    ก: 3005
    bot:  จดแล้ว 3,005 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{3005});
}

TEST_CASE("A figure far from the usual, or very large, is asked about once more") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.add_history(house, 400, 6);
  chat.plays(R"(
    ก: 2000
    bot:  2,000 บาท ของ … มากกว่าทุกครั้งเลย / ขอถามอีกครั้งว่าตัวเลขถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    ก: [แก้ตัวเลข]
    bot:  คุณก ช่วง…
    ก: 40
    bot:  40 บาท ของ … น้อยกว่าทุกครั้ง / ขอถามอีกครั้งว่าตัวเลขถูกไหม
    ก: [แก้ตัวเลข]
    bot:  คุณก ช่วง…
    ก: 60000
    bot:  60,000 บาท ของ … เป็นเงินก้อนใหญ่…
    ก: [แก้ตัวเลข]
    bot:  คุณก ช่วง…
    ก: 420
    bot:  จดแล้ว 420 บาท…
  )");
  CHECK(chat.reports(house).back() == 420);
}

TEST_CASE("Zero and loss get kind words, a reason by button, and the offer of a person") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ไม่มีรายได้เลยค่ะ
    bot:  รับทราบ … ยังไม่มีรายได้ ไม่เป็นไรเลย / ขอบคุณที่บอกนะ คุณก
    bot:  ติดตรงไหน พอเล่าได้ไหม [ขายไม่ออก] [ราคาตก] [ฝน/น้ำ/อากาศ] [...]
    ก: [ฝน/น้ำ/อากาศ]
    bot:  อยากให้ใครช่วยเรื่องอะไรไหม [ไม่มี] [อยากให้มาเยี่ยม] [หาที่ขาย] [...]
    ก: [หาที่ขาย]
    bot:  ส่งเรื่องให้พัฒนากรตัวอย่างแล้ว ปกติตอบภายใน 7 วัน / ถ้าเงียบไป พิมพ์ "ตามเรื่อง" ได้
    ก: ตามเรื่อง
    bot:  เรื่องที่ขอไว้วันที่ พ. 14 มิ.ย. 60 ยังรออยู่…
    ก: ขาดทุน 500
    bot:  … ขาดทุน 500 บาท จดไว้ให้แล้ว…
    bot:  ติดตรงไหน พอเล่าได้ไหม
    ก: ข้าม
    bot:  อยากให้ใครช่วยเรื่องอะไรไหม
    ก: [ไม่มี]
    bot:  ขอบคุณที่บอกนะ ค่อย ๆ ไปด้วยกัน
  )");
  const auto reports = chat.records().income_reports.editable(house, "2017-01-01");
  REQUIRE(!reports.empty());
  CHECK(reports.front().amount_satang == -50'000);
  CHECK(chat.records().help_requests.unclosed_for_user(ChatPlayer::user_id("ก")).size() == 1);
}

TEST_CASE("Not counted yet is not zero, and neither is a refusal") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ส่งรายได้
    bot:  คุณก ช่วง 12 – 18 มิ.ย. 60 / ได้เงินจากเพาะเห็ดรวมกี่บาท / พิมพ์มาได้เลย เช่น 350 หรือ สามพันห้า [ยังไม่มีรายได้] [ยังไม่ได้นับ] [ยกเลิก]
    ก: [ยังไม่ได้นับ]
    bot:  ได้เลย นับเสร็จเมื่อไรพิมพ์ตัวเลขมานะ
    ก: ส่งยอด
    bot:  คุณก ช่วง…
    ก: ไม่อยากบอก
    bot:  ไม่เป็นไรเลย ไม่ต้องบอกก็ได้
  )");
  CHECK(chat.reports(house).empty());
  const auto answer = chat.records().round_answers.find(house, "2017-06-12", "2017-06-18");
  REQUIRE(answer);
  CHECK(answer->answer == WithoutFigure::kUnwilling);
}

TEST_CASE("When somebody in the house has reported already, it is kept, replaced or added") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  chat.add_household("ลูก", "90", Relation::kMember);
  chat.plays(R"(
    แม่: 800
    bot:  จดแล้ว 800 บาท…
    ลูก: 900
    bot:  รอบนี้ (12 – 18 มิ.ย. 60) คุณแม่ ส่งแล้ว 800 บาท / จะทำอย่างไรดี [ใช้ยอดเดิม] [แก้เป็นยอดใหม่] [รวมกัน] [...]
    ลูก: [ใช้ยอดเดิม]
    bot:  ได้เลย ใช้ยอดเดิม 800 บาท…
    ลูก: 900
    bot:  รอบนี้…
    ลูก: แก้เป็นยอดใหม่
    bot:  จดแล้ว 900 บาท…เดือนนี้รวม 900 บาท
    แม่: 50
    bot:  รอบนี้…
    แม่: [รวมกัน]
    bot:  จดแล้ว 50 บาท…เดือนนี้รวม 950 บาท
  )");
  CHECK(chat.reports(house) == std::vector<long long>{900, 50});
  CHECK(chat.records().income_sums.recount().empty());
}

TEST_CASE("Who has two houses is asked which one, the last one first") {
  Chat chat;
  const std::string first = chat.add_household("ก", "90");
  const std::string second = chat.add_household("ก", "91");
  chat.plays(R"(
    ก: 500
    bot:  ไลน์นี้ดูแลอยู่ 2 บ้าน / จะส่งของบ้านไหน
    ก: 91
    bot:  บ้านเลขที่ 91
    bot:  จดแล้ว 500 บาท…
    ก: 700
    bot:  ไลน์นี้ดูแลอยู่ 2 บ้าน / จะส่งของบ้านไหน [เลขที่ 91 หัวหน้าบ้าน 91] [...]
  )");
  CHECK(chat.reports(first).empty());
  CHECK(chat.reports(second) == std::vector<long long>{500});
}

TEST_CASE("A day or period in the words decides where the money counts") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 12 มิ.ย. ขายได้ 450
    bot:  จดแล้ว 450 บาท ขอบคุณมาก คุณก / ของ จ. 12 มิ.ย. 60 / เดือนนี้รวม 450 บาท…
    ก: เดือนที่แล้วได้ 5000
    bot:  จดแล้ว 5,000 บาท ขอบคุณมาก คุณก / ของ พ.ค. 60 / พ.ค. 60 รวม 5,000 บาท
  )");
  CHECK(chat.reports(house) == std::vector<long long>{5000, 450});
}

TEST_CASE("A figure written instead of yes or no is the figure put right") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท / ของ … ใช่ไหม…
    ก: อะไรนะ
    bot:  ตอบว่า ใช่ หรือ ไม่ใช่ ได้เลย…
    ก: 3050
    bot:  จดแล้ว 3,050 บาท…
  )");
}

TEST_CASE("A word that only shows something is answered as often as it is said") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เมนู
    bot:  อยากทำอะไร
    ก: เมนู
    bot:  อยากทำอะไร
  )");
}

TEST_CASE("The same words twice within a minute are one report, and later they are asked about") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    ก: 450
    bot:  ข้อความนี้ได้รับแล้ว ไม่ต้องส่งซ้ำนะ
    * LINE delivers that again
    * 10 minutes pass
    ก: 450
    bot:  รอบนี้ (12 – 18 มิ.ย. 60) ส่งไว้แล้ว 450 บาท / จะทำอย่างไรกับ 450 บาทนี้
    ก: [รวมกัน]
    bot:  จดแล้ว 450 บาท…เดือนนี้รวม 900 บาท
  )");
  CHECK(chat.reports(house) == std::vector<long long>{450, 450});
}

TEST_CASE("A report survives a restart and LINE being down, and its event coming twice") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    * LINE is down
    ก: สามพันห้า
    * LINE is back
    * the service restarts
    ก: ใช่
    bot:  จดแล้ว 3,500 บาท…
    * LINE delivers that again
  )");
  CHECK(chat.reports(house) == std::vector<long long>{3500});
}

TEST_CASE("After days away the talk says where it stood and takes nothing for granted") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: วันละ 300
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    * 60 days pass
    ก: 450
    bot:  ครั้งก่อนคุยค้างไว้เรื่องส่งรายได้ ตอบไปแล้ว 1 ข้อ…
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน [ตอบว่า 450] [ส่งรายได้ 450] [เริ่มใหม่] [ไว้ทีหลัง] [...]
    ก: [ส่งรายได้ 450]
    bot:  จดแล้ว 450 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{450});
}

TEST_CASE("A national ID is never taken, echoed or kept") {
  Chat chat;
  chat.add_household("ก", "90");
  Event event;
  event.id = "01WITHID";
  event.type = EventType::kText;
  event.source = SourceKind::kUser;
  event.user_id = ChatPlayer::user_id("ก");
  event.reply_token = "t";
  event.text = "[เลขบัตร]";
  event.holds_national_id = true;
  event.happened_at = event.received_at = chat.player().clock().now();
  const Heard heard = chat.player().sends(event);
  REQUIRE(heard.bubbles.size() == 1);
  CHECK(heard.bubbles[0].find("ระบบไม่เก็บเลขนี้ไว้") != std::string::npos);
}

TEST_CASE("A figure in the place of another's nothing yet says so to both") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.add_household("ลูก", "90", Relation::kMember);
  chat.plays(R"(
    ก: ยังไม่มีรายได้
    bot:  รับทราบ 12 – 18 มิ.ย. 60 ยังไม่มีรายได้…
    bot:  ติดตรงไหน…
    * 1 day passes
    ลูก: 500
    bot:  จดแล้ว 500 บาท…
    bot:  ก่อนหน้านี้ คุณกบอกไว้เมื่อ พ. 14 มิ.ย. 60 ว่ายังไม่มีรายได้ / ตอนนี้ใช้ยอดนี้แทนแล้ว [แก้ตัวเลข] [...]
    ก: เมนู
    bot:  คุณลูกส่งรายได้ของบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว / แทนที่คุณบอกไว้ว่ายังไม่มีรายได้
    bot:  อยากทำอะไร…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{500});
}

TEST_CASE("Nothing yet does not go over what another of the house sent, unless they say so") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  chat.add_household("ลูก", "90", Relation::kMember);
  chat.plays(R"(
    ก: 500
    bot:  จดแล้ว 500 บาท…
    ลูก: ยังไม่มีรายได้
    bot:  รอบนี้ (12 – 18 มิ.ย. 60) คุณก ส่งแล้ว 500 บาท / จะทำอย่างไรดี [ใช้ยอดเดิม] [แก้เป็นยอดใหม่] [รวมกัน] [...]
    ลูก: [ใช้ยอดเดิม]
    bot:  …500 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{500});
}

TEST_CASE("What was asked months ago does not swallow what is said today") {
  Chat chat;
  const std::string house = chat.add_household("ก", "90");
  SECTION("why there was none") {
    chat.plays(R"(
      ก: ยังไม่ได้ขาย
      bot:  รับทราบ 12 – 18 มิ.ย. 60 ยังไม่มีรายได้ ไม่เป็นไรเลย / ขอบคุณที่บอกนะ คุณก
      bot:  ติดตรงไหน พอเล่าได้ไหม [ขายไม่ออก] [...]
      * 54 days pass
      ก: ยายหายไปนาน ขายได้ 700 เดือนที่แล้ว
      bot:  อันนี้เป็นเงินที่ได้จากการขายไหม [ใช่ ได้ 700 บาท] [ไม่ใช่รายได้] [ยกเลิก]
      ก: [ใช่ ได้ 700 บาท]
      bot:  จดแล้ว 700 บาท ขอบคุณมาก คุณก / ของ ก.ค. 60…
    )");
    CHECK(chat.reports(house) == std::vector<long long>{0, 700});
  }
  SECTION("why there was none, before a word that shows something") {
    chat.plays(R"(
      ก: 0
      bot:  รับทราบ…
      bot:  ติดตรงไหน พอเล่าได้ไหม…
      * 61 days pass
      ก: ดูยอด
      bot:  (picture) ยอดของบ้านเลขที่ 90: รอบนี้ ยังไม่ได้ส่ง เดือนนี้ ยังไม่มีข้อมูล ส่งแล้ว 1 จาก 10 รอบ [ส่งรายได้] [แก้ยอดที่ส่งไว้] [เมนู]
    )");
    CHECK(chat.reports(house) == std::vector<long long>{0});
  }
  SECTION("why there was none, the day before") {
    chat.plays(R"(
      ก: 0
      bot:  รับทราบ…
      bot:  ติดตรงไหน พอเล่าได้ไหม…
      * 1 day passes
      ก: วันนี้ขายได้ 250
      bot:  จดแล้ว 250 บาท ขอบคุณมาก คุณก / ของ พฤ. 15 มิ.ย. 60 / เดือนนี้รวม 250 บาท [แก้ตัวเลข] [ดูยอดของฉัน] [เมนู]
    )");
  }
  SECTION("of which days it was") {
    chat.plays(R"(
      ก: อาทิตย์ที่แล้ว วันพุธ ได้ 350
      bot:  เงินนี้เป็นของช่วงไหน [5 – 11 มิ.ย. 60] [...]
      * 61 days pass
      ก: วันนี้ขายได้ 420
      bot:  ครั้งก่อนคุยค้างไว้เรื่องส่งรายได้ ตอบไปแล้ว 1 ข้อ / ทำต่อจากข้อนี้ได้เลย
      bot:  เงินนี้เป็นของช่วงไหน [ตอบว่า วันนี้ขายได้ 420] [ส่งรายได้ 420] [เริ่มใหม่] [ไว้ทีหลัง] [5 – 11 มิ.ย. 60] [...]
      ก: [ส่งรายได้ 420]
      bot:  จดแล้ว 420 บาท ขอบคุณมาก คุณก / ของ จ. 14 ส.ค. 60…
    )");
    CHECK(chat.reports(house) == std::vector<long long>{420});
  }
  SECTION("which figure to correct") {
    chat.plays(R"(
      ก: 350
      bot:  จดแล้ว 350 บาท…
      ก: แก้ยอดล่าสุด
      bot:  ครั้งนั้นจดไว้ 350 บาท…
      * 40 days pass
      ก: ขายได้ 600
      bot:  ครั้งก่อนคุยค้างไว้เรื่องแก้ยอด…
      bot:  ครั้งนั้นจดไว้ 350 บาท… [ตอบว่า ขายได้ 600] [ส่งรายได้ 600] [เริ่มใหม่] [ไว้ทีหลัง] [...]
      ก: [ส่งรายได้ 600]
      bot:  จดแล้ว 600 บาท ขอบคุณมาก คุณก / ของ 24 – 30 ก.ค. 60…
      bot:  กลับมาที่เรื่องแก้ยอดที่คุยค้างไว้
      bot:  ครั้งนั้นจดไว้ 350 บาท…
    )");
    CHECK(chat.reports(house) == std::vector<long long>{350, 600});
  }
}

// A report between whose messages something happens: a restart, days, months.
#include <catch2/catch.hpp>

#include "handlers/pushes/round_question.h"
#include "language/dates/date.h"
#include "storage/households/households.h"
#include "support/chat.h"

using namespace sammachip;

TEST_CASE("A report survives a restart and LINE being down, and its event coming twice") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
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
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: วันละ 300
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน
    * 60 days pass
    ก: 450
    bot:  ครั้งก่อนคุยค้างไว้เรื่องบอกรายได้ ตอบไปแล้ว 1 ข้อ…
    bot:  วันละ 300 บาท รอบนี้ทั้งหมดกี่วัน [ตอบว่า 450] [จดรายได้ 450] [เริ่มใหม่] [ไว้ทีหลัง] [...]
    ก: [จดรายได้ 450]
    bot:  จดแล้ว 450 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{450});
}

TEST_CASE("What was asked months ago does not swallow what is said today") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  SECTION("why there was none") {
    chat.plays(R"(
      ก: ยังไม่ได้ขาย
      bot:  รับทราบ ช่วง 12 – 18 มิ.ย. 60 ยังไม่มีรายได้ ไม่เป็นไรเลย / ขอบคุณที่บอกนะ คุณก
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
      bot:  (picture) ยอดของบ้านเลขที่ 90: รอบนี้ ยังไม่ได้จด เดือนนี้ ยังไม่มีข้อมูล จดแล้ว 1 จาก 10 รอบ [บอกรายได้] [แก้ยอด] [เมนู]
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
      bot:  จดแล้ว 250 บาท ขอบคุณมาก คุณก / ของ พฤ. 15 มิ.ย. 60 / เดือนนี้รวม 250 บาท [แก้ยอดนี้] [ดูยอดของฉัน] [เมนู]
    )");
  }
  SECTION("of which days it was") {
    chat.plays(R"(
      ก: อาทิตย์ที่แล้ว วันพุธ ได้ 350
      bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน [5 – 11 มิ.ย. 60] [...]
      * 61 days pass
      ก: วันนี้ขายได้ 420
      bot:  ครั้งก่อนคุยค้างไว้เรื่องบอกรายได้ ตอบไปแล้ว 1 ข้อ / ทำต่อจากข้อนี้ได้เลย / ไม่ทำแล้ว พิมพ์ "ยกเลิก"
      bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน [ตอบว่า วันนี้ขายได้ 420] [จดรายได้ 420] [เริ่มใหม่] [ไว้ทีหลัง] [5 – 11 มิ.ย. 60] [...]
      ก: [จดรายได้ 420]
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
      bot:  ครั้งนั้นจดไว้ 350 บาท… [ตอบว่า ขายได้ 600] [จดรายได้ 600] [เริ่มใหม่] [ไว้ทีหลัง] [...]
      ก: [จดรายได้ 600]
      bot:  จดแล้ว 600 บาท ขอบคุณมาก คุณก / ของ 24 – 30 ก.ค. 60…
      bot:  กลับมาที่เรื่องแก้ยอดที่คุยค้างไว้
      bot:  ครั้งนั้นจดไว้ 350 บาท…
    )");
    CHECK(chat.reports(house) == std::vector<long long>{350, 600});
  }
}

TEST_CASE("What the bot asked of itself is not answered any more after two weeks") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.player().change([&](Records& records) {
    auto row = *records.households.find(house);
    row.pace = Pace::kMonthly;
    records.households.update(row);
  });
  chat.plays(R"(
    * it is 2017-08-01 09:00
  )");
  const Day asked_on = *parse_iso_date("2017-08-01");
  chat.player().change([&](Records& records) {
    open_round_question(ChatPlayer::user_id("ก"), house, "2017-07-01/2017-07-31", asked_on,
                        chat.player().clock().now(), records);
  });
  SECTION("days later it still is") {
    chat.plays(R"(
      * 9 days pass
      ก: 450
      bot:  จดแล้ว 450 บาท ขอบคุณมาก คุณก / ของ ก.ค. 60…
    )");
  }
  SECTION("weeks later a figure is of today") {
    chat.plays(R"(
      * 15 days pass
      ก: 450
      bot:  จดแล้ว 450 บาท ขอบคุณมาก คุณก / ของ ส.ค. 60…
    )");
  }
}

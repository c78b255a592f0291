// A figure is sent, is wrong, and that is said in a word or two.
#include <catch2/catch.hpp>

#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "support/chat.h"
#include "tests/handlers/income/owners_village.h"

using namespace sammachip;
using Amounts = std::vector<long long>;

TEST_CASE("Another figure right after a report is asked about, and takes its place") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  const std::string words = GENERATE("เอ้ย 450", "เป็น 450", "แก้เป็น 450", "เปลี่ยนเป็น 450 ค่ะ",
                                     "พิมพ์ผิด 450 ต่างหาก", "ไม่ใช่ 450", "ไม่ใช่ 350 ต้อง 450");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    ก: )" + words +
             R"(
    bot:  แก้ยอดช่วง 12 – 18 มิ.ย. 60 / จาก 350 เป็น 450 บาท ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    ก: ใช่
    bot:  แก้แล้ว จาก 350 เป็น 450 บาท / ของ 12 – 18 มิ.ย. 60 / มิ.ย. 60 รวม 450 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{450});
  const auto history = chat.records().income_reports.history(
      chat.records().income_reports.editable(house, "0000-00-00").front().id);
  REQUIRE(history.size() == 2);
  CHECK(history.back().amount_satang == 350'00);
  CHECK(history.back().status == ReportStatus::kReplaced);
  CHECK(chat.records().income_sums.recount().empty());
}

TEST_CASE("A figure that is only said to be wrong is asked for") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  const std::string words = GENERATE("ผิด", "เลขผิด", "โทษที พิมพ์ผิด", "ไม่ใช่", "350 ผิด", "ยอดผิด");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    ก: )" + words +
             R"(
    bot:  ครั้งนั้นจดไว้ 350 บาท (12 – 18 มิ.ย. 60) / จะแก้เป็นเท่าไร [ยังไม่มีรายได้] [ลบยอดนี้] [...]
    ก: 450
    bot:  แก้ยอดช่วง 12 – 18 มิ.ย. 60 / จาก 350 เป็น 450 บาท ถูกไหม…
    ก: 1
    bot:  แก้แล้ว จาก 350 เป็น 450 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{450});
}

TEST_CASE("What is to go is named and asked about") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  SECTION("in a word") {
    chat.plays(R"(
      ก: 350
      bot:  จดแล้ว 350 บาท…
      ก: ลบอันเมื่อกี้
      bot:  จะลบยอด 350 บาท (12 – 18 มิ.ย. 60) ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
      ก: ลบ
      bot:  ลบยอด 350 บาท ของ 12 – 18 มิ.ย. 60 แล้ว…
    )");
    CHECK(chat.reports(house).empty());
  }
  SECTION("by its figure, of two") {
    chat.plays(R"(
      ก: 800
      bot:  จดแล้ว 800 บาท…
      ก: 250
      bot:  จดแล้ว 250 บาท…
      ก: ลุงแกจดผิด ลบ 800 ออก
      bot:  จะลบยอด 800 บาท (12 – 18 มิ.ย. 60) ถูกไหม…
      ก: [ถูกแล้ว]
      bot:  ลบยอด 800 บาท…
    )");
    CHECK(chat.reports(house) == Amounts{250});
  }
  SECTION("in the middle of a correction") {
    chat.plays(R"(
      ก: 350
      bot:  จดแล้ว 350 บาท…
      ก: ผิด
      bot:  ครั้งนั้นจดไว้ 350 บาท…
      ก: ลบ
      bot:  จะลบยอด 350 บาท (12 – 18 มิ.ย. 60) ถูกไหม…
      ก: ไม่
      bot:  ครั้งนั้นจดไว้ 350 บาท…
    )");
    CHECK(chat.reports(house) == Amounts{350});
  }
  SECTION("by a figure that nobody sent") {
    chat.plays(R"(
      ก: 800
      bot:  จดแล้ว 800 บาท…
      ก: จดผิด ลบ 300 ออก
      bot:  จะลบยอดไหน [พ. 14 มิ.ย. 60 800] [...]
    )");
    CHECK(chat.reports(house) == Amounts{800});
  }
}

TEST_CASE("Days later a word of correction asks which of several reports is meant") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    * 1 day passes
    ก: 500
    bot:  จดแล้ว 500 บาท…
    * 2 days pass
    ก: เลขผิด
    bot:  จะแก้ยอดไหน [พฤ. 15 มิ.ย. 60 500] [พ. 14 มิ.ย. 60 350] [ยกเลิก]
    ก: [พ. 14 มิ.ย. 60 350]
    bot:  ครั้งนั้นจดไว้ 350 บาท…
    ก: 400
    bot:  แก้ยอดช่วง … / จาก 350 เป็น 400 บาท ถูกไหม…
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 350 เป็น 400 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{500, 400});
}

TEST_CASE("The place of a button is no figure where it is asked which report or what of two") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    * 2 hours pass
    ก: 500
    bot:  จดแล้ว 500 บาท…
    * 2 hours pass
    ก: แก้
    bot:  จะแก้ยอดไหน…
    ก: 1
    bot:  กดยอดที่จะแก้ หรือพิมพ์ตามที่เห็นบนปุ่ม / จะเลิกแก้ พิมพ์ "ยกเลิก"…
    ก: ยกเลิก
    bot:  ยกเลิก…
    ก: 500
    bot:  ช่วง 12 – 18 มิ.ย. 60 คุณจดไว้แล้ว 850 บาท / 500 บาทนี้ จะรวมกัน แก้เป็นยอดใหม่ หรือใช้ยอดเดิม [ใช้ยอดเดิม] [แก้เป็นยอดใหม่] [รวมกัน] [...]
    ก: 3
    bot:  ข้อนี้มีคำตอบให้เลือก…
  )");
  CHECK(chat.reports(house) == Amounts{350, 500});
}

TEST_CASE("Words that correct only what was just said are a report where nothing was") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    * 1 day passes
    ก: ขอโทษที่ส่งช้า 200
    bot:  จดแล้ว 200 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{350, 200});
}

TEST_CASE("While a figure is asked about, words that mend it are about that one") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท…
  )");
  SECTION("another figure") {
    const std::string words = GENERATE("ไม่ใช่ 3005", "เอ้ย 3005", "แก้เป็น 3005");
    chat.plays("ก: " + words + R"(
      bot:  จดแล้ว 3,005 บาท…
    )");
    CHECK(chat.reports(house) == Amounts{3005});
  }
  SECTION("the place of a button") {
    chat.plays(R"(
      ก: 1
      bot:  จดแล้ว 3,500 บาท…
    )");
    CHECK(chat.reports(house) == Amounts{3500});
  }
  SECTION("the place of the other button, and only that it is wrong") {
    const std::string words = GENERATE("2", "เลขผิด", "พิมพ์ผิดค่ะ");
    chat.plays("ก: " + words + R"(
      bot:  คุณก ช่วง 12 – 18 มิ.ย. 60…
    )");
    CHECK(chat.reports(house).empty());
  }
  SECTION("that it is to go") {
    chat.plays(R"(
      ก: ลบ
      bot:  ยกเลิก…
    )");
    CHECK(chat.reports(house).empty());
  }
}

TEST_CASE("A correction that LINE delivers before what it corrects stands") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  SECTION("nothing was sent before") {
    chat.plays(R"(
      ก: เอ้ย 350
      bot:  จดแล้ว 350 บาท…
      * the next message was written 1 minute before
      ก: 300
      bot:  จดไว้ 350 บาท ตามที่พิมพ์ทีหลัง / "300" เป็นยอดก่อนแก้ ไม่ได้จด [แก้ยอดนี้] [เมนู]
    )");
    CHECK(chat.reports(house) == Amounts{350});
  }
  SECTION("an earlier report was taken to be meant") {
    chat.plays(R"(
      ก: 200
      bot:  จดแล้ว 200 บาท…
      * 2 minutes pass
      ก: เอ้ย 350
      bot:  แก้ยอดช่วง … / จาก 200 เป็น 350 บาท ถูกไหม…
      * the next message was written 1 minute before
      ก: 300
      bot:  จดแล้ว 350 บาท…
    )");
    CHECK(chat.reports(house) == Amounts{200, 350});
  }
}

TEST_CASE("Two messages of one breath are one report with the last figure") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  SECTION("in the order in which they were written") {
    chat.plays(R"(
      * the next message was written 2 minutes before
      ก: 300
      bot:  จดแล้ว 300 บาท…
      * the next message was written 1 minute before
      ก: เอ้ย 350
      bot:  แก้แล้ว จาก 300 เป็น 350 บาท / ของ 12 – 18 มิ.ย. 60 / มิ.ย. 60 รวม 350 บาท…
    )");
    CHECK(chat.reports(house) == Amounts{350});
  }
  SECTION("but what would be asked about is asked") {
    chat.plays(R"(
      * the next message was written 2 minutes before
      ก: 300
      bot:  จดแล้ว 300 บาท…
      * the next message was written 1 minute before
      ก: เอ้ย 350000
      bot:  แก้ยอดช่วง … / จาก 300 เป็น 350,000 บาท ถูกไหม…
    )");
    CHECK(chat.reports(house) == Amounts{300});
  }
}

TEST_CASE("Two figures are together what they are, which is said") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    ก: รวมกัน
    bot:  ช่วง 12 – 18 มิ.ย. 60 มียอดเดียว 350 บาท…
    ก: 500
    bot:  จดแล้ว 500 บาท…
    ก: รวมกัน
    bot:  ช่วง 12 – 18 มิ.ย. 60 จดไว้ 2 ยอด รวมกันแล้ว 850 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{350, 500});
}

TEST_CASE("A rate at a correction is asked how many times, and is no sum") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 2100
    bot:  จดแล้ว 2,100 บาท…
    ก: ผิด
    bot:  ครั้งนั้นจดไว้ 2,100 บาท…
    ก: วันละ 300
    bot:  วันละ 300 บาท / ช่วง 12 – 18 มิ.ย. 60 ทั้งหมดกี่วัน…
    ก: 6
    bot:  แก้ยอดช่วง … / จาก 2,100 เป็น 1,800 บาท ถูกไหม…
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว…
  )");
  CHECK(chat.reports(house) == Amounts{1800});
}

TEST_CASE("A question that lapses does not keep a word of correction") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 0
    bot:  รับทราบ…
    bot:  ติดตรงไหน พอเล่าได้ไหม…
    ก: เอ้ย 350
    bot:  แก้ยอดช่วง 12 – 18 มิ.ย. 60 / จาก 0 เป็น 350 บาท ถูกไหม…
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 0 เป็น 350 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{350});
}

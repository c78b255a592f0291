// In which words an owner says which figure stands.
#include <catch2/catch.hpp>

#include "handlers/pushes/round_question.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/proposed_reports.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/handlers/income/owners_village.h"

using namespace sammachip;

TEST_CASE("Which figure stands is answered in words as by its buttons") {
  const struct {
    const char* words;
    Reports stand;
  } said[] = {
      {"3,500 บาท", {3500}},
      {"3500", {3500}},
      {"สามพันห้าร้อย", {3500}},
      {"ของฉัน", {3500}},
      {"เอายอดของฉันก็ได้", {3500}},
      {"ยอดของฉัน", {3500}},
      {"ขอใช้ของเราค่ะ", {3500}},
      {"ยอดแรก", {3500}},
      {"อันเดิมครับ", {3500}},
      {"first one", {3500}},
      {"mine", {3500}},
      {"100", {100}},
      {"ร้อยบาท", {100}},
      {"ของมานพ", {100}},
      {"ใช้ของคุณมานพนะ", {100}},
      {"ที่มานพส่งมา", {100}},
      {"อันหลัง", {100}},
      {"เอายอดที่สอง", {100}},
      {"ของเขาเลย", {100}},
      {"the second", {100}},
      {"use the other one", {100}},
      {"3600", {3500, 100}},
      {"รวมกัน 3,600 บาท", {3500, 100}},
      {"รวมกันเลย", {3500, 100}},
      {"ทั้งสองยอด", {3500, 100}},
      {"both", {3500, 100}},
  };
  for (const auto& one : said) {
    INFO(one.words);
    OwnersVillage village;
    village.brings("มานพ", "100");
    village.chat.player().clock().move(std::chrono::minutes{5});
    village.chat.player().says("สมใจ", "เมนู");
    const Heard heard = village.chat.player().says("สมใจ", one.words);
    INFO(heard.bubbles.front());
    CHECK(village.reports() == one.stand);
    CHECK(village.proposals().at(0).outcome != ProposalOutcome::kOpen);
  }
}

TEST_CASE("Words that do not tell which figure are asked again, with the buttons") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  village.chat.player().says("สมใจ", "เมนู");
  for (const char* words : {"ใช่", "ไม่ใช่", "1", "2", "ไม่ใช่ของฉัน", "ยังไม่ได้นับ", "แล้วแต่", "ร้อยห้า"}) {
    INFO(words);
    const Heard heard = village.chat.player().says("สมใจ", words);
    CHECK(heard.bubbles.size() == 1);
    REQUIRE(heard.buttons.size() > 3);
    CHECK(std::vector<std::string>(heard.buttons.begin(), heard.buttons.begin() + 3) ==
          std::vector<std::string>{"3,500 บาท", "100 บาท", "รวมกัน 3,600 บาท"});
  }
  village.chat.plays(R"(
    สมใจ: วันละ 300
    bot:  ขอเป็นยอดรวมของรอบนั้นทั้งหมด / ตอบข้อนี้ไม่ได้ ไม่เป็นไรเลย / พิมพ์ "ขอให้ช่วย" ได้ [3,500 บาท] [100 บาท] [รวมกัน 3,600 บาท] [...]
    สมใจ: [100 บาท]
    bot:  จดแล้ว 100 บาท…
  )");
  CHECK(village.reports() == Reports{100});
}

TEST_CASE("A third figure is the owner's correction of those days, after a yes") {
  OwnersVillage village;
  village.add_member("ลูก");
  village.brings("มานพ", "100");
  village.chat.plays(R"(
    * it is 2017-07-03 10:00
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90… / ใช้ยอดไหน
    bot:  …
    สมใจ: จริง ๆ ได้ 2,800
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / จด 2,800 บาท แทน ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    สมใจ: 2900
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / จด 2,900 บาท แทน ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
  )");
  SECTION("yes") {
    village.chat.plays(R"(
      สมใจ: ถูกแล้ว
      bot:  จดแล้ว 2,900 บาท ขอบคุณมาก คุณสมใจ / ของ 12 – 18 มิ.ย. 60 / มิ.ย. 60 รวม 2,900 บาท [แก้ยอดนี้] [ดูยอดของฉัน] [เมนู]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณจดแล้ว / ใช้ยอดที่บ้านจดเอง ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{2900});
    CHECK(village.proposals().at(0).outcome == ProposalOutcome::kKept);
  }
  SECTION("no") {
    village.chat.plays(R"(
      สมใจ: [แก้ตัวเลข]
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณจดไว้ 3,500 บาท / คุณมานพ จดมา 100 บาท / ใช้ยอดไหน [3,500 บาท] [100 บาท] [รวมกัน 3,600 บาท] [...]
    )");
    CHECK(village.reports() == Reports{3500});
  }
  SECTION("another of the house decided first") {
    village.chat.player().says("ลูก", "เมนู");
    village.chat.player().taps("ลูก", "100 บาท");
    village.chat.plays(R"(
      สมใจ: [ถูกแล้ว]
      bot:  คุณลูก เลือกไปแล้ว ใช้ยอดใหม่ของ 12 – 18 มิ.ย. 60
      bot:  ที่พิมพ์มาแล้ว เผื่อยังใช้: / "2900" [ดูยอดของฉัน] [เมนู]
    )");
    CHECK(village.reports() == Reports{100});
  }
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("Where it is asked whether it is the same money, or nothing stands, yes and no answer") {
  OwnersVillage village;
  SECTION("the same") {
    village.brings("มานพ", "3500");
    village.chat.plays(R"(
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90… / เป็นยอดเดียวกันไหม
      bot:  …
      สมใจ: ใช่
      bot:  ได้เลย ใช้ยอดเดิม 3,500 บาท…
    )");
    CHECK(village.reports() == Reports{3500});
  }
  SECTION("nothing") {
    village.brings("มานพ", "100");
    village.chat.player().change([&](Records& records) {
      records.income_reports.withdraw(
          records.income_reports.editable(HouseholdId(village.house), "2017-01-01").at(0).id);
    });
    village.chat.player().says("สมใจ", "เมนู");
    SECTION("yes") {
      village.chat.plays(R"(
        สมใจ: จดเลย
        bot:  ข้อนี้มีคำตอบให้เลือก / กดปุ่มข้างล่าง หรือพิมพ์คำบนปุ่มก็ได้ / จะเลิกตอบ พิมพ์ "ยกเลิก" [100 บาท] [ไม่ต้องจด] [...]
        สมใจ: ใช่
        bot:  จดแล้ว 100 บาท…
      )");
      CHECK(village.reports() == Reports{100});
    }
    SECTION("no") {
      village.chat.plays(R"(
        สมใจ: ไม่ต้องจด
        bot:  ได้เลย ไม่ได้จดอะไรของ 12 – 18 มิ.ย. 60…
      )");
      CHECK(village.reports().empty());
    }
  }
}

TEST_CASE("A figure that is no answer to which figure stands is a report of its own") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  village.chat.player().says("สมใจ", "เมนู");
  SECTION("it names days") {
    village.chat.plays(R"(
      สมใจ: เมื่อวานได้ 100
      bot:  จดแล้ว 100 บาท ขอบคุณมาก คุณสมใจ / ของ อ. 13 มิ.ย. 60…
    )");
    CHECK(village.reports() == Reports{100, 3500});
  }
  SECTION("it comes the next day") {
    village.chat.plays(R"(
      * 1 day passes
      สมใจ: 250
      bot:  จดแล้ว 250 บาท…
    )");
    CHECK(village.reports() == Reports{3500, 250});
  }
  CHECK(village.proposals().at(0).outcome == ProposalOutcome::kOpen);
  // The words alone ask it again.
  village.chat.plays(R"(
    สมใจ: ของฉัน
    bot:  … / ใช้ยอดไหน [...]
  )");
}

TEST_CASE("A figure after a reminder is for the round it names, also where two were asked about") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  village.chat.plays(R"(
    * 2 weeks pass
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90… / ใช้ยอดไหน
    bot:  …
  )");
  open_round_question(ChatPlayer::user_id("สมใจ"), HouseholdId(village.house),
                      "2017-06-19/2017-06-25", *parse_iso_date("2017-06-28"),
                      village.chat.player().clock().now(), village.chat.records());
  village.chat.plays(R"(
    สมใจ: 250
    bot:  จดแล้ว 250 บาท ขอบคุณมาก คุณสมใจ / ของ 19 – 25 มิ.ย. 60…
  )");
  CHECK(village.proposals().at(0).outcome == ProposalOutcome::kOpen);
}

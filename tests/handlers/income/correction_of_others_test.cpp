// Who corrects what was sent for a house, beside its owner.
#include <catch2/catch.hpp>

#include "handlers/pushes/round_question.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/handlers/income/owners_village.h"

using namespace sammachip;

TEST_CASE("What a leader corrects of a report for another house stays in its round") {
  OwnersVillage village;
  add_listed_household(village.chat, village.programme, "91", "บุญมี");
  village.chat.plays(R"(
    * 2 weeks pass
    มานพ: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    มานพ: 91
    bot:  บ้านเลขที่ 91…
    มานพ: 50
    bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน [19 – 25 มิ.ย. 60] [รอบนี้] [...]
    มานพ: [19 – 25 มิ.ย. 60]
    bot:  จดแทนบ้านเลขที่ 91 … / 50 บาท / …
    มานพ: [ถูกแล้ว]
    bot:  จดแทนบ้านเลขที่ 91 หัวหน้าบ้าน 91 แล้ว 50 บาท… [แก้ตัวเลขนี้] [...]
    มานพ: [แก้ตัวเลขนี้]
    bot:  บ้านเลขที่ 91 หัวหน้าบ้าน 91 ช่วง 19 – 25 มิ.ย. 60 / คุณจดไว้ 50 บาท จะแก้เป็นเท่าไร [ยังไม่มีรายได้] [...]
    มานพ: วันละ 300
    bot:  ขอเป็นยอดรวมของรอบนั้นทั้งหมด…
    มานพ: 500
    bot:  บ้านเลขที่ 91 หัวหน้าบ้าน 91 ช่วง 19 – 25 มิ.ย. 60 / แก้จาก 50 บาท เป็น 500 บาท ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    มานพ: [ถูกแล้ว]
    bot:  แก้แล้ว บ้านเลขที่ 91 หัวหน้าบ้าน 91 ช่วง 19 – 25 มิ.ย. 60 / จาก 50 บาท เป็น 500 บาท / ถ้าบ้านนี้มีไลน์ เจ้าของบ้านจะเห็นเมื่อทักมา [แก้ตัวเลขนี้] [จดแทนบ้านอื่น] [บ้านที่ยังไม่ได้จด] [งานวันนี้] [เมนู]
    บุญมี: เมนู
    bot:  คุณมานพ จดรายได้แทนบ้านเลขที่ 91 ช่วง 19 – 25 มิ.ย. 60 แล้ว: 500 บาท…
    bot:  อยากทำอะไร…
    บุญมี: [ยอดไม่ถูก]
    bot:  ขอบคุณที่บอก…
    bot:  ครั้งนั้นจดไว้ 500 บาท (19 – 25 มิ.ย. 60)…
    บุญมี: 650
    bot:  แก้ยอดช่วง … / จาก 500 เป็น 650 บาท…
    บุญมี: [ถูกแล้ว]
    bot:  แก้แล้ว…
    มานพ: [แก้ตัวเลขนี้]
    bot:  เจ้าของบ้านเลขที่ 91 …
    bot:  คุณบุญมี แก้ยอดของบ้านเลขที่ 91 ช่วง 19 – 25 มิ.ย. 60 ไปแล้ว / ไม่ได้จดอะไรเพิ่ม…
  )");
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("A helper's figure that is moved to today does not join what the owner sent") {
  OwnersVillage village;
  village.add_member("หลาน", Relation::kHelper);
  village.chat.plays(R"(
    * 2 weeks pass
  )");
  open_round_question(ChatPlayer::user_id("หลาน"), HouseholdId(village.house),
                      "2017-06-19/2017-06-25", Day(std::chrono::days{17345}),
                      village.chat.player().clock().now(), village.chat.records());
  village.chat.plays(R"(
    หลาน: 120
    bot:  จดแล้ว 120 บาท… [เงินนี้ได้วันนี้] [...]
  )");
  SECTION("the owner has sent that round's") {
    village.chat.plays(R"(
      สมใจ: 800
      bot:  คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว: 120 บาท…
      bot:  จดแล้ว 800 บาท ขอบคุณมาก คุณสมใจ / ของ 26 มิ.ย. – 2 ก.ค. 60…
      หลาน: [เงินนี้ได้วันนี้]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 26 มิ.ย. – 2 ก.ค. 60 ไว้เองแล้ว / เก็บยอดที่คุณพิมพ์ไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [บอกรายได้] [เมนู]
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90 ช่วง 26 มิ.ย. – 2 ก.ค. 60 / คุณจดไว้ 800 บาท / คุณหลาน จดมา 120 บาท / ใช้ยอดไหน
      bot:  อยากทำอะไร… [800 บาท] [120 บาท] [รวมกัน 920 บาท] [...]
    )");
    CHECK(village.reports() == Reports{3500, 800});
  }
  SECTION("the owner has not, and is told of the days it is for now") {
    village.chat.plays(R"(
      หลาน: [เงินนี้ได้วันนี้]
      bot:  ย้าย 120 บาท เป็นของวันนี้แล้ว…
      สมใจ: เมนู
      bot:  คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง 26 มิ.ย. – 2 ก.ค. 60 แล้ว: 120 บาท…
      bot:  …
    )");
    CHECK(village.reports() == Reports{3500, 120});
  }
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("Who became a helper does not correct what they sent for the house before") {
  OwnersVillage village;
  village.chat.player().change([&](Records& records) {
    records.household_links.end(ChatPlayer::user_id("สมใจ"), HouseholdId(village.house),
                                village.chat.now_ms());
    records.household_links.insert({"linkhelper",
                                    ChatPlayer::user_id("สมใจ"),
                                    HouseholdId(village.house),
                                    Relation::kHelper,
                                    village.chat.now_ms(),
                                    {}});
  });
  village.chat.plays(R"(
    สมใจ: แก้ยอด
    bot:  ยังไม่มียอด…
    สมใจ: 100
    bot:  บ้านเลขที่ 90…
  )");
  CHECK(village.reports() == Reports{3500});
}

TEST_CASE("No way of a leader to a figure leads over the owner's") {
  OwnersVillage village;
  village.chat.plays(R"(
    มานพ: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    มานพ: 90
    bot:  บ้านเลขที่ 90…
  )");
  SECTION("that there was none") {
    village.chat.plays(R"(
      มานพ: [ยังไม่มีรายได้]
      bot:  …ยังไม่มีรายได้…
      มานพ: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 12 – 18 มิ.ย. 60 ไว้เองแล้ว…
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90… / คุณจดไว้ 3,500 บาท / คุณมานพ จดมา ยังไม่มีรายได้ / ใช้ยอดไหน
      bot:  …
    )");
  }
  SECTION("that it is not counted") {
    village.chat.player().change([&](Records& records) {
      records.round_answers.save({HouseholdId(village.house), "2017-06-12", "2017-06-18",
                                  WithoutFigure::kUnwilling, ChatPlayer::user_id("สมใจ"),
                                  village.chat.now_ms()});
    });
    village.chat.plays(R"(
      มานพ: [ยังไม่ได้นับ]
      bot:  …
      สมใจ: ดูยอด
      bot:  …3,500 บาท…
    )");
  }
  SECTION("of days that only touch the owner's") {
    village.chat.plays(R"(
      มานพ: เดือนนี้ได้ 900
      bot:  จดแทนบ้านเลขที่ 90 …
      มานพ: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง … ไว้เองแล้ว…
    )");
  }
  SECTION("sent by the owner between the figure and its yes") {
    village.chat.player().change([&](Records& records) {
      records.income_reports.withdraw(
          records.income_reports.editable(HouseholdId(village.house), "2017-01-01").at(0).id);
    });
    village.chat.plays(R"(
      มานพ: 900
      bot:  จดแทนบ้านเลขที่ 90 …
      * 2 minutes pass
      สมใจ: 3500
      bot:  จดแล้ว 3,500 บาท…
      มานพ: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 12 – 18 มิ.ย. 60 ไว้เองแล้ว…
    )");
  }
  CHECK(village.reports() == Reports{3500});
  const auto said = village.chat.records().round_answers.find(HouseholdId(village.house),
                                                              "2017-06-12", "2017-06-18");
  if (said) CHECK(said->answered_by == ChatPlayer::user_id("สมใจ"));
}

TEST_CASE("What the owner made of a leader's figure is not the leader's to correct any more") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  village.chat.player().says("สมใจ", "เมนู");
  village.chat.plays(R"(
    สมใจ: [100 บาท]
    bot:  จดแล้ว 100 บาท…
    ปราชญ์: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    ปราชญ์: 90
    bot:  บ้านเลขที่ 90…
    ปราชญ์: 700
    bot:  จดแทนบ้านเลขที่ 90 …
    ปราชญ์: [ถูกแล้ว]
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 12 – 18 มิ.ย. 60 ไว้เองแล้ว…
  )");
  const auto report =
      village.chat.records().income_reports.editable(HouseholdId(village.house), "2017-01-01");
  village.chat.player().posts_back("มานพ", "c|fix_for|" + report.at(0).id);
  village.chat.player().says("มานพ", "5");
  CHECK(village.reports() == Reports{100});
}

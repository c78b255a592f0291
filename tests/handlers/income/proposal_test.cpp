// What an owner sent stands until the owner says otherwise, whoever brings another figure.
#include <algorithm>
#include <catch2/catch.hpp>

#include "handlers/pushes/round_question.h"
#include "storage/households/household_links.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/proposed_reports.h"
#include "storage/people.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "storage/villages/places.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/handlers/income/owners_village.h"

using namespace sammachip;

TEST_CASE("An owner is asked which figure stands, and until then the owner's does") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  CHECK(village.reports() == Reports{3500});
  village.chat.plays(R"(
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณจดไว้ 3,500 บาท / คุณมานพ จดมา 100 บาท / ใช้ยอดไหน
    bot:  อยากทำอะไร… [3,500 บาท] [100 บาท] [รวมกัน 3,600 บาท] [...]
  )");
  SECTION("their own") {
    village.chat.plays(R"(
      สมใจ: [3,500 บาท]
      bot:  ได้เลย ใช้ยอดเดิม 3,500 บาท… / ของ 12 – 18 มิ.ย. 60 [ดูยอดของฉัน] [เมนู]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณจดแล้ว / ใช้ยอดที่บ้านจดเอง ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{3500});
  }
  SECTION("the other") {
    village.chat.plays(R"(
      สมใจ: [100 บาท]
      bot:  จดแล้ว 100 บาท ขอบคุณมาก คุณสมใจ / ของ 12 – 18 มิ.ย. 60 / เดือนนี้รวม 100 บาท [แก้ยอดนี้] [...]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณจดแล้ว / ใช้ยอดที่คุณจด ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{100});
    const auto report =
        village.chat.records().income_reports.editable(HouseholdId(village.house), "2017-01-01");
    CHECK(report.at(0).source == Source::kSelf);
  }
  SECTION("both") {
    village.chat.plays(R"(
      สมใจ: [รวมกัน 3,600 บาท]
      bot:  จดแล้ว 100 บาท ขอบคุณมาก คุณสมใจ / ของ 12 – 18 มิ.ย. 60 / เดือนนี้รวม 3,600 บาท [แก้ยอดนี้] [...]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณจดแล้ว / รวมเข้ากับยอดของบ้าน ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{3500, 100});
  }
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("The question is about what stands when it is read, and when it is answered") {
  OwnersVillage village;
  village.add_member("ลูก");
  village.brings("มานพ", "100");
  SECTION("corrected by another of the house before it is read") {
    village.chat.plays(R"(
      ลูก: แก้ยอด
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คนในบ้านจดไว้ 3,500 บาท…
      bot:  ครั้งนั้นจดไว้ 3,500 บาท…
      ลูก: 400
      bot:  แก้ยอดช่วง … / จาก 3,500 เป็น 400 บาท…
      ลูก: [ถูกแล้ว]
      bot:  แก้แล้ว…
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คนในบ้านจดไว้ 400 บาท / คุณมานพ จดมา 100 บาท / ใช้ยอดไหน
      bot:  อยากทำอะไร… [400 บาท] [100 บาท] [รวมกัน 500 บาท] [...]
    )");
  }
  SECTION("corrected between the question and its answer") {
    const Heard asked = village.chat.player().says("สมใจ", "เมนู");
    REQUIRE(asked.buttons.at(1) == "100 บาท");
    village.chat.player().change([&](Records& records) {
      const auto old =
          records.income_reports.editable(HouseholdId(village.house), "2017-01-01").at(0);
      IncomeReport report = old;
      report.id = "0corrected";
      report.amount_satang = 40'000;
      records.income_reports.replace(old.id, report);
    });
    village.chat.plays(R"(
      สมใจ: [100 บาท]
      bot:  ยอดของช่วงนี้เปลี่ยนไปแล้ว ขอถามใหม่นะ
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณจดไว้ 400 บาท / คุณมานพ จดมา 100 บาท / ใช้ยอดไหน [400 บาท] [100 บาท] [รวมกัน 500 บาท] [...]
    )");
    CHECK(village.reports() == Reports{400});
    village.chat.plays(R"(
      สมใจ: [100 บาท]
      bot:  จดแล้ว 100 บาท…
    )");
    CHECK(village.reports() == Reports{100});
  }
  SECTION("taken back") {
    village.chat.player().change([&](Records& records) {
      records.income_reports.withdraw(
          records.income_reports.editable(HouseholdId(village.house), "2017-01-01").at(0).id);
    });
    village.chat.plays(R"(
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 ตอนนี้ยังไม่มียอด / คุณมานพ จดมา 100 บาท / จดยอดนี้ไหม
      bot:  อยากทำอะไร… [100 บาท] [ไม่ต้องจด] [...]
      สมใจ: [100 บาท]
      bot:  จดแล้ว 100 บาท…
    )");
    CHECK(village.reports() == Reports{100});
  }
}

TEST_CASE("Whoever decides second reads who decided, and nothing is written") {
  OwnersVillage village;
  village.add_member("ลูก");
  village.brings("มานพ", "100");
  village.chat.player().says("ลูก", "เมนู");
  village.chat.player().says("สมใจ", "เมนู");
  village.chat.player().taps("ลูก", "3,500 บาท");
  village.chat.plays(R"(
    สมใจ: [100 บาท]
    bot:  คุณลูก เลือกไปแล้ว ใช้ยอดเดิมของ 12 – 18 มิ.ย. 60 [ดูยอดของฉัน] [เมนู]
  )");
  CHECK(village.reports() == Reports{3500});
  CHECK(village.proposals().at(0).outcome == ProposalOutcome::kKept);
}

TEST_CASE("The same figure is asked about as the same money, and two figures one after another") {
  OwnersVillage village;
  village.brings("มานพ", "3500");
  village.brings("ปราชญ์", "900");
  village.chat.plays(R"(
    สมใจ: ยอดไม่ถูก
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / ที่บ้านจดไว้ 3,500 บาท คุณมานพ ก็จดมา 3,500 บาท / เป็นยอดเดียวกันไหม [ยอดเดียวกัน] [รวมกัน 7,000 บาท] [ยกเลิก]
    สมใจ: [ยอดเดียวกัน]
    bot:  ได้เลย ใช้ยอดเดิม 3,500 บาท…
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณจดไว้ 3,500 บาท / คุณปราชญ์ จดมา 900 บาท / ใช้ยอดไหน [3,500 บาท] [900 บาท] [รวมกัน 4,400 บาท] [ยกเลิก]
    สมใจ: [3,500 บาท]
    bot:  ได้เลย ใช้ยอดเดิม 3,500 บาท…
  )");
  CHECK(village.reports() == Reports{3500});
}

TEST_CASE("A helper of the house is in the same place as the team, and sees no figure") {
  OwnersVillage village;
  village.add_member("หลาน", Relation::kHelper);
  village.chat.plays(R"(
    หลาน: 120
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 12 – 18 มิ.ย. 60 ไว้เองแล้ว / เก็บยอดที่คุณพิมพ์ไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [เมนู]
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณจดไว้ 3,500 บาท / คุณหลาน จดมา 120 บาท…
    bot:  …
  )");
  CHECK(village.reports() == Reports{3500});
}

TEST_CASE("What a helper reports is told to the house's people with the figure") {
  OwnersVillage village;
  village.add_member("หลาน", Relation::kHelper);
  village.add_member("ป้า", Relation::kHelper);
  village.chat.plays(R"(
    * 8 days pass
    หลาน: 120
    bot:  จดแล้ว 120 บาท…
    ป้า: เมนู
    bot:  คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว
    bot:  …
    สมใจ: เมนู
    bot:  คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว: 120 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  อยากทำอะไร… [ยอดไม่ถูก] [...]
    หลาน: [แก้ยอดนี้]
    bot:  ครั้งนั้นจดไว้ 120 บาท…
    หลาน: ยังไม่มีรายได้
    bot:  แก้ยอดช่วง … / จาก 120 เป็น 0 บาท…
    หลาน: [ถูกแล้ว]
    bot:  แก้แล้ว…
    สมใจ: [ยอดไม่ถูก]
    bot:  คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว: ยังไม่มีรายได้ / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  ตอนนี้ไม่มียอดที่คนอื่นจดแทนให้แก้…
  )");
}

TEST_CASE("In a list of the village owners' figures are left to them") {
  OwnersVillage village;
  const HouseholdId other = add_listed_household(village.chat, village.programme, "91", "บุญมี");
  village.chat.plays(R"(
    มานพ: 90 100 / 91 200
    bot:  บางบ้านจดรอบนี้แล้ว / จะข้ามบ้านที่จดแล้ว หรือให้เจ้าของเลือก [ข้ามบ้านที่จดแล้ว] [ให้เจ้าของเลือก] [...]
    มานพ: [ให้เจ้าของเลือก]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน…
    มานพ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 1 บ้าน ขอบคุณที่ช่วยกันเก็บ
    bot:  อีก 1 บ้านจดไว้เองแล้ว ให้เจ้าของบ้านเลือกยอดเอง [บ้านที่ยังไม่ได้จด] [...]
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณจดไว้ 3,500 บาท / คุณมานพ จดมา 100 บาท…
    bot:  …
    บุญมี: เมนู
    bot:  คุณมานพ จดรายได้แทนบ้านเลขที่ 91 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 200 บาท…
    bot:  …
  )");
  CHECK(village.reports() == Reports{3500});
  CHECK(village.chat.reports(other) == Reports{200});
}

TEST_CASE("Who brings a second figure means that one, and an officer may still correct") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  village.brings("มานพ", "150");
  REQUIRE(village.proposals().size() == 1);
  add_officer(village.chat, "อร", "920603");
  const auto report =
      village.chat.records().income_reports.editable(HouseholdId(village.house), "2017-01-01");
  village.chat.player().posts_back("อร", "c|correct_for|" + report.at(0).id);
  village.chat.plays(R"(
    อร: 300
    bot:  แก้เพราะอะไร…
    อร: [จดผิด]
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / แก้จาก 3,500 เป็น 300 บาท / เพราะ จดผิด / ถูกไหม
    อร: [ถูกแล้ว]
    bot:  แก้ยอดบ้านเลขที่ 90 จาก …
  )");
  CHECK(village.reports() == Reports{300});
  // It stays the house's.
  village.brings("ปราชญ์", "700");
  CHECK(village.reports() == Reports{300});
}

TEST_CASE("A figure is not asked about when its days are long over or its year is closed") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  SECTION("two months later") {
    village.chat.player().clock().move(std::chrono::days{80});
    CHECK(village.chat.player().says("สมใจ", "เมนู").bubbles.size() == 1);
  }
  SECTION("the year is closed") {
    village.chat.player().change([&](Records& records) {
      records.places.save_state(village.programme, VillageState::kClosed, VillagePause::kNone);
    });
    CHECK(village.chat.player().says("สมใจ", "เมนู").bubbles.size() == 1);
  }
  SECTION("between the question and its answer") {
    village.chat.player().says("สมใจ", "เมนู");
    village.chat.player().clock().move(std::chrono::days{80});
    village.chat.plays(R"(
      สมใจ: [100 บาท]
      bot:  เรื่องนี้ผ่านไปแล้ว ยอดของบ้านยังเหมือนเดิม…
    )");
  }
  CHECK(village.reports() == Reports{3500});
}

TEST_CASE("Nobody but the house's own people decides") {
  OwnersVillage village;
  village.add_member("หลาน", Relation::kHelper);
  village.brings("มานพ", "100");
  const std::string take = "c|proposal|" + village.proposals().at(0).id + "|take|";
  for (const char* person : {"มานพ", "ปราชญ์", "หลาน"}) {
    INFO(person);
    CHECK(village.chat.player().posts_back(person, take).bubbles.back().find("มีคนอื่นดูแลอยู่") !=
          std::string::npos);
  }
  // A mark that is no mark asks anew.
  village.chat.player().posts_back("สมใจ", take + "00000000");
  CHECK(village.reports() == Reports{3500});
}

TEST_CASE("A proposed figure is shown to the house in its data, and forgets who is erased") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  const Heard data = village.chat.player().says("สมใจ", "ข้อมูลของฉัน");
  CHECK(std::any_of(data.bubbles.begin(), data.bubbles.end(), [](const std::string& bubble) {
    return bubble.find("คุณมานพ จดรายได้แทนบ้านเลขที่ 90 12 – 18 มิ.ย. 60: 100 บาท (รอคุณเลือก)") !=
           std::string::npos;
  }));
  village.chat.player().change(
      [&](Records& records) { records.people.erase_person(ChatPlayer::user_id("มานพ")); });
  CHECK(village.proposals().at(0).proposed_by == kErasedPerson);
  village.chat.player().change([&](Records& records) {
    purge_batch(records, village.chat.now_ms() + 93LL * 86'400'000, {}, 10);
  });
  CHECK(village.proposals().empty());
}

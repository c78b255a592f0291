// What an owner sent stands until the owner says otherwise, whoever brings another figure.
#include <algorithm>
#include <catch2/catch.hpp>

#include "handlers/pushes/round_question.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/proposed_reports.h"
#include "storage/households/round_answers.h"
#include "storage/machine/line_accounts.h"
#include "storage/people.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "storage/villages/places.h"
#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// House 90 of "สมใจ", who sent 3,500 for this round; a leader, and the "ปราชญ์" who looks after it.
struct OwnersVillage {
  Chat chat;
  std::string programme = add_leader(chat, "มานพ");
  std::string sage = add_sage(chat, programme, "ปราชญ์", "ปราชญ์");
  std::string house;

  OwnersVillage() {
    confirm_team(chat, programme);
    house = add_listed_household(chat, programme, "90", "สมใจ", sage);
    chat.plays(R"(
      สมใจ: 3500
      bot:  จดแล้ว 3,500 บาท…
    )");
  }

  void brings(const std::string& person, const std::string& amount) {
    chat.plays(person + R"(: ส่งแทน
      bot:  จะส่งแทนบ้านไหน…
      )" + person +
               R"(: 90
      bot:  บ้านเลขที่ 90…
      )" + person +
               ": " + amount +
               R"(
      bot:  จดแทนบ้านเลขที่ 90 …
      )" + person +
               R"(: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ 12 – 18 มิ.ย. 60 ไว้เองแล้ว / เก็บยอดที่คุณส่งไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [ส่งแทนบ้านอื่น] [...]
    )");
  }
  void add_member(const std::string& person, Relation relation = Relation::kMember) {
    add_account(chat, person);
    chat.player().change([&](Records& records) {
      records.household_links.insert(
          {"link" + person, ChatPlayer::user_id(person), house, relation, chat.now_ms(), {}});
    });
  }
  std::vector<long long> reports() { return chat.reports(house); }
  std::vector<ProposedReport> proposals() {
    return chat.records().proposed_reports.list_for_household(house);
  }
};

using Reports = std::vector<long long>;

}  // namespace

TEST_CASE("An owner is asked which figure stands, and until then the owner's does") {
  OwnersVillage village;
  village.brings("มานพ", "100");
  CHECK(village.reports() == Reports{3500});
  village.chat.plays(R"(
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณส่งไว้ 3,500 บาท / คุณมานพส่งมา 100 บาท / ใช้ยอดไหน
    bot:  อยากทำอะไร… [3,500 บาท] [100 บาท] [รวมกัน 3,600 บาท] [...]
  )");
  SECTION("their own") {
    village.chat.plays(R"(
      สมใจ: [3,500 บาท]
      bot:  ได้เลย ใช้ยอดเดิม 3,500 บาท… / ของ 12 – 18 มิ.ย. 60 [ดูยอดของฉัน] [เมนู]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณส่งแล้ว / ใช้ยอดที่บ้านส่งเอง ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{3500});
  }
  SECTION("the other") {
    village.chat.plays(R"(
      สมใจ: [100 บาท]
      bot:  จดแล้ว 100 บาท ขอบคุณมาก คุณสมใจ / ของ 12 – 18 มิ.ย. 60 / เดือนนี้รวม 100 บาท [แก้ตัวเลข] [...]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณส่งแล้ว / ใช้ยอดที่คุณส่ง ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{100});
    const auto report = village.chat.records().income_reports.editable(village.house, "2017-01-01");
    CHECK(report.at(0).source == Source::kSelf);
  }
  SECTION("both") {
    village.chat.plays(R"(
      สมใจ: [รวมกัน 3,600 บาท]
      bot:  จดแล้ว 100 บาท ขอบคุณมาก คุณสมใจ / ของ 12 – 18 มิ.ย. 60 / เดือนนี้รวม 3,600 บาท [แก้ตัวเลข] [...]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณส่งแล้ว / รวมเข้ากับยอดของบ้าน ขอบคุณที่ช่วยกัน
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
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คนในบ้านส่งไว้ 3,500 บาท…
      bot:  ครั้งนั้นจดไว้ 3,500 บาท…
      ลูก: 400
      bot:  แก้ของ … / จาก 3,500 เป็น 400 บาท…
      ลูก: [ถูกแล้ว]
      bot:  แก้แล้ว…
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คนในบ้านส่งไว้ 400 บาท / คุณมานพส่งมา 100 บาท / ใช้ยอดไหน
      bot:  อยากทำอะไร… [400 บาท] [100 บาท] [รวมกัน 500 บาท] [...]
    )");
  }
  SECTION("corrected between the question and its answer") {
    const Heard asked = village.chat.player().says("สมใจ", "เมนู");
    REQUIRE(asked.buttons.at(1) == "100 บาท");
    village.chat.player().change([&](Records& records) {
      const auto old = records.income_reports.editable(village.house, "2017-01-01").at(0);
      IncomeReport report = old;
      report.id = "0corrected";
      report.amount_satang = 40'000;
      records.income_reports.replace(old.id, report);
    });
    village.chat.plays(R"(
      สมใจ: [100 บาท]
      bot:  ยอดของช่วงนี้เปลี่ยนไปแล้ว ขอถามใหม่นะ
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณส่งไว้ 400 บาท / คุณมานพส่งมา 100 บาท / ใช้ยอดไหน [400 บาท] [100 บาท] [รวมกัน 500 บาท] [...]
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
          records.income_reports.editable(village.house, "2017-01-01").at(0).id);
    });
    village.chat.plays(R"(
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 ตอนนี้ยังไม่มียอด / คุณมานพส่งมา 100 บาท / จดยอดนี้ไหม
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
    bot:  คุณลูกเลือกไปแล้ว ใช้ยอดเดิมของ 12 – 18 มิ.ย. 60 [ดูยอดของฉัน] [เมนู]
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
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / ที่บ้านส่งไว้ 3,500 บาท คุณมานพก็ส่งมา 3,500 บาท / เป็นยอดเดียวกันไหม [ยอดเดียวกัน] [รวมกัน 7,000 บาท] [ยกเลิก]
    สมใจ: [ยอดเดียวกัน]
    bot:  ได้เลย ใช้ยอดเดิม 3,500 บาท…
    bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณส่งไว้ 3,500 บาท / คุณปราชญ์ส่งมา 900 บาท / ใช้ยอดไหน [3,500 บาท] [900 บาท] [รวมกัน 4,400 บาท] [ยกเลิก]
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
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ 12 – 18 มิ.ย. 60 ไว้เองแล้ว / เก็บยอดที่คุณส่งไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [เมนู]
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90… / คุณหลานส่งมา 120 บาท / ใช้ยอดไหน
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
    bot:  หลาน ช่วยส่งรายได้ของบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว
    bot:  …
    สมใจ: เมนู
    bot:  หลาน ช่วยส่งรายได้ของบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว: 120 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  อยากทำอะไร… [ยอดไม่ถูก] [...]
    หลาน: [แก้ตัวเลข]
    bot:  ครั้งนั้นจดไว้ 120 บาท…
    หลาน: ยังไม่มีรายได้
    bot:  แก้ของ … / จาก 120 เป็น 0 บาท…
    หลาน: [ถูกแล้ว]
    bot:  แก้แล้ว…
    สมใจ: [ยอดไม่ถูก]
    bot:  หลาน ช่วยส่งรายได้ของบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว: ยังไม่มีรายได้ / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  ตอนนี้ไม่มียอดที่คนอื่นส่งแทนให้แก้…
  )");
}

TEST_CASE("In a list of the village owners' figures are left to them") {
  OwnersVillage village;
  const std::string other = add_listed_household(village.chat, village.programme, "91", "บุญมี");
  village.chat.plays(R"(
    มานพ: 90 100 / 91 200
    bot:  บางบ้านส่งรอบนี้แล้ว จะทำอย่างไรดี [ข้ามบ้านที่ส่งแล้ว] [ส่งให้เจ้าของเลือก] [...]
    มานพ: [ส่งให้เจ้าของเลือก]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน…
    มานพ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 1 บ้าน ขอบคุณที่ช่วยกันเก็บ
    bot:  อีก 1 บ้านส่งไว้เองแล้ว ให้เจ้าของบ้านเลือกยอดเอง [ใครยังไม่ส่ง] [...]
    สมใจ: เมนู
    bot:  บ้านเลขที่ 90… / คุณมานพส่งมา 100 บาท / ใช้ยอดไหน
    bot:  …
    บุญมี: เมนู
    bot:  มานพ ช่วยส่งรายได้ของบ้านเลขที่ 91 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 200 บาท…
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
  const auto report = village.chat.records().income_reports.editable(village.house, "2017-01-01");
  village.chat.player().posts_back("อร", "c|correct_for|" + report.at(0).id);
  village.chat.plays(R"(
    อร: 300
    bot:  แก้เพราะอะไร…
    อร: [จดผิด]
    bot:  บ้านเลขที่ 90… แก้จาก 3,500 เป็น 300 บาท / เพราะจดผิด ถูกไหม…
    อร: [ถูกแล้ว]
    bot:  แก้ยอดบ้านเลขที่ 90…
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
    CHECK(village.chat.player().posts_back(person, take).bubbles.back().find("อยู่นอกพื้นที่") !=
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
    return bubble.find("คุณมานพส่งรายได้แทนบ้านเลขที่ 90 12 – 18 มิ.ย. 60: 100 บาท (รอคุณเลือก)") !=
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

TEST_CASE("What a leader corrects of a report for another house stays in its round") {
  OwnersVillage village;
  add_listed_household(village.chat, village.programme, "91", "บุญมี");
  village.chat.plays(R"(
    * 2 weeks pass
    มานพ: ส่งแทน
    bot:  จะส่งแทนบ้านไหน…
    มานพ: 91
    bot:  บ้านเลขที่ 91…
    มานพ: 50
    bot:  เงินนี้เป็นของช่วงไหน [19 – 25 มิ.ย. 60] [รอบนี้] [...]
    มานพ: [19 – 25 มิ.ย. 60]
    bot:  จดแทนบ้านเลขที่ 91 … / 50 บาท ของ …
    มานพ: [ถูกแล้ว]
    bot:  ส่งแทนบ้านเลขที่ 91 หัวหน้าบ้าน 91 แล้ว 50 บาท… [แก้ตัวเลข] [...]
    มานพ: [แก้ตัวเลข]
    bot:  บ้านเลขที่ 91 หัวหน้าบ้าน 91 ช่วง 19 – 25 มิ.ย. 60 / คุณส่งไว้ 50 บาท จะแก้เป็นเท่าไร [ยังไม่มีรายได้] [...]
    มานพ: วันละ 300
    bot:  ขอเป็นยอดรวมของรอบนั้นทั้งหมด…
    มานพ: 500
    bot:  บ้านเลขที่ 91 หัวหน้าบ้าน 91 ช่วง 19 – 25 มิ.ย. 60 / แก้จาก 50 บาท เป็น 500 บาท ถูกไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    มานพ: [ถูกแล้ว]
    bot:  แก้แล้ว บ้านเลขที่ 91 หัวหน้าบ้าน 91 จาก 50 บาท เป็น 500 บาท / ของ 19 – 25 มิ.ย. 60 เจ้าของบ้านจะได้รับแจ้ง [แก้ตัวเลข] [ส่งแทนบ้านอื่น] [ใครยังไม่ส่ง] [งานวันนี้] [เมนู]
    บุญมี: เมนู
    bot:  มานพ ช่วยส่งรายได้ของบ้านเลขที่ 91 ช่วง 19 – 25 มิ.ย. 60 แล้ว: 500 บาท…
    bot:  อยากทำอะไร…
    บุญมี: [ยอดไม่ถูก]
    bot:  ขอบคุณที่บอก…
    bot:  ครั้งนั้นจดไว้ 500 บาท (19 – 25 มิ.ย. 60)…
    บุญมี: 650
    bot:  แก้ของ … / จาก 500 เป็น 650 บาท…
    บุญมี: [ถูกแล้ว]
    bot:  แก้แล้ว…
    มานพ: [แก้ตัวเลข]
    bot:  เจ้าของบ้านเลขที่ 91…
    bot:  คุณบุญมีแก้ยอดของบ้านเลขที่ 91 ช่วง 19 – 25 มิ.ย. 60 ไปแล้ว / ไม่ได้จดอะไรเพิ่ม…
  )");
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("A helper's figure that is moved to today does not join what the owner sent") {
  OwnersVillage village;
  village.add_member("หลาน", Relation::kHelper);
  village.chat.plays(R"(
    * 2 weeks pass
  )");
  open_round_question(ChatPlayer::user_id("หลาน"), village.house, "2017-06-19/2017-06-25",
                      Day(std::chrono::days{17345}), village.chat.player().clock().now(),
                      village.chat.records());
  village.chat.plays(R"(
    หลาน: 120
    bot:  จดแล้ว 120 บาท… [เป็นของวันนี้] [...]
  )");
  SECTION("the owner has sent that round's") {
    village.chat.plays(R"(
      สมใจ: 800
      bot:  หลาน ช่วยส่งรายได้ของบ้านเลขที่ 90 ช่วง 19 – 25 มิ.ย. 60 แล้ว: 120 บาท…
      bot:  จดแล้ว 800 บาท ขอบคุณมาก คุณสมใจ / ของ 26 มิ.ย. – 2 ก.ค. 60…
      หลาน: [เป็นของวันนี้]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ 26 มิ.ย. – 2 ก.ค. 60 ไว้เองแล้ว / เก็บยอดที่คุณส่งไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [บอกรายได้] [เมนู]
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90 ช่วง 26 มิ.ย. – 2 ก.ค. 60 / คุณส่งไว้ 800 บาท / คุณหลานส่งมา 120 บาท / ใช้ยอดไหน
      bot:  อยากทำอะไร… [800 บาท] [120 บาท] [รวมกัน 920 บาท] [...]
    )");
    CHECK(village.reports() == Reports{3500, 800});
  }
  SECTION("the owner has not, and is told of the days it is for now") {
    village.chat.plays(R"(
      หลาน: [เป็นของวันนี้]
      bot:  ย้ายให้แล้ว 120 บาทเป็นของวันนี้…
      สมใจ: เมนู
      bot:  หลาน ช่วยส่งรายได้ของบ้านเลขที่ 90 ช่วง 26 มิ.ย. – 2 ก.ค. 60 แล้ว: 120 บาท…
      bot:  …
    )");
    CHECK(village.reports() == Reports{3500, 120});
  }
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("Who became a helper does not correct what they sent for the house before") {
  OwnersVillage village;
  village.chat.player().change([&](Records& records) {
    records.household_links.end(ChatPlayer::user_id("สมใจ"), village.house, village.chat.now_ms());
    records.household_links.insert({"linkhelper",
                                    ChatPlayer::user_id("สมใจ"),
                                    village.house,
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
    bot:  จะส่งแทนบ้านไหน…
    มานพ: 90
    bot:  บ้านเลขที่ 90…
  )");
  SECTION("that there was none") {
    village.chat.plays(R"(
      มานพ: [ยังไม่มีรายได้]
      bot:  …ยังไม่มีรายได้…
      มานพ: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ 12 – 18 มิ.ย. 60 ไว้เองแล้ว…
      สมใจ: เมนู
      bot:  บ้านเลขที่ 90… / คุณส่งไว้ 3,500 บาท / คุณมานพส่งมา ยังไม่มีรายได้ / ใช้ยอดไหน
      bot:  …
    )");
  }
  SECTION("that it is not counted") {
    village.chat.player().change([&](Records& records) {
      records.round_answers.save({village.house, "2017-06-12", "2017-06-18",
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
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ … ไว้เองแล้ว…
    )");
  }
  SECTION("sent by the owner between the figure and its yes") {
    village.chat.player().change([&](Records& records) {
      records.income_reports.withdraw(
          records.income_reports.editable(village.house, "2017-01-01").at(0).id);
    });
    village.chat.plays(R"(
      มานพ: 900
      bot:  จดแทนบ้านเลขที่ 90 …
      * 2 minutes pass
      สมใจ: 3500
      bot:  จดแล้ว 3,500 บาท…
      มานพ: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ 12 – 18 มิ.ย. 60 ไว้เองแล้ว…
    )");
  }
  CHECK(village.reports() == Reports{3500});
  const auto said =
      village.chat.records().round_answers.find(village.house, "2017-06-12", "2017-06-18");
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
    bot:  จะส่งแทนบ้านไหน…
    ปราชญ์: 90
    bot:  บ้านเลขที่ 90…
    ปราชญ์: 700
    bot:  จดแทนบ้านเลขที่ 90 …
    ปราชญ์: [ถูกแล้ว]
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ส่งของ 12 – 18 มิ.ย. 60 ไว้เองแล้ว…
  )");
  const auto report = village.chat.records().income_reports.editable(village.house, "2017-01-01");
  village.chat.player().posts_back("มานพ", "c|fix_for|" + report.at(0).id);
  village.chat.player().says("มานพ", "5");
  CHECK(village.reports() == Reports{100});
}

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
    CHECK(heard.bubbles == std::vector<std::string>{"กดเลือกจากปุ่มข้างล่างได้เลย"});
    CHECK(std::vector<std::string>(heard.buttons.begin(), heard.buttons.begin() + 3) ==
          std::vector<std::string>{"3,500 บาท", "100 บาท", "รวมกัน 3,600 บาท"});
  }
  village.chat.plays(R"(
    สมใจ: วันละ 300
    bot:  ขอเป็นยอดรวมของรอบนั้นทั้งหมด [3,500 บาท] [100 บาท] [รวมกัน 3,600 บาท] [...]
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
      bot:  จดแล้ว 2,900 บาท ขอบคุณมาก คุณสมใจ / ของ 12 – 18 มิ.ย. 60 / มิ.ย. 60 รวม 2,900 บาท [แก้ตัวเลข] [ดูยอดของฉัน] [เมนู]
      มานพ: เมนู
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณส่งแล้ว / ใช้ยอดที่บ้านส่งเอง ขอบคุณที่ช่วยกัน
      bot:  …
    )");
    CHECK(village.reports() == Reports{2900});
    CHECK(village.proposals().at(0).outcome == ProposalOutcome::kKept);
  }
  SECTION("no") {
    village.chat.plays(R"(
      สมใจ: [แก้ตัวเลข]
      bot:  บ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / คุณส่งไว้ 3,500 บาท / คุณมานพส่งมา 100 บาท / ใช้ยอดไหน [3,500 บาท] [100 บาท] [รวมกัน 3,600 บาท] [...]
    )");
    CHECK(village.reports() == Reports{3500});
  }
  SECTION("another of the house decided first") {
    village.chat.player().says("ลูก", "เมนู");
    village.chat.player().taps("ลูก", "100 บาท");
    village.chat.plays(R"(
      สมใจ: [ถูกแล้ว]
      bot:  คุณลูกเลือกไปแล้ว ใช้ยอดใหม่ของ 12 – 18 มิ.ย. 60
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
          records.income_reports.editable(village.house, "2017-01-01").at(0).id);
    });
    village.chat.player().says("สมใจ", "เมนู");
    SECTION("yes") {
      village.chat.plays(R"(
        สมใจ: จดเลย
        bot:  กดเลือกจากปุ่มข้างล่างได้เลย [100 บาท] [ไม่ต้องจด] [...]
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
  open_round_question(ChatPlayer::user_id("สมใจ"), village.house, "2017-06-19/2017-06-25",
                      *parse_iso_date("2017-06-28"), village.chat.player().clock().now(),
                      village.chat.records());
  village.chat.plays(R"(
    สมใจ: 250
    bot:  จดแล้ว 250 บาท ขอบคุณมาก คุณสมใจ / ของ 19 – 25 มิ.ย. 60…
  )");
  CHECK(village.proposals().at(0).outcome == ProposalOutcome::kOpen);
}

// From the first of October: last year stays in sight, the new one is opened in the chat with who
// goes on, and nothing of the two is added together. And what is still open when a year is closed.
#include <algorithm>
#include <catch2/catch.hpp>

#include "handlers/access/roles.h"
#include "handlers/village/villages.h"
#include "handlers/village/year_houses.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/income_reports.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/handovers.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

constexpr char kVillageHere[] = "92060301";

// A whole year of a village: its leader "ผู้นำ", the sage "ชม", house 90 of "ก"; 1,000 baht.
struct LastYear {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  HouseholdId house;

  LastYear() {
    chat.database().writer().execute("UPDATE household SET status = 'left'");
    set_targets(chat, programme, 2, 1);
    add_officer(chat, "อร", "920603");
    const TeamMemberId member = add_sage(chat, programme, "ลุงชม", "ชม");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    house = add_listed_household(chat, programme, "90", "ก", member);
    confirm_list(chat, programme);
    chat.player().change([&](Records& records) {
      VillageProgramme year = records.places.find_programme_by_id(programme).value();
      year.budget_satang = 100'000;
      records.places.upsert(year);
    });
  }

  void october() { chat.plays("* it is 2017-10-01 09:00"); }
  std::optional<VillageProgramme> this_year() {
    return chat.records().places.find_programme(kVillageHere, 2561);
  }
  void opens(const std::string& who) {
    chat.player().posts_back("อร", "c|open_year|" + programme);
    chat.player().taps("อร", who);
    chat.player().taps("อร", "ถูกแล้ว");
  }
  bool has_role(const std::string& person, std::string_view role) {
    const auto grants =
        chat.records().role_grants.list_for_user(ChatPlayer::user_id(person), chat.now_ms());
    return std::ranges::any_of(grants, [&](const auto& grant) { return grant.role == role; });
  }
  std::string says(const std::string& person, const std::string& words) {
    return all_said(chat.player().says(person, words));
  }
  Purchase buys(PurchaseStatus status) {
    Purchase purchase = sent_purchase(chat, programme, "กะปิ");
    purchase.amount_satang = 20'000;
    purchase.bought_on = "2017-06-14";
    purchase.entered_by = ChatPlayer::user_id("ผู้นำ");
    chat.player().change([&](Records& records) {
      records.purchases.insert(purchase);
      if (status == PurchaseStatus::kSent) return;
      records.purchases.decide(purchase.id, status, "somebody", "", chat.now_ms());
    });
    return purchase;
  }
};

}  // namespace

TEST_CASE("On the first of October an officer still sees the village, and what its year brought") {
  LastYear last;
  last.october();
  const std::string card = last.says("อร", "ดูหมู่บ้าน");
  INFO(card);
  CHECK(holds(card, "ปีงบประมาณ 2560"));
  CHECK(holds(card, "ทำอาชีพอยู่ 0 จาก 1 บ้าน"));
  CHECK(holds(card, "[เปิดปีใหม่]"));
  CHECK(holds(last.says("อร", "สรุป"), "ยังไม่ได้เปิดปี 2561 1 หมู่บ้าน: ควนเมา"));
  // Its leader goes on, too.
  CHECK(holds(last.says("ผู้นำ", "ใครยังไม่ส่ง"), "ควนเมา"));
}

TEST_CASE("The new year is opened in the chat, with the aims and the team of the year before") {
  LastYear last;
  last.october();
  last.chat.player().says("อร", "ดูหมู่บ้าน");
  last.chat.plays(R"(
    อร: [เปิดปีใหม่]
    bot:  เปิดปี 2561 ของบ้านควนเมา หมู่ 1 / ปีที่แล้วมี ผู้นำ, ลุงชม / ปีนี้ใครทำต่อบ้าง [ทำต่อทั้งทีม] [ผู้นำคนเดิม ทีมใหม่] [หาใหม่ทั้งหมด] [...]
    อร: [ทำต่อทั้งทีม]
    bot:  เปิดปี 2561 ของบ้านควนเมา หมู่ 1 / ทำต่อ: ผู้นำ, ลุงชม / เป้า 1 บ้าน ทีม 2 คน เหมือนปีที่แล้ว งบวัสดุตั้งทีหลังได้ / ถูกไหม…
    อร: [ถูกแล้ว]
    bot:  เปิดปี 2561 ของบ้านควนเมา หมู่ 1 แล้ว ทำต่อ: ผู้นำ, ลุงชม… [ดูหมู่บ้านนี้] [ตั้งงบ] [เมนู]
    ผู้นำ: เมนู
    bot:  คุณอร เปิดปี 2561 ของบ้านควนเมา หมู่ 1 แล้ว…
    bot:  …
  )");
  REQUIRE(last.this_year());
  CHECK(last.this_year()->state == VillageState::kTeamComplete);
  CHECK(last.this_year()->target_households == 1);
  CHECK(last.this_year()->budget_satang == 0);
  CHECK(last.chat.records().team_members.list(last.this_year()->id).size() == 2);
  CHECK(last.has_role("ผู้นำ", kAsLeader));
  CHECK(last.has_role("ชม", kAsTeam));
}

TEST_CASE("Who does not go on holds no role in the new year") {
  LastYear only_leader;
  only_leader.october();
  only_leader.opens("ผู้นำคนเดิม ทีมใหม่");
  REQUIRE(only_leader.this_year());
  CHECK(only_leader.this_year()->state == VillageState::kHasLeader);
  CHECK(only_leader.has_role("ผู้นำ", kAsLeader));
  CHECK_FALSE(only_leader.has_role("ชม", kAsTeam));
  CHECK(holds(only_leader.says("ชม", "เมนู"), "เริ่มปี 2561 ด้วยทีมใหม่แล้ว"));

  LastYear nobody;
  nobody.october();
  nobody.opens("หาใหม่ทั้งหมด");
  REQUIRE(nobody.this_year());
  CHECK(nobody.chat.records().team_members.list(nobody.this_year()->id).empty());
  CHECK_FALSE(nobody.has_role("ผู้นำ", kAsLeader));
}

TEST_CASE("A year is opened once, by who decides there, and not before its first day") {
  LastYear last;
  last.chat.player().posts_back("อร", "c|open_year|" + last.programme);
  CHECK_FALSE(last.this_year());
  last.october();
  last.chat.player().posts_back("ผู้นำ", "c|open_year|" + last.programme);
  CHECK_FALSE(last.this_year());
  add_officer(last.chat, "เอก", "920603");
  last.chat.player().posts_back("เอก", "c|open_year|" + last.programme);
  last.chat.player().taps("เอก", "ทำต่อทั้งทีม");
  last.opens("ผู้นำคนเดิม ทีมใหม่");
  const Heard second = last.chat.player().taps("เอก", "ถูกแล้ว");
  CHECK(holds(second.bubbles.front(), "คุณอร เปิดปี 2561 ของบ้านควนเมา หมู่ 1 ไปก่อนแล้ว"));
  CHECK(last.chat.records().team_members.list(last.this_year()->id).size() == 1);
}

TEST_CASE("Houses, budget and figures of the two years are never added together") {
  LastYear last;
  last.buys(PurchaseStatus::kAccepted);
  last.october();
  last.opens("ทำต่อทั้งทีม");
  const ProgrammeId next = last.this_year()->id;
  const HouseholdId other = add_listed_household(last.chat, next, "12", "ข");
  last.chat.player().change([&](Records& records) {
    for (const auto& [house, baht] : {std::pair{last.house, 700}, std::pair{other, 300}}) {
      IncomeReport report;
      report.id = new_id(last.chat.now_ms());
      report.household_id = HouseholdId(house);
      report.period_from = report.period_to = report.earned_on = "2017-10-01";
      report.amount_satang = baht * 100;
      report.reported_by = "tests";
      report.created_at_ms = last.chat.now_ms();
      records.income_reports.add(report);
    }
  });
  const std::string card = last.says("อร", "ดูหมู่บ้าน");
  INFO(card);
  CHECK(holds(card, "ปีงบประมาณ 2561"));
  CHECK(holds(card, "ได้ 1 จาก 1 บ้าน · อยู่ในไลน์"));
  CHECK(holds(card, "ขายได้รวม 300 บาท (1 บ้าน)"));
  CHECK(holds(card, "งบวัสดุ 0 บาท ใช้ไป 0 บาท"));
  const std::string digest = last.says("อร", "สรุป");
  INFO(digest);
  CHECK(holds(digest, "จาก 1 บ้าน"));
  CHECK(holds(digest, "ต.ค. 60 ขายได้รวม 300 บาท จาก 1 บ้าน"));
  CHECK_FALSE(holds(digest, "ใช้ 200"));
  // And the other way round: last year's card tells of last year's house.
  const Heard before = last.chat.player().posts_back("อร", "c|village|" + last.programme);
  INFO(before.bubbles.front());
  CHECK(holds(before.bubbles.front(), "ปีงบประมาณ 2560"));
  CHECK(holds(before.bubbles.front(), "ได้ 1 จาก 1 บ้าน · อยู่ในไลน์"));
  CHECK(holds(before.bubbles.front(), "ใช้ไป 200 บาท"));
}

TEST_CASE("A year that was called off counts in no sum") {
  LastYear last;
  last.buys(PurchaseStatus::kAccepted);
  CHECK(holds(last.says("อร", "สรุป"), "ใช้ 200 จาก 1,000 บาท"));
  last.chat.database().writer().execute("UPDATE village_programme SET pause = 'cancelled'");
  const std::string digest = last.says("อร", "สรุป");
  INFO(digest);
  CHECK_FALSE(holds(digest, "ใช้ 200"));
}

TEST_CASE("A house that is chosen again stays in the result of the year before") {
  LastYear last;
  last.chat.player().change([&](Records& records) {
    for (auto& candidate : records.candidates.list(ProgrammeId(last.programme))) {
      CHECK(candidate.status == CandidateStatus::kConfirmed);
    }
  });
  last.october();
  last.opens("ทำต่อทั้งทีม");
  last.chat.player().change([&](Records& records) {
    Household house = records.households.find(HouseholdId(last.house)).value();
    house.programme_id = last.this_year()->id;
    records.households.update(house);
  });
  as_person(last.chat, "อร", [&](Turn& turn) {
    const auto before =
        turn.records.places.find_programme_by_id(ProgrammeId(last.programme)).value();
    CHECK(houses_of_year(before, turn).size() == 1);
    CHECK(houses_of_year(*last.this_year(), turn).size() == 1);
  });
}

TEST_CASE("Before a year is closed it is said what is still open in it") {
  LastYear last;
  last.buys(PurchaseStatus::kSent);
  const Purchase given = last.buys(PurchaseStatus::kAccepted);
  last.chat.player().change([&](Records& records) {
    Handover handover;
    handover.id = new_id(last.chat.now_ms());
    handover.programme_id = ProgrammeId(last.programme);
    handover.purchase_id = given.id;
    handover.household_id = HouseholdId(last.house);
    records.handovers.insert(handover);
    HelpRequest request;
    request.id = new_id(last.chat.now_ms());
    request.household_id = HouseholdId(last.house);
    request.user_id = ChatPlayer::user_id("ก");
    request.kind = "market";
    request.created_at_ms = last.chat.now_ms();
    request.due_on = "2017-06-20";
    records.help_requests.insert(request);
    TrainingSession session;
    session.id = new_id(last.chat.now_ms());
    session.programme_id = ProgrammeId(last.programme);
    session.held_on = "2017-06-20";
    records.training_sessions.insert(session);
  });
  last.chat.player().posts_back("อร", "c|manage_village|" + last.programme);
  last.chat.plays(R"(
    อร: [ปิดปี]
    bot:  ปี 2560 ของบ้านควนเมา หมู่ 1 ยังมีเรื่องค้าง / • รายการซื้อรอตรวจ 1 รายการ / • ซื้อแล้วยังไม่มีหลักฐาน 2 รายการ / • แจกของแล้วยังไม่ยืนยัน 1 บ้าน / • ขอให้ช่วย ยังไม่จบ 1 เรื่อง / • นัดอบรมที่ยังไม่ได้จัด 1 ครั้ง / • งบวัสดุยังไม่ได้ใช้ 600 บาท / ปิดปีแล้วจะทำต่อไม่ได้ ปิดเลยไหม [ใช่] [ไม่ใช่] [...]
    อร: [ไม่ใช่]
    bot:  ไม่ได้เปลี่ยนอะไร…
  )");
  CHECK(programme_in(last.chat, ProgrammeId(last.programme)).state != VillageState::kClosed);
}

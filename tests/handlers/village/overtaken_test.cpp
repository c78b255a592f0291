// Who comes second: somebody else decided, or a rule, between the first question and the last tap.
// They read what happened, who did it and when; nothing is written.
#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "support/village.h"
#include "tests/handlers/village/contested.h"

using namespace sammachip;

namespace {

constexpr char kClosedByOn[] =
    "คุณอร ปิดปีนี้ของบ้านควนเมา หมู่ 1 ไปแล้ว เมื่อ พ. 14 มิ.ย. 60 เลยแก้อะไรไม่ได้แล้ว";

bool begins(const Heard& heard, const std::string& words) {
  // What waited for them is said first.
  return std::any_of(heard.bubbles.begin(), heard.bubbles.end(),
                     [&](const std::string& one) { return one.starts_with(words); });
}

}  // namespace

TEST_CASE("A purchase that was accepted meanwhile is corrected no more") {
  Contested village;
  const PurchaseId id(village.buys("กะปิ 2 กิโล 200 บาท"));
  village.posts("สมใจ", "purchase_fix", id);
  village.chat.plays(R"(
    สมใจ: [แก้]
    bot:  จะแก้ข้อไหน…
    สมใจ: [ร้าน]
    bot:  ซื้อที่ร้านไหน…
    สมใจ: ร้านป้าแดง
    bot:  กะปิ 2 กิโล 200 บาท ของบ้านควนเมา หมู่ 1 / พ. 14 มิ.ย. 60 ที่ ร้านป้าแดง…ถูกไหม
  )");
  village.accepts("เอก", id);
  village.chat.plays(R"(
    สมใจ: [ถูกแล้ว]
    bot:  พัฒนากรรับรอง กะปิ 2 กิโล แล้ว ทั้งที่ยังไม่มีรูป เพราะ เห็นของจริงแล้ว…
    bot:  คุณเอก รับรอง กะปิ 2 กิโล ไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60 / ครั้งนี้ยังไม่ได้จดอะไร
    bot:  …"ร้านป้าแดง" [แจกให้ครัวเรือน] [ส่งหลักฐาน] [เปิดดู] [รายการซื้อ] [เมนู]
  )");
  CHECK(village.purchase(id).vendor == "ร้านในตลาด");
  CHECK(village.purchase(id).status == PurchaseStatus::kAccepted);
  CHECK(village.purchases().size() == 1);
}

TEST_CASE("Evidence, return and withdrawal of a purchase meet what was done with it meanwhile") {
  Contested village;
  const PurchaseId id(village.buys("กะปิ 2 กิโล 200 บาท"));
  village.posts("สมใจ", "evidence", id);
  village.chat.player().taps("สมใจ", "ไม่มีหลักฐาน");
  village.posts("อร", "purchase_return", id);
  village.accepts("เอก", id);
  village.chat.plays(R"(
    สมใจ: แม่ค้าไม่ให้
    bot:  พัฒนากรรับรอง กะปิ 2 กิโล แล้ว ทั้งที่ยังไม่มีรูป เพราะ เห็นของจริงแล้ว…
    bot:  คุณเอก รับรอง กะปิ 2 กิโล ไปก่อนแล้ว…
    bot:  …"แม่ค้าไม่ให้"…
    อร: ขอใบเสร็จที่อ่านออก
    bot:  คุณเอก รับรอง กะปิ 2 กิโล ไปก่อนแล้ว…
    bot:  …"ขอใบเสร็จที่อ่านออก"…
  )");
  CHECK(village.purchase(id).status == PurchaseStatus::kAccepted);
  CHECK(village.purchase(id).evidence_reason == "แม่ค้าไม่มีใบเสร็จ");
}

TEST_CASE("What was taken back is handed to nobody") {
  Contested village;
  const PurchaseId id(village.buys("กะปิ 2 กิโล 200 บาท"));
  village.posts("สมใจ", "handover", id);
  village.chat.plays(R"(
    สมใจ: [ทุกบ้านเท่ากัน]
    bot:  แจก กะปิ 2 บ้าน: 90, 91 / มีอยู่ 2 กิโล / แต่ละบ้านได้เท่าไร เช่น 1 กิโล
  )");
  village.posts("แดง", "purchase_withdraw", id);
  village.chat.player().taps("แดง", "ถอนออก");
  REQUIRE(village.purchase(id).status == PurchaseStatus::kWithdrawn);
  village.chat.plays(R"(
    สมใจ: 1 กิโล
    bot:  คุณแดง ถอน กะปิ 2 กิโล ไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60…
    bot:  …"1 กิโล"…
  )");
  CHECK(village.chat.records().handovers.list_for_purchase(id).empty());
}

TEST_CASE("In a year that was closed meanwhile nothing is bought, allotted, planned or noted") {
  Contested village;
  SECTION("A purchase") {
    village.tells_purchase("กะปิ 2 กิโล 200 บาท");
    village.closes_year();
    const Heard heard = village.chat.player().taps("สมใจ", "ถูกแล้ว");
    CHECK(begins(heard, kClosedByOn));
    CHECK(village.purchases().empty());
  }
  SECTION("An allotment") {
    village.posts("เอก", "budget", village.programme);
    village.chat.plays(R"(
      เอก: 5000
      bot:  ตั้งงบปีนี้ของบ้านควนเมา หมู่ 1 เป็น 5,000 บาท (เดิม 1,000 บาท) ถูกไหม…
    )");
    village.closes_year();
    CHECK(begins(village.chat.player().taps("เอก", "ถูกแล้ว"), kClosedByOn));
    CHECK(programme_in(village.chat, village.programme).budget_satang == 100'000);
  }
  SECTION("A hand-over, and the house's word about one") {
    const PurchaseId id(village.buys("กะปิ 2 กิโล 200 บาท"));
    village.posts("สมใจ", "handover", id);
    village.chat.player().taps("สมใจ", "ทุกบ้านเท่ากัน");
    village.chat.player().says("สมใจ", "1 กิโล");
    const auto given = village.chat.records().handovers.list_for_purchase(id);
    REQUIRE(given.size() == 2);
    village.closes_year();
    CHECK(begins(village.posts("ก", "got", given.front().id), kClosedByOn));
    CHECK(village.chat.records().handovers.find(given.front().id)->status ==
          HandoverStatus::kWaiting);
    CHECK(begins(village.posts("สมใจ", "handover", id), kClosedByOn));
  }
  SECTION("An officer's word about a purchase") {
    const PurchaseId id(village.buys("กะปิ 2 กิโล 200 บาท"));
    village.closes_year();
    CHECK(begins(village.posts("เอก", "purchase_accept", id), kClosedByOn));
    CHECK(village.purchase(id).status == PurchaseStatus::kSent);
  }
  SECTION("A visit") {
    village.posts("สมใจ", "visit", village.first);
    village.chat.player().taps("สมใจ", "ไม่เจอ");
    village.closes_year();
    CHECK(begins(village.chat.player().taps("สมใจ", "ยังไม่นัด"), kClosedByOn));
    CHECK(village.chat.records().visits.list_for_household(HouseholdId(village.first), 5).empty());
  }
  SECTION("A session") {
    village.tells_session();
    village.closes_year();
    CHECK(begins(village.chat.player().taps("สมใจ", "ถูกแล้ว"), kClosedByOn));
    CHECK(village.sessions().empty());
  }
}

TEST_CASE("A visit is of the day on which it was begun") {
  Contested village;
  village.posts("สมใจ", "visit", village.first);
  village.chat.player().taps("สมใจ", "ไม่เจอ");
  village.chat.plays("* it is 2017-06-15 08:00");
  village.chat.player().taps("สมใจ", "ยังไม่นัด");
  const auto visits =
      village.chat.records().visits.list_for_household(HouseholdId(village.first), 5);
  REQUIRE(visits.size() == 1);
  CHECK(visits.front().visited_on == "2017-06-14");
}

TEST_CASE("Whose role ended meanwhile reads who ended it, and writes nothing") {
  Contested village;
  village.tells_purchase("กะปิ 2 กิโล 200 บาท");
  village.posts("อร", "replace_leader", village.programme);
  village.chat.player().says("อร", "ย้ายไปแล้ว");
  village.chat.player().taps("อร", "ใช่");
  village.chat.plays(R"(
    สมใจ: [ถูกแล้ว]
    bot:  คุณไม่ได้เป็นผู้นำของบ้านควนเมา หมู่ 1…
    bot:  งานผู้นำของคุณที่นี่จบไปแล้ว คุณอร จดไว้เมื่อ พ. 14 มิ.ย. 60 / ครั้งนี้ยังไม่ได้จดอะไร ถ้าคิดว่าไม่ถูก พิมพ์ "ติดต่อพัฒนากร"…
    bot:  …"กะปิ 2 กิโล 200 บาท" / "ร้านในตลาด" / "แม่ค้าไม่มีใบเสร็จ"…
  )");
  CHECK(village.purchases().empty());
}

TEST_CASE("A purchase that no longer fits what is left is shown anew, as the draft it will be") {
  Contested village;
  village.tells_purchase("กะปิ 8 กิโล 800 บาท");
  village.chat.player().change([&](Records& records) {
    VillageProgramme year = records.places.find_programme_by_id(village.programme).value();
    year.budget_satang = 50'000;
    records.places.upsert(year);
  });
  village.chat.plays(R"(
    สมใจ: [ถูกแล้ว]
    bot:  มีบางอย่างเปลี่ยนไปจากเมื่อกี้ ยังไม่ได้จดอะไร…
    bot:  กะปิ 8 กิโล 800 บาท ของบ้านควนเมา หมู่ 1 / …เกินงบที่เหลือ 300 บาท จะเก็บไว้ก่อน ยังไม่ส่งตรวจ / ถูกไหม…
  )");
  CHECK(village.purchases().empty());
}

TEST_CASE("A hand-over to all asks anew where the houses are others by then") {
  Contested village;
  const PurchaseId id(village.buys("กะปิ 2 กิโล 200 บาท"));
  village.posts("สมใจ", "handover", id);
  village.chat.player().taps("สมใจ", "ทุกบ้านเท่ากัน");
  add_listed_household(village.chat, village.programme, "92");
  village.chat.plays(R"(
    สมใจ: ครึ่งกิโล
    bot:  มีบางอย่างเปลี่ยนไปจากเมื่อกี้ ยังไม่ได้จดอะไร…
    bot:  แจก กะปิ 3 บ้าน: 90, 91, 92 / มีอยู่ 2 กิโล / แต่ละบ้านได้เท่าไร เช่น 1 กิโล
  )");
  CHECK(village.chat.records().handovers.list_for_purchase(id).empty());
}

TEST_CASE("A session that was called off meanwhile is neither moved nor called off again") {
  Contested village;
  const std::string id = village.plans_session();
  village.posts("สมใจ", "session_move", id);
  village.chat.player().taps("สมใจ", "อีก 7 วัน");
  village.chat.player().says("สมใจ", "9 โมง");
  village.posts("อร", "session_cancel", id);
  village.chat.player().taps("อร", "ยกเลิกนัดนี้");
  village.chat.plays(R"(
    สมใจ: [ถูกแล้ว]
    bot:  คุณอร ยกเลิกอบรม เพาะเห็ด ไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60 / ครั้งนี้ยังไม่ได้จดอะไร
    bot:  …"9 โมง"…
  )");
  CHECK(village.sessions().front().held_on == "2017-06-15");
}

TEST_CASE("A request for help that somebody closed meanwhile says who closed it") {
  Contested village;
  HelpRequest request;
  request.id = new_id(village.chat.now_ms());
  request.household_id = HouseholdId(village.first);
  request.user_id = ChatPlayer::user_id("ก");
  request.kind = "market";
  request.created_at_ms = village.chat.now_ms();
  request.due_on = "2017-06-20";
  village.chat.player().change([&](Records& records) { records.help_requests.insert(request); });
  village.posts("สมใจ", "help_close", request.id);
  village.posts("อร", "help_close", request.id);
  village.chat.player().says("อร", "พาไปหาตลาดแล้ว");
  village.chat.plays(R"(
    สมใจ: โทรคุยแล้ว
    bot:  เรื่องนี้ คุณอร ปิดไปแล้ว เมื่อ พ. 14 มิ.ย. 60
    bot:  …"โทรคุยแล้ว"…
  )");
}

TEST_CASE("The team and the list go to the officer once, with the very names that were read") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  set_targets(chat, programme, 2, 1);
  add_officer(chat, "อร", "920603");
  const TeamMemberId sage = add_sage(chat, programme, "ครูแดง");
  chat.player().posts_back("สมใจ", "c|team_send|" + programme);
  chat.player().change([&](Records& records) {
    TeamMember member = records.team_members.find(sage).value();
    member.name = "ครูดำ";
    records.team_members.update(member);
  });
  chat.plays(R"(
    สมใจ: [ส่งเลย]
    bot:  มีบางอย่างเปลี่ยนไปจากเมื่อกี้ ยังไม่ได้จดอะไร…
    bot:  ครบแล้ว ส่งให้พัฒนากรรับรองไหม / 1) สมใจ / 2) ครูดำ…
  )");
  CHECK_FALSE(chat.records().submissions.latest(programme, SubmissionKind::kTeam));
  chat.player().posts_back("อร", "c|team_send|" + programme);
  chat.player().taps("อร", "ส่งเลย");
  REQUIRE(chat.records().submissions.latest(programme, SubmissionKind::kTeam));
  chat.plays(R"(
    สมใจ: [ส่งเลย]
    bot:  คุณอร ส่งรายชื่อทีมให้พัฒนากรแล้ว เมื่อ พ. 14 มิ.ย. 60 / ไม่ต้องส่งซ้ำ…
  )");
}

TEST_CASE("Of two officers who close or rest a year the second reads what the first did") {
  Contested village;
  village.posts("เอก", "pause_village", village.programme);
  village.closes_year();
  village.chat.plays(R"(
    เอก: น้ำท่วม
    bot:  คุณอร ปิดปีของบ้านควนเมา หมู่ 1 ไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60 / ครั้งนี้ไม่ได้เปลี่ยนอะไร
    bot:  …"น้ำท่วม"…
  )");
  CHECK(programme_in(village.chat, village.programme).pause == VillagePause::kNone);
}

TEST_CASE("Of two officers who decide on a list the second reads the first one's decision") {
  Contested village;
  SubmissionId id;
  village.chat.player().change([&](Records& records) {
    Submission sent;
    sent.id = id = new_id(village.chat.now_ms());
    sent.programme_id = village.programme;
    sent.kind = SubmissionKind::kList;
    sent.sent_by = ChatPlayer::user_id("สมใจ");
    sent.sent_at_ms = village.chat.now_ms();
    records.submissions.insert(sent);
  });
  village.posts("เอก", "return_list", id);
  village.posts("อร", "list_confirm", id);
  village.chat.plays(R"(
    เอก: ขาดบ้านยายแช่ม
    bot:  คุณอร รับรองรายชื่อบ้านแล้ว เมื่อ พ. 14 มิ.ย. 60…
    bot:  …"ขาดบ้านยายแช่ม"…
  )");
  CHECK(village.chat.records().submissions.find(id)->status == SubmissionStatus::kConfirmed);
}

TEST_CASE("A group that was ended meanwhile is not changed") {
  Contested village;
  OccupationGroup group;
  group.id = new_id(village.chat.now_ms());
  group.programme_id = village.programme;
  group.number = 1;
  group.name = "เห็ด";
  group.registered_on = "2017-06-01";
  group.product = "เห็ดนางฟ้า";
  group.members = 5;
  group.added_by = ChatPlayer::user_id("สมใจ");
  village.chat.player().change([&](Records& records) { records.occupation_groups.insert(group); });
  village.posts("สมใจ", "group_edit", group.id);
  village.posts("อร", "group_end", group.id);
  village.chat.player().taps("อร", "เลิกแล้ว");
  REQUIRE(village.chat.records().occupation_groups.find(group.id)->ended_at_ms);
  village.chat.plays(R"(
    สมใจ: [ถูกแล้ว]
    bot:  คุณอร จดว่ากลุ่ม เห็ด เลิกไปแล้ว เมื่อ พ. 14 มิ.ย. 60…
  )");
}

TEST_CASE("Of two officers who decide on an erasure the second reads what became of it") {
  Contested village;
  DataRequest request;
  request.id = new_id(village.chat.now_ms());
  request.user_id = "gone";
  request.kind = DataRequestKind::kErase;
  request.created_at_ms = village.chat.now_ms();
  request.due_at_ms = village.chat.now_ms() + 1'000'000;
  request.household_id = HouseholdId(village.second);
  village.chat.player().change([&](Records& records) { records.data_requests.insert(request); });
  village.posts("เอก", "erase_done", request.id);
  village.chat.player().taps("เอก", "ลบชื่อและบ้านเลขที่");
  village.posts("อร", "erase_done", request.id);
  village.chat.player().taps("อร", "เก็บไว้ก่อน");
  village.chat.player().says("อร", "ยังต้องใช้ตามกฎหมาย");
  village.chat.plays(R"(
    เอก: [ใช่]
    bot:  เรื่องบ้านเลขที่ 91 คุณอร ตัดสินไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60: เก็บไว้ / ครั้งนี้ไม่ได้เปลี่ยนอะไร…
  )");
  CHECK(village.chat.records().households.find(HouseholdId(village.second))->head_name ==
        "หัวหน้าบ้าน 91");
}

TEST_CASE("A house that came off the list meanwhile is neither changed nor given to anybody") {
  Contested village;
  village.posts("สมใจ", "candidate", village.programme);
  for (const char* words : {"95 ยายแช่ม", "มากทุกข้อ", "สำรอง"}) {
    village.chat.player().says("สมใจ", words);
  }
  CandidateId id;
  for (const auto& one : village.chat.records().candidates.list(village.programme)) {
    if (one.house_no == "95") id = one.id;
  }
  REQUIRE_FALSE(id.empty());
  village.posts("สมใจ", "candidate_change", id);
  village.chat.player().taps("สมใจ", "แก้เลขที่หรือชื่อ");
  village.posts("แดง", "candidate_change", id);
  village.chat.player().taps("แดง", "เอาออกจากรายชื่อ");
  village.chat.player().taps("แดง", "เอาออกจากรายชื่อ");
  REQUIRE_FALSE(village.chat.records().candidates.find(id));
  village.chat.plays(R"(
    สมใจ: 96 ยายแช่ม ใจดี
    bot:  คุณแดง เอาบ้านนี้ออกจากรายชื่อไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60…
  )");
}

TEST_CASE("Who came is asked anew where somebody else noted it meanwhile") {
  Contested village;
  const SessionId id(village.plans_session());
  village.chat.plays("* it is 2017-06-15 12:00");
  village.posts("สมใจ", "attendance", id);
  village.chat.player().taps("สมใจ", "มาครบ");
  village.posts("แดง", "attendance", id);
  village.chat.player().says("แดง", "90 ไม่มา");
  village.chat.player().taps("แดง", "ถูกแล้ว");
  village.chat.plays(R"(
    สมใจ: [ถูกแล้ว]
    bot:  คุณแดง แก้เรื่องนี้ไปก่อน เมื่อ พฤ. 15 มิ.ย. 60 ครั้งนี้ยังไม่ได้จดอะไร…
    bot:  อบรม เพาะเห็ด พฤ. 15 มิ.ย. 60 09:00 น. / มาครบทั้ง 2 บ้าน ใช่ไหม…
  )");
  CHECK(village.chat.records().session_households.find(id, HouseholdId(village.first))->presence ==
        Presence::kAbsent);
}

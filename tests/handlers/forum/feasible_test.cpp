// Whether the houses can do what the village chose: asked by the team, by the house itself, and the
// officer's word on it.
#include <catch2/catch.hpp>

#include "handlers/village/village_facts.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// A village with its list confirmed: houses 1 to `houses`, looked after by the leader.
std::string listed_village(Chat& chat, int houses) {
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ลุงมั่น", "มั่น");
  confirm_team(chat, programme);
  hold_forum(chat, programme, "curry");
  for (int i = 1; i <= houses; ++i) add_listed_household(chat, programme, std::to_string(i));
  confirm_list(chat, programme);
  return programme;
}

std::optional<Feasibility> answer_of(Chat& chat, const ProgrammeId& programme,
                                     const HouseholdId& household) {
  return chat.records().feasibilities.find(programme, household);
}

void buys_something(Chat& chat, const ProgrammeId& programme) {
  const Purchase purchase = sent_purchase(chat, programme, "พริกแห้ง");
  chat.player().change([&](Records& records) { records.purchases.insert(purchase); });
}

}  // namespace

TEST_CASE("The leader asks house by house, one tap each, and hears the count") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 6));
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  …ถามว่าแต่ละบ้านทำอาชีพนี้ได้ไหม เหลืออีก 6 จาก 6 บ้าน… [ทำข้อ 1] [...]
    สมใจ: [ทำข้อ 1]
    bot:  หมู่บ้านจะทำอาชีพ พริกแกง / บ้านเลขที่ 1 หัวหน้าบ้าน 1 ทำได้จริงไหม [ทำได้] [ทำได้ถ้ามีคนช่วย] [ทำไม่ได้] [...]
    สมใจ: น่าจะได้
    bot:  ข้อนี้เลือกได้ พิมพ์เลขหรือคำก็ได้ / 1 ทำได้ / 2 ทำได้ถ้ามีคนช่วย / 3 ทำไม่ได้ [ทำได้] [...]
    สมใจ: [ทำได้]
    bot:  จดแล้ว ตอบมาแล้ว 1 จาก 6 บ้าน บ้านต่อไป
    bot:  หมู่บ้านจะทำอาชีพ พริกแกง / บ้านเลขที่ 2 หัวหน้าบ้าน 2 ทำได้จริงไหม [...]
    สมใจ: ทำได้ถ้ามีคนช่วย
    bot:  จดแล้ว ตอบมาแล้ว 2 จาก 6 บ้าน บ้านต่อไป
    bot:  …บ้านเลขที่ 3…
    * the service restarts
    สมใจ: [ทำไม่ได้]
    bot:  เพราะอะไร… [ไม่มีเวลา] [ไม่มีที่] [ไม่มีคนทำ] [ไม่ถนัด] [ไม่มีทุน] [อยากทำอย่างอื่น] [ข้าม] [...]
    สมใจ: [ไม่มีเวลา]
    bot:  จดแล้ว ตอบมาแล้ว 3 จาก 6 บ้าน บ้านต่อไป
    bot:  …บ้านเลขที่ 4…
    * 3 days pass
    สมใจ: [ทำได้]
    bot:  จดแล้ว ตอบมาแล้ว 4 จาก 6 บ้าน บ้านต่อไป
    bot:  …บ้านเลขที่ 5…
    สมใจ: [ทำได้]
    bot:  จดแล้ว ตอบมาแล้ว 5 จาก 6 บ้าน บ้านต่อไป
    bot:  …บ้านเลขที่ 6…
    สมใจ: [ทำได้]
    bot:  ขอบคุณมาก ตอบครบแล้ว / 5 จาก 6 บ้านบอกว่าทำได้ [แก้คำตอบ] [งานวันนี้] [เมนู]
    สมใจ: [แก้คำตอบ]
    bot:  ถามบ้านไหน…
    สมใจ: 4
    bot:  …บ้านเลขที่ 4 หัวหน้าบ้าน 4 ทำได้จริงไหม…
    สมใจ: [ทำไม่ได้]
    bot:  เพราะอะไร…
    สมใจ: [ข้าม]
    bot:  มี 2 จาก 6 บ้านบอกว่าทำไม่ได้ / ลองคุยกับทีมก่อนซื้อวัสดุไหม [ดูเหตุผล] [คุยกับพัฒนากร] [เปลี่ยนอาชีพ] [งานวันนี้] [เมนู]
    สมใจ: [ดูเหตุผล]
    bot:  บ้านที่บอกว่าทำไม่ได้ / 3 หัวหน้าบ้าน 3: ไม่มีเวลา / 4 หัวหน้าบ้าน 4: …
  )");
  CHECK(chat.records().feasibilities.list(programme).size() == 6);
}

TEST_CASE("A house answers for itself when its list is confirmed; its word replaces the team's") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  set_targets(chat, programme, 1, 2);
  confirm_team(chat, programme);
  hold_forum(chat, programme, "curry");
  add_officer(chat, "อร", "920603");
  const HouseholdId house = chat.add_household("บัว", "90");
  chat.add_household("หลาน", "90", Relation::kHelper);
  chat.player().posts_back("สมใจ", "c|candidate|" + programme);
  chat.player().says("สมใจ", "90 บัว");
  chat.player().taps("สมใจ", "มากทุกข้อ");
  chat.player().taps("สมใจ", "เลือก");
  chat.player().posts_back("สมใจ", "c|split|" + programme);
  chat.player().taps("สมใจ", "แบ่งให้หน่อย");
  chat.player().posts_back("สมใจ", "c|list_send|" + programme);
  chat.player().taps("สมใจ", "ส่งเลย");
  const auto sent = chat.records().submissions.latest(programme, SubmissionKind::kList);
  chat.player().posts_back("อร", "c|list_confirm|" + sent->id);
  chat.plays(R"(
    หลาน: ทำได้ไหม
    bot:  ตอนนี้ไม่มีเรื่องนี้ให้ตอบ [เมนู]
    บัว: เมนู
    bot:  บ้านคุณได้เป็นครัวเรือนสัมมาชีพแล้ว ยินดีด้วย / หมู่บ้านจะทำอาชีพ พริกแกง / พิมพ์ "ทำได้ไหม" แล้วตอบของบ้านคุณ
    bot:  อยากทำอะไร [บอกรายได้] [...]
    บัว: ทำได้ไหม
    bot:  หมู่บ้านจะสอนและทำอาชีพ พริกแกง / บ้านเลขที่ 90 ทำได้จริงไหม [ทำได้] [ทำได้ถ้ามีคนช่วย] [ทำไม่ได้] [...]
    บัว: [ทำไม่ได้]
    bot:  เพราะอะไร…
    บัว: แม่ป่วยหนัก
    bot:  เป็นห่วงนะ… [ติดต่อพัฒนากร] [เมนู]
    บัว: [ข้าม]
    bot:  ขอบคุณที่บอกตรง ๆ จดไว้แล้ว…
  )");
  REQUIRE(answer_of(chat, programme, house));
  CHECK(answer_of(chat, programme, house)->answer == Feasible::kNo);
  CHECK(answer_of(chat, programme, house)->reason.empty());
  chat.player().posts_back("สมใจ", "c|feasible|" + programme + "|choose");
  chat.player().says("สมใจ", "90");
  chat.player().taps("สมใจ", "ทำได้");
  CHECK(answer_of(chat, programme, house)->answer == Feasible::kYes);
  chat.plays(R"(
    * 2 minutes pass
    บัว: ทำได้ไหม
    bot:  คุณสมใจ เปลี่ยนคำตอบของบ้านเลขที่ 90 เรื่องทำอาชีพของหมู่บ้าน / จากทำไม่ได้ เป็นทำได้
    bot:  คุณสมใจ ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าทำได้ / หมู่บ้านจะสอนและทำอาชีพ พริกแกง…
    บัว: [ทำได้ถ้ามีคนช่วย]
    bot:  ขอบคุณที่บอกตรง ๆ จดไว้แล้ว… [ขอให้ช่วย] [เมนู]
  )");
  CHECK(answer_of(chat, programme, house)->answer == Feasible::kYesWithHelp);
  CHECK(answer_of(chat, programme, house)->answered_by == ChatPlayer::user_id("บัว"));
}

TEST_CASE("One of the team asks only the houses they look after") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 2));
  const TeamMemberId sage = member_named(chat, programme, "ลุงมั่น").id;
  const HouseholdId mine = add_listed_household(chat, programme, "9", "", sage);
  const HouseholdId theirs = chat.records().households.list_in_programme(programme)[0].id;
  chat.player().posts_back("มั่น", "c|feasible|" + programme);
  chat.plays(R"(
    มั่น: [ทำได้]
    bot:  ขอบคุณมาก ตอบครบแล้ว / 1 จาก 3 บ้านบอกว่าทำได้ [...]
    มั่น: [แก้คำตอบ]
    bot:  ถามบ้านไหน… [เลขที่ 9 หัวหน้าบ้าน 9] [...]
    มั่น: 1
    bot:  …
  )");
  CHECK(answer_of(chat, programme, mine));
  CHECK_FALSE(answer_of(chat, programme, theirs));
}

TEST_CASE("Heavy news about a house is not written down: an officer is to call") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 1));
  const HouseholdId house = chat.records().households.list_in_programme(programme)[0].id;
  chat.player().posts_back("สมใจ", "c|feasible|" + programme);
  chat.plays(R"(
    สมใจ: [ทำไม่ได้]
    bot:  เพราะอะไร…
    สมใจ: พ่อเขาเพิ่งเสียชีวิต
    bot:  เรื่องที่เล่ามาไม่ได้จดไว้ / ขึ้นเป็นเรื่องด่วนให้พัฒนากรเห็นแล้ว / ถ้ารอไม่ได้ โทรหาพัฒนากรได้เลย
    bot:  มี 1 จาก 1 บ้านบอกว่าทำไม่ได้…
  )");
  CHECK(answer_of(chat, programme, house)->reason == "reason.personal");
  const auto waiting = chat.records().help_requests.unclosed_in_area(kFirstVillage, 10);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].urgent);
  CHECK_FALSE(waiting[0].text);
}

TEST_CASE("Nobody answers for a house of another village or of other people") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 1));
  const std::string house = chat.records().households.list_in_programme(programme)[0].id;
  add_leader(chat, "อื่น", kSecondVillage);
  chat.add_household("ชาวบ้าน", "91");
  CHECK_FALSE(is_said(chat.player().posts_back("อื่น", "c|feasible|" + programme), "หัวหน้าบ้าน"));
  CHECK_FALSE(is_said(chat.player().posts_back("อื่น", "c|unable|" + programme), "หัวหน้าบ้าน"));
  CHECK(is_said(chat.player().posts_back("ชาวบ้าน", "c|feasible_self|" + house), "ไม่มีเรื่องนี้"));
  CHECK(is_said(chat.player().posts_back("ชาวบ้าน", "c|feasible|" + programme),
                "เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ"));
  CHECK(chat.records().feasibilities.list(programme).empty());
}

TEST_CASE("Before the forum or the list there is nothing to ask") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  CHECK(is_said(chat.player().posts_back("สมใจ", "c|feasible|" + programme), "ยังไม่ได้เลือกอาชีพ"));
  confirm_team(chat, programme);
  hold_forum(chat, programme);
  CHECK(is_said(chat.player().posts_back("สมใจ", "c|feasible|" + programme), "ยังไม่มีบ้านในโครงการ"));
}

TEST_CASE("With purchases made, eighty in a hundred who can carry a village to its materials") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 5));
  buys_something(chat, programme);
  chat.player().posts_back("สมใจ", "c|feasible|" + programme);
  chat.player().taps("สมใจ", "ทำไม่ได้");
  chat.player().says("สมใจ", "ข้าม");
  for (int i = 0; i < 3; ++i) chat.player().taps("สมใจ", "ทำได้");
  CHECK(programme_in(chat, programme).state == VillageState::kListConfirmed);
  chat.player().taps("สมใจ", "ทำได้ถ้ามีคนช่วย");
  CHECK(programme_in(chat, programme).state == VillageState::kMaterials);
}

TEST_CASE("An officer lets a village go on with a reason, which the leader hears; others cannot") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 2));
  buys_something(chat, programme);
  add_officer(chat, "อร", "920603");
  add_officer(chat, "นอกเขต", "920604");
  for (const char* person : {"สมใจ", "มั่น", "นอกเขต"}) {
    chat.player().posts_back(person, "c|feasibility_override|" + programme);
    chat.player().says(person, "คุยกับทุกบ้านแล้ว");
  }
  CHECK_FALSE(chat.records().programme_events.latest(programme, kFeasibilityOverridden));
  chat.player().posts_back("อร", "c|feasibility_override|" + programme);
  chat.plays(R"(
    อร: [คุยกับทุกบ้านแล้ว]
    bot:  จดแล้ว บ้านควนเมา หมู่ 1 ทำต่อได้ ผู้นำจะเห็นเมื่อทักมา [รอตัดสิน] [เมนู]
    * 2 minutes pass
    สมใจ: เมนู
    bot:  คุณอร ให้บ้านควนเมา หมู่ 1 ทำต่อได้ / เหตุผล: คุยกับทุกบ้านแล้ว
    bot:  อยากทำอะไร…
  )");
  const auto event = chat.records().programme_events.latest(programme, kFeasibilityOverridden);
  REQUIRE(event);
  CHECK(event->reason == "feasibility_override.answer_talked");
  CHECK(programme_in(chat, programme).state == VillageState::kMaterials);
}

TEST_CASE("A house of the list that comes in later takes part, is told of its data and is asked") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 2));
  const HouseholdId house = chat.records().households.list_in_programme(programme)[1].id;
  chat.player().change([&](Records& records) {
    Household selected = records.households.find(house).value();
    selected.status = HouseholdStatus::kSelected;
    selected.notice_due_on = "2017-07-14";
    records.households.update(selected);
  });
  chat.player().says("ใหม่", "HYKM-2345");
  chat.player().taps("ใหม่", "รับทราบ เริ่มเลย");
  chat.player().says("ใหม่", "2");
  chat.player().says("ใหม่", "หัวหน้าบ้าน 2");
  chat.player().taps("ใหม่", "บ้านเดียวกัน");
  chat.player().taps("ใหม่", "หัวหน้าบ้าน");
  const Heard welcome = chat.player().says("ใหม่", "ใหม่");
  CHECK(chat.records().households.find(house)->status == HouseholdStatus::kActive);
  CHECK(chat.records().households.find(house)->notice_due_on.empty());
  CHECK(chat.records().candidates.list_for_household(house).front().noticed_at_ms);
  CHECK(is_said(welcome, "หมู่บ้านจะทำอาชีพ พริกแกง"));
}

TEST_CASE("Of two who answer for a house the second reads what the first said") {
  Chat chat;
  const ProgrammeId programme(listed_village(chat, 1));
  const HouseholdId house = add_listed_household(chat, programme, "90", "บัว");
  add_account(chat, "ลูก");
  chat.player().change([&](Records& records) {
    records.household_links.insert(
        {"child", ChatPlayer::user_id("ลูก"), house, Relation::kMember, chat.now_ms(), {}});
  });
  chat.plays(R"(
    ลูก: ทำได้ไหม
    bot:  หมู่บ้านจะสอนและทำอาชีพ พริกแกง / บ้านเลขที่ 90 ทำได้จริงไหม [ทำได้] [...]
    บัว: ทำได้ไหม
    bot:  หมู่บ้านจะสอนและทำอาชีพ พริกแกง / บ้านเลขที่ 90 ทำได้จริงไหม [ทำได้] [...]
    บัว: [ทำได้]
    bot:  ขอบคุณที่บอก จดไว้แล้ว…
    ลูก: [ทำไม่ได้]
    bot:  คุณบัว แก้เรื่องนี้ไปก่อน เมื่อ พ. 14 มิ.ย. 60 ครั้งนี้ยังไม่ได้จดอะไร / ช่วยดูอีกครั้งนะ
    bot:  คุณบัว ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าทำได้ / หมู่บ้านจะสอนและทำอาชีพ พริกแกง / บ้านเลขที่ 90 ทำได้จริงไหม [ทำได้] [...]
  )");
  CHECK(answer_of(chat, programme, house)->answer == Feasible::kYes);
  chat.plays(R"(
    ลูก: [ทำไม่ได้]
    bot:  เพราะอะไร…
    ลูก: [ข้าม]
    bot:  ขอบคุณที่บอกตรง ๆ จดไว้แล้ว…
    บัว: เมนู
    bot:  คุณลูก เปลี่ยนคำตอบของบ้านเลขที่ 90 เรื่องทำอาชีพของหมู่บ้าน / จากทำได้ เป็นทำไม่ได้
    bot:  …
  )");
  CHECK(answer_of(chat, programme, house)->answer == Feasible::kNo);
  // The same for who looks after the house.
  chat.player().posts_back("สมใจ", "c|feasible|" + programme + "|choose");
  chat.plays(R"(
    สมใจ: 90
    bot:  คุณลูก ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าทำไม่ได้ / หมู่บ้านจะทำอาชีพ พริกแกง / บ้านเลขที่ 90 หัวหน้าบ้าน 90 ทำได้จริงไหม [ทำได้] [...]
  )");
}

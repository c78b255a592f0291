// What changes while somebody waits to be let into a house: who they are, and who asks.
#include <catch2/catch.hpp>

#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/machine/audit.h"
#include "support/village.h"
#include "tests/handlers/joining/house_door.h"

using namespace sammachip;

TEST_CASE("What others are told is in their language, not the speaker's") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.player().says("แม่", "English");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: menu
    bot:  นก asks to report for house 90, too, as somebody who lives here. / If you say you know them, they report and see the figures of the house. / You can also answer later in "My data". / Do you know them?
    bot:  What would you like to do? [I know นก] [Not known: นก] [...]
    แม่: [I know นก]
    bot:  นก may report for house 90 now and sees it at their next message…
    นก: เมนู
    bot:  คนในบ้านตอบแล้ว คุณจดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
    bot:  อยากทำอะไร…
    แม่: my data
    bot:  What is kept about you…
    bot:  (picture) House 90, Ban ควนเมา, head หัวหน้าบ้าน 90 / You are: Head of the house / 3 people, main occupation Rubber / In the programme: Mushrooms / Income before: 9,000 baht, of which this work 0 baht / Skill: not given. Reporting day: Any day / Who reports for this house / You (head of the house) / นก (lives here) since Wed 14 Jun 2017…
    bot:  Things you wrote down or decided…
    bot:  Your chat messages…
    แม่: [Remove นก]
    bot:  นก (lives here) would no longer report for house 90 or see its figures…
    แม่: yes
    bot:  นก is no longer with house 90…
    นก: เมนู
    bot:  แม่ เอาคุณออกจากบ้านเลขที่ 90 แล้ว…
    bot:  อยากทำอะไร…
  )");
}

TEST_CASE("A leader does not become the helper of a house, but has one of their own") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "พร", "พร");
  set_targets(chat, programme, 2, 3);
  confirm_team(chat, programme);
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.player().says("สมใจ", "HYKM-2345");
  chat.player().says("สมใจ", "90");
  chat.player().says("สมใจ", "หัวหน้าบ้าน 90");
  chat.player().taps("สมใจ", "บ้านเดียวกัน");
  chat.plays(R"(
    สมใจ: [ช่วยส่งแทน]
    bot:  บ้านเลขที่ 90 อยู่ในความดูแลของคุณ จดแทนได้เลย ไม่ต้องลงทะเบียนเป็นคนของบ้าน / กดปุ่มข้างล่าง หรือพิมพ์ "จดรายได้แทน" [จดรายได้แทน] [...]
    สมใจ: [จดรายได้แทน]
    bot:  …
    สมใจ: ยกเลิก
    bot:  …
  )");
  CHECK_FALSE(is_in(chat, "สมใจ", house));
  // Their own: where nobody is yet, at once; where somebody is, by a yes.
  chat.player().says("สมใจ", "HYKM-2345");
  chat.player().says("สมใจ", "90");
  chat.player().says("สมใจ", "หัวหน้าบ้าน 90");
  chat.player().taps("สมใจ", "บ้านเดียวกัน");
  chat.player().taps("สมใจ", "คนในบ้าน");
  chat.player().says("สมใจ", "สมใจ");
  CHECK_FALSE(is_in(chat, "สมใจ", house));
  chat.plays(R"(
    สมใจ: ได้ 500
    bot:  ที่พิมพ์มายังไม่ได้จด / บ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้จด…
    สมใจ: เมนู
    bot:  อยากทำอะไร…
    แม่: เมนู
    bot:  สมใจ ขอจดรายได้ของบ้านเลขที่ 90 ด้วย…
    bot:  อยากทำอะไร…
    แม่: [รู้จัก สมใจ]
    bot:  ให้ คุณสมใจ จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
  )");
  CHECK(is_in(chat, "สมใจ", house));
  // One house is their own, not two.
  const HouseholdId other = chat.add_household("ป้า", "91");
  chat.player().says("สมใจ", "HYKM-2345");
  chat.player().says("สมใจ", "91");
  chat.player().says("สมใจ", "หัวหน้าบ้าน 91");
  chat.player().taps("สมใจ", "บ้านเดียวกัน");
  CHECK(is_said(chat.player().taps("สมใจ", "คนในบ้าน"), "อยู่ในความดูแลของคุณ"));
  CHECK(chat.records().help_requests.unclosed_for_household(other).empty());
}

TEST_CASE("Who came into the team while they waited is not let in as a helper") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "พร", "ช่วยส่งแทน", "พร");
  add_leader(chat, "พร");
  chat.plays(R"(
    แม่: เมนู
    bot:  พร ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    แม่: [รู้จัก พร]
    bot:  คุณพร มีหน้าที่ดูแลบ้านเลขที่ 90 อยู่แล้ว จดแทนได้เลย จึงไม่ได้เพิ่มเป็นคนของบ้าน…
    พร: ข้อมูลของฉัน
    bot:  เรื่องขอจดรายได้ของบ้านเลขที่ 90 ไม่ต้องรอแล้ว…
    bot:  …จดแทนได้ตามหน้าที่
    bot:  …
    bot:  …
  )");
  CHECK_FALSE(is_in(chat, "พร", house));
}

TEST_CASE("Who leaves while they wait is not let in, and nothing waits for an answer") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  add_officer(chat, "อร", "920603");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    นก: ลบข้อมูล
    bot:  …
    นก: [ลบเลย]
    bot:  หยุดใช้และส่งเรื่องลบชื่อให้พัฒนากรแล้ว…
    แม่: [รู้จัก นก]
    bot:  คนที่ไม่ได้บอกชื่อ เลิกขอจดรายได้ของบ้านเลขที่ 90 แล้ว…
    อร: รอตัดสิน
    bot:  วันนี้ตรวจครบแล้ว ขอบคุณแทน …
  )");
  CHECK(chat.records().household_links.list_for_household(house).size() == 1);
}

TEST_CASE("A request of an earlier release, which does not say who they are, is the officer's") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  add_officer(chat, "อร", "920603");
  const AccountId user = add_account(chat, "นก");
  HelpRequest request;
  request.id = new_id(chat.now_ms());
  request.household_id = house;
  request.user_id = user;
  request.kind = "link";
  request.text = "90";
  request.created_at_ms = chat.now_ms();
  request.due_on = "2017-06-21";
  chat.player().change([&](Records& records) { records.help_requests.insert(request); });
  chat.plays(R"(
    นก: 200
    bot:  ที่พิมพ์มายังไม่ได้จด / บ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้จด…
    แม่: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  (picture) บ้านเลขที่ 90…คุณนก ขอจดด้วยตั้งแต่ พ. 14 มิ.ย. 60 บอกว่าอยู่บ้านนี้ ยังรอคำตอบ
    bot:  ข้อความแชต…
  )");
  for (const auto& [label, data] : chat.player().buttons_of("แม่")) {
    CHECK(data.find(request.id) == std::string::npos);
  }
  CHECK(is_said(chat.player().posts_back("แม่", "c|link_yes|" + request.id), "มีคนอื่นดูแลอยู่"));
  chat.player().posts_back("อร", "c|link_accept|" + request.id);
  chat.player().taps("อร", "คนในบ้าน");
  CHECK(chat.records().household_links.find(user, house)->relation == Relation::kMember);
}

TEST_CASE("A request to be let in is not the team's to take on") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  const HouseholdId house = add_listed_household(chat, programme, "90", "แม่");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  REQUIRE_FALSE(is_in(chat, "นก", house));
  const HelpRequestId request = request_of(chat, "นก").id;
  CHECK(chat.player().says("สมใจ", "เรื่องขอให้ช่วย").bubbles.front().find("90") == std::string::npos);
  chat.player().posts_back("สมใจ", "c|help_take|" + request);
  chat.player().posts_back("สมใจ", "c|link_yes|" + request);
  chat.player().posts_back("สมใจ", "c|link_accept|" + request);
  CHECK(chat.records().help_requests.find(request)->status == HelpStatus::kOpen);
  CHECK_FALSE(is_in(chat, "นก", house));
}

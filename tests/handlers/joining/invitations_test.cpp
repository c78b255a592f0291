// Coming in as an officer, a leader or a team member; several roles in one person; roles that end.
#include <catch2/catch.hpp>

#include "handlers/access/roles.h"
#include "handlers/joining/invitations.h"
#include "handlers/menu/role_switch.h"
#include "handlers/village/villages.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"
#include "support/village.h"

using namespace sammachip;

namespace {

constexpr char kVillage[] = "92060301";

// A code for a leader of the first village, or an officer of `area`, as the command line makes it.
std::string code_for(Chat& chat, const std::string& role, const VillageCode& area) {
  std::string code;
  chat.player().change([&](Records& records) {
    InvitationFor what{role, area, {}, {}};
    if (role == "leader") what.programme_id = open_year(area, 2560, chat.now_ms(), records);
    code = create_invitation(what, "command line", chat.now_ms(), records);
  });
  return shown_invitation_code(code);
}

ProgrammeId programme_of(Chat& chat, const VillageCode& village = kVillage) {
  return chat.records().places.find_programme(village, 2560).value().id;
}

// Goes through the notice, the code and the name.
void comes_in(Chat& chat, const std::string& person, const std::string& code) {
  chat.player().says(person, "รหัส " + code);
  chat.player().taps(person, "รับทราบ เริ่มเลย");
  chat.player().taps(person, "ใช่");
  chat.player().says(person, person);
}

std::size_t roles_of(Chat& chat, const std::string& person) {
  return chat.records()
      .role_grants.list_for_user(ChatPlayer::user_id(person), chat.now_ms())
      .size();
}

TeamMemberId add_sage(Chat& chat, const std::string& name, TeamStatus status) {
  TeamMember sage;
  sage.id = new_id(chat.now_ms());
  sage.programme_id = ProgrammeId(programme_of(chat));
  sage.name = name;
  sage.status = status;
  sage.added_by = ChatPlayer::user_id("ผู้นำ");
  sage.created_at_ms = chat.now_ms();
  chat.player().change([&](Records& records) { records.team_members.insert(sage); });
  return sage.id;
}

}  // namespace

TEST_CASE("A leader comes in by an invitation, after the notice, and finds the first task") {
  Chat chat;
  const std::string code = code_for(chat, "leader", kVillage);
  chat.plays("ผู้นำ: สวัสดี รหัส " + code + R"(
    bot:  สวัสดี ที่นี่คือไลน์สัมมาชีพชุมชน…
    bot:  ก่อนเริ่ม…
    ผู้นำ: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณ…
    bot:  คุณได้รับเชิญเป็นผู้นำสัมมาชีพของบ้านควนเมา หมู่ 1 ต.เขากอบ / ใช่คุณไหม [ใช่] [ไม่ใช่] [...]
    ผู้นำ: [ใช่]
    bot:  ให้เรียกคุณว่าอะไรดี…
    * the service restarts
    ผู้นำ: สมใจ
    bot:  ยินดีต้อนรับ คุณสมใจ ผู้นำสัมมาชีพของบ้านควนเมา หมู่ 1 ต.เขากอบ…
    ผู้นำ: [งานวันนี้]
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่องของบ้านควนเมา หมู่ 1 / 1) ชวนปราชญ์เข้าทีม ตอนนี้ได้ 1 จาก 5 คน… [ทำข้อ 1] [พรุ่งนี้ค่อยทำ] [เมนู]
    ผู้นำ: [พรุ่งนี้ค่อยทำ]
    bot:  ได้เลย พรุ่งนี้ค่อยว่ากัน…
    ผู้นำ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้ไม่มีเรื่องค้าง พักได้เลย [เมนู]
    * 1 day passes
    ผู้นำ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่อง…
  )");
  CHECK(chat.records().places.find_programme(kVillage, 2560)->state == VillageState::kHasLeader);
}

TEST_CASE("An invitation is taken where a household's code is asked for, and the other way round") {
  Chat chat;
  const std::string code = code_for(chat, "officer", "920603");
  chat.player().does("อร", EventType::kFollow);
  chat.plays(R"(
    อร: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณ…
    bot:  พิมพ์รหัสที่ได้จากผู้นำหรือพัฒนากร…
  )");
  chat.plays("อร: " + code + R"(
    bot:  คุณได้รับเชิญเป็นพัฒนากรของต.เขากอบ / ใช่คุณไหม…
    อร: [ใช่]
    bot:  ให้เรียกคุณว่าอะไรดี…
    อร: อร
    bot:  ยินดีต้อนรับ…
    อร: เมนู
    bot:  อยากทำอะไร…
    ก: ABCDE-23456
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    ก: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณ…
    bot:  รหัสเชิญนี้ยังไม่ตรง…
    ก: HYKM-2345
    bot:  …บ้านคุณเลขที่เท่าไร…
  )");
}

TEST_CASE("An invitation is good once, for fourteen days, and wrong codes are slowed") {
  Chat chat;
  const std::string code = code_for(chat, "officer", "920603");
  comes_in(chat, "อร", code);
  CHECK(roles_of(chat, "อร") == 1);

  SECTION("used up") {
    chat.player().says("คนอื่น", code);
    const Heard heard = chat.player().taps("คนอื่น", "รับทราบ เริ่มเลย");
    CHECK(heard.bubbles.back().find("ยังไม่ตรง") != std::string::npos);
    CHECK(roles_of(chat, "คนอื่น") == 0);
  }
  SECTION("too old") {
    const std::string old = code_for(chat, "officer", "920603");
    chat.plays("* 15 days pass");
    chat.player().says("คนอื่น", old);
    chat.player().taps("คนอื่น", "รับทราบ เริ่มเลย");
    CHECK_THROWS(chat.player().taps("คนอื่น", "ใช่"));
    CHECK(roles_of(chat, "คนอื่น") == 0);
  }
  SECTION("guessed") {
    const std::string right = code_for(chat, "officer", "920603");
    chat.player().says("คนอื่น", "ABCDE-23456");
    chat.player().taps("คนอื่น", "รับทราบ เริ่มเลย");
    for (const char* wrong : {"ABCDE-23457", "ABCDE-23458", "ABCDE-23459", "ABCDE-23465"}) {
      chat.player().says("คนอื่น", wrong);
    }
    CHECK(chat.player().says("คนอื่น", right).bubbles.front().find("พักสักครู่") != std::string::npos);
    chat.plays("* 16 minutes pass");
    chat.player().says("คนอื่น", right);
    chat.player().taps("คนอื่น", "ใช่");
    chat.player().says("คนอื่น", "คนใหม่");
    CHECK(roles_of(chat, "คนอื่น") == 1);
  }
}

TEST_CASE("The code itself is kept nowhere among the records") {
  Chat chat;
  const std::string code = code_for(chat, "officer", "9206");
  const std::string bare = code.substr(0, 5) + code.substr(6);
  CHECK_FALSE(chat.records().invitations.find(bare));
  CHECK(chat.records().invitations.find(invitation_hash(bare)));
}

TEST_CASE("An officer invites a leader in the chat, a leader invites a sage") {
  Chat chat;
  comes_in(chat, "อร", code_for(chat, "officer", "920603"));
  chat.plays(R"(
    อร: เชิญคน
    bot:  จะเชิญใครเข้ามา [ผู้นำสัมมาชีพ] [ทีมวิทยากร] [บ้านในโครงการ] [ยกเลิก]
    อร: [ผู้นำสัมมาชีพ]
    bot:  ของที่ไหน กดเลือก หรือพิมพ์ชื่อมาได้เลย [บ้านควนเมา หมู่ 1] [บ้านทุ่งต่อ หมู่ 4] [...]
    อร: [บ้านควนเมา หมู่ 1]
    bot:  รหัสเชิญสำหรับ ผู้นำสัมมาชีพ บ้านควนเมา หมู่ 1 ต.เขากอบ / …ใช้ได้ครั้งเดียว…
    bot:  หรือส่งลิงก์นี้ให้กด แล้วกดส่งข้อความได้เลย / https://line.me/R/oaMessage/%40example/?…
    bot:  (picture) https://bot.example/qr/… [เชิญอีกคน] [เมนู]
    อร: [เชิญอีกคน]
    bot:  จะเชิญใครเข้ามา…
    อร: [บ้านในโครงการ]
    bot:  ของที่ไหน กดเลือก หรือพิมพ์ชื่อมาได้เลย
    อร: ทุ่งต่อ
    bot:  รหัสลงทะเบียนของบ้านทุ่งต่อ หมู่ 4 ต.เขากอบ / HYTT-6789 / ใช้ได้ทุกบ้าน แปะไว้ที่ศาลาหรือส่งต่อได้เลย…
    bot:  หรือส่งลิงก์นี้…
    bot:  (picture) https://bot.example/qr/… [เชิญอีกคน] [เมนู]
  )");
  comes_in(chat, "ผู้นำ", code_for(chat, "leader", kVillage));
  add_sage(chat, "ปราชญ์หนึ่ง", TeamStatus::kConfirmed);
  const Heard asked = chat.player().says("ผู้นำ", "เชิญคน");
  CHECK(asked.buttons.front() == "ทีมวิทยากร");
  chat.player().taps("ผู้นำ", "ทีมวิทยากร");  // Their one village is not asked about.
  const Heard heard = chat.player().taps("ผู้นำ", "ปราชญ์หนึ่ง");
  const auto code = read_invitation_code(heard.bubbles.at(0));
  REQUIRE(code);
  comes_in(chat, "แดง", *code);
  CHECK(roles_of(chat, "แดง") == 1);
}

TEST_CASE("A sage whose team is not confirmed yet gets the role with the confirmation only") {
  Chat chat;
  comes_in(chat, "ผู้นำ", code_for(chat, "leader", kVillage));
  const TeamMemberId sage = add_sage(chat, "ปราชญ์หนึ่ง", TeamStatus::kSent);
  std::string code;
  chat.player().change([&](Records& records) {
    code = create_invitation({"team", kVillage, sage, programme_of(chat)}, "x", chat.now_ms(),
                             records);
  });
  comes_in(chat, "แดง", shown_invitation_code(code));
  CHECK(roles_of(chat, "แดง") == 0);
  CHECK(chat.records().team_members.find(sage)->user_id == ChatPlayer::user_id("แดง"));
}

TEST_CASE("A new leader takes over what was open; the old one's role ends") {
  Chat chat;
  comes_in(chat, "มาลี", code_for(chat, "leader", kVillage));
  const ProgrammeId programme = programme_of(chat);
  const auto old = chat.records().team_members.list(programme).front();
  const HouseholdId house = chat.add_household("ก", "90");
  chat.player().change([&](Records& records) {
    Household row = records.households.find(house).value();
    row.team_member_id = old.id;
    records.households.update(row);
  });
  comes_in(chat, "ใหม่", code_for(chat, "leader", kVillage));
  CHECK(roles_of(chat, "มาลี") == 0);
  CHECK(roles_of(chat, "ใหม่") == 1);
  const auto now = chat.records().team_members.list(programme).front();
  CHECK(now.user_id == ChatPlayer::user_id("ใหม่"));
  CHECK(chat.records().households.find(house)->team_member_id == now.id);
  CHECK(chat.records().team_members.list_all(programme).size() == 2);
  CHECK(chat.player().says("มาลี", "เมนู").bubbles.front().find("รับช่วงเป็นผู้นำ") != std::string::npos);
}

TEST_CASE("A leader's own data names the role and what they did for the programme") {
  Chat chat;
  comes_in(chat, "ผู้นำ", code_for(chat, "leader", kVillage));
  add_sage(chat, "ปราชญ์หนึ่ง", TeamStatus::kDraft);
  const Heard heard = chat.player().says("ผู้นำ", "ข้อมูลของฉัน");
  REQUIRE(heard.bubbles.size() == 3);
  CHECK(heard.bubbles[1].find("หน้าที่: ผู้นำ บ้านควนเมา หมู่ 1 ต.เขากอบ ตั้งแต่ พ. 14 มิ.ย. 60") == 0);
  CHECK(heard.bubbles[1].find("เรื่องที่คุณจดหรือตัดสินไว้") != std::string::npos);
}

TEST_CASE("Somebody who leads and has a house changes with one tap, and the menu follows") {
  Chat chat;
  comes_in(chat, "ผู้นำ", code_for(chat, "leader", kVillage));
  chat.add_household("ผู้นำ", "90");
  chat.plays(R"(
    ผู้นำ: เมนู
    bot:  อยากทำอะไร [งานวันนี้] [จดรายได้แทน] [บ้านที่ยังไม่ได้จด] [จดเยี่ยมบ้าน] [ซื้อวัสดุ] [...]
    ผู้นำ: สลับบทบาท
    bot:  อยากทำอะไร [บอกรายได้] [ดูยอดของฉัน] [แก้ยอด] [...]
    * the service restarts
    ผู้นำ: เมนู
    bot:  อยากทำอะไร [บอกรายได้] [ดูยอดของฉัน] [แก้ยอด] [...]
    ผู้นำ: [เมนูผู้นำ]
    bot:  อยากทำอะไร [งานวันนี้] [จดรายได้แทน] [...]
    ผู้นำ: 450
    bot:  จดแล้ว 450 บาท…
  )");
}

TEST_CASE("Who has no invitation can neither invite nor wear a role they were not given") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เชิญคน
    bot:  เรื่องนี้ผู้นำหรือพัฒนากรเป็นคนทำ [ติดต่อพัฒนากร] [เมนู]
    ก: งานวันนี้
    bot:  คุณก ตอนนี้ไม่มีเรื่องค้าง พักได้เลย [เมนู]
  )");
  as_person(chat, "ก", [](Turn& turn) {
    choose_role("officer", turn);
    CHECK(menu_role_of(turn) == "household");
  });
}

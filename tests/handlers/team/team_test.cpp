// The team: nominating sages, changing them, sending them, the officer's answer.
#include <catch2/catch.hpp>

#include "handlers/joining/invitations.h"
#include "storage/records.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

const std::vector<std::string> kNames{"", "ยายพร", "ตาดำ", "ลุงมั่น", "น้าสาย"};

// A leader whose team lacks `missing`.
std::string village_lacking(Chat& chat, int missing) {
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  for (int i = missing + 1; i < 5; ++i) {
    add_sage(chat, programme, kNames.at(static_cast<std::size_t>(i)));
  }
  return programme;
}

std::vector<TeamMember> team(Chat& chat, const ProgrammeId& programme) {
  return chat.records().team_members.list(programme);
}

std::optional<Submission> latest_team(Chat& chat, const ProgrammeId& programme) {
  return chat.records().submissions.latest(programme, SubmissionKind::kTeam);
}

// Up to the question whether they are willing.
Heard nominates(Chat& chat, const std::string& person, const ProgrammeId& programme,
                const std::string& name) {
  chat.player().posts_back(person, "c|nominate|" + programme);
  chat.player().says(person, name);
  chat.player().says(person, "ทำขนม");
  chat.player().taps(person, "มาก");
  chat.player().taps(person, "มาก");
  return chat.player().taps(person, "มาก");
}

}  // namespace

TEST_CASE("A leader nominates a sage, over a restart, and hears how many there are") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ลุงมั่น");
  chat.plays(R"(
    สมใจ: ทีม
    bot:  (picture) ทีมวิทยากร บ้านควนเมา หมู่ 1 · ได้ 2 จาก 5 คน · ยังไม่ได้ส่งพัฒนากร / 1) สมใจ (ผู้นำ) / 2) ลุงมั่น เก่งเรื่อง เพาะเห็ด / ยังไม่ได้ส่ง · ยังไม่อยู่ในไลน์ [เพิ่มปราชญ์] [แก้ ลุงมั่น] [เชิญเข้าไลน์] [งานวันนี้] [เมนู]
    สมใจ: [เพิ่มปราชญ์]
    bot:  ชวนปราชญ์ในหมู่บ้านมาเป็นทีม / ตอนนี้ได้ 2 จาก 5 คน…
    สมใจ: ป้าแดง ใจดี
    bot:  ป้าแดง ใจดี เก่งเรื่องอะไร…
    สมใจ: ทำพริกแกง
    bot:  ป้าแดง ใจดี รับผิดชอบงานแค่ไหน [มาก] [พอใช้] [ยังไม่แน่ใจ] [ย้อนกลับ] [ยกเลิก]
    สมใจ: ก็ดีนะ
    bot:  ข้อนี้เลือกได้ พิมพ์เลขหรือคำก็ได้ / 1 มาก / 2 พอใช้ / 3 ยังไม่แน่ใจ [มาก] [พอใช้] [ยังไม่แน่ใจ] [...]
    สมใจ: มาก
    bot:  ป้าแดง ใจดี พร้อมแค่ไหน ทั้งเวลาและแรง [...]
    * the service restarts
    สมใจ: [พอใช้]
    bot:  ป้าแดง ใจดี ตั้งใจอยากสอนคนอื่นแค่ไหน [...]
    สมใจ: [มาก]
    bot:  ถามป้าแดง ใจดี แล้วหรือยัง [ยินดีแล้ว] [ยังไม่ได้ถาม] [...]
    สมใจ: [ยังไม่ได้ถาม]
    bot:  จดป้าแดง ใจดี แล้ว ตอนนี้ได้ 3 จาก 5 คน / อย่าลืมถามเจ้าตัวก่อนส่งรายชื่อนะ / ช่วยบอกเจ้าตัวด้วยว่าจดชื่อไว้ในโครงการ [เพิ่มอีกคน] [ดูรายชื่อทีม] [พอแค่นี้ก่อน]
  )");
  const TeamMember sage = member_named(chat, programme, "ป้าแดง ใจดี");
  CHECK(sage.kind == TeamKind::kSage);
  CHECK(sage.status == TeamStatus::kDraft);
  CHECK(sage.expertise == "ทำพริกแกง");
  CHECK(sage.responsibility == Grade::kMuch);
  CHECK(sage.readiness == Grade::kSome);
  CHECK(sage.determination == Grade::kMuch);
  CHECK_FALSE(sage.willing);
  CHECK(sage.added_by == ChatPlayer::user_id("สมใจ"));
  CHECK(sage.notice_due_on == "2017-07-14");  // Thirty days from 14 June.
}

TEST_CASE("A half-told nomination waits for days and is taken up where it stood") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  chat.plays(R"(
    สมใจ: ทีม
    bot:  (picture) …
    สมใจ: [เพิ่มปราชญ์]
    bot:  ชวนปราชญ์…
    สมใจ: ป้าแดง
    bot:  ป้าแดง เก่งเรื่องอะไร…
    * 5 days pass
    สมใจ: จักสาน
    bot:  ครั้งก่อนคุยค้างไว้เรื่องชวนปราชญ์เข้าทีม…
    bot:  ป้าแดง เก่งเรื่องอะไร… [ตอบว่า จักสาน] [...]
    สมใจ: [ตอบว่า จักสาน]
    bot:  ป้าแดง รับผิดชอบงานแค่ไหน [...]
    สมใจ: [มาก]
    bot:  ป้าแดง พร้อมแค่ไหน ทั้งเวลาและแรง
    สมใจ: [มาก]
    bot:  ป้าแดง ตั้งใจอยากสอนคนอื่นแค่ไหน
    สมใจ: [มาก]
    bot:  ถามป้าแดง แล้วหรือยัง [...]
    สมใจ: ถามแล้ว ยินดี
    bot:  พิมพ์คำเดียวว่า ใช่ หรือ ไม่ใช่ [...]
    สมใจ: [ยินดีแล้ว]
    bot:  จดป้าแดง แล้ว ตอนนี้ได้ 2 จาก 5 คน / ช่วยบอกเจ้าตัวด้วยว่าจดชื่อไว้ในโครงการ [...]
  )");
  CHECK(member_named(chat, programme, "ป้าแดง").expertise == "จักสาน");
}

TEST_CASE("Nearly the same name is asked about, not doubled") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ป้าแดง ใจดี");
  chat.plays(R"(
    สมใจ: ทีม
    bot:  (picture) …
    สมใจ: [เพิ่มปราชญ์]
    bot:  ชวนปราชญ์…
    สมใจ: นางแดง ใจดี
    bot:  ในทีมมี ป้าแดง ใจดี อยู่แล้ว / กับ นางแดง ใจดี เป็นคนเดียวกันไหม [คนเดียวกัน] [คนละคน] [...]
    สมใจ: [คนเดียวกัน]
    bot:  ไม่จดซ้ำ นางแดง ใจดี อยู่ในทีมแล้ว / ตอนนี้ได้ 2 จาก 5 คน [เพิ่มอีกคน] [ดูรายชื่อทีม] [พอแค่นี้ก่อน]
    สมใจ: [เพิ่มอีกคน]
    bot:  ชวนปราชญ์…
    สมใจ: แดง ใจดี
    bot:  ในทีมมี ป้าแดง ใจดี อยู่แล้ว…
    สมใจ: [คนละคน]
    bot:  คุณแดง ใจดี เก่งเรื่องอะไร…
  )");
  CHECK(team(chat, programme).size() == 2);
}

TEST_CASE("A complete team is sent, waits, comes back with a reason, is changed and confirmed") {
  Chat chat;
  const ProgrammeId programme(village_lacking(chat, 1));
  add_officer(chat, "อร", "920603");
  chat.plays(R"(
    สมใจ: ทีม
    bot:  (picture) …ได้ 4 จาก 5 คน… [เพิ่มปราชญ์] [...]
  )");
  chat.player().posts_back("สมใจ", "c|team_send|" + programme);
  CHECK_FALSE(latest_team(chat, programme));
  add_sage(chat, programme, "ป้าแดง");
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่องของบ้านควนเมา หมู่ 1 / 1) ทีมครบแล้ว ส่งรายชื่อให้พัฒนากรรับรอง…
    สมใจ: [ทำข้อ 1]
    bot:  (picture) …ได้ 5 จาก 5 คน… [ส่งให้พัฒนากร] [...]
    สมใจ: [ส่งให้พัฒนากร]
    bot:  ครบแล้ว ส่งให้พัฒนากรรับรองไหม / 1) สมใจ / …5) ป้าแดง [ส่งเลย] [แก้ก่อน] [...]
    สมใจ: [ส่งเลย]
    bot:  ส่งรายชื่อทีมของบ้านควนเมา หมู่ 1 แล้ว ขอบคุณมาก… [งานวันนี้] [เมนู]
    สมใจ: [ส่งให้พัฒนากร]
    bot:  คุณสมใจ ส่งรายชื่อทีมให้พัฒนากรแล้ว เมื่อ พ. 14 มิ.ย. 60 / ไม่ต้องส่งซ้ำ รอผลก่อน แล้วค่อยแก้นะ [ดูรายชื่อทีม] [เมนู]
  )");
  REQUIRE(latest_team(chat, programme));
  const std::string first = latest_team(chat, programme)->id;
  CHECK(member_named(chat, programme, "ป้าแดง").status == TeamStatus::kSent);

  chat.player().posts_back("อร", "c|return_list|" + first);
  chat.plays(R"(
    อร: [ยังมีคนไม่ได้ถาม]
    bot:  ขอให้บ้านควนเมา หมู่ 1 แก้แล้ว ผู้นำจะเห็นเหตุผลเมื่อทักมา… [รอตัดสิน] [เมนู]
    สมใจ: ทีม
    bot:  คุณอร ขอให้แก้รายชื่อทีมของบ้านควนเมา หมู่ 1 / เหตุผล: ยังมีคนไม่ได้ถาม / แก้แล้วส่งใหม่ได้เลย พิมพ์ "ทีม"
    bot:  (picture) …พัฒนากรขอให้แก้: ยังมีคนไม่ได้ถาม… [ส่งให้พัฒนากร] [...]
    สมใจ: [แก้ ป้าแดง]
    bot:  จะแก้อะไรของป้าแดง [ชื่อ] [เก่งเรื่องอะไร] [รับผิดชอบ พร้อม ตั้งใจ] [ถอนชื่อ] [...]
    สมใจ: [เก่งเรื่องอะไร]
    bot:  ป้าแดง เก่งเรื่องอะไร…
    สมใจ: สานเสื่อ
    bot:  แก้ของป้าแดง แล้ว [ดูรายชื่อทีม] [งานวันนี้] [เมนู]
    สมใจ: [ดูรายชื่อทีม]
    bot:  (picture) …
    สมใจ: [ส่งให้พัฒนากร]
    bot:  ครบแล้ว ส่งให้พัฒนากรรับรองไหม…
    สมใจ: [ส่งเลย]
    bot:  ส่งรายชื่อทีม…
  )");
  const std::string second = latest_team(chat, programme)->id;
  CHECK(second != first);
  // An old decision's button does nothing.
  CHECK(chat.player()
            .posts_back("อร", "c|team_confirm|" + first)
            .bubbles.front()
            .find("ขอให้แก้รายชื่อทีมแล้ว") != std::string::npos);
  chat.player().posts_back("อร", "c|team_confirm|" + second);
  CHECK(programme_in(chat, programme).state == VillageState::kTeamComplete);
  for (const auto& member : team(chat, programme)) CHECK(member.status == TeamStatus::kConfirmed);
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  คุณอร รับรองทีมของบ้านควนเมา หมู่ 1 แล้ว ยินดีด้วย / ขั้นต่อไปคือนัดประชาคม
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่อง…นัดประชาคมเลือกบ้าน…
  )");
}

TEST_CASE(
    "A sage who comes in by the invitation needs no notice any more, and works once confirmed") {
  Chat chat;
  const ProgrammeId programme(village_lacking(chat, 1));
  add_officer(chat, "อร", "920603");
  nominates(chat, "สมใจ", programme, "ป้าแดง");
  chat.plays(R"(
    สมใจ: [ยินดีแล้ว]
    bot:  จดป้าแดง แล้ว ตอนนี้ได้ 5 จาก 5 คน… [ส่งให้พัฒนากร] [ดูรายชื่อทีม] [พอแค่นี้ก่อน]
  )");
  const TeamMember sage = member_named(chat, programme, "ป้าแดง");
  CHECK_FALSE(sage.notice_due_on.empty());
  std::string code;
  chat.player().change([&](Records& records) {
    code = create_invitation({"team", kFirstVillage, sage.id, programme}, "สมใจ", chat.now_ms(),
                             records);
  });
  chat.player().says("แดง", "รหัส " + shown_invitation_code(code));
  chat.player().taps("แดง", "รับทราบ เริ่มเลย");
  chat.player().taps("แดง", "ใช่");
  chat.player().says("แดง", "แดง");
  CHECK(member_named(chat, programme, "ป้าแดง").notice_due_on.empty());
  // Not before the officer's yes.
  chat.plays(R"(
    แดง: ทีม
    bot:  เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ…
    สมใจ: [ส่งให้พัฒนากร]
    bot:  …
    สมใจ: [ส่งเลย]
    bot:  …
  )");
  chat.player().posts_back("อร", "c|team_confirm|" + latest_team(chat, programme)->id);
  chat.plays(R"(
    * 2 minutes pass
    แดง: ทีม
    bot:  พัฒนากรรับรองแล้ว ยินดีต้อนรับเข้าทีมวิทยากรของบ้านควนเมา หมู่ 1 ต.เขากอบ…
    bot:  (picture) ทีมวิทยากร บ้านควนเมา หมู่ 1 · ได้ 5 จาก 5 คน · พัฒนากรรับรองแล้ว… [งานวันนี้] [เมนู]
  )");
}

TEST_CASE("One of the team suggests a sage; only the leader sends") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ลุงมั่น", "มั่น");
  confirm_team(chat, programme);
  const std::string leaves = member_named(chat, programme, "ปราชญ์ที่ 4").id;
  chat.player().posts_back("สมใจ", "c|team_member|" + leaves);
  chat.plays(R"(
    สมใจ: [ถอนชื่อ]
    bot:  ถ้าถอนคุณปราชญ์ที่ 4 ออกจากทีม บ้านที่ดูแลอยู่จะมาอยู่กับผู้นำก่อน / ถอนเลยไหม [ถอนชื่อ] [ไม่ถอน] [...]
    สมใจ: [ถอนชื่อ]
    bot:  ถอนคุณปราชญ์ที่ 4 ออกจากทีมแล้ว [เพิ่มปราชญ์] [...]
    มั่น: ทีม
    bot:  (picture) …ได้ 4 จาก 5 คน… [เพิ่มปราชญ์] [งานวันนี้] [เมนู]
    มั่น: [เพิ่มปราชญ์]
    bot:  …
    มั่น: ยายพร
    bot:  …
    มั่น: ทอเสื่อ
    bot:  …
    มั่น: [มาก]
    bot:  …
    มั่น: [มาก]
    bot:  …
    มั่น: [มาก]
    bot:  …
    มั่น: [ยินดีแล้ว]
    bot:  จดชื่อยายพร ที่คุณแนะนำแล้ว ขอบคุณนะ / ตอนนี้ได้ 5 จาก 5 คน ผู้นำจะเป็นคนส่งรายชื่อ… [ดูรายชื่อทีม] [พอแค่นี้ก่อน]
  )");
  chat.player().posts_back("มั่น", "c|team_send|" + programme);
  CHECK(member_named(chat, programme, "ยายพร").status == TeamStatus::kDraft);
  // Their own suggestion they may change, another's not.
  chat.plays(R"(
    มั่น: ทีม
    bot:  (picture) … [แก้ ยายพร] [งานวันนี้] [เมนู]
  )");
  const std::string other = member_named(chat, programme, "ปราชญ์ที่ 3").id;
  CHECK(chat.player()
            .posts_back("มั่น", "c|team_member|" + other)
            .bubbles.front()
            .find("เรื่องนี้มีคนอื่นดูแลอยู่") != std::string::npos);
  chat.plays(R"(
    สมใจ: ทีม
    bot:  คุณมั่น แนะนำยายพร เข้าทีม…
    bot:  (picture) … [ส่งให้พัฒนากร] [...]
    สมใจ: [ส่งให้พัฒนากร]
    bot:  …
    สมใจ: [ส่งเลย]
    bot:  …
  )");
  CHECK(member_named(chat, programme, "ยายพร").status == TeamStatus::kSent);
  CHECK(member_named(chat, programme, "ลุงมั่น").status == TeamStatus::kConfirmed);
}

TEST_CASE("While the team waits nobody who waits is changed, nor decides who may not") {
  Chat chat;
  const ProgrammeId programme(village_lacking(chat, 1));
  const TeamMemberId sage = add_sage(chat, programme, "ป้าแดง", "แดง");
  add_officer(chat, "อร", "920603");
  add_officer(chat, "นอกเขต", "920604");
  add_officer(chat, "จังหวัด", "92");
  add_leader(chat, "อื่น", kSecondVillage);
  chat.add_household("ชาวบ้าน", "90");
  chat.player().posts_back("สมใจ", "c|team_send|" + programme);
  chat.player().taps("สมใจ", "ส่งเลย");
  const std::string submission = latest_team(chat, programme)->id;
  const Heard refused = chat.player().posts_back("สมใจ", "c|team_member|" + sage);
  CHECK(refused.bubbles.front().find("รอผลก่อน") != std::string::npos);
  for (const char* person : {"สมใจ", "นอกเขต", "จังหวัด", "อื่น", "ชาวบ้าน", "แดง"}) {
    for (const char* command : {"c|team_confirm|", "c|list_confirm|", "c|return_list|"}) {
      const Heard heard = chat.player().posts_back(person, command + submission);
      INFO(person << " " << command);
      CHECK(heard.bubbles.front().find("เรื่องนี้มีคนอื่นดูแลอยู่") != std::string::npos);
      CHECK(heard.bubbles.front().find("ป้าแดง") == std::string::npos);
    }
  }
  CHECK(latest_team(chat, programme)->status == SubmissionStatus::kSent);
  CHECK(team(chat, programme).size() == 5);
}

TEST_CASE("Another village's leader and a household get nothing from old buttons") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  const TeamMemberId sage = add_sage(chat, programme, "ป้าแดง");
  const ProgrammeId other = add_leader(chat, "อื่น", kSecondVillage);
  chat.add_household("ชาวบ้าน", "90");
  for (const char* command : {"team|", "nominate|", "team_send|"}) {
    const Heard household = chat.player().posts_back("ชาวบ้าน", "c|" + (command + programme));
    CHECK(household.bubbles.front().find("เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ") != std::string::npos);
    // Of their own village, not of the button's.
    const Heard leader = chat.player().posts_back("อื่น", "c|" + (command + programme));
    CHECK(leader.bubbles.front().find("ป้าแดง") == std::string::npos);
    CHECK(leader.bubbles.front().find("ควนเมา") == std::string::npos);
    chat.player().says("อื่น", "ยกเลิก");
  }
  CHECK(chat.player()
            .posts_back("อื่น", "c|team_member|" + sage)
            .bubbles.front()
            .find("เรื่องนี้มีคนอื่นดูแลอยู่") != std::string::npos);
  CHECK(team(chat, programme).size() == 2);
  CHECK(team(chat, other).size() == 1);
}

TEST_CASE("A leader whose role ended in the middle of a nomination adds nobody") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  REQUIRE(is_said(nominates(chat, "สมใจ", programme, "ป้าแดง"), "ถามป้าแดง แล้วหรือยัง"));
  add_leader(chat, "ใหม่");
  const auto before = team(chat, programme).size();
  chat.player().taps("สมใจ", "ยินดีแล้ว");
  CHECK(team(chat, programme).size() == before);
}

TEST_CASE("The team never grows above its size, whoever adds and in whatever order") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ลุงมั่น", "มั่น");
  set_targets(chat, programme, 2, 20);
  confirm_team(chat, programme);
  set_targets(chat, programme, 3, 20);
  // Both see one place left.
  nominates(chat, "สมใจ", programme, "ยายพร");
  nominates(chat, "มั่น", programme, "ตาดำ");
  chat.player().taps("สมใจ", "ยินดีแล้ว");
  const Heard late = chat.player().taps("มั่น", "ยินดีแล้ว");
  CHECK(late.bubbles.front().find("ยินดี") == std::string::npos);
  CHECK(team(chat, programme).size() == 3);
  chat.plays(R"(
    มั่น: ทีม
    bot:  (picture) …ได้ 3 จาก 3 คน… [งานวันนี้] [เมนู]
  )");
  CHECK(chat.player()
            .posts_back("สมใจ", "c|nominate|" + programme)
            .bubbles.front()
            .find("ทีมครบ 3 คนแล้ว") != std::string::npos);
  CHECK(team(chat, programme).size() == 3);
}

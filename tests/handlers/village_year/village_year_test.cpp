// The officer's acts on a village's year: back and forth, rest, end, targets, who leads it.
#include <catch2/catch.hpp>

#include "handlers/access/roles.h"
#include "handlers/village/village_facts.h"
#include "handlers/village_year/going_back.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"
#include "tests/handlers/village_year/listed_year.h"

using namespace sammachip;

TEST_CASE("A village goes back to an earlier step, stays there, and comes forward by the facts") {
  Year year;
  REQUIRE(year.state() == VillageState::kListConfirmed);
  year.chat.player().posts_back("อร", "c|manage_village|" + year.programme);
  year.chat.plays(R"(
    อร: [ย้อนขั้นตอน]
    bot:  บ้านควนเมา หมู่ 1 ตอนนี้: ได้รายชื่อบ้าน / จะย้อนไปขั้นไหน [ประชาคมแล้ว] [ทีมครบ] [มีผู้นำ] [ย้อนกลับ] [ยกเลิก]
    อร: [ประชาคมแล้ว]
    bot:  ย้อนเพราะอะไร ผู้นำจะได้เห็นเหตุผลนี้…
    * the service restarts
    อร: รายชื่อซ้ำสองบ้าน
    bot:  ย้อนบ้านควนเมา หมู่ 1 ไปขั้นประชาคมแล้ว: ต้องส่งรายชื่อบ้านมาให้รับรองใหม่ / เพราะ รายชื่อซ้ำสองบ้าน / ทำเลยไหม [ใช่] [ไม่ใช่] [...]
    อร: [ใช่]
    bot:  ย้อนบ้านควนเมา หมู่ 1 ไปขั้นประชาคมแล้วแล้ว…
    อร: [ใช่]
    bot:  เรื่องนั้นจบไปแล้ว…
    ผู้นำ: เมนู
    bot:  คุณอร ย้อนบ้านควนเมา หมู่ 1 ไปขั้นประชาคมแล้ว เหตุผล: รายชื่อซ้ำสองบ้าน…
    bot:  อยากทำอะไร…
  )");
  CHECK(year.state() == VillageState::kForumHeld);
  year.look_again();
  CHECK(year.state() == VillageState::kForumHeld);
  const auto event = year.chat.records().programme_events.latest(year.programme, kWentBack);
  CHECK(event->reason == "รายชื่อซ้ำสองบ้าน");
  CHECK(event->detail_json.find("list_confirmed") != std::string::npos);
  const auto list = year.chat.records().submissions.latest(year.programme, SubmissionKind::kList);
  CHECK(list->status == SubmissionStatus::kReturned);
  CHECK(year.chat.records().candidates.list(year.programme).front().status ==
        CandidateStatus::kReturned);
  confirm_list(year.chat, year.programme);
  CHECK(year.state() == VillageState::kListConfirmed);
}

TEST_CASE("Back to the team: the forum is kept as called off, and the sages' role waits anew") {
  Year year;
  year.goes_back("มีผู้นำ");
  CHECK(year.state() == VillageState::kHasLeader);
  year.look_again();
  CHECK(year.state() == VillageState::kHasLeader);
  CHECK(year.chat.records().forums.list(year.programme).front().status == ForumStatus::kCancelled);
  const auto roles = [&] {
    return year.chat.records()
        .role_grants.list_for_user(ChatPlayer::user_id("ชม"), year.chat.now_ms())
        .size();
  };
  CHECK(roles() == 0);
  CHECK(member_named(year.chat, year.programme, "ลุงชม").status == TeamStatus::kReturned);
  year.chat.player().change([&](Records& records) {
    records.team_members.set_status(year.programme, TeamStatus::kReturned, TeamStatus::kDraft);
  });
  confirm_team(year.chat, year.programme);
  CHECK(year.state() == VillageState::kTeamComplete);
  CHECK(roles() == 1);
  year.look_again();
  CHECK(year.state() == VillageState::kTeamComplete);
  hold_forum(year.chat, year.programme);
  CHECK(year.state() == VillageState::kForumHeld);
}

TEST_CASE("From the follow-up practice must begin anew; what stands is not taken back") {
  Year year;
  year.hold_session();
  CHECK(year.state() == VillageState::kTraining);
  year.hand_over();
  REQUIRE(year.state() == VillageState::kFollowUp);
  // Bought and held: the facts carry it to the materials at once, so training is not offered.
  CHECK(year.ways_back() == std::vector{VillageState::kMaterials, VillageState::kForumHeld,
                                        VillageState::kTeamComplete, VillageState::kHasLeader});
  year.chat.plays("* 1 minute passes");
  year.goes_back("สาธิต/วัสดุ");
  CHECK(year.state() == VillageState::kMaterials);
  year.look_again();
  CHECK(year.state() == VillageState::kMaterials);
  year.chat.plays("* 1 minute passes");
  year.chat.player().posts_back("อร", "c|practice_began|" + year.programme);
  year.chat.player().taps("อร", "ใช่");
  CHECK(year.state() == VillageState::kFollowUp);
}

TEST_CASE("Follow-up without purchases goes back to training, and the officer's word ends") {
  Year year;
  year.hold_session();
  year.chat.player().posts_back("อร", "c|practice_began|" + year.programme);
  year.chat.player().taps("อร", "ใช่");
  REQUIRE(year.state() == VillageState::kFollowUp);
  CHECK(year.ways_back().at(1) == VillageState::kTraining);
  year.goes_back("อบรม");
  CHECK(year.state() == VillageState::kTraining);
  year.look_again();
  CHECK(year.state() == VillageState::kTraining);
}

TEST_CASE("Every way back that is offered stays where it leads") {
  for (const auto to : {VillageState::kHasLeader, VillageState::kTeamComplete,
                        VillageState::kForumHeld, VillageState::kMaterials}) {
    Year year;
    year.hold_session();
    year.hand_over();
    as_person(year.chat, "อร", [&](Turn& turn) {
      go_back_to(programme_in(year.chat, year.programme), to, "ทดสอบ", turn);
    });
    year.look_again();
    CHECK(year.state() == to);
  }
}

TEST_CASE("A village rests with a reason, asks nothing meanwhile, and goes on") {
  Year year;
  year.chat.player().posts_back("อร", "c|manage_village|" + year.programme);
  year.chat.plays(R"(
    อร: [พักงานหมู่บ้าน]
    bot:  พักเพราะอะไร [ภัยธรรมชาติ] [ช่วงนอกฤดู] [รอผู้นำคนใหม่] [...]
    อร: [ภัยธรรมชาติ]
    bot:  ให้บ้านควนเมา หมู่ 1 พักงานแล้ว จะไม่เตือนอะไรจนกว่าจะเดินหน้าต่อ
    ผู้นำ: งานวันนี้
    bot:  คุณอร ให้บ้านควนเมา หมู่ 1 พักงานไว้ก่อน เหตุผล: ภัยธรรมชาติ…
    bot:  คุณผู้นำ ตอนนี้ไม่มีเรื่องค้าง…
  )");
  CHECK(year.pause() == VillagePause::kPaused);
  CHECK(year.chat.player()
            .posts_back("อร", "c|pause_village|" + year.programme)
            .bubbles.front()
            .find("ไปก่อนแล้ว") != std::string::npos);
  CHECK(year.chat.player().posts_back("อร", "c|resume_village|" + year.programme).bubbles.front() ==
        "บ้านควนเมา หมู่ 1 เดินหน้าต่อแล้ว");
  CHECK(year.pause() == VillagePause::kNone);
}

TEST_CASE("A year is closed, thanked for, reopened where it stood, and can be called off") {
  Year year;
  year.hold_session();
  year.chat.player().posts_back("อร", "c|close_year|" + year.programme);
  year.chat.plays(R"(
    อร: [ไม่ใช่]
    bot:  ไม่ได้เปลี่ยนอะไร…
  )");
  CHECK(year.state() == VillageState::kTraining);
  year.chat.player().posts_back("อร", "c|close_year|" + year.programme);
  year.chat.plays(R"(
    อร: [ใช่]
    bot:  ปิดปี 2560 ของบ้านควนเมา หมู่ 1 แล้ว… [จดบทเรียน] [ดูหมู่บ้านนี้] [จัดการหมู่บ้าน] [เมนู]
    ผู้นำ: งานวันนี้
    bot:  บ้านควนเมา หมู่ 1 ปิดงานปีนี้แล้ว…
    bot:  คุณผู้นำ ตอนนี้ไม่มีเรื่องค้าง…
  )");
  CHECK(year.state() == VillageState::kClosed);
  year.look_again();
  CHECK(year.state() == VillageState::kClosed);
  CHECK(year.ways_back().empty());
  year.chat.player().posts_back("อร", "c|reopen_year|" + year.programme);
  year.chat.player().taps("อร", "ปิดเร็วไป");
  CHECK(year.state() == VillageState::kTraining);
  year.look_again();
  CHECK(year.state() == VillageState::kTraining);
  year.chat.player().posts_back("อร", "c|cancel_village|" + year.programme);
  year.chat.player().taps("อร", "หมู่บ้านขอไม่ทำ");
  year.chat.player().taps("อร", "ใช่");
  CHECK(year.pause() == VillagePause::kCancelled);
  CHECK(year.chat.player().says("อร", "ดูหมู่บ้าน").bubbles.front().find("ควนเมา") ==
        std::string::npos);
  year.chat.player().posts_back("อร", "c|resume_village|" + year.programme);
  CHECK(year.pause() == VillagePause::kNone);
}

TEST_CASE("Practice does not begin before there was training or materials") {
  Year year;
  CHECK(year.chat.player()
            .posts_back("อร", "c|practice_began|" + year.programme)
            .bubbles.front()
            .find("ยังไม่ถึงขั้นนี้") != std::string::npos);
  CHECK(year.state() == VillageState::kListConfirmed);
}

TEST_CASE("Targets are set one by one, never below what is there") {
  Year year;
  add_listed_household(year.chat, year.programme, "91");
  year.chat.player().posts_back("อร", "c|targets|" + year.programme);
  year.chat.plays(R"(
    อร: 1
    bot:  ตอนนี้มีอยู่แล้ว 2 ตั้งน้อยกว่านี้ไม่ได้ [1 เหมือนเดิม] [...]
    อร: 30
    bot:  ทีมวิทยากรกี่คน รวมผู้นำ (ตอนนี้ 2) [2 เหมือนเดิม] [...]
    อร: 1
    bot:  ตอนนี้มีอยู่แล้ว 2 ตั้งน้อยกว่านี้ไม่ได้…
    อร: [2 เหมือนเดิม]
    bot:  เป้าบ้านที่ลงมือทำ…
    อร: 90
    bot:  เป้ารายได้เพิ่ม…
    อร: [3 เหมือนเดิม]
    bot:  เป้ากลุ่มอาชีพ…
    อร: [10 เหมือนเดิม]
    bot:  งบวัสดุกี่บาท (ตอนนี้ 0 ใช้ไปแล้ว 0)…
    อร: หมื่นหก
    bot:  เป้าหมายของบ้านควนเมา หมู่ 1 / บ้าน 30 หลัง ทีม 2 คน / ลงมือทำ 90% รายได้เพิ่ม 3% กลุ่ม 10% / งบวัสดุ 16,000 บาท ถูกไหม [ถูกแล้ว] [แก้] [...]
    อร: [ถูกแล้ว]
    bot:  ตั้งเป้าหมายของบ้านควนเมา หมู่ 1 แล้ว…
  )");
  const auto programme = programme_in(year.chat, year.programme);
  CHECK(programme.target_households == 30);
  CHECK(programme.kpi_practising_percent == 90);
  CHECK(programme.budget_satang == 1'600'000);
  CHECK(programme.state == VillageState::kListConfirmed);
}

TEST_CASE("A leader ends with a reason, a new one is invited and takes over the houses") {
  Year year;
  const TeamMemberId old = leader_in(year.chat, year.programme).id;
  const HouseholdId house = add_listed_household(year.chat, year.programme, "91");
  year.chat.player().posts_back("อร", "c|replace_leader|" + year.programme);
  year.chat.plays(R"(
    อร: [ย้ายไปที่อื่น]
    bot:  ให้คุณผู้นำ หยุดเป็นผู้นำของบ้านควนเมา หมู่ 1 แล้วเชิญคนใหม่ / เพราะ ย้ายไปที่อื่น ใช่ไหม…
    อร: [ใช่]
    bot:  คุณผู้นำ ไม่ได้เป็นผู้นำของบ้านควนเมา หมู่ 1 ต.เขากอบ แล้ว เชิญคนใหม่ได้เลย
    bot:  รหัสเชิญสำหรับ ผู้นำสัมมาชีพ บ้านควนเมา หมู่ 1 ต.เขากอบ…
    bot:  หรือส่งลิงก์นี้…
    bot:  (picture) …
    ผู้นำ: งานวันนี้
    bot:  คุณไม่ได้เป็นผู้นำของบ้านควนเมา หมู่ 1 ต.เขากอบ แล้ว เหตุผล: ย้ายไปที่อื่น…
    bot:  คุณผู้นำ ตอนนี้ไม่มีเรื่องค้าง…
  )");
  CHECK(year.chat.records().team_members.find(old)->status == TeamStatus::kEnded);
  CHECK(year.state() == VillageState::kListConfirmed);
  add_leader(year.chat, "ผู้นำใหม่");
  CHECK(year.chat.records().households.find(house)->team_member_id ==
        leader_in(year.chat, year.programme).id);
}

TEST_CASE("A member leaves the team with a reason; the houses pass to the leader") {
  Year year;
  year.chat.player().posts_back("อร", "c|end_member|" + year.member);
  year.chat.plays(R"(
    อร: แม่เสียชีวิต ต้องไปดูแลพ่อ
    bot:  ให้ลุงชม ออกจากทีมของบ้านควนเมา หมู่ 1 / บ้านที่ดูแล 1 บ้านจะไปอยู่กับผู้นำ / เพราะ ติดธุระส่วนตัว ใช่ไหม [ใช่] [ไม่ใช่] [...]
    อร: [ใช่]
    bot:  ลุงชม ออกจากทีมของบ้านควนเมา หมู่ 1 แล้ว บ้านที่ดูแลไปอยู่กับผู้นำ
    อร: [ใช่]
    bot:  เรื่องนั้นจบไปแล้ว…
    ชม: เมนู
    bot:  คุณออกจากทีมวิทยากรของบ้านควนเมา หมู่ 1 แล้ว เหตุผล: ติดธุระส่วนตัว…
    bot:  อยากทำอะไร…
    ผู้นำ: เมนู
    bot:  ลุงชม ออกจากทีมของบ้านควนเมา หมู่ 1 แล้ว เหตุผล: ติดธุระส่วนตัว…
    bot:  อยากทำอะไร…
  )");
  CHECK(year.chat.records().households.find(year.house)->team_member_id ==
        leader_in(year.chat, year.programme).id);
  CHECK(year.chat.records().team_members.find(year.member)->status == TeamStatus::kEnded);
}

TEST_CASE("A district ends a tambon's officer, and what they had taken on comes to who ended it") {
  Year year;
  add_officer(year.chat, "วิชัย", "9206");
  HelpRequest request;
  request.id = new_id(year.chat.now_ms());
  request.household_id = year.house;
  request.user_id = ChatPlayer::user_id("ก");
  request.kind = "market";
  request.due_on = "2017-06-20";
  year.chat.player().change([&](Records& records) {
    records.help_requests.insert(request);
    records.help_requests.take(request.id, ChatPlayer::user_id("อร"));
  });
  CHECK(year.chat.player()
            .posts_back("อร", "c|end_officer")
            .bubbles.front()
            .find("เรื่องนี้มีคนอื่นดูแลอยู่") != std::string::npos);
  year.chat.player().posts_back("วิชัย", "c|end_officer");
  year.chat.plays(R"(
    วิชัย: ไม่มีชื่อนี้
    bot:  ยังไม่เจอชื่อนี้…
    วิชัย: อร
    bot:  หยุดเพราะอะไร…
    วิชัย: [ย้ายไปที่อื่น]
    bot:  ให้ คุณอร หยุดดูแลต.เขากอบ / เรื่องที่รับไว้จะมาอยู่กับคุณ / เพราะ ย้ายไปที่อื่น ใช่ไหม…
    วิชัย: [ใช่]
    bot:  คุณอร ไม่ได้ดูแลต.เขากอบ แล้ว…
    อร: รอตัดสิน
    bot:  คุณไม่ได้ดูแลต.เขากอบ ในไลน์นี้แล้ว…
    bot:  เรื่องนี้พัฒนากรเป็นคนตัดสิน…
  )");
  CHECK(year.chat.records().help_requests.find(request.id)->taken_by == ChatPlayer::user_id("วิชัย"));
}

TEST_CASE("Another district's officer, and those of the village, change nothing of its year") {
  Year year;
  add_officer(year.chat, "ไกล", "9207");
  add_officer(year.chat, "จังหวัด", "92");
  for (const char* person : {"ไกล", "จังหวัด", "ผู้นำ", "ชม", "ก"}) {
    for (const char* command :
         {"pause_village", "resume_village", "cancel_village", "close_year", "reopen_year",
          "go_back", "targets", "practice_began", "replace_leader", "manage_village"}) {
      INFO(person << " " << command);
      const Heard heard =
          year.chat.player().posts_back(person, "c|" + std::string(command) + "|" + year.programme);
      CHECK(heard.body_json.find("ควนเมา") == std::string::npos);
      CHECK(heard.data.count("ใช่") == 0);
    }
    const Heard heard = year.chat.player().posts_back(person, "c|end_member|" + year.member);
    CHECK(heard.bubbles.front().find("ลุงชม") == std::string::npos);
  }
  CHECK(year.state() == VillageState::kListConfirmed);
  CHECK(year.pause() == VillagePause::kNone);
}

TEST_CASE("An officer whose role ended in the middle of a talk ends it without effect") {
  Year year;
  year.chat.player().posts_back("อร", "c|close_year|" + year.programme);
  as_person(year.chat, "อร",
            [&](Turn& turn) { end_role(turn.account.user_id, "officer", "920603", turn); });
  const Heard heard = year.chat.player().taps("อร", "ใช่");
  CHECK(year.state() == VillageState::kListConfirmed);
  CHECK(heard.body_json.find("ควนเมา") == std::string::npos);
}

// The list of households: writing them down, changing, sharing out, sending, the officer's answer.
#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "support/dice.h"
#include "support/household_list.h"
#include "support/village.h"

using namespace sammachip;

namespace {

int count(Chat& chat, const ProgrammeId& programme, CandidateResult result) {
  return chat.records().candidates.count(programme, result);
}

}  // namespace

TEST_CASE("Houses are written down one after the other, in one line or two") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่อง…จดบ้านที่ประชาคมเลือก ได้ 0 จาก 3 บ้าน…
    สมใจ: [ทำข้อ 1]
    bot:  พิมพ์บ้านเลขที่ กับชื่อหัวหน้าบ้าน เช่น 45/2 สมชาย ใจดี / หลายบ้านก็ได้ บรรทัดละบ้าน / ตอนนี้ได้ 0 จาก 3 บ้าน สำรอง 0 บ้าน [...]
    สมใจ: บ้านเลขที่ ๔๕/๒ นายสมชาย ใจดี
    bot:  บ้านเลขที่ 45/2 นายสมชาย ใจดี / รับผิดชอบ พร้อม และตั้งใจแค่ไหน [มากทุกข้อ] [พอใช้] [ยังไม่แน่ใจ] [ให้ทีละข้อ] [...]
    สมใจ: [มากทุกข้อ]
    bot:  ที่ประชุมว่าอย่างไรกับบ้านเลขที่ 45/2 [เลือก] [สำรอง] [ขอไม่เข้าร่วม] [ยังไม่เลือก] [...]
    สมใจ: [เลือก]
    bot:  จดบ้านเลขที่ 45/2 นายสมชาย ใจดี แล้ว (เลือก) / ได้ 1 จาก 3 บ้าน สำรอง 0 บ้าน [บ้านต่อไป] [ดูรายชื่อบ้าน] [แบ่งกันดูแล] [เมนู]
    สมใจ: [บ้านต่อไป]
    bot:  พิมพ์บ้านเลขที่…
    สมใจ: สมศรี
    bot:  ยังไม่เห็นบ้านเลขที่…
    สมใจ: 7
    bot:  หัวหน้าบ้านเลขที่ 7 ชื่ออะไร…
    * the service restarts
    สมใจ: สมศรี
    bot:  บ้านเลขที่ 7 สมศรี / รับผิดชอบ พร้อม และตั้งใจแค่ไหน…
    สมใจ: [ให้ทีละข้อ]
    bot:  รับผิดชอบแค่ไหน [มาก] [พอใช้] [ยังไม่แน่ใจ] [...]
    สมใจ: [มาก]
    bot:  พร้อมแค่ไหน…
    สมใจ: พอใช้
    bot:  ตั้งใจแค่ไหน…
    สมใจ: [ยังไม่แน่ใจ]
    bot:  ที่ประชุมว่าอย่างไรกับบ้านเลขที่ 7…
    สมใจ: [ขอไม่เข้าร่วม]
    bot:  เพราะอะไร… [ไม่มีเวลา] [มีงานอื่นแล้ว] [ไม่ถนัดอาชีพนี้] [ข้าม] [...]
    สมใจ: แม่ป่วยเป็นมะเร็ง
    bot:  จดบ้านเลขที่ 7 สมศรี แล้ว (ขอไม่เข้าร่วม) / ได้ 1 จาก 3 บ้าน สำรอง 0 บ้าน [...]
  )");
  const Candidate selected = house_named(chat, programme, "45/2");
  CHECK(selected.head_name == "นายสมชาย ใจดี");
  CHECK(selected.result == CandidateResult::kSelected);
  CHECK(selected.readiness == Grade::kMuch);
  CHECK(selected.notice_due_on == "2017-07-14");
  CHECK(selected.added_by == ChatPlayer::user_id("สมใจ"));
  const Candidate declined = house_named(chat, programme, "7");
  CHECK(declined.responsibility == Grade::kMuch);
  CHECK(declined.readiness == Grade::kSome);
  CHECK(declined.determination == Grade::kUnsure);
  CHECK(declined.reason == "reason.personal");  // No word of the illness.
}

TEST_CASE("The same number or nearly the same head is asked about, not doubled") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  writes_down(chat, programme, "สมใจ", "45/2 สมชาย ใจดี", "เลือก");
  chat.player().posts_back("มั่น", "c|candidate|" + programme);
  chat.plays(R"(
    มั่น: ๔๕ / ๒ สมหญิง
    bot:  คุณสมใจ จดบ้านเลขที่ 45/2 สมชาย ใจดี ไว้แล้ว / กับบ้านเลขที่ 45/2 สมหญิง เป็นบ้านเดียวกันไหม [บ้านเดียวกัน] [คนละบ้าน] [...]
    มั่น: [บ้านเดียวกัน]
    bot:  ไม่จดซ้ำ บ้านเลขที่ 45/2 จดไว้แล้ว… [แก้บ้าน] [บ้านต่อไป] [ดูรายชื่อบ้าน] [เมนู]
    มั่น: [บ้านต่อไป]
    bot:  พิมพ์บ้านเลขที่…
    มั่น: 12 นายสมชาย ใจดี
    bot:  คุณสมใจ จดบ้านเลขที่ 45/2 สมชาย ใจดี ไว้แล้ว / กับบ้านเลขที่ 12 นายสมชาย ใจดี เป็นบ้านเดียวกันไหม…
    มั่น: [คนละบ้าน]
    bot:  บ้านเลขที่ 12 นายสมชาย ใจดี / รับผิดชอบ พร้อม และตั้งใจแค่ไหน…
  )");
  CHECK(list(chat, programme).size() == 1);
}

TEST_CASE(
    "Above its target a list only takes reserves, whoever adds and whatever button they press") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat, 2, 2));
  writes_down(chat, programme, "สมใจ", "1 กานดา", "เลือก");
  // Two write at the same time; both saw room.
  chat.player().posts_back("มั่น", "c|candidate|" + programme);
  chat.player().says("มั่น", "2 ขจร");
  chat.player().taps("มั่น", "พอใช้");
  writes_down(chat, programme, "สมใจ", "3 คำปัน", "เลือก");
  chat.plays(R"(
    มั่น: [เลือก]
    bot:  ข้อนี้มีคำตอบให้เลือก / กดปุ่มข้างล่าง หรือพิมพ์คำบนปุ่มก็ได้ / จะเลิกตอบ พิมพ์ "ยกเลิก" [สำรอง] [ขอไม่เข้าร่วม] [ยังไม่เลือก] [...]
    มั่น: [สำรอง]
    bot:  จดบ้านเลขที่ 2 ขจร แล้ว (สำรอง) / ครบ 2 บ้านแล้ว สำรอง 1 บ้าน / ต่อไปแบ่งกันดูแล [แบ่งกันดูแล] [...]
    สมใจ: รายชื่อบ้าน
    bot:  (picture) รายชื่อบ้าน บ้านควนเมา หมู่ 1 · เลือก 2 จาก 2 บ้าน สำรอง 1 ขอไม่เข้าร่วม 0 · ยังไม่ได้ส่งพัฒนากร / เลขที่ 1 กานดา · ดูแลโดย (ยังไม่มี) / เลขที่ 3 คำปัน · ดูแลโดย (ยังไม่มี) / เลขที่ 2 ขจร · สำรอง [เพิ่มบ้าน] [แก้บ้าน] [แบ่งกันดูแล] [งานวันนี้] [เมนู]
    สมใจ: [เพิ่มบ้าน]
    bot:  พิมพ์บ้านเลขที่…
    สมใจ: 4 งามตา
    bot:  บ้านเลขที่ 4 งามตา / รับผิดชอบ พร้อม และตั้งใจแค่ไหน…
    สมใจ: [มากทุกข้อ]
    bot:  ครบ 2 บ้านแล้ว / บ้านเลขที่ 4 ใส่เป็นสำรองไว้ให้ไหม [สำรอง] [ขอไม่เข้าร่วม] [ยังไม่เลือก] [...]
    สมใจ: เลือก
    bot:  ข้อนี้เลือกได้ พิมพ์เลขหรือคำก็ได้ / 1 สำรอง / 2 ขอไม่เข้าร่วม…
    สมใจ: [สำรอง]
    bot:  จดบ้านเลขที่ 4…
  )");
  CHECK(count(chat, programme, CandidateResult::kSelected) == 2);
  CHECK(count(chat, programme, CandidateResult::kReserve) == 2);
}

TEST_CASE("A house that leaves makes room for a reserve, offered at once") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat, 2, 1));
  writes_down(chat, programme, "สมใจ", "1 กานดา", "เลือก");
  writes_down(chat, programme, "สมใจ", "2 ขจร", "สำรอง");
  chat.plays(R"(
    สมใจ: รายชื่อบ้าน
    bot:  (picture) …
    สมใจ: [แก้บ้าน]
    bot:  จะแก้บ้านไหน… [1 กานดา] [2 ขจร] [...]
    สมใจ: บ้านเลขที่ 9
    bot:  ยังไม่เจอบ้านนี้ในรายชื่อ…
    สมใจ: 2
    bot:  บ้านเลขที่ 2 ขจร / ตอนนี้เป็นสำรอง / ครบ 1 บ้านแล้ว ต้องมีบ้านออกก่อนจึงเลือกเพิ่มได้ จะแก้อะไร [ขอไม่เข้าร่วม] [ยังไม่เลือก] [แก้เลขที่หรือชื่อ] [เอาออกจากรายชื่อ] [...]
    สมใจ: ยกเลิก
    bot:  ยกเลิกเรื่องแก้รายชื่อบ้านแล้ว…
    สมใจ: [แก้บ้าน]
    bot:  จะแก้บ้านไหน…
    สมใจ: กานดา
    bot:  บ้านเลขที่ 1 กานดา / ตอนนี้ได้รับเลือก จะแก้อะไร [สำรอง] [ขอไม่เข้าร่วม] [...]
    สมใจ: [ขอไม่เข้าร่วม]
    bot:  เพราะอะไร…
    สมใจ: [ข้าม]
    bot:  แก้บ้านเลขที่ 1 กานดา แล้ว (ขอไม่เข้าร่วม) / ได้ 0 จาก 1 บ้าน สำรอง 1 บ้าน [เลือกเลขที่ 2] [ดูรายชื่อบ้าน] [งานวันนี้] [เมนู]
    สมใจ: [เลือกเลขที่ 2]
    bot:  แก้บ้านเลขที่ 2 ขจร แล้ว (เลือก) / ได้ 1 จาก 1 บ้าน สำรอง 0 บ้าน…
    สมใจ: [เลือกเลขที่ 2]
    bot:  แก้บ้านเลขที่ 2 ขจร แล้ว (เลือก) / ได้ 1 จาก 1 บ้าน สำรอง 0 บ้าน…
  )");
  CHECK(count(chat, programme, CandidateResult::kSelected) == 1);
}

TEST_CASE("A house written down by mistake is put right or taken off, and nothing of it stays") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  writes_down(chat, programme, "สมใจ", "1 กานดา", "เลือก");
  writes_down(chat, programme, "สมใจ", "2 ขจร", "เลือก");
  chat.player().posts_back("สมใจ", "c|candidate_change|" + house_named(chat, programme, "2").id);
  chat.plays(R"(
    สมใจ: [แก้เลขที่หรือชื่อ]
    bot:  พิมพ์บ้านเลขที่ กับชื่อหัวหน้าบ้าน ที่ถูก…
    สมใจ: 1
    bot:  ซ้ำกับบ้านเลขที่ 1 กานดา ในรายชื่อ…
    สมใจ: 22/1
    bot:  แก้บ้านเลขที่ 22/1 ขจร แล้ว (เลือก)…
  )");
  const CandidateId id = house_named(chat, programme, "22/1").id;
  chat.player().posts_back("สมใจ", "c|candidate_change|" + id);
  chat.plays(R"(
    สมใจ: [เอาออกจากรายชื่อ]
    bot:  ถ้าเอาบ้านเลขที่ 22/1 ขจร ออก ชื่อที่จดไว้จะลบไปเลย… [เอาออกจากรายชื่อ] [ไม่เอาออก] [...]
    สมใจ: [เอาออกจากรายชื่อ]
    bot:  เอาบ้านเลขที่ 22/1 ออกจากรายชื่อแล้ว / ได้ 1 จาก 3 บ้าน สำรอง 0 บ้าน…
  )");
  CHECK_FALSE(chat.records().candidates.find(id));
  CHECK(list(chat, programme).size() == 1);
}

TEST_CASE("A house that is no longer on the list leaves the programme with the officer's yes") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  add_officer(chat, "อร", "9206");
  const HouseholdId house = add_listed_household(chat, programme, "12");
  add_listed_household(chat, programme, "14");
  confirm_list(chat, programme);
  chat.player().posts_back("สมใจ", "c|candidate_change|" + house_named(chat, programme, "12").id);
  // It is a household of the programme: it is not simply struck out.
  CHECK_THROWS(chat.player().taps("สมใจ", "เอาออกจากรายชื่อ"));
  chat.plays(R"(
    สมใจ: [ขอไม่เข้าร่วม]
    bot:  เพราะอะไร…
    สมใจ: [มีงานอื่นแล้ว]
    bot:  แก้บ้านเลขที่ 12…
  )");
  CHECK(chat.records().households.find(house)->programme_id == programme);  // Not yet.
  sends(chat, programme);
  chat.player().posts_back("อร", "c|list_confirm|" + latest_list(chat, programme)->id);
  CHECK_FALSE(chat.records().households.find(house)->programme_id);
  CHECK_FALSE(chat.records().households.find(house)->team_member_id);
  CHECK(chat.records().households.list_in_programme(programme).size() == 1);
}

TEST_CASE("A number put right on the list is put right for the household, too") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  const HouseholdId house = add_listed_household(chat, programme, "12");
  confirm_list(chat, programme);
  chat.player().posts_back("สมใจ", "c|candidate_change|" + house_named(chat, programme, "12").id);
  chat.player().taps("สมใจ", "แก้เลขที่หรือชื่อ");
  chat.player().says("สมใจ", "12/1 แสงดาว");
  CHECK(chat.records().households.find(house)->house_no == "12/1");
  CHECK(chat.records().households.find(house)->head_name == "แสงดาว");
  CHECK(house_named(chat, programme, "12/1").status == CandidateStatus::kConfirmed);
}

TEST_CASE("Later a house moves to another of the team, on the list and as a household together") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  const HouseholdId house = add_listed_household(chat, programme, "12");
  confirm_list(chat, programme);
  chat.player().posts_back("มั่น", "c|split|" + programme);
  chat.plays(R"(
    มั่น: [ย้ายทีละบ้าน]
    bot:  บ้านไหน…
    มั่น: 12
    bot:  ให้ใครดูแลบ้านเลขที่ 12…
    มั่น: [ลุงมั่น (0)]
    bot:  บ้านเลขที่ 12 ให้ ลุงมั่น ดูแลแล้ว ครบทุกบ้านแล้ว…
  )");
  const std::string sage = member_named(chat, programme, "ลุงมั่น").id;
  CHECK(chat.records().households.find(house)->team_member_id == sage);
  CHECK(house_named(chat, programme, "12").team_member_id == sage);
}

TEST_CASE("Nobody looks after a house of another village, and other villages' lists stay shut") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  writes_down(chat, programme, "สมใจ", "1 กานดา", "เลือก");
  const ProgrammeId other = add_leader(chat, "อื่น", kSecondVillage);
  set_targets(chat, other, 1, 3);
  confirm_team(chat, other);
  hold_forum(chat, other);
  writes_down(chat, other, "อื่น", "5 ต่างบ้าน", "เลือก");
  chat.add_household("ชาวบ้าน", "90");
  const Candidate mine = house_named(chat, programme, "1");
  // By the button of a talk: a member of another village's team, another village's house.
  chat.player().posts_back("สมใจ", "c|split|" + programme + "|hand");
  chat.player().taps("สมใจ", "1 กานดา");
  const auto& buttons = chat.player().buttons_of("สมใจ");
  const auto choice = std::find_if(buttons.rbegin(), buttons.rend(),
                                   [](const auto& button) { return button.first == "ลุงมั่น (0)"; });
  REQUIRE(choice != buttons.rend());
  std::string forged = choice->second;
  const std::string sage = member_named(chat, programme, "ลุงมั่น").id;
  REQUIRE(forged.find(sage) != std::string::npos);
  forged.replace(forged.find(sage), sage.size(), leader_in(chat, other).id);
  chat.player().posts_back("สมใจ", forged);
  CHECK_FALSE(house_named(chat, programme, "1").team_member_id);
  // The other leader, with this village's commands.
  for (const std::string& command :
       {"candidate_change|" + mine.id, "candidate_change|" + mine.id + "|reserve",
        "households|" + programme, "households|" + programme + "|1", "list_send|" + programme,
        "split|" + programme, "candidate|" + programme}) {
    const Heard heard = chat.player().posts_back("อื่น", "c|" + command);
    INFO(command);
    CHECK_FALSE(says(heard, "กานดา"));
    chat.player().says("อื่น", "ยกเลิก");
    CHECK_FALSE(says(chat.player().posts_back("ชาวบ้าน", "c|" + command), "กานดา"));
  }
  CHECK(house_named(chat, programme, "1").result == CandidateResult::kSelected);
  CHECK_FALSE(latest_list(chat, programme));
}

TEST_CASE("One of the team writes houses down but only the leader sends the list") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  writes_down(chat, programme, "มั่น", "1 กานดา", "เลือก");
  chat.player().posts_back("มั่น", "c|split|" + programme);
  chat.player().taps("มั่น", "แบ่งให้หน่อย");
  chat.plays(R"(
    มั่น: รายชื่อบ้าน
    bot:  (picture) …1 กานดา · ดูแลโดย สมใจ [เพิ่มบ้าน] [แก้บ้าน] [แบ่งกันดูแล] [งานวันนี้] [เมนู]
  )");
  chat.player().posts_back("มั่น", "c|list_send|" + programme);
  CHECK_THROWS(chat.player().taps("มั่น", "ส่งเลย"));
  CHECK_FALSE(latest_list(chat, programme));
}

TEST_CASE("Several houses of the forum may be written at once, and one by one") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  chat.player().says("สมใจ", "งานวันนี้");
  chat.player().taps("สมใจ", "ทำข้อ 1");
  chat.plays(R"(
    สมใจ: 1 สมปอง มีทรัพย์ 45/2 แดง คงทน
    bot:  อ่านได้ 2 บ้าน: 1 สมปอง มีทรัพย์, 45/2 แดง คงทน / จดพร้อมกันเลยไหม [จดพร้อมกัน] [จดทีละบ้าน] [...]
    สมใจ: [จดทีละบ้าน]
    bot:  บ้านเลขที่ 1 สมปอง มีทรัพย์ / (ต่อจากนี้อีก 1 บ้าน) / รับผิดชอบ พร้อม และตั้งใจแค่ไหน [...]
    สมใจ: [มากทุกข้อ]
    bot:  ที่ประชุมว่าอย่างไรกับบ้านเลขที่ 1 [...]
    สมใจ: [เลือก]
    bot:  จดบ้านเลขที่ 1 สมปอง มีทรัพย์ แล้ว (เลือก) / ได้ 1 จาก 3 บ้าน สำรอง 0 บ้าน
    bot:  บ้านเลขที่ 45/2 แดง คงทน / รับผิดชอบ พร้อม และตั้งใจแค่ไหน [...]
    * the service restarts
    สมใจ: [พอใช้]
    bot:  ที่ประชุมว่าอย่างไรกับบ้านเลขที่ 45/2 [...]
    สมใจ: [สำรอง]
    bot:  จดบ้านเลขที่ 45/2 แดง คงทน แล้ว (สำรอง)…
  )");
  CHECK(house_named(chat, programme, "1").head_name == "สมปอง มีทรัพย์");
  CHECK(house_named(chat, programme, "45/2").head_name == "แดง คงทน");
}

TEST_CASE("A long list is shown by pages that fit into LINE's messages") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat, 2, 40));
  chat.player().change([&](Records& records) {
    for (int i = 1; i <= 33; ++i) {
      Candidate candidate;
      candidate.id = new_id(chat.now_ms());
      candidate.programme_id = programme;
      candidate.house_no = std::to_string(i);
      candidate.head_name = "ชื่อยาวมากจริง ๆ นามสกุลยาวกว่านั้นอีก" + std::to_string(i);
      candidate.result = CandidateResult::kSelected;
      candidate.added_by = "tests";
      candidate.created_at_ms = chat.now_ms();
      records.candidates.insert(candidate);
    }
  });
  chat.plays(R"(
    สมใจ: รายชื่อบ้าน
    bot:  (picture) …เลขที่ 15 ชื่อยาว… [หน้าต่อไป] [...]
    สมใจ: [หน้าต่อไป]
    bot:  (picture) …เลขที่ 16 ชื่อยาว…เลขที่ 30 ชื่อยาว… [หน้าต่อไป] [...]
  )");
  CHECK(
      says(chat.player().posts_back("สมใจ", "c|households|" + programme + "|2"), "เลขที่ 33 ชื่อยาว"));
  CHECK(
      says(chat.player().posts_back("สมใจ", "c|households|" + programme + "|999"), "เลขที่ 1 ชื่อยาว"));
}

TEST_CASE("Whatever is changed in whatever order, never more are selected than the target") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat, 2, 3));
  std::mt19937 random(20);
  const std::vector<std::string> results{"เลือก", "สำรอง", "ขอไม่เข้าร่วม", "ยังไม่เลือก"};
  const std::vector<std::string> people{"สมใจ", "มั่น"};
  const std::vector<std::string> names{"กานดา",   "ขจร",  "คำปัน", "งามตา",
                                       "จันทร์เพ็ญ", "ฉลวย", "ชูชัย",  "ซ่อนกลิ่น"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string person = pick(people, random);
    chat.player().posts_back(person, "c|candidate|" + programme);
    chat.player().says(person, std::to_string(i + 1) + " " + names[i]);
    chat.player().taps(person, "มากทุกข้อ");
    // Any button, also one of an earlier question.
    chat.player().taps(person, pick(results, random));
    chat.plays("* 2 minutes pass");
  }
  for (int step = 0; step < 60; ++step) {
    const auto all = list(chat, programme);
    if (all.empty()) break;
    const std::string person = pick(people, random);
    const std::string house = pick(all, random).id;
    const unsigned way = below(3, random);
    if (way == 0) {
      chat.player().posts_back(person, "c|candidate_change|" + house + "|selected");
    } else {
      chat.player().posts_back(person, "c|candidate_change|" + house);
      chat.player().taps(person, pick(results, random));
    }
    chat.player().says(person, "ข้าม");
    if (below(4, random) == 0) chat.player().says(person, "ยกเลิก");
    chat.plays("* 2 minutes pass");
    CHECK(count(chat, programme, CandidateResult::kSelected) <= 3);
  }
  CHECK(count(chat, programme, CandidateResult::kSelected) > 0);
}

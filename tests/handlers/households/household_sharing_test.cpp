// The list of households: sharing out, sending, the officer's answer.
#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "support/household_list.h"
#include "support/village.h"

using namespace sammachip;

namespace {

std::string first_words(const Heard& heard) { return heard.bubbles.front(); }

// A reserve comes in later: sent and confirmed on its own.
void takes_in(Chat& chat, const ProgrammeId& programme, const Candidate& reserve) {
  chat.player().posts_back("สมใจ", "c|candidate_change|" + reserve.id + "|selected");
  chat.player().posts_back("สมใจ", "c|split|" + programme);
  chat.player().taps("สมใจ", "แบ่งให้หน่อย");
  sends(chat, programme);
  chat.player().posts_back("อร", "c|list_confirm|" + latest_list(chat, programme)->id);
  CHECK(chat.records().households.list_in_programme(programme).size() == 3);
  CHECK(programme_in(chat, programme).state == VillageState::kListConfirmed);
}

}  // namespace

TEST_CASE("Houses are shared out evenly at a tap, then moved one by one") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat, 3, 7));
  for (const char* line :
       {"1 กานดา", "2 ขจร", "3 คำปัน", "4 งามตา", "5 จันทร์เพ็ญ", "6 ฉลวย", "7 ชูชัย"}) {
    writes_down(chat, programme, "สมใจ", line, "เลือก");
  }
  writes_down(chat, programme, "สมใจ", "8 ซ่อนกลิ่น", "สำรอง");
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  …แบ่งบ้านให้ทีมช่วยกันดูแล…
    สมใจ: [ทำข้อ 1]
    bot:  มี 7 บ้าน แบ่งกันดูแลคนละประมาณ 3 บ้าน / สมใจ 3 บ้าน: 1, 4, 7 / ลุงมั่น 2 บ้าน: 2, 5 / ปราชญ์ที่ 2 2 บ้าน: 3, 6 / แบ่งให้ตามนี้ไหม [แบ่งให้หน่อย] [แบ่งเอง] [...]
    สมใจ: [แบ่งให้หน่อย]
    bot:  แบ่งให้แล้ว / สมใจ 3 บ้าน: 1, 4, 7 / ลุงมั่น 2 บ้าน: 2, 5 / ปราชญ์ที่ 2 2 บ้าน: 3, 6 [ดูรายชื่อบ้าน] [ย้ายทีละบ้าน] [งานวันนี้] [เมนู]
    สมใจ: [ย้ายทีละบ้าน]
    bot:  บ้านไหน… [1 กานดา] [2 ขจร] [...]
    สมใจ: 8
    bot:  บ้านนี้ไม่อยู่ในรายชื่อแล้ว…
    สมใจ: 7
    bot:  ให้ใครดูแลบ้านเลขที่ 7 ชูชัย [สมใจ (3)] [ลุงมั่น (2)] [ปราชญ์ที่ 2 (2)] [...]
    สมใจ: คนอื่น
    bot:  ข้อนี้เลือกได้ พิมพ์เลขหรือคำก็ได้ / 1 สมใจ (3) / 2 ลุงมั่น (2)…
    สมใจ: มั่น
    bot:  บ้านเลขที่ 7 ให้ ลุงมั่น ดูแลแล้ว ครบทุกบ้านแล้ว [งานวันนี้] [ดูรายชื่อบ้าน] [เมนู]
  )");
  CHECK(house_named(chat, programme, "7").team_member_id ==
        member_named(chat, programme, "ลุงมั่น").id);
  // Shared out anew, nothing is taken from anybody unseen.
  chat.player().posts_back("สมใจ", "c|split|" + programme);
  chat.plays(R"(
    สมใจ: [แบ่งใหม่ทั้งหมด]
    bot:  จะแบ่งใหม่ทั้งหมดแบบนี้ / สมใจ 3 บ้าน: 1, 4, 7 / ลุงมั่น 2 บ้าน: 2, 5 / ปราชญ์ที่ 2 2 บ้าน: 3, 6 / แบ่งใหม่ตามนี้ไหม [ใช่] [ไม่ใช่] [...]
    สมใจ: [ไม่ใช่]
    bot:  ทั้ง 7 บ้านมีคนดูแลแล้ว… [ย้ายทีละบ้าน] [แบ่งใหม่ทั้งหมด] [...]
    สมใจ: [แบ่งใหม่ทั้งหมด]
    bot:  จะแบ่งใหม่ทั้งหมดแบบนี้…
  )");
  CHECK(house_named(chat, programme, "7").team_member_id ==
        member_named(chat, programme, "ลุงมั่น").id);
  chat.plays(R"(
    สมใจ: ใช่
    bot:  แบ่งให้แล้ว / สมใจ 3 บ้าน: 1, 4, 7 / ลุงมั่น 2 บ้าน: 2, 5 / ปราชญ์ที่ 2 2 บ้าน: 3, 6…
  )");
  CHECK(house_named(chat, programme, "7").team_member_id ==
        member_named(chat, programme, "สมใจ").id);
  CHECK_FALSE(house_named(chat, programme, "8").team_member_id);
}

TEST_CASE("By hand the next house without anybody is offered after each") {
  Chat chat;
  const std::string programme = village_after_forum(chat, 2, 2);
  writes_down(chat, programme, "สมใจ", "1 กานดา", "เลือก");
  writes_down(chat, programme, "สมใจ", "2 ขจร", "เลือก");
  chat.player().posts_back("สมใจ", "c|split|" + programme);
  chat.plays(R"(
    สมใจ: [แบ่งเอง]
    bot:  บ้านไหน… [1 กานดา] [2 ขจร] [...]
    สมใจ: [1 กานดา]
    bot:  ให้ใครดูแลบ้านเลขที่ 1 กานดา [สมใจ (0)] [ลุงมั่น (0)] [...]
    สมใจ: [ลุงมั่น (0)]
    bot:  บ้านเลขที่ 1 ให้ ลุงมั่น ดูแลแล้ว / เหลืออีก 1 บ้าน [บ้านต่อไป] [ดูรายชื่อบ้าน] [เมนู]
    สมใจ: [บ้านต่อไป]
    bot:  บ้านไหน… [2 ขจร] [1 กานดา] [...]
    สมใจ: [2 ขจร]
    bot:  ให้ใครดูแลบ้านเลขที่ 2 ขจร [สมใจ (0)] [ลุงมั่น (1)] [...]
    สมใจ: [สมใจ (0)]
    bot:  บ้านเลขที่ 2 ให้ สมใจ ดูแลแล้ว ครบทุกบ้านแล้ว…
  )");
}

TEST_CASE("Houses are not shared out before the team is confirmed") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ลุงมั่น");
  writes_down(chat, programme, "สมใจ", "1 กานดา", "เลือก");
  CHECK(first_words(chat.player().posts_back("สมใจ", "c|split|" + programme))
            .find("ทีมยังไม่ได้รับรองครบ") == 0);
  CHECK_FALSE(house_named(chat, programme, "1").team_member_id);
}

TEST_CASE(
    "A list is sent below its target when said so, comes back, and is confirmed into households") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  add_officer(chat, "อร", "920603");
  chat.plays(R"(
    สมใจ: รายชื่อบ้าน
    bot:  (picture) …ยังไม่มีบ้านในรายชื่อ [เพิ่มบ้าน] [งานวันนี้] [เมนู]
  )");
  CHECK(says(chat.player().posts_back("สมใจ", "c|list_send|" + programme), "ยังไม่มีบ้านที่เลือก"));
  writes_down(chat, programme, "สมใจ", "45/2 สมชาย ใจดี", "เลือก");
  writes_down(chat, programme, "สมใจ", "7 สมศรี", "เลือก");
  writes_down(chat, programme, "สมใจ", "9 สมหวัง", "สำรอง");
  CHECK(says(chat.player().posts_back("สมใจ", "c|list_send|" + programme), "ยังมี 2 บ้านที่ไม่มีคนดูแล"));
  chat.plays(R"(
    สมใจ: [แบ่งกันดูแล]
    bot:  …
    สมใจ: [แบ่งให้หน่อย]
    bot:  แบ่งให้แล้ว…
    สมใจ: รายชื่อบ้าน
    bot:  (picture) … [ส่งให้พัฒนากร] [เพิ่มบ้าน] [แก้บ้าน] [แบ่งกันดูแล] [งานวันนี้] [เมนู]
    สมใจ: [ส่งให้พัฒนากร]
    bot:  ตอนนี้ได้ 2 จาก 3 บ้าน: … / ยังไม่ครบ ส่งให้พัฒนากรเท่านี้ก่อนไหม [ส่งเลย] [แก้ก่อน] [...]
    สมใจ: [แก้ก่อน]
    bot:  ได้เลย ยังไม่ส่ง…
    สมใจ: [ส่งให้พัฒนากร]
    bot:  …
    สมใจ: [ส่งเลย]
    bot:  ส่งรายชื่อ 2 บ้านของบ้านควนเมา หมู่ 1 แล้ว ขอบคุณมาก…
    สมใจ: รายชื่อบ้าน
    bot:  (picture) …ส่งแล้ว รอพัฒนากรรับรอง… [แบ่งกันดูแล] [งานวันนี้] [เมนู]
  )");
  const std::string first = latest_list(chat, programme)->id;
  CHECK(says(chat.player().posts_back("สมใจ", "c|candidate|" + programme), "รอผลก่อน"));
  CHECK(says(chat.player().posts_back("สมใจ", "c|list_send|" + programme), "รอผลก่อน"));
  chat.player().posts_back("อร", "c|return_list|" + first);
  chat.player().says("อร", "ขอเลขที่ของบ้านสมศรีให้ชัด");
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  คุณอร ขอให้แก้รายชื่อบ้านของบ้านควนเมา หมู่ 1 / เหตุผล: ขอเลขที่ของบ้านสมศรีให้ชัด…
    bot:  …พัฒนากรขอให้แก้รายชื่อบ้าน: ขอเลขที่ของบ้านสมศรีให้ชัด…
  )");
  CHECK(house_named(chat, programme, "7").status == CandidateStatus::kReturned);
  chat.player().posts_back("สมใจ", "c|candidate_change|" + house_named(chat, programme, "7").id);
  chat.player().taps("สมใจ", "แก้เลขที่หรือชื่อ");
  chat.player().says("สมใจ", "7/3");
  sends(chat, programme);
  const std::string second = latest_list(chat, programme)->id;
  REQUIRE(second != first);
  CHECK(programme_in(chat, programme).state == VillageState::kForumHeld);
  chat.plays("* 2 minutes pass");
  CHECK(says(chat.player().posts_back("อร", "c|list_confirm|" + second), "รับรองรายชื่อบ้านของ"));
  CHECK(programme_in(chat, programme).state == VillageState::kListConfirmed);
  const auto houses = chat.records().households.list_in_programme(programme);
  REQUIRE(houses.size() == 2);
  for (const auto& house : houses) {
    CHECK(house.status == HouseholdStatus::kSelected);
    CHECK(house.programme_occupation == "mush");
    CHECK(house.team_member_id);
    CHECK(house.notice_due_on == "2017-07-14");
    CHECK(house_named(chat, programme, house.house_no).household_id == house.id);
  }
  const Candidate reserve = house_named(chat, programme, "9");
  CHECK(reserve.status == CandidateStatus::kConfirmed);
  CHECK_FALSE(reserve.household_id);
  CHECK(says(chat.player().posts_back("อร", "c|list_confirm|" + second), "รับรองรายชื่อบ้านแล้ว"));
  CHECK(chat.records().households.list_in_programme(programme).size() == 2);
  takes_in(chat, programme, reserve);
}

TEST_CASE(
    "A household that is known already comes in as itself; two families in one house stay two") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  add_officer(chat, "อร", "9206");
  const HouseholdId known = chat.add_household("บัว", "90");  // Active, on LINE, grows mushrooms.
  chat.player().change([&](Records& records) {
    Household house = records.households.find(known).value();
    house.programme_occupation = "mat";
    records.households.update(house);
  });
  writes_down(chat, programme, "สมใจ", "90 บัวลอย สุขใจ", "เลือก");
  chat.player().posts_back("สมใจ", "c|candidate|" + programme);
  chat.player().says("สมใจ", "90 ทองดี แสนงาม");
  chat.player().taps("สมใจ", "คนละบ้าน");
  chat.player().taps("สมใจ", "พอใช้");
  chat.player().taps("สมใจ", "เลือก");
  chat.player().posts_back("สมใจ", "c|split|" + programme);
  chat.player().taps("สมใจ", "แบ่งให้หน่อย");
  chat.player().change([&](Records& records) {
    Household house = records.households.find(known).value();
    house.head_name = "นางบัวลอย สุขใจ";
    records.households.update(house);
  });
  sends(chat, programme);
  chat.player().posts_back("อร", "c|list_confirm|" + latest_list(chat, programme)->id);
  const Household house = chat.records().households.find(known).value();
  CHECK(house.status == HouseholdStatus::kActive);
  CHECK(house.programme_id == programme);
  CHECK(house.programme_occupation == "mat");  // Its own choice stands.
  CHECK(house.team_member_id);
  REQUIRE(list(chat, programme).size() == 2);
  CHECK(list(chat, programme)[0].household_id == known);
  CHECK(list(chat, programme)[0].noticed_at_ms);  // It is on LINE.
  CHECK(list(chat, programme)[1].household_id != known);
  CHECK(chat.records().households.list_in_programme(programme).size() == 2);
}

// What officers decide, and what shows something after a village was chosen.
#include "tests/handlers/talks/talk_ways.h"

namespace sammachip {

namespace {

const char kAsksForHouse[] = R"(
    * หลาน follows
    หลาน: [รับทราบ เริ่มเลย]
    หลาน: HYKM-2345
    หลาน: 90
    หลาน: คนอื่น ไม่ใช่
    หลาน: [บ้านเดียวกัน]
    หลาน: [คนในบ้าน]
    หลาน: หลานแดง)";

std::vector<TalkWay> year_ways() {
  return {
      {"pause_village", "", "อร: c|pause_village|{programme}", "อร: [ช่วงนอกฤดู]", ""},
      {"cancel_village", "", "อร: c|cancel_village|{programme}\n อร: [ไม่อยู่ในเป้าปีนี้]", "อร: [ใช่]",
       ""},
      {"close_year", std::string(kSessionHeld) + R"(
          อร: c|practice_began|{programme}
          อร: [ใช่])",
       "อร: c|close_year|{programme}", "อร: [ใช่]", ""},
      {"reopen_year", std::string(kSessionHeld) + R"(
          อร: c|practice_began|{programme}
          อร: [ใช่]
          อร: c|close_year|{programme}
          อร: [ใช่])",
       "อร: c|reopen_year|{programme}", "อร: [ปิดเร็วไป]", ""},
      {"open_year", "", "อร: c|open_year|{before}\n อร: [ทำต่อทั้งทีม]", "อร: [ถูกแล้ว]", ""},
      {"practice_began", kSessionHeld, "อร: c|practice_began|{programme}", "อร: [ใช่]", ""},
      {"go_back", "", "อร: c|go_back|{programme}\n อร: [ประชาคมแล้ว]\n อร: รายชื่อซ้ำสองบ้าน",
       "อร: [ใช่]", ""},
      {"targets", "", R"(
          อร: c|targets|{programme}
          อร: 4
          อร: 4
          อร: 80
          อร: 5
          อร: 10
          อร: 20000)",
       "อร: [ถูกแล้ว]", ""},
      {"budget", "", "อร: c|budget|{programme}\n อร: สองหมื่น", "อร: [ถูกแล้ว]", ""},
      {"feasibility_override", "", "อร: c|feasibility_override|{programme}", "อร: [คุยกับทุกบ้านแล้ว]",
       ""},
      {"replace_leader", "", "อร: c|replace_leader|{programme}\n อร: [ย้ายไปที่อื่น]", "อร: [ใช่]", ""},
      {"end_member", "", "อร: c|end_member|{sage}\n อร: [ย้ายไปที่อื่น]", "อร: [ใช่]", ""},
      {"end_officer", "", "วิชัย: c|end_officer\n วิชัย: อร\n วิชัย: [ย้ายไปที่อื่น]", "วิชัย: [ใช่]", ""},
  };
}

std::vector<TalkWay> decision_ways() {
  return {
      {"unlink", "", "อร: c|household|{first}\n อร: [เอาออก สมใจ]", "อร: [เอาออก]", ""},
      {"purchase_accept", kBuys, "อร: c|purchase_accept|{purchase}", "อร: [เห็นของจริงแล้ว]", ""},
      {"purchase_return", kBuys, "อร: c|purchase_return|{purchase}", "อร: [ยอดไม่ตรง]", ""},
      {"return_list", kTeamSent, "อร: c|return_list|{submission}", "อร: [ยังมีคนไม่ได้ถาม]", ""},
      {"correct_for", "สมใจ: 500", "อร: c|correct_for|{report}\n อร: 650\n อร: [จดผิด]",
       "อร: [ถูกแล้ว]", ""},
      {"bring_in", "หลาน: HYKM-2345\n หลาน: คุยกับคน", "อร: c|bring_in|{stuck}\n อร: 92", "อร: [ใช่]",
       ""},
      {"link_accept", kAsksForHouse, "อร: c|link_accept|{help}", "อร: [ช่วยส่งแทน]", ""},
      {"link_refuse", kAsksForHouse, "อร: c|link_refuse|{help}", "อร: [ยังไม่ให้จด]", ""},
      {"erase_done", "บุญมี: ลบข้อมูล\n บุญมี: [ลบเลย]",
       "อร: c|erase_done|{request}\n อร: [ลบชื่อและบ้านเลขที่]", "อร: [ใช่]", ""},
      {"message", "", R"(
          อร: c|message|{programme}
          อร: ประชุมที่ศาลา
          อร: [ฟรี เมื่อเขาทักมา])",
       "อร: [ส่งเลย]", ""},
      {"invite", "", "อร: เชิญคน\n อร: [ผู้นำสัมมาชีพ]", "อร: [บ้านควนเมา หมู่ 1]", ""},
  };
}

std::vector<TalkWay> view_ways() {
  const std::string chosen = "It shows what the village has, after one was chosen.";
  return {
      {"village", "", "อร: ดูหมู่บ้าน", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"team", "", "อร: ทีม", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"households", "", "อร: รายชื่อบ้าน", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"training", "", "อร: อบรม", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"groups", "", "อร: กลุ่มอาชีพ", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"who_left", "", "อร: ใครยังไม่ส่ง", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"purchases", "", "อร: รายการซื้อ", "อร: [บ้านควนเมา หมู่ 1]", chosen},
      {"find", "", "ผู้นำ: หาบ้าน", "ผู้นำ: 90", "It shows a house."},
  };
}

}  // namespace

std::vector<TalkWay> officer_ways() {
  std::vector<TalkWay> all;
  for (auto ways : {year_ways(), decision_ways(), view_ways()}) {
    all.insert(all.end(), ways.begin(), ways.end());
  }
  return all;
}

std::vector<TalkWay> talk_ways() {
  std::vector<TalkWay> all;
  for (auto ways : {household_ways(), village_ways(), officer_ways()}) {
    all.insert(all.end(), ways.begin(), ways.end());
  }
  return all;
}

}  // namespace sammachip

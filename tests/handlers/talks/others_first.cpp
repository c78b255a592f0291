// What others of the village or the office do first: the same thing, or something that it is about.
#include "tests/handlers/talks/overtakings.h"

namespace sammachip {

namespace {

const Overtaking kHouseJoined{
    "a house joined", "",
    "INSERT INTO household (id, village_code, house_no, head_name, members, main_occupation,"
    " main_occupation_text, programme_occupation, programme_occupation_text,"
    " baseline_total_answer, baseline_occupation_answer, skill, pace, reporting_day, status,"
    " created_at_ms, created_by, programme_id) SELECT 'a-house', village_code, '93', 'มาลี', "
    "members,"
    " main_occupation, main_occupation_text, programme_occupation, programme_occupation_text,"
    " 'missing', 'missing', skill, pace, reporting_day, status, created_at_ms, created_by,"
    " programme_id FROM household WHERE id = '{second}'",
    ""};
const Overtaking kHouseRenumbered{"the house has another number", "",
                                  "UPDATE household SET house_no = '91/1' WHERE id = '{second}'",
                                  ""};
const Overtaking kSecondLeft{"the house left", "",
                             "UPDATE household SET status = 'left' WHERE id = '{second}'", ""};
const Overtaking kFirstLeft{"the house left", "",
                            "UPDATE household SET status = 'left' WHERE id = '{first}'", ""};
const Overtaking kPaused{"the village was paused",
                         "วิชัย: c|pause_village|{programme}\n วิชัย: [ช่วงนอกฤดู]", "", "วิชัย"};

const Overtaking kListSent{"the list was sent", R"(
      อร: c|candidate|{programme2}
      อร: 45/3 มานี มีสุข
      อร: [มากทุกข้อ]
      อร: [เลือก]
      อร: c|split|{programme2}
      อร: [แบ่งให้หน่อย]
      อร: c|list_send|{programme2}
      อร: [ส่งเลย])",
                           "", "อร"};

std::map<std::string, std::vector<Overtaking>> of_team_and_list() {
  return {
      {"nominate",
       {{"another filled the team", R"(
            อร: c|nominate|{programme2}
            อร: ป้าดำ
            อร: ทำขนม
            อร: [มาก]
            อร: [มาก]
            อร: [มาก]
            อร: [ยินดีแล้ว])",
         "", "อร"}}},
      {"team_send", {{"another sent it", "อร: c|team_send|{programme2}\n อร: [ส่งเลย]", "", "อร"}}},
      {"forum",
       {{"another wrote it down", R"(
            อร: ประชาคม
            อร: [บ้านทุ่งต่อ หมู่ 4]
            อร: [บันทึกย้อนหลัง]
            อร: [วันนี้]
            อร: [วัด]
            อร: [อ่านแล้ว]
            อร: 60
            อร: [เพาะเห็ด]
            อร: ข้าม
            อร: [ถูกแล้ว])",
         "", "อร"}}},
      {"candidate",
       {kListSent,
        {"another noted the house", R"(
            อร: c|candidate|{programme2}
            อร: 45/2 สมชาย ใจดี
            อร: [มากทุกข้อ]
            อร: [เลือก])",
         "", "อร"}}},
      {"candidate_change",
       {kListSent,
        {"another took it off", R"(
            อร: c|candidate_change|{candidate}
            อร: [เอาออกจากรายชื่อ]
            อร: [เอาออกจากรายชื่อ])",
         "", "อร"}}},
      {"list_send", {{"another sent it", "อร: c|list_send|{programme2}\n อร: [ส่งเลย]", "", "อร"}}}};
}

std::map<std::string, std::vector<Overtaking>> of_training() {
  return {{"session", {kPaused}},
          {"session_move",
           {{"another moved it", R"(
            ปราชญ์: c|session_move|{session}
            ปราชญ์: [อีก 7 วัน]
            ปราชญ์: [13:00 น.]
            ปราชญ์: [ถูกแล้ว])",
             "", "ปราชญ์"}}},
          {"session_cancel",
           {{"another moved it", R"(
            ปราชญ์: c|session_move|{session}
            ปราชญ์: [อีก 14 วัน]
            ปราชญ์: [13:00 น.]
            ปราชญ์: [ถูกแล้ว])",
             "", "ปราชญ์"}}},
          {"attendance",
           {{"another noted who came",
             "ปราชญ์: c|attendance|{session}\n ปราชญ์: 91 ไม่มา\n ปราชญ์: [ถูกแล้ว]", "", "ปราชญ์"},
            kHouseJoined,
            kSecondLeft}}};
}

std::map<std::string, std::vector<Overtaking>> of_money_and_houses() {
  return {{"purchase", {kPaused}},
          {"evidence",
           {{"another sent it",
             "ปราชญ์: c|evidence|{purchase}\n ปราชญ์: [ไม่มีหลักฐาน]\n ปราชญ์: ร้านไม่มีบิล", "", "ปราชญ์"}}},
          {"handover", {kHouseJoined, kSecondLeft}},
          {"budget",
           {{"another set it", "ปกรณ์: c|budget|{programme}\n ปกรณ์: สามหมื่น\n ปกรณ์: [ถูกแล้ว]", "",
             "ปกรณ์"}}},
          {"targets",
           {{"another set them", R"(
            ปกรณ์: c|targets|{programme}
            ปกรณ์: 5
            ปกรณ์: 5
            ปกรณ์: 70
            ปกรณ์: 5
            ปกรณ์: 10
            ปกรณ์: 30000
            ปกรณ์: [ถูกแล้ว])",
             "", "ปกรณ์"}}},
          {"open_year",
           {{"another opened it", "วิชัย: c|open_year|{before}\n วิชัย: [ทำต่อทั้งทีม]\n วิชัย: [ถูกแล้ว]", "",
             "วิชัย"}}},
          {"village_report", {kSecondLeft, kHouseRenumbered}},
          {"encourage", {kFirstLeft}}};
}

}  // namespace

const std::map<std::string, std::vector<Overtaking>>& done_by_others() {
  static const auto kAll = [] {
    auto all = of_team_and_list();
    all.merge(of_training());
    all.merge(of_money_and_houses());
    return all;
  }();
  return kAll;
}

}  // namespace sammachip

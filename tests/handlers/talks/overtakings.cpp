#include "tests/handlers/talks/overtakings.h"

namespace sammachip {

namespace {

const Overtaking kYearClosed{"the year was closed", "วิชัย: c|close_year|{programme}\n วิชัย: [ใช่]", "",
                             "วิชัย"};
const Overtaking kSecondYearClosed{"the year was closed",
                                   "วิชัย: c|close_year|{programme2}\n วิชัย: [ใช่]", "", "วิชัย"};

Overtaking role_ended(const std::string& who, const std::string& command) {
  return {"the role ended", who + ": " + command + "\n " + who + ": [ย้ายไปที่อื่น]\n " + who + ": [ใช่]",
          "", who};
}

// What ends the part of the person who taps.
std::vector<Overtaking> endings_for(const std::string& person) {
  static const std::map<std::string, std::vector<Overtaking>> kEndings{
      {"ผู้นำ", {kYearClosed, role_ended("วิชัย", "c|replace_leader|{programme}")}},
      {"ผู้นำสอง", {kSecondYearClosed, role_ended("วิชัย", "c|replace_leader|{programme2}")}},
      {"ปราชญ์", {kYearClosed, role_ended("วิชัย", "c|end_member|{sage}")}},
      {"อร", {kYearClosed, role_ended("วิชัย", "c|end_officer\n วิชัย: อร")}},
      {"วิชัย", {role_ended("สุดา", "c|end_officer\n สุดา: วิชัย")}},
      {"สมใจ",
       {{"the person was taken out of the house", "",
         "UPDATE household_link SET until_ms = 1 WHERE household_id = '{first}'", ""}}}};
  const auto found = kEndings.find(person);
  return found == kEndings.end() ? std::vector<Overtaking>{} : found->second;
}

const Overtaking kAccepted{"the purchase was accepted",
                           "วิชัย: c|purchase_accept|{purchase}\n วิชัย: [เห็นของจริงแล้ว]", "", "วิชัย"};
const Overtaking kCalledOff{"the session was called off",
                            "ปราชญ์: c|session_cancel|{session}\n ปราชญ์: [ยกเลิกนัดนี้]", "", "ปราชญ์"};
const Overtaking kSecondHouseLeft{"the house left", "",
                                  "UPDATE household SET status = 'left' WHERE id = '{second}'", ""};
const Overtaking kClosed{"the request was closed", "วิชัย: c|help_close|{help}\n วิชัย: ช่วยไปแล้วนะ", "",
                         "วิชัย"};

using Decisions = std::map<std::string, std::vector<Overtaking>>;

// What somebody else decides first: on people, figures, sessions and materials...
Decisions decisions_on_houses() {
  return {
      {"accept",
       {{"the invitation was used", "",
         "UPDATE invitation SET used_by = 'U1', used_at_ms = created_at_ms", ""}}},
      {"correct",
       {{"the figure was corrected",
         "อร: c|correct_for|{report}\n อร: 700\n อร: [จดผิด]\n อร: [ถูกแล้ว]", "", "อร"}}},
      {"correct_for",
       {{"the figure was corrected", "สมใจ: [แก้ยอดนี้]\n สมใจ: 800\n สมใจ: [ถูกแล้ว]", "", "สมใจ"}}},
      {"team_member",
       {{"the member left", "อร: c|end_member|{sage}\n อร: [ย้ายไปที่อื่น]\n อร: [ใช่]", "", "อร"}}},
      {"end_member",
       {{"the member left", "ผู้นำ: c|team_member|{sage}\n ผู้นำ: [ถอนชื่อ]\n ผู้นำ: [ถอนชื่อ]", "", "ผู้นำ"}}},
      {"session_move", {kCalledOff}},
      {"session_cancel", {kCalledOff}},
      {"taught",
       {{"another judged it", "ผู้นำ: c|taught|{session}|{first}\n ผู้นำ: [เข้าใจแล้ว]", "", "ผู้นำ"}}},
      {"purchase_withdraw", {kAccepted}},
      {"purchase_accept", {kAccepted}},
      {"purchase_return", {kAccepted}},
      {"evidence", {kAccepted}},
      {"handover",
       {{"the purchase was returned", "อร: c|purchase_return|{purchase}\n อร: [ยอดไม่ตรง]", "",
         "อร"}}},
      {"received_for",
       {{"somebody said it", "อร: c|got|{handover}", "", "อร"},
        {"somebody of the house came to LINE", "",
         "INSERT INTO household_link (id, household_id, user_id, relation, since_ms)"
         " SELECT 'a-link', '{third}', user_id, 'head', 1 FROM line_account WHERE called = 'บุญมี'",
         ""}}},
      {"profile",
       {{"another of the house changed it", "",
         "INSERT INTO audit (id, at_ms, actor, action, subject_kind, subject_id, detail_json)"
         " SELECT 'a-profile', (SELECT max(at_ms) + 1 FROM audit), user_id, 'household.profile',"
         " 'household', '{first}', '' FROM line_account WHERE called = 'บุญมี'",
         "บุญมี"}}},
      {"profile_for",
       {{"another wrote it down", R"(
            อร: c|house_record|{third}
            อร: ยายแช่ม
            อร: 4
            อร: ทำนา
            อร: เพาะเห็ด
            อร: 7000
            อร: 0
            อร: ข้าม
            อร: วันศุกร์
            อร: [ถูกต้อง บันทึกเลย])",
         "", "อร"},
        {"the house left", "", "UPDATE household SET status = 'left' WHERE id = '{third}'", ""},
        {"the house said it itself", "",
         "UPDATE household SET is_own_record = 1 WHERE id = '{third}'", ""}}}};
}

// ...on the village's work, and on who may do what.
Decisions decisions_on_villages() {
  return {
      {"split",
       {{"another shared them out", "อร: c|split|{programme2}\n อร: [แบ่งให้หน่อย]", "", "อร"}}},
      {"visit", {kSecondHouseLeft}},
      {"report_for", {kSecondHouseLeft}},
      {"help_due", {kClosed}},
      {"help_close", {kClosed}},
      {"group_end",
       {{"the group was ended", "ปราชญ์: กลุ่มอาชีพ\n ปราชญ์: [ข้อ 1 เลิกแล้ว]\n ปราชญ์: [เลิกแล้ว]", "",
         "ปราชญ์"}}},
      {"return_list", {{"the team was confirmed", "วิชัย: c|team_confirm|{submission}", "", "วิชัย"}}},
      {"bring_in", {{"another helped", "วิชัย: c|stuck_in|{stuck}", "", "วิชัย"}}},
      {"link_accept",
       {{"another decided", "วิชัย: c|link_refuse|{help}\n วิชัย: [ยังไม่ให้จด]", "", "วิชัย"}}},
      {"link_refuse",
       {{"another decided", "วิชัย: c|link_accept|{help}\n วิชัย: [ช่วยส่งแทน]", "", "วิชัย"}}},
      {"erase_done",
       {{"another decided", "วิชัย: c|erase_done|{request}\n วิชัย: [เก็บไว้ก่อน]\n วิชัย: [ต้องเก็บตามหน้าที่]",
         "", "วิชัย"}}},
      {"end_officer",
       {{"another ended it", "ปกรณ์: c|end_officer\n ปกรณ์: อร\n ปกรณ์: [ย้ายไปที่อื่น]\n ปกรณ์: [ใช่]", "",
         "ปกรณ์"}}},
      {"replace_leader",
       {{"another ended it", "วิชัย: c|replace_leader|{programme}\n วิชัย: [ย้ายไปที่อื่น]\n วิชัย: [ใช่]", "",
         "วิชัย"}}},
      {"pause_village",
       {{"another paused it", "วิชัย: c|pause_village|{programme}\n วิชัย: [ช่วงนอกฤดู]", "", "วิชัย"}}},
      {"go_back",
       {{"another went back",
         "วิชัย: c|go_back|{programme}\n วิชัย: [ประชาคมแล้ว]\n วิชัย: รายชื่อซ้ำ\n วิชัย: [ใช่]", "", "วิชัย"}}}};
}

const Decisions& decisions() {
  static const Decisions kDecisions = [] {
    Decisions all = decisions_on_houses();
    all.merge(decisions_on_villages());
    return all;
  }();
  return kDecisions;
}

// Where it goes on all the same: why.
const std::map<std::string, std::string>& goes_on() {
  static const std::map<std::string, std::string> kGoesOn{
      {"accept: the person was taken out of the house", "The role is another one."},
      {"ask_help: the person was taken out of the house", "Help is for everybody."},
      {"rename: the person was taken out of the house", "It is about the person."},
      {"stop: the person was taken out of the house", "It is about the person."},
      {"erase: the person was taken out of the house", "It is about the person."},
      {"open_year: the year was closed", "It is another village's, and what comes after it."},
      {"lesson: the year was closed", "Lessons are asked for when a year is closed."},
      {"reopen_year: the year was closed", "That is what it undoes."},
      {"report_for: the year was closed", "Income is reported after the year, too."},
      {"village_report: the year was closed", "Income is reported after the year, too."},
      {"profile_for: the year was closed", "What a house is, is put right in every year."},
      {"no_phone: the year was closed", "Whether it has a telephone, too."},
      {"has_phone: the year was closed", "Whether it has a telephone, too."},
      {"village_report: the house has another number", "It is the same house."},
      {"correct_for: the year was closed", "Figures are put right after the year, too."},
      {"help_due: the year was closed", "Help does not end with the year."},
      {"help_close: the year was closed", "Help does not end with the year."},
      {"encourage: the year was closed", "A kind word is always welcome."},
      {"encourage_village: the year was closed", "A kind word is always welcome."},
      {"message: the year was closed", "A message is always possible."},
      {"bring_in: the year was closed", "People come into houses in every year."},
      {"link_accept: the year was closed", "People come into houses in every year."},
      {"link_refuse: the year was closed", "People come into houses in every year."},
      {"erase_done: the year was closed", "Their data is theirs in every year."},
      {"fix_for: the year was closed", "Figures are put right after the year, too."},
      {"unlink: the year was closed", "People leave houses in every year."},
      {"invite: the year was closed", "An invitation is for the next year, too."},
      {"replace_leader: the year was closed", "Roles are ended after the year, too."},
      {"end_member: the year was closed", "Roles are ended after the year, too."},
      {"return_list: the year was closed", "The list is the other village's."}};
  return kGoesOn;
}

}  // namespace

std::vector<Overtaking> overtakings_of(const TalkWay& way) {
  std::vector<Overtaking> all = endings_for(way.last.substr(0, way.last.find(':')));
  for (const auto* firsts : {&decisions(), &done_by_others()}) {
    const auto found = firsts->find(way.talk);
    if (found != firsts->end()) all.insert(all.end(), found->second.begin(), found->second.end());
  }
  std::erase_if(
      all, [&](const Overtaking& one) { return goes_on().contains(way.talk + ": " + one.what); });
  return all;
}

}  // namespace sammachip

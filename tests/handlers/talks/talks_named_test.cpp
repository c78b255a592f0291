// Every question that asks for a yes names all that a yes will write: what, how much, when, where,
// whose and why.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

using Words = std::vector<std::string>;

// Talk -> what its last question says. Of a talk with several ways the way is told by its last but
// one line.
const std::map<std::string, Words>& named() {
  static const std::map<std::string, Words> kNamed{
      {"profile", {"90", "4 คน", "ยางพารา", "พริกแกง", "9,000", "0 บาท", "ศุกร์"}},
      {"profile_for", {"92", "ยายแช่ม", "2 คน", "ทำนา", "เพาะเห็ด", "5,000", "0 บาท", "ศุกร์"}},
      {"correct", {"26 มิ.ย. – 2 ก.ค. 60", "500", "650"}},
      {"proposal", {"90", "26 มิ.ย. – 2 ก.ค. 60", "420"}},
      {"correct_for", {"90", "26 มิ.ย. – 2 ก.ค. 60", "500", "650", "จดผิด"}},
      {"fix_for", {"91", "26 มิ.ย. – 2 ก.ค. 60", "350", "400"}},
      {"report_for", {"91", "หัวหน้าบ้าน 91", "350", "26 มิ.ย. – 2 ก.ค. 60"}},
      {"village_report", {"ควนเมา", "90", "150", "91", "200", "26 มิ.ย. – 2 ก.ค. 60"}},
      {"feasible_self", {"90", "เพาะเห็ด"}},
      {"feasible", {"92", "เพาะเห็ด"}},
      {"accept", {}},  // Its yes comes before: what to be called is asked last.
      {"team_send", {"ผู้นำสอง", "ป้าแดง"}},
      {"team_member", {"ปราชญ์"}},
      {"forum", {"ทุ่งต่อ", "28 มิ.ย. 60", "วัด", "45", "เพาะเห็ด"}},
      {"candidate", {"45/2"}},
      {"candidate_change", {"45/2", "สมชาย ใจดี"}},
      {"list_send", {"1 จาก 2", "45/2"}},
      {"session", {"ลงมือทำ", "เพาะเห็ด", "ควนเมา", "5 ก.ค. 60", "10:00", "ศาลาหมู่บ้าน", "ปราชญ์"}},
      {"session_move", {"เพาะเห็ด", "5 ก.ค. 60", "12 ก.ค. 60 10:00"}},
      {"session_cancel", {"เพาะเห็ด", "5 ก.ค. 60", "10:00"}},
      {"attendance", {"เพาะเห็ด", "28 มิ.ย. 60", "90"}},
      {"teach_for", {"92", "เพาะเห็ด"}},
      {"taught", {"90", "เพาะเห็ด"}},
      {"purchase", {"พริกแห้ง", "5 กิโล", "600", "28 มิ.ย. 60", "ร้านในตลาด", "ควนเมา"}},
      {"purchase_withdraw", {"พริกแห้ง", "600"}},
      {"purchase_accept", {"พริกแห้ง", "600", "ยังไม่มี"}},
      {"purchase_return", {"พริกแห้ง", "600"}},
      {"evidence", {"พริกแห้ง", "600"}},
      {"handover", {"พริกแห้ง", "90, 91, 92"}},
      {"received_for", {"92", "พริกแห้ง", "1 กิโล"}},
      {"group", {"เห็ดควนเมา", "28 มิ.ย. 60", "เกษตร", "เห็ดสด", "12", "0812345678"}},
      {"group_end", {"เห็ดควนเมา"}},
      {"cancel_village", {"2560", "ควนเมา", "ไม่อยู่ในเป้าปีนี้"}},
      {"open_year", {"2560", "เก่า", "ผู้นำเก่า", "20 บ้าน", "5 คน"}},
      {"close_year", {"2560", "ควนเมา"}},
      {"practice_began", {"ควนเมา"}},
      {"go_back", {"ควนเมา", "ประชาคม", "รายชื่อซ้ำสองบ้าน"}},
      {"targets", {"ควนเมา", "บ้าน 4 หลัง", "4 คน", "80%", "5%", "10%", "20,000"}},
      {"budget", {"ควนเมา", "20,000", "10,000"}},
      {"feasibility_override", {"ควนเมา", "เพาะเห็ด"}},
      {"replace_leader", {"ผู้นำ", "ควนเมา", "ย้ายไปที่อื่น"}},
      {"end_member", {"ปราชญ์", "ควนเมา", "1 บ้าน", "ย้ายไปที่อื่น"}},
      {"end_officer", {"อร", "เขากอบ", "ย้ายไปที่อื่น"}},
      {"unlink", {"สมใจ", "90"}},
      {"bring_in", {"92"}},
      {"rename", {"สมศรี"}},
      {"moved", {"90", "45/2 หมู่ 3"}},
      {"link_accept", {"หลานแดง", "90"}},
      {"link_refuse", {"หลานแดง", "90"}},
      {"erase_done", {"91", "หัวหน้าบ้าน 91", "ควนเมา"}},
      {"message", {"4 คน", "ประชุมที่ศาลา", "ฟรี"}}};
  return kNamed;
}

// Those that end with an answer of their own, and no yes to what was said before: of one answer, or
// each one about the house, village or person named when they began.
const std::set<std::string> kNoYes{
    "notice",        "register",    "asking",     "reason",
    "ask_help",      "care",        "teach",      "stop",
    "erase",         "nominate",    "split",      "visit",
    "no_phone",      "has_phone",   "encourage",  "encourage_village",
    "help_due",      "help_close",  "lesson",     "invite",
    "pause_village", "return_list", "reopen_year"};

// The figure, and its days.
const std::map<std::string, Words>& named_of_reports() {
  static const std::map<std::string, Words> kNamed{{"เดือนที่แล้วได้ 80000", {"80,000", "พ.ค. 60"}},
                                                   {"เมื่อวานได้ สามพันห้า", {"3,500", "27 มิ.ย. 60"}},
                                                   {"สามพันห้า", {"3,500", "26 มิ.ย. – 2 ก.ค. 60"}}};
  return kNamed;
}

Words named_by(const TalkWay& way) {
  if (way.talk != "report") return named().at(way.talk);
  for (const auto& [typed, words] : named_of_reports()) {
    if (way.way.ends_with(": " + typed)) return words;
  }
  return {"a way of report that is not in the table"};
}

// What was said since the person's last line, which stands at the margin.
std::string last_question(const std::string& transcript) {
  std::size_t said = 0;
  for (std::size_t end = transcript.find('\n'), begin = 0; end != std::string::npos;
       begin = end + 1, end = transcript.find('\n', begin)) {
    if (transcript[begin] != ' ') said = end;
  }
  return transcript.substr(said);
}

}  // namespace

TEST_CASE("Every question that asks for a yes names all that a yes will write") {
  TalkStage stage;
  for (const auto& way : talk_ways()) {
    if (!way.is_view.empty() || kNoYes.contains(way.talk)) continue;
    INFO(way.talk << ": in neither table of this test");
    REQUIRE((way.talk == "report" || named().contains(way.talk)));
    stage.begins("2017-06-28 09:00");
    stage.plays(way.before);
    stage.comes_to("2017-06-28 20:50");
    stage.plays(way.way);
    const std::string question = last_question(stage.transcript());
    for (const auto& words : named_by(way)) {
      INFO(way.talk << " asks:" << question);
      INFO("and does not say: " << words);
      CHECK(question.find(words) != std::string::npos);
    }
  }
}

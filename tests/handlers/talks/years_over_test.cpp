// A year that was closed or called off takes nothing any more: not from a talk that was left open,
// not from one that is begun, and not from a button of an old message.
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "handlers/all.h"
#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

struct YearsEnd {
  std::string name;
  std::string sql;
};
const YearsEnd kEnds[] = {{"closed", "UPDATE village_programme SET state = 'closed'"},
                          {"called off", "UPDATE village_programme SET pause = 'cancelled'"}};

// What it writes although the year is over, and why that is right.
const std::map<std::string, std::string>& held_after_a_year() {
  const char* house = "Houses and their people stay.";
  const char* figure = "What was earned is told and put right after the year, too.";
  const char* word = "Kind words, help and lessons have no end.";
  const char* role = "Roles are given and ended at any time.";
  static const std::map<std::string, std::string> kGoesOn{
      {"notice", house},
      {"register", house},
      {"profile", house},
      {"profile_for", house},
      {"asking", house},
      {"rename", house},
      {"moved", house},
      {"stop", house},
      {"erase", house},
      {"erase_done", house},
      {"no_phone", house},
      {"has_phone", house},
      {"unlink", house},
      {"bring_in", house},
      {"link_accept", house},
      {"link_refuse", house},
      {"report", figure},
      {"reason", figure},
      {"correct", figure},
      {"correct_for", figure},
      {"report_for", figure},
      {"fix_for", figure},
      {"village_report", figure},
      {"ask_help", word},
      {"help_due", word},
      {"help_close", word},
      {"encourage", word},
      {"message", word},
      {"encourage_village", word},
      {"lesson", word},
      {"invite", role},
      {"replace_leader", role},
      {"end_member", role},
      {"end_officer", role},
      {"reopen_year", "It undoes the end."},
      {"open_year", "After the end a new year begins."}};
  return kGoesOn;
}

bool is_only_looked_at(const std::vector<std::string>& written) {
  return std::ranges::all_of(written, [](const std::string& row) {
    return row.starts_with("+ audit: ") && row.find(".view ") != std::string::npos;
  });
}

bool says_so(const std::string& said) {
  return said.find("ปิด") != std::string::npos || said.find("ยกเลิก") != std::string::npos ||
         said.find("ไม่ได้เดินอยู่") != std::string::npos ||
         said.find("เรื่องนี้ผ่านไปแล้ว") != std::string::npos;
}

// The year ends before the last tap.
void ends_under(TalkStage& stage, const TalkWay& way, const YearsEnd& end) {
  stage.begins("2017-06-28 09:00");
  stage.plays(way.before);
  stage.comes_to("2017-06-28 20:50");
  stage.plays(way.way);
  const auto tap = stage.finds(way.last);
  stage.executes(end.sql);
  const Holdings before = stage.holds();
  const std::string said = all_said(stage.taps(tap));
  const auto written = changes_between(before, stage.holds());
  INFO(stage.transcript() << all_lines(written));
  INFO(way.talk << " in a year that was " << end.name);
  if (held_after_a_year().contains(way.talk)) {
    CHECK_FALSE(is_only_looked_at(written));
  } else {
    CHECK(is_only_looked_at(written));
    CHECK(says_so(said));
  }
}

// It was over before the talk is begun: by its button, or by what is typed.
void ends_before(TalkStage& stage, const TalkWay& way, const YearsEnd& end) {
  stage.begins("2017-06-28 09:00");
  stage.plays(way.before);
  stage.comes_to("2017-06-28 20:50");
  const Holdings before = [&] {
    stage.executes(end.sql);
    return stage.holds();
  }();
  const std::string person = way.last.substr(0, way.last.find(':'));
  std::istringstream lines(way.way + "\n" + way.last);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.find_first_not_of(" ") == std::string::npos) continue;
    const std::size_t told = stage.transcript().size();
    stage.plays(line);
    if (stage.waits_for(person).empty() && says_so(stage.transcript().substr(told))) break;
  }
  const auto written = changes_between(before, stage.holds());
  INFO(stage.transcript() << all_lines(written));
  INFO(way.talk << " is begun in a year that was " << end.name);
  CHECK(stage.waits_for(person).empty());
  CHECK(is_only_looked_at(written));
}

// ---- Buttons that change something at once

struct ButtonAct {
  std::string word;
  std::string before;  // Played while the year runs.
  std::string tap;
  std::string sql = {};  // What nobody can do in a chat, after it.
};

std::string whole_way(const std::string& talk) {
  for (const auto& way : talk_ways()) {
    if (way.talk == talk) return way.before + "\n" + way.way + "\n" + way.last;
  }
  throw std::logic_error("No way of " + talk);
}

const std::string kGivesOut = R"(
    ผู้นำ: c|handover|{purchase}
    ผู้นำ: [ทุกบ้านเท่ากัน]
    ผู้นำ: 1 กิโล)";

std::vector<ButtonAct> button_acts() {
  const std::string returned = std::string(kBuys) + R"(
    อร: c|purchase_return|{purchase}
    อร: [ยอดไม่ตรง])";
  const std::string given = std::string(kBuys) + kGivesOut;
  const std::string session = whole_way("session");
  // With a photo there nothing is asked.
  const std::string photo =
      "INSERT INTO photo (id, user_id, purpose, subject_id, status, sha256, preview_sha256,"
      " media_type, byte_count, attempts, next_attempt_ms, error, created_at_ms) VALUES ('p', 'U',"
      " 'purchase', '{purchase}', 'kept', '" +
      std::string(64, 'a') + "', '', 'image/jpeg', 1, 1, 0, '', 1)";
  return {{"purchase_accept", kBuys, "วิชัย: c|purchase_accept|{purchase}", photo},
          {"purchase_send", returned, "ผู้นำ: c|purchase_send|{purchase}"},
          {"got", given, "ปราชญ์: c|got|{handover}"},
          {"not_got", given, "ปราชญ์: c|not_got|{handover}"},
          {"team_confirm", whole_way("team_send"), "อร: c|team_confirm|{submission}"},
          {"list_confirm", whole_way("list_send"), "อร: c|list_confirm|{submission}"},
          {"going", session, "สมใจ: c|going|{session}"},
          {"not_going", session, "สมใจ: c|not_going|{session}"},
          {"substitute", session, "สมใจ: c|substitute|{session}"},
          {"not_met", "", "ผู้นำ: c|not_met|{second}"}};
}

// What else writes at once, and why the end of a year does not matter to it.
const std::map<std::string, std::string>& acts_at_any_time() {
  const char* own = "It is the person's own.";
  const char* house = "Houses and their people stay.";
  const char* figure = "What was earned is told and put right after the year, too.";
  const char* word = "Kind words, help and lessons have no end.";
  static const std::map<std::string, std::string> kActs{
      {"resume_village", "It undoes the end."},
      {"waiting", "An officer whose queue is empty is thanked."},
      {"notice_told", "What the law wants is owed in every year."},
      {"lesson_withdraw", word},
      {"help_take", word},
      {"help_for", word},
      {"person", word},
      {"cannot_read", word},
      {"follow_up", word},
      {"link_yes", house},
      {"link_no", house},
      {"link_cancel", house},
      {"no_phone", house},
      {"has_phone", house},
      {"of_today", figure},
      {"proposal", figure},
      {"proxy_wrong", figure},
      {"report_said", figure},
      {"mute", own},
      {"unmute", own},
      {"start", own},
      {"role", own},
      {"thai", own},
      {"english", own},
      {"tomorrow", own},
      {"house_tomorrow", own}};
  return kActs;
}

void is_pressed_after(TalkStage& stage, const ButtonAct& act, const YearsEnd& end) {
  stage.begins("2017-06-28 09:00");
  stage.plays(act.before);
  if (!act.sql.empty()) stage.executes(act.sql);
  const auto tap = stage.finds(act.tap);
  stage.keeps();
  stage.executes(end.sql);
  const Holdings before = stage.holds();
  const std::string said = all_said(stage.taps(tap));
  const auto written = changes_between(before, stage.holds());
  INFO(stage.transcript() << all_lines(written));
  INFO(act.word << " in a year that was " << end.name);
  CHECK(is_only_looked_at(written));
  CHECK(says_so(said));
  // In a year that runs it does write: so it was the end that refused it.
  stage.is_as_kept();
  const Holdings running = stage.holds();
  stage.taps(tap);
  CHECK_FALSE(is_only_looked_at(changes_between(running, stage.holds())));
}

}  // namespace

TEST_CASE("A button of an old message changes nothing in a year that was closed or called off") {
  TalkStage stage;
  for (const auto& act : button_acts()) {
    for (const auto& end : kEnds) is_pressed_after(stage, act, end);
  }
}

TEST_CASE("Whatever else a button does in a year that is over, it writes nothing of the year") {
  TalkStage stage;
  std::set<std::string> acts;
  for (const auto& act : button_acts()) acts.insert(act.word);
  std::set<std::string> unused;
  for (const auto& [word, why] : acts_at_any_time()) unused.insert(word);
  for (const auto& command : all_commands({})) {
    const std::string word(command.word);
    if (acts.contains(word) || unused.erase(word) > 0) continue;
    for (const auto& end : kEnds) {
      stage.begins("2017-06-28 09:00");
      stage.plays(kBuys);
      stage.executes(end.sql);
      const Holdings before = stage.holds();
      for (const char* person : {"ผู้นำ", "อร", "สมใจ"}) {
        for (const char* about : {"", "|{programme}", "|{purchase}", "|{second}"}) {
          stage.plays(std::string(person) + ": c|" + word + about);
        }
      }
      const auto written = changes_between(before, stage.holds());
      INFO(word << " in a year that was " << end.name << all_lines(written));
      CHECK(is_only_looked_at(written));
    }
  }
  CHECK(unused.empty());
}

TEST_CASE("A talk about a year that was closed or called off meanwhile writes nothing") {
  TalkStage stage;
  std::set<std::string> unused;
  for (const auto& [talk, why] : held_after_a_year()) unused.insert(talk);
  for (const auto& way : talk_ways()) {
    if (!way.is_view.empty()) continue;
    unused.erase(way.talk);
    for (const auto& end : kEnds) ends_under(stage, way, end);
  }
  CHECK(unused.empty());
}

TEST_CASE("A talk about a year that is closed or called off is refused before its last question") {
  TalkStage stage;
  for (const auto& way : talk_ways()) {
    for (const auto& end : kEnds) {
      // The code of the one is given out by the stage, while it is played; of the other nothing is
      // asked any more, so that its figure is a report.
      if (way.talk == "accept" || way.talk == "proposal" || !way.is_view.empty() ||
          held_after_a_year().contains(way.talk))
        continue;
      ends_before(stage, way, end);
    }
  }
}

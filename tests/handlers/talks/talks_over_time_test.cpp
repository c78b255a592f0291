// Whatever time passes before the last tap of a talk: what was confirmed is written, or it is asked
// anew.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "bot/talks/conversation.h"
#include "handlers/all.h"
#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

// The last question is put at ten to nine in the evening of the first; it is answered then, and at
// each of the others. The rounds of these houses are weeks, from Monday.
struct Evening {
  std::string asked;
  std::map<std::string, std::string> answered;  // Why -> when.
};

std::vector<Evening> evenings() {
  return {{"2017-06-28",
           {{"a minute later", "2017-06-28 20:52"},
            {"after midnight", "2017-06-29 08:30"},
            {"in the next month", "2017-07-01 08:30"},
            {"in the next round", "2017-07-03 08:30"},
            {"after 40 days", "2017-08-07 20:50"}}},
          {"2017-09-30", {{"in the next fiscal year", "2017-10-01 08:30"}}}};
}

// Looks are noted, too.
bool only_looks(const std::vector<std::string>& written) {
  return std::ranges::all_of(written, [](const std::string& row) {
    return row.starts_with("+ audit: ") && row.find(".view ") != std::string::npos;
  });
}

// An invitation is for the year in which it is given out, which is then opened.
bool goes_by_the_present(const std::string& talk, const std::string& moment) {
  return moment.starts_with("2017-10") && (talk == "invite" || talk == "replace_leader");
}

// Where what is written moves with the time of the last tap: empty, and to stay so.
const std::set<std::string> kStillMove{};

// What a message is that was typed long after the question: a button that gives it as the answer.
bool answers_all_the_same(TalkStage& stage, const TalkStage::Tap& tap, const std::string& said) {
  const std::string label = "ตอบว่า " + tap.words;
  if (tap.words.empty() || said.find("[" + label + "]") == std::string::npos) return false;
  stage.taps(stage.finds(tap.person + ": [" + label + "]"));
  return true;
}

// Plays it up to the last question, answers that at once, and again at each of the moments.
void answers_later(TalkStage& stage, const TalkWay& way, const Evening& evening) {
  stage.begins(evening.asked + " 09:00");
  stage.plays(way.before);
  stage.comes_to(evening.asked + " 20:50");
  stage.plays(way.way);
  const auto tap = stage.finds(way.last);
  const std::string asked = stage.waits_for(tap.person);
  stage.keeps();
  const Holdings before = stage.holds();
  const std::string said = all_said(stage.taps(tap));
  const auto written = changes_between(before, stage.holds());
  INFO(stage.transcript() << all_lines(written));
  INFO(way.talk << ": " << way.last << " to " << asked);
  CHECK(asked.starts_with(way.talk + "."));
  CHECK_FALSE(stage.waits_for(tap.person).starts_with(way.talk + "."));
  CHECK(only_looks(written) == !way.is_view.empty());
  bool moves = false;
  for (const auto& [why, moment] : evening.answered) {
    stage.is_as_kept();
    stage.comes_to(moment);
    const std::string later = all_said(stage.taps(tap));
    auto written_later = changes_between(before, stage.holds());
    if (written_later.empty() && answers_all_the_same(stage, tap, later)) {
      written_later = changes_between(before, stage.holds());
    }
    if (written_later == written || goes_by_the_present(way.talk, moment)) continue;
    // An invitation lapses meanwhile, and who has it is told so.
    const bool has_lapsed = written_later.empty() && later.find("หมดอายุไปแล้ว") != std::string::npos;
    const bool is_asked_anew =
        has_lapsed ||
        (written_later.empty() && stage.waits_for(tap.person).starts_with(way.talk + "."));
    moves = moves || !is_asked_anew;
    if (kStillMove.contains(way.talk)) continue;
    INFO(why << ", " << moment << ": " << later << all_lines(written_later));
    CHECK(is_asked_anew);
  }
  if (kStillMove.contains(way.talk) && evening.answered.size() > 1) CHECK(moves);
}

void answers_later(const std::vector<TalkWay>& ways) {
  TalkStage stage;
  for (const auto& way : ways) {
    for (const auto& evening : evenings()) answers_later(stage, way, evening);
  }
}

}  // namespace

TEST_CASE("Every talk has a way to its last question") {
  std::set<std::string> ways, talks;
  for (const auto& way : talk_ways()) ways.insert(way.talk);
  for (const auto& talk : all_conversations(ProgrammeSettings{})) talks.insert(talk->name());
  for (const auto& talk : talks) {
    INFO("tests/handlers/talks/*_ways.cpp: " << talk);
    CHECK(ways.contains(talk));
  }
  for (const auto& way : ways) CHECK(talks.contains(way));
}

TEST_CASE("Whenever a household answers the last question, the same is written or it is asked") {
  answers_later(household_ways());
}

TEST_CASE("Whenever one of a team answers the last question, the same is written or it is asked") {
  answers_later(village_ways());
}

TEST_CASE("Whenever an officer answers the last question, the same is written or it is asked") {
  answers_later(officer_ways());
}

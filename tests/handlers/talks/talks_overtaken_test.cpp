// Whoever comes second reads what happened and who did it, and nothing is written.
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/handlers/talks/overtakings.h"
#include "tests/handlers/talks/talk_stage.h"

using namespace sammachip;

namespace {

void overtakes(TalkStage& stage, const TalkWay& way) {
  stage.begins("2017-06-28 09:00");
  stage.plays(way.before);
  stage.comes_to("2017-06-28 20:50");
  stage.plays(way.way);
  const auto tap = stage.finds(way.last);
  stage.keeps();
  for (const auto& first : overtakings_of(way)) {
    stage.is_as_kept();
    const Holdings untouched = stage.holds();
    stage.plays(first.lines);
    if (!first.sql.empty()) stage.executes(first.sql);
    const Holdings before = stage.holds();
    const std::string said = all_said(stage.taps(tap));
    const auto written = changes_between(before, stage.holds());
    const bool is_told = said.find(first.who) != std::string::npos;
    INFO(stage.transcript() << all_lines(written));
    INFO(way.talk << ": " << first.what << ": " << first.who);
    const bool is_played = !first.sql.empty() || before != untouched;
    CHECK(is_played);
    CHECK((written.empty() && is_told && !said.empty()));
  }
}

// One line of the way after another, until somebody is named or a question put.
void opens_after(TalkStage& stage, const TalkWay& way, const Overtaking& end) {
  stage.begins("2017-06-28 09:00");
  stage.plays(way.before);
  stage.comes_to("2017-06-28 20:50");
  stage.plays(end.lines);
  const Holdings before = stage.holds();
  const std::string person = way.last.substr(0, way.last.find(':'));
  std::istringstream lines(way.way + "\n" + way.last);
  bool is_told = false;
  std::string line;
  do {
    std::getline(lines, line);
    const std::size_t told = stage.transcript().size();
    stage.plays(line);
    is_told = stage.transcript().find(end.who, told) != std::string::npos;
  } while (!is_told && stage.waits_for(person).empty() && lines.good());
  INFO(stage.transcript());
  INFO(way.talk << ": " << end.what);
  CHECK(is_told);
  CHECK(stage.waits_for(person).empty());
  CHECK(changes_between(before, stage.holds()).empty());
}

}  // namespace

TEST_CASE("A household's answer that comes second writes nothing, and it is told what came first") {
  TalkStage stage;
  for (const auto& way : household_ways()) {
    if (way.is_view.empty()) overtakes(stage, way);
  }
}

TEST_CASE("What a village's team does second is not written, and they are told what came first") {
  TalkStage stage;
  for (const auto& way : village_ways()) {
    if (way.is_view.empty()) overtakes(stage, way);
  }
}

TEST_CASE("An officer who decides second is told who did first, and nothing is written") {
  TalkStage stage;
  for (const auto& way : officer_ways()) {
    if (way.is_view.empty()) overtakes(stage, way);
  }
}

TEST_CASE("What a closed or resting year refuses is refused before the first question") {
  TalkStage stage;
  for (const auto& way : talk_ways()) {
    if (!way.is_view.empty()) continue;
    for (const auto& end : overtakings_of(way)) {
      if (end.what == "the year was closed" || end.what == "the village was paused") {
        opens_after(stage, way, end);
      }
    }
  }
}

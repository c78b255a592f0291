// Whoever comes second reads what happened and who did it, and nothing is written.
#include <catch2/catch.hpp>

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
    stage.plays(first.lines);
    if (!first.sql.empty()) stage.executes(first.sql);
    const Holdings before = stage.holds();
    const std::string said = all_said(stage.taps(tap));
    const auto written = changes_between(before, stage.holds());
    const bool is_told = said.find(first.who) != std::string::npos;
    const bool is_guarded = written.empty() && is_told && !said.empty();
    INFO(stage.transcript() << all_lines(written));
    INFO(way.talk << ": " << first.what << ": " << first.who);
    CHECK(is_guarded != is_not_guarded_yet(way.talk, first.what));
  }
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

// What the release before saved of half-told talks goes on in this one.
#include <catch2/catch.hpp>
#include <set>

#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

// What was typed there means something only on its day, which that release did not keep.
const std::set<std::string> kDated{"report", "report_for"};

// What they are about was not kept there.
const std::set<std::string> kNewSince{"bring_in", "proposal"};

void goes_on(TalkStage& stage, const TalkWay& way) {
  if (kNewSince.contains(way.talk)) return;
  stage.begins("2017-06-28 09:00");
  stage.plays(way.before);
  stage.comes_to("2017-06-28 20:50");
  stage.plays(way.way);
  const auto tap = stage.finds(way.last);
  const std::string asked = stage.waits_for(tap.person);
  stage.keeps();
  const Holdings before = stage.holds();
  stage.taps(tap);
  const auto written = changes_between(before, stage.holds());

  stage.is_as_kept();
  stage.is_brought_from_the_release_before();
  CHECK(stage.holds() == before);
  const std::string said = all_said(stage.taps(TalkStage::of_the_release_before(tap)));
  auto after = changes_between(before, stage.holds());
  INFO(stage.transcript() << all_lines(after));
  INFO(way.talk << ": " << way.last);
  if (after.empty() && !written.empty()) {
    // Asked again, and nothing is guessed. At the last question all other answers are there.
    CHECK(stage.waits_for(tap.person).starts_with(way.talk + "."));
    if (stage.waits_for(tap.person) != asked) return;
    stage.taps(stage.finds(way.last));
    after = changes_between(before, stage.holds());
  }
  CHECK_FALSE(kDated.contains(way.talk));
  CHECK(after == written);
}

}  // namespace

TEST_CASE("A household's half-told talk goes on after an upgrade; what has no day is asked again") {
  TalkStage stage;
  for (const auto& way : household_ways()) goes_on(stage, way);
}

TEST_CASE("A team's half-told talk goes on after an upgrade; what has no day is asked again") {
  TalkStage stage;
  for (const auto& way : village_ways()) goes_on(stage, way);
}

TEST_CASE("An officer's half-told talk goes on after an upgrade") {
  TalkStage stage;
  for (const auto& way : officer_ways()) goes_on(stage, way);
}

TEST_CASE("A yes with a question after it is asked again after an upgrade") {
  TalkStage stage;
  stage.begins("2017-06-28 09:00");
  stage.plays("ปราชญ์: c|report_for|{first}\n ปราชญ์: 500\n ปราชญ์: [รอบนี้]\n ปราชญ์: [ถูกแล้ว]");
  stage.comes_to("2017-06-28 20:50");
  stage.plays("ผู้นำ: c|report_for|{first}\n ผู้นำ: 350\n ผู้นำ: [รอบนี้]\n ผู้นำ: [ถูกแล้ว]");
  REQUIRE(stage.waits_for("ผู้นำ") == "report_for.already");
  const auto tap = stage.finds("ผู้นำ: [รวมกัน]");
  const Holdings before = stage.holds();
  stage.is_brought_from_the_release_before();
  stage.taps(TalkStage::of_the_release_before(tap));
  CHECK(stage.holds() == before);
  CHECK(stage.waits_for("ผู้นำ") == "report_for.amount");
  stage.plays("ผู้นำ: 350\n ผู้นำ: [รอบนี้]");
  CHECK(stage.waits_for("ผู้นำ") == "report_for.sure");
}

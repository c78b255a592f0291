// What script/demo sees to before it begins.
#include <catch2/catch.hpp>
#include <string>

#include "support/places.h"
#include "tests/support/run_command.h"

using namespace sammachip;

namespace {

// Runs `script` with script/demo-checks.bash sourced, in the clone's folder.
Ran run(const std::string& script) {
  return run_command("cd '" + source_dir() +
                     "' && bash -c 'set -euo pipefail; source script/demo-checks.bash; " + script +
                     "' 2>&1");
}

// The time at which a play begins that was wanted at `time`.
std::string begins(const std::string& time) {
  return run("in_thailand $(calm_time $(date -d \"" + time + " +0700\" +%s)) \"%F %H:%M\"").output;
}

}  // namespace

TEST_CASE("The demo plays at a time in Thailand") {
  CHECK(run("seconds_of 2026-11-29T10:00").output == "1795921200\n");
  CHECK(run("seconds_of 2024-02-29T23:59").output == "1709225940\n");
}

TEST_CASE("What is no time, or too far away for the bot's clock, is said") {
  for (const char* wrong : {"", "tomorrow", "2026-11-29", "2026-02-30T10:00", "2026-11-29T24:30",
                            "2026-11-29T10:00Z", "$(false)"}) {
    INFO(wrong);
    const Ran ran = run("seconds_of \"" + std::string(wrong) + "\"");
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.output, Catch::Contains("--at takes a time in Thailand like 2026-11-29T10:00"));
  }
  for (const char* far : {"1999-01-01T00:00", "2199-01-01T00:00"}) {
    const Ran ran = run("seconds_of " + std::string(far));
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.output, Catch::Contains("more than ten years away"));
  }
}

TEST_CASE("A play does not begin just before a day ends or the bot speaks by itself") {
  CHECK(begins("2026-11-29 10:00") == "2026-11-29 10:00\n");
  CHECK(begins("2026-09-30 23:50") == "2026-09-30 23:50\n");
  CHECK(begins("2024-02-29 23:59") == "2024-03-01 00:01\n");
  CHECK(begins("2026-09-30 23:56") == "2026-10-01 00:01\n");
  CHECK(begins("2026-12-02 18:29") == "2026-12-02 18:31\n");
  CHECK(begins("2026-12-02 07:30") == "2026-12-02 07:31\n");
  CHECK(begins("2026-12-02 07:31") == "2026-12-02 07:31\n");
}

TEST_CASE("A taken port is said, and the next free one taken") {
  const Ran ran =
      run("free=$(free_port 20000 \"bot\" 2>/dev/null); next=$(free_port $free \"bot\" $free); "
          "[[ $next -gt $free ]]");
  CHECK(ran.exit == 0);
  CHECK_THAT(ran.output, Catch::Contains("is taken: the bot is on "));
}

TEST_CASE("What stands in the demo's way is said before anything is done") {
  CHECK(run("free_gib() { echo 0; }; is_debian_12() { true; }; "
            "what_stands_in_the_way no-such-build")
            .exit == 1);
  const Ran ran = run("free_gib() { echo 0; }; what_stands_in_the_way no-such-build");
  CHECK_THAT(ran.output, Catch::Contains("the disk has 0 GiB left, and about "));
  const Ran other = run("OS_RELEASE=/dev/null; free_gib() { echo 9; }; what_stands_in_the_way x");
  CHECK_THAT(other.output, Catch::Contains("This is not Debian 12"));
}

TEST_CASE("The build says how far it is and what is left at the pace so far") {
  CHECK(run("progress 100 300 120").output == "  built 100 of 300 files, about 4 min left\n");
  CHECK(run("progress 290 300 580").output ==
        "  built 290 of 300 files, less than a minute left\n");
  CHECK(run("printf \"[1/2] Building a\\\\na.cpp:1: error: no\\\\n\" | said_progress").output ==
        "a.cpp:1: error: no\n");
}

// What is logged of a warning that comes again and again.
#include "bot/base/log_limit.h"

#include <catch2/catch.hpp>
#include <thread>

#include "tests/bot/rig.h"
#include "tests/support/captured_log.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

struct LimitRig {
  // One more line of `text`: whether it is written. What was left out before is kept in `told`.
  bool says(const std::string& text, Severity severity = Severity::kWarning) {
    look();
    return limit.allows(severity, text, now);
  }
  void look() {
    for (LeftOut& one : limit.take_over(now)) told.push_back(std::move(one));
  }

  LogLimit limit;
  LogLimit::Moment now = LogLimit::Moment() + 1h;
  std::vector<LeftOut> told;
};

}  // namespace

TEST_CASE("The first few lines of a text are written, the others counted and told later") {
  LimitRig rig;
  int written = 0;
  for (int i = 0; i < 1000; ++i) written += rig.says("LINE is away") ? 1 : 0;
  CHECK(written == 5);
  CHECK(rig.says("another"));
  CHECK(rig.says("LINE is away", Severity::kError));
  CHECK(rig.told.empty());
  rig.now += 5min;
  rig.look();
  REQUIRE(rig.told.size() == 1);
  CHECK(rig.told[0].text == "LINE is away");
  CHECK(rig.told[0].severity == Severity::kWarning);
  CHECK(rig.told[0].times == 995);
  CHECK(rig.told[0].within == 5min);
  rig.now += 2h;
  rig.look();
  CHECK(rig.told.size() == 1);
}

TEST_CASE("Of what goes on for half a day little is written, and all is counted") {
  LimitRig rig;
  long long written = 0;
  constexpr long long seconds = 12 * 3600;
  for (long long i = 0; i < seconds; ++i) {
    written += rig.says("again") ? 1 : 0;
    rig.now += 1s;
  }
  for (LeftOut& one : rig.limit.take_all(rig.now)) rig.told.push_back(std::move(one));
  // Windows of 5, 10, 20, 40 minutes, then of an hour.
  CHECK(rig.told.size() == 15);
  CHECK(written == 15 * 5);
  long long left_out = 0;
  for (const LeftOut& one : rig.told) left_out += one.times;
  CHECK(written + left_out == seconds);
}

TEST_CASE("What comes seldom is all written") {
  LimitRig rig;
  for (int i = 0; i < 500; ++i) {
    CHECK(rig.says("now and then"));
    rig.now += 61s;
  }
  rig.now += 1h;
  rig.look();
  CHECK(rig.told.empty());
}

TEST_CASE("Many texts take no more room, and are counted as one") {
  LimitRig rig;
  int written = 0;
  for (int i = 0; i < 10'000; ++i) written += rig.says("text " + std::to_string(i)) ? 1 : 0;
  CHECK(written == 205);
  rig.now += 5min;
  rig.look();
  REQUIRE(rig.told.size() == 1);
  CHECK(rig.told[0].times == 10'000 - 205);
  // And when they are over there is room again.
  CHECK(rig.says("text 9999"));
}

TEST_CASE("The log writes a warning five times, then counts it; what is no warning is written") {
  CapturedLog log;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([] {
      for (int i = 0; i < 100; ++i) {
        log_warning("too much", {{"number", std::to_string(i)}});
        log_info("as usual");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(log.count("too much") == 5);
  CHECK(log.count("as usual") == 400);
  log_left_out();  // Its window is not over.
  CHECK(log.count("left out") == 0);
  log_all_left_out();
  REQUIRE(log.count("left out") == 1);
  CHECK(log.count("warning more of the same was left out of=\"too much\" times=395") == 1);
  log_all_left_out();
  CHECK(log.count("left out") == 1);
  log_warning("too much");
  CHECK(log.count("too much") == 7);
}

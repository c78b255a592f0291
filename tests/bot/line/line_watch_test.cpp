// What the log tells of LINE's bad days.
#include "bot/line/line_watch.h"

#include <catch2/catch.hpp>

#include "bot/line/line_client.h"
#include "tests/bot/rig.h"
#include "tests/support/captured_log.h"
#include "tests/support/test_platform.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;

namespace {

struct WatchRig {
  void fails(int times = 1) {
    for (int i = 0; i < times; ++i) watch->failed({{"endpoint", "/push"}});
  }
  CapturedLog log;
  LineWatch::Moment now = LineWatch::Moment() + 1h;
  std::unique_ptr<LineWatch> watch = std::make_unique<LineWatch>("api", [this] { return now; });
};

}  // namespace

TEST_CASE("That LINE is away for hours is said once, counted, and then that it is back") {
  WatchRig rig;
  for (int second = 0; second < 12 * 3600; ++second) {
    rig.fails();
    rig.now += 1s;
    // A minute has passed for the log's own limit, too.
    if (second % 60 == 0) log_all_left_out();
  }
  CHECK(rig.log.count("a call to LINE failed") == 3);
  CHECK(rig.log.count("no call to LINE works") == 1);
  // After 1, 2, 4, 8, 16, 32 and then every 60 minutes.
  CHECK(rig.log.count("calls to LINE still fail") == 16);
  CHECK(rig.log.count("calls to LINE work again") == 0);
  rig.watch->worked();
  CHECK(rig.log.count("calls to LINE work again host=api failed=43200 minutes=720") == 1);
  rig.watch->worked();
  CHECK(rig.log.lines().size() == 21);
}

TEST_CASE("A call that fails now and then is a warning, and LINE is not away") {
  WatchRig rig;
  for (int i = 0; i < 3; ++i) {
    rig.fails(2);
    rig.watch->worked();
    rig.now += 10min;
  }
  CHECK(rig.log.lines().size() == static_cast<std::size_t>(rig.log.count("a call to LINE failed")));
  CHECK(rig.log.count("endpoint=/push") > 0);
}

TEST_CASE("Calls that work and fail by turns do not fill the log") {
  WatchRig rig;
  for (int i = 0; i < 600; ++i) {
    rig.fails(4);
    rig.watch->worked();
    rig.now += 100ms;
  }
  CHECK(rig.log.lines().size() < 12);
}

TEST_CASE("What was counted when the program ends is told") {
  WatchRig rig;
  rig.fails(10);
  rig.watch.reset();
  CHECK(rig.log.count("calls to LINE still fail host=api failed=10") == 1);
}

TEST_CASE("Of a thousand calls that LINE does not do a few are logged, and all are counted") {
  const auto fault = GENERATE(FaultKind::kServerError, FaultKind::kPortal);
  TestPlatform line;
  Config config;
  config.line_api_url = line.url();
  config.line_data_url = line.url();
  config.line_channel_token = line.settings().channel_token;
  Metrics metrics;
  LineClient client(config, metrics);
  CapturedLog log;
  line.faults().add({fault, "push", -1, 0});
  for (int i = 0; i < 1000; ++i) client.push("{}", "");
  CHECK(log.lines().size() == 4);
  const std::string status = fault == FaultKind::kServerError ? "500" : "200";
  const std::string counted = "endpoint=\"/v2/bot/message/push\",status=\"" + status + "\"} 1000\n";
  CHECK(metrics.text().find(counted) != std::string::npos);
  line.faults().clear();
  client.quota();
  CHECK(log.count("calls to LINE work again host=api failed=1000") == 1);
  // What LINE refuses says that it is there.
  for (int i = 0; i < 100; ++i) client.push("{}", "");
  CHECK(log.count("LINE refused a call") == 5);
}

// The whole bot and a stand-in for LINE, which speak over HTTP.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bot/line/messages.h"
#include "bot/service.h"
#include "storage/machine/outbox.h"
#include "tests/bot/quick_times.h"
#include "tests/bot/rig.h"
#include "tests/support/test_platform.h"

namespace sammachip::testing {

inline const std::string kReply = "/v2/bot/message/reply";
inline const std::string kPush = "/v2/bot/message/push";
inline const std::string kMulticast = "/v2/bot/message/multicast";

struct LineRig {
  // Starts the bot; `change` may first change its settings.
  explicit LineRig(const std::function<void(Config&)>& change = {}) {
    config.listen = "127.0.0.1:0";
    config.database_url = folder.url();
    config.line_channel_secrets = {platform.settings().channel_secret};
    config.line_channel_id = platform.settings().channel_id;
    config.line_api_url = platform.url();
    config.line_data_url = platform.url();
    config.answer_within_ms = 60'000;
    if (change) change(config);
    start();
    // Until the outbox was read: what it says from now on is not taken for what a process before
    // left half done.
    REQUIRE(wait_until([this] { return service->sender().quiet_looks() > 0; }));
  }
  void start() {
    service = std::make_unique<Service>(config, echo, clock, quick_times());
    service->start();
    platform.set_webhook_url("http://127.0.0.1:" + std::to_string(service->port()) + "/webhook");
  }
  void stop() { service.reset(); }
  void advance(std::chrono::milliseconds by) {
    clock.advance(by);
    platform.clock().advance_ms(by.count());
  }
  // In a transaction of the bot's.
  void run(const EventEngine::Job& job) { REQUIRE(service->engine().run(job)); }
  // How many rows there are: "outbox WHERE status = 'sent'".
  long long rows(const std::string& from) const {
    return number(config.database_url, "SELECT COUNT(*) FROM " + from);
  }
  long long outbox(const std::string& where) const { return rows("outbox WHERE " + where); }
  bool outbox_gets(const std::string& where) const {
    return wait_until([&] { return outbox(where) == 1; });
  }
  // Until the sender, having looked at the clock and at the outbox from now on, has nothing to do.
  // REQUIRES: something waits in the outbox, for later.
  bool sender_is_quiet() const {
    const auto before = service->sender().quiet_looks();
    return wait_until([&] { return service->sender().quiet_looks() >= before + 2; });
  }
  // Until LINE's count and the clock were looked at, from now on.
  bool quota_is_watched() const {
    const auto before = service->quota_watch().looks();
    return wait_until([&] { return service->quota_watch().looks() >= before + 2; });
  }
  // How often the bot called LINE at a path with this ending.
  long long calls(const std::string& ending) {
    return std::ranges::count_if(platform.calls().calls(), [&](const simulator::Call& call) {
      return call.path.ends_with(ending);
    });
  }
  // Whether /metrics has this line now.
  bool shows(const std::string& line) const {
    return service->metrics().text().find("\n" + line + "\n") != std::string::npos;
  }
  void insert(const OutboxMessage& row) {
    run([&](Records& records) { records.outbox.insert(row); });
  }
  OutboxMessage push_to(const AccountId& user, const std::string& text) {
    return push_row({{{text, ""}}, {}, false}, user, "", milliseconds(clock.now()));
  }
  OutboxMessage multicast_to(const std::vector<AccountId>& users) {
    OutboxMessage row = push_to("", "to all");
    row.kind = OutboxKind::kMulticast;
    row.body_json =
        Json{{"to", users}, {"messages", {{{"type", "text"}, {"text", "to all"}}}}}.dump();
    return row;
  }

  TemporaryFolder folder;
  TestPlatform platform;
  Config config;
  Echo echo;
  MovableClock clock;
  std::unique_ptr<Service> service;
};

// For the `change` of a LineRig: a token that lasts, so that the bot fetches none.
inline void use_long_lived_token(Config& config) {
  config.line_channel_id.clear();
  config.line_channel_token = simulator::Settings().channel_token;
}

}  // namespace sammachip::testing

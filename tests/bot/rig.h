// What the machine's tests share: a clock that moves when told, a programme of
// three lines, and requests as LINE sends them.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/config.h"
#include "bot/engine/event_handler.h"
#include "bot/line/signature.h"
#include "storage/database/database.h"
#include "storage/records.h"
#include "tests/support/moment.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait.h"

namespace sammachip::testing {

using Json = nlohmann::json;
using namespace std::chrono_literals;

// Begins on the tests' day, whatever the day is.
class MovableClock : public Clock {
 public:
  Instant now() const override {
    const std::int64_t stopped_ms = stopped_ms_;
    const Instant runs = stopped_ms == 0 ? test_now() : instant_from(stopped_ms);
    return runs + std::chrono::milliseconds(offset_ms_);
  }
  void advance(std::chrono::milliseconds by) { offset_ms_ += by.count(); }
  // From now on it moves only by advance(), however slow the machine is.
  void stop() { stopped_ms_ = milliseconds(test_now()); }

 private:
  std::atomic<std::int64_t> stopped_ms_ = 0;  // 0: it runs.
  std::atomic<std::int64_t> offset_ms_ = 0;
};

// Says back what it hears. "explode" throws; "explode N" throws the first N times; "must" must
// arrive.
class Echo : public EventHandler {
 public:
  std::optional<Reply> handle(const Event& event, Records& records, Instant) override {
    ++handled;
    if (on_event) on_event(event, records);
    if (event.text.rfind("explode", 0) == 0) explode(event);
    if (event.text.empty()) return std::nullopt;
    Reply reply;
    reply.bubbles.push_back({"you said " + event.text, ""});
    reply.must_arrive = event.text == "must";
    if (event.text.rfind("part", 0) == 0) reply.part = Part::kMoreMayCome;
    if (event.text.rfind("last part", 0) == 0) reply.part = Part::kLast;
    return reply;
  }
  std::optional<Reply> apologise(const Event&, Records&) override {
    Reply reply;
    reply.bubbles.push_back({"sorry", ""});
    return reply;
  }

  std::atomic<int> handled = 0;
  std::function<void(const Event&, Records&)> on_event;

 private:
  void explode(const Event& event) {
    const std::lock_guard lock(mutex_);
    const int most = event.text.size() > 8 ? std::stoi(event.text.substr(8)) : 1000;
    if (++exploded_[event.id] <= most) throw std::runtime_error("secret of the person");
  }
  std::mutex mutex_;
  std::map<std::string, int> exploded_;
};

// An event as LINE sends it, with a ULID-like id made of `number`.
inline Json text_event(int number, const std::string& text,
                       const std::string& user = "U0123456789abcdef0123456789abcdef") {
  std::string id = std::to_string(number);
  id = "01HZ" + std::string(22 - id.size(), '0') + id;
  return {{"type", "message"},
          {"mode", "active"},
          {"timestamp", 1735689600000 + number},
          {"webhookEventId", id},
          {"deliveryContext", {{"isRedelivery", false}}},
          {"replyToken", "token" + id},
          {"source", {{"type", "user"}, {"userId", user}}},
          {"message", {{"type", "text"}, {"id", std::to_string(9000 + number)}, {"text", text}}}};
}

inline std::string webhook_body(const std::vector<Json>& events) {
  return Json{{"destination", "U8e742f61d673b39c7fff3cecb7536ef0"}, {"events", events}}.dump();
}

inline std::vector<Event> parsed(const std::vector<Json>& events, Instant now) {
  return parse_webhook(webhook_body(events), now).events;
}

inline long long number(const std::string& database_url, const std::string& sql) {
  Connection connection(parse_location(database_url), Access::kReadOnly);
  return connection.number(sql);
}

}  // namespace sammachip::testing

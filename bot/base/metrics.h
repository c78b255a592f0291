// What /metrics shows. No label holds anything that a person or a stranger can choose.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
class Registry;
template <typename T>
class Family;
}  // namespace prometheus

namespace sammachip {

enum class RequestResult {
  kAccepted,      // 200.
  kNotSigned,     // 401.
  kTooLarge,      // 413.
  kCut,           // 400: the body did not arrive whole.
  kMalformed,     // 400: signed, but not what LINE sends.
  kOverloaded,    // 503: no room, or not committed in time.
  kNotCommitted,  // 503: the database refused.
};

enum class EventResult {
  kHandled,
  kStored,     // Nothing to be done with it.
  kDuplicate,  // Known already.
  kFailed,     // Will be tried again.
  kSetAside,   // Failed for good.
};

// Thread-safe; every method costs less than a microsecond, but text().
class Metrics {
 public:
  Metrics();
  ~Metrics();

  void request(RequestResult result);
  // `type` is the name of an event's type, as name_of() of event.h has it; any other counts as
  // "unknown".
  void event(std::string_view type, EventResult result);
  void malformed_events(int count);
  void handled_in(std::chrono::nanoseconds time);
  void committed(std::size_t batch, std::chrono::nanoseconds time);
  void commit_failed();
  void engine_queue(std::size_t waiting);

  // `kind` is reply, push or multicast; `outcome` a word of sender.h.
  void sent(std::string_view kind, std::string_view outcome);
  void line_answered(std::string_view endpoint, int status, std::chrono::nanoseconds time);
  void sender_queue(std::size_t waiting);
  void quota_used_up(bool is_used_up);
  void token_fetched(bool worked);

  void http_refused();    // No thread was free.
  void http_exception();  // A handler threw.

  // Everything in Prometheus' text format.
  std::string text() const;

  // For what else the program counts: add families here, at start.
  prometheus::Registry& registry() { return *registry_; }

 private:
  std::shared_ptr<prometheus::Registry> registry_;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sammachip

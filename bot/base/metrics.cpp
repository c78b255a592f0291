#include "bot/base/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace sammachip {
namespace {

using Buckets = prometheus::Histogram::BucketBoundaries;
using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

constexpr std::array kRequestResults = {"accepted",  "not_signed", "too_large",    "cut",
                                        "malformed", "overloaded", "not_committed"};
constexpr std::array kEventResults = {"handled", "stored", "duplicate", "failed", "set_aside"};
constexpr std::array<std::string_view, 15> kEventTypeNames = {
    "text",   "sticker",  "image",  "video", "audio",  "file",  "location", "postback",
    "follow", "unfollow", "unsend", "join",  "edited", "other", "unknown"};

const Buckets kSeconds = {0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10};
const Buckets kSizes = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

Family<Counter>& counters(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}
Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}
Family<Histogram>& histograms(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
}
double seconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double>(time).count();
}

}  // namespace

struct Metrics::Parts {
  explicit Parts(prometheus::Registry& registry);

  std::array<Counter*, kRequestResults.size()> requests{};
  // Looked up once: an event is counted without hashing its labels.
  std::array<std::array<Counter*, kEventResults.size()>, kEventTypeNames.size()> events{};
  Counter& malformed;
  Histogram& handle_seconds;
  Histogram& commit_seconds;
  Histogram& batch_size;
  Counter& commit_failures;
  Gauge& engine_queue;
  Family<Counter>& sends;
  Family<Counter>& line_requests;
  Family<Histogram>& line_seconds;
  Gauge& sender_queue;
  Gauge& quota_used_up;
  Family<Counter>& token_fetches;
  Counter& http_refused;
  Counter& http_exceptions;
};

Metrics::Parts::Parts(prometheus::Registry& registry)
    : malformed(counters(registry, "sammachip_malformed_events_total",
                         "Events of signed requests that were left out as malformed")
                    .Add({})),
      handle_seconds(histograms(registry, "sammachip_event_seconds",
                                "Time that one event took to be handled, without the commit")
                         .Add({}, kSeconds)),
      commit_seconds(
          histograms(registry, "sammachip_commit_seconds", "Time of one commit").Add({}, kSeconds)),
      batch_size(
          histograms(registry, "sammachip_batch_size", "Events and jobs that shared a commit")
              .Add({}, kSizes)),
      commit_failures(counters(registry, "sammachip_commit_failures_total",
                               "Transactions that the database did not take")
                          .Add({})),
      engine_queue(gauge(registry, "sammachip_engine_queue", "Events and jobs waiting")),
      sends(counters(registry, "sammachip_sends_total", "Messages by kind and outcome")),
      line_requests(counters(registry, "sammachip_line_requests_total", "Requests to LINE")),
      line_seconds(histograms(registry, "sammachip_line_seconds", "Time of requests to LINE")),
      sender_queue(gauge(registry, "sammachip_sender_queue", "Messages waiting in memory")),
      quota_used_up(
          gauge(registry, "sammachip_quota_used_up", "1 while the month's pushes are used up")),
      token_fetches(counters(registry, "sammachip_token_fetches_total", "Access tokens asked for")),
      http_refused(counters(registry, "sammachip_http_refused_total",
                            "Connections that got 503 because no thread was free")
                       .Add({})),
      http_exceptions(counters(registry, "sammachip_http_exceptions_total",
                               "Requests that got 500 because a handler threw")
                          .Add({})) {
  auto& by_result = counters(registry, "sammachip_webhook_requests_total", "Webhook requests");
  for (std::size_t i = 0; i < requests.size(); ++i) {
    requests[i] = &by_result.Add({{"result", kRequestResults[i]}});
  }
  auto& by_type = counters(registry, "sammachip_events_total", "Webhook events");
  for (std::size_t type = 0; type < events.size(); ++type) {
    for (std::size_t result = 0; result < kEventResults.size(); ++result) {
      events[type][result] = &by_type.Add(
          {{"type", std::string(kEventTypeNames[type])}, {"result", kEventResults[result]}});
    }
  }
}

Metrics::Metrics()
    : registry_(std::make_shared<prometheus::Registry>()),
      parts_(std::make_unique<Parts>(*registry_)) {}
Metrics::~Metrics() = default;

void Metrics::request(RequestResult result) {
  parts_->requests[static_cast<std::size_t>(result)]->Increment();
}
void Metrics::event(std::string_view type, EventResult result) {
  // The last is "unknown".
  const auto* found = std::find(kEventTypeNames.begin(), kEventTypeNames.end() - 1, type);
  const auto place = static_cast<std::size_t>(found - kEventTypeNames.begin());
  parts_->events[place][static_cast<std::size_t>(result)]->Increment();
}
void Metrics::malformed_events(int count) { parts_->malformed.Increment(count); }
void Metrics::handled_in(std::chrono::nanoseconds time) {
  parts_->handle_seconds.Observe(seconds(time));
}
void Metrics::committed(std::size_t batch, std::chrono::nanoseconds time) {
  parts_->batch_size.Observe(static_cast<double>(batch));
  parts_->commit_seconds.Observe(seconds(time));
}
void Metrics::commit_failed() { parts_->commit_failures.Increment(); }
void Metrics::engine_queue(std::size_t waiting) {
  parts_->engine_queue.Set(static_cast<double>(waiting));
}
void Metrics::sent(std::string_view kind, std::string_view outcome) {
  parts_->sends.Add({{"kind", std::string(kind)}, {"outcome", std::string(outcome)}}).Increment();
}
void Metrics::line_answered(std::string_view endpoint, int status, std::chrono::nanoseconds time) {
  const std::string name(endpoint);
  parts_->line_requests.Add({{"endpoint", name}, {"status", std::to_string(status)}}).Increment();
  parts_->line_seconds.Add({{"endpoint", name}}, kSeconds).Observe(seconds(time));
}
void Metrics::sender_queue(std::size_t waiting) {
  parts_->sender_queue.Set(static_cast<double>(waiting));
}
void Metrics::quota_used_up(bool is_used_up) { parts_->quota_used_up.Set(is_used_up ? 1 : 0); }
void Metrics::token_fetched(bool worked) {
  parts_->token_fetches.Add({{"result", worked ? "ok" : "failed"}}).Increment();
}
void Metrics::http_refused() { parts_->http_refused.Increment(); }
void Metrics::http_exception() { parts_->http_exceptions.Increment(); }

std::string Metrics::text() const {
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, registry_->Collect());
  return out.str();
}

}  // namespace sammachip

#include "simulator/calls.h"

#include <utility>

namespace sammachip::simulator {

namespace {

constexpr std::size_t kCallsKept = 20000;
constexpr std::size_t kBodyBytesKept = 100000;

template <class Record>
std::vector<Record> later_than(const std::deque<Record>& records, long long number) {
  std::vector<Record> later;
  for (const auto& record : records) {
    if (record.number > number) later.push_back(record);
  }
  return later;
}

}  // namespace

void Calls::add(Call call) {
  if (call.body.size() > kBodyBytesKept) call.body.resize(kBodyBytesKept);
  if (call.answer.size() > kBodyBytesKept) call.answer.resize(kBodyBytesKept);
  {
    const std::lock_guard lock(mutex_);
    call.number = ++last_call_;
    calls_.push_back(std::move(call));
    if (calls_.size() > kCallsKept) calls_.pop_front();
  }
  changes_.note();
}

void Calls::add(Delivery delivery) {
  {
    const std::lock_guard lock(mutex_);
    delivery.number = ++last_delivery_;
    deliveries_.push_back(std::move(delivery));
    if (deliveries_.size() > kCallsKept) deliveries_.pop_front();
  }
  changes_.note();
}

std::vector<Call> Calls::calls(long long after_number) const {
  const std::lock_guard lock(mutex_);
  return later_than(calls_, after_number);
}

std::vector<Delivery> Calls::deliveries(long long after_number) const {
  const std::lock_guard lock(mutex_);
  return later_than(deliveries_, after_number);
}

void Calls::clear() {
  {
    const std::lock_guard lock(mutex_);
    calls_.clear();
    deliveries_.clear();
  }
  changes_.note();
}

nlohmann::json to_json(const Call& call) {
  return {{"number", call.number},       {"at_ms", call.at_ms},
          {"method", call.method},       {"path", call.path},
          {"body", call.body},           {"status", call.status},
          {"answer", call.answer},       {"request_id", call.request_id},
          {"retry_key", call.retry_key}, {"messages", call.messages},
          {"charged", call.charged},     {"note", call.note}};
}

nlohmann::json to_json(const Delivery& delivery) {
  return {{"number", delivery.number},    {"at_ms", delivery.at_ms},
          {"events", delivery.event_ids}, {"kinds", delivery.kinds},
          {"attempt", delivery.attempt},  {"status", delivery.status},
          {"reason", delivery.reason},    {"took_ms", delivery.took_ms}};
}

}  // namespace sammachip::simulator

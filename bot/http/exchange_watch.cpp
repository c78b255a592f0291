#include "bot/http/exchange_watch.h"

#include <httplib.h>

#include <atomic>
#include <deque>
#include <utility>

namespace sammachip {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLookEvery{100};

}  // namespace

struct ExchangeWatch::Watched::Exchange {
  struct Seen {
    steady_clock::time_point at;
    std::size_t bytes;
  };

  bool is_too_slow(steady_clock::time_point now);
  void end();

  ExchangePace pace;
  steady_clock::time_point deadline;
  std::atomic<std::size_t> bytes = 0;
  std::atomic<bool> is_ended = false;
  std::deque<Seen> seen;  // The watch's own; the first is a grace ago, if it has gone on for one.

  std::mutex mutex;
  httplib::Client* connection;  // Guarded by mutex; null once the exchange is over.
};

bool ExchangeWatch::Watched::Exchange::is_too_slow(steady_clock::time_point now) {
  if (pace.least_bytes_per_second == 0) return false;
  seen.push_back({now, bytes});
  while (seen.size() > 2 && seen[1].at + pace.grace <= now) seen.pop_front();
  const std::chrono::duration<double> time = now - seen.front().at;
  if (time < pace.grace) return false;
  const auto came = static_cast<double>(seen.back().bytes - seen.front().bytes);
  return came < static_cast<double>(pace.least_bytes_per_second) * time.count();
}

// At each look again: httplib may begin anew on another connection by itself.
void ExchangeWatch::Watched::Exchange::end() {
  is_ended = true;
  const std::lock_guard lock(mutex);
  if (connection != nullptr) connection->stop();
}

ExchangeWatch::Watched::Watched(ExchangeWatch& watch, std::shared_ptr<Exchange> exchange)
    : watch_(watch), exchange_(std::move(exchange)) {}

ExchangeWatch::Watched::~Watched() {
  watch_.forget(exchange_);
  const std::lock_guard lock(exchange_->mutex);
  exchange_->connection = nullptr;
}

void ExchangeWatch::Watched::came(std::size_t bytes) { exchange_->bytes += bytes; }

bool ExchangeWatch::Watched::is_ended() const { return exchange_->is_ended; }

ExchangeWatch::ExchangeWatch() : thread_(&ExchangeWatch::look, this) {}

ExchangeWatch::~ExchangeWatch() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::unique_ptr<ExchangeWatch::Watched> ExchangeWatch::watch(httplib::Client& connection,
                                                             const ExchangePace& pace) {
  auto exchange = std::make_shared<Exchange>();
  const auto now = steady_clock::now();
  exchange->pace = pace;
  exchange->deadline = now + pace.total;
  exchange->seen.push_back({now, 0});
  exchange->connection = &connection;
  const std::lock_guard lock(mutex_);
  exchanges_.push_back(exchange);
  if (exchanges_.size() == 1) changed_.notify_all();
  return std::unique_ptr<Watched>(new Watched(*this, std::move(exchange)));
}

void ExchangeWatch::forget(const std::shared_ptr<Exchange>& exchange) {
  const std::lock_guard lock(mutex_);
  std::erase(exchanges_, exchange);
}

void ExchangeWatch::look() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    changed_.wait(lock, [this] { return is_stopping_ || !exchanges_.empty(); });
    // To end one may wait for its connection to be made: the others begin and end meanwhile.
    const auto exchanges = exchanges_;
    lock.unlock();
    const auto now = steady_clock::now();
    for (const auto& exchange : exchanges) {
      if (now >= exchange->deadline || exchange->is_too_slow(now)) exchange->end();
    }
    lock.lock();
    changed_.wait_for(lock, kLookEvery, [this] { return is_stopping_; });
  }
}

}  // namespace sammachip

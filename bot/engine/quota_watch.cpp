#include "bot/engine/quota_watch.h"

#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <algorithm>
#include <limits>

#include "bot/base/failure.h"
#include "bot/base/log.h"
#include "bot/line/quota_reading.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"

namespace sammachip {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr int kMostQuotaDoublings = 6;  // 64 minutes: more than the most.

std::int64_t next_day_ms(std::int64_t now_ms) {
  return ((now_ms + kBangkokOffsetMs) / kDayMs + 1) * kDayMs - kBangkokOffsetMs;
}

}  // namespace

// LINE's figures are shown once they are known: before that there is none, rather than a zero.
struct QuotaWatch::Figures {
  using Gauges = prometheus::Family<prometheus::Gauge>;
  explicit Figures(prometheus::Registry& registry)
      : limit(prometheus::BuildGauge()
                  .Name("sammachip_push_quota_limit")
                  .Help("How many pushes LINE allows this month; +Inf: any number")
                  .Register(registry)),
        used(prometheus::BuildGauge()
                 .Name("sammachip_push_quota_used")
                 .Help("How many pushes LINE counts this month, from whatever source")
                 .Register(registry)),
        ledger(prometheus::BuildGauge()
                   .Name("sammachip_push_ledger")
                   .Help("How many pushes the bot's own ledger counts this month")
                   .Register(registry)
                   .Add({})) {}
  Gauges& limit;
  Gauges& used;
  prometheus::Gauge& ledger;
};

QuotaWatch::QuotaWatch(EventEngine& engine, const Database& database, LineClient& line,
                       const Clock& clock, Metrics& metrics, std::chrono::milliseconds look_every)
    : engine_(engine),
      line_(line),
      clock_(clock),
      metrics_(metrics),
      readers_(database, 1),
      figures_(std::make_unique<Figures>(metrics.registry())),
      look_every_(look_every) {}

QuotaWatch::~QuotaWatch() { stop(); }

void QuotaWatch::start() { thread_ = std::thread(&QuotaWatch::work, this); }

void QuotaWatch::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void QuotaWatch::work() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    lock.unlock();
    if (const auto failure = failure_of([this] { look(); })) {
      // The database: its connection is replaced at the next look.
      log_error("the push quota cannot be kept now", {{"error", *failure}});
    }
    ++looks_;
    lock.lock();
    changed_.wait_for(lock, look_every_, [this] { return is_stopping_; });
  }
}

void QuotaWatch::look() {
  const std::int64_t now_ms = milliseconds(clock_.now());
  if (is_due(now_ms)) ask(now_ms);
  const auto total = readers_.take()->push_ledger.total(line_month(now_ms));
  figures_->ledger.Set(static_cast<double>(total));
}

bool QuotaWatch::is_due(std::int64_t now_ms) const {
  // Nothing is planned beyond an hour: the clock was set back.
  return now_ms >= next_ms_ || next_ms_ - now_ms > kHourMs;
}

void QuotaWatch::ask(std::int64_t now_ms) {
  const std::optional<Quota> quota = line_.quota();
  if (!quota) {
    if (failures_ == 0) {
      engine_.run([&](Records& records) { keep_silence(now_ms, records); });
    }
    const std::int64_t wait_ms = kMinuteMs << std::min(failures_++, kMostQuotaDoublings);
    next_ms_ = now_ms + std::min(wait_ms, kHourMs);
    return;
  }
  failures_ = 0;
  next_ms_ = std::min(now_ms + kHourMs, next_day_ms(now_ms));
  figures_->limit.Add({}).Set(quota->limit ? static_cast<double>(*quota->limit)
                                           : std::numeric_limits<double>::infinity());
  figures_->used.Add({}).Set(static_cast<double>(quota->used));
  // The programme then pushes nothing, so the sender is never refused and can't tell.
  metrics_.quota_used_up(quota->is_used_up());
  engine_.run([&](Records& records) { keep_reading(*quota, now_ms, records); });
}

}  // namespace sammachip

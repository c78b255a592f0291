#include "bot/service.h"

#include <utility>

#include "bot/base/failure.h"
#include "bot/base/file_clock.h"
#include "bot/base/log.h"
#include "bot/http/listeners.h"
#include "storage/records.h"
#include "storage/retention.h"

namespace sammachip {
namespace {

using std::chrono::hours;
using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds kReadyWithin{1000};
constexpr hours kPurgeEvery{1};
constexpr std::chrono::seconds kLookAtLog{10};
constexpr Milliseconds kPurgePause{50};  // Between two batches: events go first.
constexpr int kPurgeBatch = 500;
constexpr int kEver = 36'500;

EngineLimits engine_limits(const Config& config) {
  return {static_cast<std::size_t>(config.engine_queue_max),
          static_cast<std::size_t>(config.engine_batch_max)};
}
SenderLimits sender_limits(const Config& config) {
  return {static_cast<std::size_t>(config.sender_threads),
          static_cast<std::size_t>(config.sender_queue_max)};
}

}  // namespace

Service::Service(const Config& config, EventHandler& handler, const Clock& clock,
                 const ServiceTimes& times)
    : config_(config),
      clock_(clock),
      database_(config.database_url,
                [](const std::string& sentence) {
                  log_info("database", {{"progress", sentence}});
                }),
      checkpointer_(database_),
      media_(media_folder(config, database_)),
      line_(config, metrics_),
      engine_(database_, handler, clock, metrics_, engine_limits(config)),
      sender_(engine_, line_, clock, metrics_, sender_limits(config), times.sender),
      menu_linker_(engine_, database_, line_, clock, times.menus),
      photo_fetcher_(engine_, database_, line_, media_, handler, clock, metrics_, times.photos),
      quota_watch_(engine_, database_, line_, clock, metrics_, times.quota),
      scheduler_(engine_, clock, metrics_, handler.scheduled_jobs(), times.scheduler),
      picture_server_(database_, media_, clock),
      webhook_(config, engine_, clock, metrics_, [this] { return problems(); }),
      http_(line_listener(config), metrics_),
      pages_(pages_listener(config), metrics_) {
  webhook_.add_to(http_);
  picture_server_.add_to(pages_);
}

Service::~Service() { stop(Milliseconds(0)); }

void Service::start() {
  engine_.start([this](std::vector<OutboxMessage> replies, std::optional<std::int64_t> due_ms) {
    sender_.take(std::move(replies), due_ms);
    menu_linker_.look();
    photo_fetcher_.look();
  });
  sender_.start();
  menu_linker_.start();
  photo_fetcher_.start();
  quota_watch_.start();
  scheduler_.start();
  house_keeper_ = std::thread([this] { keep_house(); });
  start_pages();
  http_.start();
  log_info("listening", {{"address", listen_address(config_).host},
                         {"port", std::to_string(http_.port())},
                         {"LINE", config_.line_api_url}});
}

// Where nobody said which port to take, that another program has it is no reason to keep LINE
// waiting.
void Service::start_pages() {
  const ListenAddress address = pages_address(config_);
  if (!config_.pages_listen.empty()) {
    pages_.start();
  } else if (failure_of([this] { pages_.start(); })) {
    log_warning("photos and QR codes are not shown: set SAMMACHIP_PAGES_LISTEN to a free port",
                {{"address", address.host}, {"port", std::to_string(address.port)}});
    return;
  }
  log_info("serving browsers",
           {{"address", address.host}, {"port", std::to_string(pages_.port())}});
}

void Service::stop(Milliseconds patience) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_) return;
    is_stopping_ = true;
  }
  stopping_.notify_all();
  http_.stop();
  pages_.stop();
  scheduler_.stop();
  menu_linker_.stop();
  photo_fetcher_.stop();
  quota_watch_.stop();
  sender_.stop(patience);
  engine_.stop();  // After those whose outcomes it writes.
  if (house_keeper_.joinable()) house_keeper_.join();
  log_all_left_out();
  log_info("stopped");
}

std::vector<std::string> Service::problems() {
  std::vector<std::string> problems;
  if (!engine_.can_commit(kReadyWithin)) problems.emplace_back("the database takes no writes");
  if (!sender_.is_running()) problems.emplace_back("the sender is not running");
  return problems;
}

// Deletes what is older than the settings say, every hour.
void Service::keep_house() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    lock.unlock();
    purge_all();
    lock.lock();
    const auto next = std::chrono::steady_clock::now() + kPurgeEvery;
    while (!is_stopping_ && std::chrono::steady_clock::now() < next) {
      stopping_.wait_for(lock, kLookAtLog, [this] { return is_stopping_; });
      log_left_out();
    }
  }
}

void Service::purge_all() {
  RetentionDays days;
  days.messages = config_.raw_event_days == 0 ? kEver : config_.raw_event_days;
  bool is_done = false;
  while (!is_done) {
    Purged purged;
    const bool is_committed = engine_.run([&](Records& records) {
      purged = purge_batch(records, milliseconds(clock_.now()), days, kPurgeBatch);
    });
    is_done = !is_committed || (purged.events < kPurgeBatch && purged.calls < kPurgeBatch &&
                                purged.texts < kPurgeBatch && purged.conversations < kPurgeBatch &&
                                purged.audit_entries < kPurgeBatch && purged.photos < kPurgeBatch &&
                                purged.notifications < kPurgeBatch && purged.held < kPurgeBatch &&
                                purged.proposals < kPurgeBatch && purged.photo_rows < kPurgeBatch);
    std::unique_lock lock(mutex_);
    if (stopping_.wait_for(lock, kPurgePause, [this] { return is_stopping_; })) return;
  }
}

std::filesystem::path media_folder(const Config& config, const Database& database) {
  if (!config.media_dir.empty()) return config.media_dir;
  return std::filesystem::path(database.path()).parent_path() / "media";
}

std::unique_ptr<Clock> make_clock(const Config& config) {
  const std::chrono::seconds offset(config.time_offset_s);
  if (config.time_offset_file.empty()) return std::make_unique<SystemClock>(offset);
  return std::make_unique<FileClock>(config.time_offset_file, offset);
}

}  // namespace sammachip

#include "bot/pictures/photo_fetcher.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/registry.h>

#include <algorithm>
#include <array>
#include <utility>

#include "bot/base/failure.h"
#include "bot/base/log.h"
#include "bot/base/thread_priority.h"
#include "bot/engine/send_policy.h"
#include "storage/database/identifier.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/photos.h"

namespace sammachip {
namespace {

using Outcome = Fetched::Outcome;
using Milliseconds = std::chrono::milliseconds;

// Between two looks while events come in, one commit after the other.
constexpr Milliseconds kPauseBetweenPhotos{50};
// Lined up at once: so few that new ones need not wait for them, so many that nobody runs dry.
constexpr int kPhotosAtOnce = 20;
constexpr int kRemovedAtOnce = 50;
// LINE has photos ready within seconds; only films and voice it has to prepare, within minutes. By
// backoff_ms() these are almost three hours: the sender may still have the receipt at hand.
constexpr int kMostNotReadyTries = 24;
constexpr std::chrono::days kHeldFor{90};

}  // namespace

struct PhotoFetcher::Counters {
  static constexpr std::array<const char*, 5> kNames = {"kept", "not_ready", "again", "gone",
                                                        "refused"};
  explicit Counters(prometheus::Registry& registry) {
    auto& fetches = prometheus::BuildCounter()
                        .Name("sammachip_photo_fetches_total")
                        .Help("Attempts to fetch people's photos, by outcome")
                        .Register(registry);
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      fetched[i] = &fetches.Add({{"outcome", kNames[i]}});
    }
    removed = &prometheus::BuildCounter()
                   .Name("sammachip_photos_removed_total")
                   .Help("Photos taken back, erased or kept long enough")
                   .Register(registry)
                   .Add({});
  }
  void count(Outcome outcome) { fetched.at(static_cast<std::size_t>(outcome))->Increment(); }

  std::array<prometheus::Counter*, kNames.size()> fetched{};
  prometheus::Counter* removed = nullptr;
};

PhotoFetcher::PhotoFetcher(EventEngine& engine, const Database& database, LineClient& line,
                           MediaStore& store, EventHandler& handler, const Clock& clock,
                           Metrics& metrics, PhotoFetcherTimes times)
    : engine_(engine),
      handler_(handler),
      store_(store),
      clock_(clock),
      download_(line, store, clock),
      readers_(database, 1),
      counters_(std::make_unique<Counters>(metrics.registry())),
      times_(times) {}

PhotoFetcher::~PhotoFetcher() { stop(); }

void PhotoFetcher::start() {
  threads_.emplace_back(&PhotoFetcher::plan, this);
  for (int i = 0; i < kPhotosFetchedAtOnce; ++i) {
    threads_.emplace_back(&PhotoFetcher::work, this);
  }
}

void PhotoFetcher::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  lined_up_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void PhotoFetcher::look() {
  const std::lock_guard lock(mutex_);
  has_news_ = true;
  changed_.notify_one();
}

bool PhotoFetcher::is_stopping() {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

void PhotoFetcher::plan() {
  give_way_to_others();
  bool is_clear = false;
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    has_news_ = false;
    std::optional<std::string> failure = std::exchange(failure_, std::nullopt);
    lock.unlock();
    if (!failure) {
      failure = failure_of([&] {
        if (!is_clear) clear_leftovers();
        is_clear = true;
        remove_purged();
        line_up();
      });
    }
    // The disk or the database. Every photo still waits, and is fetched at a later look.
    if (failure) log_error("photos cannot be fetched now", {{"error", *failure}});
    lock.lock();
    if (failure) waiting_.clear();
    const Milliseconds pause = failure ? times_.pause_after_failure : kPauseBetweenPhotos;
    changed_.wait_for(lock, pause, [this] { return is_stopping_; });
    changed_.wait_for(lock, times_.look, [this] { return is_stopping_ || has_news_; });
  }
}

// What a process left that died while it wrote, or between a photo's file and its row.
void PhotoFetcher::clear_leftovers() {
  store_.remove_leftovers();
  for (const std::string& sha256 : store_.unsettled()) {
    const bool is_committed = engine_.run([&](Records& records) {
      if (records.photos.needing(sha256) == 0) store_.remove(sha256);
    });
    if (is_committed) store_.settle(sha256);
  }
}

void PhotoFetcher::remove_purged() {
  while (!is_stopping()) {
    const auto purged = readers_.take()->photos.to_remove(kRemovedAtOnce);
    if (purged.empty()) return;
    const bool is_committed = engine_.run([&](Records& records) {
      remove_photo_files(records, store_, purged, milliseconds(clock_.now()));
    });
    if (!is_committed) throw StorageError("photos could not be removed");
    counters_->removed->Increment(static_cast<double>(purged.size()));
  }
}

// Anew at each look: those that came in between may go first, others were taken back.
void PhotoFetcher::line_up() {
  {
    const std::lock_guard lock(mutex_);
    given_back_.clear();
  }
  const auto due =
      readers_.take()->photos.due(milliseconds(clock_.now()), kPhotosAtOnce + kPhotosFetchedAtOnce);
  const std::lock_guard lock(mutex_);
  waiting_.clear();
  for (const Photo& photo : due) {
    if (!in_work_.contains(photo.id) && !given_back_.contains(photo.id)) waiting_.push_back(photo);
  }
  lined_up_.notify_all();
}

void PhotoFetcher::work() {
  give_way_to_others();
  while (const auto photo = take()) {
    give_back(*photo, failure_of([&] { fetch(*photo); }));
  }
}

// REQUIRES: mutex_ is held.
std::deque<Photo>::iterator PhotoFetcher::next() {
  return std::find_if(waiting_.begin(), waiting_.end(), [this](const Photo& photo) {
    return photo.attempts == 0 || retried_in_work_ < kRetriedAtOnce;
  });
}

std::optional<Photo> PhotoFetcher::take() {
  std::unique_lock lock(mutex_);
  lined_up_.wait(lock, [this] { return is_stopping_ || next() != waiting_.end(); });
  if (is_stopping_) return std::nullopt;
  const auto taken = next();
  Photo photo = std::move(*taken);
  waiting_.erase(taken);
  in_work_.insert(photo.id);
  if (photo.attempts > 0) ++retried_in_work_;
  if (waiting_.empty()) {  // There may be more.
    has_news_ = true;
    changed_.notify_one();
  }
  return photo;
}

void PhotoFetcher::give_back(const Photo& photo, std::optional<std::string> failure) {
  const std::lock_guard lock(mutex_);
  in_work_.erase(photo.id);
  given_back_.insert(photo.id);
  if (photo.attempts > 0) --retried_in_work_;
  lined_up_.notify_all();
  if (!failure) return;
  failure_ = std::move(failure);
  waiting_.clear();
  has_news_ = true;
  changed_.notify_one();
}

void PhotoFetcher::fetch(const Photo& photo) {
  const Fetched fetched = download_.fetch(photo, [this] { return is_stopping(); });
  if (is_stopping()) return;
  if (!record(photo, fetched)) throw StorageError("a photo's outcome was not committed");
  counters_->count(fetched.outcome);
}

bool PhotoFetcher::record(const Photo& photo, const Fetched& fetched) {
  log_debug("a photo was asked for", {{"photo", photo.id}, {"error", fetched.error}});
  switch (fetched.outcome) {
    case Outcome::kStored:
      return keep(photo, fetched);
    case Outcome::kNotReady:
    case Outcome::kAgain:
      return try_again(photo, fetched);
    case Outcome::kGone:
    case Outcome::kRefused:
      break;
  }
  return end(photo, fetched);
}

bool PhotoFetcher::keep(const Photo& photo, const Fetched& fetched) {
  const std::vector<std::string> files = fetched.files();
  const bool is_committed = engine_.run([&](Records& records) {
    // Another photo with this content may have been removed since; then this one is fetched again.
    const bool is_there = std::all_of(files.begin(), files.end(), [&](const std::string& sha256) {
      return store_.find(sha256).has_value();
    });
    if (!is_there) return;
    if (records.photos.mark_kept(photo.id, fetched.content, milliseconds(clock_.now()))) return;
    remove_unneeded(records, files);  // It was taken back while it came in.
  });
  if (!is_committed) return false;
  for (const std::string& sha256 : files) store_.settle(sha256);
  return true;
}

bool PhotoFetcher::try_again(const Photo& photo, const Fetched& fetched) {
  const std::int64_t now_ms = milliseconds(clock_.now());
  const bool is_late = now_ms - photo.created_at_ms > Milliseconds(kMostFetchTime).count();
  // And was not ready the last time either: after other failures LINE has a while to prepare it.
  const bool is_never_ready = fetched.outcome == Outcome::kNotReady &&
                              photo.error == fetched.error &&
                              photo.attempts + 1 >= kMostNotReadyTries;
  if (is_late || is_never_ready) {
    return end(photo, {Outcome::kGone, fetched.error, "media.photo_gone", {}});
  }
  const std::int64_t pause_ms = backoff_ms(photo.attempts);
  const std::vector<std::string> files = fetched.files();  // They come again with their preview.
  const bool is_committed = engine_.run([&](Records& records) {
    records.photos.retry(photo.id, fetched.error, now_ms + pause_ms);
    remove_unneeded(records, files);
  });
  if (!is_committed) return false;
  for (const std::string& sha256 : files) store_.settle(sha256);
  return true;
}

bool PhotoFetcher::end(const Photo& photo, const Fetched& fetched) {
  log_warning("a photo cannot be kept", {{"photo", photo.id}, {"error", fetched.error}});
  const Instant now = clock_.now();
  return engine_.run([&](Records& records) {
    const bool has_ended = fetched.outcome == Outcome::kGone
                               ? records.photos.mark_gone(photo.id, fetched.error)
                               : records.photos.mark_refused(photo.id, fetched.error);
    if (!has_ended || !photo.message_id || fetched.told[0] == '\0') return;
    const auto ended = records.photos.find(photo.id);  // By now it may belong to something.
    if (ended && handler_.tell_of_lost_photo(*ended, records, now)) return;
    records.held_messages.insert({new_id(milliseconds(now)), photo.user_id, fetched.told, "{}",
                                  milliseconds(now), milliseconds(now + kHeldFor)});
  });
}

void PhotoFetcher::remove_unneeded(Records& records, const std::vector<std::string>& files) {
  for (const std::string& sha256 : files) {
    if (records.photos.needing(sha256) == 0) store_.remove(sha256);
  }
}

void remove_photo_files(Records& records, MediaStore& store, const std::vector<Photo>& purged,
                        long long now_ms) {
  for (const Photo& photo : purged) {
    for (const std::string& sha256 : {photo.sha256, photo.preview_sha256}) {
      if (!sha256.empty() && records.photos.needing(sha256) == 0) store.remove(sha256);
    }
    records.photos.mark_removed(photo.id, now_ms);
  }
}

}  // namespace sammachip

#include "bot/pictures/photo_fetcher.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/registry.h>

#include <algorithm>
#include <array>
#include <utility>

#include "bot/base/failure.h"
#include "bot/base/log.h"
#include "bot/engine/send_policy.h"
#include "bot/pictures/photo_errors.h"
#include "storage/database/identifier.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/photos.h"

namespace sammachip {
namespace {

using std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

// Between two looks while events come in, one commit after the other.
constexpr Milliseconds kPauseBetweenPhotos{50};
// Before LINE is asked again when it is not ready.
constexpr std::int64_t kNotReadyPauseMs = 5'000;
constexpr int kPhotosAtOnce = 20;
constexpr int kRemovedAtOnce = 50;
// A photo that ends too early came over a broken line, or was broken when it was sent.
constexpr int kMostCutTries = 3;
constexpr std::chrono::days kHeldFor{90};

}  // namespace

// What became of one attempt.
struct PhotoFetcher::Fetched {
  enum class Outcome { kStored, kNotReady, kAgain, kGone, kRefused };
  Outcome outcome = Outcome::kAgain;
  std::string error = {};
  const char* told = "";  // The sentence for its sender, where it has ended.
  PhotoContent content = {};
};

struct PhotoFetcher::Counters {
  using Outcome = Fetched::Outcome;
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
      line_(line),
      store_(store),
      clock_(clock),
      readers_(database, 1),
      counters_(std::make_unique<Counters>(metrics.registry())),
      times_(times) {}

PhotoFetcher::~PhotoFetcher() { stop(); }

void PhotoFetcher::start() { thread_ = std::thread(&PhotoFetcher::work, this); }

void PhotoFetcher::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
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

void PhotoFetcher::work() {
  bool is_clear = false;
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    has_news_ = false;
    lock.unlock();
    Milliseconds pause = kPauseBetweenPhotos;
    const auto failure = failure_of([&] {
      if (!is_clear) clear_leftovers();
      is_clear = true;
      remove_purged();
      fetch_due();
    });
    if (failure) {
      // The disk or the database. Every photo still waits, and is fetched at a later look.
      log_error("photos cannot be fetched now", {{"error", *failure}});
      pause = times_.pause_after_failure;
    }
    lock.lock();
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

void PhotoFetcher::fetch_due() {
  while (!is_stopping()) {
    const auto due = readers_.take()->photos.due(milliseconds(clock_.now()), kPhotosAtOnce);
    if (due.empty()) return;
    for (const Photo& photo : due) {
      const Fetched fetched = fetch(photo);
      if (is_stopping()) return;
      if (!record(photo, fetched)) throw StorageError("a photo's outcome was not committed");
      counters_->count(fetched.outcome);
    }
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

PhotoFetcher::Fetched PhotoFetcher::fetch(const Photo& photo) {
  using Outcome = Fetched::Outcome;
  // Without an id there is nobody left to fetch it for: its sender was erased.
  if (!photo.message_id) return {Outcome::kGone, "no message", "", {}};
  Fetched fetched =
      fetch_file("/v2/bot/message/" + *photo.message_id + "/content", kMostPhotoBytes);
  if (fetched.outcome == Outcome::kStored) return with_preview(photo, std::move(fetched));
  const bool is_cut = fetched.outcome == Outcome::kAgain && fetched.told[0] != '\0';
  if (is_cut && photo.attempts + 1 >= kMostCutTries) fetched.outcome = Outcome::kRefused;
  return fetched;
}

PhotoFetcher::Fetched PhotoFetcher::fetch_file(const std::string& path, std::size_t most_bytes) {
  using Outcome = Fetched::Outcome;
  PhotoUpload upload(store_, most_bytes);
  const HttpAnswer answer = line_.get_data(
      path, [&](std::string_view piece) { return !is_stopping() && upload.write(piece); });
  upload.end();
  switch (upload.state()) {
    case PhotoUpload::State::kTooLarge:
      return {Outcome::kRefused, kPhotoTooLarge, "media.photo_too_large", {}};
    case PhotoUpload::State::kNoPhoto:
      return {Outcome::kRefused, "no JPEG or PNG", "media.photo_refused", {}};
    case PhotoUpload::State::kPdf:
      return {Outcome::kRefused, "PDF", "media.photo_pdf", {}};
    case PhotoUpload::State::kHeic:
      return {Outcome::kRefused, "HEIC", "media.photo_heic", {}};
    case PhotoUpload::State::kDiskFailed:
      return {Outcome::kAgain, "the disk failed", "", {}};
    case PhotoUpload::State::kTaking:
      break;
  }
  if (answer.course != HttpAnswer::Course::kAnswered) return {Outcome::kAgain, "no answer", "", {}};
  const std::string status = std::to_string(answer.status);
  if (answer.status == 202) return {Outcome::kNotReady, status, "", {}};
  const bool may_change = answer.status == 401 || answer.status == 429 || answer.status >= 500;
  if (may_change) return {Outcome::kAgain, status, "", {}};
  if (answer.status != 200) return {Outcome::kGone, status, "media.photo_gone", {}};
  if (!upload.is_whole()) return {Outcome::kAgain, kPhotoCutShort, "media.photo_refused", {}};
  const StoredPhoto stored = upload.keep();
  return {Outcome::kStored, "", "", {stored.sha256, "", stored.media_type, stored.byte_count}};
}

// LINE's own small picture, where the photo is too large to be its own preview. That LINE has none
// is no reason to lose the photo; that it does not answer is one to try again.
PhotoFetcher::Fetched PhotoFetcher::with_preview(const Photo& photo, Fetched whole) {
  using Outcome = Fetched::Outcome;
  if (whole.content.byte_count <= kMostPreviewBytes) return whole;
  const Fetched preview = fetch_file("/v2/bot/message/" + *photo.message_id + "/content/preview",
                                     static_cast<std::size_t>(kMostPreviewBytes));
  const bool has_time =
      milliseconds(clock_.now()) - photo.created_at_ms < Milliseconds(kMostFetchTime).count();
  if (preview.outcome == Outcome::kStored) {
    whole.content.preview_sha256 = preview.content.sha256;
  } else if (has_time && photo.attempts < kMostCutTries &&
             (preview.outcome == Outcome::kAgain || preview.outcome == Outcome::kNotReady)) {
    return {preview.outcome, "preview: " + preview.error, "", {}};
  }
  return whole;
}

bool PhotoFetcher::record(const Photo& photo, const Fetched& fetched) {
  using Outcome = Fetched::Outcome;
  log_debug("a photo was asked for", {{"photo", photo.id}, {"error", fetched.error}});
  switch (fetched.outcome) {
    case Outcome::kStored:
      return keep(photo, fetched.content);
    case Outcome::kNotReady:
    case Outcome::kAgain:
      return try_again(photo, fetched);
    case Outcome::kGone:
    case Outcome::kRefused:
      break;
  }
  return end(photo, fetched);
}

bool PhotoFetcher::keep(const Photo& photo, const PhotoContent& content) {
  std::vector<std::string> files = {content.sha256};
  if (!content.preview_sha256.empty()) files.push_back(content.preview_sha256);
  const bool is_committed = engine_.run([&](Records& records) {
    // Another photo with this content may have been removed since; then this one is fetched again.
    const bool is_there = std::all_of(files.begin(), files.end(), [&](const std::string& sha256) {
      return store_.find(sha256).has_value();
    });
    if (!is_there) return;
    if (records.photos.mark_kept(photo.id, content, milliseconds(clock_.now()))) return;
    // It was taken back while it came in.
    for (const std::string& sha256 : files) {
      if (records.photos.needing(sha256) == 0) store_.remove(sha256);
    }
  });
  if (!is_committed) return false;
  for (const std::string& sha256 : files) store_.settle(sha256);
  return true;
}

bool PhotoFetcher::try_again(const Photo& photo, const Fetched& fetched) {
  const std::int64_t now_ms = milliseconds(clock_.now());
  if (now_ms - photo.created_at_ms > Milliseconds(kMostFetchTime).count()) {
    return end(photo, {Fetched::Outcome::kGone, fetched.error, "media.photo_gone", {}});
  }
  std::int64_t pause_ms = backoff_ms(photo.attempts);
  if (fetched.outcome == Fetched::Outcome::kNotReady)
    pause_ms = std::min(pause_ms, kNotReadyPauseMs);
  return engine_.run(
      [&](Records& records) { records.photos.retry(photo.id, fetched.error, now_ms + pause_ms); });
}

bool PhotoFetcher::end(const Photo& photo, const Fetched& fetched) {
  log_warning("a photo cannot be kept", {{"photo", photo.id}, {"error", fetched.error}});
  const Instant now = clock_.now();
  return engine_.run([&](Records& records) {
    const bool has_ended = fetched.outcome == Fetched::Outcome::kGone
                               ? records.photos.mark_gone(photo.id, fetched.error)
                               : records.photos.mark_refused(photo.id, fetched.error);
    if (!has_ended || !photo.message_id || fetched.told[0] == '\0') return;
    const auto ended = records.photos.find(photo.id);  // By now it may belong to something.
    if (ended && handler_.tell_of_lost_photo(*ended, records, now)) return;
    records.held_messages.insert({new_id(milliseconds(now)), photo.user_id, fetched.told, "{}",
                                  milliseconds(now), milliseconds(now + kHeldFor)});
  });
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

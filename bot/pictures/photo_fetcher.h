// Brings the photos that people sent from LINE to disk, and takes away those no longer to be kept.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/engine/event_handler.h"
#include "bot/line/line_client.h"
#include "bot/pictures/media_store.h"
#include "bot/pictures/photo_download.h"
#include "storage/machine/photos.h"
#include "storage/readers.h"
#include "storage/records.h"

namespace sammachip {

// How many come in at once, and of these how many at most that were tried before: one that drips
// whenever it is tried does not hold up those that come newly.
inline constexpr int kPhotosFetchedAtOnce = 4;
inline constexpr int kRetriedAtOnce = 2;

struct PhotoFetcherTimes {
  // How often it looks by itself: for photos due again, and because the clock may be moved.
  std::chrono::milliseconds look{1'000};
  std::chrono::milliseconds pause_after_failure{5'000};  // Of the database or the disk.
};

// Fetches the photos whose rows wait, several at once: those that were never tried, then the
// longest due (bot/pictures/photo_download.h):
//   stored         the row is marked as kept
//   refused, gone  the person is told
//   not ready      again later and later; after some hours of it, gone
//   again          likewise, up to a day; then gone
// Telling is the programme's, where the photo belongs to something; else it means a held message:
// it costs nothing and comes with the next answer.
//
// Whatever moment the process dies in, either the row still waits and is fetched again, or its file
// is there: the row is marked as kept after the file is on disk, by the engine, which also removes
// files that no row needs, so these two never cross: a row is marked only if its file is there at
// that moment, else it is fetched again. One photo is never with two threads. Thread-safe.
class PhotoFetcher {
 public:
  // All references must outlive *this, and *this must stop before the engine does.
  PhotoFetcher(EventEngine& engine, const Database& database, LineClient& line, MediaStore& store,
               EventHandler& handler, const Clock& clock, Metrics& metrics,
               PhotoFetcherTimes times = {});
  ~PhotoFetcher();  // Stops.
  PhotoFetcher(const PhotoFetcher&) = delete;
  PhotoFetcher& operator=(const PhotoFetcher&) = delete;

  // First clears away what an earlier process left. REQUIRES: the engine was started.
  void start();
  // Gives up the photos that are coming in, which are fetched again at the next start. Idempotent.
  void stop();
  // Something was committed: looks soon whether there is a photo to fetch or to remove. Never
  // waits.
  void look();

 private:
  struct Counters;

  void plan();
  void clear_leftovers();
  void remove_purged();
  void line_up();
  void work();
  // Waits for a photo to be fetched, which is the caller's until give_back(). Nothing: stopping.
  std::optional<Photo> take();
  std::deque<Photo>::iterator next();
  void give_back(const Photo& photo, std::optional<std::string> failure);
  void fetch(const Photo& photo);
  // Each returns whether it was committed.
  bool record(const Photo& photo, const Fetched& fetched);
  bool keep(const Photo& photo, const Fetched& fetched);
  bool end(const Photo& photo, const Fetched& fetched);
  bool try_again(const Photo& photo, const Fetched& fetched);
  void remove_unneeded(Records& records, const std::vector<std::string>& files);
  bool is_stopping();

  EventEngine& engine_;
  EventHandler& handler_;
  MediaStore& store_;
  const Clock& clock_;
  PhotoDownload download_;
  Readers readers_;  // The planner's.
  std::unique_ptr<Counters> counters_;
  const PhotoFetcherTimes times_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  std::condition_variable lined_up_;
  bool has_news_ = false;
  bool is_stopping_ = false;
  std::deque<Photo> waiting_;     // To be fetched, the next one first.
  std::set<PhotoId> in_work_;     // With a thread.
  std::set<PhotoId> given_back_;  // Since the planner began to read: what it read may be older.
  int retried_in_work_ = 0;       // Those that were tried before.
  std::optional<std::string> failure_;  // Of the database or the disk, since it was looked at.

  std::vector<std::thread> threads_;
};

// Removes the files of `purged` that no other row needs, in the caller's transaction. REQUIRES:
// that they are purged was committed before; `records` is the one writer's.
void remove_photo_files(Records& records, MediaStore& store, const std::vector<Photo>& purged,
                        long long now_ms);

}  // namespace sammachip

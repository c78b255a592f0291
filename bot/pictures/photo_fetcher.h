// Brings the photos that people sent from LINE to disk, and takes away those no longer to be kept.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/engine/event_handler.h"
#include "bot/line/line_client.h"
#include "bot/pictures/media_store.h"
#include "storage/machine/photos.h"
#include "storage/readers.h"
#include "storage/records.h"

namespace sammachip {

// LINE's limit on the preview of an image.
inline constexpr long long kMostPreviewBytes = 1'000'000;
// LINE deletes what people sent after a time it does not tell; after this we stop asking.
inline constexpr std::chrono::hours kMostFetchTime{24};

struct PhotoFetcherTimes {
  // How often it looks by itself: for photos due again, and because the clock may be moved.
  std::chrono::milliseconds look{1'000};
  std::chrono::milliseconds pause_after_failure{5'000};  // Of the database or the disk.
};

// One thread that takes the rows of `photo` that wait, the longest due first, and fetches them:
//   200            stored; too large, no photo or a broken one: refused, and the person is told
//   202            LINE is not ready: again after a few seconds
//   404, 410       gone, and the person is told; other 4xx likewise
//   401, 429, 5xx, no answer, a disk that fails    again later, up to a day; then gone
// Telling is the programme's, where the photo belongs to something; else it means a held message:
// it costs nothing and comes with the next answer. Of a photo above 1 MB LINE's own small picture
// is kept beside it, so that it can be shown in a chat.
//
// Whatever moment the process dies in, either the row still waits and is fetched again, or its file
// is there: the row is marked as kept after the file is on disk, by the engine, which also removes
// files that no row needs, so these two never cross. Thread-safe.
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
  // Gives up the photo that is coming in, which is fetched again at the next start. Idempotent.
  void stop();
  // Something was committed: looks soon whether there is a photo to fetch or to remove. Never
  // waits.
  void look();

 private:
  struct Fetched;
  struct Counters;

  void work();
  void clear_leftovers();
  void fetch_due();
  void remove_purged();
  Fetched fetch(const Photo& photo);
  Fetched fetch_file(const std::string& path, std::size_t most_bytes);
  Fetched with_preview(const Photo& photo, Fetched whole);
  // Each returns whether it was committed.
  bool record(const Photo& photo, const Fetched& fetched);
  bool keep(const Photo& photo, const PhotoContent& content);
  bool end(const Photo& photo, const Fetched& fetched);
  bool try_again(const Photo& photo, const Fetched& fetched);
  bool is_stopping();

  EventEngine& engine_;
  EventHandler& handler_;
  LineClient& line_;
  MediaStore& store_;
  const Clock& clock_;
  Readers readers_;
  std::unique_ptr<Counters> counters_;
  const PhotoFetcherTimes times_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  bool has_news_ = false;
  bool is_stopping_ = false;

  std::thread thread_;
};

// Removes the files of `purged` that no other row needs, in the caller's transaction. REQUIRES:
// that they are purged was committed before; `records` is the one writer's.
void remove_photo_files(Records& records, MediaStore& store, const std::vector<Photo>& purged,
                        long long now_ms);

}  // namespace sammachip

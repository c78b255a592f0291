// One attempt to bring a person's photo from LINE to disk.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "bot/base/clock.h"
#include "bot/line/line_client.h"
#include "bot/pictures/media_store.h"
#include "storage/machine/photos.h"

namespace sammachip {

// LINE's limit on the preview of an image.
inline constexpr long long kMostPreviewBytes = 1'000'000;
// LINE deletes what people sent after a time it does not tell; after this we stop asking.
inline constexpr std::chrono::hours kMostFetchTime{24};

// What became of one attempt.
struct Fetched {
  enum class Outcome { kStored, kNotReady, kAgain, kGone, kRefused };
  Outcome outcome = Outcome::kAgain;
  std::string error = {};
  const char* told = "";                   // The sentence for its sender, where it has ended.
  PhotoContent content = {};               // Of what is stored.
  std::vector<std::string> files() const;  // SHA-256s: put in place, and yet to be settled.
};

// Asks LINE, and puts what comes into the store:
//   200            stored; too large, no photo or a broken one: refused
//   202            not ready
//   404, 410       gone; other 4xx likewise
//   401, 429, 3xx, 5xx, no answer, a disk that fails, a page that is not LINE's    again
// Of a photo above 1 MB LINE's own small picture is stored beside it, so that it can be shown in a
// chat; where that has to wait, the photo itself is among the files all the same. Thread-safe.
class PhotoDownload {
 public:
  // All references must outlive *this.
  PhotoDownload(LineClient& line, MediaStore& store, const Clock& clock);
  // Is given up at the next piece once `is_stopping` says so: then what is returned means nothing.
  // Throws std::system_error if the disk does not do what it should.
  Fetched fetch(const Photo& photo, const std::function<bool()>& is_stopping);

 private:
  Fetched fetch_file(const std::string& path, std::size_t most_bytes,
                     const std::function<bool()>& is_stopping);
  Fetched with_preview(const Photo& photo, Fetched whole, const std::function<bool()>& is_stopping);

  LineClient& line_;
  MediaStore& store_;
  const Clock& clock_;
};

}  // namespace sammachip

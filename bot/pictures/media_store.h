// The files of people's photos: each once, named by its content, whole or not there at all.
#pragma once

#include <openssl/evp.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/pictures/photo_cleaner.h"

namespace sammachip {

// The most that a photo may have, as LINE gives it out.
inline constexpr std::size_t kMostPhotoBytes = 10'485'760;

struct StoredPhoto {
  std::string sha256;  // Of what was kept, 64 lower-case hex digits.
  std::string media_type;
  long long byte_count = 0;
};

struct PhotoFile {
  std::filesystem::path path;
  std::string media_type;
  long long byte_count = 0;
};

// A folder of photos: <folder>/ab/cd/abcd….jpg or .png, readable by its owner only, and "incoming"
// for what is not whole yet and for a note of each photo that no row is known to name yet. Thread-
// safe; but for a file to be there when a row says so, rows must be marked as kept, and files
// removed, by one writer: see bot/pictures/photo_fetcher.h. Throws std::system_error if the disk
// does not do what it should.
class MediaStore {
 public:
  explicit MediaStore(std::filesystem::path folder);

  // Nothing if there is none, or `sha256` is no SHA-256.
  std::optional<PhotoFile> find(const std::string& sha256) const;
  // Does nothing if there is none.
  void remove(const std::string& sha256);
  // Removes what an earlier process left half-written. REQUIRES: nothing is being written.
  void remove_leftovers();
  // The SHA-256 of each photo that was put in its place but not settled.
  std::vector<std::string> unsettled() const;
  // Whether a row names the photo is settled: drops the note, unless another upload that put the
  // same photo there has yet to settle it.
  void settle(const std::string& sha256);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path incoming() const { return folder_ / "incoming"; }

 private:
  friend class PhotoUpload;
  void note(const std::string& sha256);

  const std::filesystem::path folder_;
  std::mutex mutex_;  // Guards what follows, and that a note is there as long as it says so.
  std::map<std::string, int> unsettled_uploads_;
};

// One photo on its way into the store: cleaned (bot/pictures/photo_cleaner.h) and hashed while it
// is written. Nothing of it is left unless keep() gives it. Not thread-safe; `store` must outlive
// it. Several at once may bring the same photo.
class PhotoUpload {
 public:
  enum class State {
    kTaking,
    kTooLarge,  // Over the limit.
    kNoPhoto,   // No JPEG or PNG, or a broken one.
    kPdf,       // No photo either, but what people often send for one.
    kHeic,
    kDiskFailed,  // May do next time.
  };

  PhotoUpload(MediaStore& store, std::size_t most_bytes);
  ~PhotoUpload();
  PhotoUpload(const PhotoUpload&) = delete;
  PhotoUpload& operator=(const PhotoUpload&) = delete;

  // False if no more is of use; state() says why. Never throws.
  bool write(std::string_view piece);
  // Nothing more comes: state() knows of the shortest of files what it is.
  void end();
  State state() const { return state_; }
  // Whether the picture has come to its end.
  bool is_whole() const { return state_ == State::kTaking && cleaner_.is_whole(); }
  // Puts the photo in its place, unsettled; when this returns, it is on disk. A file that is there
  // already stays. To be called once. REQUIRES: is_whole(). Throws std::system_error.
  StoredPhoto keep();

 private:
  void append(std::string_view bytes);
  void flush();
  bool clean(std::string_view piece);

  MediaStore& store_;
  const std::size_t most_bytes_;
  std::size_t bytes_taken_ = 0;
  std::string beginning_;  // Until there is enough to tell what it is.
  State state_ = State::kTaking;
  std::filesystem::path temporary_;
  int file_ = -1;
  std::string buffer_;  // Not yet written.
  long long byte_count_ = 0;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash_;
  PhotoCleaner cleaner_;
};

}  // namespace sammachip

// Photos as strangers send them: takes their bytes apart, drops what tells where and with what they
// were taken, and passes the picture on as it is, without decoding it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace sammachip {

// Takes a photo in pieces of any size and hands on what is kept of it, in order. Knows JPEG
// (baseline, extended and progressive) and PNG by their content, whatever the sender calls them.
//   JPEG keeps the picture, JFIF, the colour profile and Adobe's colour mark. Of EXIF only a turned
//   orientation stays; XMP, IPTC, comments, makers' data and what follows the picture go.
//   PNG keeps the picture and what its colours and size mean; texts, EXIF, times, further frames
//   and what follows the picture go.
// Holds at most one JPEG segment (64 KiB) in memory. Never throws but what `keep` throws.
class PhotoCleaner {
 public:
  using Keep = std::function<void(std::string_view bytes)>;

  explicit PhotoCleaner(Keep keep);
  ~PhotoCleaner();
  PhotoCleaner(const PhotoCleaner&) = delete;
  PhotoCleaner& operator=(const PhotoCleaner&) = delete;

  // False once it cannot be a photo, whatever may follow: what was handed on is of no use then.
  bool take(std::string_view piece);
  // Whether the picture came to its end. Pieces after that change nothing.
  bool is_whole() const;
  // "image/jpeg" or "image/png"; empty while that is not known.
  std::string media_type() const;

  // One of the formats.
  class Format {
   public:
    virtual ~Format() = default;
    virtual bool take(std::string_view piece) = 0;
    virtual bool is_whole() const = 0;
  };

 private:
  bool choose_format();

  const Keep keep_;
  std::string beginning_;  // Until the format is known.
  std::string media_type_;
  std::unique_ptr<Format> format_;
  bool is_refused_ = false;
};

// REQUIRES: the bytes are those after the first two (JPEG) or eight (PNG), by which each is known.
std::unique_ptr<PhotoCleaner::Format> jpeg_format(const PhotoCleaner::Keep& keep);
std::unique_ptr<PhotoCleaner::Format> png_format(const PhotoCleaner::Keep& keep);

}  // namespace sammachip

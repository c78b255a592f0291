#include "bot/pictures/photo_cleaner.h"

#include <algorithm>
#include <utility>

namespace sammachip {
namespace {

constexpr std::string_view kJpegStart = "\xFF\xD8";
constexpr std::string_view kPngStart = "\x89PNG\r\n\x1A\n";

bool may_become(std::string_view start, std::string_view bytes) {
  const std::size_t common = std::min(start.size(), bytes.size());
  return bytes.substr(0, common) == start.substr(0, common);
}

}  // namespace

PhotoCleaner::PhotoCleaner(Keep keep) : keep_(std::move(keep)) {}
PhotoCleaner::~PhotoCleaner() = default;

bool PhotoCleaner::take(std::string_view piece) {
  if (is_refused_) return false;
  if (!format_) {
    const std::size_t wanted = kPngStart.size() - beginning_.size();
    const std::size_t taken = std::min(wanted, piece.size());
    beginning_.append(piece.substr(0, taken));
    piece.remove_prefix(taken);
    is_refused_ = !choose_format();
    if (is_refused_) return false;
    if (!format_) return true;
  }
  is_refused_ = !format_->take(piece);
  return !is_refused_;
}

// False: it is neither. True without a format: there are too few bytes yet.
bool PhotoCleaner::choose_format() {
  if (beginning_.size() < kPngStart.size()) {
    return may_become(kJpegStart, beginning_) || may_become(kPngStart, beginning_);
  }
  const std::string_view beginning = beginning_;
  if (beginning == kPngStart) {
    media_type_ = "image/png";
    format_ = png_format(keep_);
    keep_(kPngStart);
    return true;
  }
  if (!may_become(kJpegStart, beginning)) return false;
  media_type_ = "image/jpeg";
  format_ = jpeg_format(keep_);
  keep_(kJpegStart);
  return format_->take(beginning.substr(kJpegStart.size()));
}

bool PhotoCleaner::is_whole() const { return !is_refused_ && format_ && format_->is_whole(); }

std::string PhotoCleaner::media_type() const { return media_type_; }

}  // namespace sammachip

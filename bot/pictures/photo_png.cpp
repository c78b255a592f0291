// PNG: ISO/IEC 15948, chunks.
#include <algorithm>
#include <array>
#include <cstdint>

#include "bot/pictures/photo_cleaner.h"

namespace sammachip {
namespace {

constexpr std::size_t kHeadBytes = 8;  // Length and type.
constexpr std::size_t kCheckBytes = 4;
constexpr std::uint32_t kMostChunkBytes = 0x7FFFFFFF;
constexpr std::size_t kSizeBytes = 13;  // Of IHDR.

// The picture, and what its colours and size mean. All else goes.
constexpr std::array<std::string_view, 12> kKept = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                                    "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"};

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t n = 0; n < table.size(); ++n) {
    std::uint32_t value = n;
    for (int bit = 0; bit < 8; ++bit) {
      value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
    }
    table[n] = value;
  }
  return table;
}
constexpr std::array<std::uint32_t, 256> kCrcTable = make_crc_table();

std::uint32_t crc_over(std::uint32_t crc, std::string_view bytes) {
  for (const char c : bytes) {
    crc = kCrcTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
  }
  return crc;
}

std::uint32_t big_32(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, 4)) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

class PngFormat : public PhotoCleaner::Format {
 public:
  explicit PngFormat(const PhotoCleaner::Keep& keep) : keep_(keep) {}

  bool take(std::string_view piece) override {
    while (!piece.empty() && !is_ended_) {
      if (left_ > 0) {
        take_content(piece);
      } else if (!take_head_or_check(piece)) {
        return false;
      }
    }
    return true;
  }

  bool is_whole() const override { return is_ended_; }

 private:
  void take_content(std::string_view& piece) {
    const std::string_view part = piece.substr(0, left_);
    if (is_kept_) keep_(part);
    if (type_ == "IHDR") size_.append(part);
    crc_ = crc_over(crc_, part);
    left_ -= part.size();
    piece.remove_prefix(part.size());
  }

  bool take_head_or_check(std::string_view& piece) {
    const std::size_t wanted = is_in_chunk_ ? kCheckBytes : kHeadBytes;
    const std::size_t taken = std::min(wanted - buffer_.size(), piece.size());
    buffer_.append(piece.substr(0, taken));
    piece.remove_prefix(taken);
    if (buffer_.size() < wanted) return true;
    const bool is_right = is_in_chunk_ ? end_chunk() : begin_chunk();
    buffer_.clear();
    return is_right;
  }

  bool begin_chunk() {
    const std::uint32_t length = big_32(buffer_);
    type_ = buffer_.substr(4);
    const bool is_first = !has_size_;
    if (length > kMostChunkBytes || is_first != (type_ == "IHDR")) return false;
    if (is_first && length != kSizeBytes) return false;
    is_kept_ = std::find(kKept.begin(), kKept.end(), type_) != kKept.end();
    // An upper-case letter says that no picture can be shown without understanding it.
    const bool is_critical = type_[0] >= 'A' && type_[0] <= 'Z';
    if (!is_kept_ && is_critical) return false;
    has_size_ = true;
    has_picture_ = has_picture_ || (type_ == "IDAT" && length > 0);
    left_ = length;
    crc_ = crc_over(0xFFFFFFFFU, type_);
    is_in_chunk_ = true;
    if (is_kept_) keep_(buffer_);
    return type_ != "IEND" || (length == 0 && has_picture_);
  }

  bool end_chunk() {
    is_in_chunk_ = false;
    if (!is_kept_) return true;
    if (big_32(buffer_) != (crc_ ^ 0xFFFFFFFFU)) return false;
    keep_(buffer_);
    is_ended_ = type_ == "IEND";
    return type_ != "IHDR" || (big_32(size_) > 0 && big_32(std::string_view(size_).substr(4)) > 0);
  }

  const PhotoCleaner::Keep& keep_;
  std::string buffer_;  // A head or a checksum that has not come whole.
  std::string type_;
  std::string size_;      // The content of IHDR.
  std::size_t left_ = 0;  // Of the chunk's content.
  std::uint32_t crc_ = 0;
  bool is_in_chunk_ = false;
  bool is_kept_ = false;
  bool has_size_ = false;
  bool has_picture_ = false;
  bool is_ended_ = false;
};

}  // namespace

std::unique_ptr<PhotoCleaner::Format> png_format(const PhotoCleaner::Keep& keep) {
  return std::make_unique<PngFormat>(keep);
}

}  // namespace sammachip

// JPEG: ITU-T T.81 annex B, and the EXIF segment of CIPA DC-008.
#include <algorithm>
#include <optional>

#include "bot/pictures/photo_cleaner.h"

namespace sammachip {
namespace {

using Byte = unsigned char;

constexpr Byte kEndOfImage = 0xD9;
constexpr Byte kStartOfScan = 0xDA;
constexpr Byte kExif = 0xE1;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<Byte>(bytes[at]); }
unsigned big_16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}

// TIFF numbers, in the byte order that the file says. REQUIRES: they lie inside.
class Tiff {
 public:
  Tiff(std::string_view bytes, bool is_little) : bytes_(bytes), is_little_(is_little) {}
  unsigned number_16(std::size_t at) const {
    return is_little_ ? byte_at(bytes_, at) | byte_at(bytes_, at + 1) << 8U : big_16(bytes_, at);
  }
  unsigned number_32(std::size_t at) const {
    return is_little_ ? number_16(at) | number_16(at + 2) << 16U
                      : number_16(at) << 16U | number_16(at + 2);
  }

 private:
  std::string_view bytes_;
  bool is_little_;
};

// How the camera was held, 2 to 8; nothing if upright, not said, or not readable.
std::optional<unsigned> orientation_in(std::string_view exif) {
  constexpr std::string_view name("Exif\0\0", 6);
  constexpr std::size_t header_bytes = 8;
  constexpr std::size_t entry_bytes = 12;
  constexpr unsigned orientation_tag = 0x0112;
  constexpr unsigned short_type = 3;
  if (exif.substr(0, name.size()) != name) return std::nullopt;
  exif.remove_prefix(name.size());
  if (exif.size() < header_bytes) return std::nullopt;
  const std::string_view order = exif.substr(0, 2);
  if (order != "II" && order != "MM") return std::nullopt;
  const Tiff tiff(exif, order == "II");
  const std::size_t directory = tiff.number_32(4);
  if (tiff.number_16(2) != 42 || directory > exif.size() - 2) return std::nullopt;
  const std::size_t entries = tiff.number_16(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * entry_bytes;
    if (entry + entry_bytes > exif.size()) break;
    if (tiff.number_16(entry) != orientation_tag) continue;
    const unsigned value = tiff.number_16(entry + 8);
    const bool is_turned = value >= 2 && value <= 8;
    if (tiff.number_16(entry + 2) != short_type || !is_turned) break;
    return value;
  }
  return std::nullopt;
}

// A segment that says how to turn the picture, and nothing else.
std::string exif_segment(unsigned orientation) {
  std::string segment(
      "\xFF\xE1\x00\x22"                  // Its length, without the marker: 34.
      "Exif\0\0MM\0\x2A\0\0\0\x08"        // TIFF, its directory after eight bytes...
      "\0\x01\x01\x12\0\x03\0\0\0\x01\0"  // ...with one entry: the orientation, one short.
      "?\0\0\0\0\0\0",                    // No further directory.
      36);
  segment[29] = static_cast<char>(orientation);
  return segment;
}

class JpegFormat : public PhotoCleaner::Format {
 public:
  explicit JpegFormat(const PhotoCleaner::Keep& keep) : keep_(keep) {}

  bool take(std::string_view piece) override {
    while (!piece.empty() && state_ != State::kEnded) {
      if (state_ == State::kScan) {
        take_scan(piece);
      } else if (!take_byte_or_segment(piece)) {
        return false;
      }
    }
    return true;
  }

  bool is_whole() const override { return state_ == State::kEnded; }

 private:
  enum class State {
    kMarker,      // 0xFF is next.
    kMarkerCode,  // What follows it.
    kLength,      // Two bytes.
    kSegment,     // As many as the length said.
    kScan,        // The picture's own bytes.
    kEnded,
  };

  // Hands on what belongs to the scan, and stops behind the 0xFF of the next marker.
  void take_scan(std::string_view& piece) {
    if (!is_after_ff_) {
      const std::size_t end = std::min(piece.find('\xFF'), piece.size());
      if (end > 0) keep_scan(piece.substr(0, end));
      is_after_ff_ = end < piece.size();
      piece.remove_prefix(std::min(end + 1, piece.size()));
      return;
    }
    const auto byte = static_cast<Byte>(piece.front());
    is_after_ff_ = byte == 0xFF;                        // Several may lead a marker in.
    if (byte == 0 || (byte >= 0xD0 && byte <= 0xD7)) {  // Stuffed, or a restart.
      keep_scan("\xFF");
      keep_scan(piece.substr(0, 1));
    } else if (!is_after_ff_) {
      state_ = State::kMarkerCode;
      return;
    }
    piece.remove_prefix(1);
  }

  void keep_scan(std::string_view bytes) {
    has_scan_data_ = true;
    keep_(bytes);
  }

  bool take_byte_or_segment(std::string_view& piece) {
    if (state_ == State::kSegment) {
      const std::size_t taken = std::min(wanted_ - segment_.size(), piece.size());
      segment_.append(piece.substr(0, taken));
      piece.remove_prefix(taken);
      return segment_.size() < wanted_ || end_segment();
    }
    const Byte byte = static_cast<Byte>(piece.front());
    piece.remove_prefix(1);
    switch (state_) {
      case State::kMarker:
        state_ = State::kMarkerCode;
        return byte == 0xFF;
      case State::kMarkerCode:
        return byte == 0xFF || begin_segment(byte);  // A marker may be led in by several 0xFF.
      default:
        return take_length(byte);
    }
  }

  bool begin_segment(Byte marker) {
    marker_ = marker;
    segment_.clear();
    if (marker == kEndOfImage) {
      state_ = State::kEnded;
      keep_("\xFF\xD9");
      return has_frame_ && has_scan_data_;
    }
    state_ = State::kLength;
    const bool is_frame = marker >= 0xC0 && marker <= 0xC2;
    const bool is_table = marker == 0xC4 || marker == 0xDB || marker == 0xDD || marker == 0xDC;
    const bool is_application = marker >= 0xE0 && marker <= 0xEF;
    const bool is_comment = marker == 0xFE;
    // Others are of no photo that phones show: lossless, hierarchical, arithmetic coding.
    return is_frame || is_table || is_application || is_comment || marker == kStartOfScan;
  }

  bool take_length(Byte byte) {
    segment_ += static_cast<char>(byte);
    if (segment_.size() < 2) return true;
    wanted_ = big_16(segment_, 0);
    state_ = State::kSegment;
    // The length counts itself.
    return wanted_ > 2 || (wanted_ == 2 && end_segment());
  }

  bool end_segment() {
    state_ = State::kMarker;
    const std::string_view content = std::string_view(segment_).substr(2);
    if (marker_ >= 0xC0 && marker_ <= 0xC2) {
      if (has_frame_ || !is_frame_header(content)) return false;
      has_frame_ = true;
    } else if (marker_ == kStartOfScan) {
      if (!has_frame_) return false;
      state_ = State::kScan;
    } else if (marker_ == kExif) {
      keep_orientation(content);
      return true;
    } else if (is_dropped(content)) {
      return true;
    }
    const std::string lead = {'\xFF', static_cast<char>(marker_)};
    keep_(lead);
    keep_(segment_);
    return true;
  }

  // Whether a picture of some size follows, in eight bits and one, three or four colours.
  static bool is_frame_header(std::string_view content) {
    if (content.size() < 6) return false;
    const unsigned colours = byte_at(content, 5);
    return byte_at(content, 0) == 8 && big_16(content, 1) > 0 && big_16(content, 3) > 0 &&
           (colours == 1 || colours == 3 || colours == 4) && content.size() == 6 + 3 * colours;
  }

  bool is_dropped(std::string_view content) const {
    const auto begins = [&](std::string_view name) {
      return content.substr(0, name.size()) == name;
    };
    if (marker_ == 0xE0) return !begins(std::string_view("JFIF\0", 5));
    if (marker_ == 0xE2) return !begins(std::string_view("ICC_PROFILE\0", 12));
    if (marker_ == 0xEE) return !begins("Adobe");  // Without it four colours come out inverted.
    return (marker_ >= 0xE0 && marker_ <= 0xEF) || marker_ == 0xFE;
  }

  void keep_orientation(std::string_view content) {
    if (has_orientation_) return;
    if (const auto orientation = orientation_in(content)) {
      has_orientation_ = true;
      keep_(exif_segment(*orientation));
    }
  }

  const PhotoCleaner::Keep& keep_;
  State state_ = State::kMarker;
  Byte marker_ = 0;
  std::string segment_;  // From its length on.
  std::size_t wanted_ = 0;
  bool is_after_ff_ = false;  // In a scan.
  bool has_frame_ = false;
  bool has_scan_data_ = false;
  bool has_orientation_ = false;
};

}  // namespace

std::unique_ptr<PhotoCleaner::Format> jpeg_format(const PhotoCleaner::Keep& keep) {
  return std::make_unique<JpegFormat>(keep);
}

}  // namespace sammachip

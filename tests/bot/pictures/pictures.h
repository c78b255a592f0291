// Pictures for tests: with and without what cameras write into them.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>

#include "bot/pictures/qr_picture.h"
#include "simulator/sample_photo.h"

namespace sammachip::testing {

inline const std::string kSecretPlace = "7.7914N 99.3551E";

inline std::string big_16(unsigned number) {
  return {static_cast<char>(number >> 8U), static_cast<char>(number)};
}
inline std::string big_32(std::uint32_t number) {
  return big_16(number >> 16U) + big_16(number & 0xFFFFU);
}

// A JPEG segment.
inline std::string segment(unsigned char marker, const std::string& content) {
  return std::string{'\xFF', static_cast<char>(marker)} +
         big_16(static_cast<unsigned>(content.size() + 2)) + content;
}

// EXIF as a camera writes it: its maker, the orientation, and where it was taken.
inline std::string exif(unsigned orientation, bool is_little) {
  const auto number_16 = [&](unsigned number) {
    const std::string big = big_16(number);
    return is_little ? std::string(big.rbegin(), big.rend()) : big;
  };
  const auto number_32 = [&](std::uint32_t number) {
    const std::string big = big_32(number);
    return is_little ? std::string(big.rbegin(), big.rend()) : big;
  };
  std::string entries = number_16(2) + number_16(0x010F) + number_16(2) + number_32(3) +
                        std::string("Ca\0\0", 4) + number_16(0x0112) + number_16(3) + number_32(1) +
                        number_16(orientation) + number_16(0) + number_32(0);
  return std::string("Exif\0\0", 6) + (is_little ? "II" : "MM") + number_16(42) + number_32(8) +
         entries + kSecretPlace;
}

// The sample photo with more segments in front.
inline std::string jpeg_with(const std::string& segments) {
  std::string photo = simulator::sample_photo();
  return photo.insert(2, segments);
}

// One whose content is nobody else's: the number stands where it does not harm the picture.
inline std::string jpeg_number(int number) {
  std::string table(64, '\x01');
  table[0] = static_cast<char>(number + 1);
  return jpeg_with(segment(0xDB, std::string(1, '\x03') + table));
}

// The sample photo, of about that many bytes.
inline std::string large_jpeg(std::size_t bytes) {
  std::string photo = simulator::sample_photo();
  return photo.insert(photo.size() - 2, bytes, 'x');
}

// A PNG chunk.
inline std::string chunk(const std::string& type, const std::string& content) {
  const std::string checked = type + content;
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
  return big_32(static_cast<std::uint32_t>(content.size())) + checked +
         big_32(static_cast<std::uint32_t>(sum));
}

inline std::string plain_png() { return qr_picture("https://line.me/R/"); }

// The plain one with more chunks behind its size.
inline std::string png_with(const std::string& chunks) { return plain_png().insert(33, chunks); }

}  // namespace sammachip::testing

#include "bot/pictures/qr_picture.h"

#include <png.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace sammachip {

namespace {

// With the four modules of white around it that the standard asks for.
constexpr int kModulePixels = 12;
constexpr int kQuietModules = 4;

std::vector<unsigned char> grey_pixels(const QRcode& code, int side) {
  std::vector<unsigned char> pixels;
  pixels.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const int column = x / kModulePixels - kQuietModules;
      const int row = y / kModulePixels - kQuietModules;
      const bool is_inside = column >= 0 && row >= 0 && column < code.width && row < code.width;
      const bool is_black = is_inside && (code.data[row * code.width + column] & 1) != 0;
      pixels.push_back(is_black ? 0 : 255);
    }
  }
  return pixels;
}

}  // namespace

std::string qr_picture(const std::string& text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) throw std::runtime_error("The QR code could not be made.");
  const int side = (code->width + 2 * kQuietModules) * kModulePixels;
  const std::vector<unsigned char> pixels = grey_pixels(*code, side);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(side);
  image.height = static_cast<png_uint_32>(side);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t bytes = 0;
  if (png_image_write_to_memory(&image, nullptr, &bytes, 0, pixels.data(), side, nullptr) == 0) {
    throw std::runtime_error(std::string("The QR picture could not be made: ") + image.message);
  }
  std::string picture(bytes, '\0');
  if (png_image_write_to_memory(&image, picture.data(), &bytes, 0, pixels.data(), side, nullptr) ==
      0) {
    throw std::runtime_error(std::string("The QR picture could not be made: ") + image.message);
  }
  picture.resize(bytes);
  return picture;
}

}  // namespace sammachip

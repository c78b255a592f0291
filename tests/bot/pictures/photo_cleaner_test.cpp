#include "bot/pictures/photo_cleaner.h"

#include <catch2/catch.hpp>
#include <optional>

#include "tests/bot/pictures/pictures.h"
#include "tests/support/holds.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

// What is kept of a photo that comes in pieces; nothing if it is none, or not whole.
std::optional<std::string> cleaned(const std::string& bytes, std::size_t piece_bytes = 4096) {
  std::string kept;
  PhotoCleaner cleaner([&](std::string_view part) { kept += part; });
  for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
    if (!cleaner.take(std::string_view(bytes).substr(at, piece_bytes))) return std::nullopt;
  }
  return cleaner.is_whole() ? std::optional(kept) : std::nullopt;
}

}  // namespace

TEST_CASE("A plain photo is kept as it is, however it is cut into pieces") {
  for (const std::string& photo : {simulator::sample_photo(), plain_png()}) {
    for (const std::size_t piece_bytes : {1U, 2U, 7U, 1000U, 1'000'000U}) {
      CHECK(cleaned(photo, piece_bytes) == photo);
    }
  }
}

TEST_CASE("Where a photo was taken and with what is gone; how it is turned stays") {
  for (const bool is_little : {true, false}) {
    for (unsigned orientation = 2; orientation <= 8; ++orientation) {
      const auto kept = cleaned(jpeg_with(segment(0xE1, exif(orientation, is_little))), 13);
      REQUIRE(kept);
      CHECK_FALSE(holds(*kept, kSecretPlace));
      CHECK_FALSE(holds(*kept, "Ca"));
      CHECK(kept->size() == simulator::sample_photo().size() + 36);
      CHECK(holds(*kept,
                  std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + static_cast<char>(orientation)));
      CHECK(cleaned(*kept) == *kept);
    }
    const std::string upright = jpeg_with(segment(0xE1, exif(1, is_little)));
    CHECK(cleaned(upright) == simulator::sample_photo());
    CHECK(cleaned(jpeg_with(segment(0xE1, exif(9, is_little)))) == simulator::sample_photo());
  }
}

TEST_CASE("EXIF that is broken says nothing, and does no harm") {
  const std::string whole = exif(6, true);
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
    const auto kept = cleaned(jpeg_with(segment(0xE1, whole.substr(0, bytes))));
    REQUIRE(kept);
    CHECK_FALSE(holds(*kept, kSecretPlace));
  }
  std::string far = whole;
  far.replace(10, 4, "\xFF\xFF\xFF\xFF");  // Its directory would be beyond the end.
  CHECK(cleaned(jpeg_with(segment(0xE1, far))) == simulator::sample_photo());
}

TEST_CASE("Comments, makers' data and what follows the picture are gone") {
  const std::string others = segment(0xE1, "http://ns.adobe.com/xap/1.0/" + kSecretPlace) +
                             segment(0xED, "Photoshop 3.0" + kSecretPlace) +
                             segment(0xFE, kSecretPlace) + segment(0xE5, kSecretPlace) +
                             segment(0xE2, "MPF" + kSecretPlace) + segment(0xE0, "JFXX") + "\xFF";
  CHECK(cleaned(jpeg_with(others)) == simulator::sample_photo());
  CHECK(cleaned(simulator::sample_photo() + jpeg_with(others)) == simulator::sample_photo());
  CHECK(cleaned(jpeg_with(segment(0xEE, "Adobe"))) == jpeg_with(segment(0xEE, "Adobe")));
}

TEST_CASE("Texts, EXIF, times and further frames of a PNG are gone; its colours stay") {
  const std::string others = chunk("tEXt", kSecretPlace) + chunk("zTXt", kSecretPlace) +
                             chunk("iTXt", kSecretPlace) + chunk("eXIf", exif(6, true)) +
                             chunk("tIME", "1234567") + chunk("acTL", "12345678") +
                             chunk("vpAg", kSecretPlace);
  CHECK(cleaned(png_with(others), 5) == plain_png());
  CHECK(cleaned(plain_png() + kSecretPlace) == plain_png());
  CHECK(cleaned(png_with(chunk("gAMA", "1234"))) == png_with(chunk("gAMA", "1234")));
}

TEST_CASE("A photo that ends too early is not whole, wherever it ends") {
  for (const std::string& photo :
       {jpeg_with(segment(0xE1, exif(6, false))), png_with(chunk("tEXt", "words"))}) {
    for (std::size_t bytes = 0; bytes < photo.size(); ++bytes) {
      CHECK_FALSE(cleaned(photo.substr(0, bytes)));
    }
    CHECK(cleaned(photo));
  }
}

TEST_CASE("What is no photo is refused") {
  const std::string jpeg = simulator::sample_photo();
  const std::string end("\xFF\xD9");
  for (const std::string& other :
       {std::string("<!doctype html>"), std::string("GIF89a........"), std::string(100, '\0'),
        std::string("%PDF-1.4 and more"), std::string("\xFF\xD8") + end, jpeg.substr(2),
        std::string("\xFF\xD8\xFF\xC0\0\x02", 6) + end,
        "\xFF\xD8" + segment(0xDA, "scan before frame") + "data" + end,
        jpeg_with(segment(0xC3, "lossless")), jpeg_with("stray"),
        jpeg_with(std::string("\xFF\xE1\0\x01", 4)), plain_png().substr(0, 33) + chunk("IEND", ""),
        plain_png().substr(0, 8) + chunk("IDAT", "first"), png_with(chunk("ABCD", "needed")),
        png_with(chunk("IHDR", std::string(13, '\x01')))}) {
    CHECK_FALSE(cleaned(other));
  }
  std::string wrong_sum = plain_png();
  ++wrong_sum[wrong_sum.size() - 20];
  CHECK_FALSE(cleaned(wrong_sum));
}

TEST_CASE("Any one damaged byte does no harm, and what is kept is clean once and for all") {
  for (const std::string& photo :
       {jpeg_with(segment(0xE1, exif(6, true))), png_with(chunk("eXIf", exif(6, true)))}) {
    for (std::size_t at = 0; at < std::min<std::size_t>(photo.size(), 900); ++at) {
      for (const char damage : {'\xFF', '\0', '\x01'}) {
        std::string damaged = photo;
        damaged[at] = damage;
        if (const auto kept = cleaned(damaged)) CHECK(cleaned(*kept) == *kept);
      }
    }
  }
}

// libFuzzer: no bytes, in pieces of any size, make the photo parsers crash or keep what they must
// not; what they keep is a photo that they would keep as it is.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "bot/pictures/photo_cleaner.h"

namespace {

struct Cleaned {
  std::string bytes;
  bool is_whole = false;
};

Cleaned cleaned(std::string_view bytes, std::size_t piece_bytes) {
  Cleaned result;
  sammachip::PhotoCleaner cleaner([&](std::string_view part) { result.bytes += part; });
  for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
    if (!cleaner.take(bytes.substr(at, piece_bytes))) return result;
  }
  result.is_whole = cleaner.is_whole();
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece_bytes = data[0] + std::size_t{1};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Cleaned once = cleaned(bytes, piece_bytes);
  const Cleaned at_once = cleaned(bytes, bytes.size() + 1);
  if (once.is_whole != at_once.is_whole) std::abort();
  if (!once.is_whole) return 0;
  if (once.bytes != at_once.bytes) std::abort();
  const Cleaned twice = cleaned(once.bytes, piece_bytes);
  if (!twice.is_whole || twice.bytes != once.bytes) std::abort();
  return 0;
}

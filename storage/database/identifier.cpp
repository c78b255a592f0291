#include "storage/database/identifier.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <utility>

#include "storage/database/error.h"

namespace sammachip {
namespace {

using Bytes = std::array<unsigned char, 16>;

// One call to OpenSSL costs about a microsecond, so randomness is drawn for many identifiers at
// once.
constexpr std::size_t kRandomPool = 4096;
// A clock that steps back by more than this is followed, by less it is not: order matters more than
// exactness.
constexpr long long kFollowBackAfterMs = 60'000;

constexpr char kDigits[] = "0123456789abcdef";

class Maker {
 public:
  Bytes next(long long now_ms) {
    const std::scoped_lock lock(mutex_);
    Bytes bytes;
    draw(bytes);
    if (now_ms > last_ms_ || now_ms < last_ms_ - kFollowBackAfterMs) {
      last_ms_ = now_ms;
      counter_ = static_cast<std::uint32_t>(bytes[6] << 8 | bytes[7]) & 0x7FF;
    } else if (++counter_ > 0xFFF) {
      ++last_ms_;  // 12 bits are used up in this millisecond: borrow from the next.
      counter_ = 0;
    }
    for (std::size_t i = 0; i < 6; ++i) {
      bytes[i] = static_cast<unsigned char>(last_ms_ >> (40 - 8 * i) & 0xFF);
    }
    bytes[6] = static_cast<unsigned char>(0x70 | counter_ >> 8);
    bytes[7] = static_cast<unsigned char>(counter_ & 0xFF);
    bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3F));
    return bytes;
  }

 private:
  void draw(Bytes& bytes) {
    if (used_ + bytes.size() > pool_.size()) {
      if (RAND_bytes(pool_.data(), static_cast<int>(pool_.size())) != 1) {
        throw StorageError("OpenSSL has no random numbers, so no identifier can be made.");
      }
      used_ = 0;
    }
    for (auto& byte : bytes) byte = pool_[used_++];
  }

  std::mutex mutex_;
  long long last_ms_ = 0;
  std::uint32_t counter_ = 0;
  std::array<unsigned char, kRandomPool> pool_{};
  std::size_t used_ = kRandomPool;
};

}  // namespace

AnyId new_id(long long now_ms) {
  static Maker maker;
  const Bytes bytes = maker.next(now_ms);
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 0xF];
  }
  return AnyId(std::move(text));
}

std::string first_id_at(long long time_ms) {
  const long long from_ms = std::max(0LL, time_ms - 2 * kFollowBackAfterMs);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%08llx-%04llx",
                static_cast<unsigned long long>(from_ms) >> 16U,
                static_cast<unsigned long long>(from_ms) & 0xFFFFU);
  return text.data();
}

}  // namespace sammachip

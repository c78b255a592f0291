#include "simulator/ids.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace sammachip::simulator {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kCrockfordDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::vector<unsigned char> random_bytes(int count) {
  std::vector<unsigned char> bytes(static_cast<std::size_t>(count));
  if (RAND_bytes(bytes.data(), count) != 1) throw std::runtime_error("no random bytes");
  return bytes;
}

std::string hex(const unsigned char* bytes, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += kHexDigits[bytes[i] >> 4];
    text += kHexDigits[bytes[i] & 15];
  }
  return text;
}

std::string hashed_id(char kind, std::string_view name) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(name.data()), name.size(), digest);
  return kind + hex(digest, 16);
}

bool is_hex(std::string_view text, bool lower_only) {
  return std::all_of(text.begin(), text.end(), [lower_only](char c) {
    return kHexDigits.find(c) != std::string_view::npos || (!lower_only && c >= 'A' && c <= 'F');
  });
}

}  // namespace

std::string random_hex(int bytes) {
  const auto random = random_bytes(bytes);
  return hex(random.data(), random.size());
}

std::string signature_of(std::string_view channel_secret, std::string_view body) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (!HMAC(EVP_sha256(), channel_secret.data(), static_cast<int>(channel_secret.size()),
            reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest, &size)) {
    throw std::runtime_error("HMAC failed");
  }
  std::string text(4 * ((size + 2) / 3) + 1, '\0');  // EVP_EncodeBlock ends with a zero.
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), digest, static_cast<int>(size));
  text.pop_back();
  return text;
}

std::string user_id_of(std::string_view name) { return hashed_id('U', name); }

std::string group_id_of(std::string_view name) { return hashed_id('C', name); }

bool is_id_of(std::string_view kinds, std::string_view id) {
  return id.size() == 33 && kinds.find(id[0]) != std::string_view::npos &&
         is_hex(id.substr(1), true);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex(text.substr(i, 1), false)) return false;
  }
  return true;
}

std::string new_event_id(long long unix_ms) {
  std::string id(26, '0');
  auto time = static_cast<unsigned long long>(unix_ms);
  for (int i = 9; i >= 0; --i, time >>= 5) {
    id[static_cast<std::size_t>(i)] = kCrockfordDigits[time & 31];
  }
  const auto random = random_bytes(16);
  for (std::size_t i = 0; i < 16; ++i) id[10 + i] = kCrockfordDigits[random[i] & 31];
  return id;
}

std::string new_message_id(long long unix_ms) {
  // Ten thousand a millisecond would collide with the next start; the process cannot make so many.
  static std::atomic<long long> last{0};
  long long before = last.load();
  long long id = 0;
  do {
    id = std::max(before + 1, unix_ms * 10000);
  } while (!last.compare_exchange_weak(before, id));
  return std::to_string(id);
}

std::string new_uuid() {
  auto bytes = random_bytes(16);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  const std::string digits = hex(bytes.data(), bytes.size());
  return digits.substr(0, 8) + '-' + digits.substr(8, 4) + '-' + digits.substr(12, 4) + '-' +
         digits.substr(16, 4) + '-' + digits.substr(20);
}

}  // namespace sammachip::simulator

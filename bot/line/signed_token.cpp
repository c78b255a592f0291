#include "bot/line/signed_token.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "bot/line/signature.h"

namespace sammachip {
namespace {

constexpr char kSeparator = '\n';
constexpr std::size_t kMostTokenBytes = 4096;
constexpr std::size_t kSignatureBytes = 44;  // In base64.

std::string base64url(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), data,
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  text.erase(std::min(text.find('='), text.size()));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

// Lenient: what does not come out the same when encoded again is refused by content_of_token().
std::optional<std::string> from_base64url(std::string_view token) {
  std::string text(token);
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  const std::size_t padding = (4 - text.size() % 4) % 4;
  text.append(padding, '=');
  std::string bytes(text.size() / 4 * 3, '\0');
  const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
  if (length < 0 || static_cast<std::size_t>(length) < padding) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(length) - padding);
  return bytes;
}

std::int64_t seconds_of(Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
}

std::string token_of(std::string_view key, std::string_view signed_part) {
  return base64url(std::string(signed_part) + sign(key, signed_part));
}

}  // namespace

std::string signed_token(std::string_view key, std::string_view purpose, Instant until,
                         std::string_view content) {
  std::string part(purpose);
  part += kSeparator + std::to_string(seconds_of(until)) + kSeparator;
  part += content;
  return token_of(key, part);
}

std::optional<std::string> content_of_token(std::string_view key, std::string_view purpose,
                                            std::string_view token, Instant now) {
  if (key.empty() || token.size() > kMostTokenBytes) return std::nullopt;
  const auto decoded = from_base64url(token);
  if (!decoded || decoded->size() < kSignatureBytes) return std::nullopt;
  const auto part = std::string_view(*decoded).substr(0, decoded->size() - kSignatureBytes);
  const std::string expected = token_of(key, part);
  if (expected.size() != token.size() ||
      CRYPTO_memcmp(expected.data(), token.data(), token.size()) != 0) {
    return std::nullopt;
  }
  // From here on it is what we wrote.
  const std::size_t purpose_end = part.find(kSeparator);
  const std::size_t until_end = part.find(kSeparator, purpose_end + 1);
  std::int64_t until_s = 0;
  std::from_chars(part.data() + purpose_end + 1, part.data() + until_end, until_s);
  if (part.substr(0, purpose_end) != purpose || seconds_of(now) > until_s) return std::nullopt;
  return std::string(part.substr(until_end + 1));
}

std::string new_signing_key() {
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("OpenSSL gave no random bytes.");
  }
  return base64url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace sammachip

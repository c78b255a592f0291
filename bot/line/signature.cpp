#include "bot/line/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace sammachip {
namespace {

constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kBase64Characters = 44;  // Of 32 bytes, with one '='.
using Digest = std::array<unsigned char, kDigestBytes>;

Digest digest_of(std::string_view secret, std::string_view body) {
  Digest digest{};
  unsigned int length = 0;
  const auto* data = reinterpret_cast<const unsigned char*>(body.data());
  const int secret_bytes = static_cast<int>(secret.size());
  if (HMAC(EVP_sha256(), secret.data(), secret_bytes, data, body.size(), digest.data(), &length) ==
          nullptr ||
      length != kDigestBytes) {
    throw std::runtime_error("OpenSSL could not compute a signature");
  }
  return digest;
}

std::optional<Digest> decoded(std::string_view signature) {
  if (signature.size() != kBase64Characters || signature.back() != '=') return std::nullopt;
  std::array<unsigned char, kDigestBytes + 1> bytes{};  // EVP_DecodeBlock writes the padding too.
  const auto* data = reinterpret_cast<const unsigned char*>(signature.data());
  if (EVP_DecodeBlock(bytes.data(), data, static_cast<int>(signature.size())) < 0) {
    return std::nullopt;
  }
  Digest digest{};
  std::copy_n(bytes.begin(), kDigestBytes, digest.begin());
  return digest;
}

}  // namespace

bool is_signed_by(const std::vector<std::string>& secrets, std::string_view body,
                  std::string_view signature) {
  const std::optional<Digest> given = decoded(signature);
  if (!given) return false;
  bool is_signed = false;
  for (const std::string& secret : secrets) {
    if (secret.empty()) continue;  // Anybody can sign with an empty key.
    const Digest expected = digest_of(secret, body);
    is_signed |= CRYPTO_memcmp(expected.data(), given->data(), kDigestBytes) == 0;
  }
  return is_signed;
}

std::string sign(std::string_view secret, std::string_view body) {
  const Digest digest = digest_of(secret, body);
  std::array<unsigned char, kBase64Characters + 1> text{};
  EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(kDigestBytes));
  return {text.begin(), text.begin() + kBase64Characters};
}

}  // namespace sammachip

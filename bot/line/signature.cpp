#include "bot/line/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
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

}  // namespace

// The texts are compared, not the bytes they stand for: base64 has several texts for the same
// bytes.
bool is_signed_by(const std::vector<std::string>& secrets, std::string_view body,
                  std::string_view signature) {
  if (signature.size() != kBase64Characters) return false;
  bool is_signed = false;
  for (const std::string& secret : secrets) {
    if (secret.empty()) continue;  // Anybody can sign with an empty key.
    const std::string expected = sign(secret, body);
    is_signed |= CRYPTO_memcmp(expected.data(), signature.data(), kBase64Characters) == 0;
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

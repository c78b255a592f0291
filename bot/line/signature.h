// LINE's signature of a webhook. docs/line.md 1.1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sammachip {

// Whether `signature` (the x-line-signature header) is the Base64 of HMAC-SHA256 over `body`, keyed
// with one of `secrets`. `body` must be the bytes as they came. Takes the same time wherever a
// signature differs. Thread-safe.
bool is_signed_by(const std::vector<std::string>& secrets, std::string_view body,
                  std::string_view signature);

// The signature that LINE would send, in Base64.
std::string sign(std::string_view secret, std::string_view body);

}  // namespace sammachip

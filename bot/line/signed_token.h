// Short texts that we hand out and recognise again: signed, for one purpose, for a while.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/base/clock.h"

namespace sammachip {

// A token of letters, digits, "-" and "_": base64url of the purpose, the last second it holds,
// `content` (readable for whoever has the token) and an HMAC-SHA256 over them.
std::string signed_token(std::string_view key, std::string_view purpose, Instant until,
                         std::string_view content);

// The content of a token that was signed with `key` for `purpose` and holds at `now`; nothing for
// any other text. Compares in constant time. Thread-safe.
std::optional<std::string> content_of_token(std::string_view key, std::string_view purpose,
                                            std::string_view token, Instant now);

// 32 random bytes as text, to sign with. Throws std::runtime_error if there is no randomness.
std::string new_signing_key();

}  // namespace sammachip

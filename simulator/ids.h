#pragma once

#include <string>
#include <string_view>

namespace sammachip::simulator {

// The identifiers and signatures of the platform. All functions are safe from any thread and
// throw std::runtime_error if OpenSSL fails.

// `bytes` random bytes as lower-case hex.
std::string random_hex(int bytes);

// The value of the x-line-signature header: base64 of HMAC-SHA256 of the raw body.
std::string signature_of(std::string_view channel_secret, std::string_view body);

// "U" and 32 hex digits, always the same for the same name.
std::string user_id_of(std::string_view name);
// "C" and 32 hex digits, always the same for the same name.
std::string group_id_of(std::string_view name);

// Whether `id` is `kinds[i]` followed by 32 lower-case hex digits, e.g. kinds "U" or "UCR".
bool is_id_of(std::string_view kinds, std::string_view id);
// Whether `text` is a UUID in its hexadecimal form.
bool is_uuid(std::string_view text);

// A ULID: sorts by `unix_ms`, then random.
std::string new_event_id(long long unix_ms);
// Digits only, unlike any given before by this process and, by its time, by an earlier one.
std::string new_message_id(long long unix_ms);
// A random UUID, version 4.
std::string new_uuid();

}  // namespace sammachip::simulator

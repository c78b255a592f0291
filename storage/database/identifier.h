#pragma once

#include <string>

namespace sammachip {

// Returns a new UUIDv7 as text (36 characters, lower case): `now_ms` (Unix time in milliseconds), a
// counter, and random bits from OpenSSL. Identifiers made by one process sort in the order they
// were made, even within a millisecond and when the clock steps back a little. Thread-safe. Throws
// StorageError if there is no randomness.
std::string new_id(long long now_ms);

}  // namespace sammachip

#pragma once

#include <string>

#include "storage/ids/ids.h"

namespace sammachip {

// Returns a new UUIDv7 as text (36 characters, lower case): `now_ms` (Unix time in milliseconds), a
// counter, and random bits from OpenSSL. Identifiers made by one process sort in the order they
// were made, even within a millisecond and when the clock steps back a little. Thread-safe. Throws
// StorageError if there is no randomness.
AnyId new_id(long long now_ms);

// What sorts before every identifier made at or after that time, and a little before it: a clock
// may have stepped back.
std::string first_id_at(long long time_ms);

}  // namespace sammachip

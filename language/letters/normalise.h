// Text as people type it on phones, made even before it is read. Every function here is pure,
// thread-safe and takes any bytes: what is not UTF-8 is read as U+FFFD and nothing throws
// (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// Returns `text` in the one form the readers know: Thai, full-width, Lao, bold and keycap digits as
// 0-9; full-width Latin as ASCII; Latin in lower case; every dash as "-"; invisible characters
// gone; each run of white space one space, none at the ends; two เ as แ; ๅ as า; ํ + า as ำ, and any
// other ํ gone; the vowels and tones on a consonant in one order, each once and one tone at most,
// also where they were typed behind its า; a letter typed three times or more in a row ("มากกกก")
// once. Never NFKC, which splits ำ. Idempotent.
std::string normalise(std::string_view text);

// Returns `text` as it was typed, but Thai vowels and marks put together as normalise() does, so
// that a name that is kept can be searched for. Idempotent.
std::string with_even_marks(std::string_view text);

// Returns `text` with each Thai national ID number as "[เลขบัตร]", the rest byte for byte. Such a
// number has exactly 13 digits (Thai, Arabic or full-width, mixed too) in one piece, or parted by
// dashes, dots or spaces as on the card (1-2345-67890-12-1, some partings missing). Parted in any
// other way it counts only if its check digit is right, so that a phone number beside a figure
// stays. Digits inside a longer number, in a long Latin identifier (LINE user ids, ULIDs) or as a
// bare number after `":` in JSON (a time stamp) are left. JSON escapes (\u0e51) are not decoded.
std::string redact_national_ids(std::string_view text);

// Whether redact_national_ids(text) would change `text`.
bool holds_national_id(std::string_view text);

}  // namespace sammachip

// Death, illness, disaster and despair, told from the words. Pure and thread-safe; any bytes will
// do and nothing throws (but std::bad_alloc).
#pragma once

#include <string_view>

namespace sammachip {

// What somebody tells of, the gravest first where it is more than one.
enum class Grave {
  kSelfHarm,  // Not wanting to live, of oneself or of another.
  kDeath,     // Of a person.
  kTrouble,   // Illness, accident, disaster, violence, despair.
  kLoss,      // Animals or crops: a household's living, and no more.
  kNone
};

// Errs on the side of telling a person; fixed sayings ("เหนื่อยแทบตาย") are not meant.
Grave read_grave_news(std::string_view text);

}  // namespace sammachip

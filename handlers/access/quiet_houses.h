// Houses that are asked nothing: they rest, or nobody of theirs hears the bot. No round of that
// time counts as missed; who looks after them sees why nothing comes.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/households/households.h"

namespace sammachip {

enum class Quiet {
  kNo,       // It is asked; or nobody of it is on LINE, which is told otherwise.
  kRests,    // Out of season.
  kMuted,    // All who could be asked want no messages for a while,
  kBlocked,  // ...or blocked the account,
  kStopped,  // ...or stopped using it, as if they were not on LINE: it is missed like any other.
};
// By those who are linked to the house now: the one of them who hears most counts.
Quiet quiet_of(const Household& house, const Turn& turn);

// " · งดทักอยู่", or nothing.
std::string quiet_mark(const Household& house, const Turn& turn);

// Until whoever blocked the account comes back.
inline constexpr char kUntilBack[] = "9999-12-31";

// Who is talking hears nothing until that day (ISO): those of their houses rest that nobody else
// hears for. Call it when the account says so.
void rest_unheard(const std::string& until, Turn& turn);
// They hear again: what rested until that day for them does so no more. What is past stays excused.
void end_unheard(const std::string& until, Turn& turn);

}  // namespace sammachip

// One thing that waits to be done in a village.
#pragma once

#include <string>

#include "bot/talks/texts.h"
#include "language/dates/date.h"

namespace sammachip {

struct Task {
  std::string key;  // Of its sentence, "task.forum".
  Values values;
  std::string command;  // What its button starts.
  Day since;            // The day from which it waits.
};

// kWithoutReminder: only those that are worth a reminder, and of which none of their own tells.
// Not: silent houses, requests that nobody took, receipts that are to come, and who does not get on
// (docs/programme.md 8.2).
enum class TaskChoice { kAll, kWithoutReminder };

}  // namespace sammachip

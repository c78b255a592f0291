// What the month's pushes will be spent on, and what will be held rather than pushed. Pure.
#pragma once

#include <map>
#include <vector>

#include "handlers/pushes/notify.h"

namespace sammachip {

// How far back the shares are taken from: whole weeks, which is what rounds are made of.
inline constexpr int kForecastLooksBack = 28;

struct ForecastFacts {
  std::map<PushClass, long long> sent = {};  // This month so far.
  // How many notices there were in the last kForecastLooksBack days, those that were held too.
  std::map<PushClass, long long> lately = {};
  long long messages = 0;  // That people sent themselves this month.
  long long left = 0;      // How many may still be pushed: PushCounts::left().
  long long officers = 0;
  long long working_days = 0;  // From tomorrow to the month's end: each officer's digests.
  long long sessions = 0;      // That people are still to be reminded of this month.
  long long invited = 0;       // To these, each to each.
  // Rounds of active households that end in the evenings to come, and how many ended in the last
  // kForecastLooksBack days.
  long long rounds_to_come = 0;
  long long rounds_ended = 0;
  long long evenings = 0;  // The days of the month on which reminders are still to go out.
};

struct ForecastLine {
  PushClass push_class = PushClass::kDigest;
  long long sent = 0;      // This month so far.
  long long lately = 0;    // As in ForecastFacts.
  long long expected = 0;  // Notices to come.
  const char* why = "";    // The key of the sentence that says why so many.
  long long held = 0;      // Of these, what the month's pushes do not reach for.
};

// One line for each class, highest rank first: what is left goes to them in this order. What a
// class is expected to cost, and why, stands in expected() alone; a new one does not compile
// without.
std::vector<ForecastLine> forecast(const ForecastFacts& facts);

}  // namespace sammachip

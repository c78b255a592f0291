#include "handlers/pushes/push_budget.h"

#include <algorithm>
#include <charconv>

#include "handlers/calendar/rounds.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {

namespace {

long long ceiling(Records& records) {
  const auto set = records.settings.find(kPushCeiling);
  long long most = kUsualPushCeiling;
  // What is no number is as if it were not set.
  if (set) std::from_chars(set->data(), set->data() + set->size(), most);
  return most;
}

}  // namespace

long long PushCounts::most() const {
  const bool is_limited = line && line->quota.limit;
  return is_limited ? std::min<long long>(ceiling, *line->quota.limit) : ceiling;
}

long long PushCounts::used() const {
  return line ? std::max<long long>(ledger, line->quota.used + ledger - line->ledger) : ledger;
}

long long PushCounts::left() const { return std::max(0LL, most() - used()); }

PushCounts push_counts(Day day, Records& records) {
  const std::string month = month_key(day);
  PushCounts counts{ceiling(records), records.push_ledger.total(month), last_reading(records)};
  if (counts.line && counts.line->month != month) counts.line.reset();
  return counts;
}

long long pushes_left(Day day, Records& records) { return push_counts(day, records).left(); }

}  // namespace sammachip

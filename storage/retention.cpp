#include "storage/retention.h"
#include "storage/households/proposed_reports.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <string>

#include "storage/database/connection.h"
#include "storage/households/help_requests.h"
#include "storage/households/income_reports.h"
#include "storage/joining/stuck_people.h"
#include "storage/machine/audit.h"
#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/inbox.h"
#include "storage/machine/notifications.h"
#include "storage/machine/outbox.h"
#include "storage/machine/photos.h"
#include "storage/machine/said.h"
#include "storage/records.h"
#include "storage/villages/task_snoozes.h"

namespace sammachip {
namespace {

// Small enough that the writer is held for milliseconds.
constexpr int kBatch = 1000;
// Longer than a clock is ever wrong by.
constexpr int kDaysAfterEnd = 31;
// Nobody is asked any more by then which figure is to stand.
constexpr int kDaysOfProposals = 92;
// Nobody goes to somebody who wrote last so long ago.
constexpr int kDaysOfStuck = 92;

constexpr long long Purged::*kKinds[] = {
    &Purged::events,        &Purged::calls,   &Purged::texts,         &Purged::conversations,
    &Purged::audit_entries, &Purged::snoozes, &Purged::notifications, &Purged::held,
    &Purged::help_texts,    &Purged::said,    &Purged::proposals,     &Purged::photos,
    &Purged::photo_rows,    &Purged::stuck};
static_assert(sizeof(Purged) == sizeof(long long) * std::size(kKinds));

long long days_before(long long now_ms, int days) { return now_ms - days * 86'400'000LL; }

// The day (UTC, ISO) of a time.
std::string day_of(long long time_ms) {
  using std::chrono::floor;
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(time_ms)};
  const std::chrono::year_month_day day{floor<std::chrono::days>(time)};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

}  // namespace

Purged purge_batch(Records& records, long long now_ms, const RetentionDays& days, int batch) {
  const long long messages_ms = days_before(now_ms, days.messages);
  Purged purged;
  purged.events = records.inbox.purge_before(messages_ms, batch);
  purged.calls = records.outbox.purge_before(messages_ms, batch);
  purged.texts = records.income_reports.purge_text_before(messages_ms, batch);
  purged.audit_entries = records.audit.purge_before(days_before(now_ms, days.audit), batch);
  purged.conversations =
      records.conversations.purge_before(days_before(now_ms, days.conversations));
  purged.notifications =
      records.notifications.purge_before(days_before(now_ms, kDaysAfterEnd), batch);
  purged.held = records.held_messages.purge_before(days_before(now_ms, kDaysAfterEnd), batch);
  purged.help_texts = records.help_requests.purge_text_before(messages_ms, batch);
  purged.said = records.said.purge_before(messages_ms, batch);
  purged.proposals =
      records.proposed_reports.purge_before(days_before(now_ms, kDaysOfProposals), batch);
  purged.stuck = records.stuck_people.purge_before(days_before(now_ms, kDaysOfStuck), batch);
  // A day late, so that nobody's own day matters.
  purged.snoozes = records.task_snoozes.purge_before(day_of(days_before(now_ms, 1)));
  purged.photos = records.photos.expire(
      {days_before(now_ms, days.photos_checked), days_before(now_ms, days.photos_unused),
       days_before(now_ms, days.photos_unchecked)},
      batch);
  purged.photo_rows =
      records.photos.delete_ended(messages_ms, days_before(now_ms, days.audit), batch);
  return purged;
}

Purged purge(Records& records, long long now_ms, const RetentionDays& days) {
  Purged all;
  for (bool more = true; more;) {
    Transaction transaction(records.connection);
    const Purged purged = purge_batch(records, now_ms, days, kBatch);
    transaction.commit();
    more = false;
    for (const auto kind : kKinds) {
      all.*kind += purged.*kind;
      more = more || purged.*kind == kBatch;
    }
  }
  return all;
}

}  // namespace sammachip

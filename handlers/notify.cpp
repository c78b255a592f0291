#include "handlers/notify.h"

#include <algorithm>
#include <exception>

#include "bot/messages.h"
#include "bot/talks.h"
#include "handlers/held.h"
#include "handlers/push_budget.h"
#include "handlers/rounds.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr char kOfficer[] = "officer";
// Then what was collected is written, so that no run holds much in memory.
constexpr std::size_t kMostCollected = 5000;

Day local_day(Instant now, const NotifySettings& settings) {
  return std::chrono::floor<std::chrono::days>(now + settings.utc_offset);
}

Day last_of_month(Day day) { return calendar_month(day).to; }

}  // namespace

bool is_quiet(Instant now, const NotifySettings& settings) {
  return next_push_time(now, settings.utc_offset) != now ||
         settings.holidays.includes(local_day(now, settings));
}

long long working_days(Day from, Day to, const Holidays& holidays) {
  long long days = 0;
  for (Day day = from; day <= to; day += std::chrono::days{1}) {
    if (is_working_day(day, holidays)) ++days;
  }
  return days;
}

Notifier::Notifier(Records& records, const Texts& texts, const NotifySettings& settings,
                   Instant now)
    : records_(records),
      texts_(texts),
      settings_(settings),
      now_(now),
      today_(local_day(now, settings)),
      left_(pushes_left(today_, records)),
      used_today_(records.notifications.pushed_on(iso_date(today_),
                                                  std::string(to_text(PushClass::kDigest)))),
      throwing_(std::uncaught_exceptions()) {}

Notifier::~Notifier() noexcept(false) {
  if (std::uncaught_exceptions() == throwing_) flush();
}

// Counted when it first matters: mostly nothing is left to be shared out.
long long Notifier::digests_to_come() const {
  if (!digests_to_come_) {
    digests_to_come_ =
        records_.role_grants.count_people(kOfficer, milliseconds(now_)) *
        working_days(today_ + std::chrono::days{1}, last_of_month(today_), settings_.holidays);
  }
  return *digests_to_come_;
}

long long Notifier::left_today(PushClass push_class) const {
  if (push_class == PushClass::kDigest) return left_;
  if (left_ == 0) return 0;
  const long long free = std::max(0LL, left_ - digests_to_come());
  if (push_class == PushClass::kSession) return free;
  const long long days = (last_of_month(today_) - today_).count() + 1;
  // Rounded up: the day's first push is never a fraction.
  return std::max(0LL, (free + used_today_ + days - 1) / days - used_today_);
}

bool Notifier::may_push(const Notice& notice, const LineAccount& account) const {
  if (is_quiet(now_, settings_) || account.muted_until_ms > milliseconds(now_)) return false;
  const auto pushed_in = [&](int days) {
    return records_.notifications.pushed_since(notice.user_id,
                                               iso_date(today_ - std::chrono::days{days - 1}));
  };
  if (pushed_in(1) > 0) return false;
  if (notice.most_a_week > 0 && pushed_in(7) >= notice.most_a_week) return false;
  return left_today(notice.push_class) > 0;
}

NoticeOutcome Notifier::send(const Notice& notice) { return deliver(notice, Way::kBest); }

NoticeOutcome Notifier::keep(const Notice& notice) { return deliver(notice, Way::kHeld); }

NoticeOutcome Notifier::deliver(const Notice& notice, Way way) {
  if (records_.notifications.exists(notice.key)) return NoticeOutcome::kSaidAlready;
  const auto account = records_.line_accounts.find(notice.user_id);
  if (notice.not_after <= now_ || !account || account->status != AccountStatus::kActive) {
    return NoticeOutcome::kDropped;
  }
  const bool pushes = way == Way::kBest && may_push(notice, *account);
  Notification row;
  row.key = notice.key;
  row.user_id = notice.user_id;
  row.push_class = to_text(notice.push_class);
  row.day = iso_date(today_);
  row.outcome = pushes ? NotificationOutcome::kPushed : NotificationOutcome::kHeld;
  row.created_at_ms = milliseconds(now_);
  row.not_after_ms = milliseconds(notice.not_after);
  records_.notifications.insert(row);
  // They are no message of their own: only what was pushed counts for the caps.
  row.outcome = NotificationOutcome::kHeld;
  for (const auto& covered : notice.covers) {
    row.key = covered;
    records_.notifications.insert(row);
  }
  if (!pushes) {
    hold(notice);
    return NoticeOutcome::kHeld;
  }
  push(notice, *account);
  return NoticeOutcome::kPushed;
}

void Notifier::push(const Notice& notice, const LineAccount& account) {
  const Language language = language_from(account.language);
  Reply reply;
  reply.bubbles.push_back(notice.card
                              ? *notice.card
                              : Bubble{texts_.say(language, notice.text_key, notice.values), {}});
  for (const auto& button : notice.buttons) {
    reply.buttons.push_back(worded(button, texts_, language));
  }
  // LINE may be down for hours: even then nothing arrives at night.
  const Instant evening = Instant(today_) + kQuietFrom - settings_.utc_offset;
  const long long not_after_ms =
      milliseconds(std::min({evening, notice.not_after, notice.push_until.value_or(evening)}));
  const std::string push_class(to_text(notice.push_class));
  const std::string same =
      push_class + "|" + std::to_string(not_after_ms) + "|" + messages_json(reply);
  const auto place = together_.try_emplace(same, Together{std::move(reply), not_after_ms}).first;
  place->second.users.push_back(notice.user_id);
  if (place->second.users.size() == kMostMulticast) {
    take(place->second);
    collected_ -= kMostMulticast - 1;
    together_.erase(place);
  } else if (++collected_ == kMostCollected) {
    flush();
  }
  records_.push_ledger.add(month_key(today_), push_class, 1);
  left_ = std::max(0LL, left_ - 1);
  if (notice.push_class != PushClass::kDigest) ++used_today_;
  if (!notice.topic.empty()) records_.held_messages.drop_topic(notice.user_id, notice.topic);
}

void Notifier::flush() {
  for (const auto& [same, together] : together_) take(together);
  together_.clear();
  collected_ = 0;
}

// One call for all of them; LINE counts each person all the same.
void Notifier::take(const Together& together) {
  const long long now_ms = milliseconds(now_);
  OutboxMessage row = together.users.size() == 1
                          ? push_row(together.reply, together.users.front(), {}, now_ms)
                          : multicast_row(together.reply, together.users, now_ms, now_ms);
  row.not_after_ms = together.not_after_ms;
  records_.outbox.insert(row);
}

void Notifier::hold(const Notice& notice) {
  HeldMessage row = held_message(notice.user_id, notice.text_key, notice.values, notice.buttons,
                                 now_, notice.not_after);
  row.topic = notice.topic;
  records_.held_messages.insert(row);
}

}  // namespace sammachip

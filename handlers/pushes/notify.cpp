#include "handlers/pushes/notify.h"

#include <algorithm>
#include <exception>

#include "bot/line/messages.h"
#include "bot/talks/wording.h"
#include "handlers/calendar/quiet_hours.h"
#include "handlers/calendar/rounds.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/push_budget.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr char kOfficerRole[] = "officer";
// How many days' shares of the month's pushes may go out in one day for what has waited for a day.
constexpr long long kSharesForWaiting = 3;
// Of all kinds together, as docs/programme.md 8.1 has it for households.
constexpr int kMostNoticesAWeek = 2;
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
        records_.role_grants.count_people(kOfficerRole, milliseconds(now_)) *
        working_days(today_ + std::chrono::days{1}, last_of_month(today_), settings_.holidays);
  }
  return *digests_to_come_;
}

bool Notifier::is_line_away() const {
  if (!is_line_away_) is_line_away_ = sammachip::is_line_away(records_);
  return *is_line_away_;
}

long long Notifier::left_today(PushClass push_class) const {
  if (push_class == PushClass::kDigest) return left_;
  if (left_ == 0) return 0;
  const long long free = std::max(0LL, left_ - digests_to_come());
  if (push_class == PushClass::kSession) return free;
  const long long days = (last_of_month(today_) - today_).count() + 1;
  // Rounded up: the day's first push is never a fraction.
  const long long share = (free + used_today_ + days - 1) / days;
  // On the eve of a holiday, too: what is held then waits longer than a day.
  const bool is_eve = settings_.holidays.includes(today_ + std::chrono::days{1});
  if (push_class == PushClass::kNotice || (push_class == PushClass::kReminder && is_eve)) {
    return std::clamp(kSharesForWaiting * share - used_today_, 0LL, free);
  }
  return std::max(0LL, share - used_today_);
}

bool Notifier::may_push(PushClass push_class, int most_a_week, const LineAccount& account) const {
  if (is_quiet(now_, settings_) || account.muted_until_ms > milliseconds(now_)) return false;
  const auto pushed_in = [&](int days) {
    return records_.notifications.pushed_since(account.user_id,
                                               iso_date(today_ - std::chrono::days{days - 1}));
  };
  if (pushed_in(1) > 0) return false;
  if (most_a_week > 0 && pushed_in(7) >= most_a_week) return false;
  return left_today(push_class) > 0 && !is_line_away();
}

NoticeOutcome Notifier::send(const Notice& notice) { return deliver(notice, Way::kBest); }

NoticeOutcome Notifier::keep(const Notice& notice) { return deliver(notice, Way::kHeld); }

NoticeOutcome Notifier::deliver(const Notice& notice, Way way) {
  if (records_.notifications.exists(notice.key)) return NoticeOutcome::kSaidAlready;
  const auto account = records_.line_accounts.find(notice.user_id);
  if (notice.not_after <= now_ || !account || account->status != AccountStatus::kActive) {
    return NoticeOutcome::kDropped;
  }
  const bool pushes =
      way == Way::kBest && may_push(notice.push_class, notice.most_a_week, *account);
  const auto outcome = pushes ? NotificationOutcome::kPushed : NotificationOutcome::kHeld;
  records_.notifications.insert(
      row_of(notice.key, notice.user_id, notice.push_class, outcome, notice.not_after));
  // They are no message of their own, and count for nothing.
  for (const auto& covered : notice.covers) {
    Notification row = row_of(covered, notice.user_id, notice.push_class,
                              NotificationOutcome::kHeld, notice.not_after);
    row.push_class.clear();
    records_.notifications.insert(row);
  }
  if (!pushes) {
    hold(notice);
    return NoticeOutcome::kHeld;
  }
  push(notice, *account);
  return NoticeOutcome::kPushed;
}

Notification Notifier::row_of(const std::string& key, const AccountId& user_id,
                              PushClass push_class, NotificationOutcome outcome,
                              Instant not_after) const {
  return {key,
          user_id,
          std::string(to_text(push_class)),
          iso_date(today_),
          outcome,
          milliseconds(now_),
          milliseconds(not_after)};
}

Instant Notifier::evening() const { return Instant(today_) + kQuietFrom - settings_.utc_offset; }

void Notifier::push(const Notice& notice, const LineAccount& account) {
  const Language language = language_from(account.language);
  Reply reply;
  reply.bubbles.push_back(
      notice.card ? *notice.card
                  : Bubble{texts_.say(language, notice.text_key.text(),
                                      worded(notice.values, {language, texts_, records_})),
                           {}});
  for (const auto& button : notice.buttons) {
    reply.buttons.push_back(worded(button, texts_, language));
  }
  push(notice.push_class, std::move(reply),
       std::min(notice.not_after, notice.push_until.value_or(notice.not_after)), notice.user_id);
  if (!notice.topic.empty()) records_.held_messages.drop_topic(notice.user_id, notice.topic);
}

void Notifier::push(PushClass push_class, Reply reply, Instant until, const AccountId& user_id) {
  // LINE may be down for hours: even then nothing arrives at night.
  const long long not_after_ms = milliseconds(std::min(evening(), until));
  const std::string word(to_text(push_class));
  const std::string same = word + "|" + std::to_string(not_after_ms) + "|" + messages_json(reply);
  const auto place = together_.try_emplace(same, Together{std::move(reply), not_after_ms}).first;
  place->second.users.push_back(user_id);
  if (place->second.users.size() == kMostMulticast) {
    take(place->second);
    collected_ -= kMostMulticast - 1;
    together_.erase(place);
  } else if (++collected_ == kMostCollected) {
    flush();
  }
  records_.push_ledger.add(month_key(today_), word, 1);
  left_ = std::max(0LL, left_ - 1);
  if (push_class != PushClass::kDigest) ++used_today_;
}

bool Notifier::push_held(const AccountId& user_id) {
  const auto account = records_.line_accounts.find(user_id);
  if (!account || account->status != AccountStatus::kActive) return false;
  const bool has_role = !records_.role_grants.list_for_user(user_id, milliseconds(now_)).empty();
  if (!may_push(PushClass::kNotice, has_role ? 0 : kMostNoticesAWeek, *account)) return false;
  Held held =
      take_held(user_id, language_from(account->language), texts_, records_, now_, {kMostBubbles});
  if (held.reply.empty()) return false;
  // There is one push a day to anybody, so the day is all it takes.
  const Instant midnight = Instant(today_ + std::chrono::days{1}) - settings_.utc_offset;
  records_.notifications.insert(row_of("held|" + user_id + "|" + iso_date(today_), user_id,
                                       PushClass::kNotice, NotificationOutcome::kPushed, midnight));
  push(PushClass::kNotice, std::move(held.reply), held.until, user_id);
  return true;
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
  // Questions to households lapse, and the digest and kind words are worth no second try.
  if (notice.push_class == PushClass::kReminder) row.push_class = to_text(notice.push_class);
  records_.held_messages.insert(row);
}

}  // namespace sammachip

// What the bot says of its own accord: pushed where it is worth one of the month's few pushes and
// may go out now, else kept for the person's next message, where it is free. docs/programme.md 8.2.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/clock.h"
#include "bot/line/reply.h"
#include "bot/talks/conversation.h"
#include "handlers/calendar/holidays.h"
#include "handlers/pushes/news.h"
#include "handlers/words/told.h"
#include "storage/machine/notifications.h"

namespace sammachip {

// In the order of rank: when pushes get scarce, the last goes first.
enum class PushClass { kDigest, kSession, kNotice, kReminder, kPrompt, kEncouragement };
template <>
struct EnumWords<PushClass> {
  static constexpr std::string_view kAll[] = {"digest",   "session", "notice",
                                              "reminder", "prompt",  "encouragement"};
};

struct Notice {
  // What is said, and from when on it is of no use to anybody: neither pushed nor held.
  Notice(OfAMoment sentence, Instant not_after_then)
      : text_key(sentence), not_after(not_after_then) {}

  OfAMoment text_key;
  Instant not_after;
  // Which rule, for whom, about what: "round|<user>|<household>|2026-11-16". Made of facts alone,
  // so that it is the same after a restart, at another instance, and whatever the clock did.
  std::string key;
  // Further facts that this one tells of, which then are not told again, either.
  std::vector<std::string> covers = {};
  AccountId user_id;
  PushClass push_class = PushClass::kReminder;
  ToldValues values;
  std::vector<CommandButton> buttons;
  // What is pushed instead of the sentence, which is for who gets it with their next message.
  std::optional<Bubble> card = {};
  std::optional<Instant> push_until = {};  // Where a push is of no use before not_after is.
  // Of what waits for the person it takes the place of the same topic; empty: of nothing.
  std::string topic = {};
  // How many pushes in seven days this person may get; 0: any number. Households: two.
  int most_a_week = 0;
};

// kSaidAlready: the key is known. kDropped: too late, or the person left, stopped or was erased.
enum class NoticeOutcome { kPushed, kHeld, kSaidAlready, kDropped };

struct NotifySettings {
  std::chrono::minutes utc_offset{7 * 60};
  Holidays holidays;
};

// The pushes that one run may send: lives for one transaction. Those that say the same word for
// word go out as one multicast, so the calls are written at the end of the run. Not thread-safe.
class Notifier {
 public:
  // All must outlive *this.
  Notifier(Records& records, const Texts& texts, const NotifySettings& settings, Instant now);
  // Flushes; but not when something was thrown, which undoes the transaction anyway.
  ~Notifier() noexcept(false);
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;

  // Decides at once; a push reaches the outbox with the flush.
  NoticeOutcome send(const Notice& notice);
  // The same without a push: for the person's next message in any case.
  NoticeOutcome keep(const Notice& notice);
  // Pushes what waits for the person's next message, as far as LINE's five bubbles go. False if
  // nobody may push to them now; then it waits on.
  bool push_held(const AccountId& user_id);
  // Writes what was decided so far into the outbox.
  void flush();

  // How many pushes of this class may still go out today. The digests of the month's remaining
  // working days are set aside first; of the rest, each remaining day may use its share. What would
  // else be told later than within a day may use a few days' shares: what has waited for a day
  // (notices), and reminders on the eve of a holiday.
  long long left_today(PushClass push_class) const;

 private:
  long long digests_to_come() const;
  bool is_line_away() const;
  // Who is told the same, until the same moment.
  struct Together {
    Reply reply = {};
    long long not_after_ms = 0;
    std::vector<AccountId> users = {};
  };

  enum class Way { kBest, kHeld };

  NoticeOutcome deliver(const Notice& notice, Way way);
  bool may_push(PushClass push_class, int most_a_week, const LineAccount& account) const;
  void push(const Notice& notice, const LineAccount& account);
  // Counts it, and has it sent until then to this person.
  void push(PushClass push_class, Reply reply, Instant until, const AccountId& user_id);
  Notification row_of(const std::string& key, const AccountId& user_id, PushClass push_class,
                      NotificationOutcome outcome, Instant not_after) const;
  Instant evening() const;
  void take(const Together& together);
  void hold(const Notice& notice);

  Records& records_;
  const Texts& texts_;
  const NotifySettings& settings_;
  const Instant now_;
  const Day today_;
  mutable std::optional<long long> digests_to_come_;
  mutable std::optional<bool> is_line_away_;
  // Read once, and counted on: the transaction is ours alone.
  long long left_;
  long long used_today_;
  std::map<std::string, Together> together_;  // By class, end and messages.
  std::size_t collected_ = 0;                 // People in it: kMostCollected at most.
  const int throwing_;                        // Exceptions on their way when this was made.
};

// How many of the days from `from` to `to` are neither weekend nor public holiday.
long long working_days(Day from, Day to, const Holidays& holidays);

// Whether nothing is said of the bot's own accord at this moment: from 20:00 to 07:00, and on
// public holidays.
bool is_quiet(Instant now, const NotifySettings& settings);

}  // namespace sammachip

// What the bot reminds people of. docs/programme.md 8.2. A rule is a file remind_<what>.cpp: a pure
// question to the records, answered by facts (no report for this round) and never by what was asked
// before.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "handlers/pushes/notify.h"
#include "storage/households/household_standings.h"
#include "storage/villages/places.h"

namespace sammachip {

// Takes a notice to whoever it is for, as one of the rule's class, and tells what became of it.
using SayNotice = std::function<NoticeOutcome(Notice)>;

// How far one page of a rule goes. A country's households are not asked in one transaction, as who
// writes to the bot would have to wait.
struct RulePage {
  SayNotice say;
  std::string from;                    // Where the page before ended; empty: at the beginning.
  std::function<bool()> is_time_over;  // Whether the page should end where it stands.
  std::function<bool(Day)> is_holiday;
};

// Says what is due from `page.from` on, until all is said or the page's time is over; at least one
// item, so that it moves on. Returns where the next page goes on; empty: all is said. `turn` is
// nobody's: it carries the records, the texts, and as today the day for which the rule says what is
// due, which is over if the service slept.
using SayDue = std::string(Turn& turn, const RulePage& page);

struct ReminderRule {
  PushClass push_class;  // Of all that it says: its rank, and where the forecast counts it.
  SayDue* say_due;
};

// The rules of one hour of the day.
struct ReminderHour {
  const char* name;         // Of the scheduled job.
  std::chrono::minutes at;  // Of the local day.
  std::vector<ReminderRule> rules;
};

// Every rule: in its remind_<what>.cpp.
SayDue remind_of_sessions, remind_of_evidence, remind_of_silent_houses, remind_of_tasks,
    tell_results, ask_for_late_round, ask_for_round;

// In the order of the day.
inline std::vector<ReminderHour> reminder_hours() {
  using std::chrono::minutes;
  return {{"reminders_at_17", minutes(17 * 60), {{PushClass::kSession, remind_of_sessions}}},
          {"reminders_at_18",
           minutes(18 * 60),
           {{PushClass::kReminder, remind_of_evidence},
            {PushClass::kReminder, remind_of_silent_houses},
            {PushClass::kReminder, remind_of_tasks},
            {PushClass::kEncouragement, tell_results}}},
          {"reminders_at_18_30",
           minutes(18 * 60 + 30),
           {{PushClass::kPrompt, ask_for_late_round}, {PushClass::kPrompt, ask_for_round}}}};
}

// Asks the rules of one hour what was due at `due`, in the caller's transaction, for about `page`
// of the writer's time. What is of no use any more at `now` is not said. Begins with an empty
// `position`; returns where the next page goes on, empty when all is said.
std::string remind(const ReminderHour& hour, Records& records, const Texts& texts,
                   const NotifySettings& settings, Instant due, Instant now,
                   const std::string& position,
                   std::chrono::milliseconds page = std::chrono::milliseconds(10));

// --- for the rules -----------------------------------------------------------------------------

// A house that said nothing about a round.
struct SilentHouse {
  HouseholdRound house;
  Period round;
};

// Calls `take` for each village with active houses that said nothing about their round which ended
// so many days ago and do not rest at its end; with all of those houses. Not where the year is at
// rest. Returns as a rule does. Costs a look at each active house.
std::string for_each_silent(int days_ago, Turn& turn, const RulePage& page,
                            const std::function<void(const std::vector<SilentHouse>&)>& take);

// Calls `take` for each village with houses that take part, be they on LINE or not, with all of
// them, by village code, which is the position; not where the year is at rest. Returns as a rule
// does.
std::string for_each_village(Turn& turn, const RulePage& page,
                             const std::function<void(const std::vector<HouseholdRound>&)>& take);

// Whether the village's year is let rest or called off by now, so that nobody there is reminded.
bool is_at_rest(const ProgrammeId& programme_id, Turn& turn);

// Whether the house said nothing about this round, nor about a later one, though it was there when
// it began and rested on no day of it.
bool is_missed(const HouseholdRound& house, const Period& round, const Turn& turn);

// Calls `take` for each of what `read` (after which, how many) returns in the order of its `id`,
// from `page.from` on. Returns as a rule does.
template <class Id, class Item>
std::string one_by_one(const RulePage& page, Id Item::*id, const auto& read, const auto& take) {
  constexpr int kAtOnce = 100;
  Id after(page.from);
  for (;;) {
    const std::vector<Item> items = read(after, kAtOnce);
    for (const auto& item : items) {
      take(item);
      after = item.*id;
      if (page.is_time_over()) return after;
    }
    if (std::ssize(items) < kAtOnce) return {};
  }
}

// Calls `take` for each village's year, by village code, which is the position.
std::string for_each_year(int fiscal_year_be, Turn& turn, const RulePage& page,
                          const std::function<void(const VillageProgramme&)>& take);

// The end of a day so many days after today, in the bot's time zone.
Instant end_of_day(const Turn& turn, int days_from_today);

// Has what is worded next worded in that person's language. Returns what they are called.
std::string speak_to(const AccountId& user_id, Turn& turn);

}  // namespace sammachip

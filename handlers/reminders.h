// What the bot reminds people of. DOMAIN 12.6. A rule is a file remind_<what>.cpp: a pure question
// to the records, answered by facts (no report for this round) and never by what was asked before.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bot/conversation.h"
#include "handlers/notify.h"
#include "storage/households.h"

namespace sammachip {

// Takes a notice to whoever it is for, and tells what became of it.
using SayNotice = std::function<NoticeOutcome(const Notice&)>;

// `turn` is nobody's: it carries the records, the texts, and as today the day for which the rule
// says what is due, which is over if the service slept.
using ReminderRule = void (*)(Turn& turn, const SayNotice& say);

void remind_of_sessions(Turn& turn, const SayNotice& say);
void remind_team(Turn& turn, const SayNotice& say);
void remind_leaders(Turn& turn, const SayNotice& say);
void remind_of_tasks(Turn& turn, const SayNotice& say);
void tell_results(Turn& turn, const SayNotice& say);
void remind_of_evidence(Turn& turn, const SayNotice& say);
void ask_for_round(Turn& turn, const SayNotice& say);
void ask_for_late_round(Turn& turn, const SayNotice& say);

// The rules of one hour of the day.
struct ReminderHour {
  const char* name;         // Of the scheduled job.
  std::chrono::minutes at;  // Of the local day.
  std::vector<ReminderRule> rules;
};
// In the order of the day.
std::vector<ReminderHour> reminder_hours();

// Asks the rules of one hour what was due at `due`, in the caller's transaction. What is of no use
// any more at `now` is not said.
void remind(const ReminderHour& hour, Records& records, const Texts& texts,
            const NotifySettings& settings, Instant due, Instant now);

// --- for the rules -----------------------------------------------------------------------------

// Calls `take` for each active house that said nothing about its round which ended so many days
// ago. A house that came in after the round had begun is none of them. Costs what is due.
void for_each_silent(int days_ago, Turn& turn,
                     const std::function<void(const Household&, const Period&)>& take);

// The end of a day so many days after today, in the bot's time zone.
Instant end_of_day(const Turn& turn, int days_from_today);

// Has what is worded next worded in that person's language. Returns what they are called.
std::string speak_to(const std::string& user_id, Turn& turn);

}  // namespace sammachip

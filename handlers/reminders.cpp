#include "handlers/reminders.h"

#include "handlers/rounds.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kPage = 500;

}  // namespace

std::vector<ReminderHour> reminder_hours() {
  using std::chrono::hours;
  using std::chrono::minutes;
  return {{"reminders_at_17", hours(17), {remind_of_sessions}},
          {"reminders_at_18",
           hours(18),
           {remind_of_evidence, remind_leaders, remind_of_tasks, remind_team, tell_results}},
          {"reminders_at_18_30", hours(18) + minutes(30), {ask_for_late_round, ask_for_round}}};
}

void remind(const ReminderHour& hour, Records& records, const Texts& texts,
            const NotifySettings& settings, Instant due, Instant now) {
  Notifier notifier(records, texts, settings, now);
  LineAccount nobody;
  const Event event;
  Turn turn{records, nobody, event, now, {}, Language::kThai, texts, settings.utc_offset};
  turn.today = turn.day_of(due);
  const SayNotice say = [&](const Notice& notice) { return notifier.send(notice); };
  for (const auto& rule : hour.rules) rule(turn, say);
  notifier.flush();
}

void for_each_silent(int days_ago, Turn& turn,
                     const std::function<void(const Household&, const Period&)>& take) {
  const Day ended = turn.today - std::chrono::days{days_ago};
  for (const Pace pace : {Pace::kWeekly, Pace::kTwoWeekly, Pace::kMonthly}) {
    for (int reporting_day = 0; reporting_day <= 7; ++reporting_day) {
      const Period round = round_of(ended, pace, reporting_day);
      if (round.to != ended) continue;
      const long long begun_ms = milliseconds(Instant(round.from) - turn.utc_offset);
      std::string after;
      std::vector<Household> page;
      do {
        page = turn.records.households.silent_in_round(pace, reporting_day, iso_date(round.from),
                                                       iso_date(round.to), begun_ms, after, kPage);
        for (const auto& house : page) take(house, round);
        if (!page.empty()) after = page.back().id;
      } while (page.size() == kPage);
    }
  }
}

Instant end_of_day(const Turn& turn, int days_from_today) {
  return Instant(turn.today + std::chrono::days{days_from_today + 1}) - turn.utc_offset;
}

std::string speak_to(const std::string& user_id, Turn& turn) {
  const auto account = turn.records.line_accounts.find(user_id);
  if (!account) return {};
  turn.language = language_from(account->language);
  return account->called;
}

}  // namespace sammachip

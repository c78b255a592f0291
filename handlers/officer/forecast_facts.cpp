#include "handlers/officer/forecast_facts.h"

#include <algorithm>
#include <numeric>

#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/officer/waiting.h"
#include "handlers/reminders/reminders.h"
#include "handlers/training/sessions.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/notifications.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

// When the first of the day's reminders go out, the day is over for the forecast.
Day first_evening(const Turn& turn) {
  const auto clock = turn.now + turn.utc_offset - Instant(turn.today);
  const bool is_over = clock >= reminder_hours().front().at;
  return is_over ? turn.today + std::chrono::days{1} : turn.today;
}

// How many rounds end from `from` to `to` that began when the house was there already.
long long rounds_ending(const HouseholdRhythm& rhythm, Day from, Day to) {
  long long rounds = 0;
  const Day there_from{std::chrono::days{rhythm.created_day}};
  for (Day day = from; day <= to;) {
    const Period round = round_of(day, rhythm.pace, rhythm.reporting_day);
    if (round.to > to) break;
    if (there_from < round.from) ++rounds;
    day = round.to + std::chrono::days{1};
  }
  return rounds * rhythm.households;
}

void count_sessions(Day from, Day to, ForecastFacts& facts, Turn& turn) {
  for (Day day = from; day <= to; day += std::chrono::days{1}) {
    // Told of the day before.
    for (const auto& session :
         turn.records.training_sessions.on_day_in_area("", iso_date(day + std::chrono::days{1}))) {
      ++facts.sessions;
      facts.invited += std::ssize(people_to_come(session, turn));
      if (trainer_of(session, turn)) ++facts.invited;
    }
  }
}

std::string counts_text(const PushCounts& counts, const Turn& turn) {
  if (!counts.line) return say("forecast.line_unknown", turn);
  const std::int64_t used = counts.line->quota.used;
  if (!counts.line->quota.limit) return say("forecast.line_unlimited", {{"used", used}}, turn);
  return say("forecast.line", {{"used", used}, {"limit", *counts.line->quota.limit}}, turn);
}

// Why so many are expected.
std::string reason_text(const ForecastLine& line, const ForecastFacts& facts, const Turn& turn) {
  return say(line.why,
             {{"officers", std::int64_t{facts.officers}},
              {"days", std::int64_t{facts.working_days}},
              {"sessions", std::int64_t{facts.sessions}},
              {"rounds", std::int64_t{facts.rounds_to_come}},
              {"ended", std::int64_t{facts.rounds_ended}},
              {"evenings", std::int64_t{facts.evenings}},
              {"count", std::int64_t{line.lately}}},
             turn);
}

}  // namespace

ForecastFacts forecast_facts(const Holidays& holidays, Turn& turn) {
  const Day last = calendar_month(turn.today).to;
  const Day first = first_evening(turn);
  const Day back = turn.today - std::chrono::days{kForecastLooksBack};
  ForecastFacts facts;
  for (const auto& row : turn.records.push_ledger.list(month_key(turn.today))) {
    if (const auto push_class = from_text<PushClass>(row.push_class)) {
      facts.sent[*push_class] = row.count;
    } else {
      facts.messages += row.count;
    }
  }
  facts.left = pushes_left(turn.today, turn.records);
  facts.officers =
      turn.records.role_grants.count_people(std::string(kAsOfficer), milliseconds(turn.now));
  facts.working_days = working_days(turn.today + std::chrono::days{1}, last, holidays);
  facts.evenings = (last - first).count() + 1;
  count_sessions(first, last, facts, turn);
  for (const auto& rhythm : turn.records.households.rhythms()) {
    facts.rounds_to_come += rounds_ending(rhythm, first, last);
    facts.rounds_ended += rounds_ending(rhythm, back, turn.today - std::chrono::days{1});
  }
  // Where nobody was told anything the rules did not run: rounds without a question mean nothing.
  bool ran = false;
  for (const std::string_view word : EnumWords<PushClass>::kAll) {
    const long long lately =
        turn.records.notifications.count(std::string(word), iso_date(back), iso_date(turn.today));
    facts.lately[*from_text<PushClass>(word)] = lately;
    ran = ran || lately > 0;
  }
  if (!ran) facts.rounds_ended = 0;
  return facts;
}

std::vector<std::string> forecast_text(const ForecastFacts& facts, Turn& turn) {
  const PushCounts counts = push_counts(turn.today, turn.records);
  std::vector<std::string> lines{
      say("forecast.head",
          {{"month", month_text(turn.today, turn.language)},
           {"used", std::int64_t{counts.used()}},
           {"most", std::int64_t{counts.most()}},
           {"left", std::int64_t{counts.left()}}},
          turn),
      say("forecast.ours",
          {{"sent", std::int64_t{counts.ledger}}, {"ceiling", std::int64_t{counts.ceiling}}},
          turn) +
          " · " + counts_text(counts, turn)};
  long long expected = 0, held = 0;
  for (const auto& line : forecast(facts)) {
    const std::string word(to_text(line.push_class));
    lines.push_back(say("forecast.class",
                        {{"class", say("forecast.class_" + word, turn)},
                         {"sent", std::int64_t{line.sent}},
                         {"expected", std::int64_t{line.expected}},
                         {"held", std::int64_t{line.held}},
                         {"why", reason_text(line, facts, turn)}},
                        turn));
    expected += line.expected;
    held += line.held;
  }
  lines.push_back(say("forecast.messages", {{"sent", std::int64_t{facts.messages}}}, turn));
  lines.push_back(say(held > 0 ? "forecast.too_few" : "forecast.enough",
                      {{"expected", std::int64_t{expected}}, {"held", std::int64_t{held}}}, turn));
  return lines;
}

Ending show_quota(const Holidays& holidays, Turn& turn) {
  if (areas_decided(turn).empty()) {
    return ending_of("waiting.not_yours", {}, {{"button.contact", "contact"}});
  }
  const auto lines = forecast_text(forecast_facts(holidays, turn), turn);
  const std::string text = std::accumulate(
      std::next(lines.begin()), lines.end(), lines.front(),
      [](const std::string& all, const std::string& line) { return all + "\n" + line; });
  return ending_of(Say{.text = text},
                   {{"button.message", "message"}, {"button.waiting", "waiting"}});
}

}  // namespace sammachip

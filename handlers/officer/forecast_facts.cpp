#include "handlers/officer/forecast_facts.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/officer/waiting.h"
#include "handlers/training/sessions.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/notifications.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

// The first of the day's reminders go out; from then on the day is over for the forecast.
constexpr std::chrono::hours kEvening{17};

Day first_evening(const Turn& turn) {
  const auto clock = turn.now + turn.utc_offset - Instant(turn.today);
  return clock < kEvening ? turn.today : turn.today + std::chrono::days{1};
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
      const auto trainer =
          session.trainer_id ? turn.records.team_members.find(*session.trainer_id) : std::nullopt;
      if (trainer && trainer->user_id) ++facts.invited;
    }
  }
}

// The class of a ledger's row; nothing for what people send themselves.
std::optional<PushClass> class_of(const std::string& word) {
  for (std::size_t i = 0; i < std::size(EnumWords<PushClass>::kAll); ++i) {
    if (EnumWords<PushClass>::kAll[i] == word) return static_cast<PushClass>(i);
  }
  return std::nullopt;
}

long long sent_by_people(Turn& turn) {
  long long sent = 0;
  for (const auto& row : turn.records.push_ledger.list(month_key(turn.today))) {
    if (!class_of(row.push_class)) sent += row.count;
  }
  return sent;
}

std::string counts_text(const PushCounts& counts, const Turn& turn) {
  if (!counts.line) return say("forecast.line_unknown", turn);
  const std::int64_t used = counts.line->quota.used;
  if (!counts.line->quota.limit) return say("forecast.line_unlimited", {{"used", used}}, turn);
  return say("forecast.line", {{"used", used}, {"limit", *counts.line->quota.limit}}, turn);
}

// Why so many are expected.
std::string reason_text(PushClass push_class, const ForecastFacts& facts, const Turn& turn) {
  const Values values{{"officers", std::int64_t{facts.officers}},
                      {"days", std::int64_t{facts.working_days}},
                      {"sessions", std::int64_t{facts.sessions}},
                      {"rounds", std::int64_t{facts.rounds_to_come}},
                      {"asked", std::int64_t{facts.prompts}},
                      {"ended", std::int64_t{facts.rounds_ended}},
                      {"evenings", std::int64_t{facts.evenings}},
                      {"notices", std::int64_t{facts.notices}},
                      {"reminders", std::int64_t{facts.reminders}},
                      {"encouragements", std::int64_t{facts.encouragements}}};
  switch (push_class) {
    case PushClass::kDigest:
      return say("forecast.why_digest", values, turn);
    case PushClass::kSession:
      return say("forecast.why_session", values, turn);
    case PushClass::kNotice:
      return say("forecast.why_notice", values, turn);
    case PushClass::kReminder:
      return say("forecast.why_reminder", values, turn);
    case PushClass::kPrompt:
      return say(facts.rounds_ended == 0 ? "forecast.why_prompt_first" : "forecast.why_prompt",
                 values, turn);
    case PushClass::kEncouragement:
      break;
  }
  return say("forecast.why_encouragement", values, turn);
}

}  // namespace

ForecastFacts forecast_facts(const Holidays& holidays, Turn& turn) {
  const Day last = calendar_month(turn.today).to;
  const Day first = first_evening(turn);
  const Day back = turn.today - std::chrono::days{kForecastLooksBack};
  ForecastFacts facts;
  for (const auto& row : turn.records.push_ledger.list(month_key(turn.today))) {
    if (const auto push_class = class_of(row.push_class)) facts.sent[*push_class] = row.count;
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
  const auto lately = [&](PushClass push_class) {
    return turn.records.notifications.count(std::string(to_text(push_class)), iso_date(back),
                                            iso_date(turn.today));
  };
  facts.notices = lately(PushClass::kNotice);
  facts.prompts = lately(PushClass::kPrompt);
  facts.reminders = lately(PushClass::kReminder);
  facts.encouragements = lately(PushClass::kEncouragement);
  // Where nobody was told anything the rules did not run: rounds without a question mean nothing.
  const bool ran = facts.notices + facts.prompts + facts.reminders + facts.encouragements +
                       lately(PushClass::kSession) + lately(PushClass::kDigest) >
                   0;
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
                         {"why", reason_text(line.push_class, facts, turn)}},
                        turn));
    expected += line.expected;
    held += line.held;
  }
  lines.push_back(say("forecast.messages", {{"sent", std::int64_t{sent_by_people(turn)}}}, turn));
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

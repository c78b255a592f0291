#include "handlers/visits/encouragement.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <span>

#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/village/house_choice.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/encouragements.h"
#include "storage/households/visits.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kOneIn{7};
constexpr std::chrono::days kSameWordsAfter{56};
constexpr std::chrono::days kMetWithin{30};
constexpr int kRoundsPraised = 4;
constexpr int kSilentRounds = 2;
constexpr int kRoundsLooked = 12;
constexpr int kReportsLooked = 40;
constexpr int kComparedWith = 8;
constexpr int kFewestCompared = 4;

using Sentences = std::span<const char* const>;

constexpr const char* kFirstReport[] = {"encouragement.first_report"};
constexpr const char* kFirstIncome[] = {"encouragement.first_income"};
constexpr const char* kFourInARow[] = {"encouragement.in_a_row_1", "encouragement.in_a_row_2",
                                       "encouragement.in_a_row_3"};
constexpr const char* kBack[] = {"encouragement.back_1", "encouragement.back_2",
                                 "encouragement.back_3"};
constexpr const char* kAbove[] = {"encouragement.above_1", "encouragement.above_2",
                                  "encouragement.above_3", "encouragement.above_4"};
constexpr const char* kLeader[] = {"encouragement.leader_1", "encouragement.leader_2",
                                   "encouragement.leader_3"};
constexpr const char* kVisitor[] = {"encouragement.visitor_1", "encouragement.visitor_2"};
constexpr const char* kToOfficer[] = {"waiting.cleared", "encouragement.officer"};

struct OccasionWords {
  const char* word;  // As it is kept.
  Sentences sentences;
};

OccasionWords words_for(Occasion occasion) {
  switch (occasion) {
    case Occasion::kFirstReport:
      return {"first_report", kFirstReport};
    case Occasion::kFirstIncome:
      return {"first_income", kFirstIncome};
    case Occasion::kFourInARow:
      return {"in_a_row", kFourInARow};
    case Occasion::kBack:
      return {"back", kBack};
    case Occasion::kAboveOwnAverage:
      break;
  }
  return {"above", kAbove};
}

bool was_encouraged_this_week(const Turn& turn) {
  const auto latest = turn.records.encouragements.latest_for(turn.account.user_id);
  return latest && latest->created_at_ms > milliseconds(turn.now - kOneIn);
}

// The next sentence that was not said for eight weeks, noted as said.
std::optional<Say> say_one(const OccasionWords& words, Values values,
                           const std::optional<HouseholdId>& household_id, Turn& turn) {
  const long long since = milliseconds(turn.now - kSameWordsAfter);
  for (const char* key : words.sentences) {
    if (turn.records.encouragements.since(turn.account.user_id, key, since)) continue;
    Encouragement said;
    said.id = new_id(milliseconds(turn.now));
    said.to_user = turn.account.user_id;
    said.household_id = household_id;
    said.occasion = words.word;
    said.text_key = key;
    said.created_at_ms = milliseconds(turn.now);
    turn.records.encouragements.insert(said);
    return Say{key, std::move(values)};
  }
  return std::nullopt;
}

// The rounds of the house that have a report, each by its first day; not this report's own unless
// another stands in it.
std::set<Day> reported_rounds(const Household& house, const IncomeReport& report, Turn& turn) {
  Day from = *parse_iso_date(report.earned_on);
  for (int i = 0; i < kRoundsLooked; ++i) {
    from = round_before(from, house.pace, house.reporting_day).from;
  }
  std::set<Day> rounds;
  for (const auto& other : turn.records.income_reports.editable(house.id, iso_date(from))) {
    if (other.id == report.id) continue;
    rounds.insert(round_of(*parse_iso_date(other.earned_on), house.pace, house.reporting_day).from);
  }
  return rounds;
}

void look_at_rounds(ReportFacts& facts, const Household& house, const IncomeReport& report,
                    Turn& turn) {
  const std::set<Day> rounds = reported_rounds(house, report, turn);
  Period round = round_of(*parse_iso_date(report.earned_on), house.pace, house.reporting_day);
  // What is told later than a round after it neither continues a row nor ends a silence.
  facts.is_new_in_round = rounds.lower_bound(round.from) == rounds.end();
  bool is_in_a_row = true;
  bool is_silent = true;
  facts.rounds_in_a_row = 1;
  for (int i = 1; i < kRoundsLooked; ++i) {
    round = round_before(round.from, house.pace, house.reporting_day);
    const bool is_reported = rounds.contains(round.from);
    // Nobody asked for the rounds of a rest: they break no row, and are no silence.
    if (!is_reported && house.rest_until >= iso_date(round.from)) continue;
    is_in_a_row &= is_reported;
    is_silent &= !is_reported;
    if (is_in_a_row) ++facts.rounds_in_a_row;
    if (is_silent) ++facts.silent_rounds_before;
  }
}

ReportFacts facts_about(const Household& house, const IncomeReport& report, Turn& turn) {
  ReportFacts facts;
  // Latest first; the first is the report itself, unless it replaced an older one in its place.
  auto amounts = turn.records.income_reports.recent_usual(house.id, kReportsLooked);
  const auto own = std::find(amounts.begin(), amounts.end(), report.amount_satang);
  if (own != amounts.end()) amounts.erase(own);
  facts.reports_before = static_cast<int>(amounts.size());
  facts.incomes_before = static_cast<int>(
      std::count_if(amounts.begin(), amounts.end(), [](long long amount) { return amount > 0; }));
  if (facts.reports_before == 0) return facts;
  look_at_rounds(facts, house, report, turn);
  const auto compared = std::min<std::size_t>(amounts.size(), kComparedWith);
  const long long sum = std::accumulate(
      amounts.begin(), amounts.begin() + static_cast<std::ptrdiff_t>(compared), 0LL);
  facts.is_above_average =
      compared >= kFewestCompared && report.amount_satang * static_cast<long long>(compared) > sum;
  return facts;
}

}  // namespace

std::optional<Occasion> occasion_of(const ReportFacts& facts) {
  if (facts.reports_before == 0) return Occasion::kFirstReport;
  if (facts.incomes_before == 0) return Occasion::kFirstIncome;
  if (facts.is_new_in_round) {
    if (facts.silent_rounds_before >= kSilentRounds) return Occasion::kBack;
    if (facts.rounds_in_a_row >= kRoundsPraised && facts.rounds_in_a_row % kRoundsPraised == 0) {
      return Occasion::kFourInARow;
    }
  }
  if (facts.is_above_average) return Occasion::kAboveOwnAverage;
  return std::nullopt;
}

std::optional<Say> encouragement_for_report(const Household& house, const IncomeReport& report,
                                            Turn& turn) {
  if (report.amount_satang <= 0 || was_encouraged_this_week(turn)) return std::nullopt;
  const auto occasion = occasion_of(facts_about(house, report, turn));
  if (!occasion) return std::nullopt;
  return say_one(words_for(*occasion), {{"occupation", work_in_sentence(house, turn)}}, house.id,
                 turn);
}

std::optional<Say> encouragement_for_leader(Turn& turn) {
  if (was_encouraged_this_week(turn)) return std::nullopt;
  return say_one({"stage_done", kLeader}, {}, std::nullopt, turn);
}

std::optional<Say> encouragement_for_officer(const std::function<std::int64_t()>& households,
                                             Turn& turn) {
  if (was_encouraged_this_week(turn)) return std::nullopt;
  return say_one({"queue_empty", kToOfficer}, {{"houses", households()}}, std::nullopt, turn);
}

std::optional<Say> encouragement_for_visitor(const ProgrammeId& programme_id, Turn& turn) {
  const auto member = turn.records.team_members.find_for_user(programme_id, turn.account.user_id);
  if (!member || was_encouraged_this_week(turn)) return std::nullopt;
  const auto houses = turn.records.households.list_for_team_member(member->id);
  const std::string since = iso_date(turn.today - kMetWithin);
  const bool is_done = std::all_of(houses.begin(), houses.end(), [&](const Household& house) {
    if (house.status == HouseholdStatus::kLeft) return true;
    const auto visits = turn.records.visits.list_for_household(house.id, kComparedWith);
    return std::any_of(visits.begin(), visits.end(),
                       [&](const Visit& visit) { return visit.met && visit.visited_on >= since; });
  });
  if (houses.empty() || !is_done) return std::nullopt;
  return say_one({"all_visited", kVisitor}, {{"houses", static_cast<std::int64_t>(houses.size())}},
                 std::nullopt, turn);
}

}  // namespace sammachip

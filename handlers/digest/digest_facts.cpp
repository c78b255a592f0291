#include "handlers/digest/digest_facts.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "handlers/calendar/rounds.h"
#include "handlers/village/year_houses.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/forums.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr int kMostEvidence = 1000;
constexpr int kMostLessonsRead = 200;

// Each fact, as the struct has them; where one is missing the assertion below fails.
constexpr std::tuple kDigestFacts{
    &DigestFacts::waiting,       &DigestFacts::houses,       &DigestFacts::silent,
    &DigestFacts::quiet,         &DigestFacts::losses,       &DigestFacts::first_incomes,
    &DigestFacts::returned,      &DigestFacts::reported,     &DigestFacts::help_done,
    &DigestFacts::late_tasks,    &DigestFacts::gross,        &DigestFacts::net,
    &DigestFacts::programmes,    &DigestFacts::groups,       &DigestFacts::not_opened,
    &DigestFacts::budget_satang, &DigestFacts::spent_satang, &DigestFacts::missing_evidence,
    &DigestFacts::appointments,  &DigestFacts::lessons};

template <class... Types>
constexpr bool are_all_facts(const std::tuple<Types DigestFacts::*...>&) {
  constexpr bool are_facts = requires { DigestFacts{Types()...}; };
  constexpr bool are_more = requires { DigestFacts{Types()..., {}}; };
  return are_facts && !are_more;
}
static_assert(are_all_facts(kDigestFacts));

template <class One, class Another>
constexpr int same_fact(One one, Another another) {
  if constexpr (std::is_same_v<One, Another>) return one == another ? 1 : 0;
  return 0;
}
// One named twice would hide that another of its type is missing.
static_assert(std::apply(
    [](auto... facts) {
      const auto times = [&](auto fact) { return (0 + ... + same_fact(fact, facts)); };
      return (... && (times(facts) == 1));
    },
    kDigestFacts));

void join(long long& all, long long part) { all += part; }

void join(DigestMonth& all, const DigestMonth& part) {
  all.houses += part.houses;
  all.satang += part.satang;
}

template <class T>
void join(std::vector<T>& all, std::vector<T>& part) {
  std::move(part.begin(), part.end(), std::back_inserter(all));
}

void join(std::map<ProgrammeId, int>& all, std::map<ProgrammeId, int>& part) { all.merge(part); }

// One look at an area. Each function adds what it is about.
struct DigestReading {
  const AreaCode& area;
  Instant since;
  Turn& turn;
  DigestFacts& facts;
};

// Each village's current year, by its code; of those that were not called off the first is told of.
using CurrentYears = std::map<VillageCode, VillageProgramme>;

CurrentYears current_years(const DigestReading& reading) {
  CurrentYears years;
  const int this_year = fiscal_year_be(reading.turn.today);
  for (const int year : {this_year, this_year - 1}) {
    for (auto& programme : reading.turn.records.places.list_programmes(reading.area, year)) {
      const VillageCode& code = programme.village_code;
      years.try_emplace(code, std::move(programme));
    }
  }
  return years;
}

void count_house(const DigestReading& reading, HouseholdFigures house, bool is_at_rest) {
  const Turn& turn = reading.turn;
  DigestFacts& facts = reading.facts;
  const auto is_new = [&](const std::optional<long long>& at_ms) {
    return at_ms && instant_from(*at_ms) >= reading.since;
  };
  const DigestHouse named{house.id, house.village_code};
  const Day came_in = turn.day_of(instant_from(house.created_at_ms));
  const int silent =
      is_at_rest ? 0 : silent_rounds(house, came_in, turn.today, kSilentRoundsToTell);
  if (spoke_last(house, turn.today)) ++facts.reported;
  if (silent == kSilentRoundsToTell) facts.silent.push_back(named);
  if (house.rest_until >= iso_date(turn.today)) facts.quiet.push_back(named);
  if (is_new(house.standing.loss_at_ms)) facts.losses.push_back(named);
  if (is_new(house.standing.first_income_at_ms)) facts.first_incomes.push_back(named);
  if (is_new(house.standing.answered_at_ms) && came_back(house)) facts.returned.push_back(named);
  if (house.month_gross_satang) join(facts.gross, {1, *house.month_gross_satang});
  if (house.month_net_satang) join(facts.net, {1, *house.month_net_satang});
  facts.houses.push_back(std::move(house));
}

void count_houses(const DigestReading& reading, const CurrentYears& years) {
  const Turn& turn = reading.turn;
  const int year = reading.facts.year() == 0 ? fiscal_year_be(turn.today) : reading.facts.year();
  for (auto& house : turn.records.household_standings.figures_in_area(reading.area, year,
                                                                      month_key(turn.today))) {
    const auto current = years.find(house.village_code);
    const bool is_in_a_year = current != years.end();
    if (is_in_a_year && !counts_in_current_year(house.programme_id, current->second.id)) continue;
    const bool is_at_rest = is_in_a_year && current->second.pause != VillagePause::kNone;
    count_house(reading, std::move(house), is_at_rest);
  }
}

// Of one year only: where the new one is opened somewhere, what is left of the old is told no more.
void add_villages(const DigestReading& reading, const CurrentYears& years) {
  Records& records = reading.turn.records;
  DigestFacts& facts = reading.facts;
  int year = 0;
  for (const auto& [code, programme] : years) {
    if (programme.pause == VillagePause::kCancelled) continue;
    year = std::max(year, programme.fiscal_year_be);
    if (programme.fiscal_year_be < fiscal_year_be(reading.turn.today))
      facts.not_opened.push_back(code);
  }
  for (const auto& [code, programme] : years) {
    const bool is_told = programme.pause != VillagePause::kCancelled;
    if (!is_told || programme.fiscal_year_be != year) continue;
    facts.budget_satang += programme.budget_satang;
    facts.programmes.push_back(programme);
  }
  for (const auto& group : records.occupation_groups.list_in_area(reading.area)) {
    ++facts.groups[group.programme_id];
  }
  if (year != 0) facts.spent_satang = records.purchases.spent_in_area(reading.area, year);
  const std::string tomorrow = iso_date(reading.turn.today + std::chrono::days{1});
  facts.missing_evidence =
      std::ssize(records.purchases.without_evidence_in_area(reading.area, tomorrow, kMostEvidence));
}

void add_appointments(const DigestReading& reading) {
  Records& records = reading.turn.records;
  const std::string today = iso_date(reading.turn.today);
  auto& appointments = reading.facts.appointments;
  for (const auto& session : records.training_sessions.on_day_in_area(reading.area, today)) {
    if (session.status != SessionStatus::kPlanned) continue;
    appointments.push_back({"digest.today_session",
                            {{"topic", session.topic}, {"time", session.starts_at}},
                            village_of(session.programme_id, records)});
  }
  for (const auto& forum : records.forums.planned_in_area(reading.area, today)) {
    appointments.push_back({"digest.today_forum", {}, village_of(forum.programme_id, records)});
  }
  for (const auto& visit : records.visits.planned_in_area(reading.area, today)) {
    const auto house = records.households.find(visit.household_id);
    if (!house) continue;
    appointments.push_back(
        {"digest.today_visit", {{"house", house->house_no}}, house->village_code});
  }
}

void count_lessons(const DigestReading& reading) {
  const Turn& turn = reading.turn;
  const Period month = calendar_month(months_back(turn.today, 1));
  if (turn.day_of(reading.since) > month.to) return;  // An earlier digest of the month told them.
  for (auto& lesson : turn.records.lessons.list_in_area(reading.area, kMostLessonsRead)) {
    const Day day = turn.day_of(instant_from(lesson.created_at_ms));
    if (day >= month.from && day <= month.to) reading.facts.lessons.push_back(std::move(lesson));
  }
}

// What is of a year that is not told of, as another part has a later one.
void leave_out_year(DigestFacts& facts) {
  facts.programmes.clear();
  facts.budget_satang = 0;
  facts.spent_satang = 0;
  for (auto& house : facts.houses) house.months = 0;
}

// The later one.
void tell_of_one_year(DigestFacts& all, DigestFacts& part) {
  if (all.year() == 0 || part.year() == 0 || all.year() == part.year()) return;
  leave_out_year(all.year() < part.year() ? all : part);
}

void add_part(DigestFacts& all, DigestFacts part) {
  tell_of_one_year(all, part);
  std::apply([&](auto... fact) { (join(all.*fact, part.*fact), ...); }, kDigestFacts);
}

}  // namespace

bool is_decision(const WaitingItem& item) {
  switch (item.kind) {
    case WaitingKind::kTeam:
    case WaitingKind::kList:
    case WaitingKind::kPurchase:
    case WaitingKind::kLink:
    case WaitingKind::kErasure:
      return true;
    case WaitingKind::kUrgentHelp:
    case WaitingKind::kEvidence:
    case WaitingKind::kNotGot:
    case WaitingKind::kHelp:
    case WaitingKind::kNotice:
    case WaitingKind::kStuck:
      return false;
  }
  return false;
}

bool DigestFacts::is_quiet() const {
  // Who does not get on is told of where something else is: nobody is written to for it alone.
  const bool is_nothing_open = std::all_of(waiting.begin(), waiting.end(), [](const auto& item) {
    return item.kind == WaitingKind::kStuck;
  });
  return is_nothing_open && silent.empty() && losses.empty() && late_tasks.empty() &&
         first_incomes.empty() && returned.empty() && help_done == 0 && appointments.empty() &&
         lessons.empty();
}

DigestFacts digest_facts(const std::vector<AreaCode>& areas, Instant since, Turn& turn) {
  DigestFacts facts;
  facts.waiting = waiting_items(areas, turn.today, turn.utc_offset, turn.records);
  for (const auto& area : areas) {
    DigestFacts part;
    const DigestReading reading{area, since, turn, part};
    const CurrentYears years = current_years(reading);
    add_villages(reading, years);
    count_houses(reading, years);
    add_appointments(reading);
    count_lessons(reading);
    part.help_done = turn.records.help_requests.closed_in_area(area, milliseconds(since));
    part.late_tasks = turn.records.late_tasks.list_in_area(area);
    add_part(facts, std::move(part));
  }
  return facts;
}

DigestFacts joined_facts(const AreaCode& area, std::vector<DigestFacts> parts, Turn& turn) {
  DigestFacts facts;
  for (auto& part : parts) add_part(facts, std::move(part));
  // Who is in no house asks as what they are, which may be more than one tambon's.
  std::set<SubjectId> known;
  std::erase_if(facts.waiting, [&](const auto& item) { return !known.insert(item.id).second; });
  for (auto& item : waiting_requests(area, turn.today, turn.utc_offset, turn.records)) {
    if (known.insert(item.id).second) facts.waiting.push_back(std::move(item));
  }
  sort_waiting(facts.waiting);
  std::stable_sort(
      facts.lessons.begin(), facts.lessons.end(),
      [](const Lesson& a, const Lesson& b) { return a.created_at_ms > b.created_at_ms; });
  return facts;
}

}  // namespace sammachip

#include "handlers/digest/digest_facts.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "handlers/calendar/rounds.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_sums.h"
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

// One look at an area. Each function adds what it is about.
struct DigestLook {
  const std::string& area;
  Instant since;
  Turn& turn;
  DigestFacts& facts;
};

void count_houses(const DigestLook& look) {
  Turn& turn = look.turn;
  DigestFacts& facts = look.facts;
  const auto is_new = [&](const std::optional<long long>& at_ms) {
    return at_ms && instant_from(*at_ms) >= look.since;
  };
  for (auto& house :
       turn.records.household_standings.figures_in_area(look.area, fiscal_year_be(turn.today))) {
    const std::size_t place = facts.houses.size();
    const Day came_in = turn.day_of(instant_from(house.created_at_ms));
    const int silent = silent_rounds(house, came_in, turn.today, kSilentRoundsToTell);
    if (silent == 0 && !house.standing.answered_to.empty()) ++facts.reported;
    if (silent == kSilentRoundsToTell) facts.silent.push_back(place);
    if (is_new(house.standing.loss_at_ms)) facts.losses.push_back(place);
    if (is_new(house.standing.first_income_at_ms)) facts.first_incomes.push_back(place);
    if (is_new(house.standing.answered_at_ms) && came_back(house)) facts.returned.push_back(place);
    facts.houses.push_back(std::move(house));
  }
}

void count_month(const DigestLook& look) {
  const std::string month = month_key(look.turn.today);
  for (const auto& row : look.turn.records.income_sums.village_months(look.area, month, month)) {
    DigestMonth& sum = row.basis == Basis::kGross ? look.facts.gross : look.facts.net;
    sum.houses += row.households_reporting;
    sum.satang += row.sum_satang;
  }
}

void add_villages(const DigestLook& look) {
  Records& records = look.turn.records;
  const int year = fiscal_year_be(look.turn.today);
  for (auto& programme : records.places.list_programmes(look.area, year)) {
    if (programme.pause == VillagePause::kCancelled) continue;
    look.facts.budget_satang += programme.budget_satang;
    look.facts.programmes.push_back(std::move(programme));
  }
  for (const auto& group : records.occupation_groups.list_in_area(look.area)) {
    ++look.facts.groups[group.programme_id];
  }
  look.facts.spent_satang += records.purchases.spent_in_area(look.area, year);
  const std::string tomorrow = iso_date(look.turn.today + std::chrono::days{1});
  look.facts.missing_evidence +=
      std::ssize(records.purchases.without_evidence_in_area(look.area, tomorrow, kMostEvidence));
}

std::string village_of_programme(const std::string& programme_id, Records& records) {
  const auto programme = records.places.find_programme_by_id(programme_id);
  return programme ? programme->village_code : std::string();
}

void add_appointments(const DigestLook& look) {
  Records& records = look.turn.records;
  const std::string today = iso_date(look.turn.today);
  auto& appointments = look.facts.appointments;
  for (const auto& session : records.training_sessions.on_day_in_area(look.area, today)) {
    if (session.status != SessionStatus::kPlanned) continue;
    appointments.push_back({"digest.today_session",
                            {{"topic", session.topic}, {"time", session.starts_at}},
                            village_of_programme(session.programme_id, records)});
  }
  for (const auto& forum : records.forums.planned_in_area(look.area, today)) {
    appointments.push_back(
        {"digest.today_forum", {}, village_of_programme(forum.programme_id, records)});
  }
  for (const auto& visit : records.visits.planned_in_area(look.area, today)) {
    const auto house = records.households.find(visit.household_id);
    if (!house) continue;
    appointments.push_back(
        {"digest.today_visit", {{"house", house->house_no}}, house->village_code});
  }
}

void count_lessons(const DigestLook& look) {
  const Turn& turn = look.turn;
  const Period month = calendar_month(months_back(turn.today, 1));
  if (turn.day_of(look.since) > month.to) return;  // An earlier digest of the month told them.
  for (auto& lesson : turn.records.lessons.list_in_area(look.area, kMostLessonsRead)) {
    const Day day = turn.day_of(instant_from(lesson.created_at_ms));
    if (day >= month.from && day <= month.to) look.facts.lessons.push_back(std::move(lesson));
  }
}

void reckon(DigestFacts& facts, const Turn& turn) {
  facts.measures = village_measures_of(facts.programmes, facts.houses, facts.groups, turn.today);
}

template <typename T>
void move_to_end(std::vector<T>& all, std::vector<T>& more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

void add_area(DigestFacts& all, DigestFacts part) {
  const std::size_t first = all.houses.size();
  const auto add_places = [&](std::vector<std::size_t>& places,
                              const std::vector<std::size_t>& more) {
    for (const std::size_t place : more) places.push_back(first + place);
  };
  add_places(all.silent, part.silent);
  add_places(all.losses, part.losses);
  add_places(all.first_incomes, part.first_incomes);
  add_places(all.returned, part.returned);
  move_to_end(all.houses, part.houses);
  move_to_end(all.waiting, part.waiting);
  move_to_end(all.late_tasks, part.late_tasks);
  move_to_end(all.programmes, part.programmes);
  move_to_end(all.appointments, part.appointments);
  move_to_end(all.lessons, part.lessons);
  all.groups.merge(part.groups);
  all.reported += part.reported;
  all.help_done += part.help_done;
  for (const auto& [sum, more] : {std::pair{&all.gross, &part.gross}, {&all.net, &part.net}}) {
    sum->houses += more->houses;
    sum->satang += more->satang;
  }
  all.budget_satang += part.budget_satang;
  all.spent_satang += part.spent_satang;
  all.missing_evidence += part.missing_evidence;
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
      return false;
  }
  return false;
}

bool DigestFacts::is_quiet() const {
  return waiting.empty() && silent.empty() && losses.empty() && late_tasks.empty() &&
         first_incomes.empty() && returned.empty() && help_done == 0 && appointments.empty() &&
         lessons.empty();
}

DigestFacts digest_facts(const std::vector<std::string>& areas, Instant since, Turn& turn) {
  DigestFacts facts;
  facts.areas = areas;
  facts.waiting = waiting_items(areas, turn.today, turn.utc_offset, turn.records);
  for (const auto& area : areas) {
    const DigestLook look{area, since, turn, facts};
    count_houses(look);
    count_month(look);
    add_villages(look);
    add_appointments(look);
    count_lessons(look);
    facts.help_done += turn.records.help_requests.closed_in_area(area, milliseconds(since));
    for (auto& late : turn.records.late_tasks.list_in_area(area)) {
      facts.late_tasks.push_back(std::move(late));
    }
  }
  reckon(facts, turn);
  return facts;
}

DigestFacts joined_facts(const std::string& area, std::vector<DigestFacts> parts, Turn& turn) {
  DigestFacts facts;
  for (auto& part : parts) add_area(facts, std::move(part));
  facts.areas = {area};
  // Who is in no house asks as what they are, which may be more than one tambon's.
  std::set<std::string> known;
  std::erase_if(facts.waiting, [&](const auto& item) { return !known.insert(item.id).second; });
  for (auto& item : waiting_requests(area, turn.today, turn.utc_offset, turn.records)) {
    if (known.insert(item.id).second) facts.waiting.push_back(std::move(item));
  }
  sort_waiting(facts.waiting);
  std::stable_sort(
      facts.lessons.begin(), facts.lessons.end(),
      [](const Lesson& a, const Lesson& b) { return a.created_at_ms > b.created_at_ms; });
  reckon(facts, turn);
  return facts;
}

}  // namespace sammachip

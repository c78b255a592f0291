#include "handlers/village_year/village_card.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/silent_houses.h"
#include "handlers/materials/evidence.h"
#include "handlers/village/year_houses.h"
#include "handlers/village_year/measures.h"
#include "handlers/village_year/village_figures.h"
#include "handlers/words/area_names.h"
#include "handlers/words/cards.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/forums.h"
#include "storage/villages/purchases.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostNames = 3;
constexpr std::size_t kHousesShown = 10;
constexpr int kMostHelp = 1000;

std::string village_baht(long long satang, const Turn& turn) {
  return say("amount.baht", {{"amount", amount_text(satang)}}, turn);
}

// The village as the parts of the card show it, read once.
struct VillageShown {
  const VillageYear& village;
  Turn& turn;
  const ProgrammeId& id = village.programme.id;
  const VillageCode& code = village.place.village.code;
  std::vector<Household> houses = houses_of_year(village.programme, turn);
};

std::string state_text(const VillageProgramme& programme, const Turn& turn) {
  std::string text = say("state." + std::string(to_text(programme.state)), turn);
  if (programme.pause == VillagePause::kPaused) text += say("state.paused", turn);
  if (programme.pause == VillagePause::kCancelled) text += say("state.cancelled", turn);
  return say("village_card.state", {{"state", text}}, turn);
}

void add_people(const VillageShown& shown, Card& card) {
  const auto team = shown.turn.records.team_members.list(shown.id);
  std::string leader = say("village_card.nobody", shown.turn);
  std::int64_t confirmed = 0;
  for (const auto& member : team) {
    if (member.kind == TeamKind::kLeader) leader = member.name;
    if (member.status == TeamStatus::kConfirmed) ++confirmed;
  }
  card.lines.push_back(say("village_card.team",
                           {{"leader", leader},
                            {"members", confirmed},
                            {"wanted", std::int64_t{shown.village.programme.team_size}}},
                           shown.turn));
  std::int64_t linked = 0, no_phone = 0, not_asked = 0;
  for (const auto& house : shown.houses) {
    if (!shown.turn.records.household_links.list_for_household(house.id).empty()) ++linked;
    if (house.no_phone) ++no_phone;
    if (!was_asked(house)) ++not_asked;
  }
  card.lines.push_back(say("village_card.houses",
                           {{"houses", std::ssize(shown.houses)},
                            {"wanted", std::int64_t{shown.village.programme.target_households}},
                            {"linked", linked},
                            {"no_phone", no_phone}},
                           shown.turn));
  if (not_asked > 0) {
    card.lines.push_back(say("village_card.not_asked", {{"houses", not_asked}}, shown.turn));
  }
}

void add_sum(const char* key, const MonthSum& sum, const Turn& turn, Card& card) {
  if (sum.houses == 0) return;
  card.lines.push_back(say(key,
                           {{"houses", std::int64_t{sum.houses}},
                            {"total", amount_text(sum.total_satang)},
                            {"average", whole_baht_text(sum.average_satang())}},
                           turn));
}

void add_income(const VillageShown& shown, Card& card) {
  Turn& turn = shown.turn;
  const VillageFigures figures =
      figures_in(shown.code, shown.houses, month_key(turn.today), turn.records);
  card.lines.emplace_back();
  card.lines.push_back(say("village_card.reporting",
                           {{"month", month_text(turn.today, turn.language)},
                            {"reporting", std::int64_t{figures.reporting}},
                            {"houses", std::int64_t{figures.houses}},
                            {"percent", std::int64_t{figures.coverage_percent()}}},
                           turn));
  if (figures.is_little()) card.lines.push_back(say("village_card.little", turn));
  add_sum("village_card.gross", figures.gross, turn, card);
  add_sum("village_card.net", figures.net, turn, card);
  if (figures.compared == 0) return;
  std::string line = say("village_card.compared",
                         {{"compared", std::int64_t{figures.compared}},
                          {"houses", std::int64_t{figures.houses}},
                          {"now", whole_baht_text(figures.average_now_satang)},
                          {"before", whole_baht_text(figures.average_before_satang)}},
                         turn);
  if (figures.rise_percent) {
    line += " " + say("village_card.rise",
                      {{"percent", static_cast<std::int64_t>(*figures.rise_percent)},
                       {"aim", std::int64_t{shown.village.programme.kpi_rise_percent}}},
                      turn);
  }
  if (figures.compared * 2 < figures.houses) line += say("digest.little", turn);
  card.lines.push_back(line);
}

void add_budget_line(const VillageShown& shown, Card& card) {
  const std::int64_t budget = shown.village.programme.budget_satang;
  const std::int64_t spent = shown.turn.records.purchases.spent(shown.id);
  std::int64_t missing = 0;
  for (const auto& purchase : shown.turn.records.purchases.list(shown.id)) {
    // As in the digest: what was accepted is settled.
    const bool is_open =
        purchase.status == PurchaseStatus::kSent || purchase.status == PurchaseStatus::kReturned;
    if (is_open && lacks_evidence(evidence_of(purchase, shown.turn.records).state)) ++missing;
  }
  card.lines.emplace_back();
  card.lines.push_back(say("village_card.budget",
                           {{"budget", amount_text(budget)},
                            {"spent", village_baht(spent, shown.turn)},
                            {"left", village_baht(budget - spent, shown.turn)}},
                           shown.turn));
  if (missing > 0) {
    card.lines.push_back(say("village_card.evidence", {{"count", missing}}, shown.turn));
  }
}

void add_worries(const VillageShown& shown, Card& card) {
  card.lines.emplace_back();
  const SilentHouses silent = silent_houses(shown.village, shown.turn);
  std::string names;
  for (std::size_t i = 0; i < std::min(silent.missing.size(), kMostNames); ++i) {
    names += (i == 0 ? "" : ", ") + silent.missing[i].house_no + " " + silent.missing[i].head_name;
  }
  card.lines.push_back(silent.missing.empty()
                           ? say("village_card.none_silent", shown.turn)
                           : say("village_card.silent",
                                 {{"count", std::ssize(silent.missing)}, {"names", names}},
                                 shown.turn));
  const auto help = shown.turn.records.help_requests.unclosed_in_area(shown.code, kMostHelp);
  if (!help.empty()) {
    card.lines.push_back(say("village_card.help", {{"count", std::ssize(help)}}, shown.turn));
  }
}

// What the whole year brought, of all its houses.
void add_result(const VillageShown& shown, Card& card) {
  Turn& turn = shown.turn;
  const VillageProgramme& programme = shown.village.programme;
  const Day last_day = fiscal_year(programme.fiscal_year_be).to;
  const Measures all =
      measures_of(figures_of_year(programme, turn), std::min(turn.today, last_day));
  const auto with_coverage = [&](std::string line, int of_houses) {
    if (all.is_little(of_houses)) line += say("digest.little", turn);
    card.lines.push_back(std::move(line));
  };
  card.lines.emplace_back();
  with_coverage(say("result.practising",
                    {{"practising", std::int64_t{all.practising}},
                     {"houses", std::int64_t{all.houses}},
                     {"aim", std::int64_t{programme.kpi_practising_percent}}},
                    turn),
                all.heard_of);
  if (all.compared == 0) return;
  with_coverage(say("digest.rise_baht",
                    {{"now", whole_baht_text(all.average_now_satang())},
                     {"before", whole_baht_text(all.average_before_satang())},
                     {"known", std::int64_t{all.compared}},
                     {"houses", std::int64_t{all.houses}}},
                    turn),
                all.compared);
}

// From a year that is over to the one that goes on, or to open it; and back to what came of the
// last.
void add_other_year(const VillageYear& village, const Turn& turn,
                    std::vector<CommandButton>& buttons) {
  const VillageProgramme& programme = village.programme;
  const int this_year = fiscal_year_be(turn.present_day());
  const bool is_past = programme.fiscal_year_be < this_year;
  const auto other = turn.records.places.find_programme(
      programme.village_code, is_past ? this_year : programme.fiscal_year_be - 1);
  if (other) {
    buttons.push_back({is_past ? "button.this_year" : "button.last_year", "village|" + other->id});
  } else if (is_past && may(Act::kDecide, about_area(programme.village_code), turn)) {
    buttons.push_back({"button.open_year", "open_year|" + programme.id});
  }
}

struct Appointment {
  std::string day;  // ISO date; empty: none.
  std::string what;

  void offer(const std::string& other_day, const std::string& other, const Turn& turn) {
    if (other_day < iso_date(turn.today) || (!day.empty() && day <= other_day)) return;
    day = other_day;
    what = other;
  }
};

void add_appointment(const VillageShown& shown, Card& card) {
  Turn& turn = shown.turn;
  Appointment next;
  for (const auto& forum : turn.records.forums.list(shown.id)) {
    if (forum.status != ForumStatus::kPlanned) continue;
    next.offer(forum.held_on, say("village_card.forum", turn), turn);
  }
  for (const auto& session : turn.records.training_sessions.list(shown.id)) {
    if (session.status != SessionStatus::kPlanned) continue;
    next.offer(session.held_on, say("village_card.session", {{"topic", session.topic}}, turn),
               turn);
  }
  const std::string far = iso_date(turn.today + std::chrono::days{365});
  for (const auto& visit : turn.records.visits.planned_in_village(shown.code, far)) {
    const auto house = turn.records.households.find(visit.household_id);
    if (!house) continue;
    next.offer(visit.next_on, say("village_card.visit", {{"house", house->house_no}}, turn), turn);
  }
  if (next.day.empty()) return;
  card.lines.push_back(say(
      "village_card.next",
      {{"day", day_text(*parse_iso_date(next.day), turn.language)}, {"what", next.what}}, turn));
}

// The areas of which the person may be told only sums.
std::vector<AreaCode> areas_of_sums(const Turn& turn) {
  std::vector<AreaCode> areas;
  for (const auto& standing : standings_of(turn)) {
    if (standing.role == Role::kProvinceOfficer) areas.push_back(standing.area_code);
  }
  return areas;
}

std::string house_marks(const Household& house, const SilentHouses& silent, const Turn& turn) {
  const bool is_silent =
      std::any_of(silent.missing.begin(), silent.missing.end(),
                  [&](const Household& missing) { return missing.id == house.id; });
  std::string marks = no_phone_mark(house, turn) + quiet_mark(house, turn);
  if (is_silent) marks += say("village_card.mark_silent", turn);
  if (!was_asked(house)) marks += say("village_card.mark_not_asked", turn);
  return marks;
}

}  // namespace

Ending village_card(const VillageYear& village, Turn& turn) {
  const VillageShown shown{village, turn};
  const bool sees_sums = may(Act::kSeeSums, about_area(shown.code), turn);
  // Of a year that is over, what came of it is told.
  const bool is_running = village.programme.state != VillageState::kClosed &&
                          village.programme.fiscal_year_be == fiscal_year_be(turn.present_day());
  Card card;
  card.title = area_text(shown.code, turn);
  card.aside =
      say("village_card.year", {{"year", std::int64_t{village.programme.fiscal_year_be}}}, turn);
  card.lines.push_back(state_text(village.programme, turn));
  add_people(shown, card);
  if (sees_sums) {
    if (is_running) add_income(shown, card);
    if (!is_running) add_result(shown, card);
    audit_look("village", shown.code, turn);
  }
  add_budget_line(shown, card);
  if (is_running) {
    add_worries(shown, card);
    add_appointment(shown, card);
  }
  Ending ending;
  ending.says.push_back(cards_say({card}, card_in_words(card), turn));
  ending.buttons = {{"button.village_houses", "village_houses|" + shown.id},
                    {"button.team", "team|" + shown.id},
                    {"button.purchases", "purchases|" + shown.id},
                    {"button.lessons", "lessons|" + shown.id}};
  if (may(Act::kDecide, about_area(shown.code), turn)) {
    ending.buttons.push_back({"button.encourage_village", "encourage_village|" + shown.id});
    ending.buttons.push_back({"button.manage", "manage_village|" + shown.id});
    ending.buttons.push_back({"button.waiting", "waiting"});
  }
  add_other_year(village, turn, ending.buttons);
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending manage_village(const ProgrammeId& programme_id, Turn& turn) {
  const auto village = village_year(programme_id, Act::kDecide, turn);
  if (!village) return not_yours();
  const VillageProgramme& programme = village->programme;
  std::vector<CommandButton> buttons;
  const auto offer = [&](const char* label, const std::string& command) {
    buttons.push_back({label, command + "|" + programme.id});
  };
  const bool is_closed = programme.state == VillageState::kClosed;
  if (programme.fiscal_year_be < fiscal_year_be(turn.present_day())) {
    offer("button.open_year", "open_year");
  }
  if (is_closed) offer("button.reopen_year", "reopen_year");
  if (programme.pause != VillagePause::kNone) offer("button.resume_village", "resume_village");
  if (!is_closed && programme.pause == VillagePause::kNone) {
    offer("button.targets", "targets");
    if (programme.state == VillageState::kTraining || programme.state == VillageState::kMaterials) {
      offer("button.practice_began", "practice_began");
    }
    if (programme.state > VillageState::kHasLeader) offer("button.go_back", "go_back");
    offer("button.pause_village", "pause_village");
    offer("button.close_year", "close_year");
    offer("button.replace_leader", "replace_leader");
    offer("button.end_member", "end_member");
  }
  if (!is_closed && programme.pause != VillagePause::kCancelled) {
    offer("button.cancel_village", "cancel_village");
  }
  buttons.push_back({"button.village_card", "village|" + programme.id});
  return ending_of("village_card.manage",
                   {{"village", area_text(village->place.village.code, turn)},
                    {"state", state_text(programme, turn)}},
                   std::move(buttons));
}

Ending list_houses(const ProgrammeId& programme_id, std::size_t first, Turn& turn) {
  const auto village = village_year(programme_id, Act::kNoteVisit, turn);
  if (!village) return not_yours();
  const auto houses = houses_of_year(village->programme, turn);
  const SilentHouses silent = silent_houses(*village, turn);
  Ending ending;
  std::string lines;
  const std::size_t until = std::min(houses.size(), first + kHousesShown);
  for (std::size_t i = first; i < until; ++i) {
    const Household& house = houses[i];
    lines += "\n" + say("village_card.house_line",
                        {{"house", house.house_no},
                         {"name", house.head_name},
                         {"mark", house_marks(house, silent, turn)}},
                        turn);
    ending.buttons.push_back(
        {"village_card.answer_house", "household|" + house.id, {{"house", house.house_no}}});
  }
  ending.says.push_back({lines.empty() ? "village_card.no_houses" : "village_card.house_list",
                         {{"village", area_text(village->place.village.code, turn)},
                          {"count", std::ssize(houses)},
                          {"lines", lines}}});
  if (until < houses.size()) {
    ending.buttons.push_back(
        {"waiting.answer_more", "village_houses|" + programme_id + "|" + std::to_string(until)});
  }
  ending.buttons.push_back({"button.village_card", "village|" + programme_id});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending show_village(const ProgrammeId& programme_id, Turn& turn) {
  if (!programme_id.empty()) {
    if (const auto village = village_year(programme_id, Act::kRecordMeeting, turn)) {
      return village_card(*village, turn);
    }
  }
  const auto villages = villages_for(Act::kRecordMeeting, turn);
  if (villages.empty()) {
    const auto areas = areas_of_sums(turn);
    if (!areas.empty()) return province_sums(areas, turn);
    return ending_of("village.none", {}, {{"button.contact", "contact"}});
  }
  if (!programme_id.empty()) return not_yours();
  if (villages.size() == 1) return village_card(villages.front(), turn);
  return begin_talk("village");
}

}  // namespace sammachip

#include "handlers/income/who_left.h"

#include <algorithm>
#include <set>

#include "handlers/access/audit_notes.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/income/silent_houses.h"
#include "handlers/income/talks.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/visits.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/task_snoozes.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostLeftButtons = 9;

struct WhoLeft {
  ProgrammeId programme;
};

// As task_snoozes keeps it; also what the button of the house says.
std::string left_command(const HouseholdId& household_id) { return "left_house|" + household_id; }

std::set<std::string> put_off_commands(Turn& turn) {
  std::set<std::string> commands;
  const std::string today = iso_date(turn.today);
  for (const auto& snooze : turn.records.task_snoozes.list(turn.account.user_id)) {
    if (snooze.until_on > today) commands.insert(snooze.task);
  }
  return commands;
}

void add_usual_buttons(Ending& ending, const ProgrammeId& programme_id) {
  ending.buttons.push_back({"button.report_all", "report_all|" + programme_id});
  ending.buttons.push_back({"button.next", "next"});
  ending.buttons.push_back({"button.menu", "menu"});
}

// Nothing is missed of them, but somebody may look in.
void add_quiet(const SilentHouses& silent, const Turn& turn, Ending& ending) {
  std::string names;
  for (const auto& house : silent.quiet) {
    names += "\n" + house_label(house, turn) + quiet_mark(house, turn);
  }
  if (!names.empty()) ending.says.push_back({"who_left.quiet", {{"houses", names}}});
}

Ending show_who_is_left(const ProgrammeId& programme_id, Turn& turn) {
  const auto village = village_year(programme_id, Act::kSeeWhoReported, turn);
  if (!village) return not_yours();
  SilentHouses silent = silent_houses(*village, turn);
  const auto sent =
      static_cast<std::int64_t>(silent.count - silent.missing.size() - silent.quiet.size());
  Values values{{"village", village_text(village->place, turn)},
                {"sent", sent},
                {"houses", static_cast<std::int64_t>(silent.count)}};
  Ending ending;
  if (silent.missing.empty()) {
    ending.says.push_back({silent.count == 0      ? "who_left.no_houses"
                           : silent.quiet.empty() ? "who_left.all_sent"
                                                  : "who_left.none_missing",
                           values});
    add_quiet(silent, turn, ending);
    if (auto lesson = lesson_button(programme_id, turn)) ending.buttons.push_back(*lesson);
    ending.buttons.push_back({"button.next", "next"});
    ending.buttons.push_back({"button.menu", "menu"});
    return ending;
  }
  const auto put_off = put_off_commands(turn);
  const auto waiting = std::stable_partition(
      silent.missing.begin(), silent.missing.end(),
      [&](const Household& house) { return !put_off.contains(left_command(house.id)); });
  std::string names;
  for (auto house = silent.missing.begin(); house != silent.missing.end(); ++house) {
    names +=
        "\n" + house_label(*house, turn) + no_phone_mark(*house, turn) + quiet_mark(*house, turn);
    if (house >= waiting) names += " " + say("who_left.put_off", turn);
    if (house < waiting && ending.buttons.size() < kMostLeftButtons) {
      ending.buttons.push_back({"report.house_choice",
                                left_command(house->id),
                                {{"house", house->house_no}, {"name", house->head_name}}});
    }
  }
  values.emplace_back("missing", names);
  ending.says.push_back({"who_left.missing", values});
  add_quiet(silent, turn, ending);
  add_usual_buttons(ending, programme_id);
  return ending;
}

Ending after_house(const char* key, const Household& house, Turn& turn) {
  Ending ending;
  ending.says.push_back({key, {{"house", house.house_no}, {"name", house.head_name}}});
  const auto programme = current_year(house.village_code, turn);
  ending.buttons = {{"button.who_left", "who_left|" + (programme ? programme->id : "")},
                    {"button.next", "next"},
                    {"button.menu", "menu"}};
  return ending;
}

}  // namespace

Ending show_left_house(const HouseholdId& household_id, Turn& turn) {
  const auto house = house_within(household_id, Act::kSeeWhoReported, turn);
  if (!house) return not_yours();
  const auto missed = missed_round(*house, turn);
  // The button may be older than what was sent since.
  if (!missed) return after_house("who_left.has_sent", *house, turn);
  Ending ending = after_house("who_left.house", *house, turn);
  ending.says.front().values.emplace_back("period", period_text(*missed, turn.language));
  ending.buttons.insert(ending.buttons.begin(),
                        {CommandButton{"button.send_for", "report_for|" + house->id},
                         CommandButton{"button.not_met", "not_met|" + house->id},
                         CommandButton{"button.tomorrow", "house_tomorrow|" + house->id}});
  return ending;
}

Ending save_not_met(const HouseholdId& household_id, Turn& turn) {
  const auto house = house_within(household_id, Act::kNoteVisit, turn);
  if (!house) return not_yours();
  const auto year = turn.records.places.find_programme_by_id(house->programme_id.value_or(""));
  if (auto over = year ? year_over(*year, turn) : std::nullopt) return *over;
  const std::string today = iso_date(turn.today);
  const auto last = turn.records.visits.latest(house->id);
  const bool is_noted =
      last && last->visited_on == today && !last->met && last->visited_by == turn.account.user_id;
  if (!is_noted) {
    Visit visit;
    visit.id = new_id(milliseconds(turn.now));
    visit.household_id = house->id;
    visit.visited_on = today;
    visit.met = false;
    visit.visited_by = turn.account.user_id;
    visit.created_at_ms = milliseconds(turn.now);
    turn.records.visits.insert(visit);
    audit_work("visit.note", "visit", visit.id, turn);
  }
  return after_house("who_left.not_met", *house, turn);
}

Ending put_off_house(const HouseholdId& household_id, Turn& turn) {
  const auto house = house_within(household_id, Act::kSeeWhoReported, turn);
  if (!house) return not_yours();
  turn.records.task_snoozes.save(
      {turn.account.user_id, left_command(house->id), iso_date(turn.today + std::chrono::days{1})});
  return after_house("who_left.tomorrow", *house, turn);
}

std::unique_ptr<Conversation> who_left_talk() {
  auto talk = std::make_unique<FormConversation<WhoLeft>>("who_left");
  ask_village(*talk, &WhoLeft::programme, Act::kSeeWhoReported);
  talk->then(
      [](const WhoLeft& form, Turn& turn) { return show_who_is_left(form.programme, turn); });
  return talk;
}

}  // namespace sammachip

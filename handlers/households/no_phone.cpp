#include "handlers/households/no_phone.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/households/talks.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/several_houses.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "language/answers/answers.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct HousesMeant {
  ProgrammeId programme;
  std::vector<std::string> houses;  // Ids.
};

// "92 ยายแช่ม" of one, the numbers of several.
std::string named(const std::vector<Household>& houses, const Turn& turn) {
  if (houses.size() != 1) return house_numbers_text(houses, turn);
  return houses.front().house_no + " " + houses.front().head_name;
}

void save_phone(Household house, bool has_none, Turn& turn) {
  if (house.no_phone == has_none) return;
  house.no_phone = has_none;
  turn.records.households.update(house);
  audit_work(has_none ? "household.no_phone" : "household.has_phone", "household", house.id, turn);
}

std::vector<CommandButton> buttons_after(const std::vector<Household>& marked, bool has_none) {
  std::vector<CommandButton> buttons;
  if (marked.size() == 1 && has_none) {
    const Household& house = marked.front();
    if (!was_asked(house)) {
      buttons.push_back({"button.house_record", "house_record|" + house.id});
    }
    buttons.push_back({"button.has_phone", "has_phone|" + house.id});
  }
  if (marked.size() == 1) buttons.push_back({"button.open", "household|" + marked.front().id});
  if (marked.size() > 1 && has_none) {
    buttons.push_back({"profile_for.topic", "house_record"});
  }
  buttons.push_back({"button.next", "next"});
  buttons.push_back({"button.menu", "menu"});
  return buttons;
}

// All of them, but those of which somebody is on LINE, who are named.
Ending mark_all(const std::vector<Household>& houses, bool has_none, Turn& turn) {
  std::vector<Household> marked;
  std::vector<Household> on_line;
  for (const auto& house : houses) {
    (has_none && speaks_for_itself(house.id, turn) ? on_line : marked).push_back(house);
  }
  for (const auto& house : marked) save_phone(house, has_none, turn);
  forget_houses(turn);
  Ending ending;
  if (!marked.empty()) {
    ending.says.push_back(
        {has_none ? "no_phone.done" : "no_phone.undone", {{"houses", named(marked, turn)}}});
  }
  if (!on_line.empty()) {
    ending.says.push_back({"no_phone.on_line", {{"houses", named(on_line, turn)}}});
  }
  ending.buttons = buttons_after(marked.empty() ? on_line : marked, has_none && !marked.empty());
  return ending;
}

Ending mark_one(const HouseholdId& household_id, bool has_none, Turn& turn) {
  const auto house = house_within(household_id, Act::kReportIncome, turn);
  if (!house || !may_mark_phone(*house, turn)) return not_yours();
  return mark_all({*house}, has_none, turn);
}

std::vector<Household> houses_meant(const HousesMeant& form, const Turn& turn) {
  std::vector<Household> houses;
  const auto ids = chosen_ids(form.houses, turn);
  for (const auto& house : offered_houses(turn)) {
    const bool is_meant = std::find(ids.begin(), ids.end(), house.id) != ids.end();
    if (is_meant && may_mark_phone(house, turn)) houses.push_back(house);
  }
  return houses;
}

// Asks which houses, with buttons for those that are not marked so yet.
std::unique_ptr<Conversation> phone_talk(const char* name, bool has_none) {
  auto talk = std::make_unique<FormConversation<HousesMeant>>(name);
  ask_village(*talk, &HousesMeant::programme, Act::kReportIncome);
  talk->settle([](HousesMeant& form, Turn& turn) {
    const auto village = village_year(form.programme, Act::kReportIncome, turn);
    if (!village) return;
    offer_houses(houses_for(Act::kReportIncome, village->place.village.code, turn), turn);
  });
  still_in_year(*talk, &HousesMeant::programme, Act::kReportIncome);
  talk->ask("houses", &HousesMeant::houses,
            several_houses({"no_phone.houses_again", "no_phone.unknown", "no_phone.answer_found"}))
      .choices([has_none](const HousesMeant&, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& house : offered_houses(turn)) {
          const bool is_open =
              house.no_phone != has_none && !(has_none && speaks_for_itself(house.id, turn));
          if (!is_open || choices.size() == kMostHouseButtons) continue;
          Choice choice = house_choice(house);
          choice.value = Json::array({house.id});
          choices.push_back(std::move(choice));
        }
        return choices;
      });
  talk->then([has_none](const HousesMeant& form, Turn& turn) {
    const auto houses = houses_meant(form, turn);
    return houses.empty() ? not_yours() : mark_all(houses, has_none, turn);
  });
  return talk;
}

}  // namespace

bool may_mark_phone(const Household& house, const Turn& turn) {
  return works_in(standings_of(turn), Act::kReportIncome, house.village_code) &&
         may(Act::kReportIncome, about_house(house), turn);
}

Ending mark_no_phone(const HouseholdId& household_id, Turn& turn) {
  if (household_id.empty()) return begin_in_village("no_phone", Act::kReportIncome, "", turn);
  return mark_one(household_id, true, turn);
}

Ending mark_has_phone(const HouseholdId& household_id, Turn& turn) {
  if (household_id.empty()) return begin_in_village("has_phone", Act::kReportIncome, "", turn);
  return mark_one(household_id, false, turn);
}

std::optional<Ending> mark_phones_in(const std::string& text, Turn& turn) {
  for (const auto& [command, talk] :
       {std::pair{Command::kNoPhone, "no_phone"}, std::pair{Command::kHasPhone, "has_phone"}}) {
    auto rest = beside_command(text, command);
    if (!rest || villages_for(Act::kReportIncome, turn).empty()) continue;
    Ending ending = begin_in_village(talk, Act::kReportIncome, "", turn);
    if (ending.next) ending.next->text = std::move(*rest);
    return ending;
  }
  return std::nullopt;
}

std::unique_ptr<Conversation> no_phone_talk() { return phone_talk("no_phone", true); }
std::unique_ptr<Conversation> has_phone_talk() { return phone_talk("has_phone", false); }

}  // namespace sammachip

#include "handlers/village/house_choice.h"

#include <algorithm>
#include <regex>

#include "handlers/access/roles.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/lists/place_words.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr double kSimilarHead = 0.75;

// See speak_of_village().
struct SpokenVillage {
  VillageCode code;
};

bool takes_part(const Household& house) {
  return house.status == HouseholdStatus::kSelected || house.status == HouseholdStatus::kActive ||
         house.status == HouseholdStatus::kPaused;
}

// The number of a village is none of a house: "12 หมู่ 4".
std::string without_moo(const std::string& text) {
  static const std::regex kMoo(kMooPattern);
  return std::regex_replace(normalise(text), kMoo, " ");
}

// How well `text` names the house: 3 by its number, 2 by the whole name, 1 nearly, 0 not.
int names_house(const std::string& text, const Household& house) {
  if (same_house_number(house.house_no, without_moo(text))) return 3;
  const std::string first = house.head_name.substr(0, house.head_name.find(' '));
  const double similar =
      std::max(name_similarity(text, house.head_name), name_similarity(text, first));
  if (similar >= 1) return 2;
  return similar >= kSimilarHead ? 1 : 0;
}

// The one house that the words name in the villages where the person may do `act`; nothing where
// it may be several, or those are too many to look through.
std::optional<std::string> house_named(const std::string& words, Act act, const Turn& turn) {
  const auto villages = villages_for(act, turn);
  if (villages.size() > kMostVillageButtons) return std::nullopt;
  std::optional<std::string> found;
  for (const auto& village : villages) {
    speak_of_village(village.programme.id, turn);
    const auto house = house_for(act).read(words, turn);
    if (house && found) return std::nullopt;
    if (house) found = *house;
  }
  return found;
}

}  // namespace

std::vector<Household> houses_for(Act act, const VillageCode& village_code, const Turn& turn) {
  std::vector<Household> houses;
  const auto& standings = standings_of(turn);
  for (auto& house : turn.records.households.list_in_village(village_code)) {
    if (!takes_part(house)) continue;
    if (!may(turn.account.user_id, standings, act, about_house(house))) continue;
    houses.push_back(std::move(house));
  }
  return houses;
}

std::optional<Household> house_within(const HouseholdId& household_id, Act act, const Turn& turn) {
  auto house = turn.records.households.find(household_id);
  if (!house || !takes_part(*house) || !may(act, about_house(*house), turn)) return std::nullopt;
  return house;
}

std::optional<Household> known_house(const HouseholdId& household_id, const Turn& turn) {
  return turn.records.households.find(household_id);
}

std::string house_label(const Household& house, const Turn& turn) {
  return say("report.house_choice", {{"house", house.house_no}, {"name", house.head_name}}, turn);
}

Choice house_choice(const Household& house) {
  return {
      "report.house_choice", house.id, "", {{"house", house.house_no}, {"name", house.head_name}}};
}

Reader<std::string> house_for(Act act) {
  Reader<std::string> reader;
  reader.read = [act](const std::string& text, const Turn& turn) -> Result<std::string> {
    std::vector<Household> near;
    int best = 1;
    for (auto& house : houses_for(act, village_spoken_of(turn), turn)) {
      const int match = names_house(text, house);
      if (match < best) continue;
      if (match > best) near.clear();
      best = match;
      near.push_back(std::move(house));
    }
    if (near.size() == 1) return near.front().id;
    Problem problem{"report.house_again"};
    for (const auto& house : near) {
      if (problem.choices.size() < kMostHouseButtons)
        problem.choices.push_back(house_choice(house));
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [act](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    if (house_within(HouseholdId(id), act, turn)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

void speak_of_village(const ProgrammeId& programme_id, const Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  turn.memo.of<SpokenVillage>().code = programme ? programme->village_code : VillageCode();
}

const VillageCode& village_spoken_of(const Turn& turn) {
  return turn.memo.of<SpokenVillage>().code;
}

Ending begin_with_house(const char* talk, Act act, const HouseholdId& household_id, Turn& turn,
                        JsonValue answers) {
  if (household_id.empty()) {
    Ending ending = begin_in_village(talk, act, "", turn);
    if (ending.next) ending.next->answers.update(answers);
    return ending;
  }
  const auto house = house_within(household_id, act, turn);
  if (!house) return not_yours();
  const auto programme = current_year(house->village_code, turn);
  if (!programme || !village_year(programme->id, act, turn)) return not_yours();
  answers.set("programme", programme->id);
  answers.set("house", house->id);
  return begin_talk(talk, std::move(answers));
}

CommandEntry about_one_house(const char* word, Command typed, Act act) {
  CommandEntry entry = at_once(word, typed, [word, act](const std::string& house, Turn& turn) {
    return begin_with_house(word, act, HouseholdId(house), turn);
  });
  entry.run_about = [word, act](const std::string& words, Turn& turn) {
    const auto house = house_named(words, act, turn);
    Ending ending = begin_with_house(word, act, HouseholdId(house.value_or("")), turn);
    if (!house && ending.next) ending.next->text = words;
    return ending;
  };
  return alone(std::move(entry));
}

}  // namespace sammachip

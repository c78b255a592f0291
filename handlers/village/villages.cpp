#include "handlers/village/villages.h"

#include <algorithm>
#include <map>
#include <set>

#include "handlers/access/roles.h"
#include "handlers/words/endings.h"
#include "language/answers/answers.h"
#include "language/letters/similarity.h"
#include "language/lists/place_words.h"
#include "storage/database/identifier.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr double kSimilarVillage = 0.75;

VillageYear with_place(VillageProgramme programme, const Turn& turn) {
  auto place = turn.records.places.find_village(programme.village_code);
  return {std::move(programme), place.value_or(VillagePlace{})};
}

// How well `text` names the village: 2 exactly, 1 nearly, 0 not at all.
int names_village(const std::string& text, const VillagePlace& place) {
  if (text == place.village.name || text == kVillageWord + place.village.name) return 2;
  if (contains_keyword(text, place.village.name)) return 2;
  if (const auto number = read_count(text); number && *number == place.village.moo) return 1;
  return name_similarity(text, place.village.name) >= kSimilarVillage ? 1 : 0;
}

// Each village's of this fiscal year, and where it has none, of the year before.
void add_current_years(const AreaCode& area, const Turn& turn,
                       std::map<VillageCode, VillageProgramme>& by_village) {
  const int this_year = fiscal_year_be(turn.present_day());
  for (const int year : {this_year, this_year - 1}) {
    for (auto& programme : turn.records.places.list_programmes(area, year)) {
      const VillageCode code = programme.village_code;
      by_village.try_emplace(code, std::move(programme));
    }
  }
}

std::map<VillageCode, VillageProgramme> current_years_for(Act act, const Turn& turn) {
  std::set<AreaCode> areas;
  for (const auto& standing : standings_of(turn)) {
    if (works_in({standing}, act, standing.area_code)) areas.insert(standing.area_code);
  }
  std::map<VillageCode, VillageProgramme> by_village;
  for (const auto& area : areas) add_current_years(area, turn, by_village);
  return by_village;
}

// Of who works in no village whose year goes on: theirs was called off, or they have none.
Ending no_village(Act act, const Turn& turn) {
  const auto years = current_years_for(act, turn);
  if (!years.empty()) {
    const auto village = with_place(years.begin()->second, turn);
    return ending_of(
        "village.year_over",
        {{"village", village_text(village.place, turn)}, {"what", std::string("cancelled")}},
        {{"button.contact", "contact"}});
  }
  return ending_of("village.none", {}, {{"button.contact", "contact"}});
}

}  // namespace

std::vector<VillageYear> villages_for(Act act, const Turn& turn) {
  std::vector<VillageYear> villages;
  for (auto& [code, programme] : current_years_for(act, turn)) {
    if (programme.pause == VillagePause::kCancelled) continue;
    VillageYear village = with_place(std::move(programme), turn);
    if (!village.place.village.retired_at_ms) villages.push_back(std::move(village));
  }
  return villages;
}

std::optional<VillageProgramme> current_year(const VillageCode& village_code, const Turn& turn) {
  const int year = fiscal_year_be(turn.present_day());
  auto programme = turn.records.places.find_programme(village_code, year);
  return programme ? programme : turn.records.places.find_programme(village_code, year - 1);
}

std::optional<VillageYear> village_year(const ProgrammeId& programme_id, Act act,
                                        const Turn& turn) {
  auto programme = turn.records.places.find_programme_by_id(programme_id);
  if (!programme) return std::nullopt;
  if (!works_in(standings_of(turn), act, programme->village_code)) return std::nullopt;
  return with_place(std::move(*programme), turn);
}

std::string village_text(const VillagePlace& place, const Turn& turn) {
  return turn.texts.say(
      turn.language, "village.name",
      {{"village", place.village.name}, {"moo", std::int64_t{place.village.moo}}});
}

Reader<std::string> village_for(Act act) {
  Reader<std::string> reader;
  reader.read = [act](const std::string& text, const Turn& turn) -> Result<std::string> {
    Problem problem{"village.again"};
    std::vector<VillageYear> near;
    int best = 1;
    for (auto& village : villages_for(act, turn)) {
      const int match = names_village(text, village.place);
      if (match < best) continue;
      if (match > best) near.clear();
      best = match;
      near.push_back(std::move(village));
    }
    if (near.size() == 1) return near.front().programme.id;
    for (const auto& village : near) {
      problem.choices.push_back({"", village.programme.id, village_text(village.place, turn)});
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [act](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    if (village_year(ProgrammeId(id), act, turn)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

std::vector<Choice> village_choices(Act act, const Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& village : villages_for(act, turn)) {
    if (choices.size() == kMostVillageButtons) break;
    choices.push_back({"", village.programme.id, village_text(village.place, turn)});
  }
  return choices;
}

Say which_village(std::size_t villages) {
  if (villages <= kMostVillageButtons) return {"village.which"};
  return {"village.which_of_many",
          {{"count", static_cast<std::int64_t>(villages)},
           {"shown", static_cast<std::int64_t>(kMostVillageButtons)}}};
}

Ending begin_in_village(const char* talk, Act act, const ProgrammeId& programme_id, Turn& turn) {
  const auto villages = villages_for(act, turn);
  const bool is_theirs = !programme_id.empty() && village_year(programme_id, act, turn);
  if (villages.empty() && !is_theirs) return no_village(act, turn);
  JsonValue answers = JsonValue::object();
  if (!programme_id.empty()) {
    // A button for a village is never taken for another one.
    if (!is_theirs) return not_yours();
    answers.set("programme", programme_id);
  } else if (villages.size() == 1) {
    answers.set("programme", villages.front().programme.id);
  }
  return begin_talk(talk, answers);
}

CommandEntry in_a_village(const char* word, Command typed, Act act, const char* talk) {
  return alone(
      with_words(at_once(word, typed, [talk, act](const std::string& programme, Turn& turn) {
        return begin_in_village(talk, act, ProgrammeId(programme), turn);
      })));
}

ProgrammeId open_year(const VillageCode& village_code, int year_be, long long now_ms,
                      Records& records) {
  if (const auto known = records.places.find_programme(village_code, year_be)) return known->id;
  const auto before = records.places.find_programme(village_code, year_be - 1);
  VillageProgramme programme;
  if (before) {
    programme.target_households = before->target_households;
    programme.team_size = before->team_size;
    programme.kpi_practising_percent = before->kpi_practising_percent;
    programme.kpi_rise_percent = before->kpi_rise_percent;
    programme.kpi_groups_percent = before->kpi_groups_percent;
  }
  programme.id = new_id(now_ms);
  programme.village_code = village_code;
  programme.fiscal_year_be = year_be;
  records.places.upsert(programme);
  return programme.id;
}

}  // namespace sammachip

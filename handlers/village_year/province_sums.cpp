// Sums over many houses, for who may be told nothing of one. docs/programme.md 2.2.
#include <map>

#include "handlers/access/audit_notes.h"
#include "handlers/calendar/rounds.h"
#include "handlers/village/year_houses.h"
#include "handlers/village_year/village_card.h"
#include "handlers/village_year/village_figures.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/household_standings.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct DistrictSums {
  std::int64_t villages = 0;
  std::int64_t closed = 0;
  std::int64_t houses = 0;
  std::int64_t reporting = 0;  // With gross figures this month.
  long long gross_satang = 0;
};
using ByDistrict = std::map<std::string, DistrictSums>;

std::string district_of(const std::string& code) { return code.substr(0, 4); }

// Each village's current year, by its code.
using YearsOfVillages = std::map<std::string, VillageProgramme>;

YearsOfVillages years_in(const AreaCode& area, const Turn& turn) {
  YearsOfVillages years;
  const int this_year = fiscal_year_be(turn.today);
  for (const int year : {this_year, this_year - 1}) {
    for (auto& programme : turn.records.places.list_programmes(area, year)) {
      const std::string code = programme.village_code;
      years.try_emplace(code, std::move(programme));
    }
  }
  return years;
}

void count_villages(const YearsOfVillages& years, ByDistrict& districts) {
  for (const auto& [code, programme] : years) {
    if (programme.pause == VillagePause::kCancelled) continue;
    DistrictSums& sums = districts[district_of(code)];
    ++sums.villages;
    if (programme.state == VillageState::kClosed) ++sums.closed;
  }
}

// Of each village the houses of its current year, and what they reported this month.
void count_houses(const AreaCode& area, const YearsOfVillages& years, const Turn& turn,
                  ByDistrict& districts) {
  for (const auto& house : turn.records.household_standings.figures_in_area(
           area, fiscal_year_be(turn.today), month_key(turn.today))) {
    const auto current = years.find(house.village_code);
    const bool counts =
        current == years.end() || counts_in_current_year(house.programme_id, current->second.id);
    if (!counts) continue;
    DistrictSums& sums = districts[district_of(house.village_code)];
    ++sums.houses;
    if (!house.month_gross_satang) continue;
    ++sums.reporting;
    sums.gross_satang += *house.month_gross_satang;
  }
}

std::string district_line(const AreaCode& district, const DistrictSums& sums, const Turn& turn) {
  const std::string hidden = say("province.hidden", turn);
  const bool shows_houses = sums.houses >= kFewestShown;
  const bool shows_sum = shows_houses && sums.reporting >= kFewestShown;
  return say(
      "province.line",
      {{"district", area_text(district, turn)},
       {"villages", sums.villages},
       {"closed", sums.closed},
       {"houses", shows_houses ? std::to_string(sums.houses) : hidden},
       {"reporting", shows_sum ? std::to_string(sums.reporting) : hidden},
       {"total", shows_sum ? say("amount.baht", {{"amount", amount_text(sums.gross_satang)}}, turn)
                           : hidden}},
      turn);
}

}  // namespace

Ending province_sums(const std::vector<AreaCode>& areas, Turn& turn) {
  ByDistrict districts;
  for (const auto& area : areas) {
    const YearsOfVillages years = years_in(area, turn);
    count_villages(years, districts);
    count_houses(area, years, turn, districts);
    audit_look("area", area, turn);
  }
  std::string lines;
  // No total: with it the one district that is hidden could be reckoned.
  for (const auto& [district, sums] : districts)
    lines += "\n" + district_line(AreaCode(district), sums, turn);
  return ending_of(lines.empty() ? "province.nothing" : "province.sums",
                   {{"area", area_text(areas.front(), turn)},
                    {"month", month_text(turn.today, turn.language)},
                    {"few", std::int64_t{kFewestShown}},
                    {"lines", lines}},
                   {{"button.lessons", "lessons"}});
}

}  // namespace sammachip

// Sums over many houses, for who may be told nothing of one. DOMAIN 12.2, 9.
#include <map>

#include "handlers/access/audit_notes.h"
#include "handlers/calendar/rounds.h"
#include "handlers/village_year/village_card.h"
#include "handlers/village_year/village_figures.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/households/income_sums.h"
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

void count_villages(const std::string& area, Turn& turn, ByDistrict& districts) {
  for (const auto& programme :
       turn.records.places.list_programmes(area, fiscal_year_be(turn.today))) {
    if (programme.pause == VillagePause::kCancelled) continue;
    DistrictSums& sums = districts[district_of(programme.village_code)];
    ++sums.villages;
    if (programme.state == VillageState::kClosed) ++sums.closed;
  }
}

void count_houses(const std::string& area, Turn& turn, ByDistrict& districts) {
  constexpr std::size_t kPage = 1000;
  for (std::string after;;) {
    const auto page = turn.records.households.list_in_area(area, after, kPage);
    for (const auto& house : page) {
      if (house.status == HouseholdStatus::kActive || house.status == HouseholdStatus::kSelected) {
        ++districts[district_of(house.village_code)].houses;
      }
    }
    if (page.size() < kPage) return;
    after = page.back().id;
  }
}

void add_figures(const std::string& area, Turn& turn, ByDistrict& districts) {
  const std::string month = month_key(turn.today);
  for (const auto& row : turn.records.income_sums.village_months(area, month, month)) {
    if (row.basis != Basis::kGross) continue;
    DistrictSums& sums = districts[district_of(row.village_code)];
    sums.reporting += row.households_reporting;
    sums.gross_satang += row.sum_satang;
  }
}

std::string district_line(const std::string& district, const DistrictSums& sums, const Turn& turn) {
  const auto say = [&](const char* key, const Values& values) {
    return turn.texts.say(turn.language, key, values);
  };
  const std::string hidden = say("province.hidden", {});
  const bool shows_houses = sums.houses >= kFewestShown;
  const bool shows_sum = shows_houses && sums.reporting >= kFewestShown;
  return say("province.line",
             {{"district", area_text(district, turn)},
              {"villages", sums.villages},
              {"closed", sums.closed},
              {"houses", shows_houses ? std::to_string(sums.houses) : hidden},
              {"reporting", shows_sum ? std::to_string(sums.reporting) : hidden},
              {"total", shows_sum ? say("amount.baht", {{"amount", amount_text(sums.gross_satang)}})
                                  : hidden}});
}

}  // namespace

Ending province_sums(const std::vector<std::string>& areas, Turn& turn) {
  ByDistrict districts;
  for (const auto& area : areas) {
    count_villages(area, turn, districts);
    count_houses(area, turn, districts);
    add_figures(area, turn, districts);
    note_view("area", area, turn);
  }
  std::string lines;
  // No total: with it the one district that is hidden could be reckoned.
  for (const auto& [district, sums] : districts)
    lines += "\n" + district_line(district, sums, turn);
  return ending_of(lines.empty() ? "province.nothing" : "province.sums",
                   {{"area", area_text(areas.front(), turn)},
                    {"month", month_text(turn.today, turn.language)},
                    {"few", std::int64_t{kFewestShown}},
                    {"lines", lines}},
                   {{"button.lessons", "lessons", {}}});
}

}  // namespace sammachip

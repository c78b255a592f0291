#include "handlers/village_year/village_figures.h"

#include <map>
#include <set>

#include "handlers/calendar/rounds.h"
#include "handlers/village/villages.h"
#include "handlers/village/year_houses.h"
#include "storage/households/income_sums.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using Amounts = std::map<std::string, long long>;  // Of a house, by its id.

Amounts amounts_in(const VillageCode& village_code, const std::vector<Household>& houses,
                   const std::string& month, Basis basis, Records& records) {
  std::set<std::string> taking_part;
  for (const auto& house : houses) taking_part.insert(house.id);
  Amounts amounts;
  for (const auto& row : records.income_sums.in_village(village_code, month, basis)) {
    if (row.report_count > 0 && taking_part.contains(row.household_id)) {
      amounts[row.household_id] = row.sum_satang;
    }
  }
  return amounts;
}

MonthSum sum_of(const Amounts& amounts) {
  MonthSum sum;
  for (const auto& [house, satang] : amounts) {
    ++sum.houses;
    sum.total_satang += satang;
    if (satang <= 0) continue;
    ++sum.practising;
    sum.practising_satang += satang;
  }
  return sum;
}

// Compares the houses that practise with what they told of the time before.
void compare(const std::vector<Household>& houses, const Amounts& gross, VillageFigures& figures) {
  long long now = 0, before = 0, whole = 0;
  bool is_whole_known = true;
  for (const auto& house : houses) {
    const auto earned = gross.find(house.id);
    if (earned == gross.end() || earned->second <= 0) continue;
    if (!house.baseline_occupation_satang) continue;
    ++figures.compared;
    now += earned->second;
    before += *house.baseline_occupation_satang;
    const long long total = house.baseline_total_satang.value_or(0);
    is_whole_known = is_whole_known && total > 0;
    whole += total;
  }
  if (figures.compared == 0) return;
  figures.average_now_satang = now / figures.compared;
  figures.average_before_satang = before / figures.compared;
  if (is_whole_known) figures.rise_percent = (now - before) * 100 / whole;
}

}  // namespace

std::vector<HouseholdFigures> figures_of_year(const VillageProgramme& programme, const Turn& turn) {
  std::set<std::string> of_year;
  for (const auto& house : houses_of_year(programme, turn)) of_year.insert(house.id);
  auto figures = turn.records.household_standings.figures_in_area(
      programme.village_code, programme.fiscal_year_be, month_key(turn.today));
  std::erase_if(figures, [&](const HouseholdFigures& one) { return !of_year.contains(one.id); });
  return figures;
}

VillageFigures figures_in(const VillageCode& village_code, const std::vector<Household>& houses,
                          const std::string& month, Records& records) {
  const Amounts gross = amounts_in(village_code, houses, month, Basis::kGross, records);
  const Amounts net = amounts_in(village_code, houses, month, Basis::kNet, records);
  VillageFigures figures;
  figures.houses = static_cast<int>(houses.size());
  figures.gross = sum_of(gross);
  figures.net = sum_of(net);
  for (const auto& house : houses) {
    if (gross.contains(house.id) || net.contains(house.id)) ++figures.reporting;
  }
  compare(houses, gross, figures);
  return figures;
}

}  // namespace sammachip

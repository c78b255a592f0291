#include "handlers/village_year/measures.h"

#include <algorithm>

#include "handlers/calendar/rounds.h"

namespace sammachip {

namespace {

// What has been heard, and for the rise summed up, of houses; fractions of satang are rounded at
// the end of each house's average.
struct Sums {
  Measures measures;
  long long rise_satang = 0;
  long long whole_satang = 0;

  void take(const HouseholdFigures& house, const std::string& since) {
    ++measures.houses;
    const bool practises = house.standing.practised_on >= since;
    if (practises || house.standing.answered_to >= since) ++measures.heard_of;
    if (!practises) return;
    ++measures.practising;
    if (house.months == 0 || !house.baseline_occupation_satang) return;
    const long long now = house.sum_satang / house.months;
    const long long before = *house.baseline_occupation_satang;
    ++measures.compared;
    measures.monthly_now_satang += now;
    measures.monthly_before_satang += before;
    const long long whole = house.baseline_total_satang.value_or(0);
    if (whole <= 0) return;
    ++measures.with_whole;
    rise_satang += now - before;
    whole_satang += whole;
  }

  Measures taken() const {
    Measures all = measures;
    if (whole_satang > 0) all.rise_permille = rise_satang * 1000 / whole_satang;
    return all;
  }
};

std::string news_since(Day today) { return iso_date(today - kNewsLasts); }

int average(long long sum, int count) {
  return count == 0 ? 0 : static_cast<int>((sum + count / 2) / count);
}

}  // namespace

Measures measures_of(const std::vector<HouseholdFigures>& houses, Day today) {
  const std::string since = news_since(today);
  Sums sums;
  for (const auto& house : houses) sums.take(house, since);
  return sums.taken();
}

VillageMeasures village_measures_of(const std::vector<VillageProgramme>& villages,
                                    const std::vector<HouseholdFigures>& houses,
                                    const std::map<ProgrammeId, int>& groups, Day today) {
  const std::string since = news_since(today);
  std::map<VillageCode, Sums> by_village;
  Sums all;
  for (const auto& village : villages) by_village[village.village_code];
  for (const auto& house : houses) {
    all.take(house, since);
    const auto village = by_village.find(house.village_code);
    if (village != by_village.end()) village->second.take(house, since);
  }
  VillageMeasures measures;
  measures.all = all.taken();
  long long practising = 0, rise = 0, group_aim = 0;
  for (const auto& village : villages) {
    ++measures.villages;
    practising += village.kpi_practising_percent;
    rise += village.kpi_rise_percent;
    group_aim += village.kpi_groups_percent;
    if (const auto found = groups.find(village.id); found != groups.end() && found->second > 0) {
      ++measures.with_group;
      measures.occupation_groups += found->second;
    }
    const auto risen = by_village[village.village_code].taken().rise_permille;
    if (!risen) continue;
    ++measures.with_rise;
    if (*risen >= village.kpi_rise_percent * 10LL) ++measures.rise_reached;
  }
  measures.aim_practising_percent = average(practising, measures.villages);
  measures.aim_rise_percent = average(rise, measures.villages);
  measures.aim_groups_percent = average(group_aim, measures.villages);
  return measures;
}

int silent_rounds(const HouseholdFigures& house, Day came_in, Day today, int most) {
  Period round = round_before(today, house.pace, house.reporting_day);
  int silent = 0;
  while (silent < most && came_in <= round.from && house.rest_until < iso_date(round.from) &&
         house.standing.answered_to < iso_date(round.from)) {
    ++silent;
    round = round_before(round.from, house.pace, house.reporting_day);
  }
  return silent;
}

bool spoke_last(const HouseholdFigures& house, Day today) {
  const Period round = round_before(today, house.pace, house.reporting_day);
  return house.standing.answered_to >= iso_date(round.from);
}

bool came_back(const HouseholdFigures& house) {
  const HouseholdStanding& standing = house.standing;
  if (standing.answered_before_to.empty()) return false;
  const auto last = parse_iso_date(standing.answered_to);
  if (!last) return false;
  Period round = round_of(*last, house.pace, house.reporting_day);
  for (int i = 0; i < kSilentRoundsToTell; ++i) {
    round = round_before(round.from, house.pace, house.reporting_day);
  }
  return std::max(standing.answered_before_to, house.rest_until) < iso_date(round.from);
}

}  // namespace sammachip

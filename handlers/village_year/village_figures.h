// What the houses of a village say they earned in a month, against the time before.
// docs/programme.md 5.4.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/villages/places.h"

namespace sammachip {

struct Records;
struct Turn;

// Below this share of houses that reported, an average says little.
inline constexpr int kFewPercent = 50;
// Nothing is told of fewer houses than this to whom only sums may be told. docs/programme.md 2.2.
inline constexpr int kFewestShown = 5;

// Sums of one basis; gross and net are never added together.
struct MonthSum {
  int houses = 0;  // That reported; the others are unknown, not zero.
  long long total_satang = 0;
  int practising = 0;  // Of those, with more than zero.
  long long practising_satang = 0;

  long long average_satang() const { return practising == 0 ? 0 : practising_satang / practising; }
};

struct VillageFigures {
  int houses = 0;     // That take part: active or selected.
  int reporting = 0;  // Of those, with a figure of the month, of either basis.
  MonthSum gross, net;
  // Of the houses with a gross figure above zero that told what the occupation brought before.
  int compared = 0;
  long long average_now_satang = 0;
  long long average_before_satang = 0;
  // The rise against what their whole house earned before, where all told that too;
  // docs/programme.md 5.4: a new occupation begins at zero, so a percentage of it alone means
  // nothing.
  std::optional<long long> rise_percent = {};

  int coverage_percent() const { return houses == 0 ? 0 : reporting * 100 / houses; }
  bool is_little() const { return reporting * 100 < houses * kFewPercent; }
};

// What is kept of the houses of a village's year, with the sums of that fiscal year.
std::vector<HouseholdFigures> figures_of_year(const VillageProgramme& programme, const Turn& turn);

// `month` as "2026-11". REQUIRES: `houses` are those of the village that take part.
VillageFigures figures_in(const VillageCode& village_code, const std::vector<Household>& houses,
                          const std::string& month, Records& records);

}  // namespace sammachip

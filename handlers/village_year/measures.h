// The programme's own measures, as the department's dashboard shows them (docs/programme.md 1.4),
// by the formulas of 5.4. Pure: a page or a digest gives the houses and gets the figures.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "language/dates/date.h"
#include "storage/households/household_standings.h"
#include "storage/villages/places.h"

namespace sammachip {

// What was heard of a house for longer than this says nothing of today.
inline constexpr std::chrono::days kNewsLasts{60};
// So many finished rounds without a word are for the officer to know.
inline constexpr int kSilentRoundsToTell = 2;

// Of houses that take part, in one village or many. Gross figures only: net ones are told apart.
struct Measures {
  int houses = 0;
  int heard_of = 0;    // Of those, that were heard of in the last 60 days; the others are unknown.
  int practising = 0;  // Of those, known to practise the occupation in the last 60 days.

  // The practising houses with figures of the fiscal year that told what the occupation brought
  // before: what they have a month on average of the months they reported, and had before.
  int compared = 0;
  long long monthly_now_satang = 0;
  long long monthly_before_satang = 0;
  // Of those, the ones that told the income of the whole house, too: how much more they have of
  // it, in tenths of a percent. A new occupation begins at zero, so that it is the whole that the
  // rise is measured by. Nothing: nobody told.
  int with_whole = 0;
  std::optional<long long> rise_permille = {};

  int practising_percent() const { return houses == 0 ? 0 : practising * 100 / houses; }
  long long average_now_satang() const { return compared == 0 ? 0 : monthly_now_satang / compared; }
  long long average_before_satang() const {
    return compared == 0 ? 0 : monthly_before_satang / compared;
  }
  // Whether a figure says little, as it rests on fewer than half of all houses.
  bool is_little(int of_houses) const { return of_houses * 2 < houses; }
};

// `today` is the bot's day; the houses' figures are those of its fiscal year.
Measures measures_of(const std::vector<HouseholdFigures>& houses, Day today);

// The same over villages: how many of them reach their own aims.
struct VillageMeasures {
  Measures all = {};
  int villages = 0;      // That take part this year.
  int with_rise = 0;     // Of those, whose rise is known...
  int rise_reached = 0;  // ...and is what they set out for, or more.
  int with_group = 0;    // That have an occupation group.
  int occupation_groups = 0;
  // The aims, on average of the villages, in percent.
  int aim_practising_percent = 0;
  int aim_rise_percent = 0;
  int aim_groups_percent = 0;
};

// `villages` of one fiscal year without those that were cancelled; `houses` by village code, of
// theirs; `groups` is how many occupation groups a village's year has, by its id.
VillageMeasures village_measures_of(const std::vector<VillageProgramme>& villages,
                                    const std::vector<HouseholdFigures>& houses,
                                    const std::map<ProgrammeId, int>& groups, Day today);

// How many finished rounds, back from the last one, a house has said nothing about; counts up to
// `most`. A round that had begun when the house came
// in is not missed, nor one of whose days it rested on any. `came_in` is its day.
int silent_rounds(const HouseholdFigures& house, Day came_in, Day today, int most);

// Whether the house said anything about its last finished round, or a later one.
bool spoke_last(const HouseholdFigures& house, Day today);

// Whether the house, when it last spoke, came back after kSilentRoundsToTell rounds or more in
// which it did not rest.
bool came_back(const HouseholdFigures& house);

}  // namespace sammachip

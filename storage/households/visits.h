#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"
#include "storage/households/household_standings.h"

namespace sammachip {

// Whether the household does what it learnt. kUnknown: not said, as below.
enum class Doing { kUnknown, kYes, kPartly, kNo };
template <>
struct EnumWords<Doing> {
  static constexpr std::string_view kAll[] = {"", "yes", "partly", "no"};
};

enum class Mood { kUnknown, kGood, kMiddle, kTired };
template <>
struct EnumWords<Mood> {
  static constexpr std::string_view kAll[] = {"", "good", "middle", "tired"};
};

// That somebody of the team or the office went to a household.
struct Visit {
  VisitId id = {};
  HouseholdId household_id = {};
  std::string visited_on = {};  // ISO date.
  bool met = true;              // False: nobody was at home.
  Doing doing = Doing::kUnknown;
  std::string problem = {};  // Code; empty: none.
  std::string need = {};     // Empty: nothing.
  std::string next_on = {};  // The day of the next visit; empty: not planned.
  Mood mood = Mood::kUnknown;
  AccountId visited_by = {};
  long long created_at_ms = 0;
};

template <>
struct Columns<Visit> {
  static constexpr std::string_view kTable = "visit";
  static constexpr std::string_view kNames =
      "id, household_id, visited_on, met, doing, problem, need, next_on, mood, visited_by, "
      "created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.household_id, row.visited_on, row.met, row.doing, row.problem,
                    row.need, row.next_on, row.mood, row.visited_by, row.created_at_ms);
  }
};

// The visits: no method changes one. `visited_on` and `next_on` are days (ISO).
class Visits {
 public:
  explicit Visits(Connection& connection);
  void insert(const Visit& visit);
  std::optional<Visit> find(const VisitId& id);
  // The latest first.
  std::vector<Visit> list_for_household(const HouseholdId& household_id, int limit);
  std::optional<Visit> latest(const HouseholdId& household_id);
  // Those of an area (code prefix; empty: all) that planned the next one for a day (ISO) and are
  // the latest of their household, at most 1,000.
  std::vector<Visit> planned_in_area(const AreaCode& area_code, const std::string& date);
  // How many houses of a village were visited from one day to another (ISO), and met.
  long long houses_visited(const VillageCode& village_code, const std::string& from,
                           const std::string& to);
  // The latest visit of each household of the village if it planned the next one for a day up to
  // `until_date` (ISO), first planned first.
  std::vector<Visit> planned_in_village(const VillageCode& village_code,
                                        const std::string& until_date);

 private:
  HouseholdStandings standings_;
  Query<void(Visit)> insert_;
  Query<Visit(VisitId id)> find_;
  Query<Visit(HouseholdId household_id, int limit)> for_household_;
  Query<Visit(VillageCode village_code, std::string_view until_date)> planned_in_village_;
  Query<Visit(std::string_view date, Area)> planned_in_area_;
  Query<long long(VillageCode village_code, std::string_view from, std::string_view to)>
      houses_visited_;
};

}  // namespace sammachip

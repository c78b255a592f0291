// A village that was entered wrongly: all that belongs to it goes to the right one. For the
// operator, so nothing of it is prepared beforehand.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "storage/households/households.h"
#include "storage/villages/places.h"

namespace sammachip {

// Whether nothing was done in the year: it is as opened, and nothing hangs on it but what the bot
// writes by itself.
bool is_untouched(const VillageProgramme& year, Connection& connection);
// Whether the house is but a number and a name: nothing was told of it, and nothing hangs on it.
bool is_bare(const Household& house, Connection& connection);

// Every house of the village but those that were made nobody's, by house number. No limit.
std::vector<Household> numbered_houses(const VillageCode& village_code, Connection& connection);

// That a person holds a role in a village.
struct HeldRole {
  std::string role = {};  // As RoleGrant has it.
  AccountId user_id = {};
};
template <>
struct Columns<HeldRole> {
  static auto of(auto& row) { return std::tie(row.role, row.user_id); }
};
// Those of exactly this village at `now_ms`, each once, by role and user id.
std::vector<HeldRole> roles_held_in(const VillageCode& village_code, long long now_ms,
                                    Connection& connection);

// REQUIRES: is_untouched(), or is_bare(), of it.
void drop_year(const ProgrammeId& id, Connection& connection);
void drop_house(const HouseholdId& id, Connection& connection);

// How many rows of a kind went to the other village.
struct MergedRows {
  std::string_view called;
  long long rows = 0;
};

// Moves all that belongs to `from` to `into` and retires `from`. Returns what there was of it to
// move. Who holds a role in both holds it once. REQUIRES: a transaction is open, the two are
// villages, and have no year in common.
std::vector<MergedRows> merge_villages(const VillageCode& from, const VillageCode& into,
                                       long long now_ms, Connection& connection);

}  // namespace sammachip

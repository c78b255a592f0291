// Who may do what to which record: the table of docs/programme.md 2.2. Pure. Every act and every
// read of a person's data asks here, by way of may() in handlers/access/roles.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/ids/ids.h"

namespace sammachip {

enum class Role {
  kHousehold,  // Its head or another of its people.
  kHelper,     // Only sends for a house.
  kTeam,
  kLeader,
  kTambonOfficer,
  kDistrictOfficer,
  kProvinceOfficer,
  kAdministrator,
};
inline constexpr int kRoleCount = 8;

enum class Act {
  kReportIncome,
  kSeeAmounts,  // What one house earned.
  kSeeSums,     // What many earned together.
  kSeeWhoReported,
  kSuggestSage,
  kNominateSage,
  kDecide,         // Confirm or return the team and the list of households.
  kRecordMeeting,  // The forum, the training, who came.
  kEnterPurchase,
  kDecidePurchase,
  kNoteVisit,
  kInviteTeam,
  kInviteLeader,
  kInviteTambonOfficer,
  kInviteDistrictOfficer,
  kInviteProvinceOfficer,
  kExport,
};
inline constexpr int kActCount = 17;

// One role a person holds, and where.
struct Standing {
  Role role = Role::kHousehold;
  AreaCode area_code = {};           // 2, 4, 6 or 8 digits; empty: everywhere.
  HouseholdId household_id = {};     // Of kHousehold and kHelper.
  TeamMemberId team_member_id = {};  // Of kTeam and kLeader, if known.
};

// What is to be done something to. What does not apply stays empty.
struct Target {
  AreaCode area_code = {};           // The village, or the area, it belongs to.
  HouseholdId household_id = {};     // Of which house it is.
  TeamMemberId team_member_id = {};  // Who looks after that house.
  AccountId entered_by = {};         // LINE user id of who wrote it down.
};

// How far a role reaches with an act.
enum class Reach {
  kNothing,
  kOwnHouse,
  kOwnEntries,  // What the person wrote down themselves.
  kOwnHouses,   // The houses a team member looks after.
  kArea,
};

// A cell of the table.
Reach reach_of(Role role, Act act);

// Whether somebody with these standings may do `act` to `target`. Who entered a purchase never
// decides on it, whatever else they are.
bool may(const AccountId& user_id, const std::vector<Standing>& standings, Act act,
         const Target& target);

// Whether any of them reaches into the area at all with `act` beyond a house of their own, be it
// only for some of its houses: then its village can be chosen, and each record is asked about.
bool works_in(const std::vector<Standing>& standings, Act act, const AreaCode& area_code);

}  // namespace sammachip

#include "handlers/access/access.h"

#include <algorithm>
#include <array>

namespace sammachip {

namespace {

constexpr Reach kNone = Reach::kNothing;
constexpr Reach kHouse = Reach::kOwnHouse;
constexpr Reach kMine = Reach::kOwnEntries;
constexpr Reach kFour = Reach::kOwnHouses;
constexpr Reach kArea = Reach::kArea;

using Row = std::array<Reach, kRoleCount>;

// The columns are the roles, the rows the acts, both in the order of their enums. A district's
// officer may invite leaders and teams, too: it stands in where a tambon has nobody.
constexpr std::array<Row, kActCount> kTable{{
    //                          household helper team  leader tambon district province administrator
    /* kReportIncome */ Row{kHouse, kHouse, kFour, kArea, kArea, kArea, kNone, kNone},
    /* kSeeAmounts */ Row{kHouse, kMine, kMine, kMine, kArea, kArea, kNone, kNone},
    /* kSeeSums */ Row{kNone, kNone, kNone, kNone, kArea, kArea, kArea, kNone},
    /* kSeeWhoReported */ Row{kHouse, kHouse, kFour, kArea, kArea, kArea, kNone, kNone},
    /* kSuggestSage */ Row{kNone, kNone, kArea, kArea, kArea, kArea, kNone, kNone},
    /* kNominateSage */ Row{kNone, kNone, kNone, kArea, kArea, kArea, kNone, kNone},
    /* kDecide */ Row{kNone, kNone, kNone, kNone, kArea, kArea, kNone, kNone},
    /* kRecordMeeting */ Row{kNone, kNone, kArea, kArea, kArea, kArea, kNone, kNone},
    /* kEnterPurchase */ Row{kNone, kNone, kArea, kArea, kArea, kArea, kNone, kNone},
    /* kDecidePurchase */ Row{kNone, kNone, kNone, kNone, kArea, kArea, kNone, kNone},
    /* kNoteVisit */ Row{kNone, kNone, kArea, kArea, kArea, kArea, kNone, kNone},
    /* kInviteTeam */ Row{kNone, kNone, kNone, kArea, kArea, kArea, kNone, kNone},
    /* kInviteLeader */ Row{kNone, kNone, kNone, kNone, kArea, kArea, kNone, kNone},
    /* kInviteTambonOfficer */ Row{kNone, kNone, kNone, kNone, kNone, kArea, kNone, kNone},
    /* kInviteDistrictOfficer */ Row{kNone, kNone, kNone, kNone, kNone, kNone, kArea, kNone},
    /* kInviteProvinceOfficer */ Row{kNone, kNone, kNone, kNone, kNone, kNone, kNone, kArea},
    /* kExport */ Row{kHouse, kNone, kNone, kNone, kArea, kArea, kNone, kNone},
}};

bool is_within(const std::string& inner, const std::string& outer) {
  return !inner.empty() && inner.compare(0, outer.size(), outer) == 0;
}

bool is_same(const std::string& wanted, const std::string& held) {
  return !wanted.empty() && wanted == held;
}

bool reaches(Reach reach, const AccountId& user_id, const Standing& standing,
             const Target& target) {
  switch (reach) {
    case Reach::kNothing:
      return false;
    case Reach::kOwnHouse:
      return is_same(target.household_id, standing.household_id);
    case Reach::kOwnEntries:
      return is_same(target.entered_by, user_id) &&
             (is_same(target.household_id, standing.household_id) ||
              (standing.household_id.empty() && is_within(target.area_code, standing.area_code)));
    case Reach::kOwnHouses:
      return is_same(target.team_member_id, standing.team_member_id) &&
             is_within(target.area_code, standing.area_code);
    case Reach::kArea:
      return is_within(target.area_code, standing.area_code);
  }
  return false;
}

}  // namespace

Reach reach_of(Role role, Act act) {
  return kTable.at(static_cast<std::size_t>(act)).at(static_cast<std::size_t>(role));
}

bool may(const AccountId& user_id, const std::vector<Standing>& standings, Act act,
         const Target& target) {
  if (act == Act::kDecidePurchase && is_same(target.entered_by, user_id)) return false;
  return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
    return reaches(reach_of(standing.role, act), user_id, standing, target);
  });
}

bool works_in(const std::vector<Standing>& standings, Act act, const AreaCode& area_code) {
  return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
    return standing.household_id.empty() && reach_of(standing.role, act) != Reach::kNothing &&
           is_within(area_code, standing.area_code);
  });
}

}  // namespace sammachip

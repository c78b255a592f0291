#include "handlers/access.h"

#include <algorithm>
#include <array>

namespace sammachip {

namespace {

constexpr Reach no = Reach::kNothing;
constexpr Reach house = Reach::kOwnHouse;
constexpr Reach mine = Reach::kOwnEntries;
constexpr Reach four = Reach::kOwnHouses;
constexpr Reach area = Reach::kArea;

using Row = std::array<Reach, kRoleCount>;

// The columns are the roles, the rows the acts, both in the order of their enums. Beyond DOMAIN
// 12.2, a district's officer may invite leaders and teams: it stands in where a tambon has nobody.
constexpr std::array<Row, kActCount> kTable{{
    //                          household helper team  leader tambon district province administrator
    /* kReportIncome */ Row{house, house, four, area, area, area, no, no},
    /* kSeeAmounts */ Row{house, mine, mine, mine, area, area, no, no},
    /* kSeeSums */ Row{no, no, no, no, area, area, area, no},
    /* kSeeWhoReported */ Row{house, house, four, area, area, area, no, no},
    /* kSuggestSage */ Row{no, no, area, area, area, area, no, no},
    /* kNominateSage */ Row{no, no, no, area, area, area, no, no},
    /* kDecide */ Row{no, no, no, no, area, area, no, no},
    /* kRecordMeeting */ Row{no, no, area, area, area, area, no, no},
    /* kEnterPurchase */ Row{no, no, area, area, area, area, no, no},
    /* kDecidePurchase */ Row{no, no, no, no, area, area, no, no},
    /* kNoteVisit */ Row{no, no, area, area, area, area, no, no},
    /* kInviteTeam */ Row{no, no, no, area, area, area, no, no},
    /* kInviteLeader */ Row{no, no, no, no, area, area, no, no},
    /* kInviteTambonOfficer */ Row{no, no, no, no, no, area, no, no},
    /* kInviteDistrictOfficer */ Row{no, no, no, no, no, no, area, no},
    /* kInviteProvinceOfficer */ Row{no, no, no, no, no, no, no, area},
    /* kExport */ Row{house, no, no, no, area, area, no, no},
}};

bool is_within(const std::string& inner, const std::string& outer) {
  return !inner.empty() && inner.compare(0, outer.size(), outer) == 0;
}

bool is_same(const std::string& wanted, const std::string& held) {
  return !wanted.empty() && wanted == held;
}

bool reaches(Reach reach, const std::string& user_id, const Standing& standing,
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

bool may(const std::string& user_id, const std::vector<Standing>& standings, Act act,
         const Target& target) {
  if (act == Act::kDecidePurchase && is_same(target.entered_by, user_id)) return false;
  return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
    return reaches(reach_of(standing.role, act), user_id, standing, target);
  });
}

bool works_in(const std::vector<Standing>& standings, Act act, const std::string& area_code) {
  return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
    return standing.household_id.empty() && reach_of(standing.role, act) != Reach::kNothing &&
           is_within(area_code, standing.area_code);
  });
}

}  // namespace sammachip

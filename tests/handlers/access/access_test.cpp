// Who may do what to which record: docs/programme.md 2.2, written out here a second time, by
// people.
#include "handlers/access/access.h"

#include <catch2/catch.hpp>

using namespace sammachip;

namespace {

// What docs/programme.md 2.2 allows: '-' nothing; 'h' of the house one is linked to; 'e' of what
// one wrote down oneself; 'f' of the four or so houses one looks after; 'a' in all of one's area.
struct Row {
  Act act;
  const char* said;
  //  household, helper, team, leader, tambon, district, province, administrator
  const char* allowed;
};
constexpr Row kRows[] = {
    {Act::kReportIncome, "report income", "hhfaaa--"},
    {Act::kSeeAmounts, "see amounts", "heeeaa--"},
    {Act::kSeeSums, "see aggregates", "----aaa-"},
    {Act::kSeeWhoReported, "see sent / not sent", "hhfaaa--"},
    {Act::kSuggestSage, "suggest sages", "--aaaa--"},
    {Act::kNominateSage, "nominate sages", "---aaa--"},
    {Act::kDecide, "confirm team, households", "----aa--"},
    {Act::kRecordMeeting, "record forum, attendance", "--aaaa--"},
    {Act::kEnterPurchase, "enter purchase", "--aaaa--"},
    {Act::kDecidePurchase, "accept / return purchase", "----aa--"},
    {Act::kNoteVisit, "visit note", "--aaaa--"},
    {Act::kInviteTeam, "invite a team member", "---aaa--"},
    {Act::kInviteLeader, "invite a leader", "----aa--"},
    {Act::kInviteTambonOfficer, "invite an officer of a tambon", "-----a--"},
    {Act::kInviteDistrictOfficer, "invite the chief of a district", "------a-"},
    {Act::kInviteProvinceOfficer, "invite a province", "-------a"},
    {Act::kExport, "export", "h---aa--"},
};

constexpr char kMe[] = "U-me";

struct Place {
  Role role;
  const char* name;
  Standing standing;
  std::string outside;  // An area like their own in which they have nothing to do.
};

const std::vector<Place>& places() {
  static const std::vector<Place> all{
      {Role::kHousehold, "household", {Role::kHousehold, "92060301", "mine", {}}, "92060304"},
      {Role::kHelper, "helper", {Role::kHelper, "92060301", "mine", {}}, "92060304"},
      {Role::kTeam, "team", {Role::kTeam, "92060301", {}, "M-me"}, "92060304"},
      {Role::kLeader, "leader", {Role::kLeader, "92060301", {}, "M-me"}, "92060304"},
      {Role::kTambonOfficer,
       "tambon officer",
       {Role::kTambonOfficer, "920603", {}, {}},
       "92060401"},
      {Role::kDistrictOfficer, "district", {Role::kDistrictOfficer, "9206", {}, {}}, "92070101"},
      {Role::kProvinceOfficer, "province", {Role::kProvinceOfficer, "92", {}, {}}, "93010101"},
      {Role::kAdministrator, "administrator", {Role::kAdministrator, "", {}, {}}, ""},
  };
  return all;
}

// Records of every kind that the table can tell apart.
struct Case {
  const char* said;
  bool is_within, is_my_house, is_my_entry, is_my_four;
};
constexpr Case kCases[] = {
    {"any house of the area", true, false, false, false},
    {"the linked house", true, true, false, false},
    {"what I wrote of another house", true, false, true, false},
    {"what I wrote of the linked house", true, true, true, false},
    {"a house I look after", true, false, false, true},
    {"what I wrote of a house I look after", true, false, true, true},
    {"a house elsewhere", false, false, false, false},
    {"what I wrote elsewhere", false, false, true, false},
    {"a house elsewhere that names me", false, false, false, true},
};

Target target_of(const Case& one, const Place& place) {
  Target target;
  target.area_code = AreaCode(one.is_within ? "92060301" : place.outside);
  target.household_id = one.is_my_house ? "mine" : "theirs";
  target.team_member_id = one.is_my_four ? "M-me" : "M-other";
  target.entered_by = one.is_my_entry ? kMe : "U-other";
  return target;
}

bool is_household(const Place& place) {
  return place.role == Role::kHousehold || place.role == Role::kHelper;
}

bool is_allowed(char reach, const Case& one, const Place& place) {
  switch (reach) {
    case 'h':
      return one.is_my_house;
    case 'e':
      return one.is_my_entry && (is_household(place) ? one.is_my_house : one.is_within);
    case 'f':
      return one.is_my_four && one.is_within;
    case 'a':
      return one.is_within;
    default:
      return false;
  }
}

}  // namespace

TEST_CASE("Each role may do to each record what the permissions say, and nothing else") {
  CHECK(std::size(kRows) == static_cast<std::size_t>(kActCount));
  CHECK(places().size() == static_cast<std::size_t>(kRoleCount));
  for (const auto& row : kRows) {
    for (std::size_t column = 0; column < places().size(); ++column) {
      const Place& place = places()[column];
      for (const auto& one : kCases) {
        // An administrator's area is everywhere: nothing lies outside.
        if (place.role == Role::kAdministrator && !one.is_within) continue;
        bool expected = is_allowed(row.allowed[column], one, place);
        // Who entered a purchase never decides on it.
        if (row.act == Act::kDecidePurchase && one.is_my_entry) expected = false;
        INFO(row.said << ", " << place.name << ", " << one.said);
        CHECK(may(kMe, {place.standing}, row.act, target_of(one, place)) == expected);
      }
    }
  }
}

TEST_CASE(
    "A village can be chosen where one has something to do in it, a house of one's own aside") {
  for (const auto& row : kRows) {
    for (std::size_t column = 0; column < places().size(); ++column) {
      const Place& place = places()[column];
      INFO(row.said << ", " << place.name);
      const bool works = row.allowed[column] != '-' && !is_household(place);
      CHECK(works_in({place.standing}, row.act, "92060301") == works);
      if (place.outside.empty()) continue;
      CHECK_FALSE(works_in({place.standing}, row.act, AreaCode(place.outside)));
    }
  }
}

TEST_CASE("Roles add up, but not to deciding on one's own purchase") {
  const Standing leader{Role::kLeader, "92060301", {}, "M-me"};
  const Standing officer{Role::kTambonOfficer, "920603", {}, {}};
  const Standing house{Role::kHousehold, "92060304", "mine", {}};
  Target purchase{"92060301", {}, {}, kMe};
  CHECK_FALSE(may(kMe, {leader, officer, house}, Act::kDecidePurchase, purchase));
  purchase.entered_by = "U-other";
  CHECK(may(kMe, {leader, officer, house}, Act::kDecidePurchase, purchase));
  CHECK_FALSE(may(kMe, {leader, house}, Act::kDecidePurchase, purchase));
  CHECK(may(kMe, {leader, house}, Act::kSeeAmounts, {"92060304", "mine", {}, {}}));
  CHECK_FALSE(may(kMe, {leader, house}, Act::kSeeAmounts, {"92060301", "theirs", {}, {}}));
}

TEST_CASE("What is not said of a record opens nothing") {
  for (const auto& row : kRows) {
    for (const auto& place : places()) {
      // A record without an area, of no house, looked after and entered by nobody.
      INFO(row.said << ", " << place.name);
      CHECK_FALSE(may(kMe, {place.standing}, row.act, Target{}));
      // And a person without a standing may do nothing.
      CHECK_FALSE(may(kMe, {}, row.act, {"92060301", "mine", "M-me", kMe}));
      // Nor somebody whose standing names no house or no membership.
      CHECK_FALSE(may("", {{place.role, "92060304", {}, {}}}, row.act, {"92060301", "", "", ""}));
    }
  }
}

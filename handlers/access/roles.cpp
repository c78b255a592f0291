#include "handlers/access/roles.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "storage/database/connection.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/menu_links.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

Role officer_of(const AreaCode& area_code) {
  const std::size_t digits = area_code.text().size();
  if (digits <= 2) return Role::kProvinceOfficer;
  return digits == 4 ? Role::kDistrictOfficer : Role::kTambonOfficer;
}

std::optional<Role> role_from(const RoleGrant& grant) {
  if (grant.role == kAsTeam) return Role::kTeam;
  if (grant.role == kAsLeader) return Role::kLeader;
  if (grant.role == kAsOfficer) return officer_of(grant.area_code);
  if (grant.role == "administrator") return Role::kAdministrator;
  return std::nullopt;  // Of a later release.
}

// The widest first; a household last.
constexpr std::string_view kMenuRoles[] = {kAsOfficer, kAsLeader, kAsTeam, kAsHousehold};

std::vector<std::string> menu_roles(const AccountId& user_id, const Turn& turn) {
  std::vector<std::string> held;
  const auto grants = turn.records.role_grants.list_for_user(user_id, milliseconds(turn.now));
  const bool has_house = !turn.records.household_links.list_for_user(user_id).empty();
  for (const auto role : kMenuRoles) {
    const bool is_granted = std::any_of(grants.begin(), grants.end(),
                                        [&](const RoleGrant& grant) { return grant.role == role; });
    if (is_granted || (role == kAsHousehold && has_house)) held.emplace_back(role);
  }
  if (held.empty()) held.emplace_back(kAsHousehold);
  return held;
}

void audit_grant(const char* action, const RoleGrant& grant, Turn& turn) {
  const JsonValue detail{{"role", grant.role}, {"area", grant.area_code}};
  audit_work(action, "role_grant", grant.id, detail, turn);
}

void add_granted(std::vector<Standing>& standings, const AccountId& user_id, const Turn& turn) {
  const auto grants = turn.records.role_grants.list_for_user(user_id, milliseconds(turn.now));
  if (grants.empty()) return;
  const auto memberships = turn.records.team_members.list_for_user(user_id);
  for (const auto& grant : grants) {
    const auto role = role_from(grant);
    if (!role) continue;
    standings.push_back({*role, grant.area_code, {}, {}});
    if (*role != Role::kTeam && *role != Role::kLeader) continue;
    // Each year's membership is one of its own; houses name the one that looks after them.
    for (const auto& member : memberships) {
      const auto programme = turn.records.places.find_programme_by_id(member.programme_id);
      if (!programme || programme->village_code != grant.area_code) continue;
      standings.push_back({*role, grant.area_code, {}, member.id});
    }
  }
}

// Of who is talking, as it was when the records had changed so often.
struct KnownStandings {
  long long changes = 0;
  std::vector<Standing> standings;
};

std::vector<Standing> standings_read(const Turn& turn) {
  std::vector<Standing> standings;
  for (const auto& house : houses_of(turn)) {
    const bool is_helper = relation_to(house.id, turn) == Relation::kHelper;
    standings.push_back(
        {is_helper ? Role::kHelper : Role::kHousehold, house.village_code, house.id, {}});
  }
  add_granted(standings, turn.account.user_id, turn);
  return standings;
}

}  // namespace

// Grants, memberships and years are written in many places; none has to say so here.
const std::vector<Standing>& standings_of(const Turn& turn) {
  const long long changes = turn.records.connection.changes();
  return turn.memo
      .known<KnownStandings>([&](const auto& known) { return known.changes == changes; },
                             [&] {
                               return KnownStandings{changes, standings_read(turn)};
                             })
      .standings;
}

bool looks_after(const AccountId& user_id, const Household& house, const Turn& turn) {
  std::vector<Standing> standings;
  add_granted(standings, user_id, turn);
  return may(user_id, standings, Act::kReportIncome, about_house(house));
}

bool may(Act act, const Target& target, const Turn& turn) {
  return may(turn.account.user_id, standings_of(turn), act, target);
}

Target about_house(const Household& house, const AccountId& entered_by) {
  return {house.village_code, house.id, house.team_member_id.value_or(""), entered_by};
}

Target about_area(const AreaCode& area_code, const AccountId& entered_by) {
  return {area_code, {}, {}, entered_by};
}

std::vector<std::string> menu_roles_of(const Turn& turn) {
  return menu_roles(turn.account.user_id, turn);
}

std::string menu_role_of(const Turn& turn) {
  const auto held = menu_roles_of(turn);
  const bool still_holds =
      std::find(held.begin(), held.end(), turn.account.active_role) != held.end();
  return still_holds ? turn.account.active_role : held.front();
}

// Teams see the leaders' menu: their work is of the same kind.
void show_rich_menu_of(const std::string& role, const AccountId& user_id, Turn& turn) {
  turn.records.menu_links.want(user_id, role == kAsTeam ? kLeaderMenuRole : role);
}

void follow_roles(const AccountId& user_id, Turn& turn) {
  const auto held = menu_roles(user_id, turn);
  if (user_id == turn.account.user_id) {
    turn.account.active_role = held.front();
    turn.records.line_accounts.save(turn.account);
  } else if (auto account = turn.records.line_accounts.find(user_id)) {
    account->active_role = held.front();
    turn.records.line_accounts.save(*account);
  }
  show_rich_menu_of(held.front(), user_id, turn);
}

void grant_role(const AccountId& user_id, const std::string& role, const AreaCode& area_code,
                Turn& turn) {
  const long long now_ms = milliseconds(turn.now);
  for (const auto& grant : turn.records.role_grants.list_for_user(user_id, now_ms)) {
    if (grant.role == role && grant.area_code == area_code) return;
  }
  const RoleGrant grant{new_id(now_ms), user_id, role, area_code, turn.account.user_id, now_ms, {}};
  turn.records.role_grants.insert(grant);
  audit_grant("role.grant", grant, turn);
  follow_roles(user_id, turn);
}

void end_role(const AccountId& user_id, const std::string& role, const AreaCode& area_code,
              Turn& turn) {
  const long long now_ms = milliseconds(turn.now);
  bool is_ended = false;
  for (const auto& grant : turn.records.role_grants.list_for_user(user_id, now_ms)) {
    if (grant.role != role || grant.area_code != area_code) continue;
    turn.records.role_grants.end(grant.id, now_ms);
    audit_grant("role.end", grant, turn);
    is_ended = true;
  }
  if (is_ended) follow_roles(user_id, turn);
}

}  // namespace sammachip

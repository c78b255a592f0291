// The roles a person holds now, and the one they are wearing: the menu and the rich menu follow it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/access/access.h"
#include "storage/households/households.h"

namespace sammachip {

// What the menus tell apart, as the words kept in LineAccount::active_role.
inline constexpr std::string_view kAsHousehold = "household";
inline constexpr std::string_view kAsTeam = "team";
inline constexpr std::string_view kAsLeader = "leader";
inline constexpr std::string_view kAsOfficer = "officer";

// Everything the person holds now: houses they are linked to and roles that were granted. Read once
// a turn, and anew after anything was written; lives as long as the turn.
const std::vector<Standing>& standings_of(const Turn& turn);

// Whether `user_id` may report for the house by a role that was granted, be they linked to it or
// not.
bool looks_after(const AccountId& user_id, const Household& house, const Turn& turn);

// access.h's may(), for who is talking.
bool may(Act act, const Target& target, const Turn& turn);

// Something of a house: what it earned, whether it reported. `entered_by` is who wrote it down,
// where that matters.
Target about_house(const Household& house, const AccountId& entered_by = {});
// Something of a village or an area.
Target about_area(const AreaCode& area_code, const AccountId& entered_by = {});

// The menu words of what the person holds, widest first. Never empty: somebody without any role is
// a household to be.
std::vector<std::string> menu_roles_of(const Turn& turn);
// The one they wear: chosen last, or the widest.
std::string menu_role_of(const Turn& turn);

// LINE's picture menu below the chat is to be that of `role`.
void show_rich_menu_of(const std::string& role, const AccountId& user_id, Turn& turn);
// After roles were granted or ended for `user_id`: what they wear and LINE's menu follow.
void follow_roles(const AccountId& user_id, Turn& turn);

// Gives `user_id` a role in an area from now on; holding it already changes nothing.
void grant_role(const AccountId& user_id, const std::string& role, const AreaCode& area_code,
                Turn& turn);
// Ends all grants of that role and area `user_id` holds. What they did keeps their name.
void end_role(const AccountId& user_id, const std::string& role, const AreaCode& area_code,
              Turn& turn);

}  // namespace sammachip

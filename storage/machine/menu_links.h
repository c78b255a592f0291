#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// The roles that have a rich menu of their own. The default one is LINE's default too: everyone
// sees it who is linked to no other, so that nobody needs a link for it.
inline constexpr char kDefaultMenuRole[] = "household";
inline constexpr char kLeaderMenuRole[] = "leader";  // Leaders and team members.
inline constexpr char kOfficerMenuRole[] = "officer";

// The key in Settings under which the id of a role's rich menu is kept; none: it is not installed.
std::string rich_menu_setting(const std::string& role);

// Somebody whose rich menu LINE has yet to be told.
struct DueMenuLink {
  AccountId user_id = {};
  std::string role = {};
  RichMenuId menu_id = {};  // The role's, as installed.
  int attempts = 0;         // Made so far.
};
template <>
struct Columns<DueMenuLink> {
  static constexpr std::string_view kNames = "user_id, role, menu_id, attempts";
  static auto of(auto& row) { return std::tie(row.user_id, row.role, row.menu_id, row.attempts); }
};

// Which role's rich menu each person is to see, and whether LINE knows. A wish is written in the
// event's own transaction; LINE is told after it (bot/menus/menu_linker.h).
class MenuLinks {
 public:
  explicit MenuLinks(Connection& connection);
  // `user_id` is to see the menu of `role`. Nothing is written where that is so already.
  void want(const AccountId& user_id, const std::string& role);
  // The role last wanted for them; nothing if none but the default ever was.
  std::optional<std::string> wanted(const AccountId& user_id);
  // At most `limit` of which LINE is to be told by now: of active people, for installed menus.
  std::vector<DueMenuLink> due(long long now_ms, int limit);
  // LINE was told of `told`. Changes nothing if that menu is not the role's any more.
  void linked(const DueMenuLink& told);
  // An attempt to tell LINE of `tried` failed, or nobody knows.
  void retry(const DueMenuLink& tried, long long next_attempt_ms);
  // Has LINE told again of everyone who is to see the menu of `role`. Returns of how many.
  long long relink(const std::string& role);

 private:
  Query<void(std::string_view role, AccountId user_id)> want_, want_default_;
  Query<std::string(AccountId user_id)> wanted_;
  Query<DueMenuLink(long long now_ms, int limit)> due_;
  Query<void(DueMenuLink)> linked_, unlinked_;
  Query<void(DueMenuLink, long long next_attempt_ms)> retry_;
  Query<void(std::string_view role)> relink_;
};

}  // namespace sammachip

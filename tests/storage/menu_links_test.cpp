#include "storage/machine/menu_links.h"

#include "storage/machine/line_accounts.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

void install(Records& records, const std::string& role, const std::string& id) {
  records.settings.save(rich_menu_setting(role), id);
}

void add_person(Records& records, const AccountId& user_id) {
  records.line_accounts.save({.user_id = user_id});
}

}  // namespace

TEST_CASE("Who gets a role is due to be linked to its menu, until that was told") {
  with_records([](Records& records) {
    install(records, "leader", "menu-1");
    add_person(records, "U1");
    records.menu_links.want("U1", "leader");
    records.menu_links.want("U1", "leader");
    const auto due = records.menu_links.due(0, 10);
    REQUIRE(due.size() == 1);
    CHECK(due[0].user_id == "U1");
    CHECK(due[0].menu_id == "menu-1");
    records.menu_links.linked(due[0]);
    CHECK(records.menu_links.due(0, 10).empty());
    records.menu_links.want("U1", "leader");
    CHECK(records.menu_links.due(0, 10).empty());
    CHECK(records.menu_links.wanted("U1") == "leader");
  });
}

TEST_CASE("The default menu needs a link only where another was") {
  with_records([](Records& records) {
    install(records, kDefaultMenuRole, "menu-0");
    install(records, "leader", "menu-1");
    add_person(records, "U1");
    records.menu_links.want("U1", kDefaultMenuRole);
    CHECK_FALSE(records.menu_links.wanted("U1"));
    records.menu_links.want("U1", "leader");
    records.menu_links.linked(records.menu_links.due(0, 10).at(0));
    records.menu_links.want("U1", kDefaultMenuRole);
    const auto due = records.menu_links.due(0, 10);
    REQUIRE(due.size() == 1);
    CHECK(due[0].role == kDefaultMenuRole);
    records.menu_links.linked(due[0]);
    CHECK_FALSE(records.menu_links.wanted("U1"));
  });
}

TEST_CASE("A wish made while LINE is being told of an older one is not lost") {
  with_records([](Records& records) {
    install(records, "leader", "menu-1");
    install(records, "officer", "menu-2");
    add_person(records, "U1");
    records.menu_links.want("U1", "leader");
    const auto under_way = records.menu_links.due(0, 10).at(0);
    records.menu_links.want("U1", "officer");
    records.menu_links.linked(under_way);
    CHECK(records.menu_links.due(0, 10).at(0).role == "officer");
    // And back again: what LINE has now nobody knows.
    records.menu_links.want("U1", "leader");
    CHECK(records.menu_links.due(0, 10).at(0).role == "leader");
  });
}

TEST_CASE("A link to a menu that was replaced meanwhile is due again") {
  with_records([](Records& records) {
    install(records, "leader", "menu-1");
    add_person(records, "U1");
    add_person(records, "U2");
    records.menu_links.want("U1", "leader");
    records.menu_links.want("U2", "leader");
    records.menu_links.linked(records.menu_links.due(0, 10).at(0));
    const auto under_way = records.menu_links.due(0, 10).at(0);
    install(records, "leader", "menu-9");
    CHECK(records.menu_links.relink("leader") == 2);
    records.menu_links.linked(under_way);
    const auto due = records.menu_links.due(0, 10);
    REQUIRE(due.size() == 2);
    CHECK(due[1].menu_id == "menu-9");
  });
}

TEST_CASE("Nobody is due whose menu is not installed, who left, or whose next try is later") {
  with_records([](Records& records) {
    add_person(records, "U1");
    records.menu_links.want("U1", "leader");
    records.menu_links.want("U-unknown", "leader");
    CHECK(records.menu_links.due(0, 10).empty());
    install(records, "leader", "menu-1");
    REQUIRE(records.menu_links.due(0, 10).size() == 1);
    records.menu_links.retry(records.menu_links.due(0, 10)[0], 1'000);
    CHECK(records.menu_links.due(999, 10).empty());
    CHECK(records.menu_links.due(1'000, 10).at(0).attempts == 1);
    records.line_accounts.save({.user_id = "U1", .status = AccountStatus::kUnfollowed});
    CHECK(records.menu_links.due(1'000, 10).empty());
  });
}

}  // namespace sammachip

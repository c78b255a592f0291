// Rich menus: put up at LINE once and only once, and linked to people by their role.
#include "bot/menus/rich_menus.h"

#include <catch2/catch.hpp>

#include "bot/talks/talks.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/menu_links.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "tests/bot/line_rig.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;

namespace {

// A PNG of 1200 by 810 as far as LINE's stand-in reads it, with `content` to tell it from others.
std::string picture(const std::string& content) {
  return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xB0\0\0\x03\x2A", 24) + content;
}

RichMenu menu_of(const std::string& role, const std::string& content = "") {
  return {role,
          1200,
          810,
          "เมนู",
          {{0, 0, 400, 405, "ส่งรายได้", "report"}, {400, 0, 400, 405, "เมนู", "menu"}},
          picture(role + content)};
}

struct MenuRig : LineRig {
  MenuRig() : LineRig(use_long_lived_token) {}
  // As a process of its own, beside the service.
  std::vector<std::string> install(Installing installing = Installing::kForReal) {
    std::vector<std::string> steps;
    Database database(config.database_url);
    Metrics metrics;
    LineClient line(config, metrics);
    install_rich_menus(menus, line, database, installing,
                       [&](const std::string& step) { steps.push_back(step); });
    return steps;
  }
  // Calls that change something at LINE and whose path holds `part`.
  int changes(const std::string& part = "richmenu") {
    int count = 0;
    for (const simulator::Call& call : platform.calls().calls()) {
      if (call.method != "GET" && call.path.find(part) != std::string::npos) ++count;
    }
    return count;
  }
  std::string id_of(const std::string& role) {
    Database database(config.database_url);
    return Records(database).settings.find(rich_menu_setting(role)).value_or("");
  }
  void want(const AccountId& user, const std::string& role) {
    run([&](Records& records) {
      if (!records.line_accounts.find(user)) records.line_accounts.save({.user_id = user});
      records.menu_links.want(user, role);
    });
  }
  bool sees(const std::string& user, const std::string& role) {
    return wait_until([&] {
      return platform.rich_menus().linked_id(user) == (role == "household" ? "" : id_of(role)) &&
             rows("menu_link WHERE wanted <> linked") == 0;
    });
  }
  // Whether LINE has these menus, each once with its picture, the aliases and the default.
  void check_all_is_there() {
    const auto have = platform.rich_menus().list();
    CHECK(have.size() == menus.size());
    for (const RichMenu& menu : menus) {
      const auto found = platform.rich_menus().find(id_of(menu.role));
      REQUIRE(found);
      CHECK(found->body["name"] == menu.name());
      CHECK(found->image == menu.png);
      CHECK(platform.rich_menus().aliased(menu.role) == found->id);
    }
    CHECK(platform.rich_menus().default_id() == id_of("household"));
  }

  std::vector<RichMenu> menus = {menu_of("household"), menu_of("leader"), menu_of("officer")};
};

}  // namespace

TEST_CASE("Installed menus are on the phones, and a tap comes back as the command") {
  MenuRig rig;
  std::string data;
  rig.echo.on_event = [&](const Event& event, Records&) { data = event.postback_data; };
  rig.install();
  rig.check_all_is_there();
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.taps_menu("ส่งรายได้");
  REQUIRE(wait_until([&] { return rig.echo.handled > 0; }));
  REQUIRE(rig.platform.wait_idle());
  CHECK(data == command_data("report"));
  CHECK(somsri.transcript().find("> ส่งรายได้") != std::string::npos);
}

TEST_CASE("Installing again changes nothing at LINE, and a rehearsal never does") {
  MenuRig rig;
  CHECK(rig.install(Installing::kOnlySay).size() == 7);  // Three menus and aliases, the default.
  CHECK(rig.changes() == 0);
  rig.install();
  rig.platform.calls().clear();
  CHECK(rig.install().empty());
  CHECK(rig.changes() == 0);
  rig.menus[1] = menu_of("leader", "new");
  CHECK(rig.install(Installing::kOnlySay).size() == 3);  // Made, pointed to, the old one deleted.
  CHECK(rig.changes() == 0);
}

TEST_CASE("A menu that changed takes the place of the old one, also for whom it is linked to") {
  MenuRig rig;
  rig.install();
  const AccountId nid(rig.platform.person("นิด").id());
  rig.want(nid, "leader");
  REQUIRE(rig.sees(nid, "leader"));
  const std::string old = rig.id_of("leader");
  const std::string household = rig.id_of("household");
  rig.menus[0] = menu_of("household", "new");
  rig.menus[1] = menu_of("leader", "new");
  rig.install();
  rig.check_all_is_there();
  CHECK(rig.id_of("leader") != old);
  CHECK(rig.id_of("household") != household);
  CHECK(rig.sees(nid, "leader"));
}

TEST_CASE("Menus that others made are left alone") {
  MenuRig rig;
  Metrics metrics;
  LineClient line(rig.config, metrics);
  Json body = Json::parse(menu_of("leader").body_json());
  body["name"] = "somebody's";
  REQUIRE(line.post("/v2/bot/richmenu", body.dump()).status == 200);
  rig.install();
  CHECK(rig.platform.rich_menus().list().size() == 4);
}

TEST_CASE("Installing that LINE broke off is completed by the next run, and nothing is doubled") {
  struct Trouble {
    FaultKind kind;
    const char* endpoint;
    int calls;
  };
  for (const Trouble& trouble :
       {Trouble{FaultKind::kServerError, "content", 1}, Trouble{FaultKind::kServerError, "all", 1},
        Trouble{FaultKind::kAcceptAndDrop, "content", 1},
        Trouble{FaultKind::kRateLimited, "alias", 1},
        Trouble{FaultKind::kDropUnheard, "/v2/bot/richmenu/list", 1}}) {
    INFO(trouble.endpoint);
    MenuRig rig;
    rig.platform.faults().add({trouble.kind, trouble.endpoint, trouble.calls, 0});
    CHECK_THROWS_AS(rig.install(), RichMenuError);
    rig.install();
    rig.check_all_is_there();
    rig.platform.calls().clear();
    rig.install();
    CHECK(rig.changes() == 0);
  }
}

TEST_CASE("Somebody's menu follows their role, with one call for each change") {
  MenuRig rig;
  rig.install();
  const AccountId nid(rig.platform.person("นิด").id());
  const std::string link = "/v2/bot/user/" + nid;
  rig.want(nid, "household");
  rig.want(nid, "leader");
  REQUIRE(rig.sees(nid, "leader"));
  rig.want(nid, "leader");
  rig.want(nid, "officer");
  REQUIRE(rig.sees(nid, "officer"));
  CHECK(rig.changes(link) == 2);
  rig.want(nid, "household");
  REQUIRE(rig.sees(nid, "household"));
  CHECK(rig.changes(link) == 3);
}

TEST_CASE("A role got before the menus are installed is linked once they are") {
  MenuRig rig;
  const AccountId nid(rig.platform.person("นิด").id());
  rig.want(nid, "officer");
  rig.install();
  CHECK(rig.sees(nid, "officer"));
}

TEST_CASE("What LINE does not take is tried again, also by the next process") {
  MenuRig rig;
  rig.install();
  const AccountId nid(rig.platform.person("นิด").id());
  rig.platform.faults().add({FaultKind::kRateLimited, "/v2/bot/user/" + nid, 1, 0});
  rig.want(nid, "leader");
  REQUIRE(rig.sees(nid, "leader"));
  rig.platform.faults().add({FaultKind::kServerError, "/v2/bot/user/" + nid, -1, 0});
  rig.want(nid, "officer");
  REQUIRE(wait_until([&] { return rig.rows("menu_link WHERE attempts > 0") == 1; }));
  rig.stop();
  rig.platform.faults().clear();
  rig.start();
  CHECK(rig.sees(nid, "officer"));
}

TEST_CASE("A page that is not LINE's answer puts up no menu and links none") {
  MenuRig rig;
  const std::string path = GENERATE(as<std::string>(), "/v2/bot/user/all/richmenu/",
                                    "/v2/bot/richmenu/alias", "/v2/bot/richmenu");
  rig.platform.faults().add({FaultKind::kPortal, path, 1, 0});
  CHECK_THROWS_AS(rig.install(), RichMenuError);
  rig.install();
  rig.check_all_is_there();
  const AccountId nid(rig.platform.person("นิด").id());
  rig.platform.faults().add({FaultKind::kPortal, "/v2/bot/user/" + nid, 1, 0});
  rig.want(nid, "leader");
  REQUIRE(wait_until([&] { return rig.platform.faults().list().empty(); }));
  rig.advance(1h);
  CHECK(rig.sees(nid, "leader"));
}

TEST_CASE("A picture of a menu is there only if LINE says so with a picture") {
  MenuRig rig;
  rig.platform.faults().add({FaultKind::kServerError, "/v2/bot/richmenu/alias", 2, 0});
  CHECK_THROWS_AS(rig.install(), RichMenuError);
  // The menu is there, under an id that is not noted.
  rig.platform.faults().clear();
  rig.platform.faults().add({FaultKind::kPortal, "content", 1, 0});
  CHECK_THROWS_AS(rig.install(), RichMenuError);
  rig.install();
  rig.check_all_is_there();
}

TEST_CASE("Who blocked the bot is linked only after coming back") {
  MenuRig rig;
  rig.install();
  const AccountId nid(rig.platform.person("นิด").id());
  const auto set_status = [&](AccountStatus status) {
    rig.run(
        [&](Records& records) { records.line_accounts.save({.user_id = nid, .status = status}); });
  };
  set_status(AccountStatus::kUnfollowed);
  rig.want(nid, "leader");
  const AccountId other(rig.platform.person("นก").id());
  rig.want(other, "leader");
  REQUIRE(wait_until(
      [&] { return rig.platform.rich_menus().linked_id(other) == rig.id_of("leader"); }));
  CHECK(rig.changes("/v2/bot/user/" + nid) == 0);
  set_status(AccountStatus::kActive);
  CHECK(rig.sees(nid, "leader"));
}

TEST_CASE("A folder whose menu lacks something is named") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(read_rich_menus(folder.file(""), {"leader"}), Catch::Contains("leader.json"));
}

// The rich menus that the repository brings, against LINE's limits and the programme's commands.
#include <catch2/catch.hpp>
#include <set>

#include "bot/base/text_length.h"
#include "bot/menus/rich_menus.h"
#include "bot/talks/talks.h"
#include "handlers/all.h"
#include "storage/machine/menu_links.h"
#include "support/places.h"

using namespace sammachip;

namespace {

std::vector<RichMenu> brought() {
  return read_rich_menus(source_dir() + "/rich-menu",
                         {kDefaultMenuRole, kLeaderMenuRole, kOfficerMenuRole});
}

int number_at(const std::string& bytes, std::size_t at) {
  int number = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes.at(i));
  }
  return number;
}

}  // namespace

TEST_CASE("Each menu has six areas that cover its picture, with words that fit LINE") {
  for (const RichMenu& menu : brought()) {
    INFO(menu.role);
    CHECK(menu.png.substr(1, 3) == "PNG");
    CHECK(number_at(menu.png, 16) == menu.width);
    CHECK(number_at(menu.png, 20) == menu.height);
    CHECK(menu.width >= 1.45 * menu.height);
    CHECK(grapheme_count(menu.bar_text) <= 14);
    REQUIRE(menu.areas.size() == 6);
    int covered = 0;
    std::set<std::pair<int, int>> corners;
    for (const RichMenuArea& area : menu.areas) {
      INFO(area.label);
      CHECK(grapheme_count(area.label) <= 20);
      CHECK(command_data(area.command).size() <= 300);
      CHECK(area.x + area.width <= menu.width);
      CHECK(area.y + area.height <= menu.height);
      covered += area.width * area.height;
      corners.emplace(area.x, area.y);
    }
    CHECK(corners.size() == 6);
    CHECK(covered == menu.width * menu.height);
  }
}

TEST_CASE("What the menus start is there") {
  std::set<std::string> known;
  for (const auto& command : all_commands(ProgrammeSettings{})) known.emplace(command.word);
  for (const RichMenu& menu : brought()) {
    for (const RichMenuArea& area : menu.areas) {
      INFO(menu.role << ": " << area.label);
      CHECK(known.count(area.command) == 1);
    }
  }
}

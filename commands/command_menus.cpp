// `rich-menu install`.
#include <iostream>

#include "bot/menus/rich_menus.h"
#include "commands/command_line.h"
#include "storage/database/database.h"
#include "storage/machine/menu_links.h"

namespace sammachip {

namespace {

Exit install(const CommandContext& context, const std::string& folder, Installing installing) {
  Config config = context.config;
  complete(config, Needs::kLine);
  const std::vector<RichMenu> menus =
      read_rich_menus(folder.empty() ? context.rich_menu_folder() : folder,
                      {kDefaultMenuRole, kLeaderMenuRole, kOfficerMenuRole});
  Database database(config.database_url);
  Metrics metrics;
  LineClient line(config, metrics);
  int steps = 0;
  install_rich_menus(menus, line, database, installing, [&](const std::string& step) {
    std::cout << (installing == Installing::kOnlySay ? "would " : "") << step << '\n';
    ++steps;
  });
  if (steps == 0) std::cout << "the rich menus are installed already\n";
  return Exit::kDone;
}

}  // namespace

void add_rich_menu_commands(ProgramCommand& program, CommandContext& context) {
  ProgramCommand menus = program.add("rich-menu", "The picture menus below the chat");
  menus.needs_command().takes_settings();
  const auto folder = std::make_shared<std::string>();
  const auto installing = std::make_shared<Installing>(Installing::kForReal);
  ProgramCommand command =
      menus.add("install", "Makes LINE have them; what is there already stays").takes_settings();
  command.option("--folder", *folder, "Where the pictures and their descriptions are")
      .existing_folder();
  command.flag(
      "--dry-run", [installing] { *installing = Installing::kOnlySay; },
      "Only says what it would do");
  command.does([&context, folder, installing] { return install(context, *folder, *installing); });
}

}  // namespace sammachip

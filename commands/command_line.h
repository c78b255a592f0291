// The commands of the one binary that need no running service: villages and codes, reading a line,
// looking after the database, the demo's seed, a talk in the terminal.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "bot/base/clock.h"
#include "bot/base/config.h"
#include "bot/service.h"
#include "bot/talks/texts.h"
#include "commands/command_parser.h"

namespace sammachip {

struct Village;
struct VillagePlace;

// The time of the clock that the settings name, as serve has it.
inline std::int64_t now_ms(const Config& config) { return milliseconds(make_clock(config)->now()); }

// What every command gets. The texts are loaded when first asked for; the folders of the rich
// menus' pictures and of the locales are looked for then, and it throws if there is none.
struct CommandContext {
  Config& config;
  std::function<const Texts&()> texts;
  std::function<std::string()> rich_menu_folder;
  std::function<std::string()> locales_folder;
};

// Adds each command to the program. They run after the settings are complete. `context` must
// outlive the parser.
void add_read_commands(ProgramCommand& program);
void add_place_commands(ProgramCommand& program, CommandContext& context);
void add_invite_command(ProgramCommand& program, CommandContext& context);
// `village import`, `village year` and `village list`, below `village`.
void add_village_commands(ProgramCommand& village, CommandContext& context);
// `village rename`, `village merge` and `village retire`, below `village`.
void add_rename_command(ProgramCommand& village, CommandContext& context);
void add_merge_command(ProgramCommand& village, CommandContext& context);
void add_retire_command(ProgramCommand& village, CommandContext& context);
void add_household_commands(ProgramCommand& program, CommandContext& context);
void add_rich_menu_commands(ProgramCommand& program, CommandContext& context);
void add_upkeep_commands(ProgramCommand& program, CommandContext& context);
void add_export_command(ProgramCommand& program, CommandContext& context);
void add_forecast_command(ProgramCommand& program, CommandContext& context);
void add_demo_command(ProgramCommand& program, CommandContext& context);
void add_chat_command(ProgramCommand& program, CommandContext& context);

// That a village was retired, and how to have it back: "the village 92060309 was retired; ...".
// Empty: it is a place to choose.
std::string why_retired(const Village& village);
// Throws std::runtime_error with that.
void check_not_retired(const std::optional<VillagePlace>& place);
// What a button of the chat says, in quotes.
std::string shown_button(const char* key, const CommandContext& context);

// Writes the QR picture (PNG) of `text` to a file and says so. Throws std::runtime_error if it
// cannot be written.
void write_qr(const std::string& text, const std::string& file);

}  // namespace sammachip

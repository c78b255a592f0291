// The commands of the one binary that need no running service: villages and codes, reading a line,
// looking after the database, the demo's seed, a talk in the terminal.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "bot/base/clock.h"
#include "bot/base/config.h"
#include "bot/service.h"
#include "bot/talks/texts.h"

namespace CLI {
class App;
}

namespace sammachip {

// How a command ended: the process's exit status. A wrong use is CLI11's to report.
enum class Exit { kDone = 0, kFailed = 1, kUsedWrongly = 2 };

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

// Adds each command to `app`. The one that was given is put into `chosen`, to be run after the
// settings are complete; what it throws is for main to report. All referenced must outlive `app`.
using Chosen = std::function<Exit()>;
void add_read_commands(CLI::App& app, Chosen& chosen);
void add_place_commands(CLI::App& app, CommandContext& context, Chosen& chosen);
void add_invite_command(CLI::App& app, CommandContext& context, Chosen& chosen);
// `village import`, `village year` and `village list`, below `village`.
void add_village_commands(CLI::App& village, CommandContext& context, Chosen& chosen);
void add_rich_menu_commands(CLI::App& app, CommandContext& context, Chosen& chosen);
void add_upkeep_commands(CLI::App& app, CommandContext& context, Chosen& chosen);
void add_export_command(CLI::App& app, CommandContext& context, Chosen& chosen);
void add_forecast_command(CLI::App& app, CommandContext& context, Chosen& chosen);
void add_demo_command(CLI::App& app, CommandContext& context, Chosen& chosen);
void add_chat_command(CLI::App& app, CommandContext& context, Chosen& chosen);

// Writes the QR picture (PNG) of `text` to a file and says so. Throws std::runtime_error if it
// cannot be written.
void write_qr(const std::string& text, const std::string& file);

}  // namespace sammachip

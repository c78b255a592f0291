// sammachip-bot: reads the command line and builds everything by name.
#include <pthread.h>

#include <csignal>
#include <filesystem>
#include <iostream>

#include "bot/base/config.h"
#include "bot/base/log.h"
#include "bot/service.h"
#include "bot/talks/texts.h"
#include "commands/built_from.h"
#include "commands/command_line.h"
#include "commands/version.h"
#include "handlers/calendar/programme_settings.h"
#include "handlers/programme.h"
#include "language/intents/intent_reader.h"
#include "storage/database/error.h"

namespace {

using namespace sammachip;

// The first folder called `name` that holds `file`, of the places where what comes with the program
// may be; empty if there is none.
std::filesystem::path folder_with(const std::string& name, const std::string& file) {
  std::error_code error;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& folder :
       {std::filesystem::path(name), beside / name, beside / "../share/sammachip-bot" / name,
        std::filesystem::path(built_from()) / name}) {
    if (std::filesystem::exists(folder / file, error)) return folder;
  }
  return {};
}

std::filesystem::path locales_folder(const Config& config) {
  if (!config.locales_dir.empty()) return config.locales_dir;
  std::filesystem::path folder = folder_with("locales", "th.json");
  if (folder.empty()) {
    throw TextsError("No locales folder was found; name it in SAMMACHIP_LOCALES_DIR.");
  }
  return folder;
}

std::string rich_menu_folder() {
  const std::filesystem::path folder = folder_with("rich-menu", "household.json");
  if (folder.empty()) {
    throw std::runtime_error("No rich-menu folder was found; name it with --folder.");
  }
  return folder.string();
}

// Waits for SIGTERM or SIGINT. They were blocked before any thread was made, so none is hit by
// them.
void wait_to_be_stopped(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

Exit serve(const Config& config) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  const std::filesystem::path locales = locales_folder(config);
  const Texts texts(locales);
  const std::unique_ptr<Clock> clock = make_clock(config);
  ProgrammeSettings settings = programme_settings(config);
  settings.holidays = read_holidays((locales / "holidays.txt").string());
  Programme programme(texts, std::move(settings));
  Service service(config, programme, *clock);
  service.start();
  log_info("serving", {{"port", std::to_string(service.port())}});
  // Now rather than while the first who writes freely, and all behind them, wait.
  read_free_words("", Speaker::kNewcomer);
  wait_to_be_stopped(signals);
  log_info("stopping: what was taken is finished first");
  service.stop();
  log_info("stopped");
  return Exit::kDone;
}

int run(int argc, char** argv) {
  CommandParser parser(
      "sammachip-bot: a LINE chatbot for Thailand's community right-livelihood programme");
  Config config;
  add_settings(parser.app(), config);
  ProgramCommand program = parser.program();
  program.needs_command();
  program.says_version("sammachip-bot " + version());
  std::unique_ptr<Texts> texts;
  CommandContext context{config,
                         [&]() -> const Texts& {
                           if (!texts) texts = std::make_unique<Texts>(locales_folder(config));
                           return *texts;
                         },
                         rich_menu_folder, [&] { return locales_folder(config).string(); }};
  ProgramCommand serving = program.add("serve", "Answers LINE's webhooks until told to stop");
  serving.takes_settings().does([&config] { return serve(config); });
  add_chat_command(program, context);
  add_read_commands(program);
  add_place_commands(program, context);
  add_invite_command(program, context);
  add_rich_menu_commands(program, context);
  add_upkeep_commands(program, context);
  add_household_commands(program, context);
  add_export_command(program, context);
  add_forecast_command(program, context);
  add_demo_command(program, context);
  if (const auto ended = parser.parse(argc, argv)) return static_cast<int>(*ended);
  complete(config, serving.is_given() ? Needs::kLine : Needs::kDatabase);
  start_log(config.log, config.log_level);
  return static_cast<int>(parser.run());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const ConfigError& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(Exit::kUsedWrongly);
  } catch (const std::exception& error) {
    std::cerr << "sammachip-bot: " << error.what() << '\n';
    return static_cast<int>(Exit::kFailed);
  }
}

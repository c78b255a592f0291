// `forecast`: what the month's pushes will be spent on.
#include <iostream>

#include "bot/service.h"
#include "commands/command_line.h"
#include "handlers/calendar/programme_settings.h"
#include "handlers/officer/forecast_facts.h"
#include "storage/database/database.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

Exit run_forecast(const CommandContext& context) {
  Database database(context.config.database_url);
  Records records(database);
  const Instant now = make_clock(context.config)->now();
  const ProgrammeSettings settings = programme_settings(context.config);
  const Day today = std::chrono::floor<std::chrono::days>(now + settings.utc_offset);
  Turn turn = Turn::of_own_accord(today, Language::kEnglish, records, context.texts(), now,
                                  settings.utc_offset);
  const Holidays holidays = read_holidays(context.locales_folder() + "/holidays.txt");
  for (const auto& line : forecast_text(forecast_facts(holidays, turn), turn)) {
    std::cout << line << '\n';
  }
  return Exit::kDone;
}

}  // namespace

void add_forecast_command(ProgramCommand& program, CommandContext& context) {
  program.add("forecast", "Says what the month's pushes will be spent on, and what is left")
      .takes_settings()
      .does([&context] { return run_forecast(context); });
}

}  // namespace sammachip

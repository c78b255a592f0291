// `village retire`: a village that no longer exists is no place to choose any more.
#include <iostream>
#include <map>

#include "commands/command_line.h"
#include "handlers/access/audit_notes.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/database/database.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/village_merge.h"

namespace sammachip {

namespace {

struct Retirement {
  std::string code;
  bool is_undone = false;
};

// The year that officers and leaders see as the present one may be last year's.
bool is_in_progress(const VillageProgramme& year, int this_year) {
  return year.fiscal_year_be >= this_year - 1 && year.state != VillageState::kClosed &&
         year.pause != VillagePause::kCancelled;
}

// A leader who leads nothing, and a year without a village, would be nobody's to end.
void check_nobody_works_in(const VillageCode& code, Instant now, const CommandContext& context,
                           Records& records) {
  const Day today =
      std::chrono::floor<std::chrono::days>(now + programme_settings(context.config).utc_offset);
  for (const auto& year : records.places.years_of(code)) {
    if (!is_in_progress(year, fiscal_year_be(today))) continue;
    throw std::runtime_error(
        "The year " + std::to_string(year.fiscal_year_be) + " of village " + code.text() +
        " is in progress. An officer ends it in the chat, on the village's card: " +
        shown_button("button.close_year", context) + " closes it, " +
        shown_button("button.cancel_village", context) + " calls it off.");
  }
  std::map<std::string, int> people;
  for (const auto& held : roles_held_in(code, milliseconds(now), records.connection)) {
    ++people[held.role];
  }
  if (people.empty()) return;
  std::string roles;
  for (const auto& [role, count] : people) {
    roles += (roles.empty() ? "" : ", ") + role + ": " + std::to_string(count);
  }
  throw std::runtime_error("People hold a role in village " + code.text() + " (" + roles +
                           "). An officer ends their roles in the chat first.");
}

Exit retire(const CommandContext& context, const Retirement& given) {
  Database database(context.config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  const VillageCode code(given.code);
  const auto place = records.places.find_village(code);
  if (!place) throw std::runtime_error("There is no village " + given.code + ".");
  const std::string village = given.code + " " + place->village.name;
  const Instant now = make_clock(context.config)->now();
  if (given.is_undone) {
    if (!records.places.reopen(code)) {
      std::cout << village << " is not retired.\n";
      return Exit::kDone;
    }
    audit_operator("village.reopened", "village", SubjectId(code), now, records);
    transaction.commit();
    std::cout << village << " is a place to choose again, and its codes let people in.\n";
    return Exit::kDone;
  }
  if (place->village.retired_at_ms) {
    std::cout << "Nothing to do: " << why_retired(place->village) << '\n';
    return Exit::kDone;
  }
  check_nobody_works_in(code, now, context, records);
  records.places.retire(code, milliseconds(now), {});
  audit_operator("village.retired", "village", SubjectId(code), now, records);
  transaction.commit();
  std::cout << village << " retired: it is no place to choose any more, and its codes let nobody "
            << "in. Its records stay.\n";
  return Exit::kDone;
}

}  // namespace

std::string why_retired(const Village& village) {
  if (!village.retired_at_ms) return "";
  const std::string& code = village.code.text();
  return "the village " + code + " was " +
         (village.merged_into ? "merged into " + village.merged_into->text() : "retired") +
         "; to have it back: sammachip-bot village retire --code " + code + " --undo";
}

void check_not_retired(const std::optional<VillagePlace>& place) {
  if (place && place->village.retired_at_ms) {
    throw std::runtime_error("No: " + why_retired(place->village));
  }
}

std::string shown_button(const char* key, const CommandContext& context) {
  return "\"" + context.texts().say(Language::kThai, key) + "\"";
}

void add_retire_command(ProgramCommand& village, CommandContext& context) {
  const auto given = std::make_shared<Retirement>();
  ProgramCommand command =
      village.add("retire", "Has a village be no place to choose any more; its records stay")
          .takes_settings();
  command.option("--code", given->code, "The village's code").required();
  command.flag(
      "--undo", [given] { given->is_undone = true; }, "Has it be one again");
  command.does([&context, given] { return retire(context, *given); });
}

}  // namespace sammachip

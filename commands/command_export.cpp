// `export lessons|reports|households|purchases --area CODE --output FILE`: what an office takes out
// of the records of its area. Each is written into the audit.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "bot/service.h"
#include "commands/command_line.h"
#include "commands/exports.h"
#include "handlers/access/audit_notes.h"
#include "handlers/calendar/occupations.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/database/database.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct ExportWanted {
  std::string what, area, occupation, file;
};

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

void check_export(const ExportWanted& wanted, Records& records) {
  const bool is_notes = wanted.what == "lessons" && ends_with(wanted.file, ".md");
  if (!is_notes && !ends_with(wanted.file, ".csv")) {
    throw std::runtime_error(wanted.what == "lessons" ? "--output must end in .md or .csv."
                                                      : "--output must end in .csv.");
  }
  if (!wanted.occupation.empty() && find_occupation(wanted.occupation) == nullptr) {
    throw std::runtime_error("There is no occupation " + wanted.occupation + ".");
  }
  if (records.places.list_with_retired(AreaCode(wanted.area)).empty()) {
    throw std::runtime_error("There is no village in area " + wanted.area + ".");
  }
}

void write_export(const ExportWanted& wanted, const LessonExport& lessons, const Texts& texts,
                  Records& records, std::ostream& out) {
  if (wanted.what == "households") return export_households(AreaCode(wanted.area), records, out);
  if (wanted.what == "purchases") {
    return export_purchases(AreaCode(wanted.area), lessons.language, texts, records, out);
  }
  if (wanted.what == "reports") return export_reports(AreaCode(wanted.area), records, out);
  if (ends_with(wanted.file, ".md")) return export_lesson_notes(lessons, texts, records, out);
  export_lesson_table(lessons, texts, records, out);
}

Exit run_export(const ExportWanted& wanted, CommandContext& context) {
  Database database(context.config.database_url);
  Records records(database);
  check_export(wanted, records);
  const ProgrammeSettings settings = programme_settings(context.config);
  const Instant now = make_clock(context.config)->now();
  Transaction transaction(database.writer());
  std::ofstream out(wanted.file, std::ios::binary | std::ios::trunc);
  // It holds what households earn: nobody else on the machine reads it.
  if (out) {
    std::filesystem::permissions(
        wanted.file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  write_export(wanted,
               {AreaCode(wanted.area), wanted.occupation, settings.language, settings.utc_offset,
                milliseconds(now)},
               context.texts(), records, out);
  if (!out.flush()) throw std::runtime_error("Cannot write " + wanted.file + ".");
  audit_operator("export", wanted.what, SubjectId(wanted.area), now, records);
  transaction.commit();
  std::cout << "written: " << wanted.file << '\n';
  return Exit::kDone;
}

}  // namespace

void add_export_command(ProgramCommand& program, CommandContext& context) {
  auto wanted = std::make_shared<ExportWanted>();
  ProgramCommand command =
      program.add("export", "Writes what is kept of an area into a file").takes_settings();
  command.option("what", wanted->what, "lessons, reports, households or purchases")
      .required()
      .one_of({"lessons", "reports", "households", "purchases"});
  command
      .option("--area", wanted->area,
              "The code of the area: 2 (province), 4 (district), 6 (tambon) or 8 digits")
      .required()
      .check([](const std::string& code) {
        const bool is_good = code.size() >= 2 && code.size() <= 8 && code.size() % 2 == 0 &&
                             code.find_first_not_of("0123456789") == std::string::npos;
        return is_good ? std::string() : std::string("--area must have 2, 4, 6 or 8 digits");
      });
  command.option("--occupation", wanted->occupation, "Of lessons: only this code");
  command.option("--output", wanted->file, "FILE.csv, or FILE.md for lessons").required();
  command.does([&context, wanted] { return run_export(*wanted, context); });
}

}  // namespace sammachip

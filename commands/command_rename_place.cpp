// `village rename`: another name for a village, or for an area around villages.
#include <iostream>

#include "commands/command_line.h"
#include "commands/listed_cell.h"
#include "handlers/access/audit_notes.h"
#include "language/lists/place_words.h"
#include "storage/database/database.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct Renaming {
  std::string code, name;
  std::optional<int> moo;
};

std::string code_of_a_place(const std::string& code) {
  const bool is_good = !code.empty() && code.size() <= kVillageDigits && code.size() % 2 == 0 &&
                       code.find_first_not_of("0123456789") == std::string::npos;
  return is_good ? "" : "a code has 2 (province), 4 (district), 6 (tambon) or 8 (village) digits";
}

// What was changed of a place; nothing: it is as it was asked to be.
struct Renamed {
  std::string kind;
  std::string old_name, new_name;
  std::optional<int> old_moo = {}, new_moo = {};
  bool is_changed() const { return old_name != new_name || old_moo != new_moo; }
};

template <class Place>
Renamed renamed(const std::string& kind, std::optional<Place> known, const PlaceWords& titles,
                const Renaming& given, Places& places) {
  if (!known) throw std::runtime_error("There is no " + kind + " " + given.code + ".");
  Renamed done{kind, known->name, checked_place_name(kind, given.name, titles)};
  known->name = done.new_name;
  if constexpr (requires { known->moo; }) {
    done.old_moo = known->moo;
    known->moo = given.moo.value_or(known->moo);
    done.new_moo = known->moo;
  }
  places.upsert(*known);
  return done;
}

Renamed rename_in(Places& places, const Renaming& given) {
  const AreaCode code(given.code);
  switch (given.code.size()) {
    case 2:
      return renamed("province", places.find_province(code), province_titles(), given, places);
    case 4:
      return renamed("district", places.find_district(code), district_titles(), given, places);
    case 6:
      return renamed("tambon", places.find_tambon(code), tambon_titles(), given, places);
    default: {
      const auto place = places.find_village(VillageCode(given.code));
      return renamed("village", place ? std::optional(place->village) : std::nullopt,
                     village_titles(), given, places);
    }
  }
}

JsonValue detail_of(const Renamed& done) {
  JsonValue detail{{"old", done.old_name}, {"new", done.new_name}};
  if (done.old_moo != done.new_moo) {
    detail.set("old_moo", *done.old_moo);
    detail.set("new_moo", *done.new_moo);
  }
  return detail;
}

Exit rename_place(const Config& config, const Renaming& given) {
  if (given.moo && given.code.size() != kVillageDigits) {
    throw std::runtime_error("--moo is a village's, whose code has 8 digits.");
  }
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  const Renamed done = rename_in(records.places, given);
  const std::string place = done.kind + " " + given.code;
  if (!done.is_changed()) {
    std::cout << place << " is called " << done.old_name << " already.\n";
    return Exit::kDone;
  }
  audit_operator("place.renamed", done.kind, SubjectId(given.code), detail_of(done),
                 make_clock(config)->now(), records);
  transaction.commit();
  std::cout << place << ": " << done.old_name << " is now " << done.new_name;
  if (done.old_moo != done.new_moo) {
    std::cout << ", moo " << *done.old_moo << " is now moo " << *done.new_moo;
  }
  std::cout << '\n';
  return Exit::kDone;
}

}  // namespace

void add_rename_command(ProgramCommand& village, CommandContext& context) {
  const auto given = std::make_shared<Renaming>();
  ProgramCommand command =
      village.add("rename", "Gives a village, a tambon, a district or a province another name")
          .takes_settings();
  command
      .option("--code", given->code,
              "Its code: 8 digits (village), 6 (tambon), 4 (district) or 2 (province)")
      .required()
      .check(code_of_a_place);
  command.option("--name", given->name, "Its name from now on").required();
  command.option("--moo", given->moo, "A village's number from now on").from_to(0, 99);
  command.does([&context, given] { return rename_place(context.config, *given); });
}

}  // namespace sammachip

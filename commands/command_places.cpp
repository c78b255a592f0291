// `village add`, `join-code`.
#include <iostream>

#include "bot/base/clock.h"
#include "commands/command_line.h"
#include "commands/listed_cell.h"
#include "handlers/joining/join_codes.h"
#include "storage/database/database.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct VillageToAdd {
  std::string code, name, tambon, district, province, phone, officer;
  int moo = 0;
};

std::string eight_digits(const std::string& code) {
  const bool is_good =
      code.size() == 8 && code.find_first_not_of("0123456789") == std::string::npos;
  return is_good ? "" : "a village code has 8 digits, such as 92060101";
}

Exit add_one_village(const Config& config, const VillageToAdd& given) {
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  Places& places = records.places;
  const VillageCode code(given.code);
  check_not_retired(places.find_village(code));
  const std::string name = checked_place_name("village", given.name, village_titles());
  const auto old = places.find_district(area_around(code, 4));
  places.upsert(Province{area_around(code, 2),
                         checked_place_name("province", given.province, province_titles())});
  places.upsert(District{
      area_around(code, 4), checked_place_name("district", given.district, district_titles()),
      area_around(code, 2), given.phone.empty() && old ? old->office_phone : given.phone,
      given.officer.empty() && old ? old->officer_name : given.officer});
  places.upsert(Tambon{area_around(code, 6),
                       checked_place_name("tambon", given.tambon, tambon_titles()),
                       area_around(code, 4)});
  places.upsert(Village{code, given.moo, name, area_around(code, 6)});
  transaction.commit();
  std::cout << given.code << " " << name << " added. Next: sammachip-bot join-code --village "
            << given.code << '\n';
  return Exit::kDone;
}

struct CodeWanted {
  std::string village, house, qr_file;
};

// The same code is shown again: posters stay good. One for each village, and one for each house.
std::string code_for(Records& records, const CodeWanted& wanted, std::int64_t now_ms) {
  std::optional<HouseholdId> household_id;
  if (!wanted.house.empty()) {
    const auto houses =
        records.households.find_by_house_no(VillageCode(wanted.village), wanted.house);
    if (houses.size() != 1) {
      throw std::runtime_error(
          "There " + std::string(houses.empty() ? "is no house " : "are several houses ") +
          wanted.house + " in village " + wanted.village + ".");
    }
    household_id = houses.front().id;
  }
  for (const auto& known : records.join_codes.list_in_village(VillageCode(wanted.village))) {
    if (known.household_id == household_id) return known.code;
  }
  std::string code = make_join_code();
  records.join_codes.insert({code, VillageCode(wanted.village), household_id, now_ms, {}});
  return code;
}

Exit print_code(const Config& config, const CodeWanted& wanted) {
  Database database(config.database_url);
  Records records(database);
  const auto place = records.places.find_village(VillageCode(wanted.village));
  if (!place) {
    throw std::runtime_error("There is no village " + wanted.village +
                             ". Add it with: sammachip-bot village add");
  }
  check_not_retired(place);
  Transaction transaction(database.writer());
  const std::string code = code_for(records, wanted, now_ms(config));
  transaction.commit();
  std::cout << "code: " << shown_join_code(code) << '\n';
  std::string in_qr = shown_join_code(code);
  if (config.line_basic_id.empty()) {
    std::cout << "link: set SAMMACHIP_LINE_BASIC_ID (the account's @…) to have it printed\n";
  } else {
    in_qr = join_link(config.line_basic_id, code);
    std::cout << "link: " << in_qr << '\n';
  }
  if (!wanted.qr_file.empty()) {
    write_qr(in_qr, wanted.qr_file);
  }
  return Exit::kDone;
}

}  // namespace

void add_place_commands(ProgramCommand& program, CommandContext& context) {
  ProgramCommand village = program.add("village", "The villages of the programme");
  village.needs_command().takes_settings();
  auto given = std::make_shared<VillageToAdd>();
  ProgramCommand add = village.add("add", "Adds a village, or changes its names").takes_settings();
  add.option("--code", given->code, "The Ministry of Interior's code, 8 digits")
      .required()
      .check(eight_digits);
  add.option("--moo", given->moo, "Its number in the tambon").required().from_to(0, 99);
  add.option("--name", given->name, "Its name, without \"Ban\"").required();
  add.option("--tambon", given->tambon, "The tambon's name").required();
  add.option("--district", given->district, "The district's name").required();
  add.option("--province", given->province, "The province's name").required();
  add.option("--phone", given->phone, "The district office's telephone");
  add.option("--officer", given->officer, "The officer's name, as people know them");
  add.does([&context, given] { return add_one_village(context.config, *given); });
  add_village_commands(village, context);
  add_rename_command(village, context);
  add_merge_command(village, context);
  add_retire_command(village, context);

  auto wanted = std::make_shared<CodeWanted>();
  ProgramCommand code =
      program.add("join-code", "The code by which households come in").takes_settings();
  code.option("--village", wanted->village, "The village's code").required().check(eight_digits);
  code.option("--house", wanted->house, "Only for this house number");
  code.option("--qr", wanted->qr_file, "Writes the QR picture (PNG) to this file");
  code.does([&context, wanted] { return print_code(context.config, *wanted); });
}

}  // namespace sammachip

// `village import`, `village year`, `village list`.
#include <iostream>

#include "bot/service.h"
#include "commands/command_line.h"
#include "commands/csv_file.h"
#include "commands/list_import.h"
#include "commands/listed_cell.h"
#include "commands/village_file.h"
#include "handlers/calendar/programme_settings.h"
#include "handlers/village/villages.h"
#include "storage/database/database.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

std::string shown_moo(const Village& village) { return "moo " + std::to_string(village.moo); }

class Import {
 public:
  explicit Import(Places& places) : places_(places) {}

  // Saves nothing of a line that contradicts the records.
  void take(const ListedVillage& village) {
    const auto known_village = places_.find_village(village.code);
    if (known_village && known_village->village.retired_at_ms) {
      taken_.bad_lines.push_back({village.line, why_retired(known_village->village)});
      return;
    }
    const AreaCode province = area_around(village.code, 2);
    const AreaCode district = area_around(village.code, 4);
    const AreaCode tambon = area_around(village.code, 6);
    const auto known_province = places_.find_province(province);
    const auto known_district = places_.find_district(district);
    const auto known_tambon = places_.find_tambon(tambon);
    std::string problem, mended;
    const auto differs = [&](const std::string& kind, const std::string& code, const auto& known,
                             const std::string& name) {
      if (!known) return true;
      // What an earlier release imported may be no name at all; that is mended.
      const bool is_name = wrong_with_name(kind, name_in(known->name)).empty();
      if (is_name && name_in(known->name) != name) {
        problem += (problem.empty() ? "" : "; ") + ("the " + kind + " " + code) + " is called " +
                   name + ", and " + known->name +
                   " in the records (wrong there? village rename --code " + code + ")";
      }
      if (known->name == name) return false;
      mended += "changed  " + village.code.text() + "  " + kind + "  " + shown_cell(known->name) +
                " -> " + name + '\n';
      return true;
    };
    const bool saves_province = differs("province", province, known_province, village.province);
    const bool saves_district = differs("district", district, known_district, village.district);
    const bool saves_tambon = differs("tambon", tambon, known_tambon, village.tambon);
    if (!problem.empty()) {
      taken_.bad_lines.push_back({village.line, problem});
      return;
    }
    taken_.plan += mended;
    if (saves_province) places_.upsert(Province{province, village.province});
    if (saves_district) {
      District saved = known_district.value_or(District{district, "", province, "", ""});
      saved.name = village.district;
      places_.upsert(saved);
    }
    if (saves_tambon) places_.upsert(Tambon{tambon, village.tambon, district});
    Village saved = known_village ? known_village->village : Village{};
    saved.code = VillageCode(village.code);
    saved.moo = village.moo;
    saved.name = village.name;
    saved.tambon_code = tambon;
    save(saved, known_village, village);
  }

  ListTaken take_all() {
    taken_.summary = "villages: " + std::to_string(added_) + " added, " + std::to_string(changed_) +
                     " changed, " + std::to_string(unchanged_) + " unchanged";
    return std::move(taken_);
  }

 private:
  void save(const Village& village, const std::optional<VillagePlace>& known,
            const ListedVillage& listed) {
    const std::string is_now = shown_moo(village) + "  " + village.name;
    if (!known) {
      ++added_;
      plan("new      ", village,
           is_now + ", " + listed.tambon + ", " + listed.district + ", " + listed.province);
    } else if (known->village.moo == village.moo && known->village.name == village.name) {
      ++unchanged_;
      plan("same     ", village, is_now);
      return;
    } else {
      ++changed_;
      plan("changed  ", village,
           shown_moo(known->village) + "  " + shown_cell(known->village.name) + " -> " + is_now);
    }
    places_.upsert(village);
  }

  void plan(const char* what, const Village& village, const std::string& how) {
    taken_.plan += what + village.code.text() + "  " + how + '\n';
  }

  Places& places_;
  ListTaken taken_;
  int added_ = 0, changed_ = 0, unchanged_ = 0;
};

Exit import_villages(const Config& config, const ListImport& asked) {
  const VillageFile file = read_village_file(content_of(asked.file));
  if (file.is_refused) throw refused_file(asked.file, file.bad_lines);
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  Import import(records.places);
  for (const auto& village : file.villages) import.take(village);
  ListTaken taken = import.take_all();
  taken.bad_lines.insert(taken.bad_lines.end(), file.bad_lines.begin(), file.bad_lines.end());
  taken.passed_lines = file.passed_lines;
  return end_import(asked, std::move(taken), transaction);
}

struct YearGiven {
  std::string village;
  std::optional<int> fiscal_year, households, team_size;
  std::optional<int> practising_percent, rise_percent, groups_percent;
  std::optional<long long> budget_baht;
};

std::string shown_year(const VillageProgramme& programme) {
  return "year " + std::to_string(programme.fiscal_year_be) +
         "  households: " + std::to_string(programme.target_households) +
         "  team: " + std::to_string(programme.team_size) +
         "  budget: " + std::to_string(programme.budget_satang / 100) +
         " baht  practising: " + std::to_string(programme.kpi_practising_percent) +
         " %  rise: " + std::to_string(programme.kpi_rise_percent) +
         " %  groups: " + std::to_string(programme.kpi_groups_percent) + " %";
}

// What is not given stays as it was; of a new year it is the programme's usual figure.
Exit set_year(const Config& config, const YearGiven& given) {
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  const auto place = records.places.find_village(VillageCode(given.village));
  if (!place) {
    throw std::runtime_error("There is no village " + given.village +
                             ". Add it with: sammachip-bot village add");
  }
  check_not_retired(place);
  const Instant now = make_clock(config)->now();
  const Day today =
      std::chrono::floor<std::chrono::days>(now + programme_settings(config).utc_offset);
  const int year = given.fiscal_year.value_or(fiscal_year_be(today));
  open_year(VillageCode(given.village), year, milliseconds(now), records);
  VillageProgramme programme =
      records.places.find_programme(VillageCode(given.village), year).value();
  programme.target_households = given.households.value_or(programme.target_households);
  programme.team_size = given.team_size.value_or(programme.team_size);
  if (given.budget_baht) programme.budget_satang = *given.budget_baht * 100;
  programme.kpi_practising_percent =
      given.practising_percent.value_or(programme.kpi_practising_percent);
  programme.kpi_rise_percent = given.rise_percent.value_or(programme.kpi_rise_percent);
  programme.kpi_groups_percent = given.groups_percent.value_or(programme.kpi_groups_percent);
  records.places.upsert(programme);
  transaction.commit();
  std::cout << given.village << "  " << shown_year(programme) << '\n';
  return Exit::kDone;
}

std::string state_of(const Village& village) {
  if (village.merged_into) return "  merged into " + village.merged_into->text();
  return village.retired_at_ms ? "  retired" : "";
}

Exit list_villages(const Config& config) {
  Database database(config.database_url);
  Records records(database);
  for (const auto& place : records.places.list_with_retired("")) {
    const auto households = records.households.list_in_village(place.village.code).size();
    std::cout << place.village.code.text() << "  moo " << place.village.moo << "  "
              << place.village.name << ", " << place.tambon_name << ", " << place.district_name
              << ", " << place.province_name << "  households: " << households
              << state_of(place.village) << '\n';
    for (const auto& year : records.places.years_of(place.village.code)) {
      std::cout << "          " << shown_year(year) << '\n';
    }
  }
  return Exit::kDone;
}

void add_year_command(ProgramCommand& village, CommandContext& context) {
  const auto given = std::make_shared<YearGiven>();
  ProgramCommand year =
      village.add("year", "Has a village take part in a fiscal year, with its targets")
          .takes_settings();
  year.option("--village", given->village, "The village's code").required();
  year.option("--fiscal-year", given->fiscal_year, "Buddhist era; by default this one")
      .from_to(2500, 2700);
  year.option("--households", given->households, "How many are to take part (20)")
      .from_to(1, 10'000);
  year.option("--team", given->team_size, "How many teach them (5)").from_to(1, 1'000);
  year.option("--budget", given->budget_baht, "For materials, in baht (0)")
      .from_to(0, 1'000'000'000);
  year.option("--practising-percent", given->practising_percent,
              "Of the households, how many are to practise (85)")
      .from_to(0, 100);
  year.option("--rise-percent", given->rise_percent, "By how much incomes are to rise (3)")
      .from_to(0, 1'000);
  year.option("--groups-percent", given->groups_percent,
              "Of the households, how many are to work in groups (10)")
      .from_to(0, 100);
  year.does([&context, given] { return set_year(context.config, *given); });
}

}  // namespace

void add_village_commands(ProgramCommand& village, CommandContext& context) {
  ProgramCommand importing =
      village.add("import", "Adds the villages of a CSV file, or changes their names")
          .takes_settings();
  const auto asked = list_import(importing, "Columns: code, moo, name, tambon, district, province");
  importing.does([&context, asked] { return import_villages(context.config, *asked); });
  add_year_command(village, context);
  village.add("list", "Lists the villages and their years").takes_settings().does([&context] {
    return list_villages(context.config);
  });
}

}  // namespace sammachip

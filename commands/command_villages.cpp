// `village import`, `village year`, `village list`.
#include <iostream>

#include "bot/service.h"
#include "commands/command_line.h"
#include "commands/csv_file.h"
#include "commands/village_file.h"
#include "handlers/calendar/programme_settings.h"
#include "handlers/village/villages.h"
#include "storage/database/database.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

class Import {
 public:
  explicit Import(Places& places) : places_(places) {}

  void take(const ListedVillage& village) {
    const AreaCode province = area_around(village.code, 2);
    const AreaCode district = area_around(village.code, 4);
    const AreaCode tambon = area_around(village.code, 6);
    std::string problem;
    const auto is_new = [&](const std::string& kind, const std::string& code, const auto& known,
                            const std::string& name) {
      if (!known) return true;
      if (known->name != name) {
        problem += (problem.empty() ? "" : "; ") + ("the " + kind + " " + code) + " is called " +
                   name + ", and " + known->name +
                   " in the records (wrong there? village rename --code " + code + ")";
      }
      return false;
    };
    if (is_new("province", province, places_.find_province(province), village.province)) {
      places_.upsert(Province{province, village.province});
    }
    if (is_new("district", district, places_.find_district(district), village.district)) {
      places_.upsert(District{district, village.district, province, "", ""});
    }
    if (is_new("tambon", tambon, places_.find_tambon(tambon), village.tambon)) {
      places_.upsert(Tambon{tambon, village.tambon, district});
    }
    if (!problem.empty()) bad_lines_.push_back({village.line, problem});
    save(village.line, Village{VillageCode(village.code), village.moo, village.name, tambon});
  }

  std::vector<BadLine>& bad_lines() { return bad_lines_; }
  std::string summary() const {
    return "villages: " + std::to_string(added_) + " added, " + std::to_string(changed_) +
           " changed, " + std::to_string(unchanged_) + " unchanged";
  }

 private:
  void save(int line, const Village& village) {
    const auto known = places_.find_village(village.code);
    if (known && known->village.retired_at_ms) {
      bad_lines_.push_back({line, why_retired(known->village)});
      return;
    }
    if (known && known->village.moo == village.moo && known->village.name == village.name) {
      ++unchanged_;
      return;
    }
    places_.upsert(village);
    ++(known ? changed_ : added_);
  }

  Places& places_;
  std::vector<BadLine> bad_lines_;
  int added_ = 0, changed_ = 0, unchanged_ = 0;
};

Exit import_villages(const Config& config, const std::string& path) {
  VillageFile file = read_village_file(content_of(path));
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  Import import(records.places);
  for (const auto& village : file.villages) import.take(village);
  std::vector<BadLine> bad_lines = std::move(file.bad_lines);
  bad_lines.insert(bad_lines.end(), import.bad_lines().begin(), import.bad_lines().end());
  std::stable_sort(bad_lines.begin(), bad_lines.end(),
                   [](const BadLine& a, const BadLine& b) { return a.line < b.line; });
  if (!bad_lines.empty()) throw refused_file(path, bad_lines);
  transaction.commit();
  std::cout << import.summary() << '\n';
  return Exit::kDone;
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
  const auto file = std::make_shared<std::string>();
  ProgramCommand importing =
      village.add("import", "Adds the villages of a CSV file, or changes their names")
          .takes_settings();
  importing.option("FILE", *file, "Columns: code, moo, name, tambon, district, province")
      .required()
      .existing_file();
  importing.does([&context, file] { return import_villages(context.config, *file); });
  add_year_command(village, context);
  village.add("list", "Lists the villages and their years").takes_settings().does([&context] {
    return list_villages(context.config);
  });
}

}  // namespace sammachip

// `household import`: which houses have no telephone, from a list that an office keeps.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <optional>

#include "bot/service.h"
#include "commands/command_line.h"
#include "commands/csv_file.h"
#include "handlers/access/audit_notes.h"
#include "language/answers/truth.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "storage/database/database.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/records.h"

namespace sammachip {

namespace {

enum HouseColumn : std::size_t { kVillageColumn, kHouseColumn, kNoPhoneColumn, kHouseColumns };

constexpr std::array<std::string_view, kHouseColumns> kHouseColumnNames = {"village_code",
                                                                           "house_no", "no_phone"};

using HouseColumnPlaces = std::array<std::size_t, kHouseColumns>;

// Where the columns stand; those that are missing are named in `problem`.
HouseColumnPlaces places_in(const CsvRecord& header, std::string& problem) {
  HouseColumnPlaces places{};
  for (std::size_t column = 0; column < kHouseColumns; ++column) {
    const auto found = std::find_if(
        header.fields.begin(), header.fields.end(),
        [&](const std::string& field) { return normalise(field) == kHouseColumnNames[column]; });
    if (found == header.fields.end()) {
      problem += (problem.empty() ? "" : "; ") + std::string("no column is named ") +
                 std::string(kHouseColumnNames[column]);
    }
    places[column] = static_cast<std::size_t>(found - header.fields.begin());
  }
  return places;
}

class HouseholdImport {
 public:
  HouseholdImport(Records& records, Instant now) : records_(records), now_(now) {}

  // A bad line is noted, and the transaction it stands in is then not committed.
  void take(const CsvRecord& record, const HouseColumnPlaces& places) {
    const auto cell = [&](HouseColumn column) {
      const std::size_t at = places[column];
      return at < record.fields.size() ? tidied(record.fields[at]) : std::string();
    };
    const std::string mark = cell(kNoPhoneColumn);
    if (mark.empty()) return;  // Nothing is said of it.
    const auto has_none = read_truth(mark);
    if (!record.is_closed || !has_none) {
      return refuse(record.line, "no_phone is neither yes nor no: " + mark);
    }
    std::string number = cell(kHouseColumn);
    if (number.starts_with("'")) number.erase(0, 1);  // A spreadsheet would else read a date.
    take(record.line, VillageCode(normalise(cell(kVillageColumn))), house_number_of(number),
         *has_none);
  }

  const std::vector<BadLine>& bad_lines() const { return bad_lines_; }
  std::string summary() const {
    return "households: " + std::to_string(changed_) + " changed, " + std::to_string(unchanged_) +
           " unchanged";
  }

 private:
  void refuse(int line, std::string what) { bad_lines_.push_back({line, std::move(what)}); }

  void take(int line, const VillageCode& village, const std::string& number, bool has_none) {
    const auto [earlier, is_new] = lines_.try_emplace({village, number}, line);
    if (!is_new) {
      return refuse(line, "line " + std::to_string(earlier->second) + " is about house " + number +
                              " of " + village + " too");
    }
    auto houses = records_.households.find_by_house_no(village, number);
    std::erase_if(houses,
                  [](const Household& house) { return house.status == HouseholdStatus::kLeft; });
    if (houses.size() != 1) {
      return refuse(line, (houses.empty() ? "there is no house " : "there are several houses ") +
                              number + " in village " + village);
    }
    if (has_none && is_on_line(houses.front())) {
      return refuse(line, "somebody of house " + number + " of " + village + " is on LINE");
    }
    save(houses.front(), has_none);
  }

  // Who only reports for it does not live there.
  bool is_on_line(const Household& house) {
    const auto links = records_.household_links.list_for_household(house.id);
    return std::any_of(links.begin(), links.end(), [](const HouseholdLink& link) {
      return link.relation != Relation::kHelper;
    });
  }

  void save(Household& house, bool has_none) {
    if (house.no_phone == has_none) {
      ++unchanged_;
      return;
    }
    house.no_phone = has_none;
    records_.households.update(house);
    audit_operator(has_none ? "household.no_phone" : "household.has_phone", "household", house.id,
                   now_, records_);
    ++changed_;
  }

  Records& records_;
  Instant now_;
  std::map<std::pair<std::string, std::string>, int> lines_;  // Village, house -> line.
  std::vector<BadLine> bad_lines_;
  int changed_ = 0, unchanged_ = 0;
};

// All or nothing.
Exit import_households(const Config& config, const std::string& path) {
  const CsvFile file = read_csv(content_of(path));
  std::string problem = file.records.empty() ? "the file is empty" : file.problem;
  const HouseColumnPlaces places =
      problem.empty() ? places_in(file.records.front(), problem) : HouseColumnPlaces{};
  if (!problem.empty()) throw refused_file(path, {{1, problem}});
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  HouseholdImport import(records, make_clock(config)->now());
  for (std::size_t i = 1; i < file.records.size(); ++i) import.take(file.records[i], places);
  if (!import.bad_lines().empty()) throw refused_file(path, import.bad_lines());
  transaction.commit();
  std::cout << import.summary() << '\n';
  return Exit::kDone;
}

}  // namespace

void add_household_commands(ProgramCommand& program, CommandContext& context) {
  ProgramCommand household = program.add("household", "The households of the programme");
  household.needs_command().takes_settings();
  const auto file = std::make_shared<std::string>();
  ProgramCommand importing =
      household.add("import", "Marks the houses of a CSV file that have no telephone")
          .takes_settings();
  importing.option("FILE", *file, "Columns: village_code, house_no, no_phone (yes or no)")
      .required()
      .existing_file();
  importing.does([&context, file] { return import_households(context.config, *file); });
}

}  // namespace sammachip

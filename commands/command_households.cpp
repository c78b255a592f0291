// `household import`: which houses have no telephone, from a list that an office keeps.
#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "bot/service.h"
#include "commands/command_line.h"
#include "commands/csv_file.h"
#include "commands/list_import.h"
#include "commands/listed_cell.h"
#include "handlers/access/audit_notes.h"
#include "language/answers/truth.h"
#include "language/letters/similarity.h"
#include "storage/database/database.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/records.h"

namespace sammachip {

namespace {

enum HouseColumn : std::size_t { kVillageColumn, kHouseColumn, kNoPhoneColumn };

const std::vector<CsvColumn>& house_columns() {
  static const std::vector<CsvColumn> columns = {{"village_code"}, {"house_no"}, {"no_phone"}};
  return columns;
}

// A house as one line of the file gives it.
struct ListedPhone {
  int line = 0;
  VillageCode village;
  std::string number;
  bool has_none = false;
};

std::string house_name(const ListedPhone& listed) {
  return "house " + listed.number + " of " + listed.village.text();
}

class HouseholdImport {
 public:
  HouseholdImport(Records& records, Instant now) : records_(records), now_(now) {}

  void read(const CsvRecord& record, const std::vector<std::size_t>& places) {
    if (!record.problem.empty()) return refuse(record.line, record.problem);
    const auto cell = [&](HouseColumn column) {
      const std::size_t at = places[column];
      return at < record.fields.size() ? name_in(record.fields[at]) : std::string();
    };
    const std::string mark = cell(kNoPhoneColumn);
    if (mark.empty()) return;  // Nothing is said of it.
    const auto has_none = read_truth(mark);
    if (!has_none) {
      return refuse(record.line, "no_phone is neither yes nor no: " + shown_cell(mark));
    }
    const VillageCode village(code_in(cell(kVillageColumn)));
    if (const std::string wrong = wrong_with_code(village.text()); !wrong.empty()) {
      return refuse(record.line, wrong);
    }
    std::string number = cell(kHouseColumn);
    if (number.starts_with("'")) number.erase(0, 1);  // A spreadsheet would else read a date.
    read(ListedPhone{record.line, village, house_number_of(number), *has_none});
  }

  // What the lines that were read say, and that none of them contradicts.
  ListTaken save_all() {
    for (const auto& listed : listed_) {
      if (contradicted_.count(listed.line) == 0) save(listed);
    }
    taken_.summary = "households: " + std::to_string(changed_) + " changed, " +
                     std::to_string(unchanged_) + " unchanged";
    return std::move(taken_);
  }

 private:
  void refuse(int line, std::string what) { taken_.bad_lines.push_back({line, std::move(what)}); }

  void read(const ListedPhone& listed) {
    const auto [earlier, is_new] = earlier_.try_emplace({listed.village, listed.number}, listed);
    if (is_new) {
      listed_.push_back(listed);
      return;
    }
    const auto& [line, village, number, has_none] = earlier->second;
    refuse(listed.line,
           "line " + std::to_string(line) + " is about " + house_name(listed) + " too");
    // Which of them is right, nobody knows here.
    if (has_none == listed.has_none || !contradicted_.insert(line).second) return;
    refuse(line,
           "line " + std::to_string(listed.line) + " says otherwise of " + house_name(listed));
  }

  void save(const ListedPhone& listed) {
    auto houses = records_.households.find_by_house_no(listed.village, listed.number);
    std::erase_if(houses,
                  [](const Household& house) { return house.status == HouseholdStatus::kLeft; });
    if (houses.size() != 1) {
      return refuse(listed.line,
                    (houses.empty() ? "there is no house " : "there are several houses ") +
                        shown_cell(listed.number) + " in village " + listed.village);
    }
    Household& house = houses.front();
    if (listed.has_none && is_on_line(house)) {
      return refuse(listed.line, "somebody of " + house_name(listed) + " is on LINE");
    }
    const std::string is_now = listed.has_none ? "no telephone" : "a telephone";
    if (house.no_phone == listed.has_none) {
      ++unchanged_;
      taken_.plan += "same     " + house_name(listed) + "  " + is_now + '\n';
      return;
    }
    ++changed_;
    taken_.plan += "changed  " + house_name(listed) + "  " +
                   (house.no_phone ? "no telephone" : "a telephone") + " -> " + is_now + '\n';
    house.no_phone = listed.has_none;
    records_.households.update(house);
    audit_operator(house.no_phone ? "household.no_phone" : "household.has_phone", "household",
                   house.id, now_, records_);
  }

  // Who only reports for it does not live there.
  bool is_on_line(const Household& house) {
    const auto links = records_.household_links.list_for_household(house.id);
    return std::any_of(links.begin(), links.end(), [](const HouseholdLink& link) {
      return link.relation != Relation::kHelper;
    });
  }

  Records& records_;
  Instant now_;
  std::map<std::pair<std::string, std::string>, ListedPhone> earlier_;  // By village, house.
  std::vector<ListedPhone> listed_;
  std::set<int> contradicted_;  // The lines that a later one says otherwise of.
  ListTaken taken_;
  int changed_ = 0, unchanged_ = 0;
};

Exit import_households(const Config& config, const ListImport& asked) {
  const CsvTable table = read_table(content_of(asked.file), house_columns(), ColumnNames::kNeeded);
  if (!table.problems.empty()) throw refused_file(asked.file, table.problems);
  Database database(config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  HouseholdImport import(records, make_clock(config)->now());
  for (const auto& row : table.rows) import.read(row, table.places);
  return end_import(asked, import.save_all(), transaction);
}

}  // namespace

void add_household_commands(ProgramCommand& program, CommandContext& context) {
  ProgramCommand household = program.add("household", "The households of the programme");
  household.needs_command().takes_settings();
  ProgramCommand importing =
      household.add("import", "Marks the houses of a CSV file that have no telephone")
          .takes_settings();
  const auto asked =
      list_import(importing, "Columns: village_code, house_no, no_phone (yes or no)");
  importing.does([&context, asked] { return import_households(context.config, *asked); });
}

}  // namespace sammachip

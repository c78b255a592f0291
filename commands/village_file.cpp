#include "commands/village_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "commands/csv_file.h"
#include "language/letters/normalise.h"
#include "language/lists/place_words.h"

namespace sammachip {

namespace {

enum Column : std::size_t { kCode, kMoo, kName, kTambon, kDistrict, kProvince, kColumns };

static_assert(kColumns == kVillageColumns);

constexpr std::array<std::string_view, kColumns> kColumnNames = {"code",   "moo",      "name",
                                                                 "tambon", "district", "province"};

// `name` without the first of `titles` that stands before it, if something is left then.
std::string without_title(const std::string& name, const PlaceWords& titles) {
  for (const auto title : titles) {
    if (name.rfind(title, 0) != 0) continue;
    std::string rest = tidied(std::string_view(name).substr(title.size()));
    if (!rest.empty()) return rest;
  }
  return name;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

class VillageLines {
 public:
  explicit VillageLines(const std::vector<CsvRecord>& records) {
    if (records.empty()) {
      file_.bad_lines.push_back({1, "the file is empty"});
      return;
    }
    const bool has_header = read_header(records.front());
    if (!file_.bad_lines.empty()) return;  // What follows could only be misread.
    for (std::size_t i = has_header ? 1 : 0; i < records.size(); ++i) read(records[i]);
    if (file_.villages.empty() && file_.bad_lines.empty()) {
      file_.bad_lines.push_back({records.back().line, "no village follows the column names"});
    }
  }

  VillageFile take() { return std::move(file_); }

 private:
  // Whether `first` names the columns. One cell may by chance: a village can be called anything.
  bool read_header(const CsvRecord& first) {
    std::array<std::vector<std::size_t>, kColumns> found;
    std::size_t named = 0;
    for (std::size_t at = 0; at < first.fields.size(); ++at) {
      const std::string cell = normalise(first.fields[at]);
      for (std::size_t column = 0; column < kColumns; ++column) {
        const PlaceWords& words = village_headings()[column];
        if (std::find(words.begin(), words.end(), cell) == words.end()) continue;
        found[column].push_back(at);
        ++named;
      }
    }
    if (named < 2) return false;
    std::string problem;
    for (std::size_t column = 0; column < kColumns; ++column) {
      const std::string name(kColumnNames[column]);
      if (found[column].empty()) add(problem, "no column is named " + name);
      if (found[column].size() > 1) add(problem, "several columns are named " + name);
      if (!found[column].empty()) place_[column] = found[column].front();
    }
    if (!problem.empty()) file_.bad_lines.push_back({first.line, problem});
    return true;
  }

  static void add(std::string& problem, const std::string& another) {
    problem += (problem.empty() ? "" : "; ") + another;
  }

  void read(const CsvRecord& record) {
    std::string problem;
    if (!record.is_closed) {
      file_.bad_lines.push_back({record.line, "a quotation mark is opened and never closed"});
      return;
    }
    const std::size_t needed = *std::max_element(place_.begin(), place_.end()) + 1;
    if (record.fields.size() < needed) {
      file_.bad_lines.push_back({record.line, "has " + std::to_string(record.fields.size()) +
                                                  " columns where " + std::to_string(needed) +
                                                  " are needed"});
      return;
    }
    const auto field = [&](Column column) { return tidied(record.fields[place_[column]]); };
    ListedVillage village;
    village.line = record.line;
    village.code = VillageCode(normalise(field(kCode)));
    village.name = without_title(field(kName), village_titles());
    village.tambon = without_title(field(kTambon), tambon_titles());
    village.district = without_title(field(kDistrict), district_titles());
    village.province = without_title(field(kProvince), province_titles());
    check_names(village, problem);
    check_moo(normalise(field(kMoo)), village, problem);
    check_code(village, problem);
    if (problem.empty()) {
      file_.villages.push_back(std::move(village));
    } else {
      file_.bad_lines.push_back({record.line, problem});
    }
  }

  static void check_names(const ListedVillage& village, std::string& problem) {
    const std::pair<Column, const std::string*> names[] = {{kName, &village.name},
                                                           {kTambon, &village.tambon},
                                                           {kDistrict, &village.district},
                                                           {kProvince, &village.province}};
    for (const auto& [column, name] : names) {
      if (name->empty()) add(problem, "the " + std::string(kColumnNames[column]) + " is missing");
      if (name->find("\uFFFD") != std::string::npos || name->find('\0') != std::string::npos) {
        add(problem,
            "the " + std::string(kColumnNames[column]) + " has letters that no one can read");
      }
    }
  }

  static void check_moo(const std::string& text, ListedVillage& village, std::string& problem) {
    const std::string number = without_title(text, moo_titles());
    if (is_number(number) && number.size() <= 2) {
      village.moo = std::stoi(number);
    } else {
      add(problem, text.empty() ? "moo is missing" : "moo is no number from 0 to 99: " + text);
    }
  }

  void check_code(const ListedVillage& village, std::string& problem) {
    const std::string& code = village.code.text();
    if (!is_number(code) || code.size() != 8) {
      add(problem, code.empty() ? "the code is missing" : "the code has not 8 digits: " + code);
      return;
    }
    const auto [earlier, is_new] = lines_.try_emplace(code, village.line);
    if (!is_new) {
      add(problem, "line " + std::to_string(earlier->second) + " has the code " + code + " too");
    }
    check_area("province", code.substr(0, 2), village.province, village.line, problem);
    check_area("district", code.substr(0, 4), village.district, village.line, problem);
    check_area("tambon", code.substr(0, 6), village.tambon, village.line, problem);
  }

  void check_area(const std::string& kind, const std::string& code, const std::string& name,
                  int line, std::string& problem) {
    if (name.empty()) return;  // Said already.
    const auto [earlier, is_new] = areas_.try_emplace(code, name, line);
    if (is_new || earlier->second.first == name) return;
    add(problem, "the " + kind + " " + code + " is called " + name + ", and " +
                     earlier->second.first + " in line " + std::to_string(earlier->second.second));
  }

  VillageFile file_;
  std::array<std::size_t, kColumns> place_ = {kCode, kMoo, kName, kTambon, kDistrict, kProvince};
  std::map<std::string, int> lines_;                          // Code -> line.
  std::map<std::string, std::pair<std::string, int>> areas_;  // Code -> name, first line.
};

}  // namespace

VillageFile read_village_file(std::string_view bytes) {
  const CsvFile file = read_csv(bytes);
  if (!file.problem.empty()) return {{}, {{1, file.problem}}};
  return VillageLines(file.records).take();
}

}  // namespace sammachip

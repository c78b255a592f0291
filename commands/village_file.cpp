#include "commands/village_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "commands/csv_file.h"
#include "commands/listed_cell.h"
#include "language/letters/normalise.h"
#include "language/lists/place_words.h"

namespace sammachip {

namespace {

enum Column : std::size_t { kCode, kMoo, kName, kTambon, kDistrict, kProvince, kClosed, kColumns };

static_assert(kClosed == kVillageColumns);

constexpr std::array<std::string_view, kColumns> kColumnNames = {
    "code", "moo", "name", "tambon", "district", "province", "outdate"};

std::vector<CsvColumn> village_columns() {
  std::vector<CsvColumn> columns;
  for (std::size_t column = 0; column < kVillageColumns; ++column) {
    columns.push_back({kColumnNames[column], village_headings()[column]});
  }
  // The day a village was closed, where health centres keep the list.
  columns.push_back({kColumnNames[kClosed], {}, false});
  return columns;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

void add(std::string& problem, const std::string& another) {
  if (another.empty() || problem.find(another) != std::string::npos) return;
  problem += (problem.empty() ? "" : "; ") + another;
}

bool is_same_village(const ListedVillage& a, const ListedVillage& b) {
  return std::tie(a.moo, a.name, a.tambon, a.district, a.province) ==
         std::tie(b.moo, b.name, b.tambon, b.district, b.province);
}

class VillageLines {
 public:
  explicit VillageLines(const CsvTable& table) : table_(table) {
    file_.bad_lines = table.problems;
    file_.is_refused = !table.problems.empty();
    if (file_.is_refused) return;  // What follows could only be misread.
    for (const auto& row : table.rows) read(row);
    std::erase_if(file_.villages, [this](const ListedVillage& village) {
      return contradicted_.count(village.line) > 0;
    });
    std::stable_sort(file_.bad_lines.begin(), file_.bad_lines.end(),
                     [](const BadLine& a, const BadLine& b) { return a.line < b.line; });
  }

  VillageFile take() { return std::move(file_); }

 private:
  std::string cell(const CsvRecord& record, Column column) const {
    const std::size_t at = table_.places[column];
    return at < record.fields.size() ? record.fields[at] : "";
  }

  // A sum, a signature.
  bool is_no_village(const ListedVillage& village) const {
    const std::string& code = village.code.text();
    const bool has_code = !code.empty() && is_number(code.substr(0, 1));
    return table_.names_line > 0 && !has_code && village.name.empty() && village.tambon.empty() &&
           village.district.empty() && village.province.empty();
  }

  void read(const CsvRecord& record) {
    if (!record.problem.empty()) {
      file_.bad_lines.push_back({record.line, record.problem});
      return;
    }
    const auto name = [&](Column column, const PlaceWords& titles) {
      return place_name_in(cell(record, column), titles);
    };
    ListedVillage village;
    village.line = record.line;
    village.code = VillageCode(code_in(cell(record, kCode)));
    village.name = name(kName, village_titles());
    village.tambon = name(kTambon, tambon_titles());
    village.district = name(kDistrict, district_titles());
    village.province = name(kProvince, province_titles());
    if (is_no_village(village)) {
      file_.passed_lines.push_back(record.line);
      return;
    }
    check(record, std::move(village));
  }

  void check(const CsvRecord& record, ListedVillage village) {
    carry_down(village);
    std::string problem = wrong_with_names(village);
    check_moo(normalise(cell(record, kMoo)), village, problem);
    const std::string closed = name_in(cell(record, kClosed));
    if (!closed.empty()) add(problem, "the village was closed: outdate " + shown_cell(closed));
    check_code(village, problem);
    if (problem.empty()) {
      file_.villages.push_back(std::move(village));
      return;
    }
    const auto begin = table_.places.begin();
    const std::size_t needed = *std::max_element(begin, begin + kVillageColumns) + 1;
    if (record.fields.size() < needed) {
      problem = "has " + std::to_string(record.fields.size()) + " columns where " +
                std::to_string(needed) + " are needed";
    }
    file_.bad_lines.push_back({record.line, problem});
  }

  // Below a merged cell the cells are empty: the row above says what they hold, where the code says
  // that it is the same place.
  void carry_down(ListedVillage& village) {
    if (!wrong_with_code(village.code.text()).empty()) {
      above_.reset();
      return;
    }
    const auto fill = [&](std::size_t digits, std::string& name, const std::string& above) {
      const bool is_there =
          village.code.text().substr(0, digits) == above_->code.text().substr(0, digits);
      if (name.empty() && is_there) name = above;
    };
    if (above_) {
      fill(6, village.tambon, above_->tambon);
      fill(4, village.district, above_->district);
      fill(2, village.province, above_->province);
    }
    above_ = village;
  }

  static std::string wrong_with_names(const ListedVillage& village) {
    const std::pair<Column, const std::string*> names[] = {{kName, &village.name},
                                                           {kTambon, &village.tambon},
                                                           {kDistrict, &village.district},
                                                           {kProvince, &village.province}};
    std::string problem;
    for (const auto& [column, name] : names) {
      add(problem, wrong_with_name(kColumnNames[column], *name));
    }
    return problem;
  }

  static void check_moo(const std::string& text, ListedVillage& village, std::string& problem) {
    const std::string number = place_name_in(text, moo_titles());
    if (is_number(number) && number.size() <= 2) {
      village.moo = std::stoi(number);
    } else {
      add(problem,
          text.empty() ? "moo is missing" : "moo is no number from 0 to 99: " + shown_cell(text));
    }
    if (is_number(number) && village.moo == 0 && village.name.starts_with(kOutsideWord)) {
      add(problem, "is no village but who lives outside of them: " + shown_cell(village.name));
    }
  }

  void check_code(const ListedVillage& village, std::string& problem) {
    const std::string& code = village.code.text();
    const std::string wrong = wrong_with_code(code);
    if (!wrong.empty()) return add(problem, wrong);
    const auto [earlier, is_new] = lines_.try_emplace(code, village);
    if (!is_new) {
      const int line = earlier->second.line;
      add(problem, "line " + std::to_string(line) + " has the code " + code + " too");
      contradict(earlier->second, village);
    }
    check_area("province", code.substr(0, 2), village.province, village.line, problem);
    check_area("district", code.substr(0, 4), village.district, village.line, problem);
    check_area("tambon", code.substr(0, 6), village.tambon, village.line, problem);
  }

  // Which of two different lines is right, nobody knows here.
  void contradict(const ListedVillage& earlier, const ListedVillage& later) {
    const bool was_good =
        std::ranges::binary_search(file_.villages, earlier.line, {}, &ListedVillage::line);
    if (is_same_village(earlier, later) || !was_good) return;
    if (!contradicted_.insert(earlier.line).second) return;
    file_.bad_lines.push_back({earlier.line, "line " + std::to_string(later.line) +
                                                 " says otherwise of the code " +
                                                 later.code.text()});
  }

  void check_area(const std::string& kind, const std::string& code, const std::string& name,
                  int line, std::string& problem) {
    if (!wrong_with_name(kind, name).empty()) return;  // Said already.
    const auto [earlier, is_new] = areas_.try_emplace(code, name, line);
    if (is_new || earlier->second.first == name) return;
    add(problem, "the " + kind + " " + code + " is called " + name + ", and " +
                     earlier->second.first + " in line " + std::to_string(earlier->second.second));
  }

  const CsvTable& table_;
  VillageFile file_;
  std::optional<ListedVillage> above_;
  std::map<std::string, ListedVillage> lines_;                // By code, the first.
  std::set<int> contradicted_;                                // By a later line.
  std::map<std::string, std::pair<std::string, int>> areas_;  // Code -> name, first line.
};

}  // namespace

VillageFile read_village_file(std::string_view bytes) {
  const CsvTable table = read_table(bytes, village_columns(), ColumnNames::kMayLack);
  VillageFile file = VillageLines(table).take();
  if (file.villages.empty() && file.bad_lines.empty()) {
    file.bad_lines.push_back({table.names_line, "no village follows the column names"});
  }
  return file;
}

}  // namespace sammachip

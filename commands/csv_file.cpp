#include "commands/csv_file.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "language/letters/normalise.h"
#include "language/letters/utf8.h"

namespace sammachip {

namespace {

// Thailand has 75,000 villages, of about a hundred bytes each.
constexpr std::size_t kMostFileBytes = 32UL * 1024 * 1024;
constexpr std::size_t kAllRecords = static_cast<std::size_t>(-1);
// How far down the names of the columns may stand.
constexpr std::size_t kMostAbove = 20;
// One cell may name a column by chance: a village can be called anything.
constexpr std::size_t kLeastNames = 2;
constexpr std::size_t kMostNamesShown = 30;
constexpr std::string_view kSeparators = ",;\t|";

// One that holds but signs that part columns is of an empty row, too.
bool is_empty_cell(const std::string& cell) {
  return normalise(cell).find_first_not_of(kSeparators) == std::string::npos;
}

// Parts a text into records.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // The first `most` records.
  std::vector<CsvRecord> read(std::size_t most) {
    while (at_ < text_.size() && records_.size() < most) take(text_[at_]);
    if (is_quoted_) {
      leave_open_quote();
      while (at_ < text_.size() && records_.size() < most) take(text_[at_]);
    }
    if (records_.size() < most) end_record();
    return std::move(records_);
  }

 private:
  void take(char c) {
    const bool is_line_end =
        c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'));
    ++at_;
    if (is_line_end) ++line_;
    if (is_quoted_) {
      take_quoted(c);
    } else if (c == '"') {
      is_quoted_ = true;
    } else if (c == separator_) {
      record_.fields.emplace_back();
    } else if (is_line_end) {
      end_record();
    } else if (c != '\r') {
      record_.fields.back() += c;
    }
  }

  void take_quoted(char c) {
    if (c != '"') {
      record_.fields.back() += c;
    } else if (at_ < text_.size() && text_[at_] == '"') {
      record_.fields.back() += text_[at_++];
    } else {
      is_quoted_ = false;
    }
  }

  // What stands below the line is no part of it. No further quotation mark is left open: the rest
  // has only doubled ones.
  void leave_open_quote() {
    is_quoted_ = false;
    record_.problem = "a quotation mark is opened and never closed";
    at_ = std::min(text_.find_first_of("\r\n", begin_), text_.size());
    line_ = record_.line;
  }

  void end_record() {
    // A spreadsheet saves the rows below its last one as commas.
    const auto& fields = record_.fields;
    const bool is_empty = std::all_of(fields.begin(), fields.end(), is_empty_cell);
    if (!is_empty) records_.push_back(std::move(record_));
    record_ = {line_, {""}, {}};
    begin_ = at_;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::size_t begin_ = 0;  // Of the record.
  bool is_quoted_ = false;
  CsvRecord record_ = {1, {""}, {}};
  std::vector<CsvRecord> records_;
};

std::vector<CsvRecord> records_of(std::string_view text, char separator, std::size_t most) {
  return CsvReader(text, separator).read(most);
}

// A column's name without what people write differently: "Village_Code.", "village code".
std::string heading_of(std::string_view cell) {
  const std::string text = normalise(cell);
  std::string heading;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, bytes] = decode_character(text, at);
    at += bytes;
    const auto kept = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    if ((U_GET_GC_MASK(static_cast<UChar32>(character)) & kept) == 0) continue;
    append_character(heading, character);
  }
  return heading;
}

// The columns that a record names.
class ColumnNamesFound {
 public:
  explicit ColumnNamesFound(const std::vector<CsvColumn>& columns) : columns_(columns) {
    for (const auto& column : columns) {
      headings_.push_back({heading_of(column.name)});
      for (const auto heading : column.headings) headings_.back().push_back(heading_of(heading));
    }
  }

  // Where `record` names each column.
  std::vector<std::vector<std::size_t>> in(const CsvRecord& record) const {
    std::vector<std::vector<std::size_t>> found(headings_.size());
    for (std::size_t at = 0; at < record.fields.size(); ++at) {
      const std::string cell = heading_of(record.fields[at]);
      for (std::size_t column = 0; column < headings_.size(); ++column) {
        const auto& words = headings_[column];
        if (std::find(words.begin(), words.end(), cell) != words.end()) found[column].push_back(at);
      }
    }
    return found;
  }

  std::size_t count(const CsvRecord& record) const {
    const auto found = in(record);
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [](const auto& at) { return !at.empty(); }));
  }

  // What is missing or there twice, and what is there.
  std::string problem(const CsvRecord& record) const {
    const auto found = in(record);
    std::string problem;
    bool lacks = false;
    const auto add = [&](const char* what, std::string_view name) {
      problem += (problem.empty() ? "" : "; ") + std::string(what) + std::string(name);
    };
    for (std::size_t column = 0; column < found.size(); ++column) {
      if (found[column].size() > 1) add("several columns are named ", columns_[column].name);
      if (!found[column].empty() || !columns_[column].is_needed) continue;
      add("no column is named ", columns_[column].name);
      lacks = true;
    }
    if (lacks) problem += "; the columns are: " + shown_names(record);
    return problem;
  }

 private:
  static std::string shown_names(const CsvRecord& record) {
    std::string names;
    for (std::size_t at = 0; at < record.fields.size(); ++at) {
      if (at == kMostNamesShown) return names + "…";
      names += (names.empty() ? "" : ", ") + shown_cell(record.fields[at]);
    }
    return names;
  }

  const std::vector<CsvColumn>& columns_;
  std::vector<std::vector<std::string>> headings_;
};

// The record that names the most columns, `least` of them at least.
std::size_t names_among(const std::vector<CsvRecord>& records, const ColumnNamesFound& names,
                        std::size_t least = kLeastNames) {
  std::size_t best = kNoPlace, most = least - 1;
  for (std::size_t i = 0; i < records.size() && i < kMostAbove; ++i) {
    const std::size_t count = names.count(records[i]);
    if (count <= most) continue;
    best = i;
    most = count;
  }
  return best;
}

// What Excel writes, and reads, above a list that is parted otherwise than the country's settings
// say. Its line stays, empty.
char take_separator_line(std::string& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string line = text.substr(0, end);
  std::erase(line, '"');
  const bool is_there = line.size() == 5 && normalise(line.substr(0, 4)) == "sep=";
  if (is_there) text.erase(0, end);
  return is_there ? line.back() : '\0';
}

// By which the columns' names are found, or else by which there are the most fields.
char separator_of(std::string_view text, const ColumnNamesFound& names) {
  char best = kSeparators.front();
  std::pair<std::size_t, std::size_t> most;
  for (const char separator : kSeparators) {
    const auto records = records_of(text, separator, kMostAbove);
    const std::size_t at = names_among(records, names);
    std::size_t fields = 0;
    for (const auto& record : records) fields += record.fields.size();
    const auto score = std::pair(at == kNoPlace ? 0 : names.count(records[at]), fields);
    if (score <= most) continue;
    best = separator;
    most = score;
  }
  return best;
}

void find_problem(CsvRecord& record, std::size_t width, const std::string& encoding) {
  for (std::size_t at = 0; at < record.fields.size() && record.problem.empty(); ++at) {
    const std::string& field = record.fields[at];
    if (field.find("\uFFFD") != std::string::npos) {
      record.problem = "a letter is broken in \"" + shown_cell(field) + "\", read as " + encoding +
                       ": write it again and save as \"CSV UTF-8\"";
    } else if (at >= width && !is_empty_cell(field)) {
      record.problem = "has " + std::to_string(record.fields.size()) + " columns where there are " +
                       std::to_string(width) +
                       ": what holds the sign that parts columns must stand in quotation marks";
    }
  }
}

// Whether a village stands where only a title may.
bool has_code(const CsvRecord& record) {
  return std::any_of(record.fields.begin(), record.fields.end(), [](const std::string& field) {
    const std::string text = normalise(field);
    return text.size() == 8 && text.find_first_not_of("0123456789") == std::string::npos;
  });
}

std::vector<BadLine> problems_above(const std::vector<CsvRecord>& records, std::size_t names) {
  std::vector<BadLine> problems;
  for (std::size_t i = 0; i <= names; ++i) {
    if (!records[i].problem.empty()) problems.push_back({records[i].line, records[i].problem});
    if (i < names && has_code(records[i])) {
      problems.push_back({records[i].line, "stands above the names of the columns"});
    }
  }
  return problems;
}

// Nothing names the columns. Whether they can stand as they were asked for.
BadLine problem_without_names(const std::vector<CsvRecord>& records, ColumnNames need,
                              const ColumnNamesFound& names) {
  const CsvRecord& first = records.front();
  const bool has_one_column =
      std::all_of(records.begin(), records.end(),
                  [](const CsvRecord& record) { return record.fields.size() == 1; });
  if (has_one_column) {
    return {first.line,
            "has 1 column: the columns must be parted by commas, semicolons, tabs or |"};
  }
  const std::string cell = normalise(first.fields.front());
  const bool begins_with_name =
      !cell.empty() && cell.find_first_of("0123456789") == std::string::npos;
  if (need == ColumnNames::kMayLack && !begins_with_name) return {};
  const std::size_t nearest = names_among(records, names, 1);
  const CsvRecord& named = nearest == kNoPlace ? first : records[nearest];
  return {named.line, names.problem(named)};
}

}  // namespace

CsvTable read_table(std::string_view bytes, const std::vector<CsvColumn>& columns,
                    ColumnNames need) {
  CsvText file = text_of(bytes);
  if (!file.problem.what.empty()) return {{file.problem}};
  const ColumnNamesFound names(columns);
  const char told = take_separator_line(file.text);
  auto records =
      records_of(file.text, told != '\0' ? told : separator_of(file.text, names), kAllRecords);
  if (records.empty()) return {{{1, "the file is empty"}}};
  const std::size_t at = names_among(records, names);
  CsvTable table;
  const bool has_names = at != kNoPlace;
  const CsvRecord& first = records[has_names ? at : 0];
  const std::size_t width =
      has_names ? first.fields.size() : std::max(first.fields.size(), columns.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    find_problem(records[i], has_names && i < at ? records[i].fields.size() : width, file.encoding);
  }
  if (!has_names) {
    const BadLine problem = problem_without_names(records, need, names);
    if (!problem.what.empty()) return {{problem}};
    for (std::size_t column = 0; column < columns.size(); ++column) {
      table.places.push_back(columns[column].is_needed ? column : kNoPlace);
    }
    table.rows = std::move(records);
    return table;
  }
  table.names_line = first.line;
  table.problems = problems_above(records, at);
  const std::string problem = names.problem(first);
  if (!problem.empty()) table.problems.push_back({first.line, problem});
  for (const auto& found : names.in(first)) {
    table.places.push_back(found.empty() ? kNoPlace : found.front());
  }
  table.rows.assign(std::make_move_iterator(records.begin() + static_cast<std::ptrdiff_t>(at) + 1),
                    std::make_move_iterator(records.end()));
  return table;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) throw std::runtime_error("Cannot read " + path + ".");
  std::string bytes = content.str();
  if (bytes.size() > kMostFileBytes) {
    throw std::runtime_error(path + " is larger than a list of all of Thailand's villages.");
  }
  return bytes;
}

}  // namespace sammachip

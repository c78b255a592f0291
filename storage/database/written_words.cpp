#include "storage/database/written_words.h"

#include <algorithm>
#include <stdexcept>

#include "storage/database/columns.h"

namespace sammachip {
namespace {

// The table that the statement writes into; empty: none.
std::string_view written_table(std::string_view sql) {
  for (const std::string_view verb : {"INSERT INTO ", "UPDATE "}) {
    if (!sql.starts_with(verb)) continue;
    sql.remove_prefix(verb.size());
    return sql.substr(0, sql.find(' '));
  }
  return {};
}

bool goes_on(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The name of the value in "column = :name", if the statement has that.
std::string_view set_to(std::string_view sql, std::string_view column) {
  for (std::size_t at = sql.find(column); at != std::string_view::npos;
       at = sql.find(column, at + 1)) {
    if (goes_on(sql[at - 1])) continue;
    std::string_view rest = sql.substr(at + column.size());
    constexpr std::string_view sets = " = :";
    if (!rest.starts_with(sets)) continue;
    rest.remove_prefix(sets.size());
    const auto end = std::ranges::find_if(rest, [](char c) { return !goes_on(c); });
    return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  }
  return {};
}

// Where the statement has the value of a column, from 1; 0: nowhere.
std::size_t place_of(std::string_view column, std::string_view sql,
                     const std::vector<std::string>& names) {
  const std::string_view name = sql.starts_with("INSERT") ? column : set_to(sql, column);
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin()) + 1;
}

}  // namespace

std::optional<WordValues> word_values(const std::string& sql,
                                      const std::vector<std::string>& names) {
  const std::string_view table = written_table(sql);
  if (table.empty()) return std::nullopt;
  WordValues values;
  for (const WordColumn& column : word_columns()) {
    if (column.table != table || column.found_by != FoundBy::kNoted) continue;
    if (const std::size_t place = place_of(column.column, sql, names)) {
      values.words.emplace_back(place, &column);
    }
  }
  if (values.words.empty()) return std::nullopt;
  column_values::for_each_name(values.words.front().second->key, [&](std::string_view key) {
    values.key.push_back(place_of(key, sql, names));
    if (values.key.back() == 0) {
      throw std::logic_error("It writes people's words and does not name the row by " +
                             std::string(key) + ": " + sql);
    }
  });
  return values;
}

}  // namespace sammachip

#include "storage/machine/said.h"

#include <algorithm>

#include "storage/database/connection.h"

namespace sammachip {
namespace {

// "session_id = :key1 AND household_id = :key2"; for one column :key2 stands nowhere.
std::string where_key(const WordColumn& column) {
  std::string where;
  int place = 0;
  column_values::for_each_name(column.key, [&](std::string_view name) {
    where += where.empty() ? " WHERE " : " AND ";
    where += std::string(name) + " = :key" + std::to_string(++place);
  });
  return where;
}

std::pair<std::string, std::string> parts_of(const std::string& row_key) {
  const std::size_t bar = row_key.find('|');
  if (bar == std::string::npos) return {row_key, {}};
  return {row_key.substr(0, bar), row_key.substr(bar + 1)};
}

bool has_two_keys(const WordColumn& column) {
  return column.key.find(',') != std::string_view::npos;
}

// What is made of a row: the words of `from` stand in `table`, in the rows that `rows` finds.
struct Copy {
  std::string_view from;
  std::string_view table;
  std::string_view rows;
};
constexpr Copy kCopies[] = {
    {"candidate", "household", "SELECT household_id FROM candidate WHERE id = :row"},
    {"purchase", "purchase", "SELECT id FROM purchase WHERE supersedes = :row"},
};

}  // namespace

Said::Said(Connection& connection)
    : connection_(connection),
      note_(connection, sql::insert<SaidPlace>() + " ON CONFLICT DO NOTHING"),
      of_message_(connection, sql::select<SaidPlace>() + " WHERE message_id = :message"),
      forget_(connection, "DELETE FROM said WHERE message_id = :message"),
      purge_(connection,
             "DELETE FROM said WHERE (message_id, place, row_key) IN"
             " (SELECT message_id, place, row_key FROM said WHERE at_ms < :before"
             " ORDER BY at_ms LIMIT :most)") {}

void Said::note(const SaidPlace& place) { note_.run(place); }

std::vector<SaidPlace> Said::of_message(const MessageId& message_id) {
  return of_message_.all(message_id);
}

void Said::forget(const MessageId& message_id) { forget_.run(message_id); }

long long Said::purge_before(long long before_ms, int limit) {
  return purge_.changed(before_ms, limit);
}

// Taking back is rare, so its statements are prepared when it comes.
std::optional<std::string> Said::words_at(const WordColumn& column, const std::string& row_key) {
  const std::string sql = "SELECT " + std::string(column.column) + " FROM " +
                          std::string(column.table) + where_key(column);
  const auto [first, second] = parts_of(row_key);
  using Text = std::optional<std::string>;
  const auto found =
      has_two_keys(column)
          ? Query<Text(std::string_view, std::string_view)>(connection_, sql).one(first, second)
          : Query<Text(std::string_view)>(connection_, sql).one(row_key);
  return found.value_or(std::nullopt);
}

void Said::set_words_at(const WordColumn& column, const std::string& row_key,
                        const std::string& text) {
  const bool is_nothing = text.empty() && column.may_be_null;
  const std::string sql = "UPDATE " + std::string(column.table) + " SET " +
                          std::string(column.column) + " = :text" + where_key(column);
  const auto value = is_nothing ? std::nullopt : std::optional(text);
  using Text = std::optional<std::string>;
  if (!has_two_keys(column)) {
    Query<void(Text, std::string_view)>(connection_, sql).run(value, row_key);
    return;
  }
  const auto [first, second] = parts_of(row_key);
  Query<void(Text, std::string_view, std::string_view)>(connection_, sql).run(value, first, second);
}

std::vector<std::pair<const WordColumn*, std::string>> Said::copies_of(const WordColumn& column,
                                                                       const std::string& row_key) {
  std::vector<std::pair<const WordColumn*, std::string>> all;
  for (const Copy& copy : kCopies) {
    if (copy.from != column.table) continue;
    const WordColumn* same =
        word_column(std::string(copy.table) + "." + std::string(column.column));
    if (same == nullptr) continue;
    Query<std::optional<std::string>(std::string_view)> rows(connection_, std::string(copy.rows));
    for (const auto& row : rows.all(row_key)) {
      if (row) all.emplace_back(same, *row);
    }
  }
  return all;
}

const WordColumn* word_column(std::string_view place) {
  const auto columns = word_columns();
  const auto found = std::ranges::find_if(
      columns, [&](const WordColumn& column) { return place_of(column) == place; });
  return found == columns.end() ? nullptr : &*found;
}

std::string place_of(const WordColumn& column) {
  return std::string(column.table) + "." + std::string(column.column);
}

}  // namespace sammachip

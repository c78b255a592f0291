#pragma once

#include <span>
#include <string_view>

namespace sammachip {

// What becomes of rows that a step's new rule forbids.
struct Mending {
  std::string_view rule;    // For the operator: "a purchase costs something".
  std::string_view broken;  // Which rows break it: a condition in SQL.
  std::string_view
      mended;            // What they are set to, "amount_satang = 1"; empty: the step is refused.
  std::string_view key;  // The column by which they are named. Never one that names a person.
};

// "Rebuild `table` as `definition`": for what SQLite's ALTER TABLE cannot do, a new CHECK or
// another key. Its indexes and triggers stay.
struct Rebuild {
  std::string_view table;
  // On SQLite: what stands in the brackets of CREATE TABLE; the columns of the new table that are
  // filled; and what each is filled with of the old one. sqlite.org/lang_altertable.html,
  // section 7.
  std::string_view definition;
  std::string_view columns;
  std::string_view values;
  // The same on PostgreSQL: each follows "ALTER TABLE table".
  std::span<const std::string_view> alterations;
  // Before either.
  std::span<const Mending> mendings;
};

// One step from a version of the tables to the next: its number is its place in all_migrations(),
// from 1.
struct Migration {
  std::string_view name;
  std::span<const std::string_view> statements;
  // The oldest version whose program may still run on the result, as what the step adds is nothing
  // to it; the step's own number if there is none. Who has to go back to the release before may.
  long long runs_from;
  std::span<const Rebuild> rebuilds = {};  // After the statements.
};

}  // namespace sammachip

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/database/columns.h"
#include "storage/database/statement.h"

namespace sammachip {

// A query is a function: its type says what it takes and what a row of it is.
//   Query<Visit(HouseholdId household_id, int limit)> for_household_;
// A row is a plain value (text, number, bool, enum, optional), a struct with Columns, or a tuple of
// them. In the SQL a value has a name, ":limit", which may occur more than once. The columns of a
// struct that is given go to the values of their names; whatever else is given goes, in order, to
// the other names in the order in which each is met first. The connection must outlive it.
//
// Every method joins the transaction that is open, reads the rows to their end and throws
// StorageError or one of its kinds. Where what is given or taken is not what the SQL has, the first
// call throws std::logic_error: a test of each method finds it.
template <class Signature>
class Query;

// What every Query has: its statement, and how what is given gets into it.
template <class... Arguments>
class QueryOf {
 protected:
  QueryOf(Connection& connection, std::string text, std::size_t columns)
      : statement_(connection, std::move(text), kNames, columns) {}

  static void give(Statement::Run& run, const Arguments&... arguments) {
    [[maybe_unused]] const auto each = [&](const auto& value) { run.give(value); };
    (column_values::for_each(arguments, each), ...);
  }

  Statement statement_;

 private:
  static constexpr std::size_t kCount = (column_values::count<Arguments>() + ... + 0);
  static constexpr std::array<std::string_view, kCount> kNames = [] {
    std::array<std::string_view, kCount> all{};
    [[maybe_unused]] std::size_t place = 0;
    [[maybe_unused]] const auto add = [&](const auto& names) {
      for (const std::string_view name : names) all[place++] = name;
    };
    (add(column_values::names_of<Arguments>()), ...);
    return all;
  }();
};

// One that gives rows.
template <class Row, class... Arguments>
class Query<Row(Arguments...)> : QueryOf<Arguments...> {
  using Run = Statement::Run;

 public:
  Query(Connection& connection, std::string text)
      : QueryOf<Arguments...>(connection, std::move(text), column_values::count<Row>()) {}

  // The row, or nothing if there is none. REQUIRES: there is at most one.
  std::optional<Row> one(const Arguments&... arguments) {
    Run run(this->statement_);
    this->give(run, arguments...);
    std::optional<Row> row;
    if (!run.step()) return row;
    take(run, row.emplace());
    while (run.step()) {
    }
    return row;
  }
  // The row of a statement that always gives one, as a COUNT does. Throws std::bad_optional_access
  // if it did not.
  Row only(const Arguments&... arguments) { return one(arguments...).value(); }
  // All rows, in their order.
  std::vector<Row> all(const Arguments&... arguments) {
    std::vector<Row> rows;
    each([&](Row&& row) { rows.push_back(std::move(row)); }, arguments...);
    return rows;
  }
  // Calls `visit` with each row. It may ask other queries, but not this one again, which throws.
  template <class Visit>
  void each(Visit&& visit, const Arguments&... arguments) {
    Run run(this->statement_);
    this->give(run, arguments...);
    while (run.step()) {
      Row row{};
      take(run, row);
      visit(std::move(row));
    }
  }

 private:
  static void take(Run& run, Row& row) {
    column_values::for_each(row, [&](auto& value) { run.take(value); });
  }
};

// One that only changes something.
template <class... Arguments>
class Query<void(Arguments...)> : QueryOf<Arguments...> {
 public:
  Query(Connection& connection, std::string text)
      : QueryOf<Arguments...>(connection, std::move(text), 0) {}

  // For those whose count nobody reads: on PostgreSQL it may come to be sent without waiting for
  // the answer, so that an error may come as late as the commit. Now it comes here.
  void run(const Arguments&... arguments) { static_cast<void>(changed(arguments...)); }
  // Returns how many rows it inserted, changed or deleted.
  [[nodiscard]] long long changed(const Arguments&... arguments) {
    Statement::Run run(this->statement_);
    this->give(run, arguments...);
    while (run.step()) {
    }
    return run.affected_rows();
  }
};

}  // namespace sammachip

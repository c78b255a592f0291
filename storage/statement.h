#pragma once

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "storage/connection.h"
#include "storage/soci_types.h"

namespace sammachip {

// A variable given to a statement, and one filled by it: both are bound by reference, once.
template <class T>
struct In {
  const T* value;
};
template <class T>
struct Out {
  T* value;
};
template <class T>
In<T> in(const T& value) {
  return {&value};
}
template <class T>
Out<T> out(T& value) {
  return {&value};
}
// The same for all fields of a row, given as std::tie(...).
template <class... T>
std::tuple<In<T>...> in(const std::tuple<T&...>& fields) {
  return std::apply([](const T&... field) { return std::tuple{In<T>{&field}...}; }, fields);
}
template <class... T>
std::tuple<Out<T>...> out(const std::tuple<T&...>& fields) {
  return std::apply([](T&... field) { return std::tuple{Out<T>{&field}...}; }, fields);
}

// Returns "INSERT INTO table (a, b) VALUES (:a, :b)" for the columns "a, b".
std::string insert_into(const std::string& table, const std::string& columns);
// Returns "UPDATE table SET a = :a, b = :b WHERE id = :id" for the columns "a, b".
std::string update_by_id(const std::string& table, const std::string& columns);

// One SQL statement, prepared on `connection` when first run and kept. Values are bound in the
// order in which their names appear, and a name appears only once (PostgreSQL counts a repeated
// name as a second value). The connection and the bound variables must outlive it. Every method
// joins the transaction that is open, steps the statement to its end (an unfinished one would pin
// SQLite's WAL) and throws StorageError or one of its kinds. After an error the statement is
// prepared anew at its next run.
class Statement {
 public:
  template <class... Bindings>
  Statement(Connection& connection, std::string text, Bindings... bindings)
      : connection_(connection), text_(std::move(text)) {
    bind_ = [bindings...](soci::statement& statement) { (bind(statement, bindings), ...); };
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Runs it and fills the bound variables from its row. Returns false, and leaves them alone, if
  // there is none. REQUIRES: it gives at most one row.
  bool fetch_one();
  // Runs it. Returns how many rows it inserted, changed or deleted.
  long long run();
  // Runs it and calls `take` after each row has filled the bound variables.
  void for_each(const std::function<void()>& take);
  // Runs it and returns a copy of `bound`, which its columns fill, for each row.
  template <class Row>
  std::vector<Row> fetch_all(const Row& bound) {
    std::vector<Row> rows;
    for_each([&] { rows.push_back(bound); });
    return rows;
  }

 private:
  template <class T>
  static void bind(soci::statement& statement, const In<T>& binding) {
    statement.exchange(soci::use(*binding.value));
  }
  template <class T>
  static void bind(soci::statement& statement, const Out<T>& binding) {
    statement.exchange(soci::into(*binding.value));
  }
  template <class... Members>
  static void bind(soci::statement& statement, const std::tuple<Members...>& bindings) {
    std::apply([&](const Members&... binding) { (bind(statement, binding), ...); }, bindings);
  }
  soci::statement& prepared();
  [[noreturn]] void fail(const soci::soci_error& error);

  Connection& connection_;
  std::string text_;
  std::function<void(soci::statement&)> bind_;
  std::optional<soci::statement> statement_;
};

}  // namespace sammachip

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "storage/database/connection.h"
#include "storage/database/prepared.h"

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
// SQLite's WAL) and throws StorageError or one of its kinds.
class Statement {
 public:
  template <class... Given>
  Statement(Connection& connection, std::string text, Given... bindings)
      : connection_(connection),
        text_(std::move(text)),
        bindings_(std::make_unique<Bound<Given...>>(bindings...)) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Runs it and fills the bound variables from its row. Returns false, and leaves them alone, if
  // there is none. REQUIRES: it gives at most one row.
  bool fetch_one();
  // Runs it. Returns how many rows it inserted, changed or deleted.
  long long run();
  // Runs it and calls `take` after each row has filled the bound variables. REQUIRES: `take` does
  // not change those given to it.
  void for_each(const std::function<void()>& take);
  // Runs it and returns a copy of `bound`, which its columns fill, for each row.
  template <class Row>
  std::vector<Row> fetch_all(const Row& bound) {
    std::vector<Row> rows;
    for_each([&] { rows.push_back(bound); });
    return rows;
  }

 private:
  // The bound variables, whatever their types.
  struct Bindings {
    virtual ~Bindings() = default;
    virtual void give(Prepared& statement) const = 0;
    virtual void take(Prepared& statement) const = 0;
  };
  template <class... Given>
  struct Bound : Bindings {
    explicit Bound(const Given&... given) : all(given...) {}
    void give(Prepared& statement) const override { give_all(statement, 1, all); }
    void take(Prepared& statement) const override { take_all(statement, 0, all); }
    std::tuple<Given...> all;
  };

  // Each handles what is bound from `place` on and returns the place after it.
  template <class T>
  static int give_all(Prepared& statement, int place, const In<T>& binding) {
    statement.give(place, *binding.value);
    return place + 1;
  }
  template <class T>
  static int give_all(Prepared&, int place, const Out<T>&) {
    return place;
  }
  template <class... Members>
  static int give_all(Prepared& statement, int place, const std::tuple<Members...>& bindings) {
    std::apply(
        [&](const Members&... member) { ((place = give_all(statement, place, member)), ...); },
        bindings);
    return place;
  }
  template <class T>
  static int take_all(Prepared& statement, int place, const Out<T>& binding) {
    statement.take(place, *binding.value);
    return place + 1;
  }
  template <class T>
  static int take_all(Prepared&, int place, const In<T>&) {
    return place;
  }
  template <class... Members>
  static int take_all(Prepared& statement, int place, const std::tuple<Members...>& bindings) {
    std::apply(
        [&](const Members&... member) { ((place = take_all(statement, place, member)), ...); },
        bindings);
    return place;
  }

  // The statement, prepared and with its values.
  Prepared& given();
  // Leaves what was not read, whatever was thrown.
  struct Rest {
    Prepared& statement;
    ~Rest() { statement.reset(); }
  };

  Connection& connection_;
  std::string text_;
  std::unique_ptr<const Bindings> bindings_;
  std::unique_ptr<Prepared> prepared_;  // Null until first run.
};

}  // namespace sammachip

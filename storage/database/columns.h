#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace sammachip {

// How a struct lies in columns, said once, beside the struct, for reading and for writing:
//   template <>
//   struct Columns<Visit> {
//     static constexpr std::string_view kTable = "visit";
//     static constexpr std::string_view kNames = "id, household_id, need";
//     static constexpr std::string_view kFixed = "household_id";
//     static auto of(auto& row) { return std::tie(row.id, row.household_id, row.need); }
//   };
// `of` is in the order of kNames. kFixed, if there is any, is what update leaves alone. What is
// only read, by a statement that names its columns itself, may have nothing but `of`.
template <class Row>
struct Columns;

template <class Row>
concept HasColumns = requires(Row& row) {
  Columns<Row>::of(row);
};

namespace column_values {

template <class T>
inline constexpr bool kIsTuple = false;
template <class... Members>
inline constexpr bool kIsTuple<std::tuple<Members...>> = true;

template <class T>
constexpr std::size_t count();
template <class... Members>
constexpr std::size_t count_all(std::type_identity<std::tuple<Members...>>) {
  return (count<std::remove_cvref_t<Members>>() + ... + 0);
}
// How many columns a T takes: a plain value one, a struct its own, a tuple those of its members.
template <class T>
constexpr std::size_t count() {
  if constexpr (HasColumns<T>) {
    return count_all(std::type_identity<decltype(Columns<T>::of(std::declval<T&>()))>{});
  } else if constexpr (kIsTuple<T>) {
    return count_all(std::type_identity<T>{});
  } else {
    return 1;
  }
}

// Calls `take` for each column's value of `row`, in order.
template <class T, class Take>
void for_each(T& row, Take&& take) {
  using Plain = std::remove_const_t<T>;
  const auto each = [&](auto&... values) { (for_each(values, take), ...); };
  if constexpr (HasColumns<Plain>) {
    std::apply(each, Columns<Plain>::of(row));
  } else if constexpr (kIsTuple<Plain>) {
    std::apply(each, row);
  } else {
    take(row);
  }
}

// Calls `take` for each name in "a, b".
template <class Take>
constexpr void for_each_name(std::string_view names, Take&& take) {
  while (!names.empty()) {
    const std::size_t comma = names.find(", ");
    take(names.substr(0, comma));
    names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 2);
  }
}

// The names of the columns of an argument of a query: a struct's own; one without a name for a
// plain value.
template <class T>
constexpr auto names_of() {
  std::array<std::string_view, count<T>()> names{};
  if constexpr (HasColumns<T>) {
    std::size_t place = 0;
    for_each_name(Columns<T>::kNames, [&](std::string_view name) { names.at(place++) = name; });
    if (place != names.size()) throw std::logic_error("fewer names than columns");  // No constant.
  }
  return names;
}

// Whether `name` is one of "a, b".
bool is_among(std::string_view names, std::string_view name);
std::string insert_into(std::string_view table, const std::string& names);
// "a = `before`a, b = `before`b" for the names "a, b" but those among `fixed`.
std::string settings(std::string_view names, std::string_view fixed, std::string_view before);

template <class Row>
constexpr std::string_view fixed() {
  if constexpr (requires { Columns<Row>::kFixed; }) return Columns<Row>::kFixed;
  return {};
}

}  // namespace column_values

// The SQL of a struct with Columns.
namespace sql {

// Returns "a, b", or "of.a, of.b" if `of` names a table.
template <class Row>
std::string columns(std::string_view of = {}) {
  std::string all;
  column_values::for_each_name(Columns<Row>::kNames, [&](std::string_view name) {
    if (!all.empty()) all += ", ";
    if (!of.empty()) all.append(of) += '.';
    all += name;
  });
  return all;
}

// Returns "SELECT a, b FROM table"; " WHERE …" is to follow.
template <class Row>
std::string select() {
  return "SELECT " + columns<Row>() + " FROM " + std::string(Columns<Row>::kTable);
}

// Returns "INSERT INTO table (a, b) VALUES (:a, :b)". `more` are further columns, ", c": their
// values are arguments of their own.
template <class Row>
std::string insert(const std::string& more = {}) {
  return column_values::insert_into(Columns<Row>::kTable, columns<Row>() + more);
}

// Returns "UPDATE table SET a = :a, b = :b WHERE id = :id" without `id` and the fixed columns.
template <class Row>
std::string update() {
  return "UPDATE " + std::string(Columns<Row>::kTable) + " SET " +
         column_values::settings(Columns<Row>::kNames,
                                 "id, " + std::string(column_values::fixed<Row>()), ":") +
         " WHERE id = :id";
}

// Returns the insert that writes over the row with the same `key` ("a, b", a key of the table)
// where there is one: all but the key and the fixed columns.
template <class Row>
std::string upsert(const std::string& key) {
  return insert<Row>() + " ON CONFLICT (" + key + ") DO UPDATE SET " +
         column_values::settings(Columns<Row>::kNames,
                                 key + ", " + std::string(column_values::fixed<Row>()),
                                 "excluded.");
}

}  // namespace sql

}  // namespace sammachip

#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "storage/text_enum.h"

// As sqlite3.h has it: that header is SOCI's to include, inside a namespace.
namespace sqlite_api {
struct sqlite3;
struct sqlite3_stmt;
}  // namespace sqlite_api

namespace sammachip {

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

// A statement prepared on SQLite itself, for Statement only: SOCI copies each value three times on
// its way, which took more time than the statements did. Values travel as soci_types.h says. Every
// method throws soci::soci_error, those of SQLite with its code. `connection` must outlive it.
class SqliteStatement {
 public:
  SqliteStatement(sqlite_api::sqlite3* connection, const std::string& text);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  // Binds the value at `place`, counted from 1. Texts are not copied: REQUIRES that they stay until
  // the last step.
  template <class T>
  void give(int place, const T& value) {
    if constexpr (kIsOptional<T>) {
      value ? give(place, *value) : give_nothing(place);
    } else if constexpr (TextEnum<T>) {
      give_text(place, to_text(value));
    } else if constexpr (std::is_integral_v<T>) {
      give_number(place, static_cast<long long>(value));
    } else {
      give_text(place, value);
    }
  }
  // Steps to the next row. False: there is none, and the statement can be run again.
  bool step();
  // Reads the row's column at `place`, counted from 0.
  template <class T>
  void take(int place, T& value) {
    if constexpr (kIsOptional<T>) {
      if (is_nothing(place)) return value.reset();
      if (!value) value.emplace();
      take(place, *value);
    } else if constexpr (TextEnum<T>) {
      const std::string_view word = text(place);
      const auto known = from_text<T>(word);
      if (!known) refuse_word(word);
      value = *known;
    } else if constexpr (std::is_same_v<T, bool>) {
      value = number(place) != 0;
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(number(place));
    } else {
      value.assign(text(place));
    }
  }
  // How many rows the last run inserted, changed or deleted.
  long long affected_rows();

 private:
  void give_nothing(int place);
  void give_number(int place, long long number);
  void give_text(int place, std::string_view text);
  bool is_nothing(int place);
  long long number(int place);
  std::string_view text(int place);
  [[noreturn]] static void refuse_word(std::string_view word);
  [[noreturn]] void fail(int code);

  sqlite_api::sqlite3* connection_;
  sqlite_api::sqlite3_stmt* statement_ = nullptr;
};

}  // namespace sammachip

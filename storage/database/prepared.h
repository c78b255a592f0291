#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "storage/database/text_enum.h"
#include "storage/ids/ids.h"

namespace sammachip {

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsId = false;
template <class Of>
inline constexpr bool kIsId<Id<Of>> = true;

// A statement prepared on one of the two engines, for Query and Connection only. How our types
// travel: optionals as NULL, bools as 0 and 1, enums as their words. Every method throws
// StorageError or one of its kinds, and after it can be run again. Its connection must outlive it.
class Prepared {
 public:
  virtual ~Prepared() = default;

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
  // Steps to the next row; the first step runs it. False: there is none, and it can be run again.
  virtual bool step() = 0;
  // Reads the row's column at `place`, counted from 0.
  template <class T>
  void take(int place, T& value) {
    if constexpr (!kIsOptional<T>) {
      assign(place, value);
    } else if constexpr (kIsId<typename T::value_type> ||
                         std::is_assignable_v<typename T::value_type&, std::string_view>) {
      const std::string_view text = text_at(place);
      if (text.data() == nullptr) return value.reset();
      value.emplace(text);
    } else {
      if (is_nothing(place)) return value.reset();
      assign(place, value.emplace());
    }
  }
  // Leaves the rows that were not read: half-read, it would pin SQLite's WAL.
  virtual void reset() = 0;
  // How many columns a row has. REQUIRES: step() gave one.
  virtual int columns() const = 0;
  // How many rows the last run inserted, changed or deleted.
  virtual long long affected_rows() = 0;

 protected:
  Prepared() = default;
  Prepared(const Prepared&) = default;
  Prepared& operator=(const Prepared&) = default;

  virtual void give_nothing(int place) = 0;
  virtual void give_number(int place, long long number) = 0;
  virtual void give_text(int place, std::string_view text) = 0;
  virtual bool is_nothing(int place) = 0;
  // Of a column that is not NULL: the caller has looked.
  virtual long long number_at(int place) = 0;
  // Without data() if the column is NULL.
  virtual std::string_view text_at(int place) = 0;
  // The SQL, for errors.
  virtual std::string_view sql() const = 0;
  [[noreturn]] void refuse(std::string_view problem) const;

 private:
  template <class T>
  void assign(int place, T& value) {
    if constexpr (TextEnum<T>) {
      const std::string_view word = text(place);
      const auto known = from_text<T>(word);
      if (!known) refuse_word(word);
      value = *known;
    } else if constexpr (std::is_same_v<T, bool>) {
      value = number(place) != 0;
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(number(place));
    } else if constexpr (kIsId<T>) {
      value = T(text(place));
    } else {
      value.assign(text(place));
    }
  }
  long long number(int place);
  std::string_view text(int place);
  [[noreturn]] void refuse_word(std::string_view word) const;
};

}  // namespace sammachip

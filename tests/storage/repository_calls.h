// Every public method of every repository, called once on what tests/storage/written.sql wrote,
// with values that find or change something where anything can.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "storage/database/columns.h"
#include "storage/database/text_enum.h"
#include "storage/records.h"

namespace sammachip {

// What a method returned, as text: its columns, its rows, "nothing".
template <class T>
std::string shown(const T& value) {
  if constexpr (requires { value.has_value(); }) {
    return value ? shown(*value) : "nothing";
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    return "'" + std::string(value) + "'";
  } else if constexpr (requires { value.begin(); }) {
    std::string all = "[";
    for (const auto& each : value) all += shown(each) + "\n";
    return all + "]";
  } else if constexpr (TextEnum<T>) {
    return std::string(to_text(value));
  } else if constexpr (std::is_integral_v<T>) {
    return std::to_string(value);
  } else {
    static_assert(HasColumns<T> || column_values::kIsTuple<T>);
    std::string all;
    column_values::for_each(value, [&](const auto& each) { all += shown(each) + "|"; });
    return all;
  }
}

struct RepositoryCall {
  std::string name;  // "Visits::find"; the same for each overload.
  std::function<std::string(Records&)> run;

  template <class Call>
  RepositoryCall(std::string method, Call call)
      : name(std::move(method)), run([call](Records& records) -> std::string {
          if constexpr (std::is_void_v<decltype(call(records))>) {
            call(records);
            return "done";
          } else {
            return shown(call(records));
          }
        }) {}
};

using Calls = std::vector<RepositoryCall>;

// One file for each folder of storage/, of villages/ two; people.h is with those of joining/.
Calls calls_of_households();
Calls calls_of_joining();
Calls calls_of_machine();
Calls calls_of_villages();
Calls calls_of_village_work();  // What is handed out, taught and done there.

inline Calls joined(std::vector<Calls> parts) {
  Calls all;
  for (auto& part : parts) {
    for (auto& call : part) all.push_back(std::move(call));
  }
  return all;
}

inline Calls all_calls() {
  return joined({calls_of_households(), calls_of_joining(), calls_of_machine(), calls_of_villages(),
                 calls_of_village_work()});
}

}  // namespace sammachip

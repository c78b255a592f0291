#include "tests/tidy/waits.h"

#include <array>
#include <string>
#include <string_view>

namespace sammachip::tidy {

namespace {

struct Waiting {
  std::string_view name;
  int arguments;  // With the predicate.
};

constexpr std::array kWaits{Waiting{"wait", 2}, Waiting{"wait_for", 3}, Waiting{"wait_until", 3}};

// How many arguments stand in the parentheses that open at `at`; 0 unless the first is a lock's
// name. Braces count too: a predicate is often a lambda.
int arguments_of_wait(const Source& source, std::size_t at) {
  constexpr std::string_view lock = "(lock";
  if (source.code.compare(at, lock.size(), lock) != 0) return 0;
  const char after = source.code[at + lock.size()];
  if (after != ',' && after != ')') return 0;
  int arguments = 1;
  int depth = 0;
  for (std::size_t i = at; i < source.code.size(); ++i) {
    const char c = source.code[i];
    if (c == '(' || c == '{' || c == '[') ++depth;
    if (c == ')' || c == '}' || c == ']') --depth;
    if (depth == 0) break;
    if (c == ',' && depth == 1) ++arguments;
  }
  return arguments;
}

}  // namespace

Findings waits_for_nothing(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    for (const Waiting& waiting : kWaits) {
      for (const std::size_t at : places_of(waiting.name, source)) {
        const int arguments = arguments_of_wait(source, at + waiting.name.size());
        if (arguments == 0 || arguments >= waiting.arguments) continue;
        findings.push_back(found_at(source, source.line_of(at),
                                    "a wait without a predicate: say what it waits for"));
      }
    }
  }
  return findings;
}

}  // namespace sammachip::tidy

// What a piece of work throws, as a value for a test to look at.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <typeindex>
#include <utility>

namespace sammachip {

struct Thrown {
  std::string words;
  std::type_index type;
};

// Nothing: no Error was thrown. What is no Error goes on.
template <class Error = std::exception, class Work>
std::optional<Thrown> thrown_by(Work&& work) {
  try {
    std::forward<Work>(work)();
  } catch (const Error& error) {
    return Thrown{error.what(), typeid(error)};
  }
  return std::nullopt;
}

// What it says, or `otherwise` if no Error was thrown.
template <class Error = std::exception, class Work>
std::string words_thrown_by(Work&& work, const std::string& otherwise = {}) {
  const auto thrown = thrown_by<Error>(std::forward<Work>(work));
  return thrown ? thrown->words : otherwise;
}

}  // namespace sammachip

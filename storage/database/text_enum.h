#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sammachip {

// The words by which an enum is stored, in the order of its enumerators, which count from 0:
//   template <> struct EnumWords<Side> { static constexpr std::string_view kAll[] = {"left",
//   "right"}; };
// A word is forever: it is in databases, saved talks and buttons. An enum of one file says its
// words beside itself:
//   constexpr auto enum_words(Side) { return std::to_array<std::string_view>({"left", "right"}); }
template <class E>
struct EnumWords;

template <class E>
requires requires { enum_words(E{}); }
struct EnumWords<E> {
  static constexpr auto kAll = enum_words(E{});
};

template <class E>
concept TextEnum = std::is_enum_v<E> && requires {
  EnumWords<E>::kAll;
};

// Returns the word by which `value` is stored.
template <TextEnum E>
constexpr std::string_view to_text(E value) {
  return EnumWords<E>::kAll[static_cast<std::size_t>(value)];
}

// Returns the word of a value; empty if there is none.
template <TextEnum E>
std::string word_of(const std::optional<E>& value) {
  return value ? std::string(to_text(*value)) : std::string();
}

// Returns the value stored by `word`, or nullopt if there is none.
template <TextEnum E>
constexpr std::optional<E> from_text(std::string_view word) {
  std::size_t index = 0;
  for (const std::string_view candidate : EnumWords<E>::kAll) {
    if (candidate == word) return static_cast<E>(index);
    ++index;
  }
  return std::nullopt;
}

}  // namespace sammachip

// Chance for tests, always the same for the same seed.
#pragma once

#include <random>
#include <vector>

namespace sammachip {

// A number below `bound`, each as likely.
inline unsigned below(unsigned bound, std::mt19937& random) {
  return std::uniform_int_distribution<unsigned>(0, bound - 1)(random);
}

// One of them, each as likely.
template <class T>
T pick(const std::vector<T>& from, std::mt19937& random) {
  return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
}

}  // namespace sammachip

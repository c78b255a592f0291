// Waiting for what another thread or process does: the only place where a test sleeps.
#pragma once

#include <chrono>
#include <thread>

namespace sammachip::testing {

// So long that a slow and busy machine makes no test red: only what never happens takes it.
inline constexpr std::chrono::seconds kPatience{60};

// Whether `condition` became true within `patience`.
template <class Condition>
bool wait_until(Condition condition, std::chrono::milliseconds patience = kPatience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace sammachip::testing

// The day on which tests are played, whatever the day is on which they are run.
#pragma once

#include <chrono>

namespace sammachip::testing {

using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

// 2026-11-24 10:00 in Thailand: a Tuesday, far from a month's end and from the quiet hours.
inline constexpr Moment kTestMoment{
    std::chrono::sys_days{std::chrono::year{2026} / std::chrono::November / 24} +
    std::chrono::hours{3}};

// kTestMoment, and what has passed since this was first asked.
inline Moment test_now() {
  static const auto begin = std::chrono::steady_clock::now();
  return kTestMoment + std::chrono::duration_cast<std::chrono::milliseconds>(
                           std::chrono::steady_clock::now() - begin);
}

// What to add to the machine's clock to have test_now().
inline std::chrono::milliseconds offset_to_test_now() {
  return test_now() -
         std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}
inline std::chrono::seconds whole_offset_to_test_now() {
  return std::chrono::floor<std::chrono::seconds>(offset_to_test_now());
}

}  // namespace sammachip::testing

// Where the time comes from. Everything that asks for the time gets a Clock, so that tests and the
// demo can move it.
#pragma once

#include <chrono>
#include <cstdint>

namespace sammachip {

// A moment in UTC, to the millisecond: the precision LINE gives and the database keeps.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant instant_from(std::int64_t unix_ms) {
  return Instant{std::chrono::milliseconds{unix_ms}};
}

// Milliseconds of a clock that nobody moves, from an unknown moment.
inline std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// Bangkok's clocks are ahead of UTC by this, on any day.
inline constexpr std::int64_t kBangkokOffsetMs = 7LL * 3'600'000;

// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

// The machine's clock, moved by a fixed offset (SAMMACHIP_TIME_OFFSET_S).
class SystemClock : public Clock {
 public:
  explicit SystemClock(std::chrono::seconds offset = std::chrono::seconds{0}) : offset_(offset) {}
  Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now() + offset_);
  }

 private:
  std::chrono::seconds offset_;
};

}  // namespace sammachip

#pragma once

#include <atomic>
#include <mutex>
#include <string>

namespace sammachip::simulator {

// The stand-in's time: the machine's, moved by an offset. Safe from any thread.
class Clock {
 public:
  // `offset_file` holds the offset in whole seconds as text: read now, written at each move. One
  // that is absent or empty is written with 0. Empty name: no file. Throws std::runtime_error if
  // it holds anything else, more than ten years, or cannot be read or written.
  explicit Clock(std::string offset_file = {});

  // Unix time in milliseconds, moved.
  long long now_ms() const;
  long long offset_ms() const { return offset_ms_; }
  // Sets the offset from the machine's time. Throws std::runtime_error, and leaves it as it was, if
  // it is more than ten years (the bot follows no further) or the file cannot be written.
  void set_offset_ms(long long offset_ms);
  void advance_ms(long long by_ms) { set_offset_ms(offset_ms_ + by_ms); }

 private:
  void write(long long offset_ms) const;

  const std::string offset_file_;
  std::mutex file_mutex_;
  std::atomic<long long> offset_ms_{0};
};

// The month of a moment in Asia/Bangkok (UTC+7 all year), as year * 12 + (month - 1).
long long bangkok_month(long long unix_ms);

// A moment as "2026-11-22T20:35:00.123Z".
std::string utc_text(long long unix_ms);

}  // namespace sammachip::simulator

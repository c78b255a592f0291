// A clock for demonstrations: its offset stands in a file and may be changed while the bot runs.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

#include "bot/base/clock.h"

namespace sammachip {

// The machine's clock, moved by the seconds that `path` holds (SAMMACHIP_TIME_OFFSET_FILE). Looks
// at most every `look_every` whether the file changed; while it is absent or unreadable the offset
// stays what it was, at first `first_offset`. Thread-safe.
class FileClock : public Clock {
 public:
  FileClock(std::string path, std::chrono::seconds first_offset,
            std::chrono::milliseconds look_every = std::chrono::milliseconds(50));
  Instant now() const override;

 private:
  void look() const;

  const std::string path_;
  const std::chrono::milliseconds look_every_;
  mutable std::atomic<std::int64_t> offset_s_;
  mutable std::atomic<std::int64_t> next_look_ms_{0};  // On the steady clock.
  mutable std::mutex looking_;
  mutable std::filesystem::file_time_type changed_at_{};  // Guarded by looking_.
};

}  // namespace sammachip

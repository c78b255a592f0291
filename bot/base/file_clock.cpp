#include "bot/base/file_clock.h"

#include <fstream>
#include <system_error>
#include <utility>

namespace sammachip {
namespace {

// Ten years: what a typing error in the file may do at most.
constexpr std::int64_t kMostOffsetS = 10LL * 366 * 86400;

}  // namespace

FileClock::FileClock(std::string path, std::chrono::seconds first_offset,
                     std::chrono::milliseconds look_every)
    : path_(std::move(path)), look_every_(look_every), offset_s_(first_offset.count()) {}

Instant FileClock::now() const {
  if (steady_ms() >= next_look_ms_.load(std::memory_order_relaxed)) look();
  return std::chrono::time_point_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now() + std::chrono::seconds(offset_s_.load()));
}

void FileClock::look() const {
  const std::lock_guard lock(looking_);
  if (steady_ms() < next_look_ms_.load(std::memory_order_relaxed)) return;
  next_look_ms_.store(steady_ms() + look_every_.count());
  std::error_code error;
  const auto changed_at = std::filesystem::last_write_time(path_, error);
  if (error || changed_at == changed_at_) return;
  std::ifstream file(path_);
  std::int64_t offset_s = 0;
  if (!(file >> offset_s) || offset_s > kMostOffsetS || offset_s < -kMostOffsetS) return;
  changed_at_ = changed_at;
  offset_s_.store(offset_s);
}

}  // namespace sammachip

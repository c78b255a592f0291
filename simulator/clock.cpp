#include "simulator/clock.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace sammachip::simulator {

namespace {

constexpr long long kBangkokAheadMs = 7LL * 3600 * 1000;

long long machine_ms() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::tm utc_parts(long long unix_ms) {
  // Rounded down, so that moments before 1970 fall into their own second.
  const long long second = unix_ms >= 0 ? unix_ms / 1000 : (unix_ms - 999) / 1000;
  const std::time_t time = static_cast<std::time_t>(second);
  std::tm parts{};
  gmtime_r(&time, &parts);
  return parts;
}

}  // namespace

Clock::Clock(std::string offset_file) : offset_file_(std::move(offset_file)) {
  if (!offset_file_.empty()) set_offset_ms(0);
}

long long Clock::now_ms() const { return machine_ms() + offset_ms_; }

void Clock::set_offset_ms(long long offset_ms) {
  const std::lock_guard lock(file_mutex_);
  offset_ms_ = offset_ms;
  if (offset_file_.empty()) return;
  // Written beside and renamed, so that the bot never reads half a number.
  const std::string draft = offset_file_ + ".new";
  std::ofstream file(draft);
  file << offset_ms / 1000 << '\n';
  file.close();
  if (!file) throw std::runtime_error("cannot write " + draft);
  std::filesystem::rename(draft, offset_file_);
}

long long bangkok_month(long long unix_ms) {
  const std::tm parts = utc_parts(unix_ms + kBangkokAheadMs);
  return (parts.tm_year + 1900LL) * 12 + parts.tm_mon;
}

std::string utc_text(long long unix_ms) {
  const std::tm parts = utc_parts(unix_ms);
  char seconds[32];
  std::strftime(seconds, sizeof seconds, "%Y-%m-%dT%H:%M:%S", &parts);
  char milliseconds[16];
  std::snprintf(milliseconds, sizeof milliseconds, ".%03dZ",
                static_cast<int>((unix_ms % 1000 + 1000) % 1000));
  return std::string(seconds) + milliseconds;
}

}  // namespace sammachip::simulator

#include "simulator/clock.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace sammachip::simulator {

namespace {

constexpr long long kBangkokAheadMs = 7LL * 3600 * 1000;
constexpr long long kMostOffsetMs = 10LL * 366 * 86400 * 1000;

void refuse_beyond(long long offset_ms) {
  if (offset_ms <= kMostOffsetMs && offset_ms >= -kMostOffsetMs) return;
  throw std::runtime_error("the clock can be moved by ten years at most");
}

// Nothing if the file is absent or empty.
std::optional<long long> offset_in(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::nullopt;
  std::ifstream file(path);
  std::string word;
  if (!(file >> word)) {
    if (file.eof()) return std::nullopt;
    throw std::runtime_error("cannot read " + path);
  }
  long long offset_s = 0;
  const char* const end = word.data() + word.size();
  const auto [read_to, problem] = std::from_chars(word.data(), end, offset_s);
  std::string more;
  if (problem != std::errc() || read_to != end || file >> more) {
    throw std::runtime_error(path + " must hold the clock's offset in whole seconds, not \"" +
                             word + '"');
  }
  if (offset_s > kMostOffsetMs / 1000 || offset_s < -kMostOffsetMs / 1000) {
    throw std::runtime_error(path + " moves the clock by more than ten years");
  }
  return offset_s * 1000;
}

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
  if (offset_file_.empty()) return;
  if (const auto given_ms = offset_in(offset_file_)) {
    offset_ms_ = *given_ms;
  } else {
    set_offset_ms(0);
  }
}

long long Clock::now_ms() const { return machine_ms() + offset_ms_; }

void Clock::set_offset_ms(long long offset_ms) {
  refuse_beyond(offset_ms);
  const std::lock_guard lock(file_mutex_);
  if (!offset_file_.empty()) write(offset_ms);
  offset_ms_ = offset_ms;
}

void Clock::write(long long offset_ms) const {
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

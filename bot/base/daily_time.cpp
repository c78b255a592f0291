#include "bot/base/daily_time.h"

namespace sammachip {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

}  // namespace

std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t place : {0U, 1U, 3U, 4U}) {
    if (!is_digit(text[place])) return std::nullopt;
  }
  const std::chrono::hours hours{two_digits(text.substr(0, 2))};
  const std::chrono::minutes minutes{two_digits(text.substr(3, 2))};
  if (hours.count() > 23 || minutes.count() > 59) return std::nullopt;
  return hours + minutes;
}

Instant next_daily(Instant after, std::chrono::minutes time_of_day,
                   std::chrono::minutes utc_offset) {
  const auto today = std::chrono::floor<std::chrono::days>(after + utc_offset);
  const Instant moment = today + time_of_day - utc_offset;
  return moment > after ? moment : moment + std::chrono::days{1};
}

}  // namespace sammachip

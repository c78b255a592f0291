// Whatever people send, on whatever day, a reading of a date keeps the promises of
// language/dates/date.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "language/dates/date.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sammachip::Certainty;
  using sammachip::Direction;
  if (size < 2) return 0;
  const int offset = data[0] * 256 + data[1];
  const sammachip::Day today = sammachip::Day{std::chrono::days{14'000 + offset % 15'000}};
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  for (const Direction direction : {Direction::kPast, Direction::kFuture, Direction::kEither}) {
    const sammachip::DateReading reading = sammachip::read_date(text, today, direction);
    require(reading.choices.size() <= 4);
    require(std::is_sorted(reading.choices.begin(), reading.choices.end()));
    require(reading.certainty == Certainty::kAmbiguous || reading.choices.empty());
    if (reading.certainty != Certainty::kFigure) continue;
    require(direction != Direction::kPast || reading.day <= today);
    require(direction != Direction::kFuture || reading.day >= today);
    require(sammachip::parse_iso_date(sammachip::iso_date(reading.day)) == reading.day);
  }
  const sammachip::PeriodReading period = sammachip::read_period(text, today);
  require(period.choices.size() <= 4);
  if (period.certainty == Certainty::kFigure) require(period.period.from <= period.period.to);
  for (const sammachip::Period& choice : period.choices) require(choice.from <= choice.to);
  sammachip::parse_iso_date(text);
  return 0;
}

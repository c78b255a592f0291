#include "language/dates/date.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "language/dates/date_mentions.h"
#include "language/letters/normalise.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kFewDays{3};  // Of a longer period no day is offered.

std::string padded(unsigned value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// Choices ascend, each once, at most four.
template <class Choice>
void keep_few(std::vector<Choice>& choices) {
  constexpr std::size_t most_choices = 4;
  const auto begins = [](const Choice& choice) {
    if constexpr (std::is_same_v<Choice, Period>) {
      return std::pair{choice.from, choice.to};
    } else {
      return choice;
    }
  };
  std::sort(choices.begin(), choices.end(),
            [&](const Choice& a, const Choice& b) { return begins(a) < begins(b); });
  choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
  if (choices.size() > most_choices) choices.resize(most_choices);
}

// Several mentions that say the same are one; others are to be asked about.
Mention combined(const std::vector<Mention>& mentions) {
  const Mention& first = mentions.front();
  const bool are_one = std::all_of(mentions.begin(), mentions.end(), [&](const Mention& other) {
    return other.certainty == first.certainty && other.periods == first.periods;
  });
  if (are_one) return first;
  Mention several{DateKind::kSeveral, Certainty::kAmbiguous, {}};
  for (const Mention& mention : mentions) {
    several.periods.insert(several.periods.end(), mention.periods.begin(), mention.periods.end());
  }
  return several;
}

}  // namespace

DateReading read_date(std::string_view text, Day today, Direction direction) {
  const std::vector<Mention> mentions = find_mentions(normalise(text), today, direction);
  if (mentions.empty()) return {};
  const Mention mention = combined(mentions);
  DateReading reading;
  reading.kind = mention.kind;
  reading.certainty = mention.certainty;
  if (mention.certainty == Certainty::kNone) return reading;
  const bool is_day = mention.certainty == Certainty::kFigure &&
                      mention.periods.front().from == mention.periods.front().to;
  if (is_day) {
    reading.day = mention.periods.front().from;
    return reading;
  }
  reading.certainty = Certainty::kAmbiguous;
  for (const Period& period : mention.periods) {
    if (period.to - period.from > kFewDays) continue;
    for (Day day = period.from; day <= period.to; day += std::chrono::days{1}) {
      const bool fits = direction == Direction::kPast     ? day <= today
                        : direction == Direction::kFuture ? day >= today
                                                          : true;
      if (fits) reading.choices.push_back(day);
    }
  }
  keep_few(reading.choices);
  return reading;
}

PeriodReading read_period(std::string_view text, Day today) {
  const std::vector<Mention> mentions = find_mentions(normalise(text), today, Direction::kEither);
  if (mentions.empty()) return {};
  const Mention mention = combined(mentions);
  PeriodReading reading;
  reading.certainty = mention.certainty;
  reading.kind = mention.kind;
  if (mention.certainty == Certainty::kFigure) {
    reading.period = mention.periods.front();
  } else if (mention.certainty == Certainty::kAmbiguous) {
    reading.choices = mention.periods;
    keep_few(reading.choices);
  }
  return reading;
}

std::string date_line(const DateReading& reading) {
  if (reading.certainty == Certainty::kNone) return "NONE";
  return reading.certainty == Certainty::kAmbiguous ? "AMBIGUOUS" : iso_date(reading.day);
}

std::string iso_date(Day day) {
  const std::chrono::year_month_day date{day};
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2);
}

std::optional<Day> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned parts[3] = {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    unsigned& part = parts[i < 4 ? 0 : i < 7 ? 1 : 2];
    part = part * 10 + static_cast<unsigned>(text[i] - '0');
  }
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(parts[0])},
                                         std::chrono::month{parts[1]}, std::chrono::day{parts[2]}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

}  // namespace sammachip

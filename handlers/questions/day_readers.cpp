#include "handlers/questions/day_readers.h"

#include "handlers/questions/readers.h"
#include "handlers/words/wording.h"
#include "language/dates/clock_time.h"
#include "language/dates/date.h"
#include "language/dates/weekday.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kFarthest{731};

Result<std::string> read_day(const std::string& text, const Turn& turn, Direction direction) {
  const DateReading reading = read_date(text, turn.today, direction);
  if (reading.certainty == Certainty::kFigure) return iso_date(reading.day);
  if (reading.kind == DateKind::kFutureForPast) {
    return tl::make_unexpected(Problem{"day.not_yet"});
  }
  if (reading.kind == DateKind::kPastForFuture) {
    return tl::make_unexpected(Problem{"day.is_gone"});
  }
  Problem problem{"day.again"};
  for (const Day day : reading.choices) {
    problem.choices.push_back({"", iso_date(day), day_text(day, turn.language)});
  }
  return tl::make_unexpected(problem);
}

Choice day_choice(const char* label_key, Day day) { return {label_key, iso_date(day)}; }

Choice clock_choice(const std::string& time) {
  return {"day.answer_clock", time, "", {{"time", time}}};
}

}  // namespace

Reader<std::string> past_day() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) {
    return read_day(text, turn, Direction::kPast);
  };
  reader.check = [](const std::string& value, const Turn& turn) -> std::optional<Problem> {
    const auto day = parse_iso_date(value);
    if (!day) return Problem{"day.again"};
    if (*day > turn.today) return Problem{"day.not_yet"};
    return std::nullopt;
  };
  return reader;
}

Reader<std::string> future_day() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) {
    return read_day(text, turn, Direction::kFuture);
  };
  reader.check = [](const std::string& value, const Turn& turn) -> std::optional<Problem> {
    const auto day = parse_iso_date(value);
    if (!day || *day > turn.today + kFarthest) return Problem{"day.again"};
    if (*day < turn.today) return Problem{"day.is_gone"};
    return std::nullopt;
  };
  return reader;
}

Reader<std::string> any_day() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) {
    return read_day(text, turn, Direction::kEither);
  };
  reader.check = [](const std::string& value, const Turn& turn) -> std::optional<Problem> {
    const auto day = parse_iso_date(value);
    if (day && *day <= turn.today + kFarthest && *day >= turn.today - kFarthest) {
      return std::nullopt;
    }
    return Problem{"day.again"};
  };
  return reader;
}

Reader<std::string> clock_time() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    if (is_place_without_time(text)) {
      return tl::make_unexpected(Problem{"day.place_no_clock", {{"words", text}}});
    }
    const ClockReading reading = read_clock_time(text);
    if (reading.certainty == Certainty::kFigure) return reading.time;
    Problem problem{"day.clock_again"};
    for (const auto& time : reading.choices) problem.choices.push_back(clock_choice(time));
    if (!problem.choices.empty()) problem.key = "day.which_clock";
    return tl::make_unexpected(problem);
  };
  reader.check = [](const std::string& value, const Turn&) -> std::optional<Problem> {
    const ClockReading reading = read_clock_time(value);
    if (reading.certainty == Certainty::kFigure && reading.time == value) return std::nullopt;
    return Problem{"day.clock_again"};
  };
  return reader;
}

Reader<std::string> place_words(std::size_t most) {
  Reader<std::string> reader = words_up_to(most);
  reader.check = [check = reader.check](const std::string& words,
                                        const Turn& turn) -> std::optional<Problem> {
    if (auto problem = check(words, turn)) return problem;
    if (!read_place_and_time(words).place.empty()) return std::nullopt;
    return Problem{"day.clock_no_place", {{"words", words}}};
  };
  return reader;
}

std::vector<Choice> clock_choices() {
  return {clock_choice("08:30"), clock_choice("09:00"), clock_choice("13:00"),
          clock_choice("18:00")};
}

std::vector<Choice> past_day_choices(const Turn& turn) {
  return {day_choice("day.today", turn.today),
          day_choice("day.yesterday", turn.today - std::chrono::days{1})};
}

std::vector<Choice> future_day_choices(const Turn& turn) {
  return {day_choice("day.tomorrow", turn.today + std::chrono::days{1}),
          day_choice("day.next_week", turn.today + std::chrono::days{7}),
          day_choice("day.two_weeks", turn.today + std::chrono::days{14})};
}

Reader<int> weekday() {
  Reader<int> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<int> {
    if (const auto day = read_weekday(text)) return *day;
    return tl::make_unexpected(Problem{"problem.choose"});
  };
  reader.check = [](int day, const Turn&) -> std::optional<Problem> {
    if (day >= 0 && day <= 7) return std::nullopt;
    return Problem{"problem.choose"};
  };
  for (const int day : {1, 2, 3, 4, 5, 6, 7, 0}) {
    reader.choices.push_back({"weekday." + std::to_string(day), day});
  }
  return reader;
}

}  // namespace sammachip

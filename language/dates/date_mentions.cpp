#include "language/dates/date_mentions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "language/amounts/amount.h"
#include "language/dates/date_resolve.h"
#include "language/dates/date_words.h"
#include "language/dates/fiscal_year.h"
#include "language/letters/tokens.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostMentions = 16;
constexpr std::int64_t kWeekend = 1;  // The value of a kPeriodWord.
constexpr std::int64_t kFarthestDays = 400;  // "3 วันที่แล้ว", not "3000 วันที่แล้ว".

class MentionFinder : private DateWords {
 public:
  MentionFinder(std::string_view text, const std::vector<Token>& tokens, DateResolver resolver)
      : DateWords(text, tokens), resolver_(resolver) {}

  std::vector<Mention> find_all() {
    while (at_ < tokens_.size() && mentions_.size() < kMostMentions) {
      const std::size_t before = at_;
      if (!read_mention() || at_ == before) at_ = std::max(at_, before + 1);
    }
    return std::move(mentions_);
  }

 private:
  // Adds `found`, which ends before the token `past`. Always true: something was found.
  bool mention(Mention found, std::size_t past) {
    mentions_.push_back(std::move(found));
    at_ = past;
    return true;
  }

  bool read_mention() {
    switch (tokens_[at_].word) {
      case Word::kDateShape:
        return mention(shape_date(at_), at_ + 1);
      case Word::kHouseShape:
        return read_day_slash_month();
      case Word::kRelativeDay:
        return mention(resolver_.known_day(resolver_.today + days{tokens_[at_].value}), at_ + 1);
      case Word::kThisEvening:
        return mention(
            resolver_.one_of(DateKind::kTwoReadings, {resolver_.today - days{1}, resolver_.today}),
            at_ + 1);
      case Word::kLongAgo:
        return mention(resolver_.unsettled(DateKind::kPeriod), at_ + 1);
      case Word::kOtherCalendar:
        return read_other_calendar();
      case Word::kWeekday:
        return read_weekday();
      case Word::kDayMark:
        return read_marked_day(at_ + 1);
      case Word::kMonthEnd:
        return read_month_end();
      case Word::kMonthPart:
        return read_month_part();
      case Word::kPeriodWord:
        return read_period_word();
      case Word::kMonth:
        return read_month(at_);
      case Word::kYearMark:
        return read_marked_year();
      case Word::kClassifier:
        return read_after_unit();
      default:
        return read_number();
    }
  }

  Mention shape_date(std::size_t index) const {
    const std::array<std::int64_t, 3> numbers = numbers_in(word_at(index));
    const bool year_is_first = numbers[0] > 31;
    return year_is_first ? resolver_.full_date(numbers[2], numbers[1], numbers[0])
                         : resolver_.full_date(numbers[0], numbers[1], numbers[2]);
  }

  bool read_day_slash_month() {
    if (at_ > 0 && (is(at_ - 1, Word::kAddress) || is(at_ - 1, Word::kOrdinal))) return false;
    const std::array<std::int64_t, 3> numbers = numbers_in(word_at(at_));
    if (numbers[0] > 31 || numbers[2] >= 0) return false;
    // No month: a house's number, unless it is said to be a day.
    if (numbers[1] > 12 && !(at_ > 0 && is(at_ - 1, Word::kDayMark))) return false;
    return mention(resolver_.day_and_month(numbers[0], numbers[1]), at_ + 1);
  }

  // "ขึ้น 15 ค่ำ เดือน 8": the numbers belong to the moon.
  bool read_other_calendar() {
    mentions_.push_back(resolver_.unsettled(DateKind::kUnsupportedCalendar));
    at_ = tokens_.size();
    return true;
  }

  bool read_weekday() {
    const std::int64_t weekday = tokens_[at_].value;
    std::size_t next = at_ + 1;
    if (is(next, Word::kWhich)) {
      return mention(resolver_.weekday_which(weekday, tokens_[next].value), next + 1);
    }
    if (is(next, Word::kOrdinal) || is(next, Word::kDayMark)) ++next;
    const std::size_t count = mentions_.size();
    const bool is_dated =
        (number_at(next) && (next > at_ + 1 || is(number_at(next)->past, Word::kMonth)) &&
         read_marked_day(next)) ||
        (is(next, Word::kDateShape) && mention(shape_date(next), next + 1));
    if (!is_dated || mentions_.size() != count + 1) {
      return mention(resolver_.weekday(weekday), at_ + 1);
    }
    DateResolver::check_weekday(mentions_.back(), weekday);
    return true;
  }

  // What follows วันที่: a day, perhaps with month and year, or a range of days.
  bool read_marked_day(std::size_t index) {
    if (is(index, Word::kDateShape)) return mention(shape_date(index), index + 1);
    if (is(index, Word::kHouseShape)) {
      at_ = index;
      return read_day_slash_month();
    }
    const std::optional<WholeNumber> day = number_at(index);
    if (!day) return false;
    if (read_days_range(*day)) return true;
    if (read_day_of_month(*day)) return true;
    return mention(resolver_.bare_day(day->value), day->past);
  }

  // "12 มิ.ย. 60", "12 เดือน 6", "12 เดือนที่แล้ว".
  bool read_day_of_month(const WholeNumber& day) {
    std::size_t at = day.past;
    if (is(at, Word::kPeriodWord) && word_at(at).starts_with("เดือน")) {
      const auto which = which_of(word_at(at));
      if (!which || !follows_day_mark()) return false;
      return mention(resolver_.day_in(day.value, resolver_.month_which(*which)), at + 1);
    }
    const bool has_month_word = unit_at(at) == RateUnit::kMonth || is(at, Word::kMonthMark);
    if (has_month_word) ++at;
    std::int64_t month = 0;
    if (is(at, Word::kMonth)) {
      month = tokens_[at++].value;
    } else if (has_month_word) {
      const std::optional<WholeNumber> number = number_at(at);
      if (!number || number->value < 1 || number->value > 12) return false;
      if (number->is_word) {  // เดือนหก is the sixth moon.
        return mention(resolver_.unsettled(DateKind::kUnsupportedCalendar), number->past);
      }
      month = number->value;
      at = number->past;
    } else {
      return false;
    }
    if (const std::optional<WholeNumber> year = year_at(at)) {
      return mention(resolver_.full_date(day.value, month, year->value), year->past);
    }
    return mention(resolver_.day_and_month(day.value, month), at);
  }

  bool follows_day_mark() const { return is(at_, Word::kDayMark) || is(at_, Word::kWeekday); }

  // "5-10 มิ.ย. 60", "วันที่ 5 ถึง 10", "12-13/6/60".
  bool read_days_range(const WholeNumber& first) {
    if (!is(first.past, Word::kTo) || first.value < 1 || first.value > 31) return false;
    std::size_t next = first.past + 1;
    if (is(next, Word::kDayMark)) ++next;
    const bool is_marked = follows_day_mark();
    const std::size_t count = mentions_.size();
    const std::size_t start = at_;
    if (is(next, Word::kDateShape) || is(next, Word::kHouseShape)) {
      read_marked_day(next);
    } else if (const std::optional<WholeNumber> second = number_at(next)) {
      if (!read_day_of_month(*second)) {
        if (!is_marked || second->value < 1 || second->value > 31) return false;
        mention(resolver_.bare_day(second->value), second->past);
      }
    }
    if (mentions_.size() != count + 1) {
      at_ = start;
      return false;
    }
    mentions_.back() = resolver_.range_to(first.value, mentions_.back());
    return true;
  }

  // The month after สิ้นเดือน or ต้นเดือน: named, นี้, ที่แล้ว, or this one.
  std::pair<year_month, std::size_t> month_after(std::size_t index) const {
    if (is(index, Word::kWhich)) {
      return {resolver_.month_which(tokens_[index].value), index + 1};
    }
    if (!is(index, Word::kMonth)) return {month_of(resolver_.today), index};
    const std::int64_t month = tokens_[index].value;
    if (const std::optional<WholeNumber> year = year_at(index + 1)) {
      const YearReading reading = read_year(year->value, 1, month, resolver_.today);
      if (reading.year_ce != 0) {
        return {
            std::chrono::year{reading.year_ce} / std::chrono::month{static_cast<unsigned>(month)},
            year->past};
      }
    }
    const Mention named = resolver_.month_without_year(month);
    year_month found = month_of(named.periods.front().from);
    const bool is_gone = named.periods.front().to < resolver_.today;
    if (resolver_.direction == Direction::kFuture && is_gone) found += std::chrono::years{1};
    return {found, index + 1};
  }

  bool read_month_end() {
    const auto [month, past] = month_after(at_ + 1);
    const Day end = whole_month(month).to;
    const bool is_bare = past == at_ + 1;
    if (is_bare && resolver_.direction != Direction::kFuture && end > resolver_.today) {
      const Day last = whole_month(month - std::chrono::months{1}).to;
      return mention(resolver_.one_of(DateKind::kTwoReadings, {last, end}), past);
    }
    return mention(resolver_.known_day(end), past);
  }

  bool read_month_part() {
    const std::int64_t part = tokens_[at_].value;
    const auto [month, past] = month_after(at_ + 1);
    return mention(resolver_.period(month_part(month, part)), past);
  }

  bool read_period_word() {
    if (tokens_[at_].value == kWeekend) return read_weekend();
    const std::string_view word = word_at(at_);
    const std::optional<std::int64_t> which = which_of(word);
    if (!which) return false;
    const std::int64_t weeks = *which == kThis ? 0 : *which == kNext ? 1 : -1;
    const Period week = week_of(resolver_.today + days{7 * weeks});
    if (word.starts_with("สัปดาห์")) return mention(resolver_.period(week), at_ + 1);
    if (word.starts_with("อาทิตย์")) return mention(week_or_sunday(week, *which), at_ + 1);
    if (word.starts_with("เดือน")) {
      return mention(resolver_.period(whole_month(resolver_.month_which(*which))), at_ + 1);
    }
    if (!word.starts_with("ปี")) return false;
    const int this_year = static_cast<int>(civil(resolver_.today).year());
    return mention(resolver_.period(whole_year(this_year + static_cast<int>(weeks))), at_ + 1);
  }

  // "เสาร์อาทิตย์ที่แล้ว": two days.
  bool read_weekend() {
    if (!is(at_ + 1, Word::kWhich)) return mention(resolver_.weekend(std::nullopt), at_ + 1);
    return mention(resolver_.weekend(tokens_[at_ + 1].value), at_ + 2);
  }

  // อาทิตย์ is the week, and Sunday.
  Mention week_or_sunday(Period week, std::int64_t which) const {
    Mention both{DateKind::kTwoReadings, Certainty::kAmbiguous, {week}};
    for (const Period& sunday : resolver_.weekday_which(0, which).periods) {
      both.periods.push_back(sunday);
    }
    return both;
  }

  // A month alone, or months in a row: "ส.ค. 67", "ม.ค.-มี.ค. 67".
  bool read_month(std::size_t index) {
    const std::int64_t month = tokens_[index].value;
    std::size_t past = index + 1;
    std::int64_t last = month;
    if (is(past, Word::kTo) && is(past + 1, Word::kMonth)) {
      last = tokens_[past + 1].value;
      past += 2;
    }
    Mention found = resolver_.month_without_year(last);
    if (const std::optional<WholeNumber> year = year_at(past)) {
      const YearReading reading = read_year(year->value, 1, last, resolver_.today);
      past = year->past;
      if (reading.year_ce == 0) return mention(resolver_.invalid(), past);
      const auto named =
          std::chrono::year{reading.year_ce} / std::chrono::month{static_cast<unsigned>(last)};
      found = resolver_.period(whole_month(named));
      if (!reading.is_likely) found.certainty = Certainty::kAmbiguous;
      if (!reading.is_likely) found.kind = DateKind::kYearUnclear;
    }
    Period& stretch = found.periods.front();
    const year_month end = month_of(stretch.to);
    const std::int64_t back = last >= month ? last - month : last + 12 - month;
    stretch.from = whole_month(end - std::chrono::months{static_cast<int>(back)}).from;
    return mention(std::move(found), past);
  }

  // "พ.ศ. 2560", "ปีงบ 67", "ปีงบประมาณที่แล้ว".
  bool read_marked_year() {
    const std::string_view word = word_at(at_);
    const bool is_fiscal = word.starts_with("ปีงบ") || word.starts_with("งบปี");
    std::size_t next = at_ + 1;
    if (is_fiscal && is(next, Word::kWhich)) {
      const std::int64_t which = tokens_[next].value;
      const int step = which == kThis ? 0 : which == kNext ? 1 : -1;
      const int year = fiscal_year_be(resolver_.today) + step;
      return mention(resolver_.period(fiscal_year(year)), next + 1);
    }
    if (is_fiscal && (is(next, Word::kYearMark) || unit_at(next) == RateUnit::kYear)) ++next;
    const std::optional<WholeNumber> year = year_at(next);
    if (!year) {
      if (!is_fiscal) return false;
      return mention(resolver_.period(fiscal_year(fiscal_year_be(resolver_.today))), next);
    }
    const int year_ce = year_alone(year->value);
    if (year_ce == 0) return mention(resolver_.invalid(), year->past);
    const Period named = is_fiscal ? fiscal_year(year_ce + kBuddhistEra) : whole_year(year_ce);
    return mention(resolver_.period(named), year->past);
  }

  // "ปี 2560", "เดือน 6", "เดือนหก", "เดือนมิถุนา", "เดือนที่ผ่านมา", "อาทิตย์ที่ผ่านมา".
  bool read_after_unit() {
    const RateUnit unit = unit_at(at_);
    const std::size_t next = at_ + 1;
    if (is(next, Word::kWhich)) return read_unit_which(unit, tokens_[next].value);
    if (unit == RateUnit::kYear) return read_marked_year();
    if (unit != RateUnit::kMonth) return false;
    if (is(next, Word::kMonth)) return read_month(next);
    const std::optional<WholeNumber> number = number_at(next);
    const bool is_month = number && number->value >= 1 && number->value <= 12;
    if (!is_month || is(number->past, Word::kBaht)) return false;
    if (number->is_word) {
      return mention(resolver_.unsettled(DateKind::kUnsupportedCalendar), number->past);
    }
    return mention(resolver_.month_without_year(number->value), number->past);
  }

  bool read_unit_which(RateUnit unit, std::int64_t which) {
    const int step = which == kThis ? 0 : which == kNext ? 1 : -1;
    const Period week = week_of(resolver_.today + days{7 * step});
    const std::size_t past = at_ + 2;
    if (unit == RateUnit::kWeek) return mention(week_or_sunday(week, which), past);
    if (unit == RateUnit::kMonth) {
      return mention(resolver_.period(whole_month(resolver_.month_which(which))), past);
    }
    if (unit != RateUnit::kYear) return false;
    const int this_year = static_cast<int>(civil(resolver_.today).year());
    return mention(resolver_.period(whole_year(this_year + step)), past);
  }

  // "12 มิ.ย.", "สองวันที่แล้ว", "อีก 3 วัน".
  bool read_number() {
    if (read_vague_days()) return true;
    const std::optional<WholeNumber> number = number_at(at_);
    if (!number) return false;
    if (read_days_range(*number) || read_day_of_month(*number)) return true;
    const RateUnit unit = unit_at(number->past);
    const std::size_t after = number->past + 1;
    const bool is_ahead = at_ > 0 && is(at_ - 1, Word::kAnd) && word_at(at_ - 1) == "อีก";
    std::int64_t sign = is_ahead ? 1 : 0;
    if (word_is_past(after)) sign = -1;
    if (unit == RateUnit::kNone || unit > RateUnit::kYear || sign == 0) {
      at_ = number->past;
      return false;
    }
    const bool is_whole_stretch =
        sign < 0 && tokens_[after].word == Word::kWhich && tokens_[after].value == kPassed;
    const std::size_t past = sign < 0 ? after + 1 : after;
    if (unit != RateUnit::kDay || number->value < 1 || number->value > kFarthestDays) {
      return mention(resolver_.unsettled(DateKind::kPeriod), past);
    }
    const Day day = resolver_.today + days{sign * number->value};
    if (is_whole_stretch) {
      return mention(resolver_.period({day, resolver_.today - days{1}}), past);
    }
    return mention(resolver_.known_day(day), past);
  }

  // "2-3 วันก่อน", "สองสามวันที่แล้ว": one of these days.
  bool read_vague_days() {
    const std::optional<VagueCount> count = vague_count_at(at_);
    if (!count || count->most > kFarthestDays || !word_is_past(count->past + 1)) return false;
    const RateUnit unit = unit_at(count->past);
    if (unit == RateUnit::kNone || unit > RateUnit::kYear) return false;
    const Mention found = unit == RateUnit::kDay ? resolver_.days_ago(count->least, count->most)
                                                 : resolver_.unsettled(DateKind::kPeriod);
    return mention(found, count->past + 2);
  }

  bool word_is_past(std::size_t index) const {
    return is(index, Word::kWhich) &&
           (tokens_[index].value == kLast || tokens_[index].value == kPassed);
  }

  DateResolver resolver_;
  std::size_t at_ = 0;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(std::string_view text, Day today, Direction direction) {
  const std::vector<Token> tokens = cut(text);
  return MentionFinder(text, tokens, {today, direction}).find_all();
}

}  // namespace sammachip

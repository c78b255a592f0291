#include "language/dates/date_words.h"

#include <algorithm>

#include "language/amounts/spoken_number.h"
#include "language/dates/calendar.h"

namespace sammachip {

std::array<std::int64_t, 3> numbers_in(std::string_view shape) {
  std::array<std::int64_t, 3> numbers = {-1, -1, -1};
  std::size_t index = 0;
  for (const char byte : shape) {
    if (byte < '0' || byte > '9') {
      ++index;
    } else if (index < numbers.size() && numbers[index] < 100'000) {
      numbers[index] = std::max<std::int64_t>(numbers[index], 0) * 10 + (byte - '0');
    }
  }
  return numbers;
}

int year_alone(std::int64_t written) {
  if (written < 100) return static_cast<int>(written) + 2500 - kBuddhistEra;
  if (written >= 2400 && written < 2700) return static_cast<int>(written) - kBuddhistEra;
  return written >= 1900 && written < 2100 ? static_cast<int>(written) : 0;
}

std::optional<std::int64_t> which_of(std::string_view word) {
  if (word.ends_with("นี้")) return kThis;
  if (word.ends_with("ที่แล้ว") || word.ends_with("ก่อน")) return kLast;
  if (word.ends_with("ที่ผ่านมา")) return kPassed;
  if (word.ends_with("หน้า")) return kNext;
  return std::nullopt;
}

bool DateWords::is(std::size_t index, Word word) const {
  return index < tokens_.size() && tokens_[index].word == word;
}
std::string_view DateWords::word_at(std::size_t index) const {
  return text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
}
RateUnit DateWords::unit_at(std::size_t index) const {
  if (!is(index, Word::kClassifier)) return RateUnit::kNone;
  return static_cast<RateUnit>(tokens_[index].value);
}

std::optional<WholeNumber> DateWords::number_at(std::size_t index) const {
  if (index >= tokens_.size()) return std::nullopt;
  const std::optional<SpokenNumber> number = read_spoken_number(tokens_, index);
  if (!number || !number->is_sure || number->is_range || number->is_ellipsis) return std::nullopt;
  if (number->value % kThousandths != 0) return std::nullopt;
  return WholeNumber{number->value / kThousandths, number->past, !number->is_literal};
}

std::optional<VagueCount> DateWords::vague_count_at(std::size_t index) const {
  VagueCount count{};
  if (is(index, Word::kDigit) && is(index + 1, Word::kDigit)) {
    count = {tokens_[index].value, tokens_[index + 1].value, index + 2};
  } else if (const std::optional<WholeNumber> first = number_at(index)) {
    if (!is(first->past, Word::kTo)) return std::nullopt;
    const std::optional<WholeNumber> last = number_at(first->past + 1);
    if (!last) return std::nullopt;
    count = {first->value, last->value, last->past};
  } else if (index < tokens_.size()) {  // สิบยี่สิบ
    const std::optional<SpokenNumber> range = read_spoken_number(tokens_, index);
    if (!range || !range->is_sure || !range->is_range) return std::nullopt;
    count = {range->value / kThousandths, range->high / kThousandths, range->past};
  }
  if (count.least < 1 || count.most <= count.least) return std::nullopt;
  return count;
}

std::optional<WholeNumber> DateWords::year_at(std::size_t index) const {
  std::size_t at = index;
  if (is(at, Word::kYearMark) || unit_at(at) == RateUnit::kYear) ++at;
  const bool is_marked = at > index;
  if (!is(at, Word::kNumber) || tokens_[at].decimals > 0) return std::nullopt;
  if (tokens_[at].digits != 2 && tokens_[at].digits != 4) return std::nullopt;
  const bool is_counted = is(at + 1, Word::kBaht) || is(at + 1, Word::kClassifier) ||
                          is(at + 1, Word::kUnit) || is(at + 1, Word::kTen);
  if (is_counted && !is_marked) return std::nullopt;
  const bool has_grouping = word_at(at).find(',') != std::string_view::npos;
  if (has_grouping) return std::nullopt;
  return WholeNumber{tokens_[at].value / kThousandths, at + 1, false};
}

}  // namespace sammachip

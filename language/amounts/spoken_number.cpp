#include "language/amounts/spoken_number.h"

namespace sammachip {
namespace {

constexpr std::int64_t kNoUnit = 100'000'000;

bool is_number_word(Word word) {
  return word == Word::kNumber || word == Word::kDigit || word == Word::kZeroWord ||
         word == Word::kEt || word == Word::kOneOfIt || word == Word::kTen ||
         word == Word::kTwenty || word == Word::kUnit || word == Word::kHalf ||
         word == Word::kDoubtful;
}

// Products stop growing where every number is too large anyway.
std::int64_t times(std::int64_t value, std::int64_t unit) {
  return value > kHugeNumber / unit ? kHugeNumber : value * unit;
}

bool is_digit_word(Word word) { return word == Word::kDigit || word == Word::kZeroWord; }
bool is_unit_word(Word word) {
  return word == Word::kTen || word == Word::kTwenty || word == Word::kUnit;
}

class SpokenReader {
 public:
  SpokenReader(const std::vector<Token>& tokens, std::size_t first)
      : tokens_(tokens), first_(first), at_(first) {}

  std::optional<SpokenNumber> read() {
    if (!starts_here()) return std::nullopt;
    past_ = end_of_number();
    while (at_ < past_ && number_.is_sure && !number_.is_range && !ended_) read_term();
    if (ended_) {
      number_.past = at_;
    } else {
      if (at_ < past_) doubt(AmountKind::kBadFormat);
      number_.past = past_;
    }
    if (number_.is_sure && !number_.is_range) number_.value = total_;
    number_.lowest_unit = last_unit_ == kNoUnit ? 1 : last_unit_;
    if (next_is(number_.past, Word::kPoint)) read_decimals();
    return number_;
  }

 private:
  bool starts_here() const {
    const Word word = tokens_[first_].word;
    if (word == Word::kHalf) return next_is(first_ + 1, Word::kUnit);
    if (word == Word::kDoubtful) return doubtful_digit(first_);
    return word == Word::kNumber || is_digit_word(word) || is_unit_word(word);
  }

  bool next_is(std::size_t index, Word word) const {
    return index < tokens_.size() && tokens_[index].word == word;
  }

  // หาร้อย is ห้าร้อย without its mark; หา alone is "to seek".
  bool doubtful_digit(std::size_t index) const {
    return tokens_[index].value < 10 && next_is(index + 1, Word::kUnit) &&
           !tokens_[index + 1].has_space_before;
  }

  // Whether the token goes on with the number that stands before it.
  bool joins(std::size_t index) const {
    const Token& token = tokens_[index];
    if (token.word == Word::kLaugh) {  // "3พัน555"
      return token.digits == 3 && is_unit_word(tokens_[index - 1].word);
    }
    if (!is_number_word(token.word)) return false;
    if (token.word == Word::kDoubtful) {
      const bool is_unit = token.value >= 100 && is_digit_word(tokens_[index - 1].word);
      return !token.has_space_before && (is_unit || doubtful_digit(index));
    }
    if (!token.has_space_before) return true;
    const Word before = tokens_[index - 1].word;
    if (before == Word::kDigit && rises_to_unit(index)) return true;
    const bool after_unit = is_unit_word(before);
    if (token.word == Word::kUnit || token.word == Word::kTen) return !after_unit;
    return after_unit && (token.word == Word::kNumber || is_digit_word(token.word) ||
                          token.word == Word::kTwenty || token.word == Word::kHalf);
  }

  // "สอง สามร้อย", "สาม สี่ ห้าร้อย": a guess, with the space that everybody types.
  bool rises_to_unit(std::size_t index) const {
    for (std::size_t i = index; next_is(i, Word::kDigit); ++i) {  // At most from one to nine.
      if (tokens_[i].value != tokens_[i - 1].value + 1) return false;
      if (i + 1 < tokens_.size() && is_unit_word(tokens_[i + 1].word)) return true;
    }
    return false;
  }

  // "3 พัน 5 วัน": the 5 counts days.
  bool belongs_to_what_follows(std::size_t index) const {
    const Word word = tokens_[index].word;
    if (word != Word::kNumber && !is_digit_word(word)) return false;
    return next_is(index + 1, Word::kClassifier) && is_unit_word(tokens_[index - 1].word) &&
           (word == Word::kNumber || tokens_[index].has_space_before);
  }

  // The first token behind the number.
  std::size_t end_of_number() const {
    std::size_t end = first_ + 1;
    while (end < tokens_.size() && joins(end) && !belongs_to_what_follows(end)) ++end;
    return end;
  }

  void doubt(AmountKind why) {
    number_.is_sure = false;
    number_.is_range = false;
    number_.doubt = why;
  }
  void doubt(AmountKind why, std::initializer_list<std::int64_t> choices) {
    doubt(why);
    for (const std::int64_t choice : choices) number_.choices.add(choice);
  }

  bool is_last() const { return at_ >= past_; }

  void read_term() {
    switch (tokens_[at_].word) {
      case Word::kNumber:
      case Word::kLaugh:
        return read_literal_term();
      case Word::kEt:
        return read_et();
      case Word::kOneOfIt:
        return read_one_of_it();
      case Word::kHalf:
        return read_half();
      case Word::kTwenty:
        ++at_;
        return add_unit(10, 2 * kThousandths, true);
      case Word::kTen:
      case Word::kUnit:
        return add_unit(tokens_[at_++].value, kThousandths, false);
      default:
        return read_digit_words();
    }
  }

  // Digits: "3 พัน", "3000", or the 500 of "3 พัน 500".
  void read_literal_term() {
    const Token& token = tokens_[at_];
    const bool has_unit = at_ + 1 < past_ && is_unit_word(tokens_[at_ + 1].word) &&
                          tokens_[at_ + 1].word != Word::kTwenty;
    if (has_unit) {
      const std::int64_t unit = tokens_[at_ + 1].value;
      const bool is_k = unit == 1'000 && tokens_[at_ + 1].end - tokens_[at_ + 1].begin == 1;
      const std::int64_t most = is_k ? 1'000 : unit == 10 ? 10 : 100;
      at_ += 2;
      has_decimals_ = has_decimals_ || token.decimals > 0;
      const bool fits = token.value < most * kThousandths && token.value > 0 &&
                        (terms_ == 0 || (token.digits == 1 && token.decimals == 0));
      const bool is_whole = times(token.value, unit) % 10 == 0;
      if (!fits || !is_whole) return doubt(AmountKind::kBadFormat);
      return add_unit(unit, token.value, true);
    }
    if (terms_ == 0) {
      number_.is_literal = true;
      total_ = token.value;
      ++at_;
      if (!is_last()) return doubt(AmountKind::kBadFormat);  // "300สาม"
      if (token.decimals >= 3 || (token.decimals > 0 && token.value % 10 != 0)) {
        doubt(AmountKind::kBadFormat);
      }
      return;
    }
    if (token.value >= last_unit_ * kThousandths) {
      ended_ = true;  // "3 พัน 5000": another number.
      return;
    }
    ++at_;
    if (token.word == Word::kLaugh && token.has_space_before) {
      return doubt(AmountKind::kLaughter, {total_, total_ + token.value});
    }
    add_trailing_literal(token);
  }

  // The 500 of "3 พัน 500", the 5 of "3 พัน 5".
  void add_trailing_literal(const Token& token) {
    if (has_decimals_) return doubt(AmountKind::kBadFormat);
    if (token.digits == 1 && token.decimals == 0) {
      return add_trailing_digit(token.value / kThousandths);
    }
    if (token.decimals > 2) return doubt(AmountKind::kBadFormat);
    if (token.digits <= 2 && last_unit_ >= 1'000) {
      number_.needs_currency = true;  // "3 พัน 25" may be 3.25 พัน.
      number_.choices.add(total_ + token.value);
      number_.choices.add(total_ + token.value * last_unit_ / 100);
    }
    total_ += token.value;
    ++terms_;
    if (!is_last()) doubt(AmountKind::kBadFormat);
  }

  // เอ็ด: one, at the end of a number.
  void read_et() {
    ++at_;
    if (terms_ == 0 || last_unit_ < 10 || !is_last()) return doubt(AmountKind::kBadFormat);
    total_ += kThousandths;
  }

  // "พันเดียว" is 1,000; "สองร้อยนึง" is 201 or 210.
  void read_one_of_it() {
    const bool is_only = tokens_[at_++].value == 1;
    if (terms_ == 0 || !is_last()) return doubt(AmountKind::kBadFormat);
    if ((is_only || (terms_ == 1 && !first_has_count_)) && last_unit_ >= 100) return;
    const std::int64_t next_lower = last_unit_ >= 100 ? last_unit_ / 10 * kThousandths : 0;
    doubt(AmountKind::kFormalOrEllipsis, {total_ + kThousandths});
    if (next_lower > kThousandths) number_.choices.add(total_ + next_lower);
  }

  // "ครึ่งหมื่น" is 5,000, "สองหมื่นครึ่ง" 25,000.
  void read_half() {
    ++at_;
    if (terms_ == 0) {
      if (at_ >= past_ || tokens_[at_].word != Word::kUnit) return doubt(AmountKind::kBadFormat);
      const std::int64_t unit = tokens_[at_++].value;
      has_decimals_ = true;
      return add_unit(unit, kThousandths / 2, true);
    }
    if (terms_ != 1 || last_unit_ < 100 || has_decimals_ || !is_last()) {
      return doubt(AmountKind::kBadFormat);
    }
    total_ += last_unit_ * kThousandths / 2;
  }

  // Digits as words: before a unit ("สามพัน"), behind one ("พันห้า"), alone, or read out.
  void read_digit_words() {
    std::int64_t digits[2] = {};
    std::size_t count = 0;
    std::int64_t read_out = 0;
    bool is_misspelt = false;
    while (at_ < past_ &&
           (is_digit_word(tokens_[at_].word) || tokens_[at_].word == Word::kDoubtful)) {
      if (tokens_[at_].word == Word::kDoubtful) {
        if (tokens_[at_].value >= 100) break;
        is_misspelt = tokens_[at_].value != 4;  // สีร้อย is common, and nothing else.
      }
      const std::int64_t digit = tokens_[at_++].value;
      if (count < 2) digits[count] = digit;
      if (count < 8) read_out = read_out * 10 + digit;
      ++count;
    }
    const bool has_unit =
        at_ < past_ && (is_unit_word(tokens_[at_].word) || tokens_[at_].word == Word::kDoubtful);
    if (has_unit) return read_counted_unit(digits, count, is_misspelt);
    if (at_ < past_) return doubt(AmountKind::kBadFormat);
    if (terms_ == 0) {
      if (count > 1) return doubt(AmountKind::kDigitReading, {read_out * kThousandths});
      number_.is_lone_digit_word = true;
      total_ = digits[0] * kThousandths;
      return;
    }
    if (count > 1) return doubt(AmountKind::kDigitReading);
    add_trailing_digit(digits[0]);
  }

  // "สามพัน", of which the digits are read; or the range "สามสี่พัน".
  void read_counted_unit(const std::int64_t (&digits)[2], std::size_t count, bool is_misspelt) {
    const Token& token = tokens_[at_++];
    is_misspelt = is_misspelt || token.word == Word::kDoubtful;
    const std::int64_t unit = token.word == Word::kTwenty ? 20 : token.value;
    if (count == 2 && digits[0] > 0 && digits[0] < digits[1] && unit < last_unit_) {
      number_.is_range = true;  // สามสี่พัน
      number_.value = total_ + digits[0] * unit * kThousandths;
      number_.high = total_ + digits[1] * unit * kThousandths;
      last_unit_ = unit;
      return;
    }
    if (count != 1 || digits[0] == 0 || token.word == Word::kTwenty) {
      return doubt(AmountKind::kDigitReading);
    }
    add_unit(unit, digits[0] * kThousandths, true);
    if (is_misspelt && number_.is_sure) doubt(AmountKind::kBadFormat, {total_});
  }

  // What stands behind a spoken point: "หนึ่งจุดห้าแสน", "สิบสองจุดห้าศูนย์บาท".
  void read_decimals() {
    constexpr std::int64_t most_whole = 1'000 * kThousandths;
    const bool is_plain = number_.is_sure && !number_.is_range && !number_.is_ellipsis &&
                          number_.value % kThousandths == 0 && number_.value < most_whole;
    std::int64_t value = number_.value;
    std::int64_t worth = kThousandths;
    std::size_t at = number_.past + 1;
    if (next_is(at, Word::kNumber)) {
      for (int i = 0; i < tokens_[at].digits && worth > 0; ++i) worth /= 10;
      value += tokens_[at].value / kThousandths * worth;
      if (tokens_[at].decimals > 0) worth = 0;
      ++at;
    } else {
      for (; at < tokens_.size() && is_digit_word(tokens_[at].word); ++at) {
        worth /= 10;
        value += tokens_[at].value * worth;
      }
    }
    const bool has_digits = at > number_.past + 1;
    const bool has_unit = next_is(at, Word::kUnit);
    const std::int64_t unit = has_unit ? tokens_[at++].value : 1;
    value = times(value, unit);
    const bool goes_on = at < tokens_.size() && joins(at);
    number_ = {};
    number_.lowest_unit = unit;
    number_.past = at;
    number_.value = value;
    if (!is_plain || !has_digits || worth == 0 || goes_on || value % 10 != 0) {
      return doubt(AmountKind::kBadFormat);
    }
    // A bare "three point five" may be of thousands.
    if (!has_unit && !next_is(at, Word::kBaht))
      doubt(AmountKind::kBadFormat, {value, value * 1'000});
  }

  // Adds `count` (in thousandths: 1.5 หมื่น) times `unit`. `has_count`: it was said, and not only พัน.
  void add_unit(std::int64_t unit, std::int64_t count, bool has_count) {
    if (terms_ == 0) {
      number_.is_lone_unit = !has_count && past_ == at_;
      first_has_count_ = has_count;
      top_unit_ = unit;
    } else if (unit >= last_unit_) {
      return add_rising_unit(unit, count, has_count);
    } else if (!has_count && unit != 10) {
      return doubt(AmountKind::kBadFormat, {total_ + unit * kThousandths});  // สองพันร้อย
    }
    total_ += times(count, unit);
    last_unit_ = unit;
    ++terms_;
  }

  // ยี่สิบล้าน is one number, พันสองพัน is two, สิบห้าพัน probably one.
  void add_rising_unit(std::int64_t unit, std::int64_t count, bool has_count) {
    if (unit == 1'000'000 && !has_decimals_ && last_unit_ < unit) {
      const std::int64_t millions = total_ + (has_count ? count : 0);
      total_ = times(millions, unit);
      last_unit_ = unit;
      ++terms_;
      return;
    }
    const std::int64_t second = times(count, unit);
    if (unit == top_unit_ && second > total_) {
      number_.is_range = true;
      number_.value = total_;
      number_.high = second;
      return;
    }
    doubt(AmountKind::kSeveralFigures);
    if (unit > top_unit_) number_.choices.add(times(total_ + (has_count ? count : 0), unit));
  }

  // A digit behind the last unit is short for so many of the unit below it: "สามพันห้า" is 3,500.
  void add_trailing_digit(std::int64_t digit) {
    const std::int64_t formal = total_ + digit * kThousandths;
    const std::int64_t spoken = total_ + digit * last_unit_ / 10 * kThousandths;
    ++terms_;
    if (last_unit_ == 10) {
      total_ = formal;
      return;
    }
    if (digit == 0 || has_decimals_) return doubt(AmountKind::kBadFormat);
    if (last_unit_ == 100 || digit == 1) {
      const bool is_bare = terms_ == 2 && !first_has_count_ && digit == 1;
      if (is_bare) {
        doubt(AmountKind::kFormalOrEllipsis, {total_});
      } else {
        doubt(AmountKind::kFormalOrEllipsis);
      }
      if (last_unit_ == 100 || !is_bare) number_.choices.add(formal);
      number_.choices.add(spoken);
      number_.formal_value = formal;
      return;
    }
    total_ = spoken;
    number_.is_ellipsis = true;
    number_.formal_value = formal;
  }

  const std::vector<Token>& tokens_;
  std::size_t first_;
  std::size_t at_;
  std::size_t past_ = 0;  // The first token behind the number.
  bool ended_ = false;    // The number ends at `at_`, before `past_`: another one begins there.
  SpokenNumber number_;
  std::int64_t total_ = 0;            // Of the terms so far, in thousandths.
  std::int64_t last_unit_ = kNoUnit;  // Of the last term.
  std::int64_t top_unit_ = 0;         // Of the first term.
  std::size_t terms_ = 0;             // How many were taken.
  bool first_has_count_ = false;      // "หนึ่งพัน", not "พัน".
  bool has_decimals_ = false;
};

}  // namespace

std::optional<SpokenNumber> read_spoken_number(const std::vector<Token>& tokens,
                                               std::size_t first) {
  return SpokenReader(tokens, first).read();
}

}  // namespace sammachip

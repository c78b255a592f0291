#include "language/amounts/figures.h"

#include <algorithm>

#include "language/amounts/figure_role.h"
#include "language/amounts/notes.h"
#include "language/amounts/number_place.h"

namespace sammachip {
namespace {

constexpr std::int64_t kSatangInThousandths = 10;
constexpr std::size_t kLeastPhoneDigits = 9;
constexpr std::size_t kMostPhoneDigits = 10;

AmountKind shape_kind(Word word) {
  switch (word) {
    case Word::kNationalId:
      return AmountKind::kNationalId;
    case Word::kPhone:
    case Word::kCode:
      return AmountKind::kPhone;
    case Word::kDateShape:
      return AmountKind::kDate;
    case Word::kTimeShape:
      return AmountKind::kTime;
    case Word::kHouseShape:
      return AmountKind::kAddress;
    default:
      return AmountKind::kNothing;
  }
}

void set_doubt(Figure& figure, AmountKind why) {
  figure.is_sure = false;
  figure.doubt = why;
}

void set_doubt(Figure& figure, AmountKind why, std::initializer_list<std::int64_t> values) {
  set_doubt(figure, why);
  figure.choices = {};
  for (const std::int64_t value : values) figure.choices.add(value);
}

// Whole baht in the middle, for a button.
std::int64_t middle(std::int64_t low, std::int64_t high) {
  return low + (high - low) / 2 / kThousandths * kThousandths;
}

void set_range(Figure& figure, std::int64_t low, std::int64_t high) {
  figure.value = std::min(low, high);
  figure.high = std::max(low, high);
  set_doubt(figure, AmountKind::kRange,
            {figure.value, middle(figure.value, figure.high), figure.high});
}

class FigureReader {
 public:
  FigureReader(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  std::vector<Figure> read_all() {
    for (std::size_t at = 0; at < tokens_.size();) {
      std::optional<Figure> figure = read_one(at);
      if (!figure) {
        ++at;
        continue;
      }
      at = merge_ranges(*figure);
      set_role(tokens_, *figure);
      at = std::max(at, figure->past);
      figures_.push_back(*figure);
    }
    doubt_neighbours();
    return std::move(figures_);
  }

 private:
  bool is(std::size_t index, Word word) const {
    return index < tokens_.size() && tokens_[index].word == word;
  }
  bool is_glued(std::size_t index, Word word) const {
    return is(index, word) && !tokens_[index].has_space_before;
  }

  std::optional<Figure> read_one(std::size_t at) const {
    const Token& token = tokens_[at];
    Figure figure;
    figure.first = at;
    figure.past = at + 1;
    if (const AmountKind kind = shape_kind(token.word); kind != AmountKind::kNothing) {
      figure.role = Role::kIgnored;
      figure.ignored_as = kind;
      return figure;
    }
    if (const std::size_t end = phone_in_words(at)) {
      figure.role = Role::kIgnored;
      figure.ignored_as = AmountKind::kPhone;
      figure.past = end;
      return figure;
    }
    if (std::optional<Figure> notes = read_notes(text_, tokens_, at)) return notes;
    if (token.word == Word::kBadNumber) {
      set_doubt(figure, AmountKind::kBadFormat);
      if (token.value > 0) figure.choices.add(token.value);
      figure.value = token.value;
    } else if (token.word == Word::kLaugh) {
      return read_laugh(figure);
    } else if (token.word == Word::kPlaceNumber) {
      figure.value = token.value * kThousandths;
      set_doubt(figure, AmountKind::kPlaceOrNumber, {figure.value});
    } else if (!read_number(figure)) {
      return std::nullopt;
    }
    read_tail(figure);
    return figure;
  }

  // "ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด", "0 81 234 5678": the end of a phone number, or 0.
  std::size_t phone_in_words(std::size_t at) const {
    const bool is_zero =
        is(at, Word::kZeroWord) ||
        (is(at, Word::kNumber) && tokens_[at].digits == 1 && tokens_[at].value == 0);
    if (!is_zero || (is(at, Word::kNumber) && tokens_[at].decimals > 0)) return 0;
    std::size_t digits = 0;
    for (; at < tokens_.size() && digits < kMostPhoneDigits; ++at) {
      const Token& token = tokens_[at];
      if (token.word == Word::kDigit || token.word == Word::kZeroWord) {
        ++digits;
      } else if (token.word == Word::kNumber || token.word == Word::kBadNumber ||
                 token.word == Word::kLaugh) {
        digits += token.digits;
      } else if (token.word != Word::kTo && token.word != Word::kStop) {
        break;
      }
    }
    return digits >= kLeastPhoneDigits && digits <= kMostPhoneDigits ? at : 0;
  }

  std::optional<Figure> read_laugh(Figure figure) const {
    const Token& token = tokens_[figure.first];
    figure.value = token.value;
    figure.is_literal = true;
    const Word next = figure.past < tokens_.size() ? tokens_[figure.past].word : Word::kText;
    const bool is_counted = next == Word::kBaht || next == Word::kClassifier ||
                            next == Word::kUnit ||
                            (figure.first > 0 && is(figure.first - 1, Word::kBaht));
    const bool is_computed = (next == Word::kPlus || next == Word::kTimes || next == Word::kTo) &&
                             is(figure.past + 1, Word::kNumber);
    const bool follows_sign =
        figure.first > 0 &&
        (is(figure.first - 1, Word::kPlus) || is(figure.first - 1, Word::kTimes) ||
         is(figure.first - 1, Word::kEquals) || is(figure.first - 1, Word::kTo) ||
         is(figure.first - 1, Word::kRateMark));
    if (is_counted || is_computed || follows_sign) {
      if (next == Word::kUnit) set_doubt(figure, AmountKind::kLaughter);
      read_tail(figure);
      return figure;
    }
    const bool is_plain_laugh = next == Word::kPlus || next == Word::kRepeat || token.digits >= 6 ||
                                (figure.first > 0 && is(figure.first - 1, Word::kMood));
    if (is_plain_laugh) {
      figure.role = Role::kIgnored;
      figure.ignored_as = AmountKind::kLaughter;
      if (next == Word::kPlus || next == Word::kRepeat) ++figure.past;
      return figure;
    }
    set_doubt(figure, AmountKind::kLaughter, {figure.value});
    return figure;
  }

  bool read_number(Figure& figure) const {
    const std::optional<SpokenNumber> number = read_spoken_number(tokens_, figure.first);
    if (!number || !is_number_here(tokens_, figure.first, *number)) return false;
    figure.past = number->past;
    figure.value = number->value;
    figure.lowest_unit = number->lowest_unit;
    figure.is_literal = number->is_literal;
    figure.is_ellipsis = number->is_ellipsis;
    figure.is_lone_word = number->is_lone_digit_word || number->is_lone_unit;
    if (number->is_range) {
      set_range(figure, number->value, number->high);
    } else if (!number->is_sure) {
      set_doubt(figure, number->doubt);
      figure.choices = number->choices;
    }
    settle_by_currency(figure, *number);
    return true;
  }

  // Money's name decides between the ways to read a number; บาทถ้วน makes it written language.
  void settle_by_currency(Figure& figure, const SpokenNumber& number) const {
    const bool has_currency = is(figure.past, Word::kBaht);
    const bool is_formal = has_currency && is(figure.past + 1, Word::kRound);
    if (number.needs_currency && !has_currency) {
      set_doubt(figure, AmountKind::kFormalOrEllipsis);
      figure.choices = number.choices;
    }
    if (is_formal && number.formal_value > 0) {
      figure.value = number.formal_value;
      figure.is_sure = true;
      figure.is_ellipsis = false;
    } else if (has_currency && number.is_ellipsis) {
      set_doubt(figure, AmountKind::kFormalOrEllipsis, {number.formal_value, number.value});
      figure.is_ellipsis = false;
    }
  }

  // บาท, ถ้วน, สตางค์, กว่า and the like after the number.
  void read_tail(Figure& figure) const {
    read_bound(figure);
    if (read_small_coins(figure, figure.value)) return;
    if (is(figure.past, Word::kBaht)) {
      figure.has_currency = true;
      ++figure.past;
      while (is(figure.past, Word::kBaht)) ++figure.past;
      settle_doubt_of_currency(figure);
      if (is(figure.past, Word::kRound)) ++figure.past;
      read_after_baht(figure);
    } else if (is(figure.past, Word::kRound)) {
      ++figure.past;
    }
    read_bound(figure);
  }

  static void settle_doubt_of_currency(Figure& figure) {
    if (figure.doubt == AmountKind::kPlaceOrNumber && !figure.is_sure) figure.is_sure = true;
  }

  // ห้าสิบสตางค์, สองสลึง.
  bool read_small_coins(Figure& figure, std::int64_t count) const {
    const bool is_coin = is(figure.past, Word::kSatang) || is(figure.past, Word::kSalueng);
    if (!is_coin) return false;
    if (count % kThousandths != 0 || count > 100 * kThousandths) {
      set_doubt(figure, AmountKind::kBadFormat);
    }
    figure.value = count / kThousandths * tokens_[figure.past].value * kSatangInThousandths;
    figure.has_currency = true;
    figure.is_ellipsis = false;
    ++figure.past;
    return true;
  }

  void read_after_baht(Figure& figure) const {
    if (is_glued(figure.past, Word::kHalf)) {
      figure.value += kThousandths / 2;
      ++figure.past;
      return;
    }
    if (is_glued(figure.past, Word::kSalueng)) {  // ห้าบาทสลึง
      figure.value += tokens_[figure.past++].value * kSatangInThousandths;
      return;
    }
    if (figure.past >= tokens_.size()) return;
    const std::optional<SpokenNumber> number = read_spoken_number(tokens_, figure.past);
    if (!number || !number->is_sure || number->is_range) return;
    Figure coins;
    coins.past = number->past;
    if (read_small_coins(coins, number->value)) {
      figure.past = coins.past;
      if (coins.value >= kThousandths || !coins.is_sure) set_doubt(figure, AmountKind::kBadFormat);
      figure.value += coins.value;
      return;
    }
    // สิบสองบาทห้าสิบ: probably 12.50.
    const bool is_glued_word = !number->is_literal && !tokens_[figure.past].has_space_before;
    if (!is_glued_word || is(number->past, Word::kClassifier)) return;
    set_doubt(figure, AmountKind::kBadFormat, {figure.value, figure.value + number->value / 100});
    figure.past = number->past;
  }

  // "3000 กว่า", "300+": from so much up.
  void read_bound(Figure& figure) const {
    const bool is_more = is(figure.past, Word::kBound) && tokens_[figure.past].value == 1;
    const bool is_open_plus =
        is_glued(figure.past, Word::kPlus) && figure.past + 1 == tokens_.size();
    if (!is_more && !is_open_plus) return;
    ++figure.past;
    if (is(figure.past, Word::kRepeat)) ++figure.past;
    std::int64_t unit = figure.lowest_unit * kThousandths;
    if (figure.is_literal || unit <= kThousandths) {
      unit = kThousandths;
      while (figure.value > 0 && unit < figure.value && figure.value % (unit * 10) == 0) unit *= 10;
    }
    set_doubt(figure, AmountKind::kRange,
              {figure.value, figure.value + unit / 2, figure.value + unit * 9 / 10});
    figure.is_ellipsis = false;
  }

  // "300-400", "สามถึงห้าพัน". Returns the token after all of it.
  std::size_t merge_ranges(Figure& figure) const {
    while (figure.role != Role::kIgnored) {
      const bool joins = is(figure.past, Word::kTo) || is(figure.past, Word::kOr);
      if (!joins) break;
      std::size_t next = figure.past + 1;
      if (is(next, Word::kApproximate)) ++next;
      if (next >= tokens_.size()) break;
      const std::optional<Figure> second = read_one(next);
      if (!second || second->role == Role::kIgnored) break;
      std::int64_t low = figure.value;
      const bool shares_unit =
          figure.lowest_unit == 1 && second->lowest_unit >= 10 && low < 100 * kThousandths;
      if (shares_unit) low *= second->lowest_unit;
      figure.past = second->past;
      figure.has_currency = figure.has_currency || second->has_currency;
      set_range(figure, low, second->high > 0 ? second->high : second->value);
    }
    // "500-" is a price tag's dash.
    if (is_glued(figure.past, Word::kTo) && figure.past + 1 == tokens_.size() &&
        figure.role != Role::kIgnored) {
      ++figure.past;
    }
    return figure.past;
  }

  // "3 500": one number or two?
  void doubt_neighbours() {
    for (std::size_t i = 1; i < figures_.size(); ++i) {
      Figure& one = figures_[i - 1];
      Figure& two = figures_[i];
      const bool are_bare = one.role == Role::kMoney && two.role == Role::kMoney &&
                            one.is_literal && two.is_literal && only_stops(one.past, two.first) &&
                            !one.has_currency;
      // "ไม่ใช่ 300 320"
      const bool is_denied = one.is_negated && one.value >= 100 * kThousandths;
      if (!are_bare || is_denied || !one.is_sure || !two.is_sure) continue;
      const bool may_be_one = tokens_[two.first].digits == 3 && one.value < 1'000 * kThousandths;
      set_doubt(one, AmountKind::kBadFormat);
      set_doubt(two, AmountKind::kBadFormat);
      if (may_be_one) one.choices.add(one.value * 1'000 + two.value);
    }
  }

  // "3..5" is no better than "3 5".
  bool only_stops(std::size_t first, std::size_t past) const {
    while (first < past && tokens_[first].word == Word::kStop) ++first;
    return first == past;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> read_figures(std::string_view text, const std::vector<Token>& tokens) {
  return FigureReader(text, tokens).read_all();
}

}  // namespace sammachip

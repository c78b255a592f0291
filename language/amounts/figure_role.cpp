#include "language/amounts/figure_role.h"

#include <algorithm>

namespace sammachip {
namespace {

constexpr std::uint8_t kMostAccountDigits = 15;

class RoleFinder {
 public:
  RoleFinder(const std::vector<Token>& tokens, Figure& figure) : tokens_(tokens), figure_(figure) {}

  void find() {
    if (figure_.role == Role::kIgnored) return;
    look_before();
    if (is_ignored()) return;
    if (figure_.is_banknote) return become_banknote();
    if (become_rate_by_words_after()) return;
    if (!figure_.has_currency && is(figure_.past, Word::kClassifier) &&
        !begins_rate(figure_.past) && !begins_label(figure_.past)) {
      return become_quantity();
    }
    if (is_rate_) {
      figure_.role = Role::kRate;
      return;
    }
    doubt_lone_word();
    doubt_clock_like();
  }

 private:
  bool is(std::size_t index, Word word) const {
    return index < tokens_.size() && tokens_[index].word == word;
  }
  Word before(std::size_t steps) const {
    return figure_.first >= steps ? tokens_[figure_.first - steps].word : Word::kStop;
  }
  // "กิโลละ", "ถุงๆละ" begins at `index`.
  bool begins_rate(std::size_t index) const {
    if (!is(index, Word::kClassifier)) return false;
    return is(index + 1, Word::kRateMark);
  }

  // "รอบเช้า 120 รอบเย็น 230": the second รอบ names the next figure.
  bool begins_label(std::size_t index) const {
    return tokens_[index].has_space_before && is(index + 1, Word::kDayPart) &&
           !tokens_[index + 1].has_space_before;
  }

  void ignore(AmountKind why) {
    figure_.role = Role::kIgnored;
    figure_.ignored_as = why;
  }

  // Walks back over the words that only introduce a figure.
  void look_before() {
    std::size_t at = figure_.first;
    bool goes_on = true;
    while (at > 0 && goes_on) {
      const Token& token = tokens_[at - 1];
      switch (token.word) {
        case Word::kApproximate:
          figure_.is_approximate = true;
          break;
        case Word::kGain:
          figure_.has_gain_before = true;
          break;
        case Word::kTotal:
          figure_.has_total_before = true;
          break;
        case Word::kBaht:
          // "฿300", "THB 300"; not the บาท of the figure before.
          if (at >= 2 && tokens_[at - 2].word == Word::kNumber) {
            goes_on = false;
          } else {
            figure_.has_currency = true;
          }
          break;
        case Word::kParticle:
        case Word::kEquals:
        case Word::kNet:
        case Word::kLoss:
        case Word::kCorrection:
          break;
        case Word::kBound:
          // "กว่า 300"; in มากขึ้น 200 the ขึ้น is of the word before.
          if (token.value >= 2 || at < 2 || tokens_[at - 2].word != Word::kText) become_bounded();
          break;
        case Word::kNot:
        case Word::kZeroAlone:
          figure_.is_negated = true;
          goes_on = false;
          break;
        case Word::kRateMark:
          set_rate(at - 1);
          goes_on = false;
          break;
        case Word::kClassifier:  // "ต่อวัน 300"
          if (at >= 2 && tokens_[at - 2].word == Word::kPer) set_rate(at);
          goes_on = false;
          break;
        case Word::kEveryday:
          is_rate_ = true;
          figure_.rate_unit = static_cast<RateUnit>(token.value);
          figure_.unit_token = at - 1;
          goes_on = false;
          break;
        case Word::kBanknote:
          figure_.is_banknote = true;
          goes_on = false;
          break;
        default:
          goes_on = false;
      }
      if (goes_on) --at;
    }
  }

  void become_bounded() {
    figure_.is_sure = false;
    figure_.doubt = AmountKind::kRange;
    if (figure_.choices.count == 0) figure_.choices.add(figure_.value);
  }

  // The ละ at `mark` makes what stands before it the unit.
  void set_rate(std::size_t mark) {
    std::size_t at = mark;
    while (at > 0 && tokens_[at - 1].word == Word::kRepeat) --at;
    if (at == 0) {
      figure_.is_sure = false;  // "ละ 20": of what?
      figure_.doubt = AmountKind::kRateOrTotal;
      figure_.choices.add(figure_.value);
      return;
    }
    const Token& unit = tokens_[at - 1];
    is_rate_ = true;
    figure_.unit_token = at - 1;
    // "เกือบวันละ 300"
    if (at >= 2 && tokens_[at - 2].word == Word::kBound) become_bounded();
    figure_.rate_unit =
        unit.word == Word::kClassifier ? static_cast<RateUnit>(unit.value) : RateUnit::kPiece;
  }

  bool is_ignored() {
    const Word previous = before(1);
    if (is(figure_.past, Word::kPercent) || previous == Word::kPercent) {
      ignore(AmountKind::kQuantity);
    } else if (is(figure_.past, Word::kClock) && !figure_.has_currency) {
      ignore(AmountKind::kTime);
    } else if (is(figure_.past, Word::kAddress) && !figure_.has_currency &&
               !figure_.has_gain_before) {
      ignore(AmountKind::kAddress);  // "45 ม.3"
    } else if (!figure_.has_currency) {
      ignore_by_word_before(previous);
      if (figure_.role != Role::kIgnored) ignore_date();
      if (figure_.role != Role::kIgnored) ignore_glued_latin();
    }
    return figure_.role == Role::kIgnored;
  }

  void ignore_by_word_before(Word previous) {
    const bool is_hour = figure_.value < 25 * kThousandths;
    if (previous == Word::kAddress) ignore(AmountKind::kAddress);
    if (previous == Word::kPhoneMark) ignore(AmountKind::kPhone);
    if (previous == Word::kAge) ignore(AmountKind::kAge);
    if (previous == Word::kDayMark || previous == Word::kYearMark) ignore(AmountKind::kDate);
    if (previous == Word::kClockBefore && is_hour) ignore(AmountKind::kTime);
    if (follows_letters_of_code()) ignore(AmountKind::kNothing);
    if (previous == Word::kOrdinal) {
      ignore(before(2) == Word::kAddress ? AmountKind::kAddress : AmountKind::kNothing);
    }
    const bool is_name = figure_.doubt == AmountKind::kPlaceOrNumber && !figure_.is_sure;
    const bool after_place = previous == Word::kPlaceMark || previous == Word::kText ||
                             previous == Word::kOrdinal || previous == Word::kParticle ||
                             previous == Word::kClassifier || previous == Word::kPerson;
    if (is_name && after_place && !figure_.has_gain_before) ignore(AmountKind::kNothing);
    // Account and reference numbers.
    if (figure_.is_literal && tokens_[figure_.first].digits >= 10 &&
        tokens_[figure_.first].digits <= kMostAccountDigits) {
      ignore(AmountKind::kNothing);
    }
  }

  // "รหัส hykm 2345", "รหัส K7MN-2345", "ทะเบียน กข 1234", "โควิด-19"
  bool follows_letters_of_code() const {
    constexpr std::size_t few_letters = 9;  // Bytes: three Thai consonants.
    const bool is_dashed = before(1) == Word::kTo && !tokens_[figure_.first].has_space_before;
    const std::size_t steps = is_dashed ? 2 : 1;
    if (is_dashed && before(steps) == Word::kOrdinal) return true;
    if (before(steps) != Word::kText || before(steps + 1) != Word::kOrdinal) return false;
    const Token& letters = tokens_[figure_.first - steps];
    return letters.is_latin || letters.end - letters.begin <= few_letters;
  }

  void ignore_date() {
    const std::int64_t number = figure_.value / kThousandths;
    const bool is_buddhist_year = number >= 2400 && number <= 2700;
    const bool is_christian_year = number >= 1900 && number <= 2100;
    const bool is_year = is_buddhist_year || is_christian_year;
    if (is(figure_.past, Word::kMonth) && number >= 0 && number <= 31 && !is_rate_) {
      return ignore(AmountKind::kDate);
    }
    const bool after_month = before(1) == Word::kMonth;
    if (after_month && (is_year || number < 100)) return ignore(AmountKind::kDate);
    if (before(1) != Word::kClassifier || is_rate_) return;
    const auto unit = static_cast<RateUnit>(tokens_[figure_.first - 1].value);
    if (unit == RateUnit::kYear && (is_year || number < 100)) ignore(AmountKind::kDate);
    if (unit == RateUnit::kMonth && number >= 1 && number <= 12) ignore(AmountKind::kDate);
  }

  void ignore_glued_latin() {
    const bool is_glued = is(figure_.past, Word::kText) && tokens_[figure_.past].is_latin &&
                          !tokens_[figure_.past].has_space_before;
    if (is_glued && figure_.is_literal) ignore(AmountKind::kNothing);
  }

  void become_banknote() {
    figure_.has_currency = true;
    if (is(figure_.past, Word::kClassifier)) {
      const std::size_t unit = figure_.past++;
      if (is(figure_.past, Word::kOneOfIt)) {
        ++figure_.past;
        return;
      }
      figure_.role = Role::kRate;  // แบงค์ร้อยสามใบ: see below.
      figure_.unit_token = unit;
      figure_.rate_unit = RateUnit::kPiece;
      figure_.is_sure = false;
      figure_.doubt = AmountKind::kRateOrTotal;
      return;
    }
    figure_.role = Role::kRate;
    figure_.rate_unit = RateUnit::kPiece;
    figure_.unit_token = kNoToken;
  }

  // "350 บาทต่อวัน", "80/กิโล".
  bool become_rate_by_words_after() {
    const bool has_mark = is(figure_.past, Word::kPer) || is(figure_.past, Word::kSlash);
    if (is(figure_.past, Word::kEveryday) && figure_.value >= 10 * kThousandths) {
      figure_.unit_token = figure_.past++;
      figure_.rate_unit = static_cast<RateUnit>(tokens_[figure_.unit_token].value);
      figure_.role = Role::kRate;
      if (figure_.rate_unit != RateUnit::kDay) return true;
      figure_.is_sure = false;  // "300 ทุกวัน"
      figure_.doubt = AmountKind::kRateOrTotal;
      figure_.choices.add(figure_.value);
      return true;
    }
    if (!has_mark) return false;
    std::size_t unit = figure_.past + 1;
    const bool has_one = is(unit, Word::kDigit) || is(unit, Word::kNumber);
    const bool counts_one =
        has_one && (tokens_[unit].value == 1 || tokens_[unit].value == kThousandths);
    if (has_one) ++unit;
    if (!is(unit, Word::kClassifier)) return false;
    figure_.role = Role::kRate;
    figure_.unit_token = unit;
    figure_.rate_unit = static_cast<RateUnit>(tokens_[unit].value);
    figure_.past = unit + 1;
    if (has_one && !counts_one) {  // "100 บาทต่อ 3 กิโล"
      figure_.is_sure = false;
      figure_.doubt = AmountKind::kRateOrTotal;
    }
    return true;
  }

  void become_quantity() {
    figure_.role = Role::kQuantity;
    figure_.unit_token = figure_.past++;
    figure_.rate_unit = static_cast<RateUnit>(tokens_[figure_.unit_token].value);
    const bool is_month_of_year = is(figure_.past, Word::kMonth);
    if (is_month_of_year) figure_.role = Role::kMoney;
  }

  // A whole message "ห้า" or "พัน" is hardly the answer to "how many baht".
  void doubt_lone_word() {
    if (!figure_.is_lone_word || !figure_.is_sure || figure_.value == 0) return;
    const bool is_vague =
        figure_.first > 0 && (before(1) == Word::kBecomes ||
                              (before(1) == Word::kTotal && tokens_[figure_.first - 1].value == 1));
    if (is_vague) return become_bounded();  // "เป็นหมื่น"
    if (figure_.has_currency) return;
    const bool is_led_in =
        figure_.has_gain_before || figure_.has_total_before || figure_.is_approximate;
    if (is_led_in && figure_.value >= 100 * kThousandths) return;
    if (figure_.value == 10 * kThousandths) return;  // สิบ hides in few words, all listed.
    figure_.is_sure = false;
    figure_.doubt = AmountKind::kBadFormat;
    figure_.choices.add(figure_.value);
  }

  // A bare "10.30" may be an hour; a bare "3.5" 3.5 thousand.
  void doubt_clock_like() {
    const Token& token = tokens_[figure_.first];
    if (!figure_.is_literal || token.decimals == 0 || figure_.has_currency || !figure_.is_sure)
      return;
    const std::int64_t minutes = figure_.value % kThousandths / 10;
    const bool is_coins = figure_.value < kThousandths && token.decimals == 2;  // "0.50"
    const bool is_clock_like = !is_coins && figure_.value < 24 * kThousandths && minutes < 60;
    if (figure_.has_gain_before || (token.decimals == 2 && !is_clock_like)) return;
    figure_.is_sure = false;
    figure_.doubt = AmountKind::kBadFormat;
    figure_.choices.add(figure_.value);
    if (token.decimals == 1) figure_.choices.add(figure_.value * 1'000);
  }

  const std::vector<Token>& tokens_;
  Figure& figure_;
  bool is_rate_ = false;
};

}  // namespace

void set_role(const std::vector<Token>& tokens, Figure& figure) {
  RoleFinder(tokens, figure).find();
}

}  // namespace sammachip

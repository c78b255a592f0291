#include "language/amounts/amount_doubts.h"

#include <algorithm>

#include "language/amounts/unread_number.h"

namespace sammachip {
namespace {

// Below this a number beside a name may count goods: "เป็ด 5 ไก่ 3".
constexpr std::int64_t kMayCountGoods = 20 * kThousandths;

bool is_time(RateUnit unit) {
  return unit == RateUnit::kDay || unit == RateUnit::kWeek || unit == RateUnit::kMonth ||
         unit == RateUnit::kYear;
}

class Doubts {
 public:
  Doubts(std::string_view text, const std::vector<Token>& tokens,
         const std::vector<Figure>& figures, const AmountReading& reading)
      : text_(text), tokens_(tokens), figures_(figures), reading_(reading) {}

  std::optional<Doubt> find() const {
    if (reading_.kind == AmountKind::kZero) return std::nullopt;
    if (counts_unknown_pieces()) return Doubt{AmountKind::kRateOrTotal, false};
    const std::optional<AmountKind> why = find_reason();
    return why ? std::optional(Doubt{*why, true}) : std::nullopt;
  }

 private:
  std::optional<AmountKind> find_reason() const {
    const bool is_product = reading_.kind == AmountKind::kQuantityPrice;
    const bool is_rate = reading_.kind == AmountKind::kRate;
    if ((is_product || is_rate) && has_unused_unit(is_product)) return AmountKind::kRateOrTotal;
    if (is_product && counts_what_is_not_sold()) return AmountKind::kRateOrTotal;
    if (reading_.kind == AmountKind::kLoss && names_a_gain()) return AmountKind::kGrossNet;
    if (reading_.items.size() > 1 && may_count_goods()) return AmountKind::kSeveralFigures;
    if (!is_product && leaves_product_open()) return AmountKind::kBadFormat;
    if (has(Word::kPercent) && !has(Word::kNet) && !names_a_gain()) return AmountKind::kOtherMoney;
    if (!is_rate && names_one_of_something()) return AmountKind::kRateOrTotal;
    if (!is_product && !is_rate && follows_days()) return AmountKind::kRateOrTotal;
    if (names_a_fee()) return AmountKind::kOtherMoney;
    if (is_taken_back() || has_odd_mark()) return AmountKind::kBadFormat;
    if (has_laugh_among_goods()) return AmountKind::kLaughter;
    if (takes_label_for_unit() || corrects_one_of_many() || adds_small_numbers())
      return AmountKind::kSeveralFigures;
    if (weighs_gold() || follows_letters()) return AmountKind::kOtherMoney;
    return std::nullopt;
  }

  bool has(Word word) const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [word](const Token& token) { return token.word == word; });
  }
  bool is(std::size_t index, Word word) const {
    return index < tokens_.size() && tokens_[index].word == word;
  }
  bool is_glued(std::size_t index) const {
    return index < tokens_.size() && !tokens_[index].has_space_before;
  }
  std::string_view word_of(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

  // "กิโลละ 80 วันละ 3 กิโล", "วันละ 300 ทำ 3 คน", "กิโลละ 80 ครึ่งกิโล": more units than were
  // multiplied.
  bool has_unused_unit(bool is_product) const {
    std::size_t marks = 0;
    bool has_half = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool follows_unit = i > 0 && (is(i - 1, Word::kClassifier) || is(i - 1, Word::kRepeat));
      if (is(i, Word::kRateMark) && follows_unit) ++marks;
      const bool is_in_figure =
          std::any_of(figures_.begin(), figures_.end(),
                      [i](const Figure& figure) { return figure.first <= i && i < figure.past; });
      has_half = has_half || (!is_in_figure && word_of(tokens_[i]).starts_with("ครึ่ง"));
    }
    const auto quantities =
        std::count_if(figures_.begin(), figures_.end(),
                      [](const Figure& figure) { return figure.role == Role::kQuantity; });
    return marks > 1 || has_half || quantities > (is_product ? 1 : 0);
  }

  // "ตัวละ 120 ตายไป 2 ตัว", "วันละ 300 หยุด 2 วัน", "กิโลละ 80 เหลือ 2 กิโล".
  bool counts_what_is_not_sold() const {
    if (has(Word::kNotSold)) return true;
    return std::any_of(figures_.begin(), figures_.end(), [this](const Figure& figure) {
      return figure.role == Role::kQuantity && figure.first > 0 && is(figure.first - 1, Word::kNet);
    });
  }

  // "ขายได้ 300 แต่ขาดทุน": 300 is not what was lost.
  bool names_a_gain() const {
    return std::any_of(figures_.begin(), figures_.end(), [this](const Figure& figure) {
      return figure.has_gain_before || (figure.first > 0 && is(figure.first - 1, Word::kSell));
    });
  }

  // "เป็ด 5 ไก่ 3", "ผัก 10 กำ 120 ไข่ 80", "2 กิโล 160 3 กิโล 300".
  bool may_count_goods() const {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Figure& figure = figures_[i];
      if (figure.role != Role::kMoney || figure.has_currency) continue;
      const bool is_named = figure.has_gain_before || figure.has_total_before;
      const bool is_small = figure.value < kMayCountGoods && !is_named &&
                            reading_.kind == AmountKind::kItems && !has(Word::kPlus);
      const bool follows_quantity =
          i > 0 && figures_[i - 1].role == Role::kQuantity && figures_[i - 1].past == figure.first;
      if (is_small || follows_quantity) return true;
    }
    return false;
  }

  // "วันนึงได้ 300", "กิโลหนึ่ง 80", "วันๆ 300": the figure may be for each.
  bool names_one_of_something() const {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!is(i, Word::kClassifier) || !is_glued(i + 1)) continue;
      const Token& next = tokens_[i + 1];
      const bool is_one =
          (next.word == Word::kOneOfIt && next.value == 0) || word_of(next) == "หนึ่ง";
      const bool is_repeated =
          next.word == Word::kRepeat && is_time(static_cast<RateUnit>(tokens_[i].value));
      const bool is_counted = i > 0 && (is(i - 1, Word::kNumber) || is(i - 1, Word::kDigit));
      if ((is_one || is_repeated) && !is_counted) return true;
    }
    return false;
  }

  // "500 x", "(120 + 80) x 2"; a star at the start is a list's.
  bool leaves_product_open() const {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (is(i, Word::kTimes)) return true;
    }
    return false;
  }

  // "15 วัน 4500 บาท": in all, or for each?
  bool follows_days() const {
    for (std::size_t i = 1; i < figures_.size(); ++i) {
      const Figure& days = figures_[i - 1];
      const Figure& money = figures_[i];
      const bool are_days =
          days.role == Role::kQuantity && is_time(days.rate_unit) && days.value != kThousandths;
      const bool is_named = money.has_gain_before || money.has_total_before;
      if (are_days && money.role == Role::kMoney && !is_named && days.past == money.first) {
        return true;
      }
    }
    return false;
  }

  // "ค่าตัดผม 60": taken or paid? After a space ค่า is no politeness.
  bool names_a_fee() const {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const bool begins_word = tokens_[i].has_space_before || (i > 0 && is(i - 1, Word::kGain));
      const bool runs_on =
          is_glued(i + 1) && (is(i + 1, Word::kText) || is(i + 1, Word::kOrdinary));
      if (begins_word && runs_on && word_of(tokens_[i]) == "ค่า") return true;
    }
    return false;
  }

  // "300 ผิดค่ะ".
  bool is_taken_back() const {
    if (figures_.empty()) return false;
    for (std::size_t i = figures_.back().past; i < tokens_.size(); ++i) {
      if (is(i, Word::kCorrection) && tokens_[i].value == 2) return true;
    }
    return false;
  }

  // ".300", "50 ตังค์": a part of a baht?
  bool has_odd_mark() const {
    for (const Figure& figure : figures_) {
      if (figure.role != Role::kMoney) continue;
      const bool may_be_coins = figure.value <= 100 * kThousandths && figure.past < tokens_.size();
      if (may_be_coins && is(figure.past, Word::kGain) && tokens_[figure.past].value == 1) {
        return true;
      }
      if (figure.first == 0 || !is_glued(figure.first)) continue;
      const Token& before = tokens_[figure.first - 1];
      if (before.has_space_before && word_of(before) == ".") return true;
    }
    return false;
  }

  // "ได้ 2 แบงค์", "ขายได้ 40 กอง", "ได้ 5 ดอกไม้": so many of something, for who knows how much.
  bool counts_unknown_pieces() const {
    constexpr std::int64_t hardly_money = 20 * kThousandths;
    constexpr std::int64_t may_be_money = 100 * kThousandths;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      if (figure.role != Role::kMoney || figure.has_currency || figure.value == 0) return false;
      const std::size_t next = figure.past;
      if (is(next, Word::kBanknote)) return true;
      if (figure.has_total_before || !figure.is_literal) return false;
      const bool is_word = is(next, Word::kText) || is(next, Word::kOrdinary);
      if (figure.value < hardly_money) return is_word;
      const bool ends = next + 1 == tokens_.size() || is(next + 1, Word::kParticle);
      return figure.value < may_be_money && is(next, Word::kText) && (ends || is_glued(next)) &&
             figure.has_gain_before;
    });
  }

  // "ตัวผู้ 300 ตัวเมีย 200": the unit may be a name, and the quantity money.
  bool takes_label_for_unit() const {
    constexpr std::int64_t many = 20 * kThousandths;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      if (figure.role != Role::kQuantity || figure.value < many || !figure.is_literal) return false;
      const std::size_t unit = figure.unit_token;
      if (unit == 0 || unit + 1 >= tokens_.size() || !tokens_[unit].has_space_before) return false;
      return is(unit + 1, Word::kText) && is_glued(unit + 1);
    });
  }

  // "ผัก 120 ไข่ 80 เอ้ยไข่ 90".
  bool corrects_one_of_many() const { return reading_.is_correction && reading_.items.size() > 2; }

  // "2 กับ 3": hardly of baht.
  bool adds_small_numbers() const {
    if (reading_.items.size() < 2 || has(Word::kPlus)) return false;
    return std::any_of(figures_.begin(), figures_.end(), [](const Figure& figure) {
      return figure.role == Role::kMoney && !figure.has_currency && !figure.has_gain_before &&
             figure.value < kMayCountGoods / 2;
    });
  }

  // "ทอง 1 บาท" is a weight.
  bool weighs_gold() const {
    constexpr std::int64_t most_gold = 20 * kThousandths;
    return std::any_of(figures_.begin(), figures_.end(), [this](const Figure& figure) {
      if (!figure.has_currency || figure.value > most_gold || figure.first == 0) return false;
      const std::string_view word = word_of(tokens_[figure.first - 1]);
      return word.ends_with("ทอง") || word.ends_with("ทองคำ");
    });
  }

  // "hykm 2345" may be a code.
  bool follows_letters() const {
    return std::any_of(figures_.begin(), figures_.end(), [this](const Figure& figure) {
      if (figure.role != Role::kMoney || figure.has_currency || figure.first == 0) return false;
      std::size_t at = figure.first - 1;
      if (at > 0 && is(at, Word::kTo) && is_glued(at)) --at;  // "HYKM-2345"
      return figure.is_literal && is(at, Word::kText) && tokens_[at].is_latin;
    });
  }

  // "ผัก 555 ไข่ 80".
  bool has_laugh_among_goods() const {
    for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
      const Figure& laugh = figures_[i];
      const Figure& next = figures_[i + 1];
      if (laugh.is_sure || laugh.doubt != AmountKind::kLaughter || laugh.first == 0) continue;
      const bool is_labelled = is(laugh.first - 1, Word::kText);
      if (is_labelled && !next.has_gain_before && !next.has_total_before) return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<Figure>& figures_;
  const AmountReading& reading_;
};

}  // namespace

std::optional<Doubt> doubt_about(std::string_view text, const std::vector<Token>& tokens,
                                 const std::vector<Figure>& figures, const AmountReading& reading) {
  if (reading.kind != AmountKind::kZero && leaves_number_unread(text, tokens, figures)) {
    return Doubt{AmountKind::kBadFormat, false};
  }
  return Doubts(text, tokens, figures, reading).find();
}

}  // namespace sammachip

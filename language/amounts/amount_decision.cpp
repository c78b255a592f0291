#include "language/amounts/amount_decision.h"

#include <algorithm>
#include <optional>
#include <string>

#include "language/amounts/amount_parts.h"
#include "language/amounts/corrections.h"

namespace sammachip {
namespace {

constexpr std::int64_t kSmallBareNumber = 10 * kThousandths;

AmountReading none(AmountKind kind) {
  AmountReading reading;
  reading.kind = kind;
  return reading;
}

AmountReading ask(AmountKind kind) {
  AmountReading reading;
  reading.certainty = Certainty::kAmbiguous;
  reading.kind = kind;
  return reading;
}

AmountReading figure_of(AmountKind kind, std::int64_t thousandths) {
  AmountReading reading;
  reading.certainty = Certainty::kFigure;
  reading.kind = kind;
  reading.satang = satang_of(thousandths);
  return reading;
}

class Decision {
 public:
  Decision(std::string_view text, const std::vector<Token>& tokens,
           const std::vector<Figure>& figures, const MoneyTalk& talk)
      : text_(text), tokens_(tokens), figures_(figures), talk_(talk) {
    const bool says_more = figures.size() > 1 || talk.of_zero || talk.is_not_counted ||
                           talk.is_unknown || talk.is_unwilling;
    for (const Figure& figure : figures) {
      const bool is_laugh = !figure.is_sure && figure.doubt == AmountKind::kLaughter;
      if (is_laugh && says_more && !figure.has_gain_before) continue;
      if (figure.role == Role::kMoney) money_.push_back(&figure);
      if (figure.role == Role::kRate) rates_.push_back(&figure);
      if (figure.role == Role::kQuantity) quantities_.push_back(&figure);
    }
  }

  AmountReading decide() {
    if (money_.empty() && rates_.empty()) return without_figure();
    if (std::optional<AmountReading> product = multiplied()) return *product;
    if (std::optional<AmountReading> corrected = corrected_figure()) return *corrected;
    if (std::optional<AmountReading> doubt = doubt_of_talk()) return *doubt;
    if (!rates_.empty()) return with_rate();
    return money_.size() == 1 ? with_one() : with_several();
  }

 private:
  // Every figure named, for the buttons of a question.
  AmountReading ask_with_figures(AmountKind kind) const {
    AmountReading reading = ask(kind);
    for (const std::vector<const Figure*>* list : {&money_, &rates_}) {
      for (const Figure* figure : *list) {
        if (figure->is_sure) {
          reading.choices.push_back(satang_of(figure->value));
        } else {
          add_choices(reading, *figure);
        }
      }
    }
    return reading;
  }

  static void add_choices(AmountReading& reading, const Figure& figure) {
    for (std::size_t i = 0; i < figure.choices.count; ++i) {
      reading.choices.push_back(satang_of(figure.choices.values[i]));
    }
  }

  AmountReading without_figure() const {
    if (talk_.is_not_counted) return none(AmountKind::kNotCounted);
    if (talk_.of_break_even) return ask(AmountKind::kGrossNet);
    if (talk_.of_loss) return ask(AmountKind::kLossWithoutFigure);
    if (talk_.of_unpaid) return ask(AmountKind::kNotPaidYet);
    if (talk_.of_zero && !talk_.is_question) return figure_of(AmountKind::kZero, 0);
    if (talk_.is_unwilling) return none(AmountKind::kUnwilling);
    if (talk_.is_unknown) return none(AmountKind::kUnknown);
    if (talk_.of_maybe_zero && !talk_.is_question) {
      AmountReading reading = ask(AmountKind::kNegated);
      reading.choices.push_back(0);
      return reading;
    }
    if (talk_.of_baht && !talk_.is_question) return ask(AmountKind::kBadFormat);  // "3OO บาท"
    if (!quantities_.empty()) return none(AmountKind::kQuantity);
    for (const Figure& figure : figures_) {
      if (figure.ignored_as != AmountKind::kNothing) return none(figure.ignored_as);
    }
    return none(AmountKind::kNothing);
  }

  // "500x2", "20 x 15 ถุง", "500x2=1000".
  std::optional<AmountReading> multiplied() const {
    for (std::size_t i = 1; i < figures_.size(); ++i) {
      const Figure& one = figures_[i - 1];
      const Figure& two = figures_[i];
      if (one.past >= two.first || two.first - one.past != 1) continue;
      if (tokens_[one.past].word != Word::kTimes) continue;
      const std::size_t others = money_.size() + rates_.size() + quantities_.size() - 2;
      const bool is_usable =
          one.is_sure && two.is_sure && one.role != Role::kIgnored && two.role != Role::kIgnored;
      if (!is_usable) return ask_with_figures(AmountKind::kSeveralFigures);
      const bool second_is_price = one.role == Role::kQuantity && two.role != Role::kQuantity;
      return checked_product(second_is_price ? two : one, second_is_price ? one : two, others);
    }
    return std::nullopt;
  }

  std::optional<AmountReading> checked_product(const Figure& price, const Figure& count,
                                               std::size_t others) const {
    AmountReading reading = product_of(price, count);
    const Figure& last = figures_.back();
    const bool has_result = others == 1 && &last != &price && &last != &count && last.is_sure &&
                            last.role == Role::kMoney;
    if (has_result && satang_of(last.value) != reading.satang) {
      AmountReading doubt = ask(AmountKind::kTotalDiffers);
      doubt.choices = {reading.satang, satang_of(last.value)};
      return doubt;
    }
    const bool is_clear = (others == 0 || has_result) && price.role != Role::kQuantity;
    if (!is_clear || speaks_of_other_money() || talk_.of_loss) {
      AmountReading doubt = ask(AmountKind::kSeveralFigures);
      doubt.choices = {reading.satang};
      return doubt;
    }
    return reading;
  }

  AmountReading product_of(const Figure& price, const Figure& count) const {
    AmountReading reading = figure_of(AmountKind::kQuantityPrice, 0);
    const bool is_whole = count.value % kThousandths == 0;
    const bool is_small =
        price.value <= kHugeNumber / 1'000 && count.value <= 1'000'000 * kThousandths;
    if (!is_small || price.value % 10 != 0) return ask(AmountKind::kTooLarge);
    const std::int64_t product = price.value / 10 * count.value / kThousandths;
    if (!is_whole) {
      reading = ask(AmountKind::kRateOrTotal);
      reading.choices = {product};
      return reading;
    }
    reading.satang = product;
    reading.unit_price_satang = satang_of(price.value);
    reading.quantity = count.value / kThousandths;
    const std::size_t unit = price.unit_token != kNoToken ? price.unit_token : count.unit_token;
    if (unit != kNoToken) {
      reading.rate_word = word_at(text_, tokens_, unit);
      reading.rate_unit = price.unit_token != kNoToken ? price.rate_unit : count.rate_unit;
    }
    reading.is_approximate = price.is_approximate;
    return reading;
  }

  // "ไม่ใช่ 300 เป็น 350", "300 เอ้ย 350": the last one holds.
  std::optional<AmountReading> corrected_figure() const {
    if (money_.size() != 2 || !rates_.empty()) return std::nullopt;
    const Figure& wrong = *money_[0];
    const Figure& right = *money_[1];
    if (stands_by_first(text_, tokens_, wrong, right)) return correction_to(wrong);
    const bool says_so = has_between(wrong.past, right.first, Word::kCorrection) ||
                         has_between(wrong.past, right.first, Word::kBecomes);
    const bool denies = wrong.is_negated;
    const bool leads_in = has_between(0, wrong.first, Word::kCorrection);
    const bool is_correction = has_between(wrong.past, right.first, Word::kCorrection) ||
                               ((denies || leads_in) && says_so) || (denies && !right.is_negated);
    if (!is_correction) return std::nullopt;
    return correction_to(right);
  }

  AmountReading correction_to(const Figure& right) const {
    if (!right.is_sure || right.is_negated || speaks_of_other_money() || talk_.of_loss) {
      return ask_with_figures(AmountKind::kSeveralFigures);
    }
    AmountReading reading = figure_of(AmountKind::kCorrection, right.value);
    reading.is_correction = true;
    reading.is_net = talk_.of_net;
    reading.is_approximate = right.is_approximate;
    return reading;
  }

  bool has_between(std::size_t first, std::size_t past, Word word) const {
    return sammachip::has_between(tokens_, first, past, word);
  }

  bool speaks_of_other_money() const {
    return talk_.of_other_money || talk_.of_wish || talk_.of_unpaid || talk_.is_question;
  }

  // Words that make any figure beside them doubtful.
  std::optional<AmountReading> doubt_of_talk() const {
    for (const Figure* figure : money_) {
      if (figure->is_negated) return ask_with_figures(AmountKind::kNegated);
      if (follows_asking_word(*figure)) return ask_with_figures(AmountKind::kOtherMoney);
    }
    if (talk_.of_unpaid) {
      return ask_with_figures(money_.size() > 1 ? AmountKind::kOtherMoney
                                                : AmountKind::kNotPaidYet);
    }
    if (talk_.of_cost || talk_.of_break_even) return ask_with_figures(AmountKind::kGrossNet);
    if (speaks_of_other_money()) return ask_with_figures(AmountKind::kOtherMoney);
    if (talk_.of_zero || talk_.of_maybe_zero) return ask_with_figures(AmountKind::kSeveralFigures);
    if (talk_.is_not_counted || talk_.is_unknown || talk_.is_unwilling) {
      return ask_with_figures(AmountKind::kRange);
    }
    if (talk_.of_loss && (money_.size() != 1 || !rates_.empty() || talk_.of_net)) {
      return ask_with_figures(AmountKind::kSeveralFigures);
    }
    return std::nullopt;
  }

  bool follows_asking_word(const Figure& figure) const {
    std::size_t at = figure.first;
    while (at > 0 && (tokens_[at - 1].word == Word::kParticle ||
                      tokens_[at - 1].word == Word::kApproximate)) {
      --at;
    }
    return at > 0 && tokens_[at - 1].word == Word::kAskBefore;
  }

  AmountReading with_rate() const {
    if (rates_.size() > 1) return ask_with_figures(AmountKind::kSeveralFigures);
    const Figure& rate = *rates_.front();
    if (!rate.is_sure && rate.doubt != AmountKind::kRateOrTotal) return doubtful(rate);
    std::vector<const Figure*> counts;
    for (const Figure* quantity : quantities_) {
      if (same_unit(text_, tokens_, rate, *quantity)) counts.push_back(quantity);
    }
    if (money_.size() > 1 || counts.size() > 1)
      return ask_with_figures(AmountKind::kSeveralFigures);
    if (money_.size() == 1) return with_rate_and_money(rate, *money_.front(), counts);
    if (counts.empty()) return rate_only(rate);
    if (!counts.front()->is_sure || !rate.is_sure)
      return ask_with_figures(AmountKind::kRateOrTotal);
    return product_of(rate, *counts.front());
  }

  AmountReading rate_only(const Figure& rate) const {
    if (!rate.is_sure) return ask_with_figures(AmountKind::kRateOrTotal);
    if (rate.is_banknote) return ask_with_figures(AmountKind::kRateOrTotal);
    AmountReading reading = figure_of(AmountKind::kRate, rate.value);
    reading.rate_unit = rate.rate_unit;
    if (rate.unit_token != kNoToken) {
      reading.rate_word = word_at(text_, tokens_, rate.unit_token);
    }
    reading.is_approximate = rate.is_approximate;
    reading.is_net = talk_.of_net;
    return reading;
  }

  AmountReading with_rate_and_money(const Figure& rate, const Figure& money,
                                    const std::vector<const Figure*>& counts) const {
    if (!money.is_sure || !rate.is_sure) return ask_with_figures(AmountKind::kRateOrTotal);
    if (counts.size() == 1 && counts.front()->is_sure) {
      const AmountReading product = product_of(rate, *counts.front());
      if (product.certainty == Certainty::kFigure && product.satang == satang_of(money.value)) {
        AmountReading reading = product;
        reading.is_stated_total = true;
        return reading;
      }
      AmountReading doubt = ask(AmountKind::kTotalDiffers);
      doubt.choices = {product.satang, satang_of(money.value)};
      return doubt;
    }
    const bool is_named_total = (money.has_gain_before || money.has_total_before) &&
                                money.value > rate.value && money.first > rate.first;
    if (!is_named_total) {
      AmountReading doubt = ask_with_figures(AmountKind::kRateOrTotal);
      const AmountReading product = product_of(rate, money);
      if (product.certainty == Certainty::kFigure) doubt.choices.push_back(product.satang);
      return doubt;
    }
    return plain(money);
  }

  AmountReading doubtful(const Figure& figure) const {
    AmountReading reading = ask(figure.doubt);
    add_choices(reading, figure);
    reading.is_approximate = figure.is_approximate;
    return reading;
  }

  AmountReading plain(const Figure& figure) const {
    AmountReading reading = figure_of(AmountKind::kTotal, figure.value);
    reading.is_approximate = figure.is_approximate;
    reading.is_net = talk_.of_net;
    reading.is_stated_total = figure.has_total_before;
    reading.is_correction = talk_.is_correction || opens_with_becomes(tokens_, figure);
    if (figure.is_ellipsis) reading.kind = AmountKind::kEllipsis;
    if (figure.is_approximate) reading.kind = AmountKind::kApproximate;
    if (talk_.of_net) reading.kind = AmountKind::kNet;
    if (figure.value == 0) reading.kind = AmountKind::kZero;
    if (reading.is_correction) reading.kind = AmountKind::kCorrection;
    if (talk_.of_loss) {
      reading.kind = AmountKind::kLoss;
      reading.satang = -reading.satang;
    }
    return reading;
  }

  AmountReading with_one() const {
    const Figure& money = *money_.front();
    if (!money.is_sure) return doubtful(money);
    if (has_dash_before(money) && !talk_.of_loss) {
      AmountReading reading = ask(AmountKind::kLossOrDash);
      reading.choices = {-satang_of(money.value), satang_of(money.value)};
      return reading;
    }
    const bool is_named = money.has_currency || money.has_gain_before || money.has_total_before ||
                          talk_.of_loss || talk_.of_net || talk_.is_correction;
    if (!is_named && may_count_goods(money)) return ask_with_figures(AmountKind::kRateOrTotal);
    for (const Figure* quantity : quantities_) {
      if (makes_rate_of(money, *quantity, is_named)) return rate_or_total(money, *quantity);
    }
    return plain(money);
  }

  // "5 ดาว", "คะแนน 80": a number that nothing calls money, beside a word that may be its unit.
  bool may_count_goods(const Figure& figure) const {
    if (figure.value == 0) return false;
    const Word next = figure.past < tokens_.size() ? tokens_[figure.past].word : Word::kStop;
    const Word previous = figure.first > 0 ? tokens_[figure.first - 1].word : Word::kStop;
    const bool stands_alone = figure.first == 0 && figure.past == tokens_.size();
    const bool is_small = figure.value < kSmallBareNumber && !stands_alone &&
                          next != Word::kParticle && next != Word::kStop;
    const bool has_label_of_small = figure.value < kSmallBareNumber && figure.first > 0;
    const bool has_unknown_unit = next == Word::kText && figure.value < 1'000 * kThousandths;
    return is_small || has_label_of_small || has_unknown_unit ||
           (previous == Word::kClassifier && !follows_single(figure));
  }

  // "วัว 1 ตัว 25000": of one, the price is the total.
  bool follows_single(const Figure& figure) const {
    return std::any_of(quantities_.begin(), quantities_.end(), [&](const Figure* quantity) {
      return quantity->past == figure.first && quantity->value == kThousandths;
    });
  }

  // A dash close to the figure is a minus or a list's dash: "-200".
  bool has_dash_before(const Figure& figure) const {
    if (figure.first == 0 || tokens_[figure.first - 1].word != Word::kTo) return false;
    const Token& dash = tokens_[figure.first - 1];
    const bool is_dash = text_.substr(dash.begin, dash.end - dash.begin) == "-";
    const bool is_close = !tokens_[figure.first].has_space_before;
    return is_dash && dash.has_space_before && (is_close || figure.first == 1);
  }

  // "300 บาท 2 วัน": in all, or for each?
  bool makes_rate_of(const Figure& money, const Figure& quantity, bool is_named) const {
    if (quantity.value == kThousandths) return false;
    if (quantity.first < money.first) return !is_named && quantity.past == money.first;
    if (money.has_total_before) return false;
    const bool is_beside = quantity.first == money.past;
    if (quantity.rate_unit == RateUnit::kPiece) return is_beside && !money.has_gain_before;
    return quantity.rate_unit == RateUnit::kPerson ? is_beside : true;
  }

  AmountReading rate_or_total(const Figure& money, const Figure& quantity) const {
    AmountReading reading = ask(AmountKind::kRateOrTotal);
    reading.choices.push_back(satang_of(money.value));
    const AmountReading product = product_of(money, quantity);
    if (product.certainty == Certainty::kFigure) reading.choices.push_back(product.satang);
    return reading;
  }

  AmountReading with_several() const {
    for (const Figure* figure : money_) {
      if (!figure->is_sure) return ask_with_figures(figure->doubt);
    }
    const AmountKind doubt = talk_.of_net ? AmountKind::kGrossNet : AmountKind::kSeveralFigures;
    return add_up(text_, tokens_, money_, talk_).value_or(ask_with_figures(doubt));
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<Figure>& figures_;
  const MoneyTalk& talk_;
  std::vector<const Figure*> money_;
  std::vector<const Figure*> rates_;
  std::vector<const Figure*> quantities_;
};

}  // namespace

AmountReading decide_amount(std::string_view text, const std::vector<Token>& tokens,
                            const std::vector<Figure>& figures, const MoneyTalk& talk) {
  return Decision(text, tokens, figures, talk).decide();
}

}  // namespace sammachip

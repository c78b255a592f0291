#include "language/amounts/amount_parts.h"

#include <algorithm>
#include <array>

namespace sammachip {
namespace {

constexpr std::size_t kMostParts = 20;

std::string_view plain_unit(std::string_view word) {
  constexpr std::array<std::string_view, 8> kilograms = {"กิโล", "กิโลกรัม", "โล", "กก.",
                                                         "กก",  "ก.ก.",   "kg", "กิโลฯ"};
  const bool is_kilogram = std::find(kilograms.begin(), kilograms.end(), word) != kilograms.end();
  return is_kilogram ? kilograms[0] : word;
}

bool is_label(Word word) {
  switch (word) {
    case Word::kText:
    case Word::kOrdinary:
    case Word::kMood:
    case Word::kClockBefore:
    case Word::kWeekday:
    case Word::kMonth:
    case Word::kRelativeDay:
    case Word::kDayPart:
    case Word::kPerson:
    case Word::kPlace:
    case Word::kDoubtful:
    case Word::kClassifier:
      return true;
    default:
      return false;
  }
}

bool is_joint(Word word) { return word == Word::kPlus || word == Word::kAnd; }

struct Gap {
  std::string label;
  bool has_label = false;
  bool has_joint = false;
  bool has_sell = false;
  bool has_result = false;  // "=", "รวม": the next figure is the total.
  bool replaces = false;  // "เป็น", "เอ้ย": the next figure takes the place of the one before.
};

Gap read_gap(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
             std::size_t past) {
  Gap gap;
  std::size_t label_begin = 0;
  std::size_t label_end = 0;
  for (std::size_t i = first; i < past; ++i) {
    const Word word = tokens[i].word;
    gap.has_joint = gap.has_joint || is_joint(word);
    gap.has_sell = gap.has_sell || word == Word::kSell;
    gap.has_result = gap.has_result || word == Word::kTotal || word == Word::kEquals;
    gap.replaces = gap.replaces || word == Word::kBecomes || word == Word::kCorrection;
    if (!is_label(word)) continue;
    if (!gap.has_label) label_begin = tokens[i].begin;
    label_end = tokens[i].end;
    gap.has_label = true;
  }
  if (gap.has_label) gap.label = std::string(text.substr(label_begin, label_end - label_begin));
  return gap;
}

AmountReading differing(std::int64_t sum, std::int64_t stated) {
  AmountReading reading;
  reading.certainty = Certainty::kAmbiguous;
  reading.kind = AmountKind::kTotalDiffers;
  reading.choices = {sum, stated};
  return reading;
}

class Adder {
 public:
  Adder(std::string_view text, const std::vector<Token>& tokens,
        const std::vector<const Figure*>& money, const MoneyTalk& talk)
      : money_(money), talk_(talk) {
    std::size_t first = 0;
    for (const Figure* figure : money) {
      gaps_.push_back(read_gap(text, tokens, first, figure->first));
      first = figure->past;
    }
    if (first < tokens.size()) trailing_ = read_gap(text, tokens, first, tokens.size());
  }

  std::optional<AmountReading> add() const {
    if (all_same()) return reading_of(0, 1);
    const std::size_t last = money_.size() - 1;
    if (gaps_[last].has_result) return checked(0, last, last);
    if (gaps_[0].has_result && !gaps_[0].has_label && money_.size() > 2) {
      return checked(1, money_.size(), 0);
    }
    if (!parts_belong_together(0, money_.size())) return std::nullopt;
    return reading_of(0, money_.size());
  }

 private:
  // "300 (สามร้อยบาท)".
  bool all_same() const {
    return std::all_of(money_.begin(), money_.end(), [&](const Figure* figure) {
      return figure->value == money_[0]->value &&
             (figure == money_[0] || figure->is_literal != money_[0]->is_literal);
    });
  }

  bool parts_belong_together(std::size_t first, std::size_t past) const {
    bool all_labelled = true;
    bool all_joined = true;
    for (std::size_t i = first; i < past; ++i) {
      all_labelled = all_labelled && gaps_[i].has_label;
      if (i > first && gaps_[i].replaces) return false;
      if (i > first) all_joined = all_joined && gaps_[i].has_joint;
    }
    return all_labelled || all_joined;
  }

  std::optional<AmountReading> checked(std::size_t first, std::size_t past,
                                       std::size_t total) const {
    const std::int64_t stated = satang_of(money_[total]->value);
    if (past - first == 1) {
      // "ผัก 120 บาท รวม 120".
      const std::int64_t only = satang_of(money_[first]->value);
      if (only != stated) return differing(only, stated);
    }
    const std::int64_t sum = sum_of(first, past);
    if (sum != stated) return differing(sum, stated);
    AmountReading reading = reading_of(first, past);
    reading.is_stated_total = true;
    return reading;
  }

  std::int64_t sum_of(std::size_t first, std::size_t past) const {
    std::int64_t sum = 0;
    for (std::size_t i = first; i < past; ++i) sum += satang_of(money_[i]->value);
    return sum;
  }

  AmountReading reading_of(std::size_t first, std::size_t past) const {
    AmountReading reading;
    reading.certainty = Certainty::kFigure;
    reading.satang = sum_of(first, past);
    reading.kind = AmountKind::kTotal;
    if (past - first == 1) return reading;
    bool has_labels = false;
    for (std::size_t i = first; i < past; ++i) {
      has_labels = has_labels || gaps_[i].has_label;
      reading.items.push_back({gaps_[i].label, satang_of(money_[i]->value)});
      reading.is_approximate = reading.is_approximate || money_[i]->is_approximate;
    }
    reading.kind = has_labels ? AmountKind::kItems : AmountKind::kSum;
    if (talk_.is_correction) reading.is_correction = true;
    return reading;
  }

  const std::vector<const Figure*>& money_;
  const MoneyTalk& talk_;
  std::vector<Gap> gaps_;
  Gap trailing_;
};

}  // namespace

std::string word_at(std::string_view text, const std::vector<Token>& tokens, std::size_t index) {
  const Token& token = tokens[index];
  return std::string(text.substr(token.begin, token.end - token.begin));
}

bool same_unit(std::string_view text, const std::vector<Token>& tokens, const Figure& rate,
               const Figure& quantity) {
  if (rate.unit_token == kNoToken || quantity.unit_token == kNoToken) return false;
  const Token& a = tokens[rate.unit_token];
  const Token& b = tokens[quantity.unit_token];
  const std::string_view word_a = text.substr(a.begin, a.end - a.begin);
  const std::string_view word_b = text.substr(b.begin, b.end - b.begin);
  if (plain_unit(word_a) == plain_unit(word_b)) return true;
  const bool is_counted_time =
      rate.rate_unit == quantity.rate_unit &&
      (rate.rate_unit == RateUnit::kDay || rate.rate_unit == RateUnit::kWeek ||
       rate.rate_unit == RateUnit::kMonth || rate.rate_unit == RateUnit::kYear);
  return is_counted_time;
}

std::optional<AmountReading> add_up(std::string_view text, const std::vector<Token>& tokens,
                                    const std::vector<const Figure*>& money,
                                    const MoneyTalk& talk) {
  const bool are_sure =
      std::all_of(money.begin(), money.end(), [](const Figure* figure) { return figure->is_sure; });
  if (!are_sure || money.size() > kMostParts || talk.of_net || talk.of_other_period) {
    return std::nullopt;
  }
  return Adder(text, tokens, money, talk).add();
}

}  // namespace sammachip

#include "language/amounts/amount.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "language/amounts/amount_decision.h"
#include "language/amounts/amount_doubts.h"
#include "language/amounts/amount_talk.h"
#include "language/amounts/figures.h"
#include "language/amounts/unread_number.h"
#include "language/letters/normalise.h"
#include "language/letters/tokens.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostChoices = 4;

// Nothing above the limit is a figure, a part or a button.
void keep_within_limit(AmountReading& reading) {
  const auto is_too_large = [](std::int64_t satang) {
    return std::llabs(satang) > kLargestAmountSatang;
  };
  std::erase_if(reading.choices, is_too_large);
  std::sort(reading.choices.begin(), reading.choices.end());
  reading.choices.erase(std::unique(reading.choices.begin(), reading.choices.end()),
                        reading.choices.end());
  if (reading.choices.size() > kMostChoices) reading.choices.resize(kMostChoices);
  if (reading.certainty != Certainty::kFigure) reading.satang = 0;
  if (reading.certainty != Certainty::kFigure || !is_too_large(reading.satang)) return;
  reading = {};
  reading.certainty = Certainty::kAmbiguous;
  reading.kind = AmountKind::kTooLarge;
}

AmountReading asked_about(const AmountReading& figure, const Doubt& doubt) {
  AmountReading reading;
  reading.certainty = Certainty::kAmbiguous;
  reading.kind = doubt.why;
  reading.is_approximate = figure.is_approximate;
  if (!doubt.offers_figure) return reading;
  reading.choices = {figure.satang};
  if (figure.satang < 0) reading.choices.push_back(-figure.satang);
  return reading;
}

}  // namespace

AmountReading read_amount(std::string_view text) {
  const std::string even = normalise(text);
  const std::vector<Token> tokens = cut(even);
  const std::vector<Figure> figures = read_figures(even, tokens);
  AmountReading reading = decide_amount(even, tokens, figures, listen(tokens));
  if (reading.certainty == Certainty::kFigure) {
    const std::optional<Doubt> doubt = doubt_about(even, tokens, figures, reading);
    if (doubt) reading = asked_about(reading, *doubt);
  } else if (reading.certainty == Certainty::kNone && reading.kind == AmountKind::kNothing &&
             hides_number(even, tokens, figures)) {
    reading.certainty = Certainty::kAmbiguous;
    reading.kind = AmountKind::kBadFormat;
  }
  keep_within_limit(reading);
  return reading;
}

std::string amount_line(const AmountReading& reading) {
  if (reading.certainty == Certainty::kAmbiguous) return "AMBIGUOUS";
  if (reading.certainty == Certainty::kNone) return "NONE";
  const std::int64_t satang = std::llabs(reading.satang);
  std::string line = reading.satang < 0 ? "-" : "";
  line += std::to_string(satang / 100);
  if (const std::int64_t rest = satang % 100; rest != 0) {
    line += rest < 10 ? ".0" : ".";
    line += std::to_string(rest);
  }
  return line;
}

}  // namespace sammachip

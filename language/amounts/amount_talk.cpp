#include "language/amounts/amount_talk.h"

namespace sammachip {
namespace {

bool is_filler(Word word) {
  return word == Word::kParticle || word == Word::kStop || word == Word::kGain ||
         word == Word::kLaugh || word == Word::kPlus || word == Word::kRepeat ||
         word == Word::kRelativeDay || word == Word::kPeriodWord || word == Word::kBracket;
}

// "ไม่มี" is nothing earned if nothing follows that is missing instead: time, strength.
bool ends_message(const std::vector<Token>& tokens, std::size_t index) {
  for (std::size_t i = index + 1; i < tokens.size(); ++i) {
    if (!is_filler(tokens[i].word)) return false;
  }
  return true;
}

void hear(MoneyTalk& talk, Word word) {
  switch (word) {
    case Word::kLoss:
      talk.of_loss = true;
      break;
    case Word::kCost:
      talk.of_cost = true;
      break;
    case Word::kBreakEven:
      talk.of_break_even = true;
      break;
    case Word::kOtherMoney:
    case Word::kLink:  // Offers of others: loans, lotteries.
      talk.of_other_money = true;
      break;
    case Word::kUnpaid:
      talk.of_unpaid = true;
      break;
    case Word::kWish:
      talk.of_wish = true;
      break;
    case Word::kQuestion:
      talk.is_question = true;
      break;
    case Word::kZero:
      talk.of_zero = true;
      break;
    case Word::kMaybeZero:
      talk.of_maybe_zero = true;
      break;
    case Word::kNotCounted:
      talk.is_not_counted = true;
      break;
    case Word::kUnwilling:
      talk.is_unwilling = true;
      break;
    case Word::kUnknown:
      talk.is_unknown = true;
      break;
    case Word::kCorrection:
      talk.is_correction = true;
      break;
    case Word::kBaht:
      talk.of_baht = true;
      break;
    case Word::kPeriodWord:
      talk.of_other_period = true;
      break;
    default:
      break;
  }
}

}  // namespace

MoneyTalk listen(const std::vector<Token>& tokens) {
  MoneyTalk talk;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Word word = tokens[i].word;
    hear(talk, word);
    if (word == Word::kZeroAlone && ends_message(tokens, i)) talk.of_zero = true;
    const bool is_english_no = word == Word::kOrdinal && tokens[i].value == 1;
    if (is_english_no && i + 2 == tokens.size() && tokens[i + 1].word == Word::kGain) {
      talk.of_zero = true;
    }
    if (word == Word::kNot && i + 1 == tokens.size()) talk.of_maybe_zero = true;
    if (word == Word::kNet) {
      // "เหลือ 5 ถุง" is of goods.
      const bool of_goods = i + 2 < tokens.size() && tokens[i + 2].word == Word::kClassifier;
      talk.of_net = talk.of_net || !of_goods;
    }
  }
  return talk;
}

}  // namespace sammachip

#include "language/amounts/number_place.h"

namespace sammachip {
namespace {

// Words a bare ร้อย, พัน, หมื่น … may touch on its left and still be a number.
bool may_precede_lone_unit(Word word) {
  switch (word) {
    case Word::kGain:
    case Word::kSell:
    case Word::kApproximate:
    case Word::kBound:
    case Word::kTo:
    case Word::kOr:
    case Word::kPlus:
    case Word::kAnd:
    case Word::kTimes:
    case Word::kEquals:
    case Word::kMinus:
    case Word::kSlash:
    case Word::kComma:
    case Word::kBracket:
    case Word::kStop:
    case Word::kTotal:
    case Word::kLoss:
    case Word::kNet:
    case Word::kCost:
    case Word::kOtherMoney:
    case Word::kNot:
    case Word::kCorrection:
    case Word::kRateMark:
    case Word::kParticle:
    case Word::kBanknote:
    case Word::kBaht:
    case Word::kEveryday:
    case Word::kBecomes:
    case Word::kWish:
    case Word::kUnpaid:
      return true;
    default:
      return false;
  }
}

bool may_follow_lone_unit(Word word) {
  switch (word) {
    case Word::kBaht:
    case Word::kRound:
    case Word::kBound:
    case Word::kParticle:
    case Word::kTo:
    case Word::kOr:
    case Word::kPlus:
    case Word::kAnd:
    case Word::kEquals:
    case Word::kTimes:
    case Word::kSlash:
    case Word::kComma:
    case Word::kBracket:
    case Word::kStop:
    case Word::kPer:
    case Word::kClassifier:
    case Word::kRepeat:
    case Word::kQuestion:
    case Word::kApproximate:
    case Word::kCorrection:
    case Word::kTotal:
    case Word::kGain:
    case Word::kEveryday:
    case Word::kAskBefore:
    case Word::kOtherMoney:
    case Word::kSell:
    case Word::kSatang:
    case Word::kSalueng:
      return true;
    default:
      return false;
  }
}

// Words that leave a message with nothing but its number: "ได้ห้าค่ะ".
bool says_nothing_else(Word word) {
  return word == Word::kParticle || word == Word::kGain || word == Word::kApproximate ||
         word == Word::kStop || word == Word::kTotal || word == Word::kBracket;
}

}  // namespace

bool is_number_here(const std::vector<Token>& tokens, std::size_t first,
                    const SpokenNumber& number) {
  const bool has_left = first > 0;
  const bool has_right = number.past < tokens.size();
  const Word left = has_left ? tokens[first - 1].word : Word::kStop;
  const Word right = has_right ? tokens[number.past].word : Word::kStop;
  const bool left_is_glued = has_left && !tokens[first].has_space_before;
  const bool right_is_glued = has_right && !tokens[number.past].has_space_before;
  if (!number.is_lone_unit && !number.is_lone_digit_word) {
    // "ลุงแสน 500": the name stops where the space is.
    const bool stands_alone = first + 1 < number.past && tokens[first + 1].has_space_before;
    const bool is_name = tokens[first].word == Word::kUnit && left_is_glued && stands_alone &&
                         !may_precede_lone_unit(left);
    return !is_name;
  }
  if (number.is_lone_unit) {
    const bool follows_count =
        first >= 2 && left == Word::kClassifier &&
        (tokens[first - 2].word == Word::kNumber || tokens[first - 2].word == Word::kDigit);
    if (follows_count) return true;  // สามตัวร้อย
    if (left == Word::kPlaceMark || left == Word::kPerson) return false;
    if (left_is_glued && !may_precede_lone_unit(left)) return false;
    return !right_is_glued || may_follow_lone_unit(right);
  }
  const bool is_zero = tokens[first].word == Word::kZeroWord;
  if (left == Word::kPerson) return false;
  if (is_zero && left == Word::kParticle && left_is_glued) return false;  // ไปศูนย์
  if (right == Word::kBaht || right == Word::kSatang || right == Word::kSalueng) return true;
  if (right == Word::kClassifier || left == Word::kRateMark) return true;
  if (right == Word::kTo || left == Word::kTo) return true;
  if (right == Word::kMonth || left == Word::kDayMark) return true;
  const auto is_part = [&](std::size_t index) {
    return (index >= first && index < number.past) || says_nothing_else(tokens[index].word);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_part(i)) return false;
  }
  return true;
}

}  // namespace sammachip

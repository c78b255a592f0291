#include "language/letters/tokens.h"

#include <utility>

#include "language/letters/bytes.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr std::string_view kHundred = "ร้อย";
constexpr std::string_view kDayWord = "วัน";
constexpr std::string_view kSinceThen = "มาแล้ว";
constexpr std::int64_t kOfYears = 4;  // RateUnit's.
constexpr std::int64_t kOfPieces = 5;

bool thai_letter_at(std::string_view text, std::size_t position) {
  return position < text.size() && is_thai_letter(decode_character(text, position).character);
}

bool is_numeric(Word word) {
  switch (word) {
    case Word::kNumber:
    case Word::kBadNumber:
    case Word::kLaugh:
    case Word::kDigit:
    case Word::kEt:
    case Word::kOneOfIt:
    case Word::kTen:
    case Word::kTwenty:
    case Word::kUnit:
    case Word::kHalf:
    case Word::kZeroWord:
      return true;
    default:
      return false;
  }
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) { tokens_.reserve(16 + text.size() / 12); }

  std::vector<Token> cut_all() {
    while (position_ < text_.size()) {
      const char byte = text_[position_];
      if (byte == ' ') {
        after_space_ = true;
        ++position_;
      } else if (is_digit(byte)) {
        add_digits();
      } else if (const std::size_t end = dial_code_end(text_, position_)) {
        add_shape(Word::kCode, end);
      } else if (is_small_latin(byte)) {
        add_latin();
      } else {
        add_word();
      }
    }
    return std::move(tokens_);
  }

 private:
  void add(Token token) {
    token.has_space_before = after_space_ || tokens_.empty();
    after_space_ = false;
    position_ = token.end;
    tokens_.push_back(token);
  }

  void add_text(std::size_t end) {
    if (!tokens_.empty() && tokens_.back().word == Word::kText && !after_space_) {
      tokens_.back().end = end;
      position_ = end;
      return;
    }
    Token token;
    token.begin = position_;
    token.end = end;
    token.is_latin = is_small_latin(text_[position_]);
    add(token);
  }

  void add_shape(Word word, std::size_t end) {
    Token token;
    token.word = word;
    token.begin = position_;
    token.end = end;
    add(token);
  }

  void add_digits() {
    Token token;
    token.begin = position_;
    token.end = cut_digits(text_, position_, token);
    add(token);
  }

  void add_latin() {
    if (const std::size_t end = link_end(text_, position_)) return add_shape(Word::kLink, end);
    std::size_t end = position_;
    while (end < text_.size() && is_small_latin(text_[end])) ++end;
    const LexiconMatch match = longest_word(text_, position_);
    const bool is_word = match.bytes >= end - position_;
    if (is_word && suits_place(match)) return add_match(match);
    // Digits inside a Latin name are part of it: a12, covid19.
    while (end < text_.size() && (is_small_latin(text_[end]) || is_digit(text_[end]))) ++end;
    add_text(end);
  }

  void add_word() {
    LexiconMatch match = longest_word(text_, position_);
    const bool is_inside_number =
        !after_space_ && !tokens_.empty() && is_numeric(tokens_.back().word);
    if (match.word == Word::kPlaceNumber && is_inside_number) {
      match = {kHundred.size(), Word::kUnit, 100};  // สามร้อยเอ็ด holds no province.
    }
    if (counts_days(match)) match = longest_word(kDayWord, 0);
    if (is_so_long_ago()) match = {kSinceThen.size(), Word::kWhich, kLast};
    if (match.word == Word::kPoint && !parts_number(match)) {
      // "ขาย 3 จุด" counts places; in จุดขาย it is a word like any other.
      const bool counts = is_inside_number || follows_number();
      match = counts ? LexiconMatch{match.bytes, Word::kClassifier, kOfPieces} : LexiconMatch{};
    }
    if (match.bytes > 0 && suits_place(match)) return add_match(match);
    const DecodedCharacter decoded = decode_character(text_, position_);
    if (!is_thai_letter(decoded.character)) {
      Token token;
      token.word = Word::kStop;
      token.begin = position_;
      token.end = position_ + decoded.bytes;
      return add(token);
    }
    add_text(end_of_syllable_part(decoded));
  }

  // A vowel written before its consonant stays with it; what leans on a consonant stays with it.
  std::size_t end_of_syllable_part(DecodedCharacter decoded) const {
    std::size_t end = position_ + decoded.bytes;
    const bool is_leading_vowel = decoded.character >= U'\u0E40' && decoded.character <= U'\u0E44';
    if (is_leading_vowel && thai_letter_at(text_, end)) {
      end += decode_character(text_, end).bytes;
    }
    while (end < text_.size() && leans_on_consonant(decode_character(text_, end).character)) {
      end += decode_character(text_, end).bytes;
    }
    return end;
  }

  void add_match(const LexiconMatch& match) {
    Token token;
    token.word = match.word;
    token.value = match.value;
    token.begin = position_;
    token.end = position_ + match.bytes;
    add(token);
  }

  // "3 วันมาแล้ว"
  bool is_so_long_ago() const {
    if (!text_.substr(position_).starts_with(kSinceThen) || tokens_.size() < 2) return false;
    const Token& unit = tokens_.back();
    return unit.word == Word::kClassifier && unit.value <= kOfYears &&
           is_numeric(tokens_[tokens_.size() - 2].word);
  }

  bool follows_number() const { return !tokens_.empty() && is_numeric(tokens_.back().word); }

  // "หนึ่งจุดห้า", "3 จุด 5".
  bool parts_number(const LexiconMatch& point) const {
    if (!follows_number()) return false;
    std::size_t next = position_ + point.bytes;
    if (next < text_.size() && text_[next] == ' ') ++next;
    if (next >= text_.size()) return false;
    if (is_digit(text_[next])) return true;
    const Word word = longest_word(text_, next).word;
    return word == Word::kDigit || word == Word::kZeroWord || word == Word::kDoubtful;
  }

  // In สองวันที่แล้ว and สองวันก่อน the วัน belongs to the number.
  bool counts_days(const LexiconMatch& match) const {
    if (tokens_.empty() || !is_numeric(tokens_.back().word)) return false;
    const std::string_view rest = text_.substr(position_);
    if (match.word == Word::kLongAgo) return rest.starts_with("วันก่อน");
    return match.word == Word::kDayMark &&
           (rest.starts_with("วันที่แล้ว") || rest.starts_with("วันที่ผ่านมา"));
  }

  // Some words are so short that they count in one place only.
  bool suits_place(const LexiconMatch& match) const {
    const std::string_view word = text_.substr(position_, match.bytes);
    const bool runs_on = thai_letter_at(text_, position_ + match.bytes);
    if (word == "บ" || word == "บ.") return follows_number() && (word == "บ." || !runs_on);
    if (word == "k" || word == "g" || word == "b") return follows_number();
    if (word == "x") return follows_number() || follows_unit();
    if (word == "กก" || word == "กม" || word == "ชม" || word == "น")
      return follows_number() && !runs_on;
    const bool is_short_month = match.word == Word::kMonth && match.bytes <= 9;
    if (is_short_month && word.back() != '.') return !runs_on;
    return true;
  }

  bool follows_unit() const {
    return !tokens_.empty() &&
           (tokens_.back().word == Word::kClassifier || tokens_.back().word == Word::kBaht ||
            tokens_.back().word == Word::kBracket);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  bool after_space_ = false;
};

}  // namespace

std::vector<Token> cut(std::string_view text) { return Cutter(text).cut_all(); }

}  // namespace sammachip

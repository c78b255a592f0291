#include "language/amounts/unread_number.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "language/amounts/number_slips.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr std::size_t kLongestNumberWord = 6;  // Letters compared: ยีสิบ has five.

// A word without its tones and shortening marks: เจ็ด and เจด are one.
struct Skeleton {
  std::array<char32_t, kLongestNumberWord> letters{};
  std::size_t count = 0;
  bool is_whole = true;  // Else the word is longer than any number's.
};

constexpr Skeleton skeleton_of(std::u32string_view word) {
  Skeleton skeleton;
  for (const char32_t letter : word) skeleton.letters[skeleton.count++] = letter;
  return skeleton;
}

Skeleton skeleton_of(std::string_view word) {
  Skeleton skeleton;
  for (std::size_t position = 0; position < word.size();) {
    const DecodedCharacter decoded = decode_character(word, position);
    position += decoded.bytes;
    if (decoded.character >= U'\u0E47' && decoded.character <= U'\u0E4E') continue;
    if (skeleton.count == skeleton.letters.size()) {
      skeleton.is_whole = false;
      break;
    }
    skeleton.letters[skeleton.count++] = decoded.character;
  }
  return skeleton;
}

constexpr auto kUnreadNumberWords = [] {
  std::array<Skeleton, kNumberWordsWithoutTones.size()> words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = skeleton_of(kNumberWordsWithoutTones[i]);
  }
  return words;
}();

// Common words that are as close to a number word and are no slip: goods, and what people say.
constexpr std::array<std::string_view, 86> kOwnWords = {
    "เห็ด",  "เป็ด",  "เม็ด",    "เบ็ด", "เด็ด", "หอย", "แป้ง",  "แปลง", "แปล", "แกะ", "แพะ",
    "แขก",  "แกง",  "แตง",    "ของ", "ทอง", "กอง", "ซอง",  "ลอง",  "จอง", "ห้อง", "น้อง",
    "เอง",  "สวน",  "สาว",    "สาร", "สาน", "สาย", "เรา",  "เขา",  "เอา", "เข้า", "เก่า",
    "เช่า",  "เท่า",  "เต่า",    "เช้า", "เงา", "เสา", "เหา",  "เกาะ", "กัน",  "วัน",  "มัน",
    "ทัน",   "ปัน",   "นั้น",     "ชั้น",  "บาน", "งาน", "บ้าน",  "ทาน",  "นาน", "ร้าน", "ถ่าน",
    "จาน",  "หวาน", "น้ำหวาน", "สิ",   "ซิ",   "แสง", "เจอ",  "ข้าว",  "ขาว", "ลาว", "ข่าว",
    "ส้ม",   "อ้อย",  "น้อย",    "บ่อย", "ค่อย", "คอย", "ซอย",  "เสียง", "แผน", "แทน", "แขน",
    "แหวน", "แฟน",  "สอน",    "นอน", "ก่อน", "หนัง", "เบาะ", "เสื่อ",  "สั้น"};

bool is_own_word(std::string_view word) {
  return std::find(kOwnWords.begin(), kOwnWords.end(), word) != kOwnWords.end();
}

// Whether one letter put in, left out or changed makes one of the other.
bool is_one_letter_off(const Skeleton& a, const Skeleton& b) {
  if (a.count > b.count) return is_one_letter_off(b, a);
  if (b.count - a.count > 1) return false;
  std::size_t same = 0;
  while (same < a.count && a.letters[same] == b.letters[same]) ++same;
  const std::size_t skip = a.count == b.count ? 1 : 0;
  return std::equal(a.letters.begin() + static_cast<std::ptrdiff_t>(std::min(a.count, same + skip)),
                    a.letters.begin() + static_cast<std::ptrdiff_t>(a.count),
                    b.letters.begin() + static_cast<std::ptrdiff_t>(std::min(b.count, same + 1)),
                    b.letters.begin() + static_cast<std::ptrdiff_t>(b.count));
}

bool is_said_number(Word word) {
  return word == Word::kDigit || word == Word::kEt || word == Word::kTen || word == Word::kTwenty ||
         word == Word::kUnit || word == Word::kZeroWord;
}

bool is_unit_word_of_number(Word word) {
  return word == Word::kTen || word == Word::kTwenty || word == Word::kUnit;
}

// Words whose number is a name's, a day's, an hour's or an address's.
bool owns_number(Word word) {
  switch (word) {
    case Word::kPerson:
    case Word::kPlace:
    case Word::kPlaceMark:
    case Word::kOrdinal:
    case Word::kAddress:
    case Word::kAge:
    case Word::kClockBefore:
    case Word::kDayMark:
    case Word::kMonthMark:
    case Word::kYearMark:
    case Word::kPhoneMark:
      return true;
    default:
      return false;
  }
}

class UnreadNumbers {
 public:
  UnreadNumbers(std::string_view text, const std::vector<Token>& tokens,
                const std::vector<Figure>& figures)
      : text_(text), tokens_(tokens), figures_(figures) {}

  bool are_beside_money() const {
    std::size_t next = 0;  // The first figure that ends behind the token.
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      while (next < figures_.size() && figures_[next].past <= i) ++next;
      const bool is_taken = next < figures_.size() && figures_[next].first <= i;
      if (!is_taken && is_left_over(i, next)) return true;
    }
    return std::any_of(figures_.begin(), figures_.end(), [this](const Figure& figure) {
      return is_money(figure) && stands_beside_misspelt(figure);
    });
  }

  bool are_hidden() const {
    std::size_t next = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      while (next < figures_.size() && figures_[next].past <= i) ++next;
      const bool is_taken = next < figures_.size() && figures_[next].first <= i;
      if (is_taken || !is_said_number(tokens_[i].word)) continue;
      const bool is_owned = i > 0 && owns_number(tokens_[i - 1].word);
      if (is_owned || is(i, Word::kZeroWord)) continue;
      const bool follows_slip = i > 0 && is_glued(i) && is_misspelt(i - 1);
      if (follows_slip || (is_glued(i + 1) && is_misspelt(i + 1))) return true;
      if (!is_unit_word_of_number(tokens_[i].word)) continue;
      // "พันยืสิบ"
      const bool goes_on = is(i + 1, Word::kText) && is_glued(i + 1) && is_glued(i + 2) &&
                           is_unit_word_of_number(tokens_[i + 2].word);
      if (goes_on) return true;
    }
    return false;
  }

 private:
  static bool is_money(const Figure& figure) {
    return figure.role == Role::kMoney || figure.role == Role::kRate;
  }
  bool is(std::size_t index, Word word) const {
    return index < tokens_.size() && tokens_[index].word == word;
  }
  std::string_view word_of(std::size_t index) const {
    return text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
  }
  bool is_misspelt(std::size_t index) const {
    if (is(index, Word::kText)) {
      return !tokens_[index].is_latin && may_be_misspelt_number(word_of(index));
    }
    // A slip may begin as another word does: สิป as สิ.
    const bool runs_on = is(index, Word::kParticle) && is(index + 1, Word::kText) &&
                         is_glued(index + 1) && !tokens_[index + 1].is_latin;
    const std::size_t begin = index < tokens_.size() ? tokens_[index].begin : 0;
    return runs_on && may_be_misspelt_number(text_.substr(begin, tokens_[index + 1].end - begin));
  }

  // Whether the token at `i`, which belongs to no figure, may belong to the money beside it. `next`
  // is the figure behind it.
  bool is_left_over(std::size_t i, std::size_t next) const {
    const bool follows_money =
        next > 0 && is_money(figures_[next - 1]) && figures_[next - 1].past == i;
    if (is(i, Word::kDoubtful)) {  // สี and หา are words too: "300 สีแดง".
      if (!follows_money) return false;
      const Figure& money = figures_[next - 1];
      const bool runs_on = !money.is_literal && !money.has_currency && is_glued(i);
      return runs_on || tokens_[i].value >= 100;
    }
    if (!is_said_number(tokens_[i].word)) return false;
    if (i > 0 && owns_number(tokens_[i - 1].word)) return false;
    if (is(i + 1, Word::kClock)) return false;
    const bool names_place = is(i, Word::kZeroWord) && i + 1 < tokens_.size() &&
                             !tokens_[i + 1].has_space_before &&
                             !is_said_number(tokens_[i + 1].word);
    if (names_place) return false;  // ศูนย์เด็กเล็ก
    const bool precedes_money = next < figures_.size() && is_money(figures_[next]) &&
                                comes_next(i + 1, figures_[next].first);
    // "สามพันยืสิบ", "พันเจ๊ดร้อย": a strange word between, perhaps cut in two.
    constexpr std::size_t most_between = 2;
    const bool follows_strange = is_unit_word_of_number(tokens_[i].word) && is_glued(i) &&
                                 next > 0 && is_money(figures_[next - 1]) &&
                                 !figures_[next - 1].has_currency &&
                                 figures_[next - 1].past + most_between >= i;
    return follows_money || precedes_money || follows_strange;
  }

  // Whether nothing but number words and politeness stands in [first, past).
  bool comes_next(std::size_t first, std::size_t past) const {
    constexpr std::size_t most_between = 8;
    if (past - first > most_between) return false;
    for (std::size_t i = first; i < past; ++i) {
      const Word word = tokens_[i].word;
      if (!is_said_number(word) && word != Word::kParticle && word != Word::kStop) return false;
    }
    return true;
  }

  // "สามพันห้าสิป", "สมพันห้าร้อย", "ล้อยห้าสิบ", "3 พัม".
  bool stands_beside_misspelt(const Figure& figure) const {
    const bool ends_in_number = !figure.has_currency && is_misspelt(figure.past);
    if (!figure.is_literal && !figure.has_currency && hides_slip(figure.past)) return true;
    if (!figure.is_literal && runs_into_letters(figure)) return true;
    const bool is_close = ends_in_number && (figure.is_literal || is_glued(figure.past));
    if (is_close) return true;
    if (figure.first == 0 || !is_misspelt(figure.first - 1)) return false;
    const bool lacks_count = is_unit_word_of_number(tokens_[figure.first].word);
    return lacks_count || (!figure.is_literal && is_glued(figure.first));
  }

  // "สองพันนแปด", "หกกร้อยห้าสิบ", "ห้รา้อยสี่สิบ": letters that with the number words beside them are a
  // row of number words but for a slip.
  bool runs_into_letters(const Figure& figure) const {
    constexpr std::size_t most_strange = 3;
    std::size_t first = figure.first;
    while (first > 0 && is_glued(first) && is_strange(first - 1) &&
           figure.first - first < most_strange) {
      --first;
    }
    if (is_slip(first, figure.first)) return true;
    std::size_t past = figure.past;
    while (is_glued(past) && is_strange(past) && past - figure.past < most_strange) ++past;
    return is_slip(figure.past, past);
  }

  // Cut in two, a slip may begin as another word does.
  bool is_strange(std::size_t index) const {
    if (is(index, Word::kText)) return !tokens_[index].is_latin;
    return is(index, Word::kParticle) || is(index, Word::kOrdinary) || is(index, Word::kDoubtful) ||
           is(index, Word::kRateMark) || is(index, Word::kWhich);
  }
  bool is_number_beside(std::size_t index) const {
    return index < tokens_.size() &&
           (is_said_number(tokens_[index].word) || is(index, Word::kPlaceNumber));
  }

  // Of what stands in [first, past), with the number words around it.
  bool is_slip(std::size_t first, std::size_t past) const {
    if (first == past) return false;
    bool has_letters = false;
    for (std::size_t i = first; i < past; ++i) {
      has_letters |= is(i, Word::kText) || is(i, Word::kDoubtful);
    }
    std::size_t begin = tokens_[first].begin;
    std::size_t end = tokens_[past - 1].end;
    const bool is_behind = first > 0 && is_glued(first) && is_number_beside(first - 1);
    const bool is_before = is_glued(past) && is_number_beside(past);
    // "ร้อยสิห้า": what is a particle elsewhere.
    const bool is_between = is_behind && is_before && is(first, Word::kParticle);
    has_letters |= is_behind && is_before;
    if (!has_letters || (!is_between && is_own_word(text_.substr(begin, end - begin)))) {
      return false;
    }
    if (is_behind) begin = tokens_[first - 1].begin;
    if (is_before) end = tokens_[past].end;
    return is_row_of_numbers_with_slip(text_.substr(begin, end - begin));
  }

  // "ห้าพันสามล้อย": สามล้อ is a word, but not with a ย behind it.
  bool hides_slip(std::size_t index) const {
    constexpr std::array<std::string_view, 10> beginnings = {"สอง", "สาม", "สี่",   "ห้า",  "หก",
                                                             "เจ็ด", "แปด", "เก้า", "ร้อย", "พัน"};
    if (!is(index, Word::kOrdinary) || !is_glued(index)) return false;
    if (!is(index + 1, Word::kText) || !is_glued(index + 1)) return false;
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
      return word_of(index).starts_with(beginning);
    });
  }

  bool is_glued(std::size_t index) const {
    return index < tokens_.size() && !tokens_[index].has_space_before;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<Figure>& figures_;
};

}  // namespace

bool may_be_misspelt_number(std::string_view word) {
  if (is_own_word(word)) return false;
  const Skeleton skeleton = skeleton_of(word);
  if (!skeleton.is_whole) return false;
  return std::any_of(
      kUnreadNumberWords.begin(), kUnreadNumberWords.end(), [&](const Skeleton& number) {
        const bool is_same = number.count == skeleton.count && number.letters == skeleton.letters;
        // Words of two letters are too short to be told by one.
        return is_same ||
               (number.count > 2 && skeleton.count > 1 && is_one_letter_off(number, skeleton));
      });
}

bool leaves_number_unread(std::string_view text, const std::vector<Token>& tokens,
                          const std::vector<Figure>& figures) {
  return UnreadNumbers(text, tokens, figures).are_beside_money();
}

bool hides_number(std::string_view text, const std::vector<Token>& tokens,
                  const std::vector<Figure>& figures) {
  return UnreadNumbers(text, tokens, figures).are_hidden();
}

}  // namespace sammachip

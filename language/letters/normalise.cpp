#include "language/letters/normalise.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr char32_t kNikhahit = U'\u0E4D';  // ํ
constexpr char32_t kA = U'\u0E30';         // ะ
constexpr char32_t kAa = U'\u0E32';        // า
constexpr char32_t kAm = U'\u0E33';        // ำ
constexpr char32_t kE = U'\u0E40';         // เ
constexpr char32_t kAe = U'\u0E41';        // แ
constexpr char32_t kI = U'\u0E34';         // ิ
constexpr char32_t kUe = U'\u0E36';        // ึ
constexpr char32_t kLongFoot = U'\u0E45';  // ๅ

bool is_space(char32_t character) {
  return character == U' ' || (character >= U'\t' && character <= U'\r') ||
         character == U'\u0085' || character == U'\u00A0' || character == U'\u1680' ||
         (character >= U'\u2000' && character <= U'\u200A') || character == U'\u2028' ||
         character == U'\u2029' || character == U'\u202F' || character == U'\u205F' ||
         character == U'\u3000';
}

// Nobody sees these: joiners, directions, soft hyphens, variation selectors, keycap frames,
// controls.
bool is_invisible(char32_t character) {
  return (character >= U'\u200B' && character <= U'\u200F') ||
         (character >= U'\u202A' && character <= U'\u202E') ||
         (character >= U'\u2060' && character <= U'\u2064') || character == U'\u00AD' ||
         character == U'\uFEFF' || (character >= U'\uFE00' && character <= U'\uFE0F') ||
         character == U'\u20E3' || character < U' ' || character == U'\u007F';
}

bool is_dash(char32_t character) {
  return (character >= U'\u2010' && character <= U'\u2015') || character == U'\u2212' ||
         character == U'\uFE58' || character == U'\uFE63';
}

// The marks that hang on a consonant, in the order in which they are kept: whichever came first, a
// phone draws the same.
enum class Mark { kNone, kBelow, kAbove, kTone, kSilent };

Mark mark_of(char32_t character) {
  if (character >= U'\u0E38' && character <= U'\u0E3A') return Mark::kBelow;
  if (character == U'\u0E31' || (character >= U'\u0E34' && character <= U'\u0E37') ||
      character == U'\u0E47' || character == kNikhahit) {
    return Mark::kAbove;
  }
  if (character >= U'\u0E48' && character <= U'\u0E4B') return Mark::kTone;
  return character == U'\u0E4C' ? Mark::kSilent : Mark::kNone;
}

bool is_accent(char32_t character) { return character >= U'\u0300' && character <= U'\u036F'; }

// Vowels behind their consonant, which carry no mark of their own.
bool stands_behind(char32_t character) {
  return character == kAa || character == kAm || character == kA;
}

char32_t plain(char32_t character) {
  if (const int digit = digit_of(character); digit >= 0) return U'0' + static_cast<char32_t>(digit);
  if (character >= U'\uFF01' && character <= U'\uFF5E') character -= 0xFEE0U;
  if (is_dash(character)) return U'-';
  if (character >= U'A' && character <= U'Z') return character + 32U;
  return character;
}

// Puts characters one after the other, mending what the ones before make of them.
class EvenText {
 public:
  EvenText(std::size_t bytes, bool only_marks) : only_marks_(only_marks) {
    characters_.reserve(bytes);
  }

  void add(char32_t character) {
    if (!only_marks_ && is_space(character)) {
      settle_circle();
      wants_space_ = !characters_.empty();
      return;
    }
    if (!only_marks_ && is_invisible(character)) return;
    const Mark mark = mark_of(character);
    // An accent on a Thai letter is a slip, as is a ํ on nothing.
    if (!only_marks_ && is_accent(character) && is_thai_letter(before(1)) && !wants_space_) return;
    if (character == kNikhahit && (wants_space_ || before(1) == 0 || before(1) == U' ')) return;
    if (wants_space_) push(U' ');
    wants_space_ = false;
    if (mark != Mark::kNone) return add_mark(character, mark);
    if (!only_marks_) character = plain(character);
    if (character == kLongFoot && !is_old_vowel(before(1))) character = kAa;
    if (character == kAa || character == kAm) {
      // Consonant + ํ + tone + า is how some keyboards send consonant + tone + ำ.
      if (take_circle()) character = kAm;
    } else {
      settle_circle();
    }
    if (character == kE && before(1) == kE) {
      characters_.pop_back();
      character = kAe;
    }
    push(character);
  }

  std::string take() {
    settle_circle();
    std::string text;
    text.reserve(characters_.size() * 3);
    for (const char32_t character : characters_) append_character(text, character);
    return text;
  }
  bool has_latin_marks() const { return has_latin_marks_; }

 private:
  char32_t before(std::size_t steps) const {
    return characters_.size() < steps ? 0 : characters_[characters_.size() - steps];
  }
  // ฤๅ and ฦๅ are spelled with the long foot that others type for า.
  static bool is_old_vowel(char32_t character) {
    return character == U'\u0E24' || character == U'\u0E26';
  }

  // Where the marks that end `steps` characters from the end begin.
  std::size_t marks_begin(std::size_t steps) const {
    std::size_t at = characters_.size() - steps;
    while (at > 0 && mark_of(characters_[at - 1]) != Mark::kNone) --at;
    return at;
  }

  // Puts a mark among those of its consonant: in their order, each once, one tone at most.
  void add_mark(char32_t character, Mark mark) {
    const bool is_late =
        stands_behind(before(1)) && (mark >= Mark::kTone || character == kNikhahit);
    if (is_late && character == kNikhahit) {  // า + ํ
      if (before(1) != kAa) return;
      characters_.pop_back();
      push(kAm);
      return;
    }
    std::size_t steps = 0;
    while (is_late && stands_behind(before(steps + 1))) ++steps;
    const std::size_t begin = marks_begin(steps);
    std::size_t at = characters_.size() - steps;
    if (begin == at && at > 0 && is_accent(characters_[at - 1])) return;
    for (std::size_t i = begin; i < at; ++i) {
      const bool is_second_tone = mark == Mark::kTone && mark_of(characters_[i]) == mark;
      if (characters_[i] == character || is_second_tone) return;
    }
    while (at > begin && mark_of(characters_[at - 1]) > mark) --at;
    characters_.insert(at, 1, character);
    drawn_out_ = is_late ? drawn_out_ : 0;
    has_circle_ = has_circle_ || character == kNikhahit;
  }

  // Takes the ํ off the last consonant; false if it has none.
  bool take_circle() {
    if (!has_circle_) return false;
    has_circle_ = false;
    const std::size_t begin = marks_begin(0);
    const std::size_t at = characters_.find(kNikhahit, begin);
    if (at == std::u32string::npos) return false;
    characters_.erase(at, 1);
    return true;
  }

  // A ํ that no า follows: with ิ it is ึ; else it is a slip.
  void settle_circle() {
    if (!take_circle()) return;
    const std::size_t at = characters_.find(kI, marks_begin(0));
    if (at != std::u32string::npos) characters_[at] = kUe;
  }

  void push(char32_t character) {
    if (character == drawn_out_) return;
    drawn_out_ = 0;
    if (!only_marks_ && is_thai_letter(character) && before(1) == character &&
        before(2) == character) {
      // Two may be spelling (ธรรม); three are a voice drawn out.
      characters_.pop_back();
      drawn_out_ = character;
      return;
    }
    characters_.push_back(character);
    if (is_accent(character)) has_latin_marks_ = true;
  }

  bool only_marks_;  // Nothing but how marks and vowels are put together is mended.
  std::u32string characters_;
  char32_t drawn_out_ = 0;
  bool wants_space_ = false;
  bool has_latin_marks_ = false;
  bool has_circle_ = false;  // The last consonant may carry ํ.
};

// Only accents typed apart from their letters need the library: Thai has no composed characters
// that NFC would make, and the tables cost more than all the rest.
std::string compose(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString composed =
      normalizer->normalize(icu::UnicodeString::fromUTF8(text), status);
  if (U_FAILURE(status)) return text;
  std::string result;
  composed.toUTF8String(result);
  return result;
}

EvenText read_even(std::string_view text, bool only_marks) {
  EvenText even(text.size(), only_marks);
  for (std::size_t position = 0; position < text.size();) {
    const DecodedCharacter decoded = decode_character(text, position);
    even.add(decoded.character);
    position += decoded.bytes;
  }
  return even;
}

}  // namespace

std::string with_even_marks(std::string_view text) { return read_even(text, true).take(); }

std::string normalise(std::string_view text) {
  EvenText even = read_even(text, false);
  const std::string result = even.take();
  return even.has_latin_marks() ? compose(result) : result;
}

}  // namespace sammachip

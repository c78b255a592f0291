#include "language/letters/normalise.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr char32_t kNikhahit = U'\u0E4D';  // ํ
constexpr char32_t kAa = U'\u0E32';        // า
constexpr char32_t kAm = U'\u0E33';        // ำ
constexpr char32_t kE = U'\u0E40';         // เ
constexpr char32_t kAe = U'\u0E41';        // แ

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

bool is_tone(char32_t character) { return character >= U'\u0E48' && character <= U'\u0E4B'; }

bool is_vowel_below(char32_t character) { return character == U'\u0E38' || character == U'\u0E39'; }

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
  explicit EvenText(std::size_t bytes) { characters_.reserve(bytes); }

  void add(char32_t character) {
    if (is_space(character)) {
      wants_space_ = !characters_.empty();
      return;
    }
    if (is_invisible(character)) return;
    if (wants_space_) push(U' ');
    wants_space_ = false;
    character = plain(character);
    const char32_t last = before(1);
    if (character == kE && last == kE) {
      characters_.pop_back();
      push(kAe);
    } else if (character == kAa && last == kNikhahit) {
      characters_.back() = kAm;
    } else if (character == kAa && is_tone(last) && before(2) == kNikhahit) {
      // consonant + ํ + tone + า is how some keyboards send consonant + tone + ำ.
      characters_.erase(characters_.size() - 2, 1);
      push(kAm);
    } else if ((character == kNikhahit || is_vowel_below(character)) && is_tone(last)) {
      if (before(2) != character) characters_.insert(characters_.size() - 1, 1, character);
    } else if (!is_tone(character) || !is_tone(last)) {  // A second tone mark is a slip.
      push(character);
    }
  }

  std::string take() const {
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
  void push(char32_t character) {
    if (character == drawn_out_) return;
    drawn_out_ = 0;
    if (is_thai_letter(character) && before(1) == character && before(2) == character) {
      // Two may be spelling (ธรรม); three are a voice drawn out.
      characters_.pop_back();
      drawn_out_ = character;
      return;
    }
    characters_.push_back(character);
    if (character >= U'\u0300' && character <= U'\u036F') has_latin_marks_ = true;
  }

  std::u32string characters_;
  char32_t drawn_out_ = 0;
  bool wants_space_ = false;
  bool has_latin_marks_ = false;
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

}  // namespace

std::string normalise(std::string_view text) {
  EvenText even(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const DecodedCharacter decoded = decode_character(text, position);
    even.add(decoded.character);
    position += decoded.bytes;
  }
  const bool needs_composing = even.has_latin_marks();
  std::string result = even.take();
  return needs_composing ? compose(result) : result;
}

}  // namespace sammachip

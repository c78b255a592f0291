#include "language/intents/sound.h"

#include <string_view>

#include "language/letters/utf8.h"

namespace sammachip {
namespace {

bool is_thai_consonant(char32_t letter) { return letter >= U'\u0E01' && letter <= U'\u0E2E'; }

// Vowel signs that are written before the consonant they follow.
bool is_vowel_in_front(char32_t letter) { return letter >= U'\u0E40' && letter <= U'\u0E44'; }

constexpr char32_t kSilent = U'\u0E4C';  // ์
constexpr char32_t kAgain = U'\u0E46';   // ๆ
constexpr char32_t kShortA = U'\u0E31';  // The a of กัน,
constexpr char32_t kLongA = U'\u0E32';   // and of กาน.
constexpr char32_t kYo = U'\u0E22';      // ย
constexpr char32_t kHo = U'\u0E2B';      // ห
constexpr char32_t kRo = U'\u0E23';      // ร
constexpr char32_t kLo = U'\u0E25';      // ล

bool is_tone_or_silence(char32_t letter) { return letter >= U'\u0E47' && letter <= U'\u0E4E'; }

struct Alike {
  char32_t letter;
  char32_t sound;
};

constexpr Alike kAlike[] = {
    {U'\u0E02', U'\u0E04'},  // ข ค
    {U'\u0E03', U'\u0E04'},  // ฃ ค
    {U'\u0E05', U'\u0E04'},  // ฅ ค
    {U'\u0E06', U'\u0E04'},  // ฆ ค
    {U'\u0E0B', U'\u0E2A'},  // ซ ส
    {U'\u0E0C', U'\u0E0A'},  // ฌ ช
    {U'\u0E0D', U'\u0E22'},  // ญ ย
    {U'\u0E0E', U'\u0E14'},  // ฎ ด
    {U'\u0E0F', U'\u0E15'},  // ฏ ต
    {U'\u0E10', U'\u0E17'},  // ฐ ท
    {U'\u0E11', U'\u0E17'},  // ฑ ท
    {U'\u0E12', U'\u0E17'},  // ฒ ท
    {U'\u0E13', U'\u0E19'},  // ณ น
    {U'\u0E16', U'\u0E17'},  // ถ ท
    {U'\u0E18', U'\u0E17'},  // ธ ท
    {U'\u0E1C', U'\u0E1E'},  // ผ พ
    {U'\u0E1D', U'\u0E1F'},  // ฝ ฟ
    {U'\u0E20', U'\u0E1E'},  // ภ พ
    {U'\u0E23', U'\u0E25'},  // ร ล
    {U'\u0E28', U'\u0E2A'},  // ศ ส
    {U'\u0E29', U'\u0E2A'},  // ษ ส
    {U'\u0E2C', U'\u0E25'},  // ฬ ล
    {U'\u0E35', U'\u0E34'},  // A long vowel and its short one: i,
    {U'\u0E37', U'\u0E36'},  // ue,
    {U'\u0E39', U'\u0E38'},  // u.
    {U'\u0E43', U'\u0E44'},  // ใ ไ
};

// For each letter of the Thai block.
constexpr auto sounds() {
  std::array<char32_t, 128> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = char32_t(0x0E00 + i);
  for (const auto& [letter, sound] : kAlike) all[letter - 0x0E00] = sound;
  return all;
}

char32_t sound_of_letter(char32_t letter) {
  static constexpr auto kSounds = sounds();
  return letter >= 0x0E00 && letter < 0x0E80 ? kSounds[letter - 0x0E00] : letter;
}

bool takes_second_consonant(char32_t letter) {
  return std::u32string_view(U"กคตปพ").find(letter) != std::u32string_view::npos;
}

bool is_led_by_ho(char32_t letter) {
  return std::u32string_view(U"นมลรวยงญ").find(letter) != std::u32string_view::npos;
}

}  // namespace

bool is_latin_letter(char32_t letter) { return letter >= U'a' && letter <= U'z'; }

void letters_of(std::string_view text, Letters& letters) {
  letters.count = 0;
  bool is_after_space = true;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size() && letters.count < kMostLetters;) {
    const auto [letter, bytes] = decode_character(text, at);
    const auto place = std::uint32_t(at);
    at += bytes;
    letters.place[letters.count + (letter == U' ' ? 0 : 1)] = std::uint32_t(at);
    if (letter == U' ') {
      is_after_space = true;
      // Between Latin words and figures it parts two words; in Thai it is put anywhere.
      const bool parts = before != 0 && !is_thai_letter(before) && at < text.size() &&
                         !is_thai_letter(decode_character(text, at).character);
      if (!parts) continue;
    }
    letters.letter[letters.count] = letter == U'\u2019' ? U'\'' : letter;
    letters.begin[letters.count] = std::uint16_t(letters.count);
    letters.end[letters.count] = std::uint16_t(letters.count + 1);
    letters.after_space[letters.count] = is_after_space;
    letters.place[letters.count] = place;
    ++letters.count;
    is_after_space = letter == U' ';
    before = letter;
  }
}

namespace {

class Speaking {
 public:
  Speaking(const Letters& letters, Letters& sound) : letters_(letters), sound_(sound) {
    sound_.count = 0;
  }

  void speak() {
    while (at_ < letters_.count) {
      if (is_tone_or_silence(letter()) || letter() == kAgain) {
        belongs_to_last(++at_);
      } else {
        speak_syllable();
      }
    }
  }

 private:
  char32_t letter(std::size_t ahead = 0) const {
    return at_ + ahead < letters_.count ? letters_.letter[at_ + ahead] : 0;
  }
  void put(char32_t heard, std::size_t begin, std::size_t end) {
    if (sound_.count == kMostLetters) return;
    sound_.letter[sound_.count] = heard;
    sound_.begin[sound_.count] = std::uint16_t(begin);
    sound_.end[sound_.count] = std::uint16_t(end);
    ++sound_.count;
  }
  // What is not heard is of the sound before it.
  void belongs_to_last(std::size_t end) {
    if (sound_.count > 0) sound_.end[sound_.count - 1] = std::uint16_t(end);
  }

  // A letter, with the vowel that is written before it and spoken after it.
  void speak_syllable() {
    const std::size_t from = at_;
    const bool is_ai = sound_of_letter(letter()) == U'\u0E44';
    if (is_vowel_in_front(letter())) {
      if (!is_ai) put(letter(), at_, at_ + 1);
      ++at_;
      if (at_ >= letters_.count) return;
    }
    if (letter() == kHo && is_led_by_ho(letter(1))) ++at_;
    if (!is_thai_consonant(letter())) {
      // A long a before y sounds as a short one.
      const bool is_ay = letter() == kLongA && letter(1) == kYo && !is_tone_or_silence(letter(2));
      put(is_ay ? kShortA : sound_of_letter(letter()), is_ai ? from : at_, at_ + 1);
      ++at_;
      return;
    }
    if (letter(1) == kSilent) {
      at_ += 2;
      belongs_to_last(at_);
      return;
    }
    speak_consonant(from, is_ai);
  }

  void speak_consonant(std::size_t from, bool is_ai) {
    const char32_t heard = sound_of_letter(letter());
    const bool is_twice = from == at_ && at_ > 0 && letters_.letter[at_ - 1] == letter() &&
                          sound_.count > 0 && sound_.letter[sound_.count - 1] == heard;
    if (is_twice) {
      belongs_to_last(++at_);
      return;
    }
    put(heard, is_ai ? from : at_, at_ + 1);
    ++at_;
    // The second of two consonants is hardly heard: ปลา, ครับ.
    const bool is_cluster = takes_second_consonant(heard) && (letter() == kRo || letter() == kLo) &&
                            (leans_on_consonant(letter(1)) || is_ai);
    if (is_cluster) belongs_to_last(++at_);
    if (!is_ai) return;
    while (is_tone_or_silence(letter())) ++at_;
    if (letter() == kYo) ++at_;  // ไทย
    put(kShortA, from, at_);
    put(kYo, from, at_);
  }

  const Letters& letters_;
  Letters& sound_;
  std::size_t at_ = 0;
};

}  // namespace

void sound_of(const Letters& letters, Letters& sound) { Speaking(letters, sound).speak(); }

}  // namespace sammachip

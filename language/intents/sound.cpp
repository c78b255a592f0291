#include "language/intents/sound.h"

#include "language/letters/utf8.h"

namespace sammachip {
namespace {

bool is_thai_consonant(char32_t letter) { return letter >= U'ก' && letter <= U'ฮ'; }

// Vowel signs that are written before the consonant they follow.
bool is_vowel_in_front(char32_t letter) { return letter >= U'เ' && letter <= U'ไ'; }

bool is_tone_or_silence(char32_t letter) { return letter >= U'็' && letter <= U'๎'; }

char32_t sound_of_letter(char32_t letter) {
  switch (letter) {
    case U'ฃ':
    case U'ข':
    case U'ฅ':
    case U'ฆ':
      return U'ค';
    case U'ซ':
    case U'ศ':
    case U'ษ':
      return U'ส';
    case U'ฌ':
      return U'ช';
    case U'ญ':
      return U'ย';
    case U'ฎ':
      return U'ด';
    case U'ฏ':
      return U'ต';
    case U'ฐ':
    case U'ฑ':
    case U'ฒ':
    case U'ถ':
    case U'ธ':
      return U'ท';
    case U'ณ':
      return U'น';
    case U'ผ':
    case U'ภ':
      return U'พ';
    case U'ฝ':
      return U'ฟ';
    case U'ร':
    case U'ฬ':
      return U'ล';
    case U'ใ':
      return U'ไ';
    case U'ี':
      return U'ิ';
    case U'ื':
      return U'ึ';
    case U'ู':
      return U'ุ';
    default:
      return letter;
  }
}

bool takes_second_consonant(char32_t letter) {
  return letter == U'ก' || letter == U'ค' || letter == U'ต' || letter == U'ป' || letter == U'พ';
}

bool is_led_by_ho(char32_t letter) {
  return letter == U'น' || letter == U'ม' || letter == U'ล' || letter == U'ร' || letter == U'ว' ||
         letter == U'ย' || letter == U'ง' || letter == U'ญ';
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
    letters.letter[letters.count] = letter == U'’' ? U'\'' : letter;
    letters.begin[letters.count] = std::uint16_t(letters.count);
    letters.end[letters.count] = std::uint16_t(letters.count + 1);
    letters.after_space[letters.count] = is_after_space;
    letters.place[letters.count] = place;
    ++letters.count;
    is_after_space = letter == U' ';
    before = letter;
  }
}

void sound_of(const Letters& letters, Letters& sound) {
  sound.count = 0;
  const auto at = [&](std::size_t i) {
    return i < letters.count ? letters.letter[i] : char32_t(0);
  };
  const auto put = [&](char32_t letter, std::size_t begin, std::size_t end) {
    if (sound.count == kMostLetters) return;
    sound.letter[sound.count] = letter;
    sound.begin[sound.count] = std::uint16_t(begin);
    sound.end[sound.count] = std::uint16_t(end);
    ++sound.count;
  };
  std::size_t i = 0;
  while (i < letters.count) {
    char32_t letter = at(i);
    if (is_tone_or_silence(letter) || letter == U'ๆ') {
      if (sound.count > 0) sound.end[sound.count - 1] = std::uint16_t(i + 1);
      ++i;
      continue;
    }
    const std::size_t from = i;
    const bool is_ai = letter == U'ไ' || letter == U'ใ';
    if (is_vowel_in_front(letter)) {
      if (!is_ai) put(sound_of_letter(letter), i, i + 1);
      ++i;
      letter = at(i);
      if (i >= letters.count) break;
    }
    if (letter == U'ห' && is_led_by_ho(at(i + 1))) letter = at(++i);
    if (!is_thai_consonant(letter)) {
      // A long a before y sounds as a short one.
      const bool is_ay = letter == U'า' && at(i + 1) == U'ย' && !is_tone_or_silence(at(i + 2));
      put(is_ay ? U'ั' : sound_of_letter(letter), is_ai ? from : i, i + 1);
      ++i;
      continue;
    }
    if (at(i + 1) == U'์') {  // Not spoken.
      if (sound.count > 0) sound.end[sound.count - 1] = std::uint16_t(i + 2);
      i += 2;
      continue;
    }
    const char32_t heard = sound_of_letter(letter);
    const bool is_twice = sound.count > 0 && sound.letter[sound.count - 1] == heard && !is_ai &&
                          from == i && i > 0 && at(i - 1) == letter;
    if (is_twice) {
      sound.end[sound.count - 1] = std::uint16_t(i + 1);
      ++i;
      continue;
    }
    put(heard, is_ai ? from : i, i + 1);
    if (from < i && !is_ai && sound.count > 1) sound.begin[sound.count - 1] = std::uint16_t(i);
    ++i;
    // The second of two consonants is hardly heard: ปลา, ครับ.
    const bool is_cluster = takes_second_consonant(heard) && (at(i) == U'ร' || at(i) == U'ล') &&
                            (leans_on_consonant(at(i + 1)) || is_ai);
    if (is_cluster) {
      sound.end[sound.count - 1] = std::uint16_t(i + 1);
      ++i;
    }
    if (is_ai) {
      while (is_tone_or_silence(at(i))) ++i;
      if (at(i) == U'ย') ++i;  // ไทย
      put(U'ั', from, i);
      put(U'ย', from, i);
    }
  }
}

}  // namespace sammachip

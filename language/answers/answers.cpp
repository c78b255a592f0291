#include "language/answers/answers.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "language/amounts/figures.h"
#include "language/answers/answer_words.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/tokens.h"
#include "language/letters/utf8.h"
#include "language/letters/word_list.h"

namespace sammachip {
namespace {

bool is_politeness(const Token& token, std::string_view word) {
  constexpr std::string_view kept[] = {"ไป", "มา", "แล้ว", "จริง", "อยู่", "แค่", "แม่", "เพียง"};
  if (token.word == Word::kStop || token.word == Word::kLaugh || token.word == Word::kBracket) {
    return true;
  }
  return token.word == Word::kParticle &&
         std::find(std::begin(kept), std::end(kept), word) == std::end(kept);
}

// The message without what is only politeness, and without spaces: "ยกเลิก ค่ะ!" is "ยกเลิก".
std::string bare(const std::string& even) {
  const std::vector<Token> tokens = cut(even);
  std::size_t past = tokens.size();
  const auto word_of = [&](std::size_t i) {
    return std::string_view(even).substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  };
  while (past > 0 && is_politeness(tokens[past - 1], word_of(past - 1))) --past;
  std::size_t first = 0;
  while (first < past && tokens[first].word == Word::kStop) ++first;
  std::string result;
  for (std::size_t i = first; i < past; ++i) result += word_of(i);
  // "Cancel please".
  constexpr std::string_view please = "please";
  if (result.size() > please.size() && result.ends_with(please)) {
    result.resize(result.size() - please.size());
  }
  return result;
}

// The message without politeness anywhere in it, and without spaces.
std::string without_stops(const std::string& even) {
  std::string result;
  for (const Token& token : cut(even)) {
    const std::string_view word =
        std::string_view(even).substr(token.begin, token.end - token.begin);
    if (!is_politeness(token, word)) result += word;
  }
  std::erase(result, ' ');
  return result;
}

bool is_one_of(std::string_view text, std::string_view words) {
  return any_word(words, [&](std::string_view word) { return word == text; });
}

// Whether `text` is nothing but such words, one after the other: "ใช่ถูกแล้ว".
bool is_made_of(std::string_view text, std::string_view words) {
  std::vector<bool> ends_at(text.size() + 1, false);
  ends_at[0] = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!ends_at[at]) continue;
    any_word(words, [&](std::string_view word) {
      if (text.substr(at).starts_with(word)) ends_at[at + word.size()] = true;
      return false;
    });
  }
  return ends_at[text.size()];
}

// Where `phrase` ends that stands at `begin` of `text`, whatever spaces and capitals are in that;
// nothing if it does not.
std::optional<std::size_t> end_of_phrase(std::string_view text, std::size_t begin,
                                         std::string_view phrase) {
  std::size_t at = begin;
  std::size_t read = 0;
  while (at < text.size() && read < phrase.size()) {
    const char letter = text[at] >= 'A' && text[at] <= 'Z' ? char(text[at] + 32) : text[at];
    const bool is_space = letter == ' ' && read > 0;
    if (!is_space && letter != phrase[read]) break;
    if (!is_space) ++read;
    ++at;
  }
  return read == phrase.size() ? std::optional(at) : std::nullopt;
}

// Where `phrase` stands in `text`; an empty range at the end if it does not.
struct Range {
  std::size_t begin;
  std::size_t end;
};
Range find_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (const auto end = end_of_phrase(text, begin, phrase)) return {begin, *end};
  }
  return {text.size(), text.size()};
}

bool is_only_polite(std::string_view text) { return bare(normalise(text)).empty(); }

// What only led from the one to the other: "บ้าน 12 (ไม่มีมือถือ)", "ไม่มีมือถือ: 12".
constexpr std::string_view kBetween = " ():-,";

// See beside_command(), of one phrase.
std::optional<std::string_view> beside_phrase(std::string_view text, std::string_view phrase) {
  const Range found = find_phrase(text, phrase);
  if (found.begin == text.size()) return std::nullopt;
  std::string_view before = text.substr(0, found.begin);
  std::string_view after = text.substr(found.end);
  if (is_only_polite(before) == is_only_polite(after)) return std::nullopt;
  while (!before.empty() && kBetween.find(before.back()) != std::string_view::npos) {
    before.remove_suffix(1);
  }
  while (!after.empty() && kBetween.find(after.front()) != std::string_view::npos) {
    after.remove_prefix(1);
  }
  return is_only_polite(before) ? after : before;
}

// What follows `phrase` in a text that begins with it; nothing if that is only politeness, or the
// phrase may be the beginning of a longer word.
std::optional<std::string_view> after_phrase(std::string_view text, std::string_view phrase) {
  constexpr std::size_t kLongEnough = 18;  // Bytes: six Thai letters.
  constexpr std::string_view kApart = " ():-,0123456789";
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  const auto end = phrase.empty() ? std::nullopt : end_of_phrase(text, 0, phrase);
  if (!end || *end >= text.size()) return std::nullopt;
  std::string_view after = text.substr(*end);
  if (leans_on_consonant(decode_character(text, *end).character)) return std::nullopt;
  const bool is_apart = kApart.find(after.front()) != std::string_view::npos;
  if (!is_apart && (phrase.size() < kLongEnough || (after.front() & 0x80) == 0))
    return std::nullopt;
  while (!after.empty() && kBetween.find(after.front()) != std::string_view::npos) {
    after.remove_prefix(1);
  }
  if (is_only_polite(after)) return std::nullopt;
  return after;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

WhichOf which_named(std::string_view words, const std::string& other) {
  if (words.empty()) return WhichOf::kUnclear;
  if (is_one_of(words, first_words_of_two())) return WhichOf::kFirst;
  if (is_one_of(words, second_words_of_two())) return WhichOf::kSecond;
  if (is_one_of(words, both_words())) return WhichOf::kBoth;
  if (is_one_of(words, same_words())) return WhichOf::kSame;
  if (other.empty()) return WhichOf::kUnclear;
  for (const std::string_view before : {"", "ของ", "ของคุณ", "คุณ", "ที่", "ที่คุณ", "from", "of"}) {
    for (const std::string_view after : {"", "ส่ง", "ส่งมา", "'s", "s", "sent"}) {
      if (words == std::string(before) + other + std::string(after)) return WhichOf::kSecond;
    }
  }
  return WhichOf::kUnclear;
}

bool holds_word(std::string_view text, Word wanted) {
  const std::string even = normalise(text);
  const std::vector<Token> tokens = cut(even);
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.word == wanted; });
}

}  // namespace

YesNo read_yes_no(std::string_view text) {
  const std::string even = normalise(text);
  std::string answer = bare(even);
  if (answer.empty()) answer = without_spaces(even);  // "ครับ" alone says yes.
  // "ไม่ใช่" before "ใช่": both are whole answers, so neither hides in the other.
  if (is_one_of(answer, yes_words())) return YesNo::kYes;
  if (is_one_of(answer, no_words())) return YesNo::kNo;
  // "ใช่ละ", "ถูกแหละ".
  for (const std::string_view end : {"แหละ", "หละ", "และ", "ละ", "ล่ะ"}) {
    if (!answer.ends_with(end)) continue;
    const std::string_view said = std::string_view(answer).substr(0, answer.size() - end.size());
    if (is_one_of(said, yes_words())) return YesNo::kYes;
    if (is_one_of(said, no_words())) return YesNo::kNo;
  }
  // Said twice, or in two ways: "ใช่ ถูกแล้ว", "ไม่ใช่ค่ะ ผิด".
  constexpr std::size_t kLongestAnswer = 90;  // Bytes: thirty Thai letters.
  answer = without_stops(even);
  if (answer.empty() || answer.size() > kLongestAnswer) return YesNo::kUnclear;
  const bool is_yes = is_made_of(answer, yes_words());
  const bool is_no = is_made_of(answer, no_words());
  // "ไม่จริง ไม่ใช่" is both where its words are cut in another way.
  if (is_no) return YesNo::kNo;
  return is_yes ? YesNo::kYes : YesNo::kUnclear;
}

YesNo nearest_yes_no(std::string_view text) {
  constexpr std::size_t kShortest = 15;  // Bytes, as of typed labels: five Thai letters.
  constexpr double kAlike = 0.8;
  constexpr double kApart = 0.1;
  const YesNo whole = read_yes_no(text);
  const std::string words = bare(normalise(text));
  const bool may_be_slip =
      words.size() >= kShortest && words.find_first_of("0123456789") == std::string::npos;
  if (whole != YesNo::kUnclear || !may_be_slip) return whole;
  const auto likeness = [&](std::string_view all) {
    double most = 0;
    any_word(all, [&](std::string_view word) {
      if (word.size() >= kShortest) most = std::max(most, name_similarity(words, word));
      return false;
    });
    return most;
  };
  const double yes = likeness(yes_words());
  const double no = likeness(no_words());
  if (yes >= kAlike && yes > no + kApart) return YesNo::kYes;
  return no >= kAlike && no > yes + kApart ? YesNo::kNo : YesNo::kUnclear;
}

bool says_unwilling(std::string_view text) { return holds_word(text, Word::kUnwilling); }
bool says_unsure(std::string_view text) { return holds_word(text, Word::kUnknown); }
bool says_not_understood(std::string_view text) {
  return contains_keyword(text, "ไม่เข้าใจ") || contains_keyword(text, "งง");
}
bool says_not_counted(std::string_view text) { return holds_word(text, Word::kNotCounted); }

WhichOf read_which_of(std::string_view text, std::string_view other) {
  const std::string even = bare(normalise(text));
  const std::string name = without_spaces(normalise(other));
  std::string_view words = even;
  // "ขอใช้ยอดของฉันก็ได้": what stands before and after is taken off word by word.
  for (bool is_shorter = true; is_shorter;) {
    const WhichOf which = which_named(words, name);
    if (which != WhichOf::kUnclear) return which;
    is_shorter = false;
    for (const auto after : words_after_which()) {
      if (is_shorter || !words.ends_with(after)) continue;
      words.remove_suffix(after.size());
      is_shorter = true;
    }
    for (const auto before : words_before_which()) {
      if (is_shorter || !words.starts_with(before)) continue;
      words.remove_prefix(before.size());
      is_shorter = true;
    }
  }
  return WhichOf::kUnclear;
}

WhichOf read_old_or_new(std::string_view text) {
  const WhichOf which = read_which_of(text, {});
  if (which != WhichOf::kFirst && which != WhichOf::kSecond) return which;
  // "ของฉัน" tells nothing where both are.
  const auto says_any = [&](std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return text.find(word) != std::string_view::npos; });
  };
  const bool is_old = says_any({"เดิม", "แรก", "เก่า", "former", "old", "earlier", "first"});
  const bool is_new = says_any({"ใหม่", "หลัง", "ล่าง", "new", "latter", "second", "last"});
  if (is_old == is_new) return WhichOf::kUnclear;
  return is_old ? WhichOf::kFirst : WhichOf::kSecond;
}

bool says_substitute(std::string_view text) {
  constexpr std::array<std::string_view, 6> kLeads = {"จะให้", "ขอให้", "เดี๋ยวให้", "ให้", "จะส่ง", "ส่ง"};
  constexpr std::array<std::string_view, 4> kInstead = {"ไปแทน", "ไปแทนแล้วกัน", "มาแทน", "เข้าแทน"};
  const std::string words = bare(normalise(text));
  const bool begins = std::any_of(kLeads.begin(), kLeads.end(),
                                  [&](std::string_view lead) { return words.starts_with(lead); });
  return begins && std::any_of(kInstead.begin(), kInstead.end(),
                               [&](std::string_view instead) { return words.ends_with(instead); });
}

Command read_command(std::string_view text) {
  const std::string word = bare(normalise(text));
  if (word.empty()) return Command::kNone;
  for (const CommandWords& row : command_words()) {
    if (is_one_of(word, row.words)) return row.command;
  }
  return Command::kNone;
}

std::optional<std::string> beside_command(std::string_view text, Command command) {
  std::optional<std::string_view> rest;
  for (const CommandWords& row : command_words()) {
    if (row.command != command) continue;
    for (std::string_view words = row.words; !words.empty();) {
      const std::size_t end = std::min(words.find('|'), words.size());
      const auto beside = beside_phrase(text, words.substr(0, end));
      // The longest words leave the least.
      if (beside && (!rest || beside->size() < rest->size())) rest = beside;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return rest ? std::optional(std::string(*rest)) : std::nullopt;
}

std::string bare_words(std::string_view text) { return bare(normalise(text)); }

CommandAbout read_command_about(std::string_view text) {
  CommandAbout found;
  std::size_t longest = 0;
  for (const CommandWords& row : command_words()) {
    for (std::string_view words = row.words; !words.empty();) {
      const std::size_t end = std::min(words.find('|'), words.size());
      const auto about = after_phrase(text, words.substr(0, end));
      if (about && end > longest) {
        longest = end;
        found = {row.command, std::string(*about)};
      }
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return found;
}

bool contains_keyword(std::string_view text, std::string_view keyword) {
  const std::string even_text = normalise(text);
  const std::string even_word = normalise(keyword);
  if (even_word.empty() || even_text.find(even_word) == std::string::npos) return false;
  const icu::UnicodeString where = icu::UnicodeString::fromUTF8(even_text);
  const icu::UnicodeString what = icu::UnicodeString::fromUTF8(even_word);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale("th"), status));
  if (U_FAILURE(status)) return false;
  words->setText(where);
  for (int32_t at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const bool begins = words->isBoundary(at) != 0;
    if (begins && words->isBoundary(at + what.length()) != 0) return true;
  }
  return false;
}

std::optional<int> read_count(std::string_view text) {
  constexpr std::int64_t largest_count = 999;
  const std::string even = normalise(text);
  const std::vector<Token> tokens = cut(even);
  std::optional<int> count;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::optional<SpokenNumber> number = read_spoken_number(tokens, i);
    if (!number) {
      const Word word = tokens[i].word;
      const bool is_number = word == Word::kBadNumber || word == Word::kHouseShape ||
                             word == Word::kDateShape || word == Word::kPhone ||
                             word == Word::kBound || word == Word::kTimeShape;
      if (is_number) return std::nullopt;
      if (word == Word::kLaugh) return std::nullopt;
      ++i;
      continue;
    }
    i = number->past;
    const bool is_ordinal = i < tokens.size() && tokens[i].word == Word::kBaht;
    const bool is_whole = number->is_sure && !number->is_range && !number->is_ellipsis &&
                          number->value % kThousandths == 0;
    if (count || is_ordinal || !is_whole || number->value > largest_count * kThousandths) {
      return std::nullopt;
    }
    count = static_cast<int>(number->value / kThousandths);
  }
  if (!count && even.find("คนเดียว") != std::string::npos) return 1;
  return count;
}

}  // namespace sammachip

#include "language/intents/concept_lexicon.h"

#include <algorithm>

#include "language/intents/intent_file_lines.h"
#include "language/letters/normalise.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

// What a reading of the message costs: the cheapest is taken. A word that is known costs less than
// its letters unknown, one that only sounds like it more than the word itself.
constexpr int kUnknownLetterCost = 7;
constexpr int kWordCost = 10;
constexpr int kSoundCost = 6;  // And for each letter:
constexpr int kSoundLetterCost = 4;
constexpr int kAcrossSpaceCost = 3;
constexpr std::size_t kFewestSounds = 4;  // Shorter words sound like too much.

bool is_digit_letter(char32_t letter) { return letter >= U'0' && letter <= U'9'; }

bool joins_digits(char32_t letter) {
  return letter == U',' || letter == U'.' || letter == U'/' || letter == U'-';
}

bool is_said(char32_t letter) {
  return is_thai_letter(letter) || is_latin_letter(letter) || letter == U'\u0E46';
}

// Whether a word may begin or end between two letters.
bool may_part(const Letters& letters, std::size_t at) {
  if (at == 0 || at >= letters.count) return true;
  const char32_t before = letters.letter[at - 1];
  const char32_t after = letters.letter[at];
  if (is_latin_letter(before) && is_latin_letter(after)) return false;
  if (leans_on_consonant(after)) return false;
  const bool is_vowel_in_front = before >= U'\u0E40' && before <= U'\u0E44';
  if (is_vowel_in_front) return false;
  // A consonant that is not spoken belongs to the syllable before.
  return !(at + 1 < letters.count && letters.letter[at + 1] == U'\u0E4C');
}

std::u32string wide(const Letters& letters) {
  return {letters.letter.begin(), letters.letter.begin() + std::ptrdiff_t(letters.count)};
}

constexpr int kDigitsCost = -1;
constexpr std::uint32_t kDigits = WordTree::kNone - 1;

// Emoji say something, too; punctuation does not.
int cost_unknown(char32_t letter) {
  constexpr int kEmojiCost = kWordCost + 1;
  if (letter > U'\u2000') return kEmojiCost;
  return is_said(letter) ? kUnknownLetterCost : 0;
}

bool is_inside_digits(const Letters& letters, std::size_t at) {
  if (at == 0) return false;
  if (is_digit_letter(letters.letter[at - 1])) return true;
  return at > 1 && joins_digits(letters.letter[at - 1]) && is_digit_letter(letters.letter[at - 2]);
}

std::size_t end_of_digits(const Letters& letters, std::size_t at) {
  const auto is_digit_at = [&](std::size_t place) {
    return place < letters.count && is_digit_letter(letters.letter[place]);
  };
  while (is_digit_at(at) ||
         (at < letters.count && joins_digits(letters.letter[at]) && is_digit_at(at + 1))) {
    ++at;
  }
  return at;
}

}  // namespace

// The cheapest words up to each letter.
class ConceptLexicon::Path {
 public:
  struct Step {
    int cost = 0;
    std::uint16_t from = 0;
    std::uint32_t word = WordTree::kNone;  // Unknown letters.
  };

  explicit Path(const Letters& letters) {
    constexpr int kFar = 1 << 29;
    std::uint16_t spaces = 0;
    for (std::size_t i = 0; i < letters.count; ++i) {
      if (letters.after_space[i]) ++spaces;
      spaces_until_[i] = spaces;
      steps_[i + 1].cost = kFar;
    }
  }

  // Letters from `from` to `past` are `word`.
  void take(std::size_t from, std::size_t past, int cost, std::uint32_t word) {
    if (past - from > 1 && spaces_until_[past - 1] != spaces_until_[from]) {
      cost += kAcrossSpaceCost;
    }
    cost += steps_[from].cost;
    if (cost < steps_[past].cost) steps_[past] = {cost, std::uint16_t(from), word};
  }

  // How the letters before `past` were taken last.
  const Step& at(std::size_t past) const { return steps_[past]; }

 private:
  std::array<Step, kMostLetters + 1> steps_;
  std::array<std::uint16_t, kMostLetters> spaces_until_;  // How many spaces stand before it.
};

void WordTree::add(std::u32string_view letters, std::uint32_t word) {
  std::uint32_t node = 0;
  for (const char32_t letter : letters) {
    auto& edges = nodes_[node].edges;
    const auto found = std::find_if(edges.begin(), edges.end(),
                                    [&](const auto& edge) { return edge.first == letter; });
    if (found != edges.end()) {
      node = found->second;
      continue;
    }
    const auto made = std::uint32_t(nodes_.size());
    edges.emplace_back(letter, made);
    nodes_.emplace_back();
    node = made;
  }
  if (nodes_[node].word == kNone) nodes_[node].word = word;
}

void WordTree::pack() {
  for (auto& node : nodes_) {
    std::sort(node.edges.begin(), node.edges.end());
    packed_.push_back({std::uint32_t(edges_.size()), std::uint32_t(node.edges.size()), node.word});
    for (const auto& [letter, to] : node.edges) edges_.push_back({letter, to});
  }
  nodes_.clear();
  nodes_.shrink_to_fit();
}

std::uint32_t WordTree::next(std::uint32_t node, char32_t letter) const {
  const Packed& packed = packed_[node];
  const auto first = edges_.begin() + packed.first_edge;
  const auto past = first + packed.edges;
  const auto found = std::lower_bound(
      first, past, letter, [](const Edge& edge, char32_t wanted) { return edge.letter < wanted; });
  return found != past && found->letter == letter ? found->node : kNone;
}

ConceptLexicon::ConceptLexicon(std::string_view file) {
  add_concept("-");
  add_concept("other");
  add_concept("number");
  each_intent_line<2>(file, "concepts.tsv", "a concept, a tab and its words",
                      [&](const auto& cells, const std::string&) {
                        const ConceptId meaning = add_concept(cells[0]);
                        std::string_view words = cells[1];
                        while (!words.empty()) {
                          const std::size_t end = std::min(words.find(' '), words.size());
                          if (end > 0) add_word(words.substr(0, end), meaning);
                          words.remove_prefix(std::min(end + 1, words.size()));
                        }
                      });
  for (const auto& meanings : meanings_of_word_) {
    meanings_at_.push_back({std::uint32_t(meanings_.size()), std::uint32_t(meanings.size())});
    meanings_.insert(meanings_.end(), meanings.begin(), meanings.end());
  }
  meanings_of_word_ = {};
  words_ = {};
  spelled_.pack();
  sounded_.pack();
}

ConceptId ConceptLexicon::add_concept(std::string_view name) {
  if (const auto known = names_.find(std::string(name)); known != names_.end()) {
    return known->second;
  }
  if (names_.size() == kMostConcepts) {
    throw IntentFileError("concepts.tsv: more than " + std::to_string(kMostConcepts) +
                          " concepts; kMostConcepts in concept_lexicon.h says how many may be");
  }
  return names_.emplace(name, ConceptId(names_.size())).first->second;
}

ConceptId ConceptLexicon::concept_named(std::string_view name, const std::string& where) const {
  const auto known = names_.find(std::string(name));
  if (known == names_.end()) {
    throw IntentFileError(where + ": there is no concept \"" + std::string(name) + "\"");
  }
  return known->second;
}

void ConceptLexicon::add_word(std::string_view word, ConceptId meaning) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '_', ' ');
  text = normalise(text);
  const auto [known, is_new] = words_.emplace(text, std::uint32_t(meanings_of_word_.size()));
  if (is_new) {
    meanings_of_word_.emplace_back();
    Letters letters;
    Letters sound;
    letters_of(text, letters);
    spelled_.add(wide(letters), known->second);
    sound_of(letters, sound);
    if (sound.count >= kFewestSounds && is_thai_letter(letters.letter[0])) {
      sounded_.add(wide(sound), known->second);
    }
  }
  auto& meanings = meanings_of_word_[known->second];
  if (std::find(meanings.begin(), meanings.end(), meaning) == meanings.end()) {
    meanings.push_back(meaning);
  }
}

void ConceptLexicon::take_words(const Letters& letters, const Letters& sound, Path& path) const {
  std::size_t sound_at = 0;
  for (std::size_t i = 0; i < letters.count; ++i) {
    while (sound_at < sound.count && sound.begin[sound_at] < i) ++sound_at;
    path.take(i, i + 1, cost_unknown(letters.letter[i]), WordTree::kNone);
    if (is_digit_letter(letters.letter[i])) {
      if (is_inside_digits(letters, i)) continue;
      path.take(i, end_of_digits(letters, i), kDigitsCost, kDigits);
    }
    if (!may_part(letters, i)) continue;
    spelled_.each_from(letters, i, [&](std::size_t past, std::uint32_t word) {
      if (may_part(letters, past)) path.take(i, past, kWordCost, word);
    });
    if (sound_at >= sound.count || sound.begin[sound_at] != i) continue;
    sounded_.each_from(sound, sound_at, [&](std::size_t past, std::uint32_t word) {
      const std::size_t letter_past = sound.end[past - 1];
      if (letter_past <= i || !may_part(letters, letter_past)) return;
      path.take(i, letter_past, kSoundCost + kSoundLetterCost * int(letter_past - i), word);
    });
  }
}

void ConceptLexicon::hear(const Letters& letters, const Letters& sound, Hearing& hearing) const {
  hearing.count = 0;
  hearing.concepts.reset();
  hearing.told.reset();
  Path path(letters);
  take_words(letters, sound, path);

  std::array<std::uint16_t, kMostLetters + 1> ends;
  std::size_t count = 0;
  for (std::size_t at = letters.count; at > 0; at = path.at(at).from) {
    ends[count++] = std::uint16_t(at);
  }
  static constexpr ConceptId kOtherMeaning[] = {kOther};
  static constexpr ConceptId kNumberMeaning[] = {kNumber};
  while (count > 0 && hearing.count < kMostWords) {
    const std::size_t past = ends[--count];
    const Path::Step& step = path.at(past);
    if (step.word == WordTree::kNone) {
      if (!is_said(letters.letter[step.from])) continue;
      HeardWord* last = hearing.count > 0 ? &hearing.words[hearing.count - 1] : nullptr;
      if (last != nullptr && last->meanings.data() == kOtherMeaning && last->end == step.from) {
        last->end = std::uint16_t(past);
      } else {
        hearing.words[hearing.count++] = {kOtherMeaning, step.from, std::uint16_t(past)};
      }
      hearing.concepts.set(kOther);
      continue;
    }
    std::span<const ConceptId> meanings = kNumberMeaning;
    if (step.word != kDigits) {
      const Meanings& at = meanings_at_[step.word];
      meanings = {meanings_.data() + at.first, at.count};
    }
    if (meanings.size() == 1 && meanings[0] == kIgnored) continue;
    hearing.words[hearing.count++] = {meanings, step.from, std::uint16_t(past)};
    for (const ConceptId meaning : meanings) hearing.concepts.set(meaning);
  }
}

}  // namespace sammachip

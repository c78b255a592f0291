// The words of locales/intents/concepts.tsv, and which of them stand in a message. Private to
// language/.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/intents/sound.h"

namespace sammachip {

using ConceptId = std::uint16_t;
inline constexpr std::size_t kMostConcepts = 320;
using ConceptSet = std::bitset<kMostConcepts>;

inline constexpr std::size_t kMostWords = 96;

// A word of a message, and what it may mean. What is unknown is one word, of kOther.
struct HeardWord {
  std::span<const ConceptId> meanings;
  std::uint16_t begin = 0;  // Letters of the message.
  std::uint16_t end = 0;
};

struct Hearing {
  std::array<HeardWord, kMostWords> words;
  std::size_t count = 0;
  ConceptSet concepts;
  ConceptSet told;  // Of these, what is told of the message besides its words.

  void tell(ConceptId concept_id) {
    concepts.set(concept_id);
    told.set(concept_id);
  }
};

// Words in a tree, by their letters.
class WordTree {
 public:
  WordTree() : nodes_(1) {}
  // Nothing happens if it is there already.
  void add(std::u32string_view letters, std::uint32_t word);
  void pack();  // After the last.

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  // Calls found(past, word) for each word that begins at `from`, the shorter first.
  template <class Found>
  void each_from(const Letters& letters, std::size_t from, Found found) const {
    std::uint32_t node = 0;
    for (std::size_t at = from; at < letters.count; ++at) {
      node = next(node, letters.letter[at]);
      if (node == kNone) return;
      if (packed_[node].word != kNone) found(at + 1, packed_[node].word);
    }
  }

 private:
  struct Node {
    std::vector<std::pair<char32_t, std::uint32_t>> edges;
    std::uint32_t word = kNone;
  };
  struct Packed {
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t word = kNone;
  };
  struct Edge {
    char32_t letter;
    std::uint32_t node;
  };
  std::uint32_t next(std::uint32_t node, char32_t letter) const;

  std::vector<Node> nodes_;  // While it is built.
  std::vector<Packed> packed_;
  std::vector<Edge> edges_;
};

// Immutable after construction, so safe to share between threads.
class ConceptLexicon {
 public:
  // What no word stands for.
  static constexpr ConceptId kIgnored = 0;  // Politeness, and what adds nothing.
  static constexpr ConceptId kOther = 1;    // Words that are not known.
  static constexpr ConceptId kNumber = 2;   // Digits.

  // Lines are `concept<TAB>words`, the words parted by spaces, with "_" for a space in one; "#"
  // begins a remark. Throws IntentFileError.
  explicit ConceptLexicon(std::string_view file);

  // Throws IntentFileError naming `where` if there is no such concept.
  ConceptId concept_named(std::string_view name, const std::string& where) const;
  // For what is told of a message besides its words.
  ConceptId add_concept(std::string_view name);

  void hear(const Letters& letters, const Letters& sound, Hearing& hearing) const;

 private:
  class Path;
  void add_word(std::string_view word, ConceptId meaning);
  void take_words(const Letters& letters, const Letters& sound, Path& path) const;

  struct Meanings {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::unordered_map<std::string, ConceptId> names_;
  std::vector<std::vector<ConceptId>> meanings_of_word_;  // While it is built.
  std::unordered_map<std::string, std::uint32_t> words_;  // While it is built.
  std::vector<ConceptId> meanings_;
  std::vector<Meanings> meanings_at_;
  WordTree spelled_;
  WordTree sounded_;
};

}  // namespace sammachip

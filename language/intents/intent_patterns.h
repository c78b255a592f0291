// The patterns of locales/intents/patterns.tsv, and how well each intent fits a message. Private to
// language/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/intents/concept_lexicon.h"
#include "language/intents/intent.h"

namespace sammachip {

// How well each intent fits: kNoFit and less is no fit at all.
using Fits = std::array<std::int16_t, kIntentCount>;
inline constexpr std::int16_t kNoFit = 0;

// Immutable after construction, so safe to share between threads.
class IntentPatterns {
 public:
  // Lines are `intent<TAB>who<TAB>pattern`; see the head of patterns.tsv. Throws IntentFileError.
  IntentPatterns(std::string_view file, const ConceptLexicon& lexicon);

  // Adds to `fits` what the patterns say of a message of `speaker`.
  void fit(const Hearing& hearing, Speaker speaker, Fits& fits) const;

 private:
  using AnyOf = std::vector<ConceptId>;
  enum class Order { kAlone, kNext, kLater };
  // One concept, or several one after the other.
  struct Chain {
    std::vector<AnyOf> links;
    Order order = Order::kAlone;
    bool is_absent = false;
  };
  struct Pattern {
    Intent intent = Intent::kUnclear;
    std::uint8_t speakers = 0xF;
    bool is_alone = false;  // Nothing else is said.
    std::int16_t score = 0;
    std::vector<Chain> chains;
    ConceptSet needed;  // Concepts without which it cannot fit.
    ConceptSet used;
  };
  static Pattern read_pattern(const std::array<std::string_view, 3>& cells,
                              const ConceptLexicon& lexicon, const std::string& where);
  static bool holds(const Hearing& hearing, const Chain& chain);
  static Chain read_chain(std::string_view item, const ConceptLexicon& lexicon,
                          const std::string& where);

  std::vector<Pattern> patterns_;
  // By the rarest concept of each: only those are looked at whose concept is there.
  std::array<std::vector<std::uint16_t>, kMostConcepts> by_concept_;
};

}  // namespace sammachip

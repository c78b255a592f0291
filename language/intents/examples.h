// The phrases of locales/intents/examples.tsv: which intent one has, and which a text is like.
// Private to language/.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/intents/concept_lexicon.h"
#include "language/intents/intent.h"

namespace sammachip {

// How likely each intent is by its phrases, as the logarithm of a share of 1.
using Likeness = std::array<float, kIntentCount>;

// Immutable after construction, so safe to share between threads.
class IntentExamples {
 public:
  // Lines are `phrase<TAB>who<TAB>intent`, who being "household", "leader", "officer" or
  // "newcomer". Throws IntentFileError.
  IntentExamples(std::string_view file, const ConceptLexicon& lexicon);

  // The intent of a phrase of the same words, but for spaces and what adds nothing.
  std::optional<Intent> find(const Letters& letters, const Hearing& hearing, Speaker speaker) const;

  // By the letters, as they sound, by what the words stand for, and by who says it: a naive Bayes
  // classifier over what is in the phrases.
  Likeness like(const Letters& sound, const Hearing& hearing, Speaker speaker) const;

 private:
  // What the feature adds for an intent in whose phrases it is.
  struct Weight {
    Intent intent;
    float weight;
  };
  struct Feature {
    std::uint64_t id = 0;  // 0: no feature.
    std::uint32_t first = 0;
    std::uint32_t past = 0;
  };
  // A feature of a phrase, and what the phrase means.
  struct Seen {
    std::uint64_t id = 0;
    Intent intent = Intent::kUnclear;
    auto operator<=>(const Seen&) const = default;
  };
  void weigh(std::vector<Seen>& seen, const std::array<std::size_t, kIntentCount>& phrases);
  const Feature* find_feature(std::uint64_t id) const;

  std::unordered_map<std::uint64_t, Intent> exact_;  // By the words and who says them, hashed.
  std::vector<Feature> features_;                    // A hash table; its size is a power of 2.
  std::vector<Weight> weights_;
  Likeness without_{};  // What a feature adds for an intent in whose phrases it is not.
  std::array<bool, kIntentCount> has_phrases_{};
};

}  // namespace sammachip

#include "language/intents/examples.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "language/intents/intent_file_lines.h"
#include "language/intents/sound.h"
#include "language/letters/normalise.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostFeatures = 1024;
// How much of a feature is expected in the phrases of an intent before any was seen.
constexpr float kExpected = 2;

struct Features {
  std::array<std::uint64_t, kMostFeatures> ids;
  std::size_t count = 0;
  void add(std::uint64_t kind, std::uint64_t what) {
    // Mixed, so that the hash table may take its lowest bits.
    std::uint64_t id = (kind << 60U ^ what) * 0x9E3779B97F4A7C15ULL;
    id ^= id >> 32U;
    if (count < kMostFeatures) ids[count++] = id | 1U;
  }
  void keep_each_once() {
    const auto past = ids.begin() + std::ptrdiff_t(count);
    std::sort(ids.begin(), past);
    count = std::size_t(std::unique(ids.begin(), past) - ids.begin());
  }
};

// Three and four letters in a row, of how it sounds; each concept, and each two of words in a
// row; who says it.
void features_of(const Letters& sound, const Hearing& hearing, Speaker speaker,
                 Features& features) {
  const auto at = [&](std::size_t i) -> std::uint64_t {
    return i == 0 || i > sound.count ? 1 : sound.letter[i - 1] & 0x3FFFU;
  };
  for (std::size_t i = 0; i <= sound.count; ++i) {
    const std::uint64_t two = at(i) << 14U | at(i + 1);
    if (i + 1 > sound.count) continue;
    features.add(2, two << 14U | at(i + 2));
    if (i + 2 > sound.count) continue;
    features.add(3, (two << 14U | at(i + 2)) << 14U | at(i + 3));
  }
  const HeardWord* before = nullptr;
  const auto tells = [](ConceptId id) {
    return id != ConceptLexicon::kOther && id != ConceptLexicon::kIgnored;
  };
  for (std::size_t i = 0; i < hearing.count; ++i) {
    const HeardWord& word = hearing.words[i];
    if (!std::any_of(word.meanings.begin(), word.meanings.end(), tells)) continue;
    for (const ConceptId id : word.meanings) {
      if (!tells(id)) continue;
      features.add(4, id);
      if (before == nullptr) continue;
      for (const ConceptId earlier : before->meanings) {
        if (tells(earlier)) features.add(5, std::uint64_t(earlier) << 16U | id);
      }
    }
    before = &word;
  }
  for (ConceptId id = 0; id < kMostConcepts; ++id) {
    if (hearing.told.test(id)) features.add(6, id);
  }
  features.add(7, std::uint64_t(speaker));
  features.keep_each_once();
}

// FNV-1a of the letters of the words, or of all where no word is left.
std::uint64_t hash_of(const Letters& letters, const Hearing& hearing, Speaker speaker) {
  std::uint64_t hash = 14695981039346656037ULL ^ std::uint64_t(speaker);
  const auto add = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      hash = (hash ^ letters.letter[i]) * 1099511628211ULL;
    }
  };
  for (std::size_t i = 0; i < hearing.count; ++i) {
    add(hearing.words[i].begin, hearing.words[i].end);
  }
  if (hearing.count == 0) add(0, letters.count);
  return hash;
}

}  // namespace

IntentExamples::IntentExamples(std::string_view file, const ConceptLexicon& lexicon) {
  std::array<std::size_t, kIntentCount> phrases{};
  std::vector<Seen> seen;
  auto letters = std::make_unique<Letters>();
  auto sound = std::make_unique<Letters>();
  auto hearing = std::make_unique<Hearing>();
  auto features = std::make_unique<Features>();
  each_intent_line<3>(file, "examples.tsv", "a phrase, a tab, who says it, a tab and the intent",
                      [&](const std::array<std::string_view, 3>& cells, const std::string& where) {
                        const auto speaker = speaker_named(cells[1]);
                        const auto intent = intent_named(cells[2]);
                        if (!speaker) throw IntentFileError(where + ": nobody is called so");
                        if (!intent) throw IntentFileError(where + ": there is no such intent");
                        letters_of(normalise(cells[0]), *letters);
                        sound_of(*letters, *sound);
                        lexicon.hear(*letters, *sound, *hearing);
                        features->count = 0;
                        features_of(*sound, *hearing, *speaker, *features);
                        for (std::size_t i = 0; i < features->count; ++i) {
                          seen.push_back({features->ids[i], *intent});
                        }
                        ++phrases[std::size_t(*intent)];
                        exact_.emplace(hash_of(*letters, *hearing, *speaker), *intent);
                      });
  weigh(seen, phrases);
}

// How much each feature tells for each intent: naive Bayes with some expected in advance.
void IntentExamples::weigh(std::vector<Seen>& seen,
                           const std::array<std::size_t, kIntentCount>& phrases) {
  for (std::size_t i = 0; i < kIntentCount; ++i) {
    has_phrases_[i] = phrases[i] > 0;
    without_[i] = std::log(kExpected / (float(phrases[i]) + kExpected));
  }
  const float all = float(std::accumulate(phrases.begin(), phrases.end(), std::size_t{0}));
  std::sort(seen.begin(), seen.end());
  std::vector<Feature> known;
  for (auto first = seen.begin(); first != seen.end();) {
    const auto past =
        std::find_if(first, seen.end(), [&](const Seen& one) { return one.id != first->id; });
    const float expected = (float(past - first) + 0.5F) / (all + 1);
    Feature feature{first->id, std::uint32_t(weights_.size()), 0};
    while (first != past) {
      const Intent intent = first->intent;
      const auto others =
          std::find_if(first, past, [&](const Seen& one) { return one.intent != intent; });
      const auto place = std::size_t(intent);
      const float with = std::log((float(others - first) / expected + kExpected) /
                                  (float(phrases[place]) + kExpected));
      weights_.push_back({intent, with - without_[place]});
      first = others;
    }
    feature.past = std::uint32_t(weights_.size());
    known.push_back(feature);
  }
  std::size_t size = 16;
  while (size < known.size() * 2) size *= 2;
  features_.resize(size);
  for (const Feature& feature : known) {
    std::size_t slot = feature.id & (size - 1);
    while (features_[slot].id != 0) slot = (slot + 1) & (size - 1);
    features_[slot] = feature;
  }
}

std::optional<Intent> IntentExamples::find(const Letters& letters, const Hearing& hearing,
                                           Speaker speaker) const {
  const auto found = exact_.find(hash_of(letters, hearing, speaker));
  if (found == exact_.end()) return std::nullopt;
  return found->second;
}

const IntentExamples::Feature* IntentExamples::find_feature(std::uint64_t id) const {
  std::size_t slot = id & (features_.size() - 1);
  while (features_[slot].id != 0 && features_[slot].id != id) {
    slot = (slot + 1) & (features_.size() - 1);
  }
  return features_[slot].id == 0 ? nullptr : &features_[slot];
}

Likeness IntentExamples::like(const Letters& sound, const Hearing& hearing, Speaker speaker) const {
  Features features;
  features_of(sound, hearing, speaker, features);
  Likeness likeness{};
  float known = 0;
  for (std::size_t i = 0; i < features.count; ++i) {
    const Feature* feature = find_feature(features.ids[i]);
    if (feature == nullptr) continue;
    ++known;
    for (std::uint32_t at = feature->first; at < feature->past; ++at) {
      likeness[std::size_t(weights_[at].intent)] += weights_[at].weight;
    }
  }
  // The features of a text are not independent: the more of them, the less each tells.
  const float scale = 1 / std::sqrt(float(std::max<std::size_t>(1, features.count)));
  float best = std::numeric_limits<float>::lowest();
  for (std::size_t i = 0; i < kIntentCount; ++i) {
    likeness[i] = has_phrases_[i] ? (likeness[i] + known * without_[i]) * scale
                                  : std::numeric_limits<float>::lowest();
    best = std::max(best, likeness[i]);
  }
  float sum = 0;
  for (const float one : likeness) sum += std::exp(one - best);
  for (float& one : likeness) one -= best + std::log(sum);
  return likeness;
}

}  // namespace sammachip

#include "language/intents/intent_patterns.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "language/intents/intent_file_lines.h"

namespace sammachip {
namespace {

constexpr std::int16_t kPerConcept = 10;
constexpr std::int16_t kPerOrder = 2;      // Words in an order tell more than words.
constexpr std::size_t kMostBetween = 2;    // Words between two of a~b.
constexpr std::int16_t kLeftOverCost = 1;  // For each word that the pattern does not explain.
constexpr std::int16_t kMostLeftOver = 8;
constexpr std::size_t kFewLetters = 2;  // Unknown letters that may be a slip of the finger.

template <class Part>
void each_part(std::string_view text, char parting, Part part) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(parting), text.size());
    if (end > 0) part(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool means_any(const HeardWord& word, const std::vector<ConceptId>& any_of) {
  return std::any_of(word.meanings.begin(), word.meanings.end(), [&](ConceptId meaning) {
    return std::find(any_of.begin(), any_of.end(), meaning) != any_of.end();
  });
}

std::uint8_t speakers_in(std::string_view text, const std::string& where) {
  if (text == "all") return 0xF;
  std::uint8_t speakers = 0;
  each_part(text, ',', [&](std::string_view word) {
    const auto speaker = speaker_named(word);
    if (!speaker) throw IntentFileError(where + ": nobody is called \"" + std::string(word) + "\"");
    speakers = std::uint8_t(speakers | (1U << unsigned(*speaker)));
  });
  return speakers;
}

}  // namespace

IntentPatterns::Chain IntentPatterns::read_chain(std::string_view item,
                                                 const ConceptLexicon& lexicon,
                                                 const std::string& where) {
  Chain chain;
  if (item.front() == '!') {
    chain.is_absent = true;
    item.remove_prefix(1);
  }
  const char parting = item.find('~') != std::string_view::npos ? '~' : '>';
  each_part(item, parting, [&](std::string_view link) {
    AnyOf any_of;
    each_part(link, '|',
              [&](std::string_view name) { any_of.push_back(lexicon.concept_named(name, where)); });
    chain.links.push_back(std::move(any_of));
  });
  if (chain.links.empty()) throw IntentFileError(where + ": \"!\" without a concept");
  if (chain.links.size() > 1) chain.order = parting == '~' ? Order::kNext : Order::kLater;
  return chain;
}

IntentPatterns::Pattern IntentPatterns::read_pattern(const std::array<std::string_view, 3>& cells,
                                                     const ConceptLexicon& lexicon,
                                                     const std::string& where) {
  Pattern pattern;
  const auto intent = intent_named(cells[0]);
  if (!intent) throw IntentFileError(where + ": there is no such intent");
  pattern.intent = *intent;
  pattern.speakers = speakers_in(cells[1], where);
  each_part(cells[2], ' ', [&](std::string_view item) {
    if (item == ".") {
      pattern.is_alone = true;
      return;
    }
    if (item.front() == '+' || item.front() == '=') {
      int extra = 0;
      const char* const past = item.data() + item.size();
      const auto [end, error] = std::from_chars(item.data() + 1, past, extra);
      if (error != std::errc() || end != past) {
        throw IntentFileError(where + ": no number in \"" + std::string(item) + "\"");
      }
      pattern.score = std::int16_t(pattern.score + extra);
      return;
    }
    Chain chain = read_chain(item, lexicon, where);
    if (!chain.is_absent) {
      for (const AnyOf& any_of : chain.links) {
        pattern.score = std::int16_t(pattern.score + kPerConcept);
        for (const ConceptId id : any_of) pattern.used.set(id);
        if (any_of.size() == 1) pattern.needed.set(any_of.front());
      }
      if (chain.order != Order::kAlone) pattern.score = std::int16_t(pattern.score + kPerOrder);
    }
    pattern.chains.push_back(std::move(chain));
  });
  // What is to be there is looked at before what is to be absent.
  std::stable_partition(pattern.chains.begin(), pattern.chains.end(),
                        [](const Chain& chain) { return !chain.is_absent; });
  if (pattern.chains.empty() || pattern.chains.front().is_absent) {
    throw IntentFileError(where + ": a pattern needs a concept that is there");
  }
  return pattern;
}

IntentPatterns::IntentPatterns(std::string_view file, const ConceptLexicon& lexicon) {
  std::array<int, kMostConcepts> uses{};
  each_intent_line<3>(file, "patterns.tsv", "an intent, a tab, who says it, a tab and the pattern",
                      [&](const std::array<std::string_view, 3>& cells, const std::string& where) {
                        patterns_.push_back(read_pattern(cells, lexicon, where));
                        const ConceptSet& used = patterns_.back().used;
                        for (ConceptId id = 0; id < kMostConcepts; ++id)
                          uses[id] += used.test(id) ? 1 : 0;
                      });
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const AnyOf* rarest = nullptr;
    int fewest = 0;
    for (const Chain& chain : patterns_[i].chains) {
      if (chain.is_absent) continue;
      for (const AnyOf& any_of : chain.links) {
        int all = 0;
        for (const ConceptId id : any_of) all += uses[id];
        if (rarest != nullptr && all >= fewest) continue;
        rarest = &any_of;
        fewest = all;
      }
    }
    for (const ConceptId id : *rarest) by_concept_[id].push_back(std::uint16_t(i));
  }
}

bool IntentPatterns::holds(const Hearing& hearing, const Chain& chain) {
  const auto is_there = [&](const AnyOf& any_of) {
    return std::any_of(any_of.begin(), any_of.end(),
                       [&](ConceptId id) { return hearing.concepts.test(id); });
  };
  for (const AnyOf& any_of : chain.links) {
    if (!is_there(any_of)) return false;
  }
  if (chain.order == Order::kAlone) return true;
  for (std::size_t start = 0; start < hearing.count; ++start) {
    if (!means_any(hearing.words[start], chain.links[0])) continue;
    std::size_t at = start;
    std::size_t link = 1;
    for (; link < chain.links.size(); ++link) {
      std::size_t next = at + 1;
      const std::size_t past = chain.order == Order::kNext
                                   ? std::min(hearing.count, at + kMostBetween + 2)
                                   : hearing.count;
      while (next < past && !means_any(hearing.words[next], chain.links[link])) ++next;
      if (next == past) break;
      at = next;
    }
    if (link == chain.links.size()) return true;
  }
  return false;
}

void IntentPatterns::fit(const Hearing& hearing, Speaker speaker, Fits& fits) const {
  const auto bit = std::uint8_t(1U << unsigned(speaker));
  for (std::size_t id = 0; id < kMostConcepts; ++id) {
    if (!hearing.concepts.test(id)) continue;
    for (const std::uint16_t index : by_concept_[id]) {
      const Pattern& pattern = patterns_[index];
      if ((pattern.speakers & bit) == 0) continue;
      if ((pattern.needed & hearing.concepts) != pattern.needed) continue;
      std::int16_t& best = fits[std::size_t(pattern.intent)];
      if (pattern.score <= best) continue;
      const bool is_held =
          std::all_of(pattern.chains.begin(), pattern.chains.end(),
                      [&](const Chain& chain) { return holds(hearing, chain) != chain.is_absent; });
      if (!is_held) continue;
      std::int16_t left_over = 0;
      std::size_t unknown_letters = 0;
      for (std::size_t i = 0; i < hearing.count; ++i) {
        const HeardWord& word = hearing.words[i];
        const bool is_used =
            std::any_of(word.meanings.begin(), word.meanings.end(),
                        [&](ConceptId meaning) { return pattern.used.test(meaning); });
        if (is_used) continue;
        if (word.meanings.front() == ConceptLexicon::kOther) {
          unknown_letters += std::size_t(word.end - word.begin);
          if (unknown_letters <= kFewLetters) continue;
        }
        ++left_over;
      }
      if (pattern.is_alone && left_over > 0) continue;
      const auto fit =
          std::int16_t(pattern.score - kLeftOverCost * std::min(left_over, kMostLeftOver));
      best = std::max(best, fit);
    }
  }
}

}  // namespace sammachip

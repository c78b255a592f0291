// The lines of an officer's digest, in the order of docs/programme.md 8.3. To add one, add it to
// its part in digest_lines.cpp and its sentence to locales/.
#pragma once

#include <string>
#include <vector>

#include "handlers/digest/digest_facts.h"
#include "handlers/words/wording.h"

namespace sammachip {

inline constexpr std::size_t kMostDigestNames = 3;

struct DigestPart {
  std::string title;
  std::vector<std::string> lines;
};

// What `line_of` says of each of the first `most`, and how many more there are.
template <class Items>
std::vector<std::string> first_lines(const Items& items, std::size_t most, const char* more_key,
                                     const auto& line_of, const Turn& turn) {
  std::vector<std::string> lines;
  for (const auto& item : items) {
    if (lines.size() == most) {
      const auto more = static_cast<std::int64_t>(items.size() - most);
      lines.push_back(say(more_key, {{"count", more}}, turn));
      break;
    }
    lines.push_back(line_of(item));
  }
  return lines;
}

// The parts that have something to say. No line has an amount of money beside a name.
std::vector<DigestPart> digest_parts(const DigestFacts& facts, const Turn& turn);

// For who looks after several tambons: a line for each, with what waits, what worries and how many
// reported; the most pressing first. Empty where all is in one tambon.
DigestPart digest_by_tambon(const DigestFacts& facts, const Turn& turn);

// "14 of 20 houses reported (70%)"; the sums of the month; the programme's own measures with their
// aims and how many houses they rest on.
std::vector<std::string> figure_lines(const DigestFacts& facts, const Turn& turn);

}  // namespace sammachip

// The lines of an officer's digest, in the order of docs/programme.md 8.3. To add one, add it to
// its part in digest_lines.cpp and its sentence to locales/.
#pragma once

#include <string>
#include <vector>

#include "handlers/digest/digest_facts.h"

namespace sammachip {

inline constexpr std::size_t kMostDigestNames = 3;

struct DigestPart {
  std::string title;
  std::vector<std::string> lines;
};

// The parts that have something to say. No line has an amount of money beside a name.
std::vector<DigestPart> digest_parts(const DigestFacts& facts, const Turn& turn);

// For who looks after several tambons: a line for each, with what waits, what worries and how many
// reported; the most pressing first. Empty where all is in one tambon.
DigestPart digest_by_tambon(const DigestFacts& facts, const Turn& turn);

// "14 of 20 houses reported (70%)"; the sums of the month; the programme's own measures with their
// aims and how many houses they rest on.
std::vector<std::string> figure_lines(const DigestFacts& facts, const Turn& turn);

}  // namespace sammachip

// The digest of a province: counts and sums over districts, of which those of few houses stay
// hidden. docs/programme.md 2.2, 8.3.
#pragma once

#include <optional>
#include <vector>

#include "handlers/digest/digest_lines.h"

namespace sammachip {

std::vector<DigestPart> province_parts(const DigestFacts& facts, const Turn& turn);

// `counts` that are fit to be shown beside their sum: one from 1 to kFewestShown - 1 is hidden
// (nothing), and where that is only one, so is the smallest of the others, as the sum would tell
// it. Zero is shown.
std::vector<std::optional<long long>> shown_counts(const std::vector<long long>& counts);

}  // namespace sammachip

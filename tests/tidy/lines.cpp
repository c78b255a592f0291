#include "tests/tidy/lines.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace sammachip::tidy {

namespace {

constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kMostLines = 400;

bool takes_no_place(std::uint32_t letter) {
  return letter == 0x0E31 || (letter >= 0x0E34 && letter <= 0x0E3A) ||  // Thai.
         (letter >= 0x0E47 && letter <= 0x0E4E) ||
         (letter >= 0x0300 && letter <= 0x036F) ||  // Accents.
         (letter >= 0x200B && letter <= 0x200F) ||  // Joiners and the like.
         (letter >= 0xFE00 && letter <= 0xFE0F) || letter == 0xFEFF;
}

// The text without what stands in its raw strings, in as many lines.
std::string without_raw(const Source& source) {
  std::string text;
  std::size_t from = 0;
  for (const auto& quoted : source.quoted) {
    if (!quoted.is_raw) continue;
    const std::size_t begin = source.text.find('(', quoted.at) + 1;
    text.append(source.text, from, begin - from);
    text.append(static_cast<std::size_t>(std::count(quoted.text.begin(), quoted.text.end(), '\n')),
                '\n');
    from = begin + quoted.text.size();
  }
  text.append(source.text, from);
  return text;
}

}  // namespace

std::size_t columns_of(std::string_view line) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = static_cast<unsigned char>(line[at++]);
    std::uint32_t letter = byte;
    if (byte >= 0xC0) letter &= byte >= 0xF0 ? 0x07U : byte >= 0xE0 ? 0x0FU : 0x1FU;
    while (byte >= 0xC0 && at < line.size() && (line[at] & 0xC0) == 0x80) {
      letter = (letter << 6U) | (static_cast<unsigned char>(line[at++]) & 0x3FU);
    }
    if (!takes_no_place(letter)) ++columns;
  }
  return columns;
}

Findings wide_lines(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    const std::string text = without_raw(source);
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::size_t columns = columns_of(std::string_view(text).substr(at, end - at));
      ++number;
      at = end + 1;
      if (columns <= kMostColumns) continue;
      findings.push_back(found_at(
          source, number,
          std::to_string(columns) + " columns: break the line at " + std::to_string(kMostColumns)));
    }
  }
  return findings;
}

Findings long_files(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    const std::size_t lines = source.line_starts.size();
    if (lines <= kMostLines) continue;
    findings.push_back(found_at(source, kMostLines + 1,
                                "a file of " + std::to_string(lines) + " lines; it may have " +
                                    std::to_string(kMostLines) +
                                    ": give a part of it a file of its own, named by a noun"));
  }
  return findings;
}

}  // namespace sammachip::tidy

#include <array>
#include <cstddef>
#include <optional>

#include "language/letters/normalise.h"
#include "language/letters/tokens.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr std::size_t kIdDigits = 13;
constexpr std::string_view kReplacement = "[เลขบัตร]";
// LINE's user ids have 33 characters, ULIDs 26, UUIDs 36; no word glued to an ID number is so long.
constexpr std::size_t kShortestIdentifier = 24;

bool is_parting(char32_t character) {
  return character == U' ' || character == U'-' || character == U'.' || character == U'\u00A0' ||
         (character >= U'\u2010' && character <= U'\u2015') || character == U'\u2212' ||
         character == U'\u200B';
}

// Thirteen digits with at most three parting characters between two of them.
struct Candidate {
  std::array<int, kIdDigits> digits{};
  std::array<bool, kIdDigits> parted_before{};
  std::size_t end = 0;
};

std::size_t end_of_digits(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    const DecodedCharacter decoded = decode_character(text, position);
    if (digit_of(decoded.character) < 0) break;
    position += decoded.bytes;
  }
  return position;
}

// Returns the thirteen digits that begin at `position` and end where digits end, if there are such.
std::optional<Candidate> read_candidate(std::string_view text, std::size_t position) {
  Candidate candidate;
  std::size_t count = 0;
  std::size_t partings = 0;
  while (position < text.size() && count < kIdDigits && partings <= 3) {
    const DecodedCharacter decoded = decode_character(text, position);
    const int digit = digit_of(decoded.character);
    position += decoded.bytes;
    if (digit < 0) {
      if (!is_parting(decoded.character)) return std::nullopt;
      ++partings;
      continue;
    }
    candidate.digits[count] = digit;
    candidate.parted_before[count++] = partings > 0;
    partings = 0;
  }
  candidate.end = position;
  if (count < kIdDigits || end_of_digits(text, position) != position) return std::nullopt;
  return candidate;
}

bool check_digit_is_right(const Candidate& candidate) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i + 1 < kIdDigits; ++i) {
    sum += static_cast<std::size_t>(candidate.digits[i]) * (kIdDigits - i);
  }
  return (11 - sum % 11) % 10 == static_cast<std::size_t>(candidate.digits[kIdDigits - 1]);
}

bool is_national_id(const Candidate& candidate) {
  std::size_t card_partings = 0;
  std::size_t other_partings = 0;
  for (std::size_t i = 1; i < kIdDigits; ++i) {
    if (!candidate.parted_before[i]) continue;
    const bool card_parts_here = i == 1 || i == 5 || i == 10 || i == 12;
    ++(card_parts_here ? card_partings : other_partings);
  }
  if (other_partings == 0 && (card_partings == 0 || card_partings >= 3)) return true;
  return candidate.digits[0] != 0 && check_digit_is_right(candidate);
}

bool is_identifier_byte(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_';
}

bool is_latin(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool is_in_identifier(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t letters = 0;
  std::size_t first = begin;
  std::size_t last = end;
  // Bounded, so that a long text costs no more than its length.
  while (first > 0 && begin - first < kShortestIdentifier && is_identifier_byte(text[first - 1])) {
    letters += is_latin(text[--first]) ? 1 : 0;
  }
  while (last < text.size() && last - end < kShortestIdentifier && is_identifier_byte(text[last])) {
    letters += is_latin(text[last++]) ? 1 : 0;
  }
  return letters > 0 && last - first >= kShortestIdentifier;
}

bool is_json_number(std::string_view text, std::size_t begin, std::size_t end) {
  return begin >= 2 && text[begin - 1] == ':' && text[begin - 2] == '"' &&
         (end == text.size() || text[end] == ',' || text[end] == '}');
}

struct Found {
  std::size_t begin;
  std::size_t end;
};

std::optional<Found> find_national_id(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    const DecodedCharacter decoded = decode_character(text, position);
    if (digit_of(decoded.character) < 0) {
      position += decoded.bytes;
      continue;
    }
    const std::optional<Candidate> candidate = read_candidate(text, position);
    if (candidate && is_national_id(*candidate) &&
        !is_in_identifier(text, position, candidate->end) &&
        !is_json_number(text, position, candidate->end)) {
      return Found{position, candidate->end};
    }
    position = end_of_digits(text, position);
  }
  return std::nullopt;
}

}  // namespace

std::size_t national_id_end(std::string_view text, std::size_t position) {
  const std::optional<Candidate> candidate = read_candidate(text, position);
  return candidate && is_national_id(*candidate) ? candidate->end : 0;
}

std::string redact_national_ids(std::string_view text) {
  std::string result;
  std::size_t position = 0;
  while (const std::optional<Found> found = find_national_id(text, position)) {
    result.append(text.substr(position, found->begin - position)).append(kReplacement);
    position = found->end;
  }
  return result.append(text.substr(position));
}

bool holds_national_id(std::string_view text) { return find_national_id(text, 0).has_value(); }

}  // namespace sammachip

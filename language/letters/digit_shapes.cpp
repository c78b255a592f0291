#include <algorithm>
#include <array>

#include "language/letters/bytes.h"
#include "language/letters/tokens.h"

namespace sammachip {
namespace {

// How far a sign of what it is is looked for, so that a long text is read in time.
constexpr std::size_t kLongestDialCode = 40;
constexpr std::size_t kLongestHost = 80;

std::size_t digits_end(std::string_view text, std::size_t position) {
  while (position < text.size() && is_digit(text[position])) ++position;
  return position;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char digit : digits) {
    value = std::min(value * 10 + (digit - '0'), kHugeNumber / kThousandths);
  }
  return value;
}

// Digits and the signs between them, each sign followed by a digit: "1,250.50", "12/6/60".
struct Shape {
  static constexpr std::size_t kMostParts = 8;
  std::array<std::string_view, kMostParts> parts{};
  std::array<char, kMostParts> signs{};  // signs[i] stands before parts[i].
  std::size_t count = 0;
  std::size_t end = 0;

  bool only_signs(char sign) const {
    return std::all_of(signs.begin() + 1, signs.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](char other) { return other == sign; });
  }
};

Shape read_shape(std::string_view text, std::size_t position, std::string_view signs) {
  Shape shape;
  while (shape.count < Shape::kMostParts) {
    const std::size_t end = digits_end(text, position);
    shape.parts[shape.count++] = text.substr(position, end - position);
    shape.end = end;
    const bool goes_on = end + 1 < text.size() && signs.find(text[end]) != std::string_view::npos &&
                         is_digit(text[end + 1]);
    if (!goes_on) break;
    if (shape.count < Shape::kMostParts) shape.signs[shape.count] = text[end];
    position = end + 1;
  }
  return shape;
}

// Returns the end of a phone number, or 0: nine or ten digits from 0 (or +66), in groups.
std::size_t phone_end(std::string_view text, std::size_t position) {
  const bool is_abroad =
      position > 0 && text[position - 1] == '+' && text.substr(position, 2) == "66";
  if (text[position] != '0' && !is_abroad) return 0;
  std::size_t count = 0;
  std::size_t groups = 0;
  std::size_t end = position;
  const bool is_mobile =
      is_abroad || (position + 1 < text.size() &&
                    std::string_view("689").find(text[position + 1]) != std::string_view::npos);
  const std::size_t wanted = is_abroad ? 11 : is_mobile ? 10 : 9;
  while (count < wanted && end < text.size() && is_digit(text[end])) {
    const std::size_t group_end = digits_end(text, end);
    const std::size_t size = group_end - end;
    if (size < 2 && !(is_abroad && groups == 1)) return 0;
    count += size;
    ++groups;
    end = group_end;
    const bool is_parted = end + 1 < text.size() && is_digit(text[end + 1]) &&
                           std::string_view(" -.").find(text[end]) != std::string_view::npos;
    if (count < wanted && is_parted) ++end;
  }
  // +66 leaves out the zero, and houses' lines are a digit shorter.
  return count == wanted || (is_abroad && count == 10) ? end : 0;
}

bool is_date(const Shape& shape) {
  if (shape.count != 3 || shape.signs[1] != shape.signs[2]) return false;
  const auto& parts = shape.parts;
  if (parts[0].size() == 4 && shape.signs[1] == '-') {
    return parts[1].size() <= 2 && parts[2].size() <= 2;
  }
  const bool fits = parts[0].size() <= 2 && parts[1].size() <= 2 &&
                    (parts[2].size() == 2 || parts[2].size() == 4);
  if (shape.signs[1] == '/') return fits;
  return fits && number_of(parts[0]) <= 31 && number_of(parts[1]) <= 12 && number_of(parts[1]) >= 1;
}

bool is_grouped(const Shape& shape, std::size_t groups) {
  if (shape.parts[0].size() > 3 || shape.parts[0].front() == '0') return false;
  for (std::size_t i = 1; i < groups; ++i) {
    if (shape.parts[i].size() != 3) return false;
  }
  return true;
}

// "300,250" may be a list of two; "120,000" and "1,250" hardly.
bool may_be_list(const Shape& shape, std::size_t groups) {
  return groups == 2 && shape.count == groups && shape.parts[0].size() == 3 &&
         shape.parts[1] != "000";
}

void set_number(const Shape& shape, Token& token) {
  const bool has_decimals = shape.signs[shape.count - 1] == '.' && shape.count > 1;
  const std::size_t groups = shape.count - (has_decimals ? 1 : 0);
  std::int64_t value = 0;
  std::size_t digits = 0;
  bool is_good = shape.count < Shape::kMostParts;
  for (std::size_t i = 0; i < groups; ++i) {
    if (i > 0 && shape.signs[i] != ',') is_good = false;
    digits += shape.parts[i].size();
    value = std::min(value * 1'000, kHugeNumber) + number_of(shape.parts[i]);
  }
  value = std::min(value, kHugeNumber / kThousandths) * kThousandths;
  if (groups > 1 && !is_grouped(shape, groups)) is_good = false;
  if (shape.parts[0].size() > 1 && shape.parts[0].front() == '0') is_good = false;
  if (has_decimals) {
    const std::string_view decimals = shape.parts[shape.count - 1];
    token.decimals = static_cast<std::uint8_t>(std::min<std::size_t>(decimals.size(), 4));
    if (decimals.size() > 3) is_good = false;
    std::int64_t worth = kThousandths;
    for (const char digit : decimals.substr(0, 3)) value += (digit - '0') * (worth /= 10);
  }
  token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
  token.word = Word::kNumber;
  token.value = value;
  if (!is_good || may_be_list(shape, groups)) {
    token.word = Word::kBadNumber;
    if (!is_good) token.value = 0;
  }
}

bool is_laugh(std::string_view digits) {
  return digits.size() >= 3 && digits.find_first_not_of('5') == std::string_view::npos;
}

// "123/4" is a house, "12/6" a day; "300/250" is two figures.
Word slashed(const Shape& shape) {
  if (shape.count == 2 && shape.parts[0].size() <= 4 && shape.parts[1].size() <= 2) {
    return Word::kHouseShape;
  }
  return Word::kBadNumber;
}

// Returns the end of a register's number ("4-92-06-01/1-0012"), or 0. "12-13/6/60" are days.
std::size_t code_end(std::string_view text, std::size_t position) {
  const Shape shape = read_shape(text, position, "-/");
  std::size_t dashes = 0;
  bool has_long_zero = false;
  bool has_zero = false;
  for (std::size_t i = 1; i < shape.count; ++i) {
    if (shape.signs[i] != '-') continue;
    ++dashes;
    const bool is_padded = shape.parts[i].size() > 1 && shape.parts[i].front() == '0';
    has_zero = has_zero || is_padded;
    has_long_zero = has_long_zero || (is_padded && shape.parts[i].size() > 2);
  }
  const bool is_mixed = dashes >= 2 && shape.count >= 4 && !shape.only_signs('-');
  return is_mixed || has_long_zero || (dashes >= 3 && has_zero) ? shape.end : 0;
}

bool is_in_address(char byte) {
  return is_small_latin(byte) || is_digit(byte) ||
         std::string_view(".-_/:?=&%#+~@").find(byte) != std::string_view::npos;
}

}  // namespace

std::size_t dial_code_end(std::string_view text, std::size_t position) {
  if (text[position] != '*' && text[position] != '#') return 0;
  std::size_t end = position + 1;
  std::size_t digits = 0;
  std::size_t inner_signs = 0;
  while (end < text.size() && end - position < kLongestDialCode &&
         (is_digit(text[end]) || text[end] == '*' || text[end] == '#')) {
    if (is_digit(text[end])) {
      ++digits;
    } else if (digits > 0 && end + 1 < text.size() && is_digit(text[end + 1])) {
      ++inner_signs;
    }
    ++end;
  }
  return digits > 0 && (text[end - 1] == '#' || inner_signs > 0) ? end : 0;
}

std::size_t link_end(std::string_view text, std::size_t position) {
  std::size_t end = position;
  bool is_link = false;
  while (end < text.size() && is_in_address(text[end]) &&
         (is_link || end - position < kLongestHost)) {
    const bool is_dot_in_name = text[end] == '.' && end > position && end + 2 < text.size() &&
                                text[end - 1] != '.' && is_small_latin(text[end + 1]) &&
                                is_small_latin(text[end + 2]);
    is_link = is_link || is_dot_in_name || text.substr(end).starts_with("://");
    ++end;
  }
  return is_link ? end : 0;
}

std::size_t cut_digits(std::string_view text, std::size_t position, Token& token) {
  if (const std::size_t end = national_id_end(text, position)) {
    token.word = Word::kNationalId;
    return end;
  }
  if (const std::size_t end = phone_end(text, position)) {
    token.word = Word::kPhone;
    return end;
  }
  const Shape dashed = read_shape(text, position, "-");
  if (is_date(dashed)) {
    token.word = Word::kDateShape;
    return dashed.end;
  }
  if (const std::size_t end = code_end(text, position)) {
    token.word = Word::kCode;
    return end;
  }
  if (dashed.count >= 3 && dashed.end - position >= 11) {
    token.word = Word::kPhone;  // Or a bank account.
    return dashed.end;
  }
  const Shape clock = read_shape(text, position, ":");
  if (clock.count >= 2) {
    token.word = clock.parts[1].size() == 2 ? Word::kTimeShape : Word::kBadNumber;
    return clock.end;
  }
  const Shape shape = read_shape(text, position, ",./");
  if (is_date(shape) && shape.signs[1] != ',') {
    token.word = Word::kDateShape;
  } else if (shape.count > 1 && shape.only_signs('/')) {
    token.word = slashed(shape);
  } else {
    set_number(shape, token);
    if (shape.count == 1 && is_laugh(shape.parts[0])) token.word = Word::kLaugh;
  }
  return shape.end;
}

}  // namespace sammachip

#include "handlers/words/house_line.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "bot/base/text_length.h"
#include "bot/talks/form_answer.h"
#include "language/answers/answers.h"
#include "language/letters/similarity.h"
#include "language/lists/list_lines.h"
#include "language/lists/place_words.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostHouseNumber = 20;
constexpr std::size_t kMostHeadName = 80;
constexpr std::size_t kMostLines = 30;
constexpr std::size_t kMostBytes = 600;  // A longer text is no house; std::regex recurses on it.

// Thai digits as 0-9, the rest as it stands: a name keeps its letters.
std::string with_plain_digits(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_thai_digit = i + 2 < text.size() && text[i] == '\xE0' && text[i + 1] == '\xB9' &&
                               text[i + 2] >= '\x90' && text[i + 2] <= '\x99';
    if (!is_thai_digit) {
      plain += text[i];
      continue;
    }
    plain += static_cast<char>('0' + (text[i + 2] - '\x90'));
    i += 2;
  }
  return plain;
}

std::string trimmed_name(const std::string& text, const char* also = "") {
  const std::string around = std::string(" \t\r\n,.:;-") + also;
  const auto from = text.find_first_not_of(around);
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(around) - from + 1);
}

// A comma parts houses where a number follows it: "1 สมปอง, 2 แดง", but not "12, สมชาย".
std::size_t end_of_line(const std::string& text, std::size_t from) {
  for (auto at = text.find_first_of("\n\r;,", from); at != std::string::npos;
       at = text.find_first_of("\n\r;,", at + 1)) {
    if (text[at] != ',') return at;
    const auto next = text.find_first_not_of(' ', at + 1);
    if (next == std::string::npos) continue;
    if (begins_with_house_number(std::string_view(text).substr(next))) return at;
  }
  return text.size();
}

// "12 สมปอง มีทรัพย์ 14 แดง คงทน": before each number that a name follows, where the line begins with
// one. A telephone number is no house.
std::vector<std::string> cut_at_numbers(const std::string& line) {
  static const std::regex kNext("\\s(?=([0-9]{1,4}(/[0-9]{1,4})?)\\s+[^0-9\\s])");
  if (line.size() > kMostBytes || line.empty() || line.front() < '0' || line.front() > '9') {
    return {line};
  }
  std::vector<std::string> pieces;
  for (auto at = std::sregex_token_iterator(line.begin(), line.end(), kNext, -1);
       at != std::sregex_token_iterator(); ++at) {
    pieces.push_back(at->str());
  }
  return pieces;
}

bool holds_house_number(std::string_view rest) {
  return rest.find_first_of("0123456789") != std::string_view::npos;
}

struct WrittenLines {
  std::vector<std::string> lines;
  bool may_be_counted = false;  // 1, 2, 3 … with a mark behind, and no other number.
};

// A name keeps its letters, so list_lines() only tells whether the count in front is one.
WrittenLines lines_in(const std::string& text) {
  WrittenLines written;
  auto& lines = written.lines;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = end_of_line(text, from);
    const std::string line = trimmed_name(text.substr(from, end - from));
    if (!line.empty()) lines.push_back(line);
    from = end + 1;
  }
  if (lines.size() > 1 && is_list_heading(lines.front())) lines.erase(lines.begin());
  if (!is_counted(lines)) {
    std::vector<std::string> pieces;
    for (const auto& line : lines) {
      for (auto& piece : cut_at_numbers(line)) pieces.push_back(std::move(piece));
    }
    lines = std::move(pieces);
    return written;
  }
  const bool are_counts = std::ranges::all_of(
      lines, [](const auto& line) { return holds_house_number(count_in_front(line).rest); });
  written.may_be_counted = !are_counts && std::ranges::all_of(lines, [](const auto& line) {
    return count_in_front(line).has_marker && !holds_house_number(count_in_front(line).rest);
  });
  if (are_counts) {
    for (auto& line : lines)
      line = trimmed_name(line.substr(count_in_front(line).digits.size()), ")");
  }
  return written;
}

// "1) 45/2 สมชาย": the writer's own counting before the number of the house.
std::string without_counting(const std::string& line) {
  static const std::regex kCounting(kCountPattern);
  return line.size() > kMostBytes ? line
                                  : std::regex_replace(with_plain_digits(line), kCounting, "");
}

bool is_same_line(const HouseLine& a, const HouseLine& b) {
  return a.house_no == b.house_no && (a.head_name == b.head_name || b.head_name.empty());
}

std::optional<Problem> problem_with(const HouseLine& line) {
  const bool is_name_alone = line.lacks_number && line.house_no.empty() && !line.head_name.empty();
  if (!is_name_alone && (line.house_no.empty() || line.house_no.size() > kMostHouseNumber ||
                         house_number_of(line.house_no) != line.house_no)) {
    return Problem{"candidate.house_bad"};
  }
  if (utf16_length(line.head_name) > kMostHeadName) {
    return Problem{"problem.too_long", {{"most", static_cast<std::int64_t>(kMostHeadName)}}};
  }
  const std::string name = with_plain_digits(line.head_name);
  // Nobody's name has a number in it: another house stands on the same line.
  if (name.find_first_of("0123456789") == std::string::npos) return std::nullopt;
  return Problem{"candidate.house_each"};
}

}  // namespace

void to_json(Json& json, const HouseLine& line) {
  json = {{"house_no", line.house_no}, {"head_name", line.head_name}};
  if (line.has_no_phone) json["no_phone"] = true;
  if (line.lacks_number) json["lacks_number"] = true;
  if (line.may_be_counted) json["may_be_counted"] = true;
  if (!line.more.empty()) json["more"] = line.more;
}

void from_json(const Json& json, HouseLine& line) {
  json.at("house_no").get_to(line.house_no);
  json.at("head_name").get_to(line.head_name);
  line.has_no_phone = json.value("no_phone", false);
  line.lacks_number = json.value("lacks_number", false);
  line.may_be_counted = json.value("may_be_counted", false);
  line.more.clear();
  if (const auto more = json.find("more"); more != json.end()) more->get_to(line.more);
}

bool is_complete(const HouseLine& line) {
  return !line.house_no.empty() && !line.head_name.empty();
}

std::string houses_text(const std::vector<HouseLine>& houses) {
  std::string text;
  for (const auto& house : houses) {
    text += text.empty() ? "" : ", ";
    text += house.house_no;
    if (is_complete(house)) text += " ";
    text += house.head_name;
  }
  return text;
}

HouseLine parse_house_line(const std::string& text) {
  static const std::regex kMoo(kMooPattern);
  static const std::regex kNumber(kHouseNumberPattern);
  HouseLine line;
  if (text.size() > kMostBytes) return line;
  const auto beside = beside_command(text, Command::kNoPhone);
  line.has_no_phone = beside.has_value();
  const std::string plain = std::regex_replace(with_plain_digits(beside.value_or(text)), kMoo, " ");
  std::smatch number;
  if (!std::regex_search(plain, number, kNumber)) return line;
  line.house_no = house_number_of(number.str());
  const std::string before = trimmed_name(number.prefix().str());
  const std::string after = trimmed_name(number.suffix().str());
  line.head_name = before.empty() || after.empty() ? before + after : before + " " + after;
  return line;
}

Reader<HouseLine> house_line() {
  Reader<HouseLine> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<HouseLine> {
    return parse_house_line(text);
  };
  reader.check = [](const HouseLine& line, const Turn&) { return problem_with(line); };
  return reader;
}

Reader<HouseLine> house_lines() {
  Reader<HouseLine> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<HouseLine> {
    std::vector<HouseLine> houses;
    std::string plain = with_plain_digits(text);
    std::ranges::replace(plain, '\t', ' ');
    // "45 / 2" is one number.
    static const std::regex kParted("([0-9]) */ *([0-9])");
    plain = std::regex_replace(plain, kParted, "$1/$2");
    const WrittenLines written = lines_in(plain);
    for (const auto& line : written.lines) {
      HouseLine house = parse_house_line(without_counting(line));
      if (house.house_no.empty() && written.lines.size() > 1) {
        house.head_name = line;
        house.lacks_number = true;
      }
      const bool is_there =
          std::any_of(houses.begin(), houses.end(),
                      [&](const HouseLine& earlier) { return is_same_line(earlier, house); });
      if (!is_there) houses.push_back(std::move(house));
    }
    std::stable_partition(houses.begin(), houses.end(), [](const HouseLine& house) {
      return !house.lacks_number && !house.head_name.empty();
    });
    if (houses.empty()) return HouseLine{};
    HouseLine first = houses.front();
    first.more.assign(houses.begin() + 1, houses.end());
    first.may_be_counted = written.may_be_counted;
    return first;
  };
  reader.check = [](const HouseLine& line, const Turn&) -> std::optional<Problem> {
    if (line.more.size() >= kMostLines) {
      return Problem{"candidate.too_many", {{"most", static_cast<std::int64_t>(kMostLines)}}};
    }
    for (const auto& house : line.more) {
      if (auto problem = problem_with(house)) return problem;
    }
    return problem_with(line);
  };
  return reader;
}

template FormQuestion question_of(const std::string&, Reader<HouseLine>,
                                  std::function<void(std::any&, HouseLine&&)>);

}  // namespace sammachip

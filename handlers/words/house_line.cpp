#include "handlers/words/house_line.h"

#include <nlohmann/json.hpp>
#include <regex>

#include "bot/base/text_length.h"
#include "bot/talks/form_answer.h"
#include "language/letters/similarity.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostHouseNumber = 20;
constexpr std::size_t kMostHeadName = 80;
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

std::string trimmed_name(const std::string& text) {
  constexpr const char* kAround = " \t\r\n,.:;-";
  const auto from = text.find_first_not_of(kAround);
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(kAround) - from + 1);
}

}  // namespace

void to_json(Json& json, const HouseLine& line) {
  json = {{"house_no", line.house_no}, {"head_name", line.head_name}};
}

void from_json(const Json& json, HouseLine& line) {
  json.at("house_no").get_to(line.house_no);
  json.at("head_name").get_to(line.head_name);
}

HouseLine parse_house_line(const std::string& text) {
  static const std::regex kMoo("(หมู่(ที่)?|ม\\.)\\s*[0-9]+");
  static const std::regex kNumber("((บ้าน)?\\s*เลขที่|บ้าน)?\\s*[0-9]+(\\s*/\\s*[0-9]+)*");
  HouseLine line;
  if (text.size() > kMostBytes) return line;
  const std::string plain = std::regex_replace(with_plain_digits(text), kMoo, " ");
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
  reader.check = [](const HouseLine& line, const Turn&) -> std::optional<Problem> {
    if (line.house_no.empty() || line.house_no.size() > kMostHouseNumber ||
        house_number_of(line.house_no) != line.house_no) {
      return Problem{"candidate.house_bad", {}, {}};
    }
    if (utf16_length(line.head_name) <= kMostHeadName) return std::nullopt;
    return Problem{"problem.too_long", {{"most", static_cast<std::int64_t>(kMostHeadName)}}, {}};
  };
  return reader;
}

template FormQuestion question_of(const std::string&, Reader<HouseLine>,
                                  std::function<void(std::any&, HouseLine&&)>);

}  // namespace sammachip

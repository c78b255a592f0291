#include "handlers/questions/readers.h"

#include <algorithm>

#include "bot/base/text_length.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"

namespace sammachip {

Reader<std::string> one_of(std::vector<Choice> choices) {
  Reader<std::string> reader;
  // Typed labels are recognised before a reader is asked, so what comes here is something else.
  reader.read = [](const std::string&, const Turn&) -> Result<std::string> {
    return tl::make_unexpected(Problem{"problem.choose"});
  };
  reader.check = [choices](const std::string& value, const Turn&) -> std::optional<Problem> {
    const bool is_known = std::any_of(choices.begin(), choices.end(),
                                      [&](const Choice& one) { return one.value == value; });
    if (is_known) return std::nullopt;
    return Problem{"problem.choose"};
  };
  reader.choices = std::move(choices);
  return reader;
}

Reader<bool> yes_or_no(const char* yes_label_key, const char* no_label_key) {
  Reader<bool> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<bool> {
    switch (nearest_yes_no(text)) {
      case YesNo::kYes:
        return true;
      case YesNo::kNo:
        return false;
      case YesNo::kUnclear:
        break;
    }
    return tl::make_unexpected(Problem{"problem.yes_no"});
  };
  reader.choices = {{yes_label_key, true}, {no_label_key, false}};
  return reader;
}

Reader<std::string> words_up_to(std::size_t most) {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string::npos) return std::string();
    return with_even_marks(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
  };
  reader.check = [most](const std::string& value, const Turn&) -> std::optional<Problem> {
    if (value.empty()) return Problem{"problem.empty"};
    if (utf16_length(value) <= most) return std::nullopt;
    return Problem{"problem.too_long", {{"most", static_cast<std::int64_t>(most)}}};
  };
  return reader;
}

Reader<int> whole_number(int least, int most) {
  Reader<int> reader;
  const Problem outside{"problem.count",
                        {{"least", std::int64_t{least}}, {"most", std::int64_t{most}}}};
  reader.read = [outside](const std::string& text, const Turn&) -> Result<int> {
    if (const auto count = read_count(text)) return *count;
    return tl::make_unexpected(outside);
  };
  reader.check = [=](int value, const Turn&) -> std::optional<Problem> {
    if (value >= least && value <= most) return std::nullopt;
    return outside;
  };
  return reader;
}

}  // namespace sammachip

#include "handlers/questions/occupation_question.h"

#include "handlers/calendar/occupations.h"
#include "language/names/person_name.h"

namespace sammachip {

OccupationAnswer parse_occupation(const std::string& answer) {
  if (answer.rfind("other:", 0) == 0) return {"other", answer.substr(6)};
  return {answer, ""};
}

Reader<std::string> occupation_of(OccupationOf whose) {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    if (const Occupation* known = read_occupation(text); known && known->code != "other") {
      return std::string(known->code);
    }
    const std::string words = few_words_said(text);
    if (words.empty()) return tl::make_unexpected(Problem{"name.few_words"});
    return "other:" + words;
  };
  reader.check = [](const std::string& value, const Turn&) -> std::optional<Problem> {
    const auto [code, words] = parse_occupation(value);
    if (find_occupation(code) == nullptr) return Problem{"problem.choose"};
    if (words.size() > 240) return Problem{"problem.too_long", {{"most", std::int64_t{80}}}};
    return std::nullopt;
  };
  for (const auto& one : occupations()) {
    if (whose == OccupationOf::kLivelihood ? one.is_main : one.is_programme) {
      const std::string code(one.code);
      reader.choices.push_back({"occupation." + code, code});
    }
  }
  return reader;
}

}  // namespace sammachip

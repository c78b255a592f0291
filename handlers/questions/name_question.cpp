#include "handlers/questions/name_question.h"

#include "handlers/questions/readers.h"
#include "language/answers/relation_words.h"
#include "language/letters/similarity.h"
#include "language/names/house_number_said.h"
#include "language/names/person_name.h"

namespace sammachip {

namespace {

Problem no_name(NoName why) {
  switch (why) {
    case NoName::kNumber:
      return {"name.number"};
    case NoName::kAnswer:
      return {"name.answer"};
    case NoName::kLink:
      return {"name.link"};
    default:
      return {"name.nothing"};
  }
}

}  // namespace

Reader<std::string> person_name(std::size_t most) {
  Reader<std::string> reader = words_up_to(most);
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    NameReading reading = read_person_name(text);
    if (!reading.name.empty()) return std::move(reading.name);
    return tl::make_unexpected(no_name(reading.why_none));
  };
  return reader;
}

Reader<std::string> few_words(std::size_t most) {
  Reader<std::string> reader = words_up_to(most);
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    std::string words = few_words_said(text);
    if (!words.empty()) return words;
    return tl::make_unexpected(Problem{"name.few_words"});
  };
  return reader;
}

Reader<std::string> relation_to_house() {
  Reader<std::string> reader = one_of(
      {{"register.head", "head"}, {"register.member", "member"}, {"register.helper", "helper"}});
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    const std::string_view relation = relation_in(text);
    if (!relation.empty()) return std::string(relation);
    return tl::make_unexpected(Problem{"register.relation_bad"});
  };
  return reader;
}

Reader<std::string> house_number() {
  Reader<std::string> reader = words_up_to(20);
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    std::string number = house_number_said(text);
    if (!number.empty()) return number;
    return tl::make_unexpected(Problem{"register.house_no_bad"});
  };
  // Older answers hold the words.
  reader.check = [](const std::string& value, const Turn&) -> std::optional<Problem> {
    if (!house_number_of(value).empty()) return std::nullopt;
    return Problem{"register.house_no_bad"};
  };
  return reader;
}

}  // namespace sammachip

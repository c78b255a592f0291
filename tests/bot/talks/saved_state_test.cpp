// The saved form of a talk, as bot/talks/conversation.h draws it.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "bot/talks/conversation.h"
#include "support/places.h"

using namespace sammachip;

namespace {

// The example in the comment above State.
std::string example() {
  std::ifstream header(source_dir() + "/bot/talks/conversation.h");
  std::string json;
  for (std::string line; std::getline(header, line);) {
    if (json.empty() && !line.starts_with("//   {\"")) continue;
    if (!line.starts_with("//")) break;
    json += line.substr(2);
  }
  return json;
}

}  // namespace

TEST_CASE("The example of a saved talk is read and saved as it stands") {
  const State state = State::from_text(example(), "sure");
  CHECK(state.answers.text_of("written_on") == "2017-06-14");
  CHECK(state.begun_on == "2017-06-14");
  CHECK(state.said == state.words.text_of("amount"));
  CHECK(state.messages.text_of(kLastWords) == "4560");
  CHECK(state.contracts.text_of("sure") == "9d173e2b1eb3");
  CHECK(Json::parse(state.to_text()) == Json::parse(example()));
}

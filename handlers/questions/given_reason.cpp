#include "handlers/questions/given_reason.h"

#include "handlers/questions/readers.h"
#include "language/answers/answers.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostReason = 200;

}  // namespace

Reader<std::string> reason_words() { return words_up_to(kMostReason); }

std::vector<Choice> reason_choices(const std::vector<const char*>& keys, const Turn& turn) {
  std::vector<Choice> choices;
  for (const char* key : keys) {
    const std::string words = turn.texts.say(turn.language, key);
    choices.push_back({"", words, words, {}});
  }
  return choices;
}

std::string kept_reason(const std::string& words, const Turn& turn) {
  return says_heavy_news(words) ? turn.texts.say(turn.language, "reason.personal") : words;
}

}  // namespace sammachip

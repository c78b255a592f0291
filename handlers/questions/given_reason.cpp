#include "handlers/questions/given_reason.h"

#include "handlers/questions/readers.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostReason = 200;

}  // namespace

Reader<std::string> reason_words() { return words_up_to(kMostReason); }

std::vector<Choice> reason_choices(const std::vector<const char*>& keys) {
  std::vector<Choice> choices;
  choices.reserve(keys.size());
  for (const char* key : keys) choices.push_back({key, key});
  return choices;
}

std::string kept_reason(const std::string& reason) {
  return says_heavy_news(reason) ? "reason.personal" : reason;
}

std::string reason_text(const std::string& kept, const Turn& turn) {
  return key_or_words(kept, turn.texts, turn.language);
}

}  // namespace sammachip

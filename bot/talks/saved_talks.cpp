#include "bot/talks/saved_talks.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bot/said/spoken_words.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

std::string new_run() {
  std::array<unsigned char, 4> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("OpenSSL gave no random bytes.");
  }
  std::string run;
  for (const unsigned char byte : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    run += digits[byte >> 4U];
    run += digits[byte & 15U];
  }
  return run;
}

void hear_answers(const State& state, Turn& turn) {
  if (turn.spoken == nullptr) return;
  for (const auto& [question, message] : state.messages.json().items()) {
    if (!message.is_string()) continue;
    const MessageId id(message.get_ref<const std::string&>());
    for (const Json* answers : {&state.answers.json(), &state.words.json()}) {
      if (answers->contains(question)) turn.spoken->hear_all_of(id, answers->at(question));
    }
    if (question == kLastWords) turn.spoken->hear(id, state.said);
  }
}

void keep_whose_answers(State& state, const Turn& turn) {
  if (turn.spoken == nullptr) return;
  for (const auto& [question, answer] : state.answers.json().items()) {
    if (const auto message = turn.spoken->message_of_any(answer)) {
      state.messages.json()[question] = *message;
    }
  }
}

const std::vector<SavedConversation>& saved_talks_of(Turn& turn) {
  if (!turn.saved_talks) {
    turn.saved_talks = turn.records.conversations.all(turn.account.user_id);
  }
  return *turn.saved_talks;
}

const SavedConversation* latest_talk(Waits waits, Turn& turn) {
  const auto& talks = saved_talks_of(turn);
  const auto found = std::find_if(talks.begin(), talks.end(), [&](const SavedConversation& talk) {
    return talk.asked.empty() == (waits == Waits::kPutOff);
  });
  return found == talks.end() ? nullptr : &*found;
}

void save_talk(const SavedConversation& talk, Turn& turn) {
  turn.records.conversations.save(turn.account.user_id, talk);
  turn.saved_talks.reset();
}

void forget_talk(const std::string& name, Turn& turn) {
  turn.records.conversations.erase(turn.account.user_id, name);
  turn.saved_talks.reset();
}

}  // namespace sammachip

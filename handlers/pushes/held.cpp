#include "handlers/pushes/held.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include "bot/talks/talks.h"
#include "handlers/pushes/proposal_question.h"
#include "handlers/pushes/round_question.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kHeldFor{90};
constexpr char kWorthAPush[] = "notice";

Json values_json(const Values& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values) {
    std::visit([&json, &name = name](const auto& one) { json[name] = one; }, value);
  }
  return json;
}

Values values_from(const Json& json) {
  Values values;
  for (const auto& [name, value] : json.items()) {
    if (value.is_number_integer()) {
      values.emplace_back(name, value.get<std::int64_t>());
    } else {
      values.emplace_back(name, value.get<std::string>());
    }
  }
  return values;
}

std::vector<Button> buttons_from(const std::string& buttons_json, const Texts& texts,
                                 Language language) {
  std::vector<Button> buttons;
  for (const auto& one : Json::parse(buttons_json)) {
    buttons.push_back(
        worded(CommandButton{one.at("label"), one.at("command"), values_from(one.at("values"))},
               texts, language));
  }
  return buttons;
}

HeldMessage row_of(const std::string& user_id, const char* text_key, const ToldValues& values,
                   const std::vector<CommandButton>& buttons, Instant now, Instant until) {
  Json below = Json::array();
  for (const auto& button : buttons) {
    below.push_back({{"label", button.label_key},
                     {"command", button.command},
                     {"values", values_json(button.values)}});
  }
  return {new_id(milliseconds(now)),
          user_id,
          text_key,
          told_json(values),
          milliseconds(now),
          milliseconds(until),
          below.dump(),
          {},
          {}};
}

struct Kept {
  const char* push_class;
  const char* text_key;
  Instant until;
};

void hold(const Kept& kept, const std::string& user_id, const ToldValues& values,
          const std::vector<CommandButton>& buttons, const std::string& topic, Turn& turn) {
  if (kept.until <= turn.now) {
    // What it was to take the place of is no truer for that.
    if (!topic.empty()) turn.records.held_messages.drop_topic(user_id, topic);
    return;
  }
  HeldMessage row = row_of(user_id, kept.text_key, values, buttons, turn.now, kept.until);
  row.push_class = kept.push_class;
  row.topic = topic;
  turn.records.held_messages.insert(row);
}

}  // namespace

void hold_for(const std::string& user_id, Fact sentence, const ToldValues& values, Turn& turn,
              const std::vector<CommandButton>& buttons, const std::string& topic) {
  hold({kWorthAPush, sentence.text(), turn.now + kHeldFor}, user_id, values, buttons, topic, turn);
}

void hold_for(const std::string& user_id, OfAMoment sentence, const ToldValues& values,
              Instant until, Turn& turn, const std::vector<CommandButton>& buttons,
              const std::string& topic) {
  hold({kWorthAPush, sentence.text(), until}, user_id, values, buttons, topic, turn);
}

void hold_until_they_write(const std::string& user_id, Fact sentence, const ToldValues& values,
                           Turn& turn, const std::vector<CommandButton>& buttons,
                           const std::string& topic) {
  hold({"", sentence.text(), turn.now + kHeldFor}, user_id, values, buttons, topic, turn);
}

void hold_until_they_write(const std::string& user_id, OfAMoment sentence, const ToldValues& values,
                           Instant until, Turn& turn, const std::vector<CommandButton>& buttons,
                           const std::string& topic) {
  hold({"", sentence.text(), until}, user_id, values, buttons, topic, turn);
}

HeldMessage held_message(const std::string& user_id, OfAMoment sentence, const ToldValues& values,
                         const std::vector<CommandButton>& buttons, Instant now, Instant until) {
  return row_of(user_id, sentence.text(), values, buttons, now, until);
}

void drop_held(const std::vector<std::string>& user_ids, const std::string& topic, Turn& turn) {
  for (const auto& user : user_ids) turn.records.held_messages.drop_topic(user, topic);
}

namespace {

// One that waited, as it is read now; no text if there is nothing to be said any more.
struct ReadNow {
  std::string text;
  std::vector<Button> buttons;
  bool is_question = false;
};

ReadNow read_now(const HeldMessage& message, const Listener& listener, Instant now) {
  const Values values = worded(message.values_json, listener);
  if (message.text_key != kProposalAsked.text()) {
    return {listener.texts.say(listener.language, message.text_key, values),
            buttons_from(message.buttons_json, listener.texts, listener.language)};
  }
  const Day today = std::chrono::floor<std::chrono::days>(now);
  const std::string proposal = values.empty() ? "" : std::get<std::string>(values.front().second);
  const auto question = proposal_question(proposal, message.user_id, today, listener);
  if (!question) return {};
  ReadNow read{listener.texts.say(listener.language, question->key, question->values), {}, true};
  for (const auto& button : question->buttons) {
    read.buttons.push_back(worded(button, listener.texts, listener.language));
  }
  return read;
}

}  // namespace

Held take_held(const std::string& user_id, Language language, const Texts& texts, Records& records,
               Instant now, std::size_t room) {
  Held held;
  std::vector<Button> answers, others;
  for (const auto& message :
       records.held_messages.take(user_id, milliseconds(now), static_cast<int>(room))) {
    ReadNow read = read_now(message, {language, texts, records}, now);
    if (read.text.empty()) continue;
    // A figure written next is for the days that this names.
    open_round_question(message, std::chrono::floor<std::chrono::days>(now), now, records);
    held.reply.bubbles.push_back({std::move(read.text), {}});
    auto& below = read.is_question ? answers : others;
    if (!read.buttons.empty()) below = std::move(read.buttons);
    held.until = std::min(held.until, instant_from(message.not_after_ms));
  }
  held.reply.buttons = std::move(answers);
  std::move(others.begin(), others.end(), std::back_inserter(held.reply.buttons));
  return held;
}

void add_held(Reply& reply, const Talks& talks, Turn& turn) {
  if (reply.bubbles.empty() || reply.bubbles.size() >= kMostBubbles) return;
  if (reply.must_arrive) return;
  Reply held = take_held(turn.account.user_id, turn.language, turn.texts, turn.records, turn.now,
                         kMostBubbles - reply.bubbles.size())
                   .reply;
  if (held.empty()) return;
  reply.bubbles.insert(reply.bubbles.begin(), held.bubbles.begin(), held.bubbles.end());
  if (held.buttons.empty()) return;
  if (talks.is_open(turn)) {
    // A question keeps all of its answers.
    std::move(held.buttons.begin(), held.buttons.end(), std::back_inserter(reply.buttons));
  } else {
    std::move(reply.buttons.begin(), reply.buttons.end(), std::back_inserter(held.buttons));
    reply.buttons = std::move(held.buttons);
  }
  if (reply.buttons.size() > kMostButtons) reply.buttons.resize(kMostButtons);
}

}  // namespace sammachip

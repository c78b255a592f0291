#include "handlers/pushes/held.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/base/text_length.h"
#include "bot/talks/talks.h"
#include "bot/talks/wording.h"
#include "handlers/pushes/proposal_question.h"
#include "handlers/pushes/round_question.h"
#include "handlers/words/values.h"
#include "storage/database/identifier.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kHeldFor{90};
constexpr char kWorthAPush[] = "notice";
constexpr std::size_t kMostLabelLength = 20;  // docs/line.md 5.2.

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

HeldMessage row_of(const AccountId& user_id, const char* text_key, const ToldValues& values,
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

void hold(const Kept& kept, const AccountId& user_id, const ToldValues& values,
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

void hold_for(const AccountId& user_id, Fact sentence, const ToldValues& values, Turn& turn,
              const std::vector<CommandButton>& buttons, const std::string& topic) {
  hold({kWorthAPush, sentence.text(), turn.now + kHeldFor}, user_id, values, buttons, topic, turn);
}

void hold_for(const AccountId& user_id, OfAMoment sentence, const ToldValues& values, Instant until,
              Turn& turn, const std::vector<CommandButton>& buttons, const std::string& topic) {
  hold({kWorthAPush, sentence.text(), until}, user_id, values, buttons, topic, turn);
}

void hold_until_they_write(const AccountId& user_id, Fact sentence, const ToldValues& values,
                           Turn& turn, const std::vector<CommandButton>& buttons,
                           const std::string& topic) {
  hold({"", sentence.text(), turn.now + kHeldFor}, user_id, values, buttons, topic, turn);
}

void hold_until_they_write(const AccountId& user_id, OfAMoment sentence, const ToldValues& values,
                           Instant until, Turn& turn, const std::vector<CommandButton>& buttons,
                           const std::string& topic) {
  hold({"", sentence.text(), until}, user_id, values, buttons, topic, turn);
}

HeldMessage held_message(const AccountId& user_id, OfAMoment sentence, const ToldValues& values,
                         const std::vector<CommandButton>& buttons, Instant now, Instant until) {
  return row_of(user_id, sentence.text(), values, buttons, now, until);
}

void drop_held(const std::vector<AccountId>& user_ids, const std::string& topic, Turn& turn) {
  for (const auto& user : user_ids) turn.records.held_messages.drop_topic(user, topic);
}

namespace {

// One that waited, as it is read now; no text if there is nothing to be said any more.
struct ReadNow {
  std::string text;
  std::vector<Button> buttons;
  // Where it is which of two figures stands: the proposal.
  ProposalId proposal;
  std::optional<ProposalQuestion> question;
};

ReadNow read_now(const HeldMessage& message, const Listener& listener, Day today) {
  const Values values = worded(message.values_json, listener);
  if (message.text_key != kProposalAsked.text()) {
    return {listener.texts.say(listener.language, message.text_key, values),
            buttons_from(message.buttons_json, listener.texts, listener.language),
            {},
            {}};
  }
  const ProposalId proposal(text_named("proposal", values));
  auto question = proposal_question(proposal, message.user_id, today, listener);
  if (!question) return {};
  ReadNow read{listener.texts.say(listener.language, question->key, question->values), {}, {}, {}};
  for (const auto& button : question->buttons) {
    read.buttons.push_back(worded(button, listener.texts, listener.language));
  }
  read.proposal = proposal;
  read.question = std::move(question);
  return read;
}

bool is_asked_which_figure(const AccountId& user_id, Records& records) {
  const auto talk = records.conversations.find(user_id, kProposalTalk);
  return talk && !talk->asked.empty();
}

// A button of another message that reads the same and does something else.
bool is_also_under(const Button& button, const ReadNow& other) {
  return std::any_of(other.buttons.begin(), other.buttons.end(), [&](const Button& one) {
    return one.label == button.label && one.data != button.data;
  });
}

// Under several messages stand the buttons of all: where those of two read alike, message and
// button have a number.
void number_those_alike(std::vector<ReadNow>& all) {
  std::vector<ReadNow*> alike;
  for (auto& read : all) {
    const bool is_alike = std::any_of(all.begin(), all.end(), [&](const ReadNow& other) {
      return &other != &read &&
             std::any_of(read.buttons.begin(), read.buttons.end(),
                         [&](const Button& button) { return is_also_under(button, other); });
    });
    if (is_alike) alike.push_back(&read);
  }
  for (std::size_t i = 0; i < alike.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    alike[i]->text = number + ") " + alike[i]->text;
    for (auto& button : alike[i]->buttons) {
      button.label = cut_to_graphemes(button.label, kMostLabelLength - 1 - number.size());
      button.label += " " + number;
    }
  }
}

// What is there already is not said twice.
void add_buttons(std::vector<Button>& all, const std::vector<Button>& more) {
  for (const auto& button : more) {
    const bool is_there = std::any_of(all.begin(), all.end(), [&](const Button& one) {
      return one.label == button.label && one.data == button.data;
    });
    if (!is_there) all.push_back(button);
  }
}

}  // namespace

Held take_held(const AccountId& user_id, Language language, const Texts& texts, Records& records,
               Instant now, HeldRoom room) {
  Held held;
  std::vector<ReadNow> all;
  const ReadNow* question = nullptr;
  const Day today = std::chrono::floor<std::chrono::days>(now);
  std::size_t buttons = 0;
  all.reserve(room.bubbles);
  for (const auto& message :
       records.held_messages.take(user_id, milliseconds(now), static_cast<int>(room.bubbles))) {
    ReadNow read = read_now(message, {language, texts, records}, today);
    if (read.text.empty()) continue;
    // LINE shows the buttons of the last bubble only: what has none there waits for its turn. So
    // does a second question of two figures, whose answers would read like those of the first.
    const bool has_room = buttons + std::min(read.buttons.size(), kMostButtons) <= room.buttons ||
                          read.buttons.empty();
    const bool is_second =
        read.question && (question != nullptr || is_asked_which_figure(user_id, records));
    if (!has_room || is_second) {
      records.held_messages.insert(message);
      continue;
    }
    // A figure written next is for the days that this names.
    open_round_question(message, today, now, records);
    held.until = std::min(held.until, instant_from(message.not_after_ms));
    buttons += read.buttons.size();
    all.push_back(std::move(read));
    if (all.back().question) question = &all.back();
  }
  number_those_alike(all);
  if (question != nullptr) {
    open_proposal_question(user_id, question->proposal, *question->question, today, now, records);
    held.reply.buttons = question->buttons;
  }
  for (auto& read : all) {
    held.reply.bubbles.push_back({std::move(read.text), {}});
    add_buttons(held.reply.buttons, read.buttons);
  }
  return held;
}

void add_held(Reply& reply, const Talks& talks, Turn& turn) {
  if (reply.bubbles.empty() || reply.bubbles.size() >= kMostBubbles) return;
  if (reply.must_arrive) return;
  const bool is_asked = talks.is_open(turn);
  const std::size_t taken = is_asked ? std::min(reply.buttons.size(), kMostButtons) : 0;
  Reply held = take_held(turn.account.user_id, turn.language, turn.texts, turn.records, turn.now,
                         {kMostBubbles - reply.bubbles.size(), kMostButtons - taken})
                   .reply;
  turn.saved_talks.reset();
  if (held.empty()) return;
  reply.bubbles.insert(reply.bubbles.begin(), held.bubbles.begin(), held.bubbles.end());
  if (held.buttons.empty()) return;
  // A question keeps all of its answers.
  if (!is_asked) std::swap(reply.buttons, held.buttons);
  add_buttons(reply.buttons, held.buttons);
  if (reply.buttons.size() > kMostButtons) reply.buttons.resize(kMostButtons);
}

}  // namespace sammachip

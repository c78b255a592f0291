#include "bot/talks/wording.h"

#include <iterator>
#include <utility>

#include "bot/base/text_length.h"
#include "bot/talks/former_labels.h"
#include "bot/talks/talk_buttons.h"
#include "bot/talks/texts.h"
#include "language/letters/normalise.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostLabelLength = 20;  // docs/line.md 5.2.

}  // namespace

std::string label_of(const Choice& choice, const Turn& turn) {
  return choice.label_key.empty() ? choice.label
                                  : turn.texts.say(turn.language, choice.label_key, choice.values);
}

void add_button(std::vector<Button>& buttons, const std::string& label, std::string data) {
  if (buttons.size() >= kMostButtons || data.size() > kMostPostbackLength) return;
  buttons.push_back({cut_to_graphemes(label, kMostLabelLength), std::move(data)});
}

void put_before(Reply& reply, Reply before) {
  reply.bubbles.insert(reply.bubbles.begin(), std::make_move_iterator(before.bubbles.begin()),
                       std::make_move_iterator(before.bubbles.end()));
}

bool is_label(const Choice& choice, const std::string& normalised_text, const Turn& turn) {
  return normalise(label_of(choice, turn)) == normalised_text ||
         was_label(choice.label_key, normalised_text);
}

Bubble worded(const Say& say, const Turn& turn) {
  return {say.key.empty() ? say.text : turn.texts.say(turn.language, say.key, say.values),
          say.flex_json, say.image_url};
}

Button worded(const CommandButton& button, const Turn& turn) {
  return worded(button, turn.texts, turn.language);
}

Button worded(const CommandButton& button, const Texts& texts, Language language) {
  return {cut_to_graphemes(texts.say(language, button.label_key, button.values), kMostLabelLength),
          command_data(button.command)};
}

Reply reply_of(const std::vector<Say>& says, const std::vector<CommandButton>& buttons,
               const Turn& turn) {
  Reply reply;
  for (const auto& say : says) reply.bubbles.push_back(worded(say, turn));
  for (const auto& button : buttons) reply.buttons.push_back(worded(button, turn));
  return reply;
}

}  // namespace sammachip

#include "handlers/words/cards.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/base/text_length.h"
#include "bot/talks/wording.h"

namespace sammachip {

namespace {

// LINE's limit on the alternative text, in UTF-16 units: docs/line.md 5.2.
constexpr std::size_t kMostAlternative = 1500;

constexpr const char* kGreen = "#2E7D4F";
constexpr const char* kGrey = "#666666";
constexpr const char* kBlack = "#111111";

Json text_component(const std::string& text, const char* size, const char* color,
                    const char* weight) {
  return {{"type", "text"},   {"text", cut_to_utf16(text, kMostCardLine)},
          {"size", size},     {"color", color},
          {"weight", weight}, {"wrap", true}};
}

Json body_of(const Card& card) {
  Json contents = Json::array();
  contents.push_back(text_component(card.title, "md", kGreen, "bold"));
  if (!card.aside.empty()) contents.push_back(text_component(card.aside, "xs", kGrey, "regular"));
  std::size_t count = 0;
  for (const auto& line : card.lines) {
    if (count++ == kMostCardLines) break;
    if (line.text.empty()) {
      contents.push_back({{"type", "separator"}, {"margin", "md"}});
    } else {
      contents.push_back(
          text_component(line.text, "sm", kBlack, line.is_heading ? "bold" : "regular"));
    }
  }
  return {{"type", "box"}, {"layout", "vertical"}, {"spacing", "sm"}, {"contents", contents}};
}

Json button_of(const CommandButton& command, const Turn& turn) {
  const Button button = worded(command, turn);
  return {{"type", "button"},
          {"style", "link"},
          {"height", "sm"},
          {"action",
           {{"type", "postback"},
            {"label", button.label},
            {"data", button.data},
            {"displayText", button.label}}}};
}

Json bubble_of(const Card& card, const Turn& turn) {
  Json bubble = {{"type", "bubble"}, {"body", body_of(card)}};
  if (card.buttons.empty()) return bubble;
  Json buttons = Json::array();
  for (const auto& button : card.buttons) buttons.push_back(button_of(button, turn));
  bubble["footer"] = {{"type", "box"}, {"layout", "vertical"}, {"contents", buttons}};
  return bubble;
}

// Where a card is not drawn nobody sees its buttons: on a computer, in a notification.
std::string how_to_type(const std::vector<Card>& cards, const Turn& turn) {
  std::vector<std::string> labels;
  bool is_one_of_several = false;
  for (const auto& card : cards) {
    for (const auto& button : card.buttons) {
      const std::string label = worded(button, turn).label;
      const bool is_there = std::find(labels.begin(), labels.end(), label) != labels.end();
      is_one_of_several = is_one_of_several || is_there;
      if (!is_there) labels.push_back(label);
    }
  }
  if (labels.empty()) return {};
  std::string all;
  for (const auto& label : labels) all += (all.empty() ? "" : " · ") + label;
  const char* key = is_one_of_several ? "card.type_with_number" : "card.type";
  const Values values{{"labels", all}, {"label", labels.front()}};
  return "\n" + turn.texts.say(turn.language, key, values);
}

}  // namespace

CardLine card_heading(std::string text) {
  CardLine line(std::move(text));
  line.is_heading = true;
  return line;
}

Say cards_say(const std::vector<Card>& cards, const std::string& in_words, const Turn& turn) {
  const std::string hint = how_to_type(cards, turn);
  const std::string words = cut_to_utf16(in_words, kMostAlternative - utf16_length(hint)) + hint;
  Json flex;
  if (cards.size() == 1) {
    flex = bubble_of(cards.front(), turn);
  } else {
    Json bubbles = Json::array();
    for (Card card : cards) {
      // By which its buttons can be typed.
      card.title = std::to_string(bubbles.size() + 1) + ". " + card.title;
      bubbles.push_back(bubble_of(card, turn));
    }
    flex = {{"type", "carousel"}, {"contents", bubbles}};
  }
  return {{}, {}, flex.dump(-1, ' ', false, Json::error_handler_t::replace), words};
}

std::string card_in_words(const Card& card) {
  std::string words = card.title;
  if (!card.aside.empty()) words += " · " + card.aside;
  for (const auto& line : card.lines) {
    if (!line.text.empty()) words += "\n" + line.text;
  }
  return words;
}

}  // namespace sammachip

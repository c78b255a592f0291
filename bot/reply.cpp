#include "bot/reply.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

namespace sammachip {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostTextUnits = 5000;     // UTF-16; R:20798.
constexpr std::size_t kMostAltTextUnits = 1500;  // R:22663.

// The last place at or before `most_units` where no grapheme is cut.
int32_t whole_graphemes(const icu::UnicodeString& text, int32_t most_units) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  if (U_FAILURE(error)) return text.getChar32Start(most_units);
  breaks->setText(text);
  return breaks->isBoundary(most_units) ? most_units : breaks->preceding(most_units);
}

std::string cut(const std::string& text, std::size_t most_units) {
  if (text.size() <= most_units) return text;  // UTF-8 has at least as many bytes as UTF-16 units.
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  const auto most = static_cast<int32_t>(most_units);
  if (units.length() <= most) return text;
  const char16_t ellipsis = u'…';
  units.truncate(whole_graphemes(units, most - 1));
  units.append(ellipsis);
  std::string shortened;
  units.toUTF8String(shortened);
  return shortened;
}

Json action_of(const Button& button) {
  switch (button.kind) {
    case Button::Kind::kPostback:
      return {{"type", "postback"},
              {"label", button.label},
              {"data", button.data},
              {"displayText", button.label}};
    case Button::Kind::kText:
      return {{"type", "message"}, {"label", button.label}, {"text", button.label}};
    case Button::Kind::kUri:
      return {{"type", "uri"}, {"label", button.label}, {"uri", button.data}};
    case Button::Kind::kCamera:
      return {{"type", "camera"}, {"label", button.label}};
  }
  return {};
}

Json quick_reply_of(const std::vector<Button>& buttons) {
  Json items = Json::array();
  for (const Button& button : buttons) {
    if (items.size() == kMostButtons) break;
    items.push_back({{"type", "action"}, {"action", action_of(button)}});
  }
  return {{"items", items}};
}

Json message_of(const Bubble& bubble) {
  if (!bubble.flex_json.empty()) {
    Json contents = Json::parse(bubble.flex_json, nullptr, /*allow_exceptions=*/false);
    if (!contents.is_discarded()) {
      return {{"type", "flex"},
              {"altText", cut(bubble.text, kMostAltTextUnits)},
              {"contents", std::move(contents)}};
    }
  }
  return {{"type", "text"}, {"text", cut(bubble.text, kMostTextUnits)}};
}

// At most five: texts beyond go into the fifth, other bubbles beyond are left out.
std::vector<Bubble> joined(const std::vector<Bubble>& bubbles) {
  std::vector<Bubble> kept;
  for (const Bubble& bubble : bubbles) {
    if (bubble.text.empty()) continue;  // LINE refuses the whole reply for one empty text.
    if (kept.size() < kMostBubbles) {
      kept.push_back(bubble);
    } else if (kept.back().flex_json.empty() && bubble.flex_json.empty()) {
      kept.back().text += "\n\n" + bubble.text;
    }
  }
  return kept;
}

}  // namespace

std::string messages_json(const Reply& reply) {
  Json messages = Json::array();
  for (const Bubble& bubble : joined(reply.bubbles)) messages.push_back(message_of(bubble));
  if (!messages.empty() && !reply.buttons.empty()) {
    messages.back()["quickReply"] = quick_reply_of(reply.buttons);
  }
  return messages.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sammachip

#include "bot/line/reply.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include "bot/base/json_text.h"
#include "bot/line/links.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostTextUnits = 5000;     // UTF-16; docs/line.md 5.2.
constexpr std::size_t kMostAltTextUnits = 1500;  // docs/line.md 5.2.

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

// Appends `,"name":` and `text`, or without the comma as an object's first member.
void append_member(std::string& json, std::string_view name, std::string_view text) {
  if (json.back() != '{') json += ',';
  append_json_text(json, name);
  json += ':';
  append_json_text(json, text);
}

void append_action(std::string& json, const Button& button) {
  json += '{';
  switch (button.kind) {
    case Button::Kind::kPostback:
      append_member(json, "data", button.data);
      append_member(json, "displayText", button.label);
      append_member(json, "label", button.label);
      append_member(json, "type", "postback");
      break;
    case Button::Kind::kText:
      append_member(json, "label", button.label);
      append_member(json, "text", button.label);
      append_member(json, "type", "message");
      break;
    case Button::Kind::kUri:
      append_member(json, "label", button.label);
      append_member(json, "type", "uri");
      append_member(json, "uri", button.data);
      break;
    case Button::Kind::kCamera:
      append_member(json, "label", button.label);
      append_member(json, "type", "camera");
      break;
  }
  json += '}';
}

// As a member that others follow.
void append_quick_reply(std::string& json, const std::vector<Button>& buttons) {
  json += R"("quickReply":{"items":[)";
  for (std::size_t i = 0; i < std::min(buttons.size(), kMostButtons); ++i) {
    json += i == 0 ? R"({"action":)" : R"(,{"action":)";
    append_action(json, buttons[i]);
    json += R"(,"type":"action"})";
  }
  json += "]},";
}

void append_message(std::string& json, const Bubble& bubble, const std::vector<Button>& buttons) {
  json += '{';
  if (!buttons.empty()) append_quick_reply(json, buttons);
  if (!bubble.image_url.empty()) {
    json += R"("type":"image","originalContentUrl":)";
    append_json_text(json, bubble.image_url);
    json += R"(,"previewImageUrl":)";
    append_json_text(json, bubble.image_url + kPreviewPath);
    json += '}';
    return;
  }
  // What is no JSON would make LINE refuse the whole reply: then the text alone is said.
  if (!bubble.flex_json.empty() && nlohmann::json::accept(bubble.flex_json)) {
    json += R"("type":"flex","altText":)";
    append_json_text(json, cut(bubble.text, kMostAltTextUnits));
    json += R"(,"contents":)" + bubble.flex_json;
  } else {
    json += R"("type":"text","text":)";
    append_json_text(json, cut(bubble.text, kMostTextUnits));
  }
  json += '}';
}

bool is_text(const Bubble& bubble) { return bubble.flex_json.empty() && bubble.image_url.empty(); }

// At most five: texts beyond go into the fifth, other bubbles beyond are left out.
std::vector<Bubble> joined(const std::vector<Bubble>& bubbles) {
  std::vector<Bubble> kept;
  for (const Bubble& bubble : bubbles) {
    if (bubble.text.empty() && bubble.image_url.empty())
      continue;  // LINE refuses the whole reply for one empty text.
    if (kept.size() < kMostBubbles) {
      kept.push_back(bubble);
    } else if (is_text(kept.back()) && is_text(bubble)) {
      kept.back().text += "\n\n" + bubble.text;
    }
  }
  return kept;
}

}  // namespace

std::string messages_json(const Reply& reply) {
  const std::vector<Bubble> bubbles = joined(reply.bubbles);
  const std::vector<Button> none;
  std::string json = "[";
  for (const Bubble& bubble : bubbles) {
    if (&bubble != &bubbles.front()) json += ',';
    const bool is_last = &bubble == &bubbles.back();
    append_message(json, bubble, is_last ? reply.buttons : none);
  }
  return json + "]";
}

}  // namespace sammachip

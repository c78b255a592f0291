#include "support/limits.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "bot/base/text_length.h"

namespace sammachip {

void check_limits(const std::string& body_json) {
  if (body_json.empty()) return;
  // Thousands of refusals say the same: each wording is looked at once.
  static std::unordered_set<std::string> looked_at;
  if (!looked_at.insert(body_json).second) return;
  const auto messages = nlohmann::json::parse(body_json).at("messages");
  CHECK(messages.size() >= 1);
  CHECK(messages.size() <= 5);
  for (const auto& message : messages) {
    const bool is_image = message.at("type") == "image";
    const std::string text = message.value("text", message.value("altText", ""));
    CHECK(text.empty() == is_image);
    if (is_image) {
      CHECK(message.at("originalContentUrl").get<std::string>().starts_with("https://"));
      CHECK(message.at("previewImageUrl").get<std::string>().starts_with("https://"));
    }
    CHECK(utf16_length(text) <= 5000);
    if (!message.contains("quickReply")) continue;
    const auto& items = message["quickReply"]["items"];
    CHECK(items.size() <= 13);
    for (const auto& item : items) {
      const std::string label = item["action"].value("label", "");
      CHECK_FALSE(label.empty());
      CHECK(grapheme_count(label) <= 20);
    }
  }
}

}  // namespace sammachip

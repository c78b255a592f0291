#include "simulator/message_limits.h"

#include <map>
#include <regex>
#include <string>

#include "simulator/action_limits.h"
#include "simulator/findings.h"
#include "simulator/flex_limits.h"
#include "simulator/template_limits.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kMessages = 5;
constexpr std::size_t kQuickReplies = 13;

std::string list_entry(const std::string& path, std::size_t index) {
  return path + '[' + std::to_string(index) + ']';
}

void check_quick_reply(Findings& findings, const json& message, const std::string& path) {
  const json& quick_reply = Findings::at(message, "quickReply");
  if (quick_reply.is_null()) return;
  const std::string at = path + ".quickReply";
  if (!findings.list(quick_reply, at, "items", 1, kQuickReplies)) return;
  for (std::size_t i = 0; i < quick_reply["items"].size(); ++i) {
    const json& item = quick_reply["items"][i];
    const std::string item_path = list_entry(at + ".items", i);
    findings.choice(item, item_path, "type", Presence::kRequired, {"action"});
    findings.https_url(item, item_path, "imageUrl", Presence::kOptional);
    check_action(findings, Findings::at(item, "action"), item_path + ".action",
                 ActionPlace::kQuickReply);
  }
}

void check_sender(Findings& findings, const json& message, const std::string& path) {
  const json& sender = Findings::at(message, "sender");
  if (sender.is_null()) return;
  findings.text(sender, path + ".sender", "name", Presence::kOptional, Unit::kUtf16, 0, 20);
  findings.https_url(sender, path + ".sender", "iconUrl", Presence::kOptional);
}

void check_alternative(Findings& findings, const json& message, const std::string& path) {
  findings.text(message, path, "altText", Presence::kRequired, Unit::kUtf16, 1, 1500);
}

void check_text(Findings& findings, const json& message, const std::string& path) {
  findings.text(message, path, "text", Presence::kRequired, Unit::kUtf16, 1, 5000);
  if (message.contains("emojis")) findings.list(message, path, "emojis", 0, 20);
}

// Braces in textV2 are placeholders, or doubled.
void check_braces(Findings& findings, const std::string& text, const json& substitution,
                  const std::string& path) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    if (i + 1 < text.size() && text[i + 1] == text[i]) {
      ++i;
      continue;
    }
    const std::size_t end = text.find('}', i);
    if (text[i] == '}' || end == std::string::npos) {
      return findings.add(path + ".text", "braces must be doubled");
    }
    const std::string key = text.substr(i + 1, end - i - 1);
    if (!substitution.is_object() || !substitution.contains(key)) {
      findings.add(path + ".text", "there is no substitution for {" + key + "}");
    }
    i = end;
  }
}

void check_text_v2(Findings& findings, const json& message, const std::string& path) {
  findings.text(message, path, "text", Presence::kRequired, Unit::kUtf16, 1, 5000);
  const json& substitution = Findings::at(message, "substitution");
  check_braces(findings, Findings::text_at(message, "text"), substitution, path);
  if (!substitution.is_object()) return;
  if (substitution.size() > 100) {
    findings.add(path + ".substitution", "Size must be between 0 and 100");
  }
  static const std::regex name("[0-9A-Za-z_]{1,20}");
  for (const auto& [key, value] : substitution.items()) {
    if (key.size() <= 20 && std::regex_match(key, name)) continue;
    findings.add(path + ".substitution", "invalid key: " + key);
  }
}

void check_picture(Findings& findings, const json& message, const std::string& path) {
  findings.https_url(message, path, "originalContentUrl", Presence::kRequired);
  findings.https_url(message, path, "previewImageUrl", Presence::kRequired);
}

void check_audio(Findings& findings, const json& message, const std::string& path) {
  findings.https_url(message, path, "originalContentUrl", Presence::kRequired);
  findings.whole_number(message, path, "duration", Presence::kRequired, 1, 86400000);
}

void check_location(Findings& findings, const json& message, const std::string& path) {
  findings.text(message, path, "title", Presence::kRequired, Unit::kUtf16, 1, 100);
  findings.text(message, path, "address", Presence::kRequired, Unit::kUtf16, 1, 100);
  findings.number(message, path, "latitude", -90, 90);
  findings.number(message, path, "longitude", -180, 180);
}

void check_sticker(Findings& findings, const json& message, const std::string& path) {
  findings.text(message, path, "packageId", Presence::kRequired, Unit::kUtf16, 1, 20);
  findings.text(message, path, "stickerId", Presence::kRequired, Unit::kUtf16, 1, 20);
}

void check_imagemap(Findings& findings, const json& message, const std::string& path) {
  check_alternative(findings, message, path);
  findings.https_url(message, path, "baseUrl", Presence::kRequired);
  const json& size = Findings::at(message, "baseSize");
  findings.whole_number(size, path + ".baseSize", "width", Presence::kRequired, 1040, 1040);
  findings.whole_number(size, path + ".baseSize", "height", Presence::kRequired, 1, 100000);
  if (!findings.list(message, path, "actions", 0, 50)) return;
  for (std::size_t i = 0; i < message["actions"].size(); ++i) {
    const json& action = message["actions"][i];
    const std::string at = list_entry(path + ".actions", i);
    const std::string type = Findings::text_at(action, "type");
    if (type == "uri") {
      findings.text(action, at, "linkUri", Presence::kRequired, Unit::kUtf16, 1, 1000);
    } else if (type == "message") {
      findings.text(action, at, "text", Presence::kRequired, Unit::kUtf16, 1, 400);
    } else if (type != "clipboard") {
      findings.add(at + ".type", "invalid action type");
    }
  }
}

void check_flex_message(Findings& findings, const json& message, const std::string& path) {
  check_alternative(findings, message, path);
  check_flex(findings, Findings::at(message, "contents"), path + ".contents");
}

void check_template_message(Findings& findings, const json& message, const std::string& path) {
  check_alternative(findings, message, path);
  check_template(findings, Findings::at(message, "template"), path + ".template");
}

void check_coupon(Findings& findings, const json& message, const std::string& path) {
  findings.text(message, path, "couponId", Presence::kRequired, Unit::kUtf16, 1, 100);
}

using Check = void (*)(Findings&, const json&, const std::string&);

Check check_for(const std::string& type) {
  static const std::map<std::string, Check> checks{
      {"text", check_text},         {"textV2", check_text_v2},
      {"sticker", check_sticker},   {"image", check_picture},
      {"video", check_picture},     {"audio", check_audio},
      {"location", check_location}, {"imagemap", check_imagemap},
      {"flex", check_flex_message}, {"template", check_template_message},
      {"coupon", check_coupon},
  };
  const auto found = checks.find(type);
  return found == checks.end() ? nullptr : found->second;
}

}  // namespace

std::vector<Problem> message_problems(const json& messages) {
  if (!messages.is_array() || messages.empty() || messages.size() > kMessages) {
    return {{"messages", "Size must be between 1 and 5"}};
  }
  Findings findings;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const std::string path = list_entry("messages", i);
    const Check check = check_for(Findings::text_at(messages[i], "type"));
    if (!check) {
      findings.add(path + ".type", "Must be one of the message types");
      continue;
    }
    check(findings, messages[i], path);
    check_quick_reply(findings, messages[i], path);
    check_sender(findings, messages[i], path);
  }
  return findings.problems();
}

}  // namespace sammachip::simulator

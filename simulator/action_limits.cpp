#include "simulator/action_limits.h"

#include <regex>
#include <vector>

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kUriLength = 1000;

void check_label(Findings& findings, const json& action, const std::string& path,
                 ActionPlace place) {
  Presence presence = Presence::kOptional;
  std::size_t max = 20;
  switch (place) {
    case ActionPlace::kQuickReply:
    case ActionPlace::kTemplate:
      presence = Presence::kRequired;
      break;
    case ActionPlace::kImageCarousel:
      max = 12;
      break;
    case ActionPlace::kFlexButton:
      presence = Presence::kRequired;
      max = 40;
      break;
    case ActionPlace::kFlexArea:
      max = 40;
      break;
    case ActionPlace::kRichMenu:
      break;
  }
  const std::size_t min = presence == Presence::kRequired ? 1 : 0;
  findings.text(action, path, "label", presence, Unit::kGraphemes, min, max);
}

void check_postback(Findings& findings, const json& action, const std::string& path) {
  findings.text(action, path, "data", Presence::kRequired, Unit::kUtf16, 1, 300);
  for (const char* key : {"displayText", "text", "fillInText"}) {
    findings.text(action, path, key, Presence::kOptional, Unit::kGraphemes, 0, 300);
  }
  if (action.contains("displayText") && action.contains("text")) {
    findings.add(path + ".displayText", "displayText and text cannot be used together");
  }
  findings.choice(action, path, "inputOption", Presence::kOptional,
                  {"closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"});
  const bool fills = action.contains("fillInText");
  if (fills && Findings::text_at(action, "inputOption") != "openKeyboard") {
    findings.add(path + ".fillInText", "fillInText needs inputOption openKeyboard");
  }
}

void check_uri(Findings& findings, const json& action, const std::string& path) {
  findings.text(action, path, "uri", Presence::kRequired, Unit::kUtf16, 1, kUriLength);
  static const std::regex allowed("^(https?|line|tel):[!-~]*$");
  const std::string uri = Findings::text_at(action, "uri");
  if (!uri.empty() && uri.size() <= kUriLength && !std::regex_match(uri, allowed)) {
    findings.add(path + ".uri", "invalid uri scheme");
  }
  const json& other = Findings::at(action, "altUri");
  if (!other.is_null()) {
    findings.text(other, path + ".altUri", "desktop", Presence::kOptional, Unit::kUtf16, 0,
                  kUriLength);
  }
}

void check_picker(Findings& findings, const json& action, const std::string& path) {
  findings.text(action, path, "data", Presence::kRequired, Unit::kUtf16, 1, 300);
  findings.choice(action, path, "mode", Presence::kRequired, {"date", "time", "datetime"});
  const std::string mode = Findings::text_at(action, "mode");
  static const std::string date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
  static const std::string time = "([01][0-9]|2[0-3]):[0-5][0-9]";
  static const std::regex date_only(date);
  static const std::regex time_only(time);
  static const std::regex both(date + "[Tt]" + time);
  const std::regex& pattern = mode == "date" ? date_only : mode == "time" ? time_only : both;
  for (const char* key : {"initial", "max", "min"}) {
    const std::string value = Findings::text_at(action, key);
    if (!action.contains(key)) continue;
    const bool in_years = mode == "time" || (value >= "1900-01-01" && value <= "2100-12-31T23:59");
    if (value.size() > 16 || !std::regex_match(value, pattern) || !in_years) {
      findings.add(path + '.' + key, "invalid date or time");
    }
  }
  const std::string min = Findings::text_at(action, "min");
  const std::string max = Findings::text_at(action, "max");
  if (!min.empty() && !max.empty() && min >= max) {
    findings.add(path + ".min", "must be earlier than max");
  }
}

void check_switch(Findings& findings, const json& action, const std::string& path) {
  findings.text(action, path, "richMenuAliasId", Presence::kRequired, Unit::kUtf16, 1, 32);
  findings.text(action, path, "data", Presence::kRequired, Unit::kUtf16, 1, 300);
}

bool is_only_for_quick_replies(const std::string& type) {
  return type == "camera" || type == "cameraRoll" || type == "location";
}

}  // namespace

void check_action(Findings& findings, const json& action, const std::string& path,
                  ActionPlace place) {
  if (!action.is_object()) return findings.add(path, "May not be empty");
  const std::string type = Findings::text_at(action, "type");
  check_label(findings, action, path, place);
  if (is_only_for_quick_replies(type)) {
    if (place != ActionPlace::kQuickReply) findings.add(path + ".type", "invalid action type");
  } else if (type == "richmenuswitch" && place == ActionPlace::kRichMenu) {
    check_switch(findings, action, path);
  } else if (type == "postback") {
    check_postback(findings, action, path);
  } else if (type == "message") {
    findings.text(action, path, "text", Presence::kRequired, Unit::kGraphemes, 1, 300);
  } else if (type == "uri") {
    check_uri(findings, action, path);
  } else if (type == "datetimepicker") {
    check_picker(findings, action, path);
  } else if (type == "clipboard") {
    findings.text(action, path, "clipboardText", Presence::kRequired, Unit::kUtf16, 1, 1000);
  } else {
    findings.add(path + ".type", "invalid action type");
  }
}

}  // namespace sammachip::simulator

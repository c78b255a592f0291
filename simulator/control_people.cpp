#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "simulator/control_api.h"
#include "simulator/control_json.h"
#include "simulator/ids.h"
#include "simulator/line_platform.h"
#include "simulator/phone.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr int kLongestJoiningMs = 120000;

json tap_json(const Tap& tap) { return {{"event", tap.event_id}, {"opened", tap.opened}}; }

json seen_json(const Seen& seen) {
  return {{"text", seen.text},       {"buttons", seen.buttons},
          {"sent_by", seen.sent_by}, {"quick_replies", seen.quick_replies},
          {"id", seen.message_id},   {"message", seen.message}};
}

json seen_json(const std::vector<Seen>& all) {
  json list = json::array();
  for (const auto& seen : all) list.push_back(seen_json(seen));
  return list;
}

std::chrono::milliseconds timeout_of(const HttpRequest& request) {
  const int wait_ms = std::stoi(request.parameter("timeout_ms", "10000"));
  return std::chrono::milliseconds(std::clamp(wait_ms, 0, kLongestJoiningMs));
}

Tap tap(Phone& phone, const json& body) {
  const std::string picked = body.value("picked", "");
  if (body.contains("message")) {
    return phone.taps_button(body["message"], body.at("button").get<std::size_t>(), picked);
  }
  const std::string label = body.at("label");
  return body.value("old", false) ? phone.taps_old(label, picked) : phone.taps(label, picked);
}

Tap tap_menu(Phone& phone, const json& body) {
  if (body.contains("label")) return phone.taps_menu(body["label"].get<std::string>());
  return phone.taps_menu(body.at("area").get<std::size_t>());
}

// What is done with a phone and a JSON body, by its name in the path.
using Act = json (*)(LinePlatform&, Phone&, const json&);

// Those that put something into the person's own chat.
const std::map<std::string, Act>& chat_acts() {
  static const std::map<std::string, Act> all{
      {"text",
       [](LinePlatform& platform, Phone& phone, const json& body) -> json {
         const std::string group = body.value("group", "");
         const std::string chat = group.empty() ? group : platform.group(group);
         return {{"id", platform.acts().says(phone.id(), body.at("text"), chat)}};
       }},
      {"tap",
       [](LinePlatform&, Phone& phone, const json& body) { return tap_json(tap(phone, body)); }},
      {"tap-menu", [](LinePlatform&, Phone& phone,
                      const json& body) { return tap_json(tap_menu(phone, body)); }},
      {"postback",
       [](LinePlatform& platform, Phone& phone, const json& body) -> json {
         const json params = body.contains("params") ? body["params"] : json();
         return {{"event", platform.acts().posts_back(phone.id(), body.at("data"),
                                                      body.value("displayText", ""), params)}};
       }},
      {"sticker",
       [](LinePlatform&, Phone& phone, const json& body) -> json {
         return {{"id", phone.sends_sticker(body.value("packageId", "446"),
                                            body.value("stickerId", "1988"))}};
       }},
      {"location",
       [](LinePlatform&, Phone& phone, const json& body) -> json {
         const Spot spot{body.value("title", ""), body.value("address", ""),
                         body.value("latitude", 0.0), body.value("longitude", 0.0)};
         return {{"id", phone.sends_location(spot)}};
       }},
  };
  return all;
}

// The others.
const std::map<std::string, Act>& other_acts() {
  static const std::map<std::string, Act> all{
      {"follow",
       [](LinePlatform&, Phone& phone, const json&) {
         return json{{"event", phone.follows()}};
       }},
      {"unblock",
       [](LinePlatform&, Phone& phone, const json&) {
         return json{{"event", phone.unblocks()}};
       }},
      {"block",
       [](LinePlatform&, Phone& phone, const json&) {
         return json{{"event", phone.blocks()}};
       }},
      {"unsend",
       [](LinePlatform&, Phone& phone, const json& body) {
         return json{{"event", phone.unsends(body.at("message"))}};
       }},
      {"beacon",
       [](LinePlatform&, Phone& phone, const json& body) {
         return json{{"event", phone.enters_beacon(body.at("hwid"))}};
       }},
      {"join",
       [](LinePlatform&, Phone& phone, const json& body) {
         return json{{"event", phone.joins(body.at("group"))}};
       }},
      {"leave",
       [](LinePlatform& platform, Phone& phone, const json& body) {
         return json{{"event", platform.acts().leaves(phone.id(), body.at("group"))}};
       }},
      {"invite-bot",
       [](LinePlatform&, Phone& phone, const json& body) {
         return json{{"event", phone.invites_bot(body.at("group"))}};
       }},
      {"remove-bot",
       [](LinePlatform& platform, Phone&, const json& body) {
         return json{{"event", platform.acts().removes_bot(body.at("group"))}};
       }},
      {"event",
       [](LinePlatform& platform, Phone& phone, const json& body) {
         const auto token = body.value("replyToken", false) ? Acts::WithReplyToken::kYes
                                                            : Acts::WithReplyToken::kNo;
         return json{{"event", platform.acts().raw(body.at("event"), phone.id(), token)}};
       }},
  };
  return all;
}

}  // namespace

HttpReply ControlApi::act(const std::string& who, const std::string& what,
                          const HttpRequest& request) {
  auto found = chat_acts().find(what);
  if (found == chat_acts().end()) {
    found = other_acts().find(what);
    if (found == other_acts().end()) return act_with_bytes(who, what, request);
  }
  // Who follows was no friend before.
  Phone phone = what == "follow" ? strangers_phone(platform_, who) : friends_phone(platform_, who);
  return json_reply(found->second(platform_, phone, object_in(request)));
}

HttpReply ControlApi::act_with_bytes(const std::string& who, const std::string& what,
                                     const HttpRequest& request) {
  Phone phone = friends_phone(platform_, who);
  const std::string type = request.header("content-type");
  if (what == "photo") {
    const bool is_image = type.starts_with("image/");
    return json_reply(
        {{"id", phone.sends_photo(request.body, is_image ? type : std::string("image/jpeg"))}});
  }
  if (what == "video") return json_reply({{"id", phone.sends_video(request.body)}});
  if (what == "audio") return json_reply({{"id", phone.sends_audio(request.body)}});
  if (what == "file") {
    const std::string name = request.parameter("name", "file.txt");
    return json_reply({{"id", phone.sends_file(name, request.body)}});
  }
  return {404, R"({"message":"there is no such act"})"};
}

HttpReply ControlApi::look(const std::string& who, const std::string& what,
                           const HttpRequest& request) {
  Phone phone = friends_phone(platform_, who);
  if (what == "messages") {
    json list = json::array();
    for (const auto& seen : phone.bubbles()) list.push_back(seen_json(seen));
    return json_reply(list);
  }
  if (what == "reply") return json_reply(seen_json(phone.wait_reply(timeout_of(request))));
  if (what == "wait") {
    const int count = std::stoi(request.parameter("count", "1"));
    const bool arrived = platform_.wait_for_messages(phone.id(), count, timeout_of(request));
    return json_reply({{"arrived", arrived}});
  }
  if (what == "transcript") return {200, phone.transcript(), "text/plain; charset=utf-8"};
  return {404, R"({"message":"there is no such view"})"};
}

HttpReply ControlApi::people(const HttpRequest& request) {
  const json body = object_in(request);
  Phone phone = strangers_phone(platform_, body.at("name"));
  if (body.value("follow", false)) phone.follows();
  return json_reply({{"id", phone.id()}, {"name", phone.name()}});
}

}  // namespace sammachip::simulator

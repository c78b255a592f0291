#include "simulator/acts.h"

#include <utility>

#include "simulator/ids.h"
#include "simulator/json_parts.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

json source_of(const std::string& user, const std::string& group) {
  if (group.empty()) return {{"type", "user"}, {"userId", user}};
  json source{{"type", "group"}, {"groupId", group}};
  if (!user.empty()) source["userId"] = user;
  return source;
}

}  // namespace

Acts::Acts(const Settings& settings, const Clock& clock, Chats& chats, Contents& contents,
           ReplyTokens& reply_tokens, RichMenus& rich_menus, Webhooks& webhooks)
    : settings_(settings),
      clock_(clock),
      chats_(chats),
      contents_(contents),
      reply_tokens_(reply_tokens),
      rich_menus_(rich_menus),
      webhooks_(webhooks) {}

void Acts::must_reach_bot(const std::string& user, const std::string& group) const {
  const auto person = chats_.find(user);
  if (!person) throw CannotAct("there is no person " + user);
  if (group.empty()) {
    if (person->friendship == Friendship::kBlocked) {
      throw CannotAct(person->name + " has blocked the bot");
    }
    return;
  }
  const auto place = chats_.find_group(group);
  if (!place || !place->members.count(user)) {
    throw CannotAct(person->name + " is not in the group " + group);
  }
}

std::string Acts::raw(json event, const std::string& user, WithReplyToken token) {
  if (!event.contains("source")) event["source"] = source_of(user, {});
  if (!event.contains("timestamp")) event["timestamp"] = clock_.now_ms();
  if (!event.contains("mode")) event["mode"] = "active";
  const std::string group = text_of(event["source"], "groupId");
  const std::string chat = group.empty() ? user : group;
  if (token == WithReplyToken::kYes) event["replyToken"] = reply_tokens_.issue(chat);
  return webhooks_.send(std::move(event), chat);
}

std::string Acts::send(const std::string& type, const std::string& user, const std::string& group,
                       WithReplyToken token, json more) {
  more["type"] = type;
  more["source"] = source_of(user, group);
  return raw(std::move(more), user, token);
}

std::string Acts::add_message(const std::string& user, const std::string& group, json message) {
  must_reach_bot(user, group);
  const long long now_ms = clock_.now_ms();
  if (!message.contains("id")) message["id"] = new_message_id(now_ms);
  std::string id = message["id"].get<std::string>();
  chats_.change(user, [now_ms](Person& person) { person.last_said_at_ms = now_ms; });
  Bubble bubble;
  bubble.chat = group.empty() ? user : group;
  bubble.author = Author::kPerson;
  bubble.user_id = user;
  bubble.message_id = id;
  bubble.message = message;
  bubble.at_ms = now_ms;
  chats_.add(std::move(bubble));
  if (!group.empty() && !chats_.find_group(group)->has_bot) return id;
  message["markAsReadToken"] = random_hex(16);
  send("message", user, group, WithReplyToken::kYes, {{"message", std::move(message)}});
  return id;
}

std::string Acts::says(const std::string& user, const std::string& text, const std::string& group) {
  if (text.empty()) throw CannotAct("there is nothing to send");
  return add_message(user, group,
                     {{"type", "text"}, {"text", text}, {"quoteToken", random_hex(16)}});
}

std::string Acts::sends_sticker(const std::string& user, const std::string& package_id,
                                const std::string& sticker_id, const std::string& group) {
  return add_message(user, group,
                     {{"type", "sticker"},
                      {"packageId", package_id},
                      {"stickerId", sticker_id},
                      {"stickerResourceType", "STATIC"},
                      {"quoteToken", random_hex(16)}});
}

std::string Acts::sends(const std::string& user, Attachment attachment, const std::string& group) {
  must_reach_bot(user, group);
  json message{{"type", attachment.kind}};
  int preparing_ms = 0;
  if (attachment.kind == "file") {
    message["fileName"] = attachment.file_name;
    message["fileSize"] = attachment.bytes.size();
  } else {
    message["contentProvider"] = {{"type", "line"}};
    if (attachment.kind != "image") {
      message["duration"] = attachment.duration_ms;
      preparing_ms = settings_.content_preparing_ms;
    }
    if (attachment.kind != "audio") message["quoteToken"] = random_hex(16);
  }
  // The bytes are there before the bot hears of them.
  const std::string id = new_message_id(clock_.now_ms());
  contents_.add(id, std::move(attachment.bytes), attachment.content_type, preparing_ms);
  message["id"] = id;
  return add_message(user, group, std::move(message));
}

std::string Acts::sends_spot(const std::string& user, const Spot& spot, const std::string& group) {
  json message{{"type", "location"},
               {"address", spot.address},
               {"latitude", spot.latitude},
               {"longitude", spot.longitude}};
  if (!spot.title.empty()) message["title"] = spot.title;
  return add_message(user, group, std::move(message));
}

std::string Acts::follows(const std::string& user) {
  bool was_friend = false;
  chats_.change(user, [&was_friend](Person& person) {
    was_friend = person.was_friend;
    person.friendship = Friendship::kFriend;
    person.was_friend = true;
  });
  return send("follow", user, {}, WithReplyToken::kYes,
              {{"follow", {{"isUnblocked", was_friend}}}});
}

std::string Acts::blocks(const std::string& user) {
  chats_.change(user, [](Person& person) { person.friendship = Friendship::kBlocked; });
  return send("unfollow", user, {}, WithReplyToken::kNo, json::object());
}

std::string Acts::unsends(const std::string& user, const std::string& message_id) {
  std::string group;
  bool is_theirs = false;
  for (const auto& bubble : chats_.all_bubbles(0)) {
    if (bubble.message_id != message_id || bubble.user_id != user) continue;
    is_theirs = true;
    if (bubble.chat != user) group = bubble.chat;
  }
  if (!is_theirs) throw CannotAct("there is no message " + message_id + " to take back");
  chats_.unsend(message_id);
  contents_.unsend(message_id);
  return send("unsend", user, group, WithReplyToken::kNo,
              {{"unsend", {{"messageId", message_id}}}});
}

std::string Acts::enters_beacon(const std::string& user, const std::string& hardware_id) {
  must_reach_bot(user, {});
  return send("beacon", user, {}, WithReplyToken::kYes,
              {{"beacon", {{"hwid", hardware_id}, {"type", "enter"}}}});
}

std::string Acts::posts_back(const std::string& user, const std::string& data,
                             const std::string& display_text, json params,
                             const std::string& group) {
  must_reach_bot(user, group);
  const std::string chat = group.empty() ? user : group;
  if (!display_text.empty()) {  // Shown as if said, but no message event goes out.
    Bubble bubble;
    bubble.chat = chat;
    bubble.author = Author::kPerson;
    bubble.user_id = user;
    bubble.message_id = new_message_id(clock_.now_ms());
    bubble.message = {{"type", "text"}, {"text", display_text}};
    bubble.at_ms = clock_.now_ms();
    chats_.add(std::move(bubble));
  } else {
    const long long last = chats_.last_number();
    chats_.change(user, [last](Person& person) { person.acted_after_bubble = last; });
  }
  json postback{{"data", data}};
  if (!params.is_null()) postback["params"] = std::move(params);
  return send("postback", user, group, WithReplyToken::kYes, {{"postback", std::move(postback)}});
}

void Acts::uses_quick_replies(const std::string& user) {
  const long long last = chats_.last_number();
  chats_.change(user, [last](Person& person) { person.quick_replies_used = last; });
}

Tap Acts::taps(const std::string& user, const Button& button, const std::string& picked,
               const std::string& group) {
  must_reach_bot(user, group);
  if (button.place == ButtonPlace::kQuickReply) uses_quick_replies(user);
  const json& action = button.action;
  const std::string type = text_of(action, "type");
  if (type == "message") return {says(user, text_of(action, "text"), group), {}};
  if (type == "postback") {
    const std::string text = text_of(action, "text");  // The old way: also said as a message.
    if (!text.empty()) says(user, text, group);
    return {
        posts_back(user, text_of(action, "data"), text_of(action, "displayText"), nullptr, group),
        {}};
  }
  if (type == "datetimepicker") {
    const std::string value = picked.empty() ? text_of(action, "initial") : picked;
    if (value.empty()) throw CannotAct("pick a value for [" + button.label + "]");
    return {
        posts_back(user, text_of(action, "data"), {}, {{text_of(action, "mode"), value}}, group),
        {}};
  }
  if (type == "uri") return {{}, text_of(action, "uri")};
  if (type == "clipboard") return {{}, text_of(action, "clipboardText")};
  return {};  // Camera, photos, place: the app opens something; what comes of it is another act.
}

Tap Acts::taps_menu(const std::string& user, std::size_t area, const std::string& picked) {
  must_reach_bot(user, {});
  const auto menu = rich_menus_.shown_to(user);
  if (!menu) throw CannotAct("there is no rich menu on this phone");
  const json& areas = menu->body.at("areas");
  if (area >= areas.size()) throw CannotAct("the rich menu has fewer areas");
  const json& action = areas[area].at("action");
  if (text_of(action, "type") == "richmenuswitch") return switches_menu(user, action);
  return taps(user, {ButtonPlace::kFlex, text_of(action, "label"), action}, picked);
}

Tap Acts::switches_menu(const std::string& user, const json& action) {
  const std::string alias = text_of(action, "richMenuAliasId");
  const auto id = rich_menus_.aliased(alias);
  std::string status = "SUCCESS";
  if (!id) {
    status = "RICHMENU_ALIAS_ID_NOTFOUND";
  } else if (!rich_menus_.find(*id)) {
    status = "RICHMENU_NOTFOUND";
  } else {
    rich_menus_.link(user, *id);
  }
  const json params{{"newRichMenuAliasId", alias}, {"status", status}};
  return {posts_back(user, text_of(action, "data"), {}, params), {}};
}

std::string Acts::invites_bot(const std::string& user, const std::string& group) {
  Group place = chats_.group(group);
  place.has_bot = true;
  place.members.insert(user);
  chats_.set_group(place);
  return send("join", {}, place.id, WithReplyToken::kYes, json::object());
}

std::string Acts::removes_bot(const std::string& group) {
  Group place = chats_.group(group);
  place.has_bot = false;
  chats_.set_group(place);
  return send("leave", {}, place.id, WithReplyToken::kNo, json::object());
}

std::string Acts::joins(const std::string& user, const std::string& group) {
  Group place = chats_.group(group);
  place.members.insert(user);
  chats_.set_group(place);
  if (!place.has_bot) return {};
  const json members = json::array({{{"type", "user"}, {"userId", user}}});
  return send("memberJoined", {}, place.id, WithReplyToken::kYes,
              {{"joined", {{"members", members}}}});
}

std::string Acts::leaves(const std::string& user, const std::string& group) {
  Group place = chats_.group(group);
  place.members.erase(user);
  chats_.set_group(place);
  if (!place.has_bot) return {};
  const json members = json::array({{{"type", "user"}, {"userId", user}}});
  return send("memberLeft", {}, place.id, WithReplyToken::kNo, {{"left", {{"members", members}}}});
}

}  // namespace sammachip::simulator

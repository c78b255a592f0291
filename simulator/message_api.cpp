#include "simulator/message_api.h"

#include <utility>

#include "simulator/ids.h"
#include "simulator/json_parts.h"
#include "simulator/message_limits.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kMulticastLimit = 500;
constexpr long long kWeekMs = 7LL * 86400 * 1000;

json parsed(const std::string& text) { return json::parse(text, nullptr, false); }

HttpReply not_json() { return refusal(400, "The request body could not be parsed as JSON"); }

HttpReply invalid_recipient(const std::string& property) {
  return refusal(400, "The property, " + property + ", in the request body is invalid");
}

int count_of(const json& body) {
  const auto messages = body.find("messages");
  return messages != body.end() && messages->is_array() ? static_cast<int>(messages->size()) : 0;
}

// LINE takes quick replies on any message but shows only the last one's.
bool hides_quick_replies(const json& messages) {
  for (std::size_t i = 0; i + 1 < messages.size(); ++i) {
    if (messages[i].contains("quickReply")) return true;
  }
  return false;
}

}  // namespace

MessageApi::MessageApi(const Settings& settings, const Clock& clock, Chats& chats,
                       ReplyTokens& reply_tokens, Quota& quota, const StrictSchema& schema)
    : settings_(settings),
      clock_(clock),
      chats_(chats),
      reply_tokens_(reply_tokens),
      quota_(quota),
      schema_(schema),
      retry_keys_(clock) {}

void MessageApi::add_to(LineApi& api) {
  const Access usual{settings_.calls_per_s};
  const Access slow{settings_.multicasts_per_s};
  const std::string base = "/v2/bot/message/";
  api.add("POST", base + "reply", usual, [this](ApiCall& call) { return reply(call); });
  api.add("POST", base + "push", usual, [this](ApiCall& call) { return push(call); });
  api.add("POST", base + "multicast", slow, [this](ApiCall& call) { return multicast(call); });
  for (const char* kind : {"reply", "push", "multicast", "narrowcast", "broadcast"}) {
    api.add("POST", base + "validate/" + kind, usual,
            [this](ApiCall& call) { return validate(call, "ValidateMessageRequest"); });
  }
  api.add("GET", base + "quota", usual, [this](ApiCall&) { return quota_limit(); });
  api.add("GET", base + "quota/consumption", usual, [this](ApiCall&) { return quota_used(); });
}

std::vector<Problem> MessageApi::problems(const json& body, const char* request_name) const {
  const json messages = body.contains("messages") ? body["messages"] : json();
  auto found = message_problems(messages);
  // The specification's words are poorer than ours, so they are heard only where we saw nothing.
  if (found.empty()) found = schema_.problems(request_name, body);
  return found;
}

HttpReply MessageApi::reply(ApiCall& call) {
  if (!call.record.retry_key.empty()) {
    call.record.note = "a reply takes no retry key";
    return refusal(400, "The request header 'X-Line-Retry-Key' is not supported for this endpoint");
  }
  const json body = parsed(call.request.body);
  if (!body.is_object()) return not_json();
  call.record.messages = count_of(body);
  const auto found = problems(body, "ReplyMessageRequest");
  if (!found.empty()) return bad_body(found);
  const auto chat = reply_tokens_.take(text_of(body, "replyToken"));
  if (!chat) return refusal(400, "Invalid reply token");
  remark(call, body);
  std::vector<std::string> chats;
  const auto person = chats_.find(*chat);
  if (!person || person->friendship != Friendship::kBlocked) chats.push_back(*chat);
  return {200, json{{"sentMessages", deliver(body["messages"], chats, "reply")}}.dump()};
}

HttpReply MessageApi::push(ApiCall& call) {
  const json body = parsed(call.request.body);
  if (!body.is_object()) return not_json();
  call.record.messages = count_of(body);
  const std::string to = text_of(body, "to");
  if (!is_id_of("UCR", to)) return invalid_recipient("to");
  const auto found = problems(body, "PushMessageRequest");
  if (!found.empty()) return bad_body(found);
  return send(call, body, {to}, "push");
}

HttpReply MessageApi::multicast(ApiCall& call) {
  const json body = parsed(call.request.body);
  if (!body.is_object()) return not_json();
  call.record.messages = count_of(body);
  const json to = body.contains("to") ? body["to"] : json();
  if (!to.is_array() || to.empty() || to.size() > kMulticastLimit) {
    return bad_body({{"to", "Size must be between 1 and 500"}});
  }
  std::vector<std::string> users;
  for (const auto& user : to) {
    if (!user.is_string() || !is_id_of("U", user.get<std::string>())) {
      return invalid_recipient("to[" + std::to_string(users.size()) + "]");
    }
    users.push_back(user.get<std::string>());
  }
  const auto found = problems(body, "MulticastRequest");
  if (!found.empty()) return bad_body(found);
  return send(call, body, users, "multicast");
}

bool MessageApi::is_reachable(const Person& person) const {
  if (person.friendship == Friendship::kFriend) return true;
  return person.friendship == Friendship::kStranger && person.last_said_at_ms > 0 &&
         clock_.now_ms() - person.last_said_at_ms <= kWeekMs;
}

MessageApi::Audience MessageApi::audience(const std::vector<std::string>& to) const {
  Audience audience;
  for (const auto& id : to) {
    if (const auto group = chats_.find_group(id); group && group->has_bot) {
      audience.chats.push_back(id);
      audience.charged += static_cast<int>(group->members.size());
    } else if (const auto person = chats_.find(id)) {
      if (!is_reachable(*person)) continue;  // 200, but neither delivered nor counted.
      audience.chats.push_back(id);
      ++audience.charged;
    } else {
      ++audience.unknown;
    }
  }
  return audience;
}

HttpReply MessageApi::send(ApiCall& call, const json& body, const std::vector<std::string>& to,
                           const char* sent_by) {
  const std::string& key = call.record.retry_key;
  if (!key.empty() && !is_uuid(key)) {
    return refusal(400, "The request header 'X-Line-Retry-Key' is not a valid UUID");
  }
  const std::lock_guard lock(sending_);
  if (const Accepted* accepted = key.empty() ? nullptr : retry_keys_.find(key)) {
    const bool same = accepted->body == call.request.body && accepted->endpoint == sent_by;
    call.record.note = same ? "retry of an accepted call" : "retry key with another body";
    HttpReply answer = refusal(409, "The retry key is already accepted");
    if (accepted->endpoint == "push") {
      json with_messages = parsed(answer.body);
      with_messages.update(parsed(accepted->answer));
      answer.body = with_messages.dump();
    }
    answer.headers.emplace_back("x-line-accepted-request-id", accepted->request_id);
    return answer;
  }
  const bool to_one = std::string(sent_by) == "push";
  const Audience all = audience(to);
  if (all.unknown > 0 && (to_one || settings_.unknown_in_multicast == UnknownRecipient::kRefused)) {
    return refusal(400, "Failed to send messages");
  }
  if (!quota_.charge(all.charged)) {
    return refusal(429, "You have reached your monthly limit.");
  }
  call.record.charged = all.charged;
  remark(call, body);
  const json sent = deliver(body["messages"], all.chats, sent_by);
  const std::string answer = to_one ? json{{"sentMessages", sent}}.dump() : "{}";
  if (!key.empty()) {
    retry_keys_.remember(
        key, {clock_.now_ms(), call.record.request_id, sent_by, call.request.body, answer});
  }
  return {200, answer};
}

void MessageApi::remark(ApiCall& call, const json& body) {
  if (call.record.note.empty() && hides_quick_replies(body["messages"])) {
    call.record.note = "quick replies are not on the last message";
  }
}

json MessageApi::deliver(const json& messages, const std::vector<std::string>& chats,
                         const char* sent_by) {
  const long long now_ms = clock_.now_ms();
  json sent = json::array();
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    ids.push_back(new_message_id(now_ms));
    sent.push_back({{"id", ids.back()}, {"quoteToken", random_hex(16)}});
  }
  std::vector<Bubble> bubbles;
  for (const auto& chat : chats) {
    for (std::size_t i = 0; i < messages.size(); ++i) {
      Bubble bubble;
      bubble.chat = chat;
      bubble.message_id = ids[i];
      bubble.message = messages[i];
      bubble.sent_by = sent_by;
      bubble.at_ms = now_ms;
      bubbles.push_back(std::move(bubble));
    }
  }
  chats_.add_all(std::move(bubbles));
  return sent;
}

HttpReply MessageApi::validate(ApiCall& call, const char* request_name) {
  const json body = parsed(call.request.body);
  if (!body.is_object()) return not_json();
  call.record.messages = count_of(body);
  const auto found = problems(body, request_name);
  return found.empty() ? HttpReply{} : bad_body(found);
}

HttpReply MessageApi::quota_limit() const {
  const int limit = quota_.limit();
  if (limit < 0) return {200, R"({"type":"none"})"};
  return {200, json{{"type", "limited"}, {"value", limit}}.dump()};
}

HttpReply MessageApi::quota_used() const {
  return {200, json{{"totalUsage", quota_.used()}}.dump()};
}

}  // namespace sammachip::simulator

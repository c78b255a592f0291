#include "bot/line/messages.h"

#include <nlohmann/json.hpp>

#include "bot/base/json_text.h"
#include "storage/database/identifier.h"

namespace sammachip {
namespace {

using Json = nlohmann::json;

std::string quoted(const std::string& text) {
  std::string json;
  append_json_text(json, text);
  return json;
}

}  // namespace

OutboxMessage reply_row(const Reply& reply, const Event& event, std::int64_t now_ms) {
  OutboxMessage row;
  row.id = new_id(now_ms);
  row.kind = OutboxKind::kReply;
  if (!reply.forgets_the_person) {
    row.recipient = event.user_id.empty() ? AccountId(event.group_id.text()) : event.user_id;
  }
  row.reply_token = event.reply_token;
  row.body_json = "{\"replyToken\":" + quoted(event.reply_token) +
                  ",\"messages\":" + messages_json(reply) + "}";
  // A must-arrive reply becomes a push, which is to go to one person, never to a group.
  row.must_arrive =
      reply.must_arrive && !reply.forgets_the_person && event.source == SourceKind::kUser;
  row.created_at_ms = milliseconds(event.received_at);
  row.next_attempt_ms = row.created_at_ms + kReplyLeaseMs;
  row.not_after_ms = row.created_at_ms + (row.must_arrive ? kPushLifeMs : kReplyTokenLifeMs);
  row.webhook_event_id = event.id;
  return row;
}

OutboxMessage push_row(const Reply& reply, const AccountId& user_id,
                       const EventId& webhook_event_id, std::int64_t now_ms) {
  OutboxMessage row;
  row.id = new_id(now_ms);
  row.kind = OutboxKind::kPush;
  row.recipient = user_id;
  row.retry_key = new_id(now_ms);
  row.body_json = "{\"to\":" + quoted(user_id) + ",\"messages\":" + messages_json(reply) + "}";
  row.must_arrive = true;
  row.created_at_ms = now_ms;
  row.next_attempt_ms = now_ms;
  row.not_after_ms = now_ms + kPushLifeMs;
  if (!webhook_event_id.empty()) row.webhook_event_id = webhook_event_id;
  return row;
}

OutboxMessage multicast_row(const Reply& reply, const std::vector<AccountId>& user_ids,
                            std::int64_t due_ms, std::int64_t now_ms) {
  OutboxMessage row;
  row.id = new_id(now_ms);
  row.kind = OutboxKind::kMulticast;
  row.retry_key = new_id(now_ms);
  row.body_json =
      "{\"to\":" + Json(user_ids).dump() + ",\"messages\":" + messages_json(reply) + "}";
  row.created_at_ms = now_ms;
  row.next_attempt_ms = due_ms;
  row.not_after_ms = due_ms + kPushLifeMs;
  return row;
}

std::string push_body_of_reply(const std::string& reply_body, const AccountId& user_id) {
  const Json reply = Json::parse(reply_body);
  return Json{{"to", user_id}, {"messages", reply.at("messages")}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

std::vector<OutboxMessage> halves_of(const OutboxMessage& multicast, std::int64_t now_ms) {
  Json body = Json::parse(multicast.body_json, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object() || !body.contains("to") || !body["to"].is_array()) return {};
  const Json to = body["to"];
  if (to.size() < 2) return {};
  const auto middle = to.begin() + static_cast<std::ptrdiff_t>(to.size() / 2);
  std::vector<OutboxMessage> halves;
  for (const Json& part :
       {Json(Json::array_t(to.begin(), middle)), Json(Json::array_t(middle, to.end()))}) {
    body["to"] = part;
    OutboxMessage half = multicast;
    half.id = new_id(now_ms);
    half.retry_key = new_id(now_ms);
    half.body_json = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    half.attempts = 0;
    half.created_at_ms = now_ms;
    half.next_attempt_ms = now_ms;
    half.error.clear();
    halves.push_back(std::move(half));
  }
  return halves;
}

std::vector<AccountId> people_of_multicast(const OutboxMessage& multicast) {
  const Json body = Json::parse(multicast.body_json, nullptr, /*allow_exceptions=*/false);
  std::vector<AccountId> people;
  if (!body.is_object() || !body.contains("to") || !body["to"].is_array()) return people;
  for (const Json& id : body["to"]) {
    if (id.is_string()) people.emplace_back(id.get<std::string>());
  }
  return people;
}

std::string messages_of(const std::string& body) {
  const Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  return json.is_object() && json.contains("messages") ? json["messages"].dump() : std::string();
}

}  // namespace sammachip

#include "storage/held_messages.h"

#include <algorithm>

namespace sammachip {
namespace {

const std::string kColumns =
    "id, user_id, text_key, values_json, created_at_ms, not_after_ms, buttons_json, topic";

auto fields(HeldMessage& row) {
  return std::tie(row.id, row.user_id, row.text_key, row.values_json, row.created_at_ms,
                  row.not_after_ms, row.buttons_json, row.topic);
}

}  // namespace

HeldMessages::HeldMessages(Connection& connection)
    : insert_(connection, insert_into("held_message", kColumns), in(fields(row_))),
      list_(connection,
            "SELECT " + kColumns +
                " FROM held_message WHERE user_id = :user ORDER BY id LIMIT :limit",
            in(user_id_), in(limit_), out(fields(row_))),
      erase_(connection, "DELETE FROM held_message WHERE id = :id", in(id_)),
      erase_topic_(connection, "DELETE FROM held_message WHERE user_id = :user AND topic = :topic",
                   in(row_.user_id), in(row_.topic)) {}

void HeldMessages::insert(const HeldMessage& message) {
  row_ = message;
  if (!row_.topic.empty()) erase_topic_.run();
  insert_.run();
}

void HeldMessages::drop_topic(const std::string& user_id, const std::string& topic) {
  row_.user_id = user_id;
  row_.topic = topic;
  erase_topic_.run();
}

std::vector<HeldMessage> HeldMessages::take(const std::string& user_id, long long now_ms,
                                            int limit) {
  user_id_ = user_id;
  limit_ = limit;
  std::vector<HeldMessage> messages = list_.fetch_all(row_);
  for (const auto& message : messages) {
    id_ = message.id;
    erase_.run();
  }
  std::erase_if(messages, [&](const HeldMessage& one) { return one.not_after_ms < now_ms; });
  return messages;
}

}  // namespace sammachip

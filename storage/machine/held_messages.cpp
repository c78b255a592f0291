#include "storage/machine/held_messages.h"

#include <algorithm>

namespace sammachip {
namespace {

const std::string kHeldMessageColumns =
    "id, user_id, text_key, values_json, created_at_ms, not_after_ms, buttons_json, push_class,"
    " topic";

auto fields(HeldMessage& row) {
  return std::tie(row.id, row.user_id, row.text_key, row.values_json, row.created_at_ms,
                  row.not_after_ms, row.buttons_json, row.push_class, row.topic);
}

}  // namespace

HeldMessages::HeldMessages(Connection& connection)
    : insert_(connection, insert_into("held_message", kHeldMessageColumns), in(fields(row_))),
      list_(connection,
            "SELECT " + kHeldMessageColumns +
                " FROM held_message WHERE user_id = :user ORDER BY id LIMIT :limit",
            in(user_id_), in(limit_), out(fields(row_))),
      erase_(connection, "DELETE FROM held_message WHERE id = :id", in(id_)),
      erase_topic_(connection, "DELETE FROM held_message WHERE user_id = :user AND topic = :topic",
                   in(row_.user_id), in(row_.topic)),
      to_push_(connection,
               "SELECT " + kHeldMessageColumns +
                   " FROM held_message WHERE push_class <> ''"
                   " AND (created_at_ms < :before OR not_after_ms <= :lapsing)"
                   " AND not_after_ms > :now AND id > :after ORDER BY id LIMIT :limit",
               in(before_ms_), in(lapsing_ms_), in(now_ms_), in(id_), in(limit_),
               out(fields(row_))),
      purge_(connection,
             "DELETE FROM held_message WHERE id IN (SELECT id FROM held_message"
             " WHERE not_after_ms < :now ORDER BY not_after_ms LIMIT :limit)",
             in(now_ms_), in(limit_)) {}

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
  std::vector<HeldMessage> messages;
  const auto wanted = static_cast<std::size_t>(limit);
  bool is_more = true;
  while (is_more && messages.size() < wanted) {
    limit_ = limit - static_cast<int>(messages.size());
    const std::vector<HeldMessage> read = list_.fetch_all(row_);
    is_more = static_cast<int>(read.size()) == limit_;
    for (const auto& message : read) {
      id_ = message.id;
      erase_.run();
      if (message.not_after_ms > now_ms) messages.push_back(message);
    }
  }
  return messages;
}

std::vector<HeldMessage> HeldMessages::to_push(long long before_ms, long long lapsing_ms,
                                               long long now_ms, const std::string& after,
                                               int limit) {
  before_ms_ = before_ms;
  lapsing_ms_ = lapsing_ms;
  now_ms_ = now_ms;
  id_ = after;
  limit_ = limit;
  return to_push_.fetch_all(row_);
}

long long HeldMessages::purge_before(long long now_ms, int limit) {
  now_ms_ = now_ms;
  limit_ = limit;
  return purge_.run();
}

}  // namespace sammachip

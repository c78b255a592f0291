#include "storage/machine/held_messages.h"

#include <iterator>
#include <utility>

#include "storage/database/identifier.h"

namespace sammachip {

HeldMessages::HeldMessages(Connection& connection)
    : insert_(connection, sql::insert<HeldMessage>()),
      list_(connection,
            sql::select<HeldMessage>() + " WHERE user_id = :user ORDER BY id LIMIT :limit"),
      erase_(connection, "DELETE FROM held_message WHERE id = :id"),
      erase_topic_(connection, "DELETE FROM held_message WHERE user_id = :user AND topic = :topic"),
      to_push_(connection, sql::select<HeldMessage>() +
                               " WHERE push_class <> ''"
                               " AND (created_at_ms < :before OR not_after_ms <= :lapsing)"
                               " AND not_after_ms > :now AND id > :after ORDER BY id LIMIT :limit"),
      since_(connection,
             sql::select<HeldMessage>() + " WHERE id >= :first ORDER BY id DESC LIMIT :limit"),
      set_words_(connection,
                 "UPDATE held_message SET values_json = :values, buttons_json = :buttons"
                 " WHERE id = :id"),
      purge_(connection,
             "DELETE FROM held_message WHERE id IN (SELECT id FROM held_message"
             " WHERE not_after_ms < :now ORDER BY not_after_ms LIMIT :limit)") {}

void HeldMessages::insert(const HeldMessage& message) {
  if (!message.topic.empty()) drop_topic(message.user_id, message.topic);
  insert_.run(message);
}

void HeldMessages::drop_topic(const AccountId& user_id, const std::string& topic) {
  erase_topic_.run(user_id, topic);
}

void HeldMessages::drop_with(const AccountId& user_id, const std::string& part) {
  constexpr int kMostLookedAt = 1000;
  for (const auto& message : list_.all(user_id, kMostLookedAt)) {
    if (message.values_json.find(part) != std::string::npos) erase_.run(message.id);
  }
}

std::vector<HeldMessage> HeldMessages::take(const AccountId& user_id, long long now_ms, int limit) {
  std::vector<HeldMessage> messages;
  bool is_more = true;
  while (is_more && std::ssize(messages) < limit) {
    const int missing = limit - static_cast<int>(messages.size());
    std::vector<HeldMessage> read = list_.all(user_id, missing);
    is_more = std::ssize(read) == missing;
    for (auto& message : read) {
      erase_.run(message.id);
      if (message.not_after_ms > now_ms) messages.push_back(std::move(message));
    }
  }
  return messages;
}

std::vector<HeldMessage> HeldMessages::to_push(long long before_ms, long long lapsing_ms,
                                               long long now_ms, const std::string& after,
                                               int limit) {
  return to_push_.all(before_ms, lapsing_ms, now_ms, after, limit);
}

std::vector<HeldMessage> HeldMessages::since(long long from_ms, int limit) {
  return since_.all(HeldMessageId(first_id_at(from_ms)), limit);
}

void HeldMessages::set_words(const HeldMessageId& id, const std::string& values_json,
                             const std::string& buttons_json) {
  set_words_.run(values_json, buttons_json, id);
}

long long HeldMessages::purge_before(long long now_ms, int limit) {
  return purge_.changed(now_ms, limit);
}

}  // namespace sammachip

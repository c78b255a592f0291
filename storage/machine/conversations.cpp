#include "storage/machine/conversations.h"

#include <algorithm>

namespace sammachip {

Conversations::Conversations(Connection& connection)
    : find_(connection,
            sql::select<SavedConversation>() + " WHERE user_id = :user AND name = :name"),
      save_(connection, sql::insert<SavedConversation>(", user_id") +
                            " ON CONFLICT (user_id, name) DO UPDATE SET run = excluded.run,"
                            " answers = excluded.answers, asked = excluded.asked,"
                            " updated_at_ms = excluded.updated_at_ms"),
      erase_(connection, "DELETE FROM conversation WHERE user_id = :user AND name = :name"),
      erase_all_(connection, "DELETE FROM conversation WHERE user_id = :user"),
      all_(connection,
           sql::select<SavedConversation>() + " WHERE user_id = :user ORDER BY name LIMIT 100"),
      purge_(connection, "DELETE FROM conversation WHERE updated_at_ms < :before") {}

std::optional<SavedConversation> Conversations::find(const AccountId& user_id,
                                                     const std::string& name) {
  return find_.one(user_id, name);
}

void Conversations::save(const AccountId& user_id, const SavedConversation& conversation) {
  save_.run(conversation, user_id);
}

bool Conversations::erase(const AccountId& user_id, const std::string& name) {
  return erase_.changed(user_id, name) > 0;
}

long long Conversations::erase_all(const AccountId& user_id) { return erase_all_.changed(user_id); }

std::vector<SavedConversation> Conversations::all(const AccountId& user_id) {
  // The few rows come in the primary key's order and are put in that of time here: with ORDER BY
  // and LIMIT, SQLite made a temporary B-tree, a tenth of all that an event cost.
  std::vector<SavedConversation> talks = all_.all(user_id);
  std::stable_sort(talks.begin(), talks.end(), [](const auto& one, const auto& other) {
    return one.updated_at_ms > other.updated_at_ms;
  });
  return talks;
}

long long Conversations::purge_before(long long before_ms) { return purge_.changed(before_ms); }

}  // namespace sammachip

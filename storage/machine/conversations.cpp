#include "storage/machine/conversations.h"

#include <algorithm>

namespace sammachip {
namespace {

const std::string kSelectSavedConversation =
    "SELECT name, run, answers, asked, updated_at_ms FROM conversation WHERE user_id = :user ";

auto fields(SavedConversation& row) {
  return std::tie(row.name, row.run, row.answers, row.asked, row.updated_at_ms);
}

}  // namespace

Conversations::Conversations(Connection& connection)
    : find_(connection, kSelectSavedConversation + "AND name = :name", in(user_id_), in(name_),
            out(fields(row_))),
      save_(connection,
            insert_into("conversation", "user_id, name, run, answers, asked, updated_at_ms") +
                " ON CONFLICT (user_id, name) DO UPDATE SET run = excluded.run,"
                " answers = excluded.answers, asked = excluded.asked,"
                " updated_at_ms = excluded.updated_at_ms",
            in(user_id_), in(fields(row_))),
      erase_(connection, "DELETE FROM conversation WHERE user_id = :user AND name = :name",
             in(user_id_), in(name_)),
      erase_all_(connection, "DELETE FROM conversation WHERE user_id = :user", in(user_id_)),
      all_(connection, kSelectSavedConversation + "ORDER BY name LIMIT 100", in(user_id_),
           out(fields(row_))),
      purge_(connection, "DELETE FROM conversation WHERE updated_at_ms < :before", in(before_ms_)) {
}

std::optional<SavedConversation> Conversations::find(const std::string& user_id,
                                                     const std::string& name) {
  user_id_ = user_id;
  name_ = name;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

void Conversations::save(const std::string& user_id, const SavedConversation& conversation) {
  user_id_ = user_id;
  row_ = conversation;
  save_.run();
}

bool Conversations::erase(const std::string& user_id, const std::string& name) {
  user_id_ = user_id;
  name_ = name;
  return erase_.run() > 0;
}

long long Conversations::erase_all(const std::string& user_id) {
  user_id_ = user_id;
  return erase_all_.run();
}

std::vector<SavedConversation> Conversations::all(const std::string& user_id) {
  user_id_ = user_id;
  // The few rows come in the primary key's order and are put in that of time here: with ORDER BY
  // and LIMIT, SQLite made a temporary B-tree, a tenth of all that an event cost.
  std::vector<SavedConversation> talks = all_.fetch_all(row_);
  std::stable_sort(talks.begin(), talks.end(), [](const auto& one, const auto& other) {
    return one.updated_at_ms > other.updated_at_ms;
  });
  return talks;
}

long long Conversations::purge_before(long long before_ms) {
  before_ms_ = before_ms;
  return purge_.run();
}

}  // namespace sammachip

#include "storage/households/encouragements.h"

namespace sammachip {

Encouragements::Encouragements(Connection& connection)
    : insert_(connection, sql::insert<Encouragement>()),
      latest_first_(connection, sql::select<Encouragement>() +
                                    " WHERE to_user = :user"
                                    " ORDER BY created_at_ms DESC, id DESC LIMIT :most"),
      since_(connection,
             "SELECT COUNT(*) FROM encouragement WHERE to_user = :user AND text_key = :key"
             " AND created_at_ms >= :since"),
      count_from_(connection,
                  "SELECT COUNT(*) FROM encouragement WHERE from_user = :user"
                  " AND household_id = :household AND created_at_ms >= :since") {}

void Encouragements::insert(const Encouragement& encouragement) { insert_.run(encouragement); }

std::optional<Encouragement> Encouragements::latest_for(const AccountId& to_user) {
  return latest_first_.one(to_user, 1);
}

std::vector<Encouragement> Encouragements::list_for(const AccountId& to_user) {
  return latest_first_.all(to_user, 1000);
}

bool Encouragements::since(const AccountId& to_user, const std::string& text_key,
                           long long since_ms) {
  return since_.only(to_user, text_key, since_ms) > 0;
}

int Encouragements::count_from(const AccountId& from_user, const HouseholdId& household_id,
                               long long since_ms) {
  return count_from_.only(from_user, household_id, since_ms);
}

}  // namespace sammachip

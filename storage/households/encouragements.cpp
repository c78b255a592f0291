#include "storage/households/encouragements.h"

namespace sammachip {
namespace {

const std::string kEncouragementColumns =
    "id, to_user, household_id, from_user, occasion, text_key, text, created_at_ms";
const std::string kLatestFirst = "SELECT " + kEncouragementColumns +
                                 " FROM encouragement WHERE to_user = :user"
                                 " ORDER BY created_at_ms DESC, id DESC LIMIT ";

auto fields(Encouragement& row) {
  return std::tie(row.id, row.to_user, row.household_id, row.from_user, row.occasion, row.text_key,
                  row.text, row.created_at_ms);
}

}  // namespace

Encouragements::Encouragements(Connection& connection)
    : insert_(connection, insert_into("encouragement", kEncouragementColumns), in(fields(row_))),
      latest_for_(connection, kLatestFirst + "1", in(user_), out(fields(row_))),
      list_for_(connection, kLatestFirst + "1000", in(user_), out(fields(row_))),
      since_(connection,
             "SELECT COUNT(*) FROM encouragement WHERE to_user = :user AND text_key = :key"
             " AND created_at_ms >= :since",
             in(user_), in(key_), in(since_ms_), out(count_)),
      count_from_(connection,
                  "SELECT COUNT(*) FROM encouragement WHERE from_user = :user"
                  " AND household_id = :household AND created_at_ms >= :since",
                  in(user_), in(key_), in(since_ms_), out(count_)) {}

void Encouragements::insert(const Encouragement& encouragement) {
  row_ = encouragement;
  insert_.run();
}

std::optional<Encouragement> Encouragements::latest_for(const std::string& to_user) {
  user_ = to_user;
  return latest_for_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Encouragement> Encouragements::list_for(const std::string& to_user) {
  user_ = to_user;
  return list_for_.fetch_all(row_);
}

bool Encouragements::since(const std::string& to_user, const std::string& text_key,
                           long long since_ms) {
  user_ = to_user;
  key_ = text_key;
  since_ms_ = since_ms;
  since_.fetch_one();
  return count_ > 0;
}

int Encouragements::count_from(const std::string& from_user, const std::string& household_id,
                               long long since_ms) {
  user_ = from_user;
  key_ = household_id;
  since_ms_ = since_ms;
  count_from_.fetch_one();
  return count_;
}

}  // namespace sammachip

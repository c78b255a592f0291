#include "storage/joining/join_codes.h"

namespace sammachip {
namespace {

const std::string kJoinCodeColumns =
    "code, village_code, household_id, created_at_ms, revoked_at_ms";
const std::string kSelectJoinCode =
    "SELECT " + kJoinCodeColumns + " FROM join_code WHERE revoked_at_ms IS NULL ";

auto fields(JoinCode& row) {
  return std::tie(row.code, row.village_code, row.household_id, row.created_at_ms,
                  row.revoked_at_ms);
}

}  // namespace

JoinCodes::JoinCodes(Connection& connection)
    : insert_(connection, insert_into("join_code", kJoinCodeColumns), in(fields(row_))),
      find_(connection, kSelectJoinCode + "AND code = :code", in(key_), out(fields(row_))),
      revoke_(connection,
              "UPDATE join_code SET revoked_at_ms = :now"
              " WHERE code = :code AND revoked_at_ms IS NULL",
              in(now_ms_), in(key_)),
      list_(connection,
            kSelectJoinCode + "AND village_code = :village ORDER BY created_at_ms, code", in(key_),
            out(fields(row_))),
      record_failure_(
          connection,
          "INSERT INTO code_attempt (user_id, failed_count, window_started_ms)"
          " VALUES (:user, 1, :now) ON CONFLICT (user_id) DO UPDATE SET"
          " failed_count = CASE WHEN code_attempt.window_started_ms < :window_from"
          "  THEN 1 ELSE code_attempt.failed_count + 1 END,"
          " window_started_ms = CASE WHEN code_attempt.window_started_ms < :window_from2"
          "  THEN excluded.window_started_ms ELSE code_attempt.window_started_ms END"
          " RETURNING failed_count",
          in(key_), in(now_ms_), in(window_from_ms_), in(window_from_ms_), out(count_)),
      failures_(connection,
                "SELECT failed_count FROM code_attempt"
                " WHERE user_id = :user AND window_started_ms >= :window_from",
                in(key_), in(window_from_ms_), out(count_)),
      forget_failures_(connection, "DELETE FROM code_attempt WHERE user_id = :user", in(key_)) {}

void JoinCodes::insert(const JoinCode& code) {
  row_ = code;
  insert_.run();
}

std::optional<JoinCode> JoinCodes::find(const std::string& code) {
  key_ = code;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

bool JoinCodes::revoke(const std::string& code, long long now_ms) {
  key_ = code;
  now_ms_ = now_ms;
  return revoke_.run() == 1;
}

std::vector<JoinCode> JoinCodes::list_in_village(const std::string& village_code) {
  key_ = village_code;
  return list_.fetch_all(row_);
}

int JoinCodes::record_failure(const std::string& user_id, long long now_ms, long long window_ms) {
  key_ = user_id;
  now_ms_ = now_ms;
  window_from_ms_ = now_ms - window_ms;
  record_failure_.fetch_one();
  return count_;
}

int JoinCodes::failures(const std::string& user_id, long long now_ms, long long window_ms) {
  key_ = user_id;
  window_from_ms_ = now_ms - window_ms;
  return failures_.fetch_one() ? count_ : 0;
}

void JoinCodes::forget_failures(const std::string& user_id) {
  key_ = user_id;
  forget_failures_.run();
}

}  // namespace sammachip

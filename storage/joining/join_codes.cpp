#include "storage/joining/join_codes.h"

namespace sammachip {

JoinCodes::JoinCodes(Connection& connection)
    : insert_(connection, sql::insert<JoinCode>()),
      find_(connection, sql::select<JoinCode>() +
                            " WHERE revoked_at_ms IS NULL AND code = :code AND NOT EXISTS"
                            " (SELECT 1 FROM village WHERE village.code = join_code.village_code"
                            " AND retired_at_ms IS NOT NULL)"),
      revoke_(connection,
              "UPDATE join_code SET revoked_at_ms = :now"
              " WHERE code = :code AND revoked_at_ms IS NULL"),
      in_village_(connection, sql::select<JoinCode>() +
                                  " WHERE revoked_at_ms IS NULL AND village_code = :village"
                                  " ORDER BY created_at_ms, code"),
      forget_failures_(connection,
                       "DELETE FROM code_attempt WHERE window_started_ms < :window_from"),
      record_failure_(connection,
                      "INSERT INTO code_attempt (user_id, failed_count, window_started_ms)"
                      " VALUES (:user, 1, :now) ON CONFLICT (user_id) DO UPDATE SET"
                      " failed_count = code_attempt.failed_count + 1"
                      " RETURNING failed_count"),
      failures_(connection,
                "SELECT failed_count FROM code_attempt"
                " WHERE user_id = :user AND window_started_ms >= :window_from"),
      all_failures_(connection,
                    "SELECT CAST(COALESCE(SUM(failed_count), 0) AS BIGINT) FROM code_attempt"
                    " WHERE window_started_ms >= :window_from") {}

void JoinCodes::insert(const JoinCode& code) { insert_.run(code); }

std::optional<JoinCode> JoinCodes::find(const std::string& code) { return find_.one(code); }

bool JoinCodes::revoke(const std::string& code, long long now_ms) {
  return revoke_.changed(now_ms, code) == 1;
}

std::vector<JoinCode> JoinCodes::list_in_village(const VillageCode& village_code) {
  return in_village_.all(village_code);
}

int JoinCodes::record_failure(const AccountId& user_id, long long now_ms, long long window_ms) {
  forget_failures_.run(now_ms - window_ms);
  return record_failure_.only(user_id, now_ms);
}

int JoinCodes::failures(const AccountId& user_id, long long now_ms, long long window_ms) {
  return failures_.one(user_id, now_ms - window_ms).value_or(0);
}

long long JoinCodes::all_failures(long long now_ms, long long window_ms) {
  return all_failures_.only(now_ms - window_ms);
}

}  // namespace sammachip

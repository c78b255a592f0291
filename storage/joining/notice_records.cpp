#include "storage/joining/notice_records.h"

namespace sammachip {

NoticeRecords::NoticeRecords(Connection& connection)
    : insert_(connection, sql::insert<NoticeRecord>()),
      answer_(connection,
              "UPDATE notice_record SET answer = :answer, answered_at_ms = :now WHERE id ="
              " (SELECT id FROM notice_record WHERE user_id = :user AND version = :version"
              " ORDER BY shown_at_ms DESC, id DESC LIMIT 1) AND answer IS NULL"),
      latest_(connection, sql::select<NoticeRecord>() +
                              " WHERE user_id = :user AND version = :version"
                              " ORDER BY shown_at_ms DESC, id DESC LIMIT 1"),
      for_user_(connection,
                sql::select<NoticeRecord>() + " WHERE user_id = :user ORDER BY shown_at_ms, id") {}

void NoticeRecords::insert(const NoticeRecord& record) { insert_.run(record); }

bool NoticeRecords::answer(const AccountId& user_id, const std::string& version,
                           const std::string& answer, long long now_ms) {
  return answer_.changed(answer, now_ms, user_id, version) == 1;
}

std::optional<NoticeRecord> NoticeRecords::latest(const AccountId& user_id,
                                                  const std::string& version) {
  return latest_.one(user_id, version);
}

std::vector<NoticeRecord> NoticeRecords::list_for_user(const AccountId& user_id) {
  return for_user_.all(user_id);
}

}  // namespace sammachip

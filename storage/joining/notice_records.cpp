#include "storage/joining/notice_records.h"

namespace sammachip {
namespace {

const std::string kNoticeRecordColumns =
    "id, user_id, version, shown_at_ms, answer, answered_at_ms";
const std::string kSelectNoticeRecord =
    "SELECT " + kNoticeRecordColumns + " FROM notice_record WHERE ";

auto fields(NoticeRecord& row) {
  return std::tie(row.id, row.user_id, row.version, row.shown_at_ms, row.answer,
                  row.answered_at_ms);
}

}  // namespace

NoticeRecords::NoticeRecords(Connection& connection)
    : insert_(connection, insert_into("notice_record", kNoticeRecordColumns), in(fields(row_))),
      answer_it_(connection,
                 "UPDATE notice_record SET answer = :answer, answered_at_ms = :now WHERE id ="
                 " (SELECT id FROM notice_record WHERE user_id = :user AND version = :version"
                 " ORDER BY shown_at_ms DESC, id DESC LIMIT 1) AND answer IS NULL",
                 in(answer_), in(now_ms_), in(user_id_), in(version_)),
      latest_(connection,
              kSelectNoticeRecord +
                  "user_id = :user AND version = :version"
                  " ORDER BY shown_at_ms DESC, id DESC LIMIT 1",
              in(user_id_), in(version_), out(fields(row_))),
      list_(connection, kSelectNoticeRecord + "user_id = :user ORDER BY shown_at_ms, id",
            in(user_id_), out(fields(row_))) {}

void NoticeRecords::insert(const NoticeRecord& record) {
  row_ = record;
  insert_.run();
}

bool NoticeRecords::answer(const std::string& user_id, const std::string& version,
                           const std::string& answer, long long now_ms) {
  user_id_ = user_id;
  version_ = version;
  answer_ = answer;
  now_ms_ = now_ms;
  return answer_it_.run() == 1;
}

std::optional<NoticeRecord> NoticeRecords::latest(const std::string& user_id,
                                                  const std::string& version) {
  user_id_ = user_id;
  version_ = version;
  return latest_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<NoticeRecord> NoticeRecords::list_for_user(const std::string& user_id) {
  user_id_ = user_id;
  return list_.fetch_all(row_);
}

}  // namespace sammachip

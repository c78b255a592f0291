#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// That a person was shown a version of the privacy notice (or asked for a consent), and what they
// answered.
struct NoticeRecord {
  NoticeRecordId id = {};
  AccountId user_id = {};
  std::string version = {};  // Which text: "notice-1", "photo-consent-1".
  long long shown_at_ms = 0;
  std::optional<std::string> answer = {};  // As the caller words it; none yet: nullopt.
  std::optional<long long> answered_at_ms = {};
};

template <>
struct Columns<NoticeRecord> {
  static constexpr std::string_view kTable = "notice_record";
  static constexpr std::string_view kNames =
      "id, user_id, version, shown_at_ms, answer, answered_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.user_id, row.version, row.shown_at_ms, row.answer,
                    row.answered_at_ms);
  }
};

// What people were told about their data: the proof of it, so rows are added and answered, never
// edited.
class NoticeRecords {
 public:
  explicit NoticeRecords(Connection& connection);
  void insert(const NoticeRecord& record);
  // Notes the answer to the notice last shown to `user_id` of that version. False if none waits for
  // an answer.
  bool answer(const AccountId& user_id, const std::string& version, const std::string& answer,
              long long now_ms);
  // Returns the latest record of `version`, or nullopt if it was never shown.
  std::optional<NoticeRecord> latest(const AccountId& user_id, const std::string& version);
  // All of a person's, oldest first; no limit.
  std::vector<NoticeRecord> list_for_user(const AccountId& user_id);

 private:
  Query<void(NoticeRecord)> insert_;
  Query<void(std::string_view answer, long long now_ms, AccountId user_id,
             std::string_view version)>
      answer_;
  Query<NoticeRecord(AccountId user_id, std::string_view version)> latest_;
  Query<NoticeRecord(AccountId user_id)> for_user_;
};

}  // namespace sammachip

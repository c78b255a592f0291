#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// That a person was shown a version of the privacy notice (or asked for a consent), and what they
// answered.
struct NoticeRecord {
  std::string id = {};
  std::string user_id = {};
  std::string version = {};  // Which text: "notice-1", "photo-consent-1".
  long long shown_at_ms = 0;
  std::optional<std::string> answer = {};  // As the caller words it; none yet: nullopt.
  std::optional<long long> answered_at_ms = {};
};

// What people were told about their data: the proof of it, so rows are added and answered, never
// edited.
class NoticeRecords {
 public:
  explicit NoticeRecords(Connection& connection);
  void insert(const NoticeRecord& record);
  // Notes the answer to the notice last shown to `user_id` of that version. False if none waits for
  // an answer.
  bool answer(const std::string& user_id, const std::string& version, const std::string& answer,
              long long now_ms);
  // Returns the latest record of `version`, or nullopt if it was never shown.
  std::optional<NoticeRecord> latest(const std::string& user_id, const std::string& version);
  // All of a person's, oldest first.
  std::vector<NoticeRecord> list_for_user(const std::string& user_id);

 private:
  NoticeRecord row_;
  std::string user_id_, version_, answer_;
  long long now_ms_ = 0;
  Statement insert_, answer_it_, latest_, list_;
};

}  // namespace sammachip

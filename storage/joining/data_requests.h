#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class DataRequestKind { kErase, kExport, kCorrect };
template <>
struct EnumWords<DataRequestKind> {
  static constexpr std::string_view kAll[] = {"erase", "export", "correct"};
};

enum class DataRequestStatus { kOpen, kDone, kRefused };
template <>
struct EnumWords<DataRequestStatus> {
  static constexpr std::string_view kAll[] = {"open", "done", "refused"};
};

// That a person used a right over their data, which must be answered within the law's time.
struct DataRequest {
  std::string id = {};
  std::string user_id = {};
  DataRequestKind kind = DataRequestKind::kErase;
  DataRequestStatus status = DataRequestStatus::kOpen;
  long long created_at_ms = 0;
  long long due_at_ms = 0;
  std::optional<long long> closed_at_ms = {};
  // The house whose record is to be decided on: of an erasure, one request for each.
  std::optional<std::string> household_id = {};
};

class DataRequests {
 public:
  explicit DataRequests(Connection& connection);
  void insert(const DataRequest& request);
  std::optional<DataRequest> find(const std::string& id);
  // Ends an open request as done or refused. False if it is not open.
  bool close(const std::string& id, DataRequestStatus status, long long now_ms);
  // Open ones, first due first.
  std::vector<DataRequest> open_requests(int limit);
  // Those of the houses of an area (code prefix; empty: all).
  std::vector<DataRequest> open_in_area(const std::string& area_code, int limit);
  std::vector<DataRequest> list_for_user(const std::string& user_id);

 private:
  DataRequest row_;
  std::string key_, until_;
  DataRequestStatus status_ = DataRequestStatus::kDone;
  long long now_ms_ = 0;
  int limit_ = 0;
  Statement insert_, find_, close_, open_, open_in_area_, for_user_;
};

}  // namespace sammachip

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

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
  DataRequestId id = {};
  AccountId user_id = {};
  DataRequestKind kind = DataRequestKind::kErase;
  DataRequestStatus status = DataRequestStatus::kOpen;
  long long created_at_ms = 0;
  long long due_at_ms = 0;
  std::optional<long long> closed_at_ms = {};
  // The house whose record is to be decided on: of an erasure, one request for each.
  std::optional<HouseholdId> household_id = {};
};

template <>
struct Columns<DataRequest> {
  static constexpr std::string_view kTable = "data_request";
  static constexpr std::string_view kNames =
      "id, user_id, kind, status, created_at_ms, due_at_ms, closed_at_ms, household_id";
  static auto of(auto& row) {
    return std::tie(row.id, row.user_id, row.kind, row.status, row.created_at_ms, row.due_at_ms,
                    row.closed_at_ms, row.household_id);
  }
};

// The requests under the law on personal data. No method changes one that is done or refused;
// find() and list_for_user() return it as well.
class DataRequests {
 public:
  explicit DataRequests(Connection& connection);
  void insert(const DataRequest& request);
  std::optional<DataRequest> find(const DataRequestId& id);
  // Ends an open request as done or refused. False if it is not open.
  bool close(const DataRequestId& id, DataRequestStatus status, long long now_ms);
  // Open ones, first due first, at most `limit`.
  std::vector<DataRequest> open_requests(int limit);
  // Those of them that are about a house of an area (code prefix; empty: any).
  std::vector<DataRequest> open_in_area(const AreaCode& area_code, int limit);
  // All of a person's, oldest first, at most 1,000.
  std::vector<DataRequest> list_for_user(const AccountId& user_id);

 private:
  Query<void(DataRequest)> insert_;
  Query<DataRequest(DataRequestId id)> find_;
  Query<void(DataRequestStatus status, long long now_ms, DataRequestId id)> close_;
  Query<DataRequest(int limit)> open_;
  Query<DataRequest(Area, int limit)> open_in_area_;
  Query<DataRequest(AccountId user_id)> for_user_;
};

}  // namespace sammachip

#include "storage/joining/data_requests.h"

namespace sammachip {

DataRequests::DataRequests(Connection& connection)
    : insert_(connection, sql::insert<DataRequest>()),
      find_(connection, sql::select<DataRequest>() + " WHERE id = :id"),
      close_(connection,
             "UPDATE data_request SET status = :status, closed_at_ms = :now"
             " WHERE id = :id AND status = 'open'"),
      open_(connection, sql::select<DataRequest>() +
                            " WHERE status = 'open' ORDER BY due_at_ms, id LIMIT :most"),
      open_in_area_(connection,
                    sql::select<DataRequest>() +
                        " WHERE status = 'open' AND household_id IN (SELECT id FROM household"
                        " WHERE " +
                        kInArea + ") ORDER BY due_at_ms, id LIMIT :most"),
      for_user_(connection, sql::select<DataRequest>() +
                                " WHERE user_id = :user ORDER BY created_at_ms, id LIMIT 1000") {}

void DataRequests::insert(const DataRequest& request) { insert_.run(request); }

std::optional<DataRequest> DataRequests::find(const DataRequestId& id) { return find_.one(id); }

bool DataRequests::close(const DataRequestId& id, DataRequestStatus status, long long now_ms) {
  return close_.changed(status, now_ms, id) == 1;
}

std::vector<DataRequest> DataRequests::open_requests(int limit) { return open_.all(limit); }

std::vector<DataRequest> DataRequests::open_in_area(const AreaCode& area_code, int limit) {
  return open_in_area_.all(Area(area_code), limit);
}

std::vector<DataRequest> DataRequests::list_for_user(const AccountId& user_id) {
  return for_user_.all(user_id);
}

}  // namespace sammachip

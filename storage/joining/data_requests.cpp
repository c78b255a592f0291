#include "storage/joining/data_requests.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kDataRequestColumns =
    "id, user_id, kind, status, created_at_ms, due_at_ms, closed_at_ms, household_id";
const std::string kSelectDataRequest =
    "SELECT " + kDataRequestColumns + " FROM data_request WHERE ";

auto fields(DataRequest& row) {
  return std::tie(row.id, row.user_id, row.kind, row.status, row.created_at_ms, row.due_at_ms,
                  row.closed_at_ms, row.household_id);
}

}  // namespace

DataRequests::DataRequests(Connection& connection)
    : insert_(connection, insert_into("data_request", kDataRequestColumns), in(fields(row_))),
      find_(connection, kSelectDataRequest + "id = :id", in(key_), out(fields(row_))),
      close_(connection,
             "UPDATE data_request SET status = :status, closed_at_ms = :now"
             " WHERE id = :id AND status = 'open'",
             in(status_), in(now_ms_), in(key_)),
      open_(connection, kSelectDataRequest + "status = 'open' ORDER BY due_at_ms, id LIMIT :most",
            in(limit_), out(fields(row_))),
      open_in_area_(connection,
                    kSelectDataRequest +
                        "status = 'open' AND household_id IN (SELECT id FROM household WHERE " +
                        kInArea + ") ORDER BY due_at_ms, id LIMIT :most",
                    in(key_), in(until_), in(limit_), out(fields(row_))),
      for_user_(connection,
                kSelectDataRequest + "user_id = :user ORDER BY created_at_ms, id LIMIT 1000",
                in(key_), out(fields(row_))) {}

void DataRequests::insert(const DataRequest& request) {
  row_ = request;
  insert_.run();
}

std::optional<DataRequest> DataRequests::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

bool DataRequests::close(const std::string& id, DataRequestStatus status, long long now_ms) {
  key_ = id;
  status_ = status;
  now_ms_ = now_ms;
  return close_.run() == 1;
}

std::vector<DataRequest> DataRequests::open_requests(int limit) {
  limit_ = limit;
  return open_.fetch_all(row_);
}

std::vector<DataRequest> DataRequests::open_in_area(const std::string& area_code, int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  limit_ = limit;
  return open_in_area_.fetch_all(row_);
}

std::vector<DataRequest> DataRequests::list_for_user(const std::string& user_id) {
  key_ = user_id;
  return for_user_.fetch_all(row_);
}

}  // namespace sammachip

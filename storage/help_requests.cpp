#include "storage/help_requests.h"

#include "storage/area_prefix.h"

namespace sammachip {
namespace {

const std::string kColumns =
    "id, household_id, user_id, kind, text, status, taken_by, urgent, created_at_ms, due_on, "
    "closed_at_ms";
const std::string kSelect = "SELECT " + kColumns + " FROM help_request WHERE ";

auto fields(HelpRequest& row) {
  return std::tie(row.id, row.household_id, row.user_id, row.kind, row.text, row.status,
                  row.taken_by, row.urgent, row.created_at_ms, row.due_on, row.closed_at_ms);
}

}  // namespace

HelpRequests::HelpRequests(Connection& connection)
    : insert_(connection, insert_into("help_request", kColumns), in(fields(row_))),
      find_(connection, kSelect + "id = :id", in(key_), out(fields(row_))),
      take_(connection,
            "UPDATE help_request SET status = 'taken', taken_by = :by"
            " WHERE id = :id AND status = 'open'",
            in(taken_by_), in(key_)),
      close_(connection,
             "UPDATE help_request SET status = 'closed', closed_at_ms = :now"
             " WHERE id = :id AND status <> 'closed'",
             in(now_ms_), in(key_)),
      unclosed_for_user_(connection,
                         kSelect +
                             "user_id = :user AND status <> 'closed'"
                             " ORDER BY created_at_ms, id",
                         in(key_), out(fields(row_))),
      unclosed_(connection,
                kSelect + "status <> 'closed' ORDER BY urgent DESC, due_on, id LIMIT :most",
                in(limit_), out(fields(row_))),
      unclosed_in_area_(connection,
                        kSelect +
                            "status <> 'closed' AND household_id IN (SELECT id FROM household"
                            " WHERE village_code >= :area AND village_code <= :until)"
                            " ORDER BY urgent DESC, due_on, id LIMIT :most",
                        in(area_), in(until_), in(limit_), out(fields(row_))),
      for_user_(connection, kSelect + "user_id = :user ORDER BY created_at_ms, id LIMIT 1000",
                in(key_), out(fields(row_))) {}

void HelpRequests::insert(const HelpRequest& request) {
  row_ = request;
  insert_.run();
}

std::optional<HelpRequest> HelpRequests::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

bool HelpRequests::take(const std::string& id, const std::string& taken_by) {
  key_ = id;
  taken_by_ = taken_by;
  return take_.run() == 1;
}

bool HelpRequests::close(const std::string& id, long long now_ms) {
  key_ = id;
  now_ms_ = now_ms;
  return close_.run() == 1;
}

std::vector<HelpRequest> HelpRequests::unclosed_for_user(const std::string& user_id) {
  key_ = user_id;
  return unclosed_for_user_.fetch_all(row_);
}

std::vector<HelpRequest> HelpRequests::unclosed_in_area(const std::string& area_code, int limit) {
  limit_ = limit;
  if (area_code.empty()) return unclosed_.fetch_all(row_);
  area_ = area_code;
  until_ = end_of_area(area_code);
  return unclosed_in_area_.fetch_all(row_);
}

std::vector<HelpRequest> HelpRequests::list_for_user(const std::string& user_id) {
  key_ = user_id;
  return for_user_.fetch_all(row_);
}

}  // namespace sammachip

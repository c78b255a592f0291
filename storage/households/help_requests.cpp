#include "storage/households/help_requests.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kHelpRequestColumns =
    "id, household_id, user_id, kind, text, status, taken_by, urgent, created_at_ms, due_on, "
    "closed_at_ms, done_text, closed_by, visit_id, asked_for";
const std::string kSelectHelpRequest =
    "SELECT " + kHelpRequestColumns + " FROM help_request WHERE ";

auto fields(HelpRequest& row) {
  return std::tie(row.id, row.household_id, row.user_id, row.kind, row.text, row.status,
                  row.taken_by, row.urgent, row.created_at_ms, row.due_on, row.closed_at_ms,
                  row.done_text, row.closed_by, row.visit_id, row.asked_for);
}

}  // namespace

HelpRequests::HelpRequests(Connection& connection)
    : insert_(connection, insert_into("help_request", kHelpRequestColumns), in(fields(row_))),
      find_(connection, kSelectHelpRequest + "id = :id", in(key_), out(fields(row_))),
      take_(connection,
            "UPDATE help_request SET status = 'taken', taken_by = :by"
            " WHERE id = :id AND status = 'open'",
            in(by_), in(key_)),
      close_(connection,
             "UPDATE help_request SET status = 'closed', closed_at_ms = :now"
             " WHERE id = :id AND status <> 'closed'",
             in(now_ms_), in(key_)),
      close_with_text_(connection,
                       "UPDATE help_request SET status = 'closed', closed_at_ms = :now,"
                       " closed_by = :by, done_text = :done WHERE id = :id AND status <> 'closed'",
                       in(now_ms_), in(by_), in(done_text_), in(key_)),
      reschedule_(connection,
                  "UPDATE help_request SET due_on = :day WHERE id = :id AND status <> 'closed'",
                  in(until_), in(key_)),
      pass_on_(connection,
               "UPDATE help_request SET taken_by = :by WHERE id = :id AND status = 'taken'",
               in(by_), in(key_)),
      unclosed_for_user_(connection,
                         kSelectHelpRequest +
                             "user_id = :user AND status <> 'closed'"
                             " ORDER BY created_at_ms, id",
                         in(key_), out(fields(row_))),
      unclosed_(
          connection,
          kSelectHelpRequest + "status <> 'closed' ORDER BY urgent DESC, due_on, id LIMIT :most",
          in(limit_), out(fields(row_))),
      unclosed_in_area_(connection,
                        kSelectHelpRequest +
                            "status <> 'closed' AND (household_id IN (SELECT id FROM household"
                            " WHERE village_code >= :area AND village_code <= :until)"
                            " OR (household_id IS NULL AND user_id IN (SELECT user_id"
                            " FROM role_grant WHERE until_ms IS NULL"
                            " AND area_code >= :from_area AND area_code <= :until_area)))"
                            " ORDER BY urgent DESC, due_on, id LIMIT :most",
                        in(area_), in(until_), in(area_), in(until_), in(limit_),
                        out(fields(row_))),
      closed_in_area_(connection,
                      "SELECT COUNT(*) FROM household CROSS JOIN help_request"
                      " WHERE help_request.household_id = household.id"
                      " AND help_request.status = 'closed' AND closed_at_ms >= :since AND " +
                          std::string(kInArea),
                      in(now_ms_), in(area_), in(until_), out(count_)),
      taken_by_user_(connection,
                     kSelectHelpRequest +
                         "taken_by = :user AND status = 'taken'"
                         " ORDER BY urgent DESC, due_on, id LIMIT 1000",
                     in(key_), out(fields(row_))),
      for_user_(connection,
                kSelectHelpRequest + "user_id = :user ORDER BY created_at_ms, id LIMIT 1000",
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
  by_ = taken_by;
  return take_.run() == 1;
}

bool HelpRequests::close(const std::string& id, long long now_ms) {
  key_ = id;
  now_ms_ = now_ms;
  return close_.run() == 1;
}

bool HelpRequests::close(const std::string& id, const std::string& closed_by,
                         const std::string& done_text, long long now_ms) {
  key_ = id;
  by_ = closed_by;
  done_text_ = done_text;
  now_ms_ = now_ms;
  return close_with_text_.run() == 1;
}

bool HelpRequests::pass_on(const std::string& id, const std::string& to_user) {
  key_ = id;
  by_ = to_user;
  return pass_on_.run() == 1;
}

bool HelpRequests::reschedule(const std::string& id, const std::string& due_on) {
  key_ = id;
  until_ = due_on;
  return reschedule_.run() == 1;
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

long long HelpRequests::closed_in_area(const std::string& area_code, long long since_ms) {
  area_ = area_code;
  until_ = end_of_area(area_code);
  now_ms_ = since_ms;
  closed_in_area_.fetch_one();
  return count_;
}

std::vector<HelpRequest> HelpRequests::taken_by_user(const std::string& user_id) {
  key_ = user_id;
  return taken_by_user_.fetch_all(row_);
}

std::vector<HelpRequest> HelpRequests::list_for_user(const std::string& user_id) {
  key_ = user_id;
  return for_user_.fetch_all(row_);
}

}  // namespace sammachip

#include "storage/households/help_requests.h"

namespace sammachip {

HelpRequests::HelpRequests(Connection& connection)
    : insert_(connection, sql::insert<HelpRequest>()),
      find_(connection, sql::select<HelpRequest>() + " WHERE id = :id"),
      take_(connection,
            "UPDATE help_request SET status = 'taken', taken_by = :by"
            " WHERE id = :id AND status = 'open'"),
      close_(connection,
             "UPDATE help_request SET status = 'closed', closed_at_ms = :now"
             " WHERE id = :id AND status <> 'closed'"),
      close_with_text_(connection,
                       "UPDATE help_request SET status = 'closed', closed_at_ms = :now,"
                       " closed_by = :by, done_text = :done WHERE id = :id AND status <> 'closed'"),
      pass_on_(connection,
               "UPDATE help_request SET taken_by = :to WHERE id = :id AND status = 'taken'"),
      reschedule_(connection,
                  "UPDATE help_request SET due_on = :day WHERE id = :id AND status <> 'closed'"),
      ask_again_(connection,
                 "UPDATE help_request SET asked_again_ms = :now WHERE id = :id"
                 " AND status <> 'closed'"),
      unclosed_for_user_(connection, sql::select<HelpRequest>() +
                                         " WHERE user_id = :user AND status <> 'closed'"
                                         " ORDER BY created_at_ms, id"),
      unclosed_for_household_(connection,
                              sql::select<HelpRequest>() +
                                  " WHERE household_id = :household AND status <> 'closed'"
                                  " ORDER BY created_at_ms, id"),
      unclosed_(connection,
                sql::select<HelpRequest>() +
                    " WHERE status <> 'closed' ORDER BY urgent DESC, due_on, id LIMIT :most"),
      unclosed_nowhere_(connection,
                        sql::select<HelpRequest>() +
                            " WHERE status <> 'closed' AND household_id IS NULL"
                            " AND from_village = '' AND NOT EXISTS (SELECT 1 FROM role_grant"
                            " WHERE role_grant.user_id = help_request.user_id"
                            " AND until_ms IS NULL)"
                            " ORDER BY urgent DESC, due_on, id LIMIT :most"),
      unclosed_in_area_(connection, sql::select<HelpRequest>() +
                                        " WHERE status <> 'closed' AND (household_id IN"
                                        " (SELECT id FROM household WHERE " +
                                        kInArea +
                                        ") OR (household_id IS NULL AND"
                                        " ((from_village >= :area AND from_village <= :until)"
                                        " OR user_id IN (SELECT user_id"
                                        " FROM role_grant WHERE until_ms IS NULL"
                                        " AND area_code >= :area AND area_code <= :until))))"
                                        " ORDER BY urgent DESC, CASE WHEN asked_again_ms IS NULL"
                                        " THEN 1 ELSE 0 END, due_on, id LIMIT :most"),
      closed_in_area_(connection,
                      "SELECT COUNT(*) FROM household CROSS JOIN help_request"
                      " WHERE help_request.household_id = household.id"
                      " AND help_request.status = 'closed' AND closed_at_ms >= :since AND " +
                          std::string(kInArea)),
      taken_by_user_(connection, sql::select<HelpRequest>() +
                                     " WHERE taken_by = :user AND status = 'taken'"
                                     " ORDER BY urgent DESC, due_on, id LIMIT 1000"),
      for_user_(connection, sql::select<HelpRequest>() +
                                " WHERE user_id = :user ORDER BY created_at_ms, id LIMIT 1000"),
      purge_text_(connection,
                  "UPDATE help_request SET text = NULL WHERE id IN"
                  " (SELECT id FROM help_request WHERE text IS NOT NULL AND kind <> 'link'"
                  " AND closed_at_ms < :before ORDER BY closed_at_ms LIMIT :most)") {}

void HelpRequests::insert(const HelpRequest& request) { insert_.run(request); }

std::optional<HelpRequest> HelpRequests::find(const HelpRequestId& id) { return find_.one(id); }

bool HelpRequests::take(const HelpRequestId& id, const AccountId& taken_by) {
  return take_.changed(taken_by, id) == 1;
}

bool HelpRequests::close(const HelpRequestId& id, long long now_ms) {
  return close_.changed(now_ms, id) == 1;
}

bool HelpRequests::close(const HelpRequestId& id, const AccountId& closed_by,
                         const std::string& done_text, long long now_ms) {
  return close_with_text_.changed(now_ms, closed_by, done_text, id) == 1;
}

bool HelpRequests::pass_on(const HelpRequestId& id, const AccountId& to_user) {
  return pass_on_.changed(to_user, id) == 1;
}

bool HelpRequests::reschedule(const HelpRequestId& id, const std::string& due_on) {
  return reschedule_.changed(due_on, id) == 1;
}

bool HelpRequests::ask_again(const HelpRequestId& id, long long now_ms) {
  return ask_again_.changed(now_ms, id) == 1;
}

std::vector<HelpRequest> HelpRequests::unclosed_nowhere(int limit) {
  return unclosed_nowhere_.all(limit);
}

std::vector<HelpRequest> HelpRequests::unclosed_for_user(const AccountId& user_id) {
  return unclosed_for_user_.all(user_id);
}

std::vector<HelpRequest> HelpRequests::unclosed_for_household(const HouseholdId& household_id) {
  return unclosed_for_household_.all(household_id);
}

std::vector<HelpRequest> HelpRequests::unclosed_in_area(const AreaCode& area_code, int limit) {
  if (area_code.empty()) return unclosed_.all(limit);
  return unclosed_in_area_.all(Area(area_code), limit);
}

long long HelpRequests::closed_in_area(const AreaCode& area_code, long long since_ms) {
  return closed_in_area_.only(since_ms, Area(area_code));
}

std::vector<HelpRequest> HelpRequests::taken_by_user(const AccountId& user_id) {
  return taken_by_user_.all(user_id);
}

std::vector<HelpRequest> HelpRequests::list_for_user(const AccountId& user_id) {
  return for_user_.all(user_id);
}

long long HelpRequests::purge_text_before(long long before_ms, int limit) {
  return purge_text_.changed(before_ms, limit);
}

}  // namespace sammachip

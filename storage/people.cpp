#include "storage/people.h"

#include <string_view>

namespace sammachip {
namespace {

// Each takes the person's id as its only value. A text that quotes the id (a multicast's list, an
// audit detail) is searched for it; a multicast that still waits goes to its other recipients.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr std::string_view kErasures[] = {
    "UPDATE inbox SET event_json = '', error = '', message_id = NULL, user_id = NULL"
    " WHERE webhook_event_id IN"
    " (SELECT webhook_event_id FROM inbox WHERE event_json <> '' AND user_id = :user)",
    "DELETE FROM outbox WHERE status <> 'sent' AND status = 'waiting' AND recipient = :user",
    "DELETE FROM outbox WHERE id IN"
    " (SELECT id FROM outbox WHERE finished_at_ms IS NOT NULL AND recipient = :user)",
    "DELETE FROM conversation WHERE user_id = :user",
    "DELETE FROM line_account WHERE user_id = :user",
    "DELETE FROM held_message WHERE user_id = :user",
    "DELETE FROM notice_record WHERE user_id = :user",
    "DELETE FROM role_grant WHERE user_id = :user",
    "UPDATE role_grant SET granted_by = 'erased' WHERE granted_by = :user",
    "DELETE FROM code_attempt WHERE user_id = :user",
    "UPDATE invitation SET used_by = 'erased' WHERE used_by = :user",
    "UPDATE invitation SET created_by = 'erased' WHERE created_by = :user",
    "DELETE FROM household_link WHERE user_id = :user",
    "UPDATE household SET created_by = 'erased' WHERE created_by = :user",
    "UPDATE income_report SET raw_text = NULL, message_id = NULL, reported_by = 'erased'"
    " WHERE reported_by = :user",
    "UPDATE round_answer SET answered_by = 'erased' WHERE answered_by = :user",
    "UPDATE help_request SET text = NULL, user_id = 'erased' WHERE user_id = :user",
    "UPDATE help_request SET taken_by = 'erased' WHERE taken_by = :user",
    "UPDATE data_request SET user_id = 'erased' WHERE user_id = :user",
    "UPDATE audit SET actor = 'erased' WHERE actor = :user",
    "UPDATE audit SET subject_id = 'erased' WHERE subject_id = :user",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

People::People(Connection& connection)
    : connection_(connection),
      accounts_(connection),
      notices_(connection),
      roles_(connection),
      links_(connection),
      households_(connection),
      reports_(connection),
      round_answers_(connection),
      help_requests_(connection),
      data_requests_(connection),
      conversations_(connection) {}

PersonRecord People::everything_about(const std::string& user_id, long long now_ms) {
  PersonRecord record;
  record.account = accounts_.find(user_id);
  record.notices = notices_.list_for_user(user_id);
  record.roles = roles_.list_for_user(user_id, now_ms);
  record.links = links_.list_for_user(user_id);
  record.households = households_.list_for_user(user_id);
  record.reports = reports_.list_by(user_id);
  for (const auto& household : record.households) {
    for (auto& answer : round_answers_.since(household.id, "")) {
      if (answer.answered_by == user_id) record.round_answers.push_back(std::move(answer));
    }
  }
  record.help_requests = help_requests_.list_for_user(user_id);
  record.data_requests = data_requests_.list_for_user(user_id);
  record.conversations = conversations_.all(user_id);
  return record;
}

void People::erase_person(const std::string& user_id) {
  user_id_ = user_id;
  for (const auto erasure : kErasures) {
    Statement statement(connection_, std::string(erasure), in(user_id_));
    statement.run();
  }
  erase_quoted();
}

// An erasure is rare, so these are prepared when it comes.
void People::erase_quoted() {
  const std::string quoting = "%" + user_id_ + "%";
  Statement audit(connection_,
                  "UPDATE audit SET detail_json = replace(detail_json, :user, 'erased')"
                  " WHERE detail_json LIKE :quoting",
                  in(user_id_), in(quoting));
  audit.run();
  Statement ended(connection_,
                  "DELETE FROM outbox WHERE kind = 'multicast' AND body_json LIKE :quoting"
                  " AND status <> 'waiting'",
                  in(quoting));
  ended.run();
  const std::string alone = "[\"" + user_id_ + "\"]";
  const std::string only = "%" + alone + "%";
  Statement for_nobody_else(connection_,
                            "DELETE FROM outbox WHERE kind = 'multicast' AND body_json LIKE :only",
                            in(only));
  for_nobody_else.run();
  const std::string first = "\"" + user_id_ + "\",";
  const std::string later = ",\"" + user_id_ + "\"";
  Statement waiting(connection_,
                    "UPDATE outbox SET body_json ="
                    " replace(replace(body_json, :first, ''), :later, '')"
                    " WHERE kind = 'multicast' AND body_json LIKE :quoting",
                    in(first), in(later), in(quoting));
  waiting.run();
}

}  // namespace sammachip

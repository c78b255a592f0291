#include "storage/people.h"

#include <string_view>
#include <utility>

#include "storage/database/query.h"
#include "storage/schema/person_columns.h"
#include "storage/schema/word_columns.h"

namespace sammachip {
namespace {

constexpr int kMostOfAKind = 1000;

// What the register of persons does not say. Each takes the person's id as its only value.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr std::string_view kErasureStatements[] = {
    "UPDATE inbox SET event_json = '', error = '', message_id = NULL, user_id = NULL"
    " WHERE webhook_event_id IN"
    " (SELECT webhook_event_id FROM inbox WHERE event_json <> '' AND user_id = :user)",
    "DELETE FROM outbox WHERE status <> 'sent' AND status = 'waiting' AND recipient = :user",
    "DELETE FROM outbox WHERE id IN"
    " (SELECT id FROM outbox WHERE finished_at_ms IS NOT NULL AND recipient = :user)",
    "UPDATE encouragement SET to_user = 'erased', text = '' WHERE to_user = :user",
    "UPDATE photo SET status = 'purged' WHERE status IN ('waiting', 'kept')"
    " AND checked_at_ms IS NULL AND user_id = :user",
};

// Each takes the household's id as its only value.
constexpr std::string_view kAnonymisations[] = {
    "UPDATE household SET no_phone = 0, notice_due_on = '', record_by = NULL, status = 'left'"
    " WHERE id = :household",
    // Their place among those chosen is free again.
    "DELETE FROM candidate WHERE household_id = :household",
    "UPDATE income_report SET raw_text = NULL, message_id = NULL, reported_by = 'erased'"
    " WHERE status = 'current' AND household_id = :household",
    "UPDATE income_report SET raw_text = NULL, message_id = NULL, reported_by = 'erased'"
    " WHERE status <> 'current' AND household_id = :household",
    "UPDATE round_answer SET answered_by = 'erased' WHERE household_id = :household",
    "UPDATE proposed_report SET proposed_by = 'erased' WHERE household_id = :household",
    "UPDATE proposed_report SET decided_by = 'erased'"
    " WHERE decided_by IS NOT NULL AND household_id = :household",
    // Nothing of theirs waits for anybody any more.
    "UPDATE visit SET next_on = '' WHERE household_id = :household",
    "UPDATE help_request SET status = 'closed', closed_at_ms = created_at_ms"
    " WHERE status <> 'closed' AND household_id = :household",
    "DELETE FROM handover WHERE status = 'waiting' AND household_id = :household",
    "DELETE FROM feasibility WHERE household_id = :household",
    "UPDATE line_account SET current_household_id = NULL WHERE current_household_id = :household",
    "DELETE FROM household_link WHERE household_id = :household",
    "DELETE FROM join_code WHERE household_id = :household",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

// Takes the person's id as its only value; empty where kErasureStatements has it.
std::string erasure_of(const PersonColumn& column) {
  const std::string table(column.table), person(column.column);
  const std::string where = " WHERE " + person + " = :user";
  const std::string also =
      column.also_null.empty() ? "" : std::string(column.also_null) + " = NULL, ";
  switch (column.at_erasure) {
    case AtErasure::kRowGoes:
      return "DELETE FROM " + table + where;
    case AtErasure::kErased:
      return "UPDATE " + table + " SET " + also + person + " = 'erased'" + where;
    case AtErasure::kNobody:
      return "UPDATE " + table + " SET " + person + " = NULL" + where;
    case AtErasure::kStatement:
      break;
  }
  return {};
}

// Not of the chat itself, whose rows go as they are.
bool is_in_a_record(const WordColumn& column) {
  return column.found_by == FoundBy::kNoted || column.table == "income_report";
}

std::string emptied(const WordColumn& column) {
  return "UPDATE " + std::string(column.table) + " SET " + std::string(column.column) +
         (column.may_be_null ? " = NULL" : " = ''") + " WHERE ";
}

// An erasure is rare, so its statements are prepared when it comes.
template <class... Values>
void run_once(Connection& connection, std::string_view text, const Values&... values) {
  Query<void(Values...)>(connection, std::string(text)).run(values...);
}

}  // namespace

PersonRecord People::everything_about(const AccountId& user_id, long long now_ms) {
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
  record.team_places = team_members_.list_all_for_user(user_id);
  record.encouragements = encouragements_.list_for(user_id);
  record.snoozes = task_snoozes_.list(user_id);
  add_households(record);
  record.acts = acts_of(user_id);
  record.menu_role = menu_links_.wanted(user_id);
  record.photos = photos_.list_for_user(user_id);
  record.stuck = stuck_people_.find(user_id);
  return record;
}

// What the programme keeps of the houses in `record`.
void People::add_households(PersonRecord& record) {
  const auto append = [](auto& all, const auto& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  for (const auto& household : record.households) {
    append(record.candidates, candidates_.list_for_household(household.id));
    append(record.feasibilities, feasibilities_.list_for_household(household.id));
    append(record.sessions, session_households_.list_for_household(household.id));
    append(record.handovers, handovers_.list_for_household(household.id));
    append(record.visits, visits_.list_for_household(household.id, kMostOfAKind));
    append(record.proposals, proposed_reports_.list_for_household(household.id));
  }
}

std::vector<RecordedAct> People::acts_of(const AccountId& user_id) {
  std::vector<RecordedAct> all;
  for (const auto& column : person_columns()) {
    if (column.held_in != HeldIn::kActs) continue;
    const std::string id(column.id), table(column.table);
    std::string text = "SELECT " + id + ", ";
    text.append(column.at_ms).append(" AS done_ms FROM ").append(table).append(" WHERE ");
    text.append(column.column).append(" = :user ORDER BY done_ms DESC, ").append(id);
    text.append(" LIMIT ").append(std::to_string(kMostOfAKind));
    // It is asked for rarely, so these are prepared when it is.
    Query<std::tuple<SubjectId, long long>(AccountId user_id)> of_table(connection_, text);
    for (auto& [record, at_ms] : of_table.all(user_id)) {
      all.push_back({table, std::move(record), at_ms});
    }
  }
  return all;
}

void People::erase_person(const AccountId& user_id) {
  for (const WordColumn& column : word_columns()) {
    if (column.with_person == WithPerson::kGo && is_in_a_record(column)) {
      run_once(connection_, emptied(column) + std::string(column.person) + " = :user", user_id);
    }
  }
  for (const auto erasure : kErasureStatements) run_once(connection_, erasure, user_id);
  for (const auto& column : person_columns()) {
    if (const auto erasure = erasure_of(column); !erasure.empty()) {
      run_once(connection_, erasure, user_id);
    }
  }
  erase_quoted(user_id);
}

void People::anonymise_household(const HouseholdId& household_id) {
  take_name_out_of_held(household_id);
  for (const WordColumn& column : word_columns()) {
    if (!column.house.empty() && column.found_by == FoundBy::kNoted) {
      run_once(connection_, emptied(column) + std::string(column.house) + " = :household",
               household_id);
    }
  }
  for (const auto text : kAnonymisations) run_once(connection_, text, household_id);
}

// What waits for others and names the house: number and head stand in it as texts of their own.
void People::take_name_out_of_held(const HouseholdId& household_id) {
  const auto house = households_.find(household_id);
  if (!house || house->head_name.empty()) return;
  const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
  run_once(connection_,
           "UPDATE held_message"
           " SET values_json = replace(replace(values_json, :head, :none), :number, :none)"
           " WHERE values_json LIKE :has_head AND values_json LIKE :has_number",
           quoted(house->head_name), quoted("…"), quoted(house->house_no),
           "%" + quoted(house->head_name) + "%", "%" + quoted(house->house_no) + "%");
}

// A text that quotes the id (a multicast's list, an audit detail) is searched for it; a multicast
// that still waits goes to its other recipients.
void People::erase_quoted(const AccountId& user_id) {
  const std::string quoting = "%" + user_id + "%";
  for (const std::string table : {"audit", "programme_event"}) {
    run_once(connection_,
             "UPDATE " + table +
                 " SET detail_json = replace(detail_json, :user, 'erased')"
                 " WHERE detail_json LIKE :quoting",
             user_id, quoting);
  }
  run_once(connection_,
           "UPDATE held_message SET values_json = replace(values_json, :user, 'erased')"
           " WHERE values_json LIKE :quoting",
           user_id, quoting);
  // Of an earlier release: it kept what was sent.
  run_once(connection_,
           "DELETE FROM outbox WHERE kind = 'multicast' AND body_json LIKE :quoting"
           " AND status <> 'waiting'",
           quoting);
  const std::string quoted = "\"" + user_id + "\"";
  run_once(connection_, "DELETE FROM outbox WHERE kind = 'multicast' AND body_json LIKE :alone",
           "%[" + quoted + "]%");
  run_once(connection_,
           "UPDATE outbox SET body_json = replace(replace(body_json, :first, ''), :later, '')"
           " WHERE kind = 'multicast' AND body_json LIKE :quoting",
           quoted + ",", "," + quoted, quoting);
}

}  // namespace sammachip

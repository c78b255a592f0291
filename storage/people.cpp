#include "storage/people.h"

#include <string_view>
#include <utility>

#include "storage/database/query.h"
#include "storage/schema/word_columns.h"

namespace sammachip {
namespace {

constexpr int kMostOfAKind = 1000;

// Each takes the person's id as its only value. A text that quotes the id (a multicast's list, an
// audit detail) is searched for it; a multicast that still waits goes to its other recipients.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr std::string_view kErasureStatements[] = {
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
    "DELETE FROM notification WHERE user_id = :user",
    "DELETE FROM role_grant WHERE user_id = :user",
    "UPDATE role_grant SET granted_by = 'erased' WHERE granted_by = :user",
    "DELETE FROM code_attempt WHERE user_id = :user",
    "UPDATE invitation SET used_by = 'erased' WHERE used_by = :user",
    "UPDATE invitation SET created_by = 'erased' WHERE created_by = :user",
    "DELETE FROM menu_link WHERE user_id = :user",
    "DELETE FROM household_link WHERE user_id = :user",
    "UPDATE household SET created_by = 'erased' WHERE created_by = :user",
    "UPDATE income_report SET message_id = NULL, reported_by = 'erased' WHERE reported_by = :user",
    "UPDATE round_answer SET answered_by = 'erased' WHERE answered_by = :user",
    "UPDATE help_request SET user_id = 'erased' WHERE user_id = :user",
    "UPDATE help_request SET taken_by = 'erased' WHERE taken_by = :user",
    "UPDATE data_request SET user_id = 'erased' WHERE user_id = :user",
    "UPDATE team_member SET user_id = NULL WHERE user_id = :user",
    "UPDATE encouragement SET to_user = 'erased', text = '' WHERE to_user = :user",
    "DELETE FROM task_snooze WHERE user_id = :user",
    "UPDATE photo SET status = 'purged' WHERE status IN ('waiting', 'kept')"
    " AND checked_at_ms IS NULL AND user_id = :user",
    "UPDATE photo SET user_id = 'erased', message_id = NULL WHERE user_id = :user",
    "UPDATE audit SET actor = 'erased' WHERE actor = :user",
    "UPDATE audit SET subject_id = 'erased' WHERE subject_id = :user",
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

// The columns that only say who did something: their rows are told to the person, and lose the id
// when the person is erased.
struct Acts {
  std::string table, id, at_ms, who;
};
const Acts kActs[] = {
    {"household", "id", "created_at_ms", "record_by"},
    {"team_member", "id", "created_at_ms", "added_by"},
    {"submission", "id", "sent_at_ms", "sent_by"},
    {"submission", "id", "decided_at_ms", "decided_by"},
    {"programme_event", "id", "at_ms", "by_user"},
    {"forum", "id", "created_at_ms", "recorded_by"},
    {"candidate", "id", "created_at_ms", "added_by"},
    {"feasibility", "household_id", "answered_at_ms", "answered_by"},
    {"training_session", "id", "created_at_ms", "created_by"},
    {"session_household", "household_id", "0", "judged_by"},
    {"session_household", "household_id", "0", "noted_by"},
    {"purchase", "id", "created_at_ms", "entered_by"},
    {"purchase", "id", "decided_at_ms", "decided_by"},
    {"handover", "id", "created_at_ms", "given_by"},
    {"visit", "id", "created_at_ms", "visited_by"},
    {"help_request", "id", "closed_at_ms", "closed_by"},
    {"encouragement", "id", "created_at_ms", "from_user"},
    {"lesson", "id", "created_at_ms", "added_by"},
    {"proposed_report", "id", "created_at_ms", "proposed_by"},
    {"proposed_report", "id", "decided_at_ms", "decided_by"},
    {"occupation_group", "id", "created_at_ms", "added_by"},
};

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
  record.team_places = team_members_.list_all_for_user(user_id);
  record.encouragements = encouragements_.list_for(user_id);
  record.snoozes = task_snoozes_.list(user_id);
  add_households(record);
  record.acts = acts_of(user_id);
  record.menu_role = menu_links_.wanted(user_id);
  record.photos = photos_.list_for_user(user_id);
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

std::vector<RecordedAct> People::acts_of(const std::string& user_id) {
  std::vector<RecordedAct> all;
  for (const auto& acts : kActs) {
    // It is asked for rarely, so these are prepared when it is.
    Query<std::tuple<std::string, long long>(std::string_view user_id)> of_table(
        connection_, "SELECT " + acts.id + ", " + acts.at_ms + " AS done_ms FROM " + acts.table +
                         " WHERE " + acts.who + " = :user ORDER BY done_ms DESC, " + acts.id +
                         " LIMIT " + std::to_string(kMostOfAKind));
    for (auto& [id, at_ms] : of_table.all(user_id)) {
      all.push_back({acts.table, std::move(id), at_ms});
    }
  }
  return all;
}

void People::erase_person(const std::string& user_id) {
  for (const WordColumn& column : word_columns()) {
    if (column.with_person == WithPerson::kGo && is_in_a_record(column)) {
      run_once(connection_, emptied(column) + std::string(column.person) + " = :user", user_id);
    }
  }
  for (const auto erasure : kErasureStatements) run_once(connection_, erasure, user_id);
  for (const auto& acts : kActs) {
    const std::string set = acts.who + " = 'erased' WHERE " + acts.who + " = :user";
    run_once(connection_, "UPDATE " + acts.table + " SET " + set, user_id);
  }
  erase_quoted(user_id);
}

void People::anonymise_household(const std::string& household_id) {
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
void People::take_name_out_of_held(const std::string& household_id) {
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

void People::erase_quoted(const std::string& user_id) {
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

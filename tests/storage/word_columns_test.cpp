#include "storage/schema/word_columns.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "storage/database/written_words.h"
#include "storage/machine/said.h"
#include "storage/schema/person_columns.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

// Texts in which neither words of people stand nor the id of a person: ids of records, codes, days,
// and what operators or LINE wrote.
const std::set<std::string> kNoWords{"audit.action",
                                     "audit.id",
                                     "audit.subject_kind",
                                     "candidate.determination",
                                     "candidate.household_id",
                                     "candidate.id",
                                     "candidate.notice_due_on",
                                     "candidate.programme_id",
                                     "candidate.readiness",
                                     "candidate.responsibility",
                                     "candidate.result",
                                     "candidate.status",
                                     "candidate.team_member_id",
                                     "conversation.asked",
                                     "conversation.name",
                                     "conversation.run",
                                     "data_request.household_id",
                                     "data_request.id",
                                     "data_request.kind",
                                     "data_request.status",
                                     "district.code",
                                     "district.name",
                                     "district.office_phone",
                                     "district.officer_name",
                                     "district.province_code",
                                     "encouragement.household_id",
                                     "encouragement.id",
                                     "encouragement.occasion",
                                     "encouragement.text_key",
                                     "feasibility.answer",
                                     "feasibility.household_id",
                                     "feasibility.programme_id",
                                     "forum.held_on",
                                     "forum.id",
                                     "forum.occupation",
                                     "forum.photo_id",
                                     "forum.programme_id",
                                     "forum.starts_at",
                                     "forum.status",
                                     "handover.household_id",
                                     "handover.id",
                                     "handover.programme_id",
                                     "handover.purchase_id",
                                     "handover.status",
                                     "held_message.id",
                                     "held_message.push_class",
                                     "held_message.text_key",
                                     "held_message.topic",
                                     "help_request.asked_for",
                                     "help_request.due_on",
                                     "help_request.from_village",
                                     "help_request.household_id",
                                     "help_request.id",
                                     "help_request.kind",
                                     "help_request.status",
                                     "help_request.visit_id",
                                     "household.baseline_occupation_answer",
                                     "household.baseline_total_answer",
                                     "household.id",
                                     "household.main_occupation",
                                     "household.notice_due_on",
                                     "household.pace",
                                     "household.programme_id",
                                     "household.programme_occupation",
                                     "household.rest_until",
                                     "household.status",
                                     "household.team_member_id",
                                     "household.village_code",
                                     "household_link.household_id",
                                     "household_link.id",
                                     "household_link.relation",
                                     "household_month.basis",
                                     "household_month.household_id",
                                     "household_month.month",
                                     "household_standing.answered_before_to",
                                     "household_standing.answered_to",
                                     "household_standing.household_id",
                                     "household_standing.practised_on",
                                     "household_year.basis",
                                     "household_year.household_id",
                                     "inbox.error",
                                     "inbox.event_type",
                                     "inbox.message_id",
                                     "inbox.status",
                                     "inbox.webhook_event_id",
                                     "income_report.answer",
                                     "income_report.basis",
                                     "income_report.earned_on",
                                     "income_report.household_id",
                                     "income_report.id",
                                     "income_report.message_id",
                                     "income_report.month",
                                     "income_report.period_from",
                                     "income_report.period_to",
                                     "income_report.reason_code",
                                     "income_report.source",
                                     "income_report.status",
                                     "income_report.supersedes",
                                     "invitation.area_code",
                                     "invitation.code",
                                     "invitation.programme_id",
                                     "invitation.role",
                                     "invitation.team_member_id",
                                     "join_code.code",
                                     "join_code.household_id",
                                     "join_code.village_code",
                                     "late_task.programme_id",
                                     "late_task.since_on",
                                     "late_task.task",
                                     "lease.holder",
                                     "lease.name",
                                     "lesson.id",
                                     "lesson.occupation",
                                     "lesson.stage",
                                     "lesson.village_code",
                                     "line_account.active_role",
                                     "line_account.current_household_id",
                                     "line_account.language",
                                     "line_account.last_question",
                                     "line_account.notice_version",
                                     "line_account.shown_buttons",
                                     "line_account.status",
                                     "menu_link.linked",
                                     "menu_link.wanted",
                                     "notice_record.answer",
                                     "notice_record.id",
                                     "notice_record.version",
                                     "notification.day",
                                     "notification.key",
                                     "notification.outcome",
                                     "notification.push_class",
                                     "occupation_group.id",
                                     "occupation_group.product_type",
                                     "occupation_group.programme_id",
                                     "occupation_group.registered_on",
                                     "outbox.error",
                                     "outbox.id",
                                     "outbox.kind",
                                     "outbox.reply_token",
                                     "outbox.retry_key",
                                     "outbox.sent_ids",
                                     "outbox.status",
                                     "outbox.webhook_event_id",
                                     "photo.error",
                                     "photo.id",
                                     "photo.media_type",
                                     "photo.message_id",
                                     "photo.preview_sha256",
                                     "photo.set_id",
                                     "photo.purpose",
                                     "photo.sha256",
                                     "photo.status",
                                     "photo.subject_id",
                                     "programme_event.detail_json",
                                     "programme_event.id",
                                     "programme_event.kind",
                                     "programme_event.programme_id",
                                     "proposed_report.against",
                                     "proposed_report.answer",
                                     "proposed_report.basis",
                                     "proposed_report.household_id",
                                     "proposed_report.id",
                                     "proposed_report.outcome",
                                     "proposed_report.period_from",
                                     "proposed_report.period_to",
                                     "province.code",
                                     "province.name",
                                     "purchase.bought_on",
                                     "purchase.evidence",
                                     "purchase.id",
                                     "purchase.photo_id",
                                     "purchase.programme_id",
                                     "purchase.status",
                                     "purchase.supersedes",
                                     "push_ledger.class",
                                     "push_ledger.month",
                                     "role_grant.area_code",
                                     "role_grant.id",
                                     "role_grant.role",
                                     "round_answer.answer",
                                     "round_answer.household_id",
                                     "round_answer.period_from",
                                     "round_answer.period_to",
                                     "said.message_id",
                                     "said.place",
                                     "said.row_key",
                                     "scheduled_job.last_day",
                                     "scheduled_job.name",
                                     "scheduled_job.position",
                                     "schema_migration.name",
                                     "session_household.answer",
                                     "session_household.household_id",
                                     "session_household.presence",
                                     "session_household.session_id",
                                     "session_household.understanding",
                                     "setting.key",
                                     "setting.value",
                                     "stuck_person.due_on",
                                     "stuck_person.id",
                                     "stuck_person.question",
                                     "stuck_person.village_code",
                                     "stuck_person.why",
                                     "submission.id",
                                     "submission.kind",
                                     "submission.programme_id",
                                     "submission.status",
                                     "tambon.code",
                                     "tambon.district_code",
                                     "tambon.name",
                                     "task_snooze.task",
                                     "task_snooze.until_on",
                                     "team_member.determination",
                                     "team_member.id",
                                     "team_member.kind",
                                     "team_member.notice_due_on",
                                     "team_member.programme_id",
                                     "team_member.readiness",
                                     "team_member.responsibility",
                                     "team_member.status",
                                     "training_session.held_on",
                                     "training_session.id",
                                     "training_session.kind",
                                     "training_session.programme_id",
                                     "training_session.starts_at",
                                     "training_session.status",
                                     "training_session.trainer_id",
                                     "village.code",
                                     "village.merged_into",
                                     "village.name",
                                     "village.tambon_code",
                                     "village_month.basis",
                                     "village_month.month",
                                     "village_month.village_code",
                                     "village_programme.id",
                                     "village_programme.occupation",
                                     "village_programme.pause",
                                     "village_programme.state",
                                     "village_programme.village_code",
                                     "visit.doing",
                                     "visit.household_id",
                                     "visit.id",
                                     "visit.mood",
                                     "visit.next_on",
                                     "visit.problem",
                                     "visit.visited_on"};

}  // namespace

TEST_CASE("Every text column has words of people, a person's id, or is known to have neither") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Connection& connection = database.writer();
  Query<std::string()> of_schema(
      connection,
      "SELECT tables.name || '.' || columns.name FROM sqlite_schema AS tables"
      " JOIN pragma_table_info(tables.name) AS columns ON columns.type = 'TEXT'"
      " WHERE tables.type = 'table'");
  std::set<std::string> listed = kNoWords;
  for (const auto& column : word_columns()) {
    INFO(place_of(column));
    CHECK(listed.insert(place_of(column)).second);  // In one of the three, once.
  }
  for (const auto& column : person_columns()) {
    INFO(column.table << "." << column.column);
    CHECK(listed.insert(std::string(column.table) + "." + std::string(column.column)).second);
  }
  const auto all = of_schema.all();
  CHECK(listed == std::set<std::string>(all.begin(), all.end()));
}

TEST_CASE("What the register says of a column is so in the schema") {
  const TemporaryFolder folder;
  Database database(folder.url());
  for (const auto& column : word_columns()) {
    INFO(place_of(column));
    std::string sql = "SELECT " + std::string(column.key) + ", " + std::string(column.column);
    for (const auto more : {column.person, column.house}) {
      if (!more.empty()) sql += ", " + std::string(more);
    }
    CHECK_NOTHROW(database.writer().execute(sql + " FROM " + std::string(column.table)));
    Query<long long(std::string_view, std::string_view)> nullable(
        database.writer(),
        "SELECT COUNT(*) FROM pragma_table_info(:table) WHERE name = :column AND \"notnull\" = 0");
    CHECK((nullable.only(column.table, column.column) == 1) == column.may_be_null);
  }
}

TEST_CASE("A statement that writes people's words names the row, or is refused") {
  const auto insert =
      word_values("INSERT INTO visit (id, need) VALUES (:id, :need)", {"id", "need"});
  REQUIRE(insert);
  CHECK(insert->words.size() == 1);
  CHECK(insert->words.front().first == 2);
  CHECK(insert->key == std::vector<std::size_t>{1});
  const auto update = word_values(
      "UPDATE feasibility SET answer = :answer, reason = :why"
      " WHERE programme_id = :programme AND household_id = :house",
      {"answer", "why", "programme", "house"});
  REQUIRE(update);
  CHECK(update->words.front().first == 2);
  CHECK(update->key == std::vector<std::size_t>{3, 4});
  CHECK_FALSE(word_values("UPDATE visit SET need = '' WHERE household_id = :h", {"h"}));
  CHECK_FALSE(word_values("SELECT need FROM visit WHERE id = :id", {"id"}));
  CHECK_THROWS_AS(
      word_values("UPDATE visit SET need = :need WHERE household_id = :h", {"need", "h"}),
      std::logic_error);
}

}  // namespace sammachip

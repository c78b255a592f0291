#include "storage/migrations.h"

#include <string>

#include "storage/statement.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// Times are Unix milliseconds (UTC), money is satang, dates are ISO text, truth is 0 or 1.

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kMessages[] = {
    "CREATE TABLE inbox ("
    " webhook_event_id TEXT NOT NULL PRIMARY KEY,"
    " received_at_ms BIGINT NOT NULL,"
    " user_id TEXT,"
    " message_id TEXT,"
    " event_type TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('done', 'failed', 'set_aside')),"
    " attempts BIGINT NOT NULL CHECK (attempts >= 0),"
    " next_attempt_ms BIGINT NOT NULL,"
    " error TEXT NOT NULL,"
    " event_json TEXT NOT NULL)",
    "CREATE INDEX inbox_open ON inbox (status, next_attempt_ms) WHERE status <> 'done'",
    "CREATE INDEX inbox_message ON inbox (message_id) WHERE message_id IS NOT NULL",
    // For purge and replay; and an erasure reads through it for the person. An index on the person
    // alone would be quicker for that, but its random pages made half of all that an event writes
    // (25 KB instead of 14).
    "CREATE INDEX inbox_received ON inbox (received_at_ms, webhook_event_id, user_id)"
    " WHERE event_json <> ''",

    "CREATE TABLE outbox ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " kind TEXT NOT NULL CHECK (kind IN ('reply', 'push', 'multicast')),"
    " recipient TEXT NOT NULL,"
    " reply_token TEXT NOT NULL,"
    " retry_key TEXT NOT NULL,"
    " body_json TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('waiting', 'sent', 'unknown', 'expired', 'rejected')),"
    " must_arrive BIGINT NOT NULL CHECK (must_arrive IN (0, 1)),"
    " attempts BIGINT NOT NULL CHECK (attempts >= 0),"
    " created_at_ms BIGINT NOT NULL,"
    " next_attempt_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL,"
    " finished_at_ms BIGINT CHECK ((finished_at_ms IS NULL) = (status = 'waiting')),"
    " error TEXT NOT NULL,"
    " webhook_event_id TEXT)",
    "CREATE INDEX outbox_unsent ON outbox (status, next_attempt_ms, recipient, kind)"
    " WHERE status <> 'sent'",
    // As with inbox_received.
    "CREATE INDEX outbox_finished ON outbox (finished_at_ms, id, recipient)"
    " WHERE finished_at_ms IS NOT NULL",
    "CREATE INDEX outbox_multicast ON outbox (kind) WHERE kind = 'multicast'",

    "CREATE TABLE conversation ("
    " user_id TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " run TEXT NOT NULL,"
    " answers TEXT NOT NULL,"
    " asked TEXT NOT NULL,"
    " updated_at_ms BIGINT NOT NULL,"
    " PRIMARY KEY (user_id, name))",
};

constexpr Sql kPeople[] = {
    "CREATE TABLE line_account ("
    " user_id TEXT NOT NULL PRIMARY KEY,"
    " status TEXT NOT NULL CHECK (status IN ('active', 'unfollowed', 'stopped', 'erased')),"
    " language TEXT NOT NULL,"
    " called TEXT NOT NULL,"
    " current_household_id TEXT,"
    " muted_until_ms BIGINT NOT NULL,"
    " notice_version TEXT,"
    " notice_at_ms BIGINT,"
    " created_at_ms BIGINT NOT NULL,"
    " last_seen_ms BIGINT NOT NULL,"
    " last_text_fingerprint BIGINT NOT NULL DEFAULT 0,"
    " last_text_ms BIGINT NOT NULL DEFAULT 0,"
    " last_question TEXT NOT NULL DEFAULT '',"
    " last_answered_ms BIGINT NOT NULL DEFAULT 0)",

    "CREATE TABLE notice_record ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " version TEXT NOT NULL,"
    " shown_at_ms BIGINT NOT NULL,"
    " answer TEXT,"
    " answered_at_ms BIGINT)",
    "CREATE INDEX notice_record_user ON notice_record (user_id, shown_at_ms)",

    "CREATE TABLE role_grant ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " role TEXT NOT NULL,"
    " area_code TEXT NOT NULL,"
    " granted_by TEXT NOT NULL,"
    " from_ms BIGINT NOT NULL,"
    " until_ms BIGINT)",
    "CREATE INDEX role_grant_user ON role_grant (user_id)",
    "CREATE INDEX role_grant_area ON role_grant (area_code, role)",
    "CREATE INDEX role_grant_granted_by ON role_grant (granted_by)",

    "CREATE TABLE invitation ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (code = upper(code)),"
    " role TEXT NOT NULL,"
    " area_code TEXT NOT NULL,"
    " created_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL,"
    " used_by TEXT,"
    " used_at_ms BIGINT)",

    "CREATE TABLE code_attempt ("
    " user_id TEXT NOT NULL PRIMARY KEY,"
    " failed_count BIGINT NOT NULL CHECK (failed_count > 0),"
    " window_started_ms BIGINT NOT NULL)",
};

constexpr Sql kPlaces[] = {
    "CREATE TABLE province ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 2),"
    " name TEXT NOT NULL)",
    "CREATE TABLE district ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 4),"
    " name TEXT NOT NULL,"
    " province_code TEXT NOT NULL REFERENCES province (code),"
    " office_phone TEXT NOT NULL,"
    " officer_name TEXT NOT NULL,"
    " CHECK (substr(code, 1, 2) = province_code))",
    "CREATE TABLE tambon ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 6),"
    " name TEXT NOT NULL,"
    " district_code TEXT NOT NULL REFERENCES district (code),"
    " CHECK (substr(code, 1, 4) = district_code))",
    "CREATE TABLE village ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 8),"
    " moo BIGINT NOT NULL CHECK (moo >= 0),"
    " name TEXT NOT NULL,"
    " tambon_code TEXT NOT NULL REFERENCES tambon (code),"
    " CHECK (substr(code, 1, 6) = tambon_code))",
    "CREATE TABLE village_programme ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " fiscal_year_be BIGINT NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2700),"
    " target_households BIGINT NOT NULL DEFAULT 20 CHECK (target_households > 0),"
    " team_size BIGINT NOT NULL DEFAULT 5 CHECK (team_size > 0),"
    " budget_satang BIGINT NOT NULL CHECK (budget_satang >= 0),"
    " UNIQUE (village_code, fiscal_year_be))",
};

constexpr Sql kHouseholds[] = {
    "CREATE TABLE household ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " house_no TEXT NOT NULL,"
    " head_name TEXT NOT NULL,"
    " members BIGINT NOT NULL CHECK (members >= 0),"
    " main_occupation TEXT NOT NULL,"
    " main_occupation_text TEXT NOT NULL,"
    " programme_occupation TEXT NOT NULL,"
    " programme_occupation_text TEXT NOT NULL,"
    " baseline_total_answer TEXT NOT NULL"
    "  CHECK (baseline_total_answer IN ('figure', 'unwilling', 'unsure', 'missing')),"
    " baseline_total_satang BIGINT"
    "  CHECK ((baseline_total_satang IS NULL) = (baseline_total_answer <> 'figure')),"
    " baseline_occupation_answer TEXT NOT NULL"
    "  CHECK (baseline_occupation_answer IN ('figure', 'unwilling', 'unsure', 'missing')),"
    " baseline_occupation_satang BIGINT"
    "  CHECK ((baseline_occupation_satang IS NULL) = (baseline_occupation_answer <> 'figure')),"
    " skill TEXT NOT NULL,"
    " pace TEXT NOT NULL CHECK (pace IN ('weekly', 'two_weekly', 'monthly')),"
    " reporting_day BIGINT NOT NULL CHECK (reporting_day BETWEEN 0 AND 7),"
    " status TEXT NOT NULL CHECK (status IN ('candidate', 'selected', 'active', 'paused', 'left')),"
    " created_at_ms BIGINT NOT NULL,"
    " created_by TEXT NOT NULL)",
    "CREATE INDEX household_village ON household (village_code, house_no)",
    "CREATE INDEX household_created_by ON household (created_by)",

    "CREATE TABLE household_link ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " relation TEXT NOT NULL CHECK (relation IN ('head', 'member', 'helper')),"
    " since_ms BIGINT NOT NULL,"
    " until_ms BIGINT)",
    "CREATE INDEX household_link_user ON household_link (user_id)",
    "CREATE INDEX household_link_household ON household_link (household_id)",
    "CREATE UNIQUE INDEX household_link_once ON household_link (user_id, household_id)"
    " WHERE until_ms IS NULL",

    "CREATE TABLE join_code ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (code = upper(code)),"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " household_id TEXT REFERENCES household (id),"
    " created_at_ms BIGINT NOT NULL,"
    " revoked_at_ms BIGINT)",
    "CREATE INDEX join_code_village ON join_code (village_code)",
    "CREATE INDEX join_code_household ON join_code (household_id) WHERE household_id IS NOT NULL",
};

constexpr Sql kIncomes[] = {
    "CREATE TABLE income_report ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " period_from TEXT NOT NULL CHECK (length(period_from) = 10),"
    " period_to TEXT NOT NULL CHECK (length(period_to) = 10),"
    " earned_on TEXT NOT NULL,"
    " month TEXT NOT NULL CHECK (month = substr(earned_on, 1, 7)),"
    " amount_satang BIGINT NOT NULL,"
    " answer TEXT NOT NULL CHECK (answer IN ('figure', 'no_income')),"
    " basis TEXT NOT NULL CHECK (basis IN ('gross', 'net')),"
    " is_approximate BIGINT NOT NULL CHECK (is_approximate IN (0, 1)),"
    " source TEXT NOT NULL CHECK (source IN ('self', 'member', 'helper', 'team', 'officer')),"
    " reason_code TEXT NOT NULL,"
    " raw_text TEXT,"
    " message_id TEXT,"
    " reported_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('current', 'replaced', 'withdrawn')),"
    " supersedes TEXT REFERENCES income_report (id),"
    " CHECK (period_from <= earned_on AND earned_on <= period_to))",
    "CREATE INDEX income_report_current ON income_report (household_id, period_to)"
    " WHERE status = 'current'",
    "CREATE INDEX income_report_by ON income_report (reported_by, created_at_ms)",
    "CREATE INDEX income_report_message ON income_report (message_id) WHERE message_id IS NOT NULL",
    "CREATE INDEX income_report_raw_text ON income_report (created_at_ms)"
    " WHERE raw_text IS NOT NULL",
    "CREATE UNIQUE INDEX income_report_supersedes ON income_report (supersedes)"
    " WHERE supersedes IS NOT NULL",

    "CREATE TABLE round_answer ("
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " period_from TEXT NOT NULL CHECK (length(period_from) = 10),"
    " period_to TEXT NOT NULL CHECK (length(period_to) = 10),"
    " answer TEXT NOT NULL CHECK (answer IN ('not_yet', 'unwilling')),"
    " answered_by TEXT NOT NULL,"
    " answered_at_ms BIGINT NOT NULL,"
    " PRIMARY KEY (household_id, period_from, period_to))",
    "CREATE INDEX round_answer_by ON round_answer (answered_by)",

    "CREATE TABLE household_month ("
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " month TEXT NOT NULL,"
    " basis TEXT NOT NULL,"
    " report_count BIGINT NOT NULL CHECK (report_count >= 0),"
    " sum_satang BIGINT NOT NULL,"
    " PRIMARY KEY (household_id, month, basis))",
    "CREATE TABLE village_month ("
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " month TEXT NOT NULL,"
    " basis TEXT NOT NULL,"
    " households_reporting BIGINT NOT NULL CHECK (households_reporting >= 0),"
    " report_count BIGINT NOT NULL CHECK (report_count >= 0),"
    " sum_satang BIGINT NOT NULL,"
    " PRIMARY KEY (village_code, month, basis))",
};

constexpr Sql kOffice[] = {
    "CREATE TABLE help_request ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT REFERENCES household (id),"
    " user_id TEXT NOT NULL,"
    " kind TEXT NOT NULL,"
    " text TEXT,"
    " status TEXT NOT NULL CHECK (status IN ('open', 'taken', 'closed')),"
    " taken_by TEXT,"
    " urgent BIGINT NOT NULL CHECK (urgent IN (0, 1)),"
    " created_at_ms BIGINT NOT NULL,"
    " due_on TEXT NOT NULL,"
    " closed_at_ms BIGINT)",
    "CREATE INDEX help_request_user ON help_request (user_id)",
    "CREATE INDEX help_request_household ON help_request (household_id)",
    "CREATE INDEX help_request_unclosed ON help_request (due_on) WHERE status <> 'closed'",

    "CREATE TABLE data_request ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('erase', 'export', 'correct')),"
    " status TEXT NOT NULL CHECK (status IN ('open', 'done', 'refused')),"
    " created_at_ms BIGINT NOT NULL,"
    " due_at_ms BIGINT NOT NULL,"
    " closed_at_ms BIGINT)",
    "CREATE INDEX data_request_user ON data_request (user_id)",
    "CREATE INDEX data_request_open ON data_request (due_at_ms) WHERE status = 'open'",

    "CREATE TABLE audit ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " at_ms BIGINT NOT NULL,"
    " actor TEXT NOT NULL,"
    " action TEXT NOT NULL,"
    " subject_kind TEXT NOT NULL,"
    " subject_id TEXT NOT NULL,"
    " detail_json TEXT NOT NULL)",
    "CREATE INDEX audit_at ON audit (at_ms)",
    "CREATE INDEX audit_subject ON audit (subject_id, at_ms)",

    "CREATE TABLE held_message ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " text_key TEXT NOT NULL,"
    " values_json TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL)",
    "CREATE INDEX held_message_user ON held_message (user_id, id)",

    "CREATE TABLE push_ledger ("
    " month TEXT NOT NULL,"
    " class TEXT NOT NULL,"
    " count BIGINT NOT NULL CHECK (count >= 0),"
    " PRIMARY KEY (month, class))",

    "CREATE TABLE setting ("
    " key TEXT NOT NULL PRIMARY KEY,"
    " value TEXT NOT NULL)",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

constexpr Migration kMigrations[] = {
    {"messages", kMessages},     {"people", kPeople},   {"places", kPlaces},
    {"households", kHouseholds}, {"incomes", kIncomes}, {"office", kOffice},
};

// Keeps a second process that starts at the same time waiting until this one has migrated. On
// SQLite the transaction of each step does that.
class MigrationLock {
 public:
  explicit MigrationLock(Connection& connection) : connection_(connection) {
    if (connection_.engine() == Engine::kPostgresql)
      connection_.execute("SELECT pg_advisory_lock(9206)");
  }
  ~MigrationLock() {
    try {
      if (connection_.engine() == Engine::kPostgresql) {
        connection_.execute("SELECT pg_advisory_unlock(9206)");
      }
    } catch (const StorageError&) {
      // The server is gone, and the lock with it.
    }
  }
  MigrationLock(const MigrationLock&) = delete;
  MigrationLock& operator=(const MigrationLock&) = delete;

 private:
  Connection& connection_;
};

// How many tables are ours' record of versions (0 or 1), and how many there are in all: read in one
// statement, as another process may be creating them.
struct TableCounts {
  long long ours = 0;
  long long all = 0;
};
TableCounts count_tables(Connection& connection) {
  TableCounts counts;
  const std::string names =
      connection.engine() == Engine::kSqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
          : "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = "
            "current_schema()";
  Statement statement(
      connection,
      "SELECT COALESCE(SUM(CASE WHEN name = 'schema_migration' THEN 1 ELSE 0 END), 0),"
      " COUNT(*) FROM (" +
          names + ") AS tables",
      out(counts.ours), out(counts.all));
  statement.fetch_one();
  return counts;
}

void apply(Connection& connection, long long version, long long now_ms) {
  Transaction transaction(connection);
  // Two processes may start at once: the second finds the step done.
  if (schema_version(connection) >= version) return;
  const Migration& migration = kMigrations[version - 1];
  for (const auto statement : migration.statements) connection.execute(std::string(statement));
  connection.execute("INSERT INTO schema_migration (version, name, applied_at_ms) VALUES (" +
                     std::to_string(version) + ", '" + std::string(migration.name) + "', " +
                     std::to_string(now_ms) + ")");
  transaction.commit();
}

}  // namespace

std::span<const Migration> all_migrations() { return kMigrations; }

long long schema_version(Connection& connection) {
  const TableCounts tables = count_tables(connection);
  if (tables.ours > 0) return connection.number("SELECT MAX(version) FROM schema_migration");
  if (tables.all == 0) return 0;
  throw StorageError(
      "The database holds another program's tables: name an empty database or a new file.");
}

void migrate(Connection& connection, long long now_ms) {
  migrate_to(connection, std::ssize(kMigrations), now_ms);
}

void migrate_to(Connection& connection, long long version, long long now_ms) {
  const long long found = schema_version(connection);
  if (found > std::ssize(kMigrations)) {
    throw StorageError("The database is at version " + std::to_string(found) +
                       ", made by a newer release; this one knows versions up to " +
                       std::to_string(std::ssize(kMigrations)) +
                       ". Start the newer release, or restore a backup made before it.");
  }
  if (found >= version) return;
  const MigrationLock lock(connection);
  connection.execute(
      "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT NOT NULL PRIMARY KEY,"
      " name TEXT NOT NULL, applied_at_ms BIGINT NOT NULL)");
  for (long long step = found + 1; step <= version; ++step) apply(connection, step, now_ms);
}

}  // namespace sammachip

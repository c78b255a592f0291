#include <sqlite3.h>

#include <filesystem>
#include <set>

#include "storage/database/checkpointer.h"
#include "storage/database/connection.h"
#include "storage/database/database.h"
#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/invitations.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/audit.h"
#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/inbox.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/settings.h"
#include "storage/readers.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

// The statements prepared on `connection` that stepped through a whole table or sorted one.
std::set<std::string> scans(Connection& connection) {
  std::set<std::string> texts;
  sqlite3_stmt* statement = nullptr;
  while ((statement = sqlite3_next_stmt(connection.sqlite(), statement)) != nullptr) {
    const int steps = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
    if (steps > 100) texts.insert(sqlite3_sql(statement));
  }
  return texts;
}

void fill(Records& records, int rows) {
  add_villages(records);
  records.households.insert(household("h1"));
  Transaction transaction(records.connection);
  for (int i = 0; i < rows; ++i) {
    const AnyId id(std::to_string(1'000'000 + i));
    const AccountId user("U" + std::to_string(i % 500));
    records.inbox.insert_new({.webhook_event_id = id,
                              .received_at_ms = i,
                              .user_id = user,
                              .message_id = MessageId("m" + id),
                              .event_type = "message",
                              .event_json = "{}"});
    records.outbox.insert({.id = id, .recipient = user, .webhook_event_id = id});
    records.outbox.finish(id, OutboxStatus::kSent, "", i);
    if (i < 500) {
      records.line_accounts.save({.user_id = user});
      records.conversations.save(user, {.name = "talk", .asked = "q"});
      records.income_reports.add(report(id, "h1", "2026-11-01", i));
      records.audit.insert({id, i, user, "view", "household", id, "{}"});
      records.data_requests.insert({.id = id, .user_id = user, .due_at_ms = i});
      records.data_requests.close(id, DataRequestStatus::kDone, i);
      records.help_requests.insert({.id = id, .user_id = user, .due_on = "2026-11-01"});
      records.help_requests.close(id, i);
      records.role_grants.insert({.id = id, .user_id = user, .role = "team", .area_code = id});
      records.notice_records.insert({.id = id, .user_id = user, .version = "1"});
    }
  }
  transaction.commit();
}

// What the service asks at its start, for each event, and while it runs.
void ask_everything(Records& records) {
  records.inbox.counts();
  records.inbox.due_failed(1'000'000, 10);
  records.inbox.set_aside_events(10);
  records.inbox.find("1000005");
  records.inbox.blank_message("m1000005");
  records.inbox.in_order(2990, "", 5);
  records.inbox.purge_before(5, 5);
  records.outbox.counts();
  records.outbox.waiting(1'000'000, 10);
  records.outbox.next_due_ms();
  records.outbox.cancel_pushes_for("U5", 5);
  records.outbox.purge_before(5, 5);
  records.conversations.all("U5");
  records.line_accounts.find("U5");
  records.line_accounts.save_seen({.user_id = "U5"});
  records.notice_records.latest("U5", "1");
  records.role_grants.list_for_user("U5", 5);
  records.role_grants.list_in_area("1000005", "team", 5);
  records.households.list_for_user("U5");
  records.households.list_in_village(kVillage);
  records.household_links.list_for_user("U5");
  records.income_reports.recent_usual("h1", 5);
  records.income_reports.current_in("h1", "2026-12-01", "2026-12-05");
  records.income_reports.editable("h1", "2026-12-01");
  records.income_reports.history("1000005");
  records.income_reports.blank_text_for_message("m1000005");
  records.income_reports.purge_text_before(5, 5);
  records.help_requests.unclosed_in_area("", 10);
  records.help_requests.unclosed_in_area("92", 10);
  records.help_requests.unclosed_for_user("U5");
  records.data_requests.open_requests(10);
  records.data_requests.open_in_area("92", 10);
  records.audit.about("1000005", 5);
  records.audit.between(490, 500, 5);
  records.audit.purge_before(5, 5);
}

// A year of `villages` villages, each with one of everything, all of it dealt with.
void fill_years(Records& records, int villages) {
  add_villages(records);
  Transaction transaction(records.connection);
  for (int i = 0; i < villages; ++i) {
    const AnyId id(std::to_string(92'060'200 + i));
    const AccountId user("U" + id);
    records.places.upsert(Tambon{AreaCode(id.text.substr(0, 6)), "x", "9206"});
    records.places.upsert(Village{id, 1, "x", AreaCode(id.text.substr(0, 6))});
    records.places.upsert(VillageProgramme{.id = id, .village_code = id, .fiscal_year_be = 2569});
    records.team_members.insert({.id = id, .programme_id = id, .user_id = user});
    records.submissions.insert({.id = id, .programme_id = id});
    records.submissions.decide(id, SubmissionStatus::kConfirmed, user, "", i);
    records.programme_events.insert({.id = id, .programme_id = id, .kind = "state"});
    records.forums.insert({.id = id, .programme_id = id, .held_on = "2026-11-01"});
    auto house = household(id, id);
    house.programme_id = id;
    house.team_member_id = id;
    records.households.insert(house);
    records.candidates.insert({.id = id,
                               .programme_id = id,
                               .notice_due_on = "2026-12-01",
                               .noticed_at_ms = i,
                               .household_id = id});
    records.feasibilities.save({.programme_id = id, .household_id = id});
    records.training_sessions.insert({.id = id, .programme_id = id, .held_on = "2026-11-01"});
    records.session_households.save({.session_id = id, .household_id = id});
    records.purchases.insert({.id = id,
                              .programme_id = id,
                              .bought_on = "2026-11-01",
                              .amount_satang = 1,
                              .evidence = Evidence::kReceipt,
                              .status = PurchaseStatus::kSent});
    records.purchases.decide(id, PurchaseStatus::kAccepted, user, "", i);
    records.handovers.insert({.id = id, .programme_id = id, .purchase_id = id, .household_id = id});
    records.visits.insert({.id = id, .household_id = id, .visited_on = "2026-11-01"});
    records.encouragements.insert({.id = id, .to_user = user, .from_user = user});
    records.lessons.insert(
        {.id = id, .village_code = id, .fiscal_year_be = 2569, .stage = "closed"});
    records.occupation_groups.insert(
        {.id = id, .programme_id = id, .number = 1, .registered_on = "2026-11-01"});
    records.task_snoozes.save({user, "visit", "2026-12-01"});
    records.invitations.insert({.code = id, .created_by = user});
  }
  transaction.commit();
}

// The work that SQLite did for the statements that read `table` since the last call, in its own
// steps.
int steps_on(const std::string& table, Connection& connection) {
  int steps = 0;
  sqlite3_stmt* statement = nullptr;
  while ((statement = sqlite3_next_stmt(connection.sqlite(), statement)) != nullptr) {
    const std::string text = sqlite3_sql(statement);
    const int taken = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    if (text.find(" FROM " + table + " ") != std::string::npos) steps += taken;
  }
  return steps;
}

// What one village and its officer ask in a day.
void ask_of_a_village(Records& records, const AnyId& id) {
  const AccountId user("U" + id);
  records.places.find_programme_by_id(id);
  records.places.list_programmes(id, 2569);
  records.team_members.list(id);
  records.team_members.find_for_user(id, user);
  records.team_members.list_for_user(user);
  records.submissions.latest(id, SubmissionKind::kTeam);
  records.submissions.waiting_in_area("9206", 10);
  records.programme_events.list(id);
  records.programme_events.latest(id, "state");
  records.forums.latest(id);
  records.candidates.list(id);
  records.candidates.list_unsettled(id);
  records.candidates.list_for_household(id);
  records.candidates.count(id, CandidateResult::kSelected);
  records.candidates.notices_due_in_area("9206", "2026-12-31", 10);
  records.households.list_in_programme(id);
  records.households.list_for_team_member(id);
  records.households.search(id, "1", 10);
  records.feasibilities.list(id);
  records.feasibilities.list_for_household(id);
  records.training_sessions.list(id);
  records.training_sessions.on_day_in_area("9206", "2026-12-01");
  records.session_households.list(id);
  records.session_households.list_not_understood(id);
  records.session_households.list_for_household(id);
  records.purchases.list(id);
  records.purchases.spent(id);
  records.purchases.waiting_in_area("9206", 10);
  records.purchases.without_evidence_in_area("9206", "2026-12-31", 10);
  records.handovers.list_for_purchase(id);
  records.handovers.exists_for_purchase(id);
  records.handovers.waiting_for_household(id);
  records.visits.latest(id);
  records.visits.planned_in_village(id, "2026-12-31");
  records.help_requests.taken_by_user(user);
  records.encouragements.latest_for(user);
  records.encouragements.since(user, "key", 0);
  records.encouragements.count_from(user, id, 0);
  records.lessons.search("", "closed", 10, 0);
  records.lessons.list_in_area(id, 10);
  records.occupation_groups.list(id);
  records.task_snoozes.list(user);
  records.held_messages.to_push(5, 9, 1, "", 10);
  records.role_grants.grants_by_area("officer", "", 1, 10);
  records.household_standings.rounds_after(id, 10);
}

// How many instructions SQLite takes for what the program asks of its records when it starts.
int steps_to_start(const std::string& url) {
  Database database(url);
  Records records(database);
  CHECK(records.inbox.counts().failed == 0);
  CHECK(records.inbox.due_failed(1, 100).empty());
  CHECK(records.outbox.waiting(1, 100).empty());
  CHECK(records.outbox.counts().waiting == 0);
  int steps = 0;
  sqlite3* handle = database.writer().sqlite();
  sqlite3_stmt* statement = nullptr;
  while ((statement = sqlite3_next_stmt(handle, statement)) != nullptr) {
    steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0);
  }
  return steps;
}

}  // namespace

TEST_CASE("What a village asks of its year does not read through other villages'") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Records records(database);
  fill_years(records, 500);
  ask_of_a_village(records, "92060305");
  for (const auto& text : scans(database.writer())) UNSCOPED_INFO(text);
  CHECK(scans(database.writer()).empty());
}

TEST_CASE("The visits planned in a village cost nothing for those that were made") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Records records(database);
  add_villages(records);
  records.households.insert(household("h1"));
  const auto visits_made = [&](int from, int to) {
    Transaction transaction(records.connection);
    for (int i = from; i < to; ++i) {
      records.visits.insert({.id = VisitId(std::to_string(1000 + i)),
                             .household_id = "h1",
                             .visited_on = "2026-10-01",
                             .created_at_ms = i});
    }
    transaction.commit();
  };
  const auto steps = [&] {
    steps_on("visit", database.writer());
    CHECK(records.visits.planned_in_village(kVillage, "2026-12-31").size() == 1);
    return steps_on("visit", database.writer());
  };
  visits_made(0, 1);
  records.visits.insert(
      {.id = "planned", .household_id = "h1", .visited_on = "2026-11-01", .next_on = "2026-12-01"});
  const int few = steps();
  visits_made(1, 500);
  CHECK(few > 0);
  CHECK(steps() == few);
}

TEST_CASE("Nothing asked at start or for an event reads through a whole table") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Records records(database);
  fill(records, 3000);
  ask_everything(records);
  for (const auto& text : scans(database.writer())) UNSCOPED_INFO(text);
  CHECK(scans(database.writer()).empty());
}

TEST_CASE("Starting on a full database takes hardly more steps than on an empty one") {
  const TemporaryFolder empty, full;
  {
    Database database(full.url());
    Records records(database);
    fill(records, 20'000);
  }
  const int steps = steps_to_start(empty.url());
  CHECK(steps > 0);
  CHECK(steps_to_start(full.url()) < steps + 1000);
}

namespace {

// Has 60 MB pass through the write-ahead log, and readers look now and then.
void pass_much(Database& database) {
  Records records(database);
  Readers readers(database, 2);
  for (int i = 0; i < 3000; ++i) {
    Transaction transaction(database.writer());
    records.settings.save("key", std::string(20'000, static_cast<char>('a' + i % 26)));
    records.settings.find("key");
    transaction.commit();
    if (i % 100 == 0) readers.take()->settings.find("key");
  }
}

}  // namespace

TEST_CASE("The write-ahead log does not grow with what passed through it (slow: 60 MB pass)") {
  const TemporaryFolder folder;
  Database database(folder.url());
  pass_much(database);
  // A checkpoint comes every 16 MiB.
  CHECK(std::filesystem::file_size(folder.file("test.db-wal")) < 25'000'000);
}

TEST_CASE("Nor where it is written back beside the writer (slow: 120 MB pass)") {
  const TemporaryFolder folder;
  Database database(folder.url());
  {
    Checkpointer checkpointer(database);
    pass_much(database);
    CHECK(checkpointer.rounds() > 0);
    CHECK(std::filesystem::file_size(folder.file("test.db-wal")) < 40'000'000);
  }
  // From its end on the writer does it itself again.
  pass_much(database);
  CHECK(std::filesystem::file_size(folder.file("test.db-wal")) < 40'000'000);
}

TEST_CASE(
    "A reader that holds on to the log keeps no commit from it, and then it is written back") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Checkpointer checkpointer(database);
  {
    const auto reader = database.connect(Access::kReadOnly);
    reader->execute("BEGIN");
    reader->number("SELECT COUNT(*) FROM outbox");
    pass_much(database);
    // Asked for every 16 MiB, not at each of 3,000 commits.
    CHECK(checkpointer.rounds() < 30);
    reader->execute("COMMIT");
  }
  pass_much(database);
  const auto before = std::filesystem::file_size(folder.file("test.db-wal"));
  pass_much(database);
  CHECK(std::filesystem::file_size(folder.file("test.db-wal")) <= before);
}

}  // namespace sammachip

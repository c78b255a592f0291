// The register of columns with a person's id, compared with the schema and with what People does.
#include "storage/schema/person_columns.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "storage/database/migrations.h"
#include "storage/people.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"

namespace sammachip {
namespace {

const AccountId kSomebody = "U-somebody";

std::string name_of(const PersonColumn& column) {
  return std::string(column.table) + "." + std::string(column.column);
}

// Who did it, whose it is, who is told.
bool is_named_as_a_persons(const std::string& column) {
  const std::set<std::string> names{"user_id", "actor", "recipient"};
  return names.contains(column) || column.ends_with("_by") || column.ends_with("_user") ||
         column.ends_with("_user_id");
}

// Puts kSomebody in the place of whoever the column names first.
void name_somebody(const PersonColumn& column, Connection& connection) {
  const std::string table(column.table), person(column.column);
  const std::string first = "(SELECT MIN(" + person + ") FROM " + table + " WHERE " + person +
                            " IS NOT NULL AND " + person + " <> '')";
  connection.execute("UPDATE " + table + " SET " + person + " = '" + kSomebody + "' WHERE " +
                     person + " = " + first);
  REQUIRE(connection.number("SELECT COUNT(*) FROM " + table + " WHERE " + person + " = '" +
                            kSomebody + "'") > 0);
}

// Somebody of the house that a round's answer is of: it is told with their houses.
void let_into_answered_house(Connection& connection) {
  connection.execute(
      "INSERT INTO household_link (id, user_id, household_id, relation, since_ms)"
      " SELECT 'a-link', answered_by, household_id, 'head', 1 FROM round_answer"
      " WHERE answered_by = '" +
      kSomebody + "' LIMIT 1");
}

std::size_t count_in(HeldIn member, const PersonRecord& record) {
  switch (member) {
    case HeldIn::kAccount:
      return record.account ? 1 : 0;
    case HeldIn::kNotices:
      return record.notices.size();
    case HeldIn::kRoles:
      return record.roles.size();
    case HeldIn::kLinks:
      return record.links.size();
    case HeldIn::kReports:
      return record.reports.size();
    case HeldIn::kRoundAnswers:
      return record.round_answers.size();
    case HeldIn::kHelpRequests:
      return record.help_requests.size();
    case HeldIn::kDataRequests:
      return record.data_requests.size();
    case HeldIn::kConversations:
      return record.conversations.size();
    case HeldIn::kTeamPlaces:
      return record.team_places.size();
    case HeldIn::kEncouragements:
      return record.encouragements.size();
    case HeldIn::kSnoozes:
      return record.snoozes.size();
    case HeldIn::kActs:
      return record.acts.size();
    case HeldIn::kMenuRole:
      return record.menu_role ? 1 : 0;
    case HeldIn::kStuck:
      return record.stuck ? 1 : 0;
    case HeldIn::kPhotos:
      return record.photos.size();
    case HeldIn::kNowhere:
      break;
  }
  return 0;
}

// Calls `check` with each column of the register, in a database in which only it names kSomebody.
void with_each_column(const std::function<void(const PersonColumn&, Records&)>& check) {
  on_each_engine([&](const std::string& url) {
    Connection connection(parse_location(url), Access::kReadWrite);
    fill(connection, all_migrations().size());
    Records records(connection);
    for (const auto& column : person_columns()) {
      INFO(name_of(column));
      const Transaction transaction(connection);
      name_somebody(column, connection);
      check(column, records);
    }
  });
}

}  // namespace

TEST_CASE("A column that is named as a person's is in the register of persons") {
  with_records([](Records& records) {
    std::set<std::string> listed;
    for (const auto& column : person_columns()) {
      INFO(name_of(column));
      CHECK(listed.insert(name_of(column)).second);
    }
    for (const auto& table : table_names(records.connection)) {
      for (const auto& column : text_columns(records.connection, table)) {
        INFO(table << "." << column
                   << ": say in storage/schema/person_columns.cpp what becomes of it when the "
                      "person is erased, and where they see it");
        CHECK((!is_named_as_a_persons(column) || listed.contains(table + "." + column)));
      }
    }
  });
}

TEST_CASE("Whatever column names a person names nobody once they are erased") {
  with_each_column([](const PersonColumn& column, Records& records) {
    records.people.erase_person(kSomebody);
    for (const auto& table : table_names(records.connection)) {
      for (const auto& text : text_columns(records.connection, table)) {
        INFO(table << "." << text);
        CHECK(records.connection.number("SELECT COUNT(*) FROM " + table + " WHERE \"" + text +
                                        "\" = '" + kSomebody + "'") == 0);
      }
    }
    const auto erased =
        records.connection.number("SELECT COUNT(*) FROM " + std::string(column.table) + " WHERE " +
                                  std::string(column.column) + " = '" + kErasedPerson + "'");
    if (column.at_erasure == AtErasure::kErased) CHECK(erased > 0);
  });
}

TEST_CASE("Whatever names a person is in what is held about them, where the register says") {
  with_each_column([](const PersonColumn& column, Records& records) {
    CHECK((column.held_in == HeldIn::kNowhere) == !column.why.empty());
    if (column.held_in == HeldIn::kNowhere) return;
    if (column.held_in == HeldIn::kRoundAnswers) let_into_answered_house(records.connection);
    const PersonRecord record = records.people.everything_about(kSomebody, 500);
    CHECK(count_in(column.held_in, record) > 0);
    if (column.held_in == HeldIn::kActs) CHECK(record.acts.front().table == column.table);
  });
}

}  // namespace sammachip

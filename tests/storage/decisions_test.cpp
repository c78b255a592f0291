// What an officer decides on: submissions taken back, erasures of houses, pushes called off.
#include "storage/database/connection.h"
#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/said.h"
#include "storage/people.h"
#include "storage/records.h"
#include "storage/schema/word_columns.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/training_sessions.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

// House "h1", of whose people "secret" stands wherever words of a house stand; and house "h2".
void write_house_with_secrets(Records& records) {
  add_programmes(records);
  auto house = household("h1");
  house.head_name = "secret";
  house.skill = "secret";
  house.programme_id = "p1";
  records.households.insert(house);
  records.households.insert(household("h2"));
  auto one = report("r1", "h1", "2026-11-01", 500);
  one.raw_text = "secret";
  records.income_reports.add(one);
  records.candidates.insert({.id = "c1",
                             .programme_id = "p1",
                             .house_no = "secret",
                             .head_name = "secret",
                             .household_id = "h1"});
  records.visits.insert(
      {.id = "v1", .household_id = "h1", .visited_on = "2026-11-01", .need = "secret"});
  records.help_requests.insert({.id = "q1",
                                .household_id = "h1",
                                .user_id = "U1",
                                .text = "secret",
                                .due_on = "2026-11-01"});
  records.feasibilities.save({.programme_id = "p1", .household_id = "h1", .reason = "secret"});
  records.household_links.insert({.id = "l1", .user_id = "U1", .household_id = "h1"});
  records.household_links.insert({.id = "l2", .user_id = "U2", .household_id = "h2"});
  records.join_codes.insert({"AAAA2222", kVillage, "h1", 1, {}});
  records.line_accounts.save({.user_id = "U1", .current_household_id = "h1"});
  records.training_sessions.insert(
      {.id = "k1", .programme_id = "p1", .held_on = "2026-11-01", .created_by = "U2"});
  records.purchases.insert({.id = "b1",
                            .programme_id = "p1",
                            .bought_on = "2026-11-01",
                            .amount_satang = 1,
                            .status = PurchaseStatus::kSent,
                            .entered_by = "U2"});
  records.session_households.save({.session_id = "k1", .household_id = "h1"});
  records.encouragements.insert({.id = "e1", .to_user = "U1", .household_id = "h1"});
  records.handovers.insert({.id = "o1",
                            .programme_id = "p1",
                            .purchase_id = "b1",
                            .household_id = "h1",
                            .quantity = "1"});
}

void write_secrets(Records& records) {
  write_house_with_secrets(records);
  // Whatever the register has of a house.
  for (const auto& column : word_columns()) {
    if (column.house.empty()) continue;
    INFO(place_of(column));
    const std::string of_house =
        std::string(column.table) + " WHERE " + std::string(column.house) + " = 'h1'";
    CHECK(records.connection.number("SELECT COUNT(*) FROM " + of_house) > 0);
    records.connection.execute("UPDATE " + std::string(column.table) + " SET " +
                               std::string(column.column) + " = 'secret' WHERE " +
                               std::string(column.house) + " = 'h1'");
  }
  // What waits for others: with the house's number and its head, and with another's.
  records.held_messages.insert({.id = "w1",
                                .user_id = "U2",
                                .text_key = "x",
                                .values_json = "{\"head\":\"secret\",\"house\":\"secret\"}",
                                .not_after_ms = 99});
  records.held_messages.insert({.id = "w2",
                                .user_id = "U2",
                                .text_key = "x",
                                .values_json = "{\"head\":\"แดง\",\"house\":\"7\"}",
                                .not_after_ms = 99});
}

TEST_CASE("A submission is found, and what was confirmed can be taken back once") {
  with_records([](Records& records) {
    add_programmes(records);
    records.submissions.insert({.id = "s1", .programme_id = "p1", .sent_by = "U1"});
    CHECK_FALSE(records.submissions.find("s0"));
    CHECK(records.submissions.find("s1")->programme_id == "p1");
    records.submissions.decide("s1", SubmissionStatus::kConfirmed, "U2", "", 5);
    CHECK(records.submissions.take_back("s1", "U3", "anew", 7));
    const auto taken = records.submissions.find("s1");
    CHECK(taken->status == SubmissionStatus::kReturned);
    CHECK(taken->decided_by == "U3");
    CHECK(taken->decided_at_ms == 7);
    CHECK(taken->reason == "anew");
    CHECK_FALSE(records.submissions.take_back("s1", "U3", "again", 8));
    CHECK_FALSE(records.submissions.take_back("s0", "U3", "", 8));
  });
}

TEST_CASE("Open requests of an area are those about its houses, first due first") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    records.households.insert(household("h2", kOtherVillage));
    records.data_requests.insert({.id = "d1", .due_at_ms = 9, .household_id = "h1"});
    records.data_requests.insert({.id = "d2", .due_at_ms = 3, .household_id = "h2"});
    records.data_requests.insert({.id = "d3", .due_at_ms = 1});
    CHECK(ids_of(records.data_requests.open_in_area("9206", 10)) == Ids{"d2", "d1"});
    CHECK(ids_of(records.data_requests.open_in_area(kVillage, 10)) == Ids{"d1"});
    CHECK(records.data_requests.open_in_area("93", 10).empty());
    records.data_requests.close("d1", DataRequestStatus::kDone, 5);
    CHECK(records.data_requests.open_in_area(kVillage, 10).empty());
    CHECK(records.data_requests.find("d1")->status == DataRequestStatus::kDone);
    CHECK_FALSE(records.data_requests.find("d9"));
  });
}

TEST_CASE("Help asked for by who works in an area is found there without a house") {
  with_records([](Records& records) {
    add_villages(records);
    records.role_grants.insert(
        {.id = "g1", .user_id = "U1", .role = "leader", .area_code = kVillage});
    records.role_grants.insert(
        {.id = "g2", .user_id = "U2", .role = "leader", .area_code = "93010101"});
    for (const char* user : {"U1", "U2", "U3"}) {
      records.help_requests.insert(
          {.id = HelpRequestId(std::string("h-") + user), .user_id = user, .due_on = "2026-11-01"});
    }
    CHECK(ids_of(records.help_requests.unclosed_in_area("9206", 10)) == Ids{"h-U1"});
    CHECK(records.help_requests.unclosed_in_area("", 10).size() == 3);
    records.role_grants.end("g1", 5);
    CHECK(records.help_requests.unclosed_in_area("9206", 10).empty());
  });
}

TEST_CASE("A house made nobody's keeps its figures and no word of its people") {
  with_records([](Records& records) {
    Transaction transaction(records.connection);
    write_secrets(records);
    records.people.anonymise_household("h1");
    transaction.commit();

    // Nothing of theirs waits for anybody, and their place among those chosen is free.
    CHECK(records.help_requests.unclosed_for_household("h1").empty());
    CHECK(records.candidates.list_for_household("h1").empty());
    CHECK(records.handovers.list_for_household("h1").empty());
    const auto held = records.held_messages.take("U2", 5, 10);
    REQUIRE(held.size() == 2);
    CHECK(held[0].values_json == "{\"head\":\"…\",\"house\":\"…\"}");
    CHECK(held[1].values_json == "{\"head\":\"แดง\",\"house\":\"7\"}");

    const auto left = records.households.find("h1");
    CHECK(left->house_no.empty());
    CHECK(left->head_name.empty());
    CHECK(left->skill.empty());
    CHECK(left->status == HouseholdStatus::kLeft);
    CHECK(records.households.find("h2")->house_no == "h2");
    CHECK(records.household_links.list_for_household("h1").empty());
    CHECK(records.household_links.list_for_household("h2").size() == 1);
    CHECK_FALSE(records.join_codes.find("AAAA2222"));
    CHECK_FALSE(records.line_accounts.find("U1")->current_household_id);
    const auto kept = records.income_reports.find("r1");
    CHECK(kept->amount_satang == 500);
    CHECK_FALSE(kept->raw_text);
    CHECK(kept->reported_by == kErasedPerson);
    CHECK(records.income_sums.recount().empty());
    // Nowhere else either, whatever tables there are.
    for (const auto& table : table_names(records.connection)) {
      for (const auto& column : text_columns(records.connection, table)) {
        INFO(table << "." << column);
        CHECK(records.connection.number("SELECT COUNT(*) FROM " + table + " WHERE " + column +
                                        " LIKE '%secret%'") == 0);
      }
    }
  });
}

TEST_CASE("Who stops is taken out of the multicasts that wait, and nobody else is") {
  with_records([](Records& records) {
    const auto multicast = [&](const OutboxId& id, const std::string& to) {
      records.outbox.insert({.id = id,
                             .kind = OutboxKind::kMulticast,
                             .body_json = "{\"to\":[" + to + "],\"messages\":[]}"});
    };
    multicast("m1", "\"U1\",\"U2\",\"U3\"");
    multicast("m2", "\"U2\"");
    multicast("m3", "\"U3\",\"U22\"");
    records.outbox.cancel_pushes_for("U2", 5);
    CHECK(records.outbox.find("m1")->body_json == "{\"to\":[\"U1\",\"U3\"],\"messages\":[]}");
    CHECK(records.outbox.find("m2")->status == OutboxStatus::kExpired);
    CHECK(records.outbox.find("m3")->body_json == "{\"to\":[\"U3\",\"U22\"],\"messages\":[]}");
    records.outbox.cancel_pushes_for("U22", 5);
    CHECK(records.outbox.find("m3")->body_json == "{\"to\":[\"U3\"],\"messages\":[]}");
  });
}

}  // namespace
}  // namespace sammachip

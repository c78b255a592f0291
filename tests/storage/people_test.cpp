#include "storage/people.h"

#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/invitations.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/joining/stuck_people.h"
#include "storage/machine/audit.h"
#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/inbox.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/menu_links.h"
#include "storage/machine/notifications.h"
#include "storage/machine/outbox.h"
#include "storage/machine/photos.h"
#include "storage/machine/said.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
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

// Not a short name, so that finding it means that it was left, and finding none that it was looked
// for rightly.
const AccountId kPerson = "U4af4980629aa3d6b81c1f4f1c2d3e145";
const AccountId kNeighbour = "Ub0000000000000000000000000000001";

InboxEvent event_of(const EventId& id, const AccountId& user_id) {
  return {.webhook_event_id = id,
          .user_id = user_id,
          .message_id = MessageId("m-" + id),
          .event_type = "message",
          .event_json = "{\"source\":{\"userId\":\"" + user_id + "\"}}"};
}

OutboxMessage call_to(const OutboxId& id, OutboxKind kind, const AccountId& recipient,
                      const std::string& body) {
  return {.id = id, .kind = kind, .recipient = recipient, .body_json = body};
}

void hold_a_training(Records& records, const AccountId& user, const std::string& id) {
  records.training_sessions.insert({.id = SessionId("k" + id),
                                    .programme_id = "p1",
                                    .held_on = "2026-11-01",
                                    .created_by = user});
  records.session_households.save({.session_id = SessionId("k" + id),
                                   .household_id = HouseholdId("h" + id),
                                   .judged_by = user,
                                   .noted_by = user});
}

// Puts the person wherever the programme names a person. `id` tells their rows from others'.
void work_for_the_programme(Records& records, const AccountId& user, const std::string& id) {
  records.team_members.insert({.id = TeamMemberId("t" + id),
                               .programme_id = "p1",
                               .name = "นายดำ",
                               .status = TeamStatus::kEnded,
                               .user_id = user,
                               .added_by = user});
  records.submissions.insert({.id = SubmissionId("s" + id), .programme_id = "p1", .sent_by = user});
  records.submissions.decide(SubmissionId("s" + id), SubmissionStatus::kReturned, user, "ขาดชื่อ", 5);
  records.programme_events.insert({.id = ProgrammeEventId("v" + id),
                                   .programme_id = "p1",
                                   .by_user = user,
                                   .detail_json = "{\"for\":\"" + user + "\"}"});
  records.forums.insert({.id = ForumId("f" + id),
                         .programme_id = "p1",
                         .held_on = "2026-11-01",
                         .recorded_by = user});
  records.candidates.insert({.id = CandidateId("c" + id),
                             .programme_id = "p1",
                             .household_id = HouseholdId("h" + id),
                             .added_by = user});
  records.feasibilities.save(
      {.programme_id = "p1", .household_id = HouseholdId("h" + id), .answered_by = user});
  hold_a_training(records, user, id);
  Purchase purchase{.id = PurchaseId("b" + id),
                    .programme_id = "p1",
                    .bought_on = "2026-11-01",
                    .amount_satang = 1,
                    .status = PurchaseStatus::kSent,
                    .entered_by = user};
  records.purchases.insert(purchase);
  records.purchases.decide(PurchaseId("b" + id), PurchaseStatus::kAccepted, "U-officer", "", 5);
  purchase.id = PurchaseId("y" + id);
  purchase.entered_by = "U-leader";
  records.purchases.insert(purchase);
  records.purchases.decide(PurchaseId("y" + id), PurchaseStatus::kAccepted, user, "", 5);
  records.handovers.insert({.id = HandoverId("o" + id),
                            .programme_id = "p1",
                            .purchase_id = PurchaseId("b" + id),
                            .household_id = HouseholdId("h" + id),
                            .given_by = user});
  records.visits.insert({.id = VisitId("z" + id),
                         .household_id = HouseholdId("h" + id),
                         .visited_on = "2026-11-01",
                         .visited_by = user});
  records.help_requests.insert({.id = HelpRequestId("j" + id), .user_id = "U-other"});
  records.help_requests.close(HelpRequestId("j" + id), user, "ไปดูแล้ว", 5);
  records.encouragements.insert(
      {.id = EncouragementId("in" + id), .to_user = user, .text = "เก่งมาก คุณแดง"});
  records.encouragements.insert({.id = EncouragementId("out" + id),
                                 .to_user = "U-other",
                                 .from_user = user,
                                 .text = "จากแดง"});
  records.lessons.insert({.id = LessonId("a" + id),
                          .village_code = kVillage,
                          .fiscal_year_be = 2569,
                          .stage = "training",
                          .added_by = user});
  records.occupation_groups.insert({.id = OccupationGroupId("u" + id),
                                    .programme_id = "p1",
                                    .number = std::stoi(id) + 1,
                                    .registered_on = "2026-11-01",
                                    .added_by = user});
  records.task_snoozes.save({.user_id = user, .task = "visit", .until_on = "2026-11-01"});
}

// Puts the person wherever a person can be.
void live_a_life(Records& records, const AccountId& user) {
  const std::string id = user.text().substr(user.text().size() - 3);
  records.inbox.insert_new(event_of(EventId("e" + id), user));
  records.inbox.insert_new(event_of(EventId("f" + id), user));
  records.inbox.mark_failed(EventId("f" + id), "cannot answer " + user, 5);
  records.outbox.insert(
      call_to(OutboxId("push" + id), OutboxKind::kPush, user, "{\"to\":\"" + user + "\"}"));
  records.outbox.insert(call_to(OutboxId("reply" + id), OutboxKind::kReply, user, "{}"));
  records.outbox.finish(OutboxId("reply" + id), OutboxStatus::kSent, "", 3);
  records.conversations.save(user, {.name = "report", .answers = "{}", .asked = "q"});
  records.conversations.save(user, {.name = "help", .answers = "{}", .asked = "q"});
  records.line_accounts.save({.user_id = user, .called = "แดง"});
  records.notice_records.insert({.id = NoticeRecordId("n" + id), .user_id = user, .version = "1"});
  records.role_grants.insert(
      {.id = RoleGrantId("g" + id), .user_id = user, .role = "leader", .granted_by = user});
  records.role_grants.insert(
      {.id = RoleGrantId("i" + id), .user_id = "U-other", .role = "team", .granted_by = user});
  records.invitations.insert({.code = "A" + id, .created_by = user, .not_after_ms = 9});
  records.invitations.use("A" + id, user, 5);
  records.join_codes.record_failure(user, 5, 9);
  records.stuck_people.save({.user_id = user, .id = SubjectId("k" + id)});
  auto house = household(HouseholdId("h" + id));
  house.created_by = user;
  records.households.insert(house);
  records.household_links.insert(
      {.id = LinkId("l" + id), .user_id = user, .household_id = house.id});
  auto income = report(ReportId("r" + id), house.id, "2026-11-01", 35'000);
  income.reported_by = user;
  income.raw_text = "สามร้อยห้าสิบ จาก " + user;
  income.message_id = MessageId("m" + id);
  records.income_reports.add(income);
  records.round_answers.save({.household_id = house.id,
                              .period_from = "2026-11-01",
                              .period_to = "2026-11-07",
                              .answered_by = user});
  records.help_requests.insert({.id = HelpRequestId("p" + id),
                                .household_id = house.id,
                                .user_id = user,
                                .text = "ช่วยด้วย " + user});
  records.help_requests.insert(
      {.id = HelpRequestId("q" + id), .user_id = "U-other", .due_on = "2026-11-01"});
  records.help_requests.take(HelpRequestId("q" + id), user);
  records.notifications.insert({.key = "round|" + user + "|2026-11-01", .user_id = user});
  records.held_messages.insert(
      {.id = HeldMessageId("w" + id), .user_id = user, .text_key = "late"});
  records.data_requests.insert({.id = DataRequestId("d" + id), .user_id = user});
  records.menu_links.want(user, "leader");
  records.photos.insert(
      {.id = PhotoId("f" + id), .message_id = MessageId("photo of " + user), .user_id = user});
  records.audit.insert(
      {AuditId("x" + id), 1, user, "role.grant", "person", user, "{\"for\":\"" + user + "\"}"});
  work_for_the_programme(records, user, id);
}

// Where a text is found: "table.column" for every text column of every table.
std::vector<std::string> traces_of(const std::string& text, Connection& connection) {
  std::vector<std::string> traces;
  for (const auto& table : table_names(connection)) {
    for (const auto& column : text_columns(connection, table)) {
      const auto found = connection.number("SELECT COUNT(*) FROM " + table + " WHERE \"" + column +
                                           "\" LIKE '%" + text + "%'");
      if (found > 0) traces.push_back(table + "." + column);
    }
  }
  return traces;
}

}  // namespace

TEST_CASE("An erased person leaves no trace of their id anywhere, and the neighbour stays whole") {
  with_records([](Records& records) {
    add_programmes(records);
    Transaction transaction(records.connection);
    live_a_life(records, kPerson);
    live_a_life(records, kNeighbour);
    const std::string both = "{\"to\":[\"" + kPerson + "\",\"" + kNeighbour + "\"]}";
    const std::string swapped = "{\"to\":[\"" + kNeighbour + "\",\"" + kPerson + "\"]}";
    records.outbox.insert(call_to("m1", OutboxKind::kMulticast, "", both));
    records.outbox.insert(call_to("m2", OutboxKind::kMulticast, "", swapped));
    records.outbox.insert(
        call_to("m3", OutboxKind::kMulticast, "", "{\"to\":[\"" + kPerson + "\"]}"));
    records.outbox.insert(call_to("m4", OutboxKind::kMulticast, "", both));
    records.outbox.finish("m4", OutboxStatus::kSent, "", 1);
    const auto lived = traces_of(kPerson, records.connection);
    CHECK(lived.size() > 40);
    const auto neighbours = traces_of(kNeighbour, records.connection);

    records.people.erase_person(kPerson);
    transaction.commit();

    CHECK(traces_of(kPerson, records.connection).empty());
    CHECK(traces_of(kNeighbour, records.connection) == neighbours);
    const std::string alone = "{\"to\":[\"" + kNeighbour + "\"]}";
    CHECK(records.outbox.find("m1")->body_json == alone);
    CHECK(records.outbox.find("m2")->body_json == alone);
    CHECK_FALSE(records.outbox.find("m3"));
    CHECK(records.outbox.find("m4")->body_json.empty());
    CHECK(records.income_reports.find("r145")->amount_satang == 35'000);
    CHECK(records.income_reports.find("r145")->reported_by == kErasedPerson);
    CHECK(records.income_reports.find("r145")->raw_text == std::nullopt);
    CHECK(records.income_sums.recount().empty());
    CHECK(records.help_requests.find("p145")->text == std::nullopt);
    CHECK(records.data_requests.open_requests(10).size() == 2);
    CHECK_FALSE(records.inbox.insert_new(event_of("e145", "U-again")));
    CHECK(records.team_members.find("t145")->name.empty());
    CHECK(records.team_members.find("t001")->name == "นายดำ");
    CHECK(records.purchases.find("b145")->entered_by == kErasedPerson);
    CHECK(records.purchases.find("b145")->amount_satang == 1);
    CHECK(records.programme_events.list("p1").size() == 2);
    CHECK(records.encouragements.list_for(kErasedPerson).at(0).text.empty());
    const auto others = records.encouragements.list_for("U-other");
    REQUIRE(others.size() == 2);
    CHECK(others.at(0).from_user == kErasedPerson);
    CHECK(others.at(0).text.empty());
    CHECK(others.at(1).text == "จากแดง");
    CHECK(records.visits.find("z145")->visited_by == kErasedPerson);
  });
}

TEST_CASE("Who entered a purchase and who accepted it may both be erased") {
  with_records([](Records& records) {
    add_programmes(records);
    Transaction transaction(records.connection);
    live_a_life(records, kPerson);
    records.people.erase_person("U-officer");
    records.people.erase_person(kPerson);
    transaction.commit();
    const auto purchase = records.purchases.find("b145");
    CHECK(purchase->entered_by == kErasedPerson);
    CHECK(purchase->decided_by == kErasedPerson);
  });
}

TEST_CASE("A person is told everything that is held about them, and nothing of the neighbour's") {
  with_records([](Records& records) {
    add_programmes(records);
    live_a_life(records, kPerson);
    live_a_life(records, kNeighbour);
    const auto held = records.people.everything_about(kPerson, 10);
    CHECK(held.account->called == "แดง");
    CHECK(held.notices.size() == 1);
    CHECK(held.roles.size() == 1);
    CHECK(held.links.size() == 1);
    CHECK(held.households.at(0).id == "h145");
    CHECK(held.reports.at(0).amount_satang == 35'000);
    CHECK(held.round_answers.size() == 1);
    CHECK(held.help_requests.size() == 1);
    CHECK(held.data_requests.size() == 1);
    CHECK(held.conversations.size() == 2);
    CHECK(held.team_places.at(0).name == "นายดำ");
    CHECK(held.encouragements.at(0).text == "เก่งมาก คุณแดง");
    CHECK(held.snoozes.size() == 1);
    CHECK(held.candidates.at(0).id == "c145");
    CHECK(held.feasibilities.size() == 1);
    CHECK(held.sessions.at(0).session_id == "k145");
    CHECK(held.handovers.size() == 1);
    CHECK(held.visits.size() == 1);
    std::vector<std::string> acts;
    for (const auto& act : held.acts) acts.push_back(act.table + " " + act.id);
    CHECK_THAT(acts,
               Catch::Matchers::UnorderedEquals(std::vector<std::string>{
                   "team_member t145", "submission s145", "submission s145", "programme_event v145",
                   "forum f145", "candidate c145", "feasibility h145", "training_session k145",
                   "session_household h145", "session_household h145", "purchase b145",
                   "purchase y145", "handover o145", "visit z145", "help_request j145",
                   "encouragement out145", "lesson a145", "occupation_group u145"}));
    CHECK(held.menu_role == "leader");
    CHECK(held.photos.size() == 1);
    CHECK_FALSE(records.people.everything_about("U-nobody", 10).account);
  });
}

TEST_CASE("Retention takes what is old, in batches, and leaves what is not") {
  with_records([](Records& records) {
    constexpr long long kDayMs = 86'400'000;
    add_villages(records);
    records.households.insert(household("h1"));
    {
      Transaction transaction(records.connection);
      for (int i = 0; i < 2500; ++i) {
        auto event = event_of(EventId("e" + std::to_string(i)), kPerson);
        event.received_at_ms = (i < 2200 ? 1 : 200) * kDayMs;
        records.inbox.insert_new(event);
      }
      for (const int day : {1, 200}) {
        const auto id = std::to_string(day);
        records.outbox.insert(call_to(OutboxId(id), OutboxKind::kPush, kPerson, "{}"));
        records.outbox.finish(OutboxId(id), OutboxStatus::kSent, "", day * kDayMs);
        auto income = report(ReportId(id), "h1", "2026-11-01", 1);
        income.raw_text = "หนึ่ง";
        income.created_at_ms = day * kDayMs;
        records.income_reports.add(income);
        records.audit.insert({AuditId(id), day * kDayMs, "", "", "", "", ""});
        records.conversations.save(kPerson, {.name = id, .updated_at_ms = day * kDayMs});
      }
      transaction.commit();
    }
    for (const int day : {1, 200}) {
      const auto id = "q" + std::to_string(day);
      records.help_requests.insert(
          {.id = HelpRequestId(id), .user_id = kPerson, .kind = "market", .text = "ลุงดำ"});
      records.help_requests.close(HelpRequestId(id), day * kDayMs);
    }
    records.help_requests.insert(
        {.id = "q0", .user_id = kPerson, .kind = "market", .text = "รออยู่"});
    records.said.note({"m1", "visit.need", "v1", 1 * kDayMs});
    records.said.note({"m2", "visit.need", "v1", 200 * kDayMs});
    records.task_snoozes.save({kPerson, "over", "1970-07-19"});
    records.task_snoozes.save({kPerson, "holds", "1970-07-20"});
    records.stuck_people.save({.user_id = "U-old", .id = "k1", .since_ms = 108 * kDayMs});
    records.stuck_people.save({.user_id = "U-new", .id = "k2", .since_ms = 110 * kDayMs});
    const auto purged =
        purge(records, 201 * kDayMs, {.messages = 90, .conversations = 60, .audit = 150});
    CHECK(purged.events == 2200);
    CHECK(purged.calls == 1);
    CHECK(purged.texts == 1);
    CHECK(purged.help_texts == 1);
    CHECK_FALSE(records.help_requests.find("q1")->text);
    CHECK(records.help_requests.find("q200")->text);
    CHECK(records.help_requests.find("q0")->text);
    CHECK(purged.said == 1);
    CHECK(purged.stuck == 1);
    CHECK(records.stuck_people.find("U-new"));
    CHECK(records.said.of_message("m2").size() == 1);
    CHECK(purged.audit_entries == 1);
    CHECK(purged.conversations == 1);
    CHECK(purged.snoozes == 1);
    CHECK(records.task_snoozes.list(kPerson).at(0).task == "holds");
    CHECK(records.income_reports.find("1")->raw_text == std::nullopt);
    CHECK(records.income_reports.find("200")->raw_text == "หนึ่ง");
    CHECK(records.inbox.find("e2300")->event_json != "");
    CHECK(records.inbox.find("e2000")->event_json.empty());
    CHECK(
        purge(records, 201 * kDayMs, {.messages = 90, .conversations = 60, .audit = 150}).events ==
        0);
  });
}

}  // namespace sammachip

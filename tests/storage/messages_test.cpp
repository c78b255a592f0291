#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/inbox.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

InboxEvent event(const EventId& id, long long received_at_ms = 0) {
  InboxEvent event;
  event.webhook_event_id = id;
  event.received_at_ms = received_at_ms;
  event.user_id = "U1";
  event.message_id = MessageId("message of " + id);
  event.event_type = "message";
  event.event_json = "{\"text\":\"350 บาท\"}";
  return event;
}

OutboxMessage push(const OutboxId& id, const AccountId& recipient, long long due_ms) {
  OutboxMessage message;
  message.id = id;
  message.kind = OutboxKind::kPush;
  message.recipient = recipient;
  message.retry_key = "retry " + id;
  message.body_json = "{\"to\":\"" + recipient + "\"}";
  message.next_attempt_ms = due_ms;
  message.not_after_ms = 1000;
  message.must_arrive = true;
  message.webhook_event_id = "event";
  return message;
}

SavedConversation talk(const std::string& name, long long updated_at_ms) {
  return {
      .name = name, .run = "run", .answers = "{}", .asked = "q", .updated_at_ms = updated_at_ms};
}

}  // namespace

TEST_CASE("An event is taken once, and kept as it came") {
  with_records([](Records& records) {
    CHECK(records.inbox.insert_new(event("e1", 5)));
    auto again = event("e1", 9);
    again.event_json = "{}";
    CHECK_FALSE(records.inbox.insert_new(again));
    const auto kept = records.inbox.find("e1");
    REQUIRE(kept);
    CHECK(kept->received_at_ms == 5);
    CHECK(kept->user_id == "U1");
    CHECK(kept->event_json == event("e1").event_json);
    CHECK(kept->status == InboxStatus::kDone);
    auto nobody = event("e2");
    nobody.user_id.reset();
    nobody.message_id.reset();
    CHECK(records.inbox.insert_new(nobody));
    CHECK(records.inbox.find("e2")->user_id == std::nullopt);
    CHECK(records.inbox.find("e1")->user_id == "U1");
    CHECK(records.inbox.find("unknown") == std::nullopt);
  });
}

TEST_CASE("A failed event is due again until it is done or set aside") {
  with_records([](Records& records) {
    for (const auto* id : {"e1", "e2", "e3"}) records.inbox.insert_new(event(id));
    records.inbox.mark_failed("e1", "broken", 20);
    records.inbox.mark_failed("e2", "broken", 10);
    CHECK(records.inbox.due_failed(9, 10).empty());
    const auto due = records.inbox.due_failed(20, 10);
    REQUIRE(due.size() == 2);
    CHECK(due[0].webhook_event_id == "e2");
    CHECK(due[0].attempts == 1);
    CHECK(due[0].error == "broken");
    CHECK(records.inbox.due_failed(20, 1).size() == 1);
    records.inbox.mark_done("e2");
    records.inbox.set_aside("e1", "broken for good");
    CHECK(records.inbox.due_failed(20, 10).empty());
    CHECK(records.inbox.find("e1")->attempts == 2);
    CHECK(records.inbox.set_aside_events(10).at(0).error == "broken for good");
    CHECK(records.inbox.counts().set_aside == 1);
    CHECK(records.inbox.counts().failed == 0);
    records.inbox.mark_failed("e3", "", 1);
    CHECK(records.inbox.counts().failed == 1);
  });
}

TEST_CASE("Events come back in the order they came, page by page") {
  with_records([](Records& records) {
    for (const auto* id : {"e4", "e2", "e3", "e1"}) {
      records.inbox.insert_new(event(id, std::string(id) == "e1" ? 1 : 7));
    }
    std::string order;
    long long from_ms = 0;
    EventId after;
    for (;;) {
      const auto page = records.inbox.in_order(from_ms, after, 2);
      for (const auto& row : page) order += row.webhook_event_id + " ";
      if (page.empty()) break;
      from_ms = page.back().received_at_ms;
      after = page.back().webhook_event_id;
    }
    CHECK(order == "e1 e2 e3 e4 ");
  });
}

TEST_CASE("A purged event is blank, and still known when LINE repeats it") {
  with_records([](Records& records) {
    records.inbox.insert_new(event("old", 5));
    records.inbox.insert_new(event("older", 4));
    records.inbox.insert_new(event("failed", 1));
    records.inbox.insert_new(event("new", 10));
    records.inbox.mark_failed("failed", "broken", 1);
    CHECK(records.inbox.purge_before(10, 1) == 1);
    CHECK(records.inbox.find("older")->event_json.empty());
    CHECK(records.inbox.purge_before(10, 10) == 1);
    CHECK(records.inbox.purge_before(10, 10) == 0);
    const auto old = records.inbox.find("old");
    CHECK(old->event_json.empty());
    CHECK(old->user_id == std::nullopt);
    CHECK(old->message_id == std::nullopt);
    CHECK_FALSE(records.inbox.find("failed")->event_json.empty());
    CHECK_FALSE(records.inbox.find("new")->event_json.empty());
    CHECK_FALSE(records.inbox.insert_new(event("old", 20)));
  });
}

TEST_CASE("A message that its writer took back is blanked") {
  with_records([](Records& records) {
    records.inbox.insert_new(event("e1"));
    CHECK(records.inbox.blank_message("message of e1"));
    CHECK(records.inbox.find("e1")->event_json.empty());
    CHECK(records.inbox.find("e1")->user_id == std::nullopt);
    CHECK_FALSE(records.inbox.blank_message("unknown"));
  });
}

TEST_CASE("What is to be said waits until it is due, and is finished once") {
  with_records([](Records& records) {
    Outbox& outbox = records.outbox;
    CHECK(outbox.next_due_ms() == std::nullopt);
    outbox.insert(push("a", "U1", 20));
    outbox.insert(push("b", "U1", 10));
    CHECK(outbox.next_due_ms() == 10);
    CHECK(outbox.waiting(9, 10).empty());
    CHECK(outbox.waiting(20, 10).at(0).id == "b");
    CHECK(outbox.waiting(20, 1).size() == 1);
    const auto a = outbox.find("a");
    CHECK(a->kind == OutboxKind::kPush);
    CHECK(a->must_arrive);
    CHECK(a->body_json == "{\"to\":\"U1\"}");
    CHECK(a->finished_at_ms == std::nullopt);
    outbox.record_attempt("b", 30, "timeout");
    CHECK(outbox.waiting(20, 10).size() == 1);
    CHECK(outbox.find("b")->attempts == 1);
    CHECK(outbox.finish("b", OutboxStatus::kSent, "", 31));
    CHECK_FALSE(outbox.finish("b", OutboxStatus::kRejected, "late", 32));
    CHECK(outbox.find("b")->status == OutboxStatus::kSent);
    CHECK(outbox.find("b")->finished_at_ms == 31);
    CHECK(outbox.finish("a", OutboxStatus::kUnknown, "timeout", 33));
    CHECK(outbox.counts().waiting == 0);
    CHECK(outbox.counts().unknown == 1);
  });
}

TEST_CASE("A reply that must arrive becomes a push") {
  with_records([](Records& records) {
    OutboxMessage reply = push("a", "U1", 1);
    reply.kind = OutboxKind::kReply;
    reply.reply_token = "token";
    reply.retry_key = "";
    records.outbox.insert(reply);
    records.outbox.become_push("a", "key", "{}", 5, 500);
    const auto now = records.outbox.find("a");
    CHECK(now->kind == OutboxKind::kPush);
    CHECK(now->retry_key == "key");
    CHECK(now->reply_token.empty());
    CHECK(now->not_after_ms == 500);
    CHECK(now->status == OutboxStatus::kWaiting);
  });
}

TEST_CASE("Nothing is pushed to who stopped") {
  with_records([](Records& records) {
    records.outbox.insert(push("a", "U1", 1));
    records.outbox.insert(push("b", "U2", 1));
    CHECK(records.outbox.cancel_pushes_for("U1", 7) == 1);
    CHECK(records.outbox.find("a")->status == OutboxStatus::kExpired);
    CHECK(records.outbox.waiting(10, 10).size() == 1);
  });
}

TEST_CASE("What became of the last push is known, of replies and cancelled ones nothing") {
  with_records([](Records& records) {
    CHECK_FALSE(records.outbox.last_push_status());
    for (const char* id : {"a", "b", "c"}) records.outbox.insert(push(id, "U1", 1));
    OutboxMessage reply = push("d", "U1", 1);
    reply.kind = OutboxKind::kReply;
    records.outbox.insert(reply);
    CHECK_FALSE(records.outbox.last_push_status());
    records.outbox.finish("a", OutboxStatus::kUnknown, "timeout", 10);
    CHECK(records.outbox.last_push_status() == OutboxStatus::kUnknown);
    records.outbox.finish("b", OutboxStatus::kSent, "", 11);
    records.outbox.finish("d", OutboxStatus::kExpired, "", 12);
    records.outbox.cancel_pushes_for("U1", 13);
    CHECK(records.outbox.last_push_status() == OutboxStatus::kSent);
  });
}

TEST_CASE("What was said long ago is deleted, what waits is not") {
  with_records([](Records& records) {
    for (const auto* id : {"a", "b", "c"}) records.outbox.insert(push(id, "U1", 1));
    records.outbox.finish("a", OutboxStatus::kSent, "", 5);
    records.outbox.finish("b", OutboxStatus::kSent, "", 50);
    CHECK(records.outbox.purge_before(10, 10) == 1);
    CHECK_FALSE(records.outbox.find("a"));
    CHECK(records.outbox.find("b"));
    CHECK(records.outbox.find("c"));
  });
}

TEST_CASE("Talks are kept by person and name") {
  with_records([](Records& records) {
    Conversations& talks = records.conversations;
    CHECK(talks.all("U1").empty());
    talks.save("U1", talk("report", 1));
    talks.save("U1", talk("help", 2));
    talks.save("U2", talk("report", 3));
    CHECK(talks.all("U1").at(0).name == "help");
    auto again = talk("report", 5);
    again.answers = "{\"amount\":350}";
    again.run = "second";
    talks.save("U1", again);
    CHECK(talks.all("U1").at(0).answers == "{\"amount\":350}");
    CHECK(talks.find("U1", "report")->run == "second");
    CHECK(talks.all("U1").size() == 2);
    auto put_off = talk("report", 6);
    put_off.asked = "";
    talks.save("U1", put_off);
    CHECK(talks.all("U1").at(0).name == "report");
    CHECK(talks.all("U1").at(0).asked.empty());
    CHECK(talks.all("U1").at(1).name == "help");
    CHECK(talks.erase("U1", "report"));
    CHECK_FALSE(talks.erase("U1", "report"));
    CHECK(talks.erase_all("U1") == 1);
    CHECK(talks.find("U2", "report"));
    CHECK(talks.purge_before(4) == 1);
  });
}

TEST_CASE("What waits for a person's next message is taken once, in order, unless it is too late") {
  with_records([](Records& records) {
    HeldMessages& held = records.held_messages;
    held.insert({.id = "a", .user_id = "U1", .text_key = "first", .not_after_ms = 10});
    held.insert({.id = "b", .user_id = "U1", .text_key = "late", .not_after_ms = 4});
    held.insert({.id = "c", .user_id = "U1", .text_key = "second", .not_after_ms = 10});
    held.insert({.id = "d",
                 .user_id = "U2",
                 .text_key = "other",
                 .not_after_ms = 10,
                 .buttons_json = R"([{"label":"l"}])"});
    // What is past its time takes nobody's place, and at its end it is past it.
    held.insert({.id = "b2", .user_id = "U1", .text_key = "just late", .not_after_ms = 5});
    const auto taken = held.take("U1", 5, 2);
    REQUIRE(taken.size() == 2);
    CHECK(taken[0].text_key == "first");
    CHECK(taken[0].buttons_json == "[]");
    CHECK(taken[1].text_key == "second");
    CHECK(held.take("U1", 5, 2).empty());
    CHECK(held.take("U2", 5, 2).at(0).buttons_json == R"([{"label":"l"}])");
  });
}

TEST_CASE(
    "What is worth a push and has waited for long or would lapse is found, oldest first, page by "
    "page") {
  with_records([](Records& records) {
    HeldMessages& held = records.held_messages;
    const auto add = [&](const char* id, const char* push_class, long long created_ms,
                         long long not_after_ms) {
      held.insert({.id = id,
                   .user_id = "U1",
                   .text_key = "k",
                   .created_at_ms = created_ms,
                   .not_after_ms = not_after_ms,
                   .push_class = push_class});
    };
    add("a", "notice", 1, 100);
    add("b", "", 2, 100);  // Never pushed.
    add("c", "reminder", 3, 100);
    add("d", "notice", 4, 10);  // Past its time.
    add("e", "notice", 50, 100);
    const auto all = held.to_push(50, 30, 20, "", 10);
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == "a");
    CHECK(all[1].push_class == "reminder");
    CHECK(held.to_push(50, 30, 20, "", 1).size() == 1);
    CHECK(held.to_push(50, 30, 20, "a", 10).at(0).id == "c");
    // What is young goes out, too, if it would be of no use by the next look.
    add("f", "notice", 51, 30);
    add("g", "", 51, 30);
    add("h", "notice", 51, 31);
    CHECK(held.to_push(50, 30, 20, "c", 10).size() == 1);
    CHECK(held.to_push(50, 30, 20, "c", 10).at(0).id == "f");
    CHECK(held.to_push(50, 30, 30, "c", 10).empty());
    CHECK(held.purge_before(11, 10) == 1);
    CHECK(held.purge_before(11, 10) == 0);
    CHECK(held.take("U1", 20, 10).size() == 7);
  });
}

TEST_CASE("A person's account is kept, and what changes with every message apart from the rest") {
  with_records([](Records& records) {
    LineAccounts& accounts = records.line_accounts;
    LineAccount account;
    account.user_id = "U1";
    CHECK_FALSE(accounts.save_seen(account));
    account.called = "ป้าแดง";
    account.created_at_ms = 1;
    accounts.save(account);
    account.last_seen_ms = 5;
    account.last_text_fingerprint = 77;
    account.last_text_ms = 8;
    account.last_question = "report.amount";
    account.last_answered_ms = 9;
    account.shown_buttons = "[]";
    account.called = "ไม่ใช่";
    CHECK(accounts.save_seen(account));
    auto kept = accounts.find("U1");
    CHECK(kept->called == "ป้าแดง");
    CHECK(kept->last_seen_ms == 5);
    CHECK(kept->current_household_id == std::nullopt);
    kept->status = AccountStatus::kStopped;
    kept->current_household_id = "h1";
    kept->notice_version = "1";
    kept->notice_at_ms = 7;
    accounts.save(*kept);
    CHECK(accounts.find("U1")->status == AccountStatus::kStopped);
    CHECK(accounts.find("U1")->notice_at_ms == 7);
    CHECK(accounts.find("U1")->current_household_id == "h1");
    CHECK(accounts.find("U1")->last_text_fingerprint == 77);
    CHECK(accounts.find("U1")->last_text_ms == 8);
    CHECK(accounts.find("U1")->last_question == "report.amount");
    CHECK(accounts.find("U1")->last_answered_ms == 9);
    CHECK(accounts.find("U1")->shown_buttons == "[]");
  });
}

}  // namespace sammachip

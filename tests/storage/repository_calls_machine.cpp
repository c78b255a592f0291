#include "tests/storage/repository_calls.h"

#include "storage/machine/audit.h"
#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/inbox.h"
#include "storage/machine/leases.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/menu_links.h"
#include "storage/machine/notifications.h"
#include "storage/machine/outbox.h"
#include "storage/machine/photos.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/said.h"
#include "storage/machine/scheduled_jobs.h"
#include "storage/machine/settings.h"

namespace sammachip {

namespace {

// Of the photo "ph1" of written.sql.
constexpr char kHash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

Calls audit_calls() {
  return {
      {"Audit::insert",
       [](Records& all) {
         return all.audit.insert({"n", 7, "U3", "view", "household", "h1", "{}"});
       }},
      {"Audit::about", [](Records& all) { return all.audit.about("U1", 10); }},
      {"Audit::between", [](Records& all) { return all.audit.between(0, 1000, 10); }},
      {"Audit::purge_before", [](Records& all) { return all.audit.purge_before(1000, 10); }},
  };
}

Calls conversations_calls() {
  return {
      {"Conversations::all", [](Records& all) { return all.conversations.all("U1"); }},
      {"Conversations::find",
       [](Records& all) { return all.conversations.find("U1", "report_income"); }},
      {"Conversations::save",
       [](Records& all) {
         return all.conversations.save("U1", {.name = "report_income",
                                              .run = "r2",
                                              .answers = "{}",
                                              .asked = "q",
                                              .updated_at_ms = 7});
       }},
      {"Conversations::erase",
       [](Records& all) { return all.conversations.erase("U1", "report_income"); }},
      {"Conversations::erase_all", [](Records& all) { return all.conversations.erase_all("U1"); }},
      {"Conversations::purge_before",
       [](Records& all) { return all.conversations.purge_before(1000); }},
  };
}

Calls held_messages_calls() {
  return {
      {"HeldMessages::insert",
       [](Records& all) {
         return all.held_messages.insert({.id = "n",
                                          .user_id = "U1",
                                          .text_key = "k",
                                          .values_json = "{}",
                                          .created_at_ms = 7,
                                          .not_after_ms = 900,
                                          .push_class = "news",
                                          .topic = "t"});
       }},
      {"HeldMessages::drop_topic",
       [](Records& all) { return all.held_messages.drop_topic("U1", "news"); }},
      {"HeldMessages::drop_with",
       [](Records& all) { return all.held_messages.drop_with("U1", "{"); }},
      {"HeldMessages::take", [](Records& all) { return all.held_messages.take("U1", 500, 10); }},
      {"HeldMessages::to_push",
       [](Records& all) { return all.held_messages.to_push(1000, 1000, 500, "", 10); }},
      {"HeldMessages::since", [](Records& all) { return all.held_messages.since(0, 10); }},
      {"HeldMessages::set_words",
       [](Records& all) { return all.held_messages.set_words("w1", "{\"a\":1}", "[1]"); }},
      {"HeldMessages::purge_before",
       [](Records& all) { return all.held_messages.purge_before(1000, 10); }},
  };
}

Calls inbox_calls() {
  return {
      {"Inbox::insert_new",
       [](Records& all) {
         return all.inbox.insert_new({.webhook_event_id = "n",
                                      .received_at_ms = 7,
                                      .user_id = "U1",
                                      .message_id = "m7",
                                      .event_type = "message",
                                      .status = InboxStatus::kFailed,
                                      .attempts = 1,
                                      .next_attempt_ms = 8,
                                      .error = "e",
                                      .event_json = "{}"});
       }},
      {"Inbox::find", [](Records& all) { return all.inbox.find("e1"); }},
      {"Inbox::find_message", [](Records& all) { return all.inbox.find_message("m1"); }},
      {"Inbox::mark_failed", [](Records& all) { return all.inbox.mark_failed("e1", "why", 700); }},
      {"Inbox::mark_done", [](Records& all) { return all.inbox.mark_done("e2"); }},
      {"Inbox::set_aside", [](Records& all) { return all.inbox.set_aside("e2", "why"); }},
      {"Inbox::due_failed", [](Records& all) { return all.inbox.due_failed(500, 10); }},
      {"Inbox::set_aside_events", [](Records& all) { return all.inbox.set_aside_events(10); }},
      {"Inbox::counts", [](Records& all) { return all.inbox.counts(); }},
      {"Inbox::in_order", [](Records& all) { return all.inbox.in_order(0, "", 10); }},
      {"Inbox::purge_before", [](Records& all) { return all.inbox.purge_before(1000, 10); }},
      {"Inbox::blank_message", [](Records& all) { return all.inbox.blank_message("m1"); }},
  };
}

Calls leases_calls() {
  return {
      {"Leases::take", [](Records& all) { return all.leases.take("scheduler", "b", 950, 100); }},
      {"Leases::holds", [](Records& all) { return all.leases.holds("scheduler", "a", 4, 500); }},
      {"Leases::release", [](Records& all) { return all.leases.release("scheduler", "a", 4); }},
  };
}

// Of "U2", with something in every column.
const LineAccount kSecondAccount{.user_id = "U2",
                                 .language = "th",
                                 .called = "x",
                                 .current_household_id = "h3",
                                 .muted_until_ms = 1,
                                 .notice_version = "1",
                                 .notice_at_ms = 2,
                                 .created_at_ms = 3,
                                 .last_seen_ms = 4,
                                 .last_text_fingerprint = 5,
                                 .last_text_ms = 6,
                                 .last_question = "q",
                                 .last_answered_ms = 7,
                                 .active_role = "leader",
                                 .shown_buttons = "[]"};

Calls line_accounts_calls() {
  return {
      {"LineAccounts::find", [](Records& all) { return all.line_accounts.find("U1"); }},
      {"LineAccounts::save", [](Records& all) { return all.line_accounts.save(kSecondAccount); }},
      {"LineAccounts::save_seen",
       [](Records& all) { return all.line_accounts.save_seen(kSecondAccount); }},
  };
}

Calls menu_links_calls() {
  return {
      {"MenuLinks::want", [](Records& all) { return all.menu_links.want("U2", "leader"); }},
      {"MenuLinks::wanted", [](Records& all) { return all.menu_links.wanted("U1"); }},
      {"MenuLinks::due",
       [](Records& all) {
         all.settings.save(rich_menu_setting("officer"), "menu");
         return all.menu_links.due(500, 10);
       }},
      {"MenuLinks::linked",
       [](Records& all) {
         all.settings.save(rich_menu_setting("officer"), "menu");
         all.menu_links.linked(
             {.user_id = "U3", .role = "officer", .menu_id = "menu", .attempts = 1});
       }},
      {"MenuLinks::retry",
       [](Records& all) {
         return all.menu_links.retry(
             {.user_id = "U3", .role = "officer", .menu_id = "menu", .attempts = 1}, 600);
       }},
      {"MenuLinks::relink", [](Records& all) { return all.menu_links.relink("leader"); }},
  };
}

Calls notifications_calls() {
  return {
      {"Notifications::insert",
       [](Records& all) {
         return all.notifications.insert({.key = "n",
                                          .user_id = "U1",
                                          .push_class = "news",
                                          .day = "2026-10-19",
                                          .outcome = NotificationOutcome::kHeld,
                                          .created_at_ms = 7,
                                          .not_after_ms = 900});
       }},
      {"Notifications::exists", [](Records& all) { return all.notifications.exists("news:x"); }},
      {"Notifications::pushed_since",
       [](Records& all) { return all.notifications.pushed_since("U1", "2026-10-01"); }},
      {"Notifications::pushed_on",
       [](Records& all) { return all.notifications.pushed_on("2026-10-18", "news"); }},
      {"Notifications::count",
       [](Records& all) {
         return all.notifications.count("reminder", "2026-10-01", "2026-10-31");
       }},
      {"Notifications::purge_before",
       [](Records& all) { return all.notifications.purge_before(1000, 10); }},
  };
}

Calls outbox_calls() {
  return {
      {"Outbox::insert",
       [](Records& all) {
         return all.outbox.insert({.id = "n",
                                   .kind = OutboxKind::kPush,
                                   .recipient = "U1",
                                   .retry_key = "k",
                                   .body_json = "{}",
                                   .must_arrive = true,
                                   .created_at_ms = 7,
                                   .next_attempt_ms = 8,
                                   .not_after_ms = 9,
                                   .webhook_event_id = "e1"});
       }},
      {"Outbox::find", [](Records& all) { return all.outbox.find("o2"); }},
      {"Outbox::waiting", [](Records& all) { return all.outbox.waiting(1000, 10); }},
      {"Outbox::waiting_since", [](Records& all) { return all.outbox.waiting_since(0, 10); }},
      {"Outbox::set_body", [](Records& all) { return all.outbox.set_body("o2", "{\"b\":1}"); }},
      {"Outbox::next_due_ms", [](Records& all) { return all.outbox.next_due_ms(); }},
      {"Outbox::record_attempt",
       [](Records& all) { return all.outbox.record_attempt("o2", 600, "why"); }},
      {"Outbox::become_push",
       [](Records& all) { return all.outbox.become_push("o2", "k2", "{}", 600, 900); }},
      {"Outbox::finish",
       [](Records& all) {
         return all.outbox.finish("o2", OutboxStatus::kSent, "why", 500, {"461"});
       }},
      {"Outbox::cancel_pushes_for",
       [](Records& all) { return all.outbox.cancel_pushes_for("U1", 500); }},
      {"Outbox::cancel_replies_for",
       [](Records& all) {
         all.outbox.insert({.id = "n",
                            .recipient = "U1",
                            .reply_token = "t",
                            .body_json = "{}",
                            .next_attempt_ms = 7,
                            .not_after_ms = 8,
                            .error = "waits"});
         all.outbox.cancel_replies_for("U1", "waits", 500);
         return all.outbox.find("n");
       }},
      {"Outbox::find_said",
       [](Records& all) {
         all.outbox.insert({.id = "n", .recipient = "U1", .reply_token = "t", .body_json = "{}"});
         all.outbox.finish("n", OutboxStatus::kSent, "", 500, {"461", "462"});
         return all.outbox.find_said("U1", "462", "n", "o");
       }},
      {"Outbox::purge_before", [](Records& all) { return all.outbox.purge_before(1000, 10); }},
      {"Outbox::counts", [](Records& all) { return all.outbox.counts(); }},
      {"Outbox::last_push_status", [](Records& all) { return all.outbox.last_push_status(); }},
  };
}

Calls photos_calls() {
  return {
      {"Photos::insert",
       [](Records& all) {
         return all.photos.insert({.id = "n",
                                   .message_id = "m8",
                                   .user_id = "U1",
                                   .purpose = "receipt",
                                   .subject_id = "b3",
                                   .next_attempt_ms = 7,
                                   .created_at_ms = 8});
       }},
      {"Photos::find", [](Records& all) { return all.photos.find("ph1"); }},
      {"Photos::find_by_message", [](Records& all) { return all.photos.find_by_message("m9"); }},
      {"Photos::sent_since", [](Records& all) { return all.photos.sent_since("U1", 50); }},
      {"Photos::in_set", [](Records& all) { return all.photos.in_set("U1", "set1"); }},
      {"Photos::move_all", [](Records& all) { return all.photos.move_all("receipt", "b2", "b3"); }},
      {"Photos::due", [](Records& all) { return all.photos.due(500, 10); }},
      {"Photos::mark_kept",
       [](Records& all) {
         return all.photos.mark_kept(
             "ph2", {std::string(64, 'a'), std::string(64, 'b'), "image/png", 9}, 500);
       }},
      {"Photos::mark_gone", [](Records& all) { return all.photos.mark_gone("ph2", "why"); }},
      {"Photos::mark_refused", [](Records& all) { return all.photos.mark_refused("ph2", "why"); }},
      {"Photos::retry", [](Records& all) { return all.photos.retry("ph2", "why", 700); }},
      {"Photos::attach", [](Records& all) { return all.photos.attach("ph2", "forum", "f1"); }},
      {"Photos::list_for_subject",
       [](Records& all) { return all.photos.list_for_subject("receipt", "b2"); }},
      {"Photos::others_with_same_content",
       [](Records& all) { return all.photos.others_with_same_content(kHash, "receipt", "b3"); }},
      {"Photos::mark_checked",
       [](Records& all) { return all.photos.mark_checked("receipt", "b2", 500); }},
      {"Photos::take_back",
       [](Records& all) {
         all.photos.insert({.id = "n", .message_id = "m8"});
         return all.photos.take_back("m8");
       }},
      {"Photos::expire",
       [](Records& all) {
         return all.photos.expire({.checked_ms = 1000, .unused_ms = 1000, .unchecked_ms = 1000},
                                  10);
       }},
      {"Photos::to_remove",
       [](Records& all) {
         all.photos.expire({1000, 1000, 1000}, 10);
         return all.photos.to_remove(10);
       }},
      {"Photos::mark_removed", [](Records& all) { return all.photos.mark_removed("ph1", 500); }},
      {"Photos::needing", [](Records& all) { return all.photos.needing(kHash); }},
      {"Photos::delete_ended",
       [](Records& all) {
         all.photos.expire({1000, 1000, 1000}, 10);
         all.photos.mark_removed("ph1", 500);
         return all.photos.delete_ended(1000, 1000, 10);
       }},
      {"Photos::waiting", [](Records& all) { return all.photos.waiting(); }},
      {"Photos::list_for_user", [](Records& all) { return all.photos.list_for_user("U1"); }},
  };
}

Calls push_ledger_calls() {
  return {
      {"PushLedger::add",
       [](Records& all) { return all.push_ledger.add("2026-10", "reminder", 2); }},
      {"PushLedger::total", [](Records& all) { return all.push_ledger.total("2026-10"); }},
      {"PushLedger::list", [](Records& all) { return all.push_ledger.list("2026-10"); }},
  };
}

Calls scheduled_jobs_calls() {
  return {
      {"ScheduledJobs::find", [](Records& all) { return all.scheduled_jobs.find("digest"); }},
      {"ScheduledJobs::save",
       [](Records& all) {
         return all.scheduled_jobs.save({.name = "digest",
                                         .due_at_ms = 1,
                                         .last_ran_at_ms = 2,
                                         .last_day = "2026-10-19",
                                         .running_due_ms = 3,
                                         .position = "p"});
       }},
      {"ScheduledJobs::list", [](Records& all) { return all.scheduled_jobs.list(); }},
  };
}

Calls said_calls() {
  return {
      {"Said::note",
       [](Records& all) {
         return all.said.note({"m3", "purchase.item", "u1", 9});
       }},
      {"Said::of_message", [](Records& all) { return all.said.of_message("m2"); }},
      {"Said::forget", [](Records& all) { return all.said.forget("m1"); }},
      {"Said::purge_before", [](Records& all) { return all.said.purge_before(122, 10); }},
      {"Said::words_at",
       [](Records& all) { return all.said.words_at(*word_column("feasibility.reason"), "p1|h1"); }},
      {"Said::set_words_at",
       [](Records& all) {
         return all.said.set_words_at(*word_column("candidate.head_name"), "c1", "");
       }},
      {"Said::copies_of",
       [](Records& all) {
         std::vector<std::string> copies;
         for (const auto& [column, row] :
              all.said.copies_of(*word_column("candidate.head_name"), "c1")) {
           copies.push_back(place_of(*column) + " " + row);
         }
         return copies;
       }},
  };
}

Calls settings_calls() {
  return {
      {"Settings::find", [](Records& all) { return all.settings.find("holiday.2026-12-07"); }},
      {"Settings::save", [](Records& all) { return all.settings.save("holiday.2026-12-07", "y"); }},
      {"Settings::erase", [](Records& all) { return all.settings.erase("holiday.2026-12-07"); }},
  };
}

}  // namespace

Calls calls_of_machine() {
  return joined({audit_calls(), conversations_calls(), held_messages_calls(), inbox_calls(),
                 leases_calls(), line_accounts_calls(), menu_links_calls(), notifications_calls(),
                 outbox_calls(), photos_calls(), push_ledger_calls(), scheduled_jobs_calls(),
                 said_calls(), settings_calls()});
}

}  // namespace sammachip

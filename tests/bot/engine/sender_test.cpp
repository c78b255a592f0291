#include "bot/engine/sender.h"

#include <catch2/catch.hpp>

#include "bot/engine/event_engine.h"
#include "bot/line/quota_reading.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "tests/bot/line_rig.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;
using Rig = LineRig;

TEST_CASE("A page that is not LINE's answer delivers no push and no multicast") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kPortal, kPush, 1, 0});
  rig.platform.faults().add({FaultKind::kPortal, kMulticast, 1, 0});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  rig.insert(rig.push_to(AccountId(somsri.id()), "digest"));
  rig.insert(rig.multicast_to({AccountId(somsri.id())}));
  CHECK(wait_until([&] { return rig.outbox("status = 'sent' AND attempts = 2") == 2; }));
  CHECK(somsri.bubbles().size() == 2);
  CHECK(rig.platform.quota().used() == 2);
}

TEST_CASE("A push whose answer was lost is sent again under its key: 409 is success") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kAcceptAndDrop, kPush, 1, 0});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  rig.insert(rig.push_to(AccountId(somsri.id()), "digest"));
  CHECK(rig.outbox_gets("status = 'sent' AND attempts = 2"));
  CHECK(somsri.bubbles().size() == 1);
  CHECK(rig.platform.quota().used() == 1);
}

TEST_CASE("A push that LINE refuses is set aside with what LINE said") {
  Rig rig;
  OutboxMessage row = rig.push_to(AccountId(rig.platform.person("a").id()), "x");
  row.body_json = R"({"to":")" + row.recipient + R"(","messages":[{"type":"text","text":""}]})";
  rig.insert(row);
  CHECK(rig.outbox_gets("status = 'rejected' AND error LIKE '400 %'"));
  CHECK(rig.calls(kPush) == 1);
}

TEST_CASE("Too many requests are repeated with the same key after a while") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kRateLimited, kPush, 2, 0});
  rig.insert(rig.push_to(AccountId(rig.platform.person("a").id()), "x"));
  CHECK(rig.outbox_gets("status = 'sent' AND attempts = 3"));
}

TEST_CASE("When the month's pushes are used up they wait until there are more") {
  Rig rig;
  rig.platform.quota().set_limit(0);
  simulator::Phone somsri = rig.platform.person("สมศรี");
  for (int i = 0; i < 5; ++i) rig.insert(rig.push_to(AccountId(somsri.id()), std::to_string(i)));
  CHECK(wait_until([&] { return rig.shows("sammachip_quota_used_up 1"); }));
  REQUIRE(rig.sender_is_quiet());
  const auto calls = rig.calls(kPush);
  CHECK(calls <= 5);
  somsri.says("talk is free");
  CHECK(somsri.wait_reply().size() == 1);
  REQUIRE(rig.sender_is_quiet());
  CHECK(rig.calls(kPush) == calls);
  rig.platform.quota().set_limit(100);
  rig.advance(61min);
  CHECK(wait_until([&] { return rig.outbox("kind = 'push' AND status = 'sent'") == 5; }));
  CHECK(rig.shows("sammachip_quota_used_up 0"));
}

TEST_CASE("Many pushes that find nothing left make a few calls, not one each") {
  Rig rig;
  rig.platform.quota().set_limit(0);
  rig.run([&](Records& records) {
    for (int i = 0; i < 300; ++i) {
      OutboxMessage row =
          rig.push_to(AccountId(rig.platform.person("p" + std::to_string(i)).id()), "x");
      if (i % 2 == 0) row.not_after_ms = row.created_at_ms + 30 * 60'000;
      records.outbox.insert(row);
    }
  });
  const auto knows = [&] {
    bool is_used_up = false;
    rig.service->engine().run([&](Records& records) {
      const auto reading = last_reading(records);
      is_used_up = reading && reading->quota.is_used_up();
    });
    return is_used_up;
  };
  CHECK(wait_until(knows));
  REQUIRE(rig.sender_is_quiet());
  const auto calls = rig.calls(kPush);
  CHECK(calls >= 1);
  // Those that were on their way at once, and those that began before one of them had asked.
  CHECK(calls <= 48);
  const auto asked = rig.calls("/v2/bot/message/quota");
  CHECK(asked <= 3);
  // An hour later one is tried; those whose time is over end without a call.
  rig.advance(61min);
  CHECK(wait_until([&] { return rig.calls(kPush) > calls; }));
  REQUIRE(rig.sender_is_quiet());
  CHECK(rig.calls(kPush) <= calls + 2);
  CHECK(rig.outbox("status = 'sent'") == 0);
  CHECK(rig.shows("sammachip_quota_used_up 1"));
}

TEST_CASE("A multicast to more people than pushes are left reaches as many as there are") {
  Rig rig;
  rig.platform.quota().set_limit(3);
  std::vector<AccountId> to;
  for (int i = 0; i < 5; ++i) to.emplace_back(rig.platform.person("p" + std::to_string(i)).id());
  rig.insert(rig.multicast_to(to));
  CHECK(wait_until([&] { return rig.platform.quota().used() == 3; }));
  CHECK(rig.outbox_gets("status = 'waiting'"));
  rig.platform.quota().set_limit(100);
  rig.advance(61min);
  CHECK(wait_until([&] { return rig.outbox("status = 'waiting'") == 0; }));
  for (int i = 0; i < 5; ++i) {
    CHECK(rig.platform.person("p" + std::to_string(i)).bubbles().size() == 1);
  }
}

TEST_CASE("A push that is too late expires without being sent") {
  Rig rig;
  OutboxMessage row = rig.push_to(AccountId(rig.platform.person("a").id()), "x");
  row.not_after_ms = milliseconds(rig.clock.now()) - 1;
  rig.insert(row);
  CHECK(rig.outbox_gets("status = 'expired'"));
  CHECK(rig.calls(kPush) == 0);
}

TEST_CASE("A push for later waits for its time") {
  Rig rig;
  OutboxMessage row = rig.push_to(AccountId(rig.platform.person("a").id()), "x");
  row.next_attempt_ms += 3'600'000;
  rig.insert(row);
  REQUIRE(rig.sender_is_quiet());
  CHECK(rig.calls(kPush) == 0);
  rig.advance(61min);
  CHECK(rig.outbox_gets("status = 'sent'"));
}

TEST_CASE("One bad recipient does not keep a multicast from the others") {
  Rig rig;
  std::vector<AccountId> to;
  for (int i = 0; i < 9; ++i) to.emplace_back(rig.platform.person("p" + std::to_string(i)).id());
  to.insert(to.begin() + 4, "nonsense");
  rig.insert(rig.multicast_to(to));
  CHECK(wait_until([&] { return rig.outbox("status = 'waiting'") == 0; }));
  for (int i = 0; i < 9; ++i) {
    CHECK(rig.platform.person("p" + std::to_string(i)).bubbles().size() == 1);
  }
  CHECK(rig.outbox("status = 'rejected'") == 1);
}

TEST_CASE("A multicast with a bad message is refused whole, without being divided") {
  Rig rig;
  OutboxMessage row = rig.multicast_to(
      {AccountId(rig.platform.person("a").id()), AccountId(rig.platform.person("b").id())});
  Json body = Json::parse(row.body_json);
  body["messages"][0]["text"] = "";
  row.body_json = body.dump();
  rig.insert(row);
  CHECK(rig.outbox_gets("status = 'rejected'"));
  CHECK(rig.calls(kMulticast) == 1);
}

TEST_CASE("Who blocks the bot or stops it gets no more pushes") {
  Rig rig;
  simulator::Phone somsri = rig.platform.person("สมศรี");
  OutboxMessage later = rig.push_to(AccountId(somsri.id()), "x");
  later.next_attempt_ms += 3'600'000;
  rig.insert(later);
  somsri.blocks();
  CHECK(rig.outbox_gets("status = 'expired' AND error = 'cancelled'"));
  LineAccount account;
  account.user_id = AccountId("U" + std::string(32, 'a'));
  account.status = AccountStatus::kStopped;
  rig.run([&](Records& records) { records.line_accounts.save(account); });
  rig.insert(rig.push_to(account.user_id, "x"));
  CHECK(wait_until([&] { return rig.outbox("error = 'cancelled'") == 2; }));
  CHECK(rig.calls(kPush) == 0);
}

TEST_CASE("A multicast that waited goes to nobody who left, stopped or was erased meanwhile") {
  Rig rig;
  std::vector<simulator::Phone> people;
  std::vector<AccountId> to;
  for (int i = 0; i < 5; ++i) {
    people.push_back(rig.platform.person("p" + std::to_string(i)));
    to.emplace_back(people.back().id());
  }
  OutboxMessage later = rig.multicast_to(to);
  later.next_attempt_ms += 3'600'000;
  rig.insert(later);
  OutboxMessage to_two = rig.multicast_to({to[1], to[2]});
  to_two.next_attempt_ms += 3'600'000;
  rig.insert(to_two);
  people[0].blocks();
  rig.run([&](Records& records) {
    // Without anybody looking into the outbox.
    for (const auto& [who, status] :
         {std::pair(1, AccountStatus::kStopped), std::pair(2, AccountStatus::kErased)}) {
      LineAccount account;
      account.user_id = AccountId(to[static_cast<std::size_t>(who)]);
      account.status = status;
      records.line_accounts.save(account);
    }
  });
  rig.advance(61min);
  CHECK(wait_until([&] { return rig.outbox("status = 'waiting'") == 0; }));
  CHECK(rig.outbox("status = 'sent'") == 1);
  CHECK(rig.outbox("status = 'expired' AND error = 'cancelled'") == 1);
  CHECK(rig.platform.quota().used() == 2);
  for (std::size_t i = 0; i < people.size(); ++i) {
    INFO(i);
    CHECK(people[i].bubbles().size() == (i < 3 ? 0 : 1));
  }
}

TEST_CASE("After a crash young replies are sent, must-arrive ones pushed, old ones are over") {
  Rig rig;
  simulator::Phone somsri = rig.platform.person("สมศรี");
  rig.stop();
  {
    Database database(rig.config.database_url);
    Records records(database);
    const auto insert = [&](const EventId& id, std::int64_t age_ms, bool must_arrive) {
      Event event;
      event.id = id;
      event.source = SourceKind::kUser;
      event.user_id = AccountId(somsri.id());
      event.reply_token = id;
      event.received_at = instant_from(milliseconds(rig.clock.now()) - age_ms);
      records.outbox.insert(
          reply_row({{{"r " + id, ""}}, {}, must_arrive}, event, milliseconds(rig.clock.now())));
    };
    insert("young-but-used", 5'000, false);
    insert("old", 60'000, false);
    insert("old-must", 3'600'000, true);
  }
  rig.start();
  CHECK(wait_until([&] { return rig.outbox("status = 'waiting'") == 0; }));
  CHECK(rig.outbox("status = 'unknown' AND reply_token = 'young-but-used'") == 1);
  CHECK(rig.outbox("status = 'unknown' AND reply_token = 'old'") == 1);
  CHECK(rig.outbox("status = 'sent' AND kind = 'push'") == 1);
  REQUIRE(somsri.bubbles().size() == 1);
  CHECK(somsri.bubbles()[0].text == "r old-must");
}

TEST_CASE("Stopping sends the replies that are on their way") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kDelay, kReply, -1, 300});
  std::vector<simulator::Phone> people;
  for (int i = 0; i < 40; ++i) people.push_back(rig.platform.person("p" + std::to_string(i)));
  for (simulator::Phone& person : people) person.says("hello");
  CHECK(wait_until([&] { return rig.echo.handled == 40; }));
  rig.service->stop(kPatience);
  for (const simulator::Phone& person : people) CHECK(person.bubbles().size() == 1);
  CHECK(rig.outbox("status = 'sent'") == 40);
}

TEST_CASE("One access token serves all threads; a 401 fetches another one") {
  Rig rig;
  std::vector<simulator::Phone> people;
  for (int i = 0; i < 30; ++i) people.push_back(rig.platform.person("p" + std::to_string(i)));
  for (simulator::Phone& person : people) person.says("hello");
  for (simulator::Phone& person : people) CHECK(person.wait_reply().size() == 1);
  CHECK(rig.calls("/oauth2/v3/token") == 1);
  rig.platform.access_tokens().revoke_all();
  for (simulator::Phone& person : people) person.says("again");
  for (simulator::Phone& person : people) CHECK(person.wait_reply().size() == 1);
  CHECK(rig.calls("/oauth2/v3/token") == 2);
  CHECK(wait_until([&] { return rig.outbox("status = 'sent'") == 60; }));
}

TEST_CASE("A long-lived token from the settings is used as it is") {
  Rig rig(use_long_lived_token);
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("hello");
  CHECK(somsri.wait_reply().size() == 1);
  CHECK(rig.calls("/oauth2/v3/token") == 0);
}

TEST_CASE("The policy's small print") {
  CHECK(next_month_ms(1735689599999) == 1738342800000);  // 2025-01-01 06:59:59+07 -> February.
  CHECK(next_month_ms(1733000000000) == 1735664400000);  // 2024-12-01+07 -> 2025-01-01 00:00+07.
  for (int attempts = 0; attempts < 30; ++attempts) {
    CHECK(backoff_ms(attempts) >= 750);
    CHECK(backoff_ms(attempts) <= 750'000);
  }
  Sending sending;
  sending.row.kind = OutboxKind::kPush;
  sending.row.not_after_ms = 1000LL * 24 * 3600 * 1000;
  CHECK(after_push(sending, {Sent::kUnknown, 0, "no answer"}, 22 * 3'600'000).step ==
        Step::kPutBack);
  const NextStep over = after_push(sending, {Sent::kNotSent, 0, "no"}, 23 * 3'600'000);
  CHECK(over.step == Step::kFinish);
  CHECK(over.status == OutboxStatus::kUnknown);
}

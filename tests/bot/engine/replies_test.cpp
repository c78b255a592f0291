// Replies on their way: what becomes of them on LINE's good days and its bad ones.
#include <catch2/catch.hpp>

#include "bot/engine/sender.h"
#include "tests/bot/line_rig.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;
using Rig = LineRig;

TEST_CASE("What a person says is answered by a reply, and only once") {
  Rig rig;
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("สวัสดี");
  REQUIRE(somsri.wait_reply().size() == 1);
  CHECK(somsri.last_bubbles()[0].text == "you said สวัสดี");
  CHECK(somsri.last_bubbles()[0].sent_by == "reply");
  CHECK(rig.outbox_gets("status = 'sent' AND attempts = 1"));
  // A later message may quote it by the id that LINE gave it.
  CHECK(rig.outbox("sent_ids = ' " + somsri.last_bubbles()[0].message_id + " '") == 1);
  CHECK(rig.platform.quota().used() == 0);
  // The reply may be there before the webhook that caused it is answered.
  CHECK(wait_until([&] {
    const auto deliveries = rig.platform.calls().deliveries();
    return !deliveries.empty() && deliveries.front().status == 200;
  }));
}

TEST_CASE("Of the answers to the parts of one thing only the last is said") {
  Rig rig;
  rig.clock.stop();
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("part one");
  REQUIRE(rig.outbox_gets("status = 'waiting' AND error = 'waits for more'"));
  somsri.says("part two");
  REQUIRE(rig.outbox_gets("status = 'expired'"));
  CHECK(rig.calls(kReply) == 0);
  SECTION("when no more comes for a while") {
    rig.advance(kMoreComesWithin);
    REQUIRE(somsri.wait_reply().size() == 1);
    CHECK(somsri.last_bubbles()[0].text == "you said part two");
  }
  SECTION("at once, when it is known to be the last") {
    somsri.says("last part");
    REQUIRE(somsri.wait_reply().size() == 1);
    CHECK(somsri.last_bubbles()[0].text == "you said last part");
  }
  CHECK(wait_until([&] { return rig.outbox("status = 'waiting'") == 0; }));
  CHECK(rig.outbox("status = 'sent'") == 1);
  CHECK(somsri.bubbles().size() == 1);
}

TEST_CASE("Replies that wait in memory are not read from the outbox again and again") {
  Rig rig;
  rig.clock.stop();
  simulator::Phone somsri = rig.platform.person("สมศรี");
  rig.platform.faults().add({FaultKind::kAcceptAndHang, kReply, 1, 5'000});
  somsri.says("first");
  REQUIRE(wait_until([&] { return rig.calls(kReply) == 1; }));
  // Under way still when its lease is over.
  const auto due = "status = 'waiting' AND next_attempt_ms <= " +
                   std::to_string(milliseconds(rig.clock.now()) + 2 * kReplyLeaseMs - 1);
  rig.advance(std::chrono::milliseconds(kReplyLeaseMs));
  REQUIRE(rig.outbox("status = 'waiting'") == 1);
  CHECK(wait_until([&] { return rig.outbox(due) == 0; }));
  CHECK(rig.outbox("status = 'waiting'") == 1);
  CHECK(rig.calls(kReply) == 1);
}

TEST_CASE("While LINE refuses connections a young reply waits and then arrives once") {
  Rig rig;
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("first");  // By now the token is fetched.
  REQUIRE(somsri.wait_reply().size() == 1);
  rig.echo.on_event = [&](const Event&, Records&) { rig.platform.refuse_connections(1500ms); };
  somsri.says("second");
  REQUIRE(somsri.wait_reply().size() == 1);
  CHECK(wait_until([&] { return rig.outbox("status = 'sent'") == 2; }));
  CHECK(somsri.bubbles().size() == 2);
}

TEST_CASE("A reply without an answer is sent again; if that one is invalid it ends as unknown") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kAcceptAndDrop, kReply, 1, 0});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("hello");
  CHECK(rig.outbox_gets("status = 'unknown'"));
  CHECK(rig.calls(kReply) == 2);
  CHECK(somsri.bubbles().size() == 1);
  CHECK(rig.calls(kPush) == 0);
}

TEST_CASE("A reply that LINE never did is delivered by the second try after a 500") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kServerError, kReply, 1, 0});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("hello");
  REQUIRE(somsri.wait_reply().size() == 1);
  CHECK(rig.outbox_gets("status = 'sent'"));
}

TEST_CASE("A reply is tried again while its token lives, however often nobody knew") {
  const auto fault = GENERATE(FaultKind::kServerError, FaultKind::kDropUnheard, FaultKind::kPortal);
  Rig rig;
  rig.platform.faults().add({fault, kReply, 3, 0});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("hello");
  REQUIRE(somsri.wait_reply().size() == 1);
  CHECK(rig.outbox_gets("status = 'sent'"));
  CHECK(rig.calls(kReply) == 4);
  CHECK(somsri.bubbles().size() == 1);
}

TEST_CASE("A reply that nobody took ends with its token: LINE may have it") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kServerError, kReply, -1, 0});
  rig.platform.person("สมศรี").says("hello");
  REQUIRE(wait_until([&] { return rig.calls(kReply) >= 3; }));
  CHECK(rig.outbox("status = 'waiting'") == 1);
  rig.advance(std::chrono::milliseconds(kReplyTokenLifeMs));
  CHECK(rig.outbox_gets("status = 'unknown'"));
  CHECK(rig.calls(kPush) == 0);
}

TEST_CASE("A must-arrive reply that may be lost becomes one push with its own retry key") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kServerError, kReply, -1, 0});
  rig.platform.faults().add({FaultKind::kServerError, kPush, 1, 0});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("must");
  REQUIRE(wait_until([&] { return rig.calls(kReply) >= 3; }));
  CHECK(rig.calls(kPush) == 0);
  rig.advance(std::chrono::milliseconds(kReplyTokenLifeMs));
  REQUIRE(somsri.wait_reply().size() == 1);
  CHECK(somsri.last_bubbles()[0].sent_by == "push");
  CHECK(rig.outbox_gets("status = 'sent' AND kind = 'push'"));
  CHECK(rig.outbox("sent_ids = ' " + somsri.last_bubbles()[0].message_id + " '") == 1);
  std::vector<std::string> keys;
  for (const auto& call : rig.platform.calls().calls()) {
    if (call.path == kPush) keys.push_back(call.retry_key);
  }
  REQUIRE(keys.size() == 2);
  CHECK(keys[0] == keys[1]);
  CHECK(keys[0].size() == 36);
}

TEST_CASE("A reply that hangs after LINE took it arrives once (slow: its time-out is 8 s)") {
  Rig rig;
  rig.platform.faults().add({FaultKind::kAcceptAndHang, kReply, 1, 20'000});
  simulator::Phone somsri = rig.platform.person("สมศรี");
  somsri.says("hello");
  CHECK(rig.outbox_gets("status = 'unknown'"));
  CHECK(somsri.bubbles().size() == 1);
}

TEST_CASE("What a process before left unsaid is tried while its token lives") {
  Rig rig;
  simulator::Phone somsri = rig.platform.person("สมศรี");
  rig.platform.faults().add({FaultKind::kServerError, kReply, -1, 0});
  somsri.says("hello");
  REQUIRE(wait_until([&] { return rig.calls(kReply) > 0; }));
  rig.stop();
  const auto calls = rig.calls(kReply);
  rig.start();
  REQUIRE(wait_until([&] { return rig.calls(kReply) >= calls + 3; }));
  rig.platform.faults().clear();
  REQUIRE(somsri.wait_reply().size() == 1);
  CHECK(rig.outbox_gets("status = 'sent'"));
}

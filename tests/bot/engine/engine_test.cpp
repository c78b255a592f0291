#include "bot/engine/event_engine.h"

#include <catch2/catch.hpp>
#include <future>
#include <random>

#include "storage/machine/conversations.h"
#include "storage/machine/inbox.h"
#include "storage/records.h"
#include "tests/bot/rig.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

// An engine on a real database, which notes the replies that it hands on.
struct EngineRig {
  explicit EngineRig(EngineLimits limits = {}) : database(folder.url()) {
    engine = std::make_unique<EventEngine>(database, echo, clock, metrics, limits);
    start();
  }
  void start() {
    engine->start([this](std::vector<OutboxMessage> rows, std::optional<std::int64_t>) {
      const std::lock_guard lock(mutex);
      for (OutboxMessage& row : rows) replies.push_back(std::move(row));
    });
  }
  Taken take(const std::vector<Json>& events, std::chrono::milliseconds patience = kPatience) {
    return engine->take(parsed(events, clock.now()), patience);
  }
  // Until the engine has looked whether a failed event is due, from now on: it does so before each
  // transaction that it makes.
  void looks() {
    for (int i = 0; i < 2; ++i) REQUIRE(engine->run([](Records&) {}));
  }
  std::size_t reply_count() {
    const std::lock_guard lock(mutex);
    return replies.size();
  }
  long long count(const std::string& what) {
    return number(folder.url(), "SELECT COUNT(*) FROM " + what);
  }

  TemporaryFolder folder;
  Database database;
  Echo echo;
  MovableClock clock;
  Metrics metrics;
  std::mutex mutex;
  std::vector<OutboxMessage> replies;
  std::unique_ptr<EventEngine> engine;
};

// Holds SQLite's write lock, as a stranger would.
class Lock {
 public:
  explicit Lock(const EngineRig& rig)
      : connection_(parse_location(rig.folder.url()), Access::kReadWrite) {
    connection_.execute("BEGIN IMMEDIATE");
  }
  void release() { connection_.execute("ROLLBACK"); }

 private:
  Connection connection_;
};

}  // namespace

TEST_CASE("When an event is committed, it and its reply are on disk and the reply is handed on") {
  EngineRig rig;
  CHECK(rig.take({text_event(1, "hello")}) == Taken::kCommitted);
  CHECK(rig.count("inbox WHERE status = 'done'") == 1);
  CHECK(rig.count("outbox WHERE kind = 'reply' AND status = 'waiting'") == 1);
  REQUIRE(wait_until([&] { return rig.reply_count() == 1; }));
  const Json body = Json::parse(rig.replies[0].body_json);
  CHECK(body["replyToken"] == text_event(1, "")["replyToken"]);
  CHECK(body["messages"][0]["text"] == "you said hello");
}

TEST_CASE("The same event again changes nothing, in one request or in another, in any order") {
  EngineRig rig;
  std::vector<Json> events;
  for (int i = 0; i < 20; ++i) events.push_back(text_event(i % 10, "hello"));
  std::mt19937 random(1);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(events.begin(), events.end(), random);
    CHECK(rig.take(events) == Taken::kCommitted);
  }
  CHECK(rig.echo.handled == 10);
  CHECK(rig.count("inbox") == 10);
  CHECK(rig.count("outbox") == 10);
}

TEST_CASE("Requests of many threads are each done once, in their order") {
  EngineRig rig;
  std::vector<std::future<bool>> done;
  for (int thread = 0; thread < 8; ++thread) {
    done.push_back(std::async(std::launch::async, [&rig, thread] {
      bool is_good = true;
      for (int i = 0; i < 40; ++i) {
        is_good &= rig.take({text_event(thread * 1000 + i, "x")}) == Taken::kCommitted;
      }
      return is_good;
    }));
  }
  for (auto& each : done) CHECK(each.get());
  CHECK(rig.count("inbox") == 320);
  CHECK(wait_until([&] { return rig.reply_count() == 320; }));
}

TEST_CASE("Standby and unknown events are stored and not handled") {
  EngineRig rig;
  Json standby = text_event(1, "x");
  standby["mode"] = "standby";
  Json unknown = text_event(2, "x");
  unknown["type"] = "greatNewFeature";
  CHECK(rig.take({standby, unknown}) == Taken::kCommitted);
  CHECK(rig.count("inbox WHERE status = 'done'") == 2);
  CHECK(rig.echo.handled == 0);
}

TEST_CASE("A bad event among good ones harms none of them and is apologised for") {
  EngineRig rig;
  rig.echo.on_event = [](const Event& event, Records& records) {
    SavedConversation talk;
    talk.name = "t" + event.id;
    talk.run = "r";
    talk.asked = "q";
    records.conversations.save(event.user_id, talk);
  };
  CHECK(rig.take({text_event(1, "a"), text_event(2, "explode"), text_event(3, "b")}) ==
        Taken::kCommitted);
  CHECK(rig.count("inbox WHERE status = 'done'") == 2);
  CHECK(rig.count("inbox WHERE status = 'failed' AND error = 'std::runtime_error'") == 1);
  CHECK(rig.count("conversation") == 2);
  REQUIRE(wait_until([&] { return rig.reply_count() == 3; }));
  CHECK(rig.replies[1].body_json.find("sorry") != std::string::npos);
}

TEST_CASE("An event that fails twice is done at the third try and answered by a must-arrive push") {
  EngineRig rig;
  CHECK(rig.take({text_event(1, "explode 2")}) == Taken::kCommitted);
  rig.clock.advance(11s);
  REQUIRE(wait_until([&] { return rig.echo.handled == 2; }));
  REQUIRE(wait_until([&] { return rig.count("inbox WHERE attempts = 2") == 1; }));
  rig.clock.advance(30s);
  rig.looks();
  CHECK(rig.echo.handled == 2);
  rig.clock.advance(31s);
  REQUIRE(wait_until([&] { return rig.count("inbox WHERE status = 'done'") == 1; }));
  CHECK(rig.count("outbox WHERE kind = 'push' AND must_arrive = 1 AND retry_key <> ''"
                  " AND recipient LIKE 'U%'") == 1);
}

TEST_CASE("After three failures an event is set aside, and not tried any more") {
  EngineRig rig;
  CHECK(rig.take({text_event(1, "explode")}) == Taken::kCommitted);
  rig.clock.advance(11s);
  REQUIRE(wait_until([&] { return rig.echo.handled == 2; }));
  REQUIRE(wait_until([&] { return rig.count("inbox WHERE attempts = 2") == 1; }));
  rig.clock.advance(61s);
  REQUIRE(wait_until([&] { return rig.count("inbox WHERE status = 'set_aside'") == 1; }));
  rig.clock.advance(24h);
  CHECK(rig.take({text_event(2, "fine")}) == Taken::kCommitted);
  rig.looks();
  CHECK(rig.echo.handled == 4);
  CHECK(rig.metrics.text().find("result=\"set_aside\",type=\"text\"} 1") != std::string::npos);
}

TEST_CASE("Failed events are tried again by the next process too") {
  EngineRig rig;
  CHECK(rig.take({text_event(1, "explode 1")}) == Taken::kCommitted);
  rig.engine->stop();
  rig.clock.advance(11s);
  rig.engine =
      std::make_unique<EventEngine>(rig.database, rig.echo, rig.clock, rig.metrics, EngineLimits{});
  rig.start();
  CHECK(wait_until([&] { return rig.count("inbox WHERE status = 'done'") == 1; }));
}

TEST_CASE("What a person takes back is blanked, and a failed one is not done after that") {
  EngineRig rig;
  CHECK(rig.take({text_event(1, "explode 1")}) == Taken::kCommitted);
  Json unsend = text_event(2, "");
  unsend["type"] = "unsend";
  unsend["unsend"] = {{"messageId", "9001"}};
  unsend.erase("message");
  CHECK(rig.take({unsend}) == Taken::kCommitted);
  CHECK(rig.count("inbox WHERE event_json LIKE '%explode%'") == 0);
  rig.clock.advance(11s);
  CHECK(wait_until([&] { return rig.count("inbox WHERE status = 'done'") == 2; }));
  CHECK(rig.echo.handled == 2);
}

TEST_CASE(
    "While the database is locked nothing is acknowledged; afterwards it recovers by itself") {
  EngineRig rig;
  Lock lock(rig);
  CHECK(rig.take({text_event(1, "x")}, 300ms) == Taken::kTooLate);
  CHECK_FALSE(rig.engine->can_commit(300ms));
  lock.release();
  CHECK(rig.take({text_event(1, "x")}) == Taken::kCommitted);
  CHECK(rig.count("inbox") == 1);
}

TEST_CASE(
    "When the disk is full the request is refused, and served once there is room"
    " (slow: a failure shows for 5 s)") {
  EngineRig rig;
  CHECK(rig.take({text_event(1, "x")}) == Taken::kCommitted);
  rig.engine->stop();
  rig.database.writer().execute("PRAGMA max_page_count = 1");  // As large as it is, no larger.
  rig.engine =
      std::make_unique<EventEngine>(rig.database, rig.echo, rig.clock, rig.metrics, EngineLimits{});
  rig.start();
  const std::string large(200'000, 'x');
  CHECK(rig.take({text_event(2, large), text_event(3, large)}) == Taken::kNotCommitted);
  CHECK(rig.count("inbox") == 1);
  CHECK_FALSE(rig.engine->can_commit(kPatience));
  CHECK(rig.engine->run(
      [](Records& records) { records.connection.execute("PRAGMA max_page_count = 100000"); }));
  CHECK(rig.take({text_event(2, large), text_event(3, large)}) == Taken::kCommitted);
  CHECK(rig.count("inbox") == 3);
  CHECK(wait_until([&] { return rig.engine->can_commit(kPatience); }));
}

TEST_CASE("A full queue refuses at once") {
  EngineRig rig({2, 2});
  Lock lock(rig);
  // Two are on their way and two wait, for as long as the database is locked; the engine then gives
  // those on their way up and takes more.
  int given = 0;
  CHECK(wait_until([&] { return rig.take({text_event(given++, "x")}, 0ms) == Taken::kFull; }));
  lock.release();
  CHECK(wait_until([&] { return rig.take({text_event(100'000, "x")}) == Taken::kCommitted; }));
}

TEST_CASE("A job is undone alone when it throws, and told so") {
  EngineRig rig;
  CHECK_FALSE(rig.engine->run([](Records& records) {
    InboxEvent row;
    row.webhook_event_id = "half";
    row.event_type = "t";
    records.inbox.insert_new(row);
    throw std::runtime_error("no");
  }));
  CHECK(rig.count("inbox") == 0);
  CHECK(rig.engine->run([](Records&) {}));
}

TEST_CASE("Stopping finishes what was taken and takes no more") {
  EngineRig rig;
  std::vector<std::future<Taken>> waiting;
  for (int i = 0; i < 50; ++i) {
    waiting.push_back(
        std::async(std::launch::async, [&rig, i] { return rig.take({text_event(i, "x")}); }));
  }
  REQUIRE(wait_until([&] { return rig.echo.handled > 0; }));
  rig.engine->stop();
  long long committed = 0;
  for (auto& each : waiting) {
    const Taken taken = each.get();
    CHECK((taken == Taken::kCommitted || taken == Taken::kStopping));
    committed += taken == Taken::kCommitted ? 1 : 0;
  }
  CHECK(rig.count("inbox") == committed);
  CHECK(rig.take({text_event(100, "x")}) == Taken::kStopping);
  CHECK_FALSE(rig.engine->post([](Records&) {}));
}

TEST_CASE("An event that breaks the whole transaction cannot take others with it for long") {
  EngineRig rig;
  rig.echo.on_event = [](const Event& event, Records& records) {
    if (event.text == "poison") records.connection.execute("ROLLBACK");
  };
  std::vector<std::future<Taken>> others;
  CHECK(rig.take({text_event(0, "poison")}) == Taken::kNotCommitted);
  CHECK(rig.take({text_event(1, "fine")}) == Taken::kCommitted);
  CHECK(rig.take({text_event(0, "poison")}) == Taken::kNotCommitted);
  CHECK(rig.take({text_event(2, "fine")}) == Taken::kCommitted);
  CHECK(rig.count("inbox") == 2);
}

#include "bot/engine/event_queue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "bot/engine/event_engine.h"
#include "storage/records.h"
#include "tests/bot/rig.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

std::shared_ptr<EventRequest> request_of(std::size_t events) {
  auto request = std::make_shared<EventRequest>();
  request->events.resize(events);
  return request;
}

// Each item as "from-until" of its request's letter, a job as "job".
std::string shown(const std::vector<EventQueue::Item>& items,
                  const std::vector<std::shared_ptr<EventRequest>>& requests) {
  std::string all;
  for (const auto& item : items) {
    const auto* part = std::get_if<EventPart>(&item);
    if (!all.empty()) all += " ";
    if (part == nullptr) {
      all += "job";
      continue;
    }
    const auto found = std::find(requests.begin(), requests.end(), part->request);
    all += static_cast<char>('a' + (found - requests.begin()));
    all += std::to_string(part->from) + "-" + std::to_string(part->until);
  }
  return all;
}

// An engine whose every event takes five milliseconds.
struct SlowEngine {
  explicit SlowEngine(EngineLimits limits = {}) : database(folder.url()) {
    echo.on_event = [this](const Event& event, Records& records) {
      std::this_thread::sleep_for(5ms);
      if (event.text == poison) records.connection.execute("ROLLBACK");
    };
    engine = std::make_unique<EventEngine>(database, echo, clock, metrics, limits);
    engine->start([](std::vector<OutboxMessage>, std::optional<std::int64_t>) {});
  }
  // So many, of five milliseconds each.
  void post_jobs(int count) {
    for (int i = 0; i < count; ++i) {
      engine->post([this](Records&) {
        std::this_thread::sleep_for(5ms);
        ++jobs_done;
      });
    }
  }
  std::future<Taken> take_giant(int events, std::chrono::milliseconds patience) {
    std::vector<Json> all;
    for (int i = 0; i < events; ++i) all.push_back(text_event(i, "of the giant"));
    if (!poison.empty()) all[all.size() / 2]["message"]["text"] = poison;
    return std::async(std::launch::async, [this, patience, all = parsed(all, clock.now())] {
      return engine->take(all, patience);
    });
  }
  Taken take_one(int number) {
    return engine->take(parsed({text_event(number, "a neighbour")}, clock.now()), kPatience);
  }
  long long count(const std::string& what) const {
    return number(folder.url(), "SELECT COUNT(*) FROM " + what);
  }

  TemporaryFolder folder;
  Database database;
  Echo echo;
  std::atomic<int> jobs_done = 0;
  std::string poison;  // To be set before there is a request.
  MovableClock clock;
  Metrics metrics;
  std::unique_ptr<EventEngine> engine;
};

}  // namespace

TEST_CASE("Who waits for an answer comes first, then jobs, then turns of who sends very many") {
  EventQueue queue(1000);
  const std::vector<std::shared_ptr<EventRequest>> requests = {request_of(70), request_of(2),
                                                               request_of(32), request_of(40)};
  for (const auto& request : requests) queue.add(request);
  queue.add(PostedJob{});
  CHECK(queue.size() == 145);
  CHECK(queue.has_prompt());
  CHECK(shown(queue.take(1000), requests) == "b0-2 c0-32 job a0-32 d0-32");
  CHECK_FALSE(queue.has_prompt());
  CHECK(queue.size() == 46);
  queue.add(requests[1]);
  queue.add(PostedJob{});
  CHECK(shown(queue.take(1000), requests) == "b0-2 job a32-64 d32-40");
  CHECK(shown(queue.take(1000), requests) == "a64-70");
  CHECK(queue.empty());
  CHECK(queue.size() == 0);
}

TEST_CASE("However many come first, those after them have a part of each batch") {
  EventQueue queue(1000);
  const std::vector<std::shared_ptr<EventRequest>> requests = {request_of(70), request_of(1)};
  queue.add(requests[0]);
  for (int i = 0; i < 8; ++i) queue.add(PostedJob{});
  for (int i = 0; i < 8; ++i) queue.add(requests[1]);
  CHECK(shown(queue.take(8), requests) == "b0-1 b0-1 b0-1 b0-1 job job a0-32");
  CHECK(shown(queue.take(8), requests) == "b0-1 b0-1 b0-1 b0-1 job job a32-64");
  CHECK(shown(queue.take(1), requests) == "job");
}

TEST_CASE("What was taken and not begun comes next of its kind, in its order") {
  EventQueue queue(1000);
  const std::vector<std::shared_ptr<EventRequest>> requests = {request_of(40), request_of(1),
                                                               request_of(50)};
  for (const auto& request : requests) queue.add(request);
  queue.add(PostedJob{});
  std::vector<EventQueue::Item> taken = queue.take(1000);
  REQUIRE(shown(taken, requests) == "b0-1 job a0-32 c0-32");
  taken.insert(taken.begin() + 3, std::get<EventPart>(taken[2]).split_off(10));
  REQUIRE(shown(taken, requests) == "b0-1 job a0-10 a10-32 c0-32");
  queue.put_back(taken, 3, 5);
  CHECK(shown(taken, requests) == "b0-1 job a0-10");
  CHECK(queue.size() == 80);
  queue.put_back(taken, 1, 2);
  CHECK(shown(taken, requests) == "b0-1 a0-10");
  queue.add(PostedJob{});
  CHECK(shown(queue.take(1000), requests) == "job job a10-32 c0-32 a32-40 c32-50");
  CHECK(queue.empty());
}

TEST_CASE("Who sends very many events leaves room for others, but not for another such") {
  EventQueue queue(100);
  queue.add(request_of(8000));
  CHECK(queue.has_room_for(1));
  CHECK_FALSE(queue.has_room_for(8000));
  for (int i = 0; i < 68; ++i) queue.add(request_of(1));
  CHECK_FALSE(queue.has_room_for(1));
}

TEST_CASE("Jobs that wait, however many, take no room from events") {
  EventQueue queue(2);
  for (int i = 0; i < 100; ++i) queue.add(PostedJob{});
  CHECK(queue.size() == 100);
  CHECK(queue.has_room_for(1));
  queue.take(100);
  CHECK(queue.empty());
  CHECK(queue.size() == 0);
}

TEST_CASE("A webhook of very many slow events costs its neighbours a turn, not their answers") {
  SlowEngine slow;
  auto giant = slow.take_giant(1000, 0ms);
  CHECK(giant.get() == Taken::kTooLate);  // Nobody waits for it; it is being done.
  for (int i = 0; i < 5; ++i) CHECK(slow.take_one(10'000 + i) == Taken::kCommitted);
  // All five were answered before the giant had as many turns: it gives way to each.
  CHECK(slow.count("inbox") < 5 * static_cast<int>(EventQueue::kTurn));

  // LINE sends it again: what is known is known, and nothing is done twice.
  CHECK(slow.take_giant(1000, kPatience).get() == Taken::kCommitted);
  CHECK(slow.count("inbox") == 1005);
  CHECK(slow.echo.handled == 1005);
}

TEST_CASE("Jobs that wait, however many, are done in part before each answer") {
  SlowEngine slow;
  slow.post_jobs(600);
  for (int i = 0; i < 5; ++i) CHECK(slow.take_one(10'000 + i) == Taken::kCommitted);
  CHECK(slow.jobs_done > 5);
  CHECK(slow.jobs_done < 300);
  auto giant = slow.take_giant(60, kPatience);
  CHECK(giant.get() == Taken::kCommitted);
  // Each batch has come to its turn, though the jobs are not all done.
  CHECK(slow.jobs_done < 600);
  slow.engine->stop();
  CHECK(slow.jobs_done == 600);
}

TEST_CASE("Jobs are done though the events that come never leave time for them") {
  SlowEngine slow({.batch_time = 20ms});
  std::vector<std::thread> phones;
  for (int phone = 0; phone < 8; ++phone) {
    phones.emplace_back([&slow, phone] {
      for (int i = 0; i < 40; ++i) slow.take_one(1000 * (phone + 1) + i);
    });
  }
  REQUIRE(wait_until([&] { return slow.echo.handled > 20; }));
  slow.post_jobs(20);
  REQUIRE(wait_until([&] { return slow.jobs_done == 20; }));
  CHECK(slow.echo.handled < 320);
  for (std::thread& phone : phones) phone.join();
}

TEST_CASE("While very many events wait, there is room for others") {
  SlowEngine slow({40, 40});
  auto giant = slow.take_giant(500, kPatience);
  REQUIRE(wait_until([&] { return slow.echo.handled > 0; }));
  for (int i = 0; i < 5; ++i) CHECK(slow.take_one(10'000 + i) == Taken::kCommitted);
  CHECK(giant.get() == Taken::kCommitted);
  CHECK(slow.count("inbox") == 505);
}

TEST_CASE("A part that the database refuses ends its request, whose other parts are not begun") {
  SlowEngine slow;
  slow.poison = "poison";
  CHECK(slow.take_giant(1000, kPatience).get() == Taken::kNotCommitted);
  CHECK(slow.take_one(10'000) == Taken::kCommitted);
  CHECK(slow.echo.handled < 600);
  const long long kept = slow.count("inbox");
  CHECK(kept < 502);

  slow.poison = "no more";
  slow.echo.on_event = {};
  CHECK(slow.take_giant(1000, kPatience).get() == Taken::kCommitted);
  CHECK(slow.count("inbox") == 1001);
}

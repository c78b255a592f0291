// A job that is done in pages.
#include "bot/engine/scheduler.h"

#include "storage/machine/settings.h"
#include "storage/records.h"
#include "tests/bot/engine/scheduler_rig.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

// A daily job that counts in pages from "1" to "5"; before the page that `stops` names it is
// broken.
struct Counting {
  ScheduledJob job() {
    ScheduledJob counting = daily("counting", runs_);
    counting.run = [this](Records& records, const ScheduledRun& run) {
      const int page = run.position.empty() ? 1 : std::stoi(run.position) + 1;
      const std::string before = records.settings.find("pages").value_or("");
      records.settings.save("pages", before + std::to_string(page));
      dues.push_back(run.due);
      if (page == breaks_before) throw std::runtime_error("broken");
      if (after_page) after_page(page);
      return page == 5 ? std::string() : std::to_string(page);
    };
    return counting;
  }
  std::string pages(const TemporaryFolder& folder) {
    Database database(folder.url());
    return Records(database).settings.find("pages").value_or("");
  }
  int breaks_before = 0;
  std::function<void(int)> after_page;
  std::vector<Instant> dues;

 private:
  Runs runs_;
};

// A process that does two of the pages, and is gone.
void breaks_off(Counting& counting, const TemporaryFolder& folder, HandClock& clock) {
  counting.breaks_before = 3;
  Process process(folder.url(), clock, {counting.job()});
  process.scheduler->look();
  clock.advance(31min);
  process.scheduler->look();
  process.scheduler->look();  // It rests after its failure.
  CHECK(counting.pages(folder) == "12");
  counting.breaks_before = 0;
}

}  // namespace

TEST_CASE("A long run is done in pages, and between them the engine does what waits") {
  const TemporaryFolder folder;
  HandClock clock;
  Counting counting;
  Process process(folder.url(), clock, {counting.job()});
  std::vector<std::string> seen;
  counting.after_page = [&](int) {
    process.engine.post([&](Records& records) { seen.push_back(*records.settings.find("pages")); });
  };
  process.scheduler->look();
  clock.advance(31min);
  process.scheduler->look();
  process.engine.run([](Records&) {});
  CHECK(counting.pages(folder) == "12345");
  CHECK(seen == std::vector<std::string>{"1", "12", "123", "1234", "12345"});
  CHECK(process.shows("sammachip_scheduler_pages_total{job=\"counting\"} 5"));
  CHECK(process.shows("sammachip_scheduler_runs_total{job=\"counting\"} 1"));
  process.scheduler->look();
  CHECK(counting.pages(folder) == "12345");
  CHECK(
      number(folder.url(),
             "SELECT COUNT(*) FROM scheduled_job WHERE running_due_ms IS NULL AND position = ''") ==
      1);
}

TEST_CASE(
    "A run that broke off goes on at its page, at another process, as of the time it was due") {
  const TemporaryFolder folder;
  HandClock clock;
  Counting counting;
  breaks_off(counting, folder, clock);
  clock.advance(3h);
  Process other(folder.url(), clock, {counting.job()});
  other.scheduler->look();
  CHECK(counting.pages(folder) == "12345");
  for (const Instant due : counting.dues) CHECK(due == kSeven + 30min);
}

TEST_CASE("A run that came due once more before its end begins anew") {
  const TemporaryFolder folder;
  HandClock clock;
  Counting counting;
  breaks_off(counting, folder, clock);
  clock.advance(kDay);
  Process other(folder.url(), clock, {counting.job()});
  other.scheduler->look();
  CHECK(counting.pages(folder) == "1212345");
  CHECK(counting.dues.back() == kSeven + 30min + kDay);
}

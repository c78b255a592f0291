#include "storage/machine/leases.h"
#include "storage/machine/scheduled_jobs.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"

namespace sammachip {

TEST_CASE("A lease is one holder's until it lapses, and each new holder has a higher token") {
  with_records([](Records& records) {
    Leases& leases = records.leases;
    CHECK(leases.take("work", "a", 1'000, 30'000) == 1);
    CHECK_FALSE(leases.take("work", "b", 30'999, 30'000));
    CHECK(leases.holds("work", "a", 1, 30'999));
    CHECK_FALSE(leases.holds("work", "a", 1, 31'000));
    CHECK(leases.take("work", "a", 20'000, 30'000) == 1);
    CHECK_FALSE(leases.take("work", "b", 49'999, 30'000));
    CHECK(leases.take("work", "b", 50'000, 30'000) == 2);
    CHECK_FALSE(leases.take("work", "a", 50'001, 30'000));
    CHECK(leases.holds("work", "b", 2, 50'001));
    CHECK_FALSE(leases.holds("work", "a", 1, 50'001));
    CHECK(leases.take("other", "a", 50'001, 30'000) == 1);
  });
}

TEST_CASE("A lease that lapsed and that nobody took is prolonged with the same token") {
  with_records([](Records& records) {
    CHECK(records.leases.take("work", "a", 1'000, 30'000) == 1);
    CHECK(records.leases.take("work", "a", 900'000, 30'000) == 1);
  });
}

TEST_CASE("A released lease is free at once, and an old token releases nothing") {
  with_records([](Records& records) {
    Leases& leases = records.leases;
    CHECK(leases.take("work", "a", 1'000, 30'000) == 1);
    leases.release("work", "b", 1);
    leases.release("work", "a", 7);
    CHECK(leases.holds("work", "a", 1, 1'001));
    leases.release("work", "a", 1);
    CHECK_FALSE(leases.holds("work", "a", 1, 1'001));
    CHECK(leases.take("work", "a", 1'001, 30'000) == 2);
  });
}

TEST_CASE("A lease of a holder whose clock was far ahead does not last until then") {
  with_records([](Records& records) {
    Leases& leases = records.leases;
    CHECK(leases.take("work", "a", 900'000'000, 30'000) == 1);
    CHECK(leases.take("work", "b", 1'000, 30'000) == 2);
    // One that is ahead by less than a lease's life is let be.
    CHECK_FALSE(leases.take("work", "c", 1'000 - 29'000, 30'000));
  });
}

TEST_CASE("What is known of a job is kept by its name") {
  with_records([](Records& records) {
    CHECK_FALSE(records.scheduled_jobs.find("digest"));
    records.scheduled_jobs.save({.name = "reminders", .due_at_ms = 5});
    records.scheduled_jobs.save({"digest", 7, 6, "2026-11-22"});
    records.scheduled_jobs.save({"digest", 9, 8, "2026-11-23"});
    const auto all = records.scheduled_jobs.list();
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "digest");
    CHECK(all[0].due_at_ms == 9);
    CHECK(all[0].last_ran_at_ms == 8);
    CHECK(all[0].last_day == "2026-11-23");
    CHECK_FALSE(records.scheduled_jobs.find("reminders")->last_ran_at_ms);
  });
}

}  // namespace sammachip

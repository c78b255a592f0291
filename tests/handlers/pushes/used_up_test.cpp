// When the month's pushes are used up: who is told, once, and what becomes of the rest.
#include "handlers/pushes/used_up.h"

#include <catch2/catch.hpp>

#include "handlers/pushes/push_budget.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "support/village.h"

using namespace sammachip;

namespace {

struct UsedUp {
  UsedUp() {
    add_officer(chat, "อร", "920603");
    add_officer(chat, "นก", "9206");
    add_account(chat, "ก");
    chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "1000"); });
  }
  // One officer a page.
  void looks() {
    std::string position;
    do {
      chat.player().change([&](Records& records) {
        position = tell_if_used_up(records, Chat::texts(), settings, instant_from(chat.now_ms()),
                                   position, std::chrono::milliseconds(0));
      });
      ++pages;
    } while (!position.empty());
  }
  void line_says(std::int64_t limit, std::int64_t used) {
    chat.player().change([&](Records& records) {
      keep_reading({limit, used}, chat.now_ms(), records);
    });
  }
  long long told(const std::string& person) {
    long long count = 0;
    for (const auto& bubble : chat.player().says(person, "เมนู").bubbles) {
      if (bubble.find("ข้อความเดือนนี้ใช้ครบ") != std::string::npos) ++count;
    }
    chat.player().clock().move(std::chrono::minutes(2));  // The same words again are meant again.
    return count;
  }

  Chat chat;
  NotifySettings settings;
  int pages = 0;
};

}  // namespace

TEST_CASE("Officers read once a month that its pushes are used up, and nobody else does") {
  UsedUp month;
  month.line_says(300, 299);
  month.looks();
  CHECK(month.told("อร") == 0);
  month.line_says(300, 300);
  month.pages = 0;
  month.looks();
  CHECK(month.pages > 2);  // Each officer a page of their own.
  month.looks();
  month.chat.player().restart();
  month.looks();
  CHECK(month.told("อร") == 1);
  CHECK(month.told("นก") == 1);
  CHECK(month.told("ก") == 0);
  CHECK(month.told("อร") == 0);
  // A larger plan, and used up again: it was said this month.
  month.line_says(350, 340);
  month.looks();
  month.line_says(350, 350);
  month.looks();
  CHECK(month.told("อร") == 0);
  CHECK(month.chat.database().writer().number(
            "SELECT COUNT(*) FROM outbox WHERE kind <> 'reply'") == 0);
  // The next month begins with last month's count, until LINE counts anew.
  month.chat.player().clock().move(std::chrono::hours(24 * 16 + 16));  // 1 July, 01:00.
  month.line_says(350, 350);
  month.looks();
  month.chat.player().clock().move(std::chrono::hours(9));
  month.line_says(350, 0);
  month.looks();
  CHECK(month.told("อร") == 0);
  month.line_says(350, 350);
  month.looks();
  CHECK(month.told("อร") == 1);
}

TEST_CASE(
    "Our own ceiling uses a month up as LINE's limit does, but a ceiling of none says nothing") {
  UsedUp month;
  const auto set_ceiling = [&](const char* pushes) {
    month.chat.player().change(
        [&](Records& records) { records.settings.save(kPushCeiling, pushes); });
  };
  set_ceiling("0");
  month.looks();
  CHECK(month.told("อร") == 0);
  set_ceiling("5");
  month.chat.player().change(
      [](Records& records) { records.push_ledger.add("2017-06", "digest", 5); });
  month.looks();
  CHECK(month.told("อร") == 1);
}

TEST_CASE("The programme looks every quarter of an hour whether pushes are left") {
  Programme programme(Chat::texts(), ProgrammeSettings{});
  const auto jobs = programme.scheduled_jobs();
  REQUIRE(jobs.front().name == "pushes_used_up");
  CHECK(jobs.front().next_due(instant_from(0)) == instant_from(900'000));
  CHECK(jobs.front().next_due(instant_from(899'999)) == instant_from(900'000));
  UsedUp month;
  month.line_says(300, 300);
  const Instant now = instant_from(month.chat.now_ms());
  // A page ends after some milliseconds: on a busy machine one is not enough.
  std::string position;
  do {
    month.chat.player().change([&](Records& records) {
      position = jobs.front().run(records, {now, now, position});
    });
  } while (!position.empty());
  CHECK(month.told("อร") == 1);
}

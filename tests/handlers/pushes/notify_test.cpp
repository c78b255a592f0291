// What the bot says of its own accord: pushed, kept, or left alone. docs/programme.md 8.2.
#include "handlers/pushes/notify.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "bot/line/messages.h"
#include "handlers/pushes/push_budget.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "support/places.h"
#include "support/village.h"

using namespace sammachip;

namespace {

Holidays songkran() {
  std::istringstream lines("# Test\n04-13 สงกรานต์\n2017-06-16 ฝนตกหนัก\n\n");
  return {lines, "test"};
}

// 14 June 2017, a Wednesday, 09:00 in Bangkok, and the days after it.
struct Month {
  Month() {
    add_account(chat, "ก");
    add_account(chat, "ข");
  }

  Instant now() { return instant_from(chat.now_ms()); }
  void set_ceiling(int pushes) {
    chat.player().change(
        [&](Records& records) { records.settings.save(kPushCeiling, std::to_string(pushes)); });
  }
  Notice notice(const std::string& person, const std::string& what,
                PushClass push_class = PushClass::kReminder) {
    Notice notice("remind.evidence", now() + std::chrono::days(2));
    notice.user_id = ChatPlayer::user_id(person);
    notice.key = what + "|" + notice.user_id;
    notice.push_class = push_class;
    notice.values = {{"item", Told::words(what)}};
    notice.buttons = {{"button.menu", "menu"}};
    return notice;
  }
  NoticeOutcome sends(const Notice& notice) {
    NoticeOutcome outcome{};
    chat.player().change([&](Records& records) {
      outcome = Notifier(records, Chat::texts(), settings, now()).send(notice);
    });
    return outcome;
  }
  long long pushed() {
    return chat.database().writer().number("SELECT COUNT(*) FROM outbox WHERE kind = 'push'");
  }
  void pass(std::chrono::hours time) { chat.player().clock().move(time); }
  long long left(PushClass push_class) {
    long long left = 0;
    chat.player().change([&](Records& records) {
      left = Notifier(records, Chat::texts(), settings, now()).left_today(push_class);
    });
    return left;
  }
  bool is_told(const std::string& person, const std::string& words) {
    for (const auto& bubble : chat.player().says(person, "เมนู").bubbles) {
      if (bubble.find(words) != std::string::npos) return true;
    }
    return false;
  }

  Chat chat;
  NotifySettings settings{std::chrono::hours(7), songkran()};
};

}  // namespace

TEST_CASE("A notice is pushed once, whatever restarts and whatever the clock does") {
  Month month;
  const Notice notice = month.notice("ก", "หนึ่ง");
  CHECK(month.sends(notice) == NoticeOutcome::kPushed);
  CHECK(month.pushed() == 1);
  month.chat.player().restart();
  CHECK(month.sends(notice) == NoticeOutcome::kSaidAlready);
  month.pass(std::chrono::hours(-30));
  CHECK(month.sends(notice) == NoticeOutcome::kSaidAlready);
  CHECK(month.pushed() == 1);
  CHECK(month.chat.records().push_ledger.total("2017-06") == 1);
}

TEST_CASE("What is the same for several people goes out as one multicast, and counts for each") {
  Month month;
  for (const char* person : {"ค", "ง", "จ"}) add_account(month.chat, person);
  month.chat.player().says("ง", "English");
  month.chat.player().says("จ", "เงียบ");
  add_account(month.chat, "ฉ");
  const auto same = [&](const std::string& person) {
    Notice notice = month.notice(person, "เชื้อเห็ด", PushClass::kSession);
    notice.topic = "session|1";
    return notice;
  };
  month.chat.player().change([&](Records& records) {
    Notifier notifier(records, Chat::texts(), month.settings, month.now());
    CHECK(notifier.send(same("ก")) == NoticeOutcome::kPushed);
    CHECK(notifier.send(same("ข")) == NoticeOutcome::kPushed);
    CHECK(notifier.send(same("ก")) == NoticeOutcome::kSaidAlready);
    CHECK(notifier.send(same("ค")) == NoticeOutcome::kPushed);
    CHECK(notifier.send(same("ง")) == NoticeOutcome::kPushed);  // In English: alone.
    CHECK(notifier.send(same("จ")) == NoticeOutcome::kHeld);
    Notice sooner = same("ฉ");
    sooner.not_after = month.now() + std::chrono::hours(1);
    CHECK(notifier.send(sooner) == NoticeOutcome::kPushed);
    // A second one of the day, though the first is not in the outbox yet.
    CHECK(notifier.send(month.notice("ข", "อีก")) == NoticeOutcome::kHeld);
    CHECK(notifier.left_today(PushClass::kDigest) == 275);
  });
  auto& database = month.chat.database().writer();
  CHECK(database.number("SELECT COUNT(*) FROM outbox WHERE kind = 'multicast'") == 1);
  CHECK(
      database.number("SELECT COUNT(*) FROM outbox WHERE kind = 'multicast' AND body_json LIKE '%" +
                      ChatPlayer::user_id("ก") + "%" + ChatPlayer::user_id("ข") + "%" +
                      ChatPlayer::user_id("ค") + "%'") == 1);
  CHECK(month.pushed() == 2);
  CHECK(month.chat.records().push_ledger.total("2017-06") == 5);
  CHECK(database.number("SELECT not_after_ms FROM outbox WHERE kind = 'multicast'") ==
        milliseconds(month.now() + std::chrono::hours(11)));
}

TEST_CASE("More than LINE takes in one multicast are told by several") {
  Month month;
  month.set_ceiling(2000);
  month.chat.player().change([&](Records& records) {
    Notifier notifier(records, Chat::texts(), month.settings, month.now());
    for (int i = 0; i < 1001; ++i) {
      LineAccount account;
      account.user_id = AccountId("U" + std::to_string(i));
      records.line_accounts.save(account);
      Notice notice = month.notice("ก", "อบรม", PushClass::kSession);
      notice.user_id = account.user_id;
      notice.key = account.user_id;
      REQUIRE(notifier.send(notice) == NoticeOutcome::kPushed);
    }
    notifier.flush();
    notifier.flush();  // Nothing twice.
  });
  std::vector<std::size_t> sizes;
  Query<OutboxMessage()> multicasts(
      month.chat.database().writer(),
      sql::select<OutboxMessage>() + " WHERE kind = 'multicast' ORDER BY id");
  for (const auto& row : multicasts.all()) sizes.push_back(people_of_multicast(row).size());
  CHECK(sizes == std::vector<std::size_t>{500, 500});
  CHECK(month.pushed() == 1);
  CHECK(month.chat.records().push_ledger.total("2017-06") == 1001);
}

TEST_CASE("What comes too late is of no use, and who left hears nothing") {
  Month month;
  Notice late = month.notice("ก", "สาย");
  late.not_after = month.now();
  CHECK(month.sends(late) == NoticeOutcome::kDropped);
  CHECK(month.sends(month.notice("ใครไม่รู้", "หนึ่ง")) == NoticeOutcome::kDropped);
  month.chat.player().does("ก", EventType::kUnfollow);
  CHECK(month.sends(month.notice("ก", "หนึ่ง")) == NoticeOutcome::kDropped);
  month.chat.player().says("ข", "หยุด");
  month.chat.player().taps("ข", "เลิกใช้");
  CHECK(month.sends(month.notice("ข", "หนึ่ง")) == NoticeOutcome::kDropped);
  CHECK(month.pushed() == 0);
  // A push that LINE does not take in time goes nowhere later.
  add_account(month.chat, "ค");
  Notice soon = month.notice("ค", "เย็นนี้");
  soon.not_after = month.now() + std::chrono::hours(3);
  CHECK(month.sends(soon) == NoticeOutcome::kPushed);
  CHECK(month.chat.database().writer().number(
            "SELECT not_after_ms FROM outbox WHERE kind = 'push'") == milliseconds(soon.not_after));
}

TEST_CASE("A push that LINE does not take by the evening does not arrive at night") {
  Month month;
  CHECK(month.sends(month.notice("ก", "หนึ่ง")) == NoticeOutcome::kPushed);
  const Instant evening = month.now() + std::chrono::hours(11);  // 20:00.
  CHECK(month.chat.database().writer().number(
            "SELECT not_after_ms FROM outbox WHERE kind = 'push'") == milliseconds(evening));
}

TEST_CASE("At night, on holidays and for who muted the bot it waits for the next message") {
  Month month;
  month.chat.player().says("ข", "เงียบ");
  CHECK(month.sends(month.notice("ข", "เงียบอยู่")) == NoticeOutcome::kHeld);
  month.pass(std::chrono::hours(11));  // 20:00.
  CHECK(month.sends(month.notice("ก", "กลางคืน")) == NoticeOutcome::kHeld);
  month.pass(std::chrono::hours(11));  // Thursday, 07:00.
  CHECK(month.sends(month.notice("ก", "เช้า")) == NoticeOutcome::kPushed);
  month.pass(std::chrono::hours(24));  // Friday, a holiday.
  CHECK(month.sends(month.notice("ก", "วันหยุด")) == NoticeOutcome::kHeld);
  CHECK(month.pushed() == 1);
  CHECK(month.is_told("ก", "กลางคืน"));
  CHECK_FALSE(month.is_told("ก", "กลางคืน"));
}

TEST_CASE("One push a person a day, for households two in seven days") {
  Month month;
  const auto house = [&](const std::string& what) {
    Notice notice = month.notice("ก", what, PushClass::kPrompt);
    notice.most_a_week = 2;
    return month.sends(notice);
  };
  CHECK(house("a") == NoticeOutcome::kPushed);
  CHECK(house("b") == NoticeOutcome::kHeld);
  month.pass(std::chrono::hours(24));
  CHECK(house("c") == NoticeOutcome::kPushed);
  month.pass(std::chrono::hours(48));
  CHECK(house("d") == NoticeOutcome::kHeld);
  month.pass(std::chrono::hours(24 * 4));
  CHECK(house("e") == NoticeOutcome::kPushed);
}

TEST_CASE("Of one topic only the newest waits, and none once it was pushed") {
  Month month;
  const auto about = [&](const std::string& what) {
    Notice notice = month.notice("ก", what);
    notice.topic = "tasks";
    return notice;
  };
  month.pass(std::chrono::hours(12));
  CHECK(month.sends(about("เก่า")) == NoticeOutcome::kHeld);
  CHECK(month.sends(about("ใหม่")) == NoticeOutcome::kHeld);
  const Heard heard = month.chat.player().says("ก", "เมนู");
  CHECK(heard.bubbles.size() == 2);
  CHECK(heard.bubbles.front().find("ใหม่") != std::string::npos);
  CHECK(month.sends(about("สาม")) == NoticeOutcome::kHeld);
  month.pass(std::chrono::hours(12));
  CHECK(month.sends(about("สี่")) == NoticeOutcome::kPushed);
  CHECK_FALSE(month.is_told("ก", "สาม"));
}

TEST_CASE("Digests are set aside first, and each remaining day has its share of the rest") {
  Month month;
  add_officer(month.chat, "อร", "920603");
  // Seeded is one officer of the district already. From 15 to 30 June, without the 16th, are eleven
  // working days: 22 digests. 17 days are left, the 14th with them.
  month.set_ceiling(22 + 17);
  CHECK(month.left(PushClass::kDigest) == 39);
  CHECK(month.left(PushClass::kSession) == 17);
  CHECK(month.left(PushClass::kReminder) == 1);
  CHECK(month.sends(month.notice("ก", "หนึ่ง")) == NoticeOutcome::kPushed);
  CHECK(month.sends(month.notice("ข", "หนึ่ง")) == NoticeOutcome::kHeld);
  CHECK(month.sends(month.notice("ข", "อบรม", PushClass::kSession)) == NoticeOutcome::kPushed);
  CHECK(month.sends(month.notice("อร", "สรุป", PushClass::kDigest)) == NoticeOutcome::kPushed);
  month.set_ceiling(3);
  month.pass(std::chrono::hours(24));
  CHECK(month.sends(month.notice("อร", "สรุปสอง", PushClass::kDigest)) == NoticeOutcome::kHeld);
}

TEST_CASE("On the eve of a holiday reminders may use three days' shares, questions one") {
  Month month;
  // The seeded officer's digests: eleven from the 15th to the 30th without the 16th, then ten.
  month.set_ceiling(11 + 17);
  CHECK(month.left(PushClass::kReminder) == 1);
  CHECK(month.left(PushClass::kNotice) == 3);
  month.pass(std::chrono::hours(24));  // 18 in 16 days: two a day, rounded up.
  CHECK(month.left(PushClass::kReminder) == 6);
  CHECK(month.left(PushClass::kNotice) == 6);
  CHECK(month.left(PushClass::kPrompt) == 2);
}

TEST_CASE(
    "What LINE counts is taken off the month's pushes, too, where it is more than our own count") {
  Month month;
  const auto line_says = [&](std::optional<std::int64_t> limit, std::int64_t used) {
    month.chat.player().change([&](Records& records) {
      keep_reading({limit, used}, month.chat.now_ms(), records);
    });
  };
  const auto we_push = [&](long long count) {
    month.chat.player().change(
        [&](Records& records) { records.push_ledger.add("2017-06", "digest", count); });
  };
  const auto left = [&] {
    long long pushes = 0;
    month.chat.player().change(
        [&](Records& records) { pushes = pushes_left(*parse_iso_date("2017-06-14"), records); });
    return pushes;
  };
  CHECK(left() == 280);
  we_push(30);
  CHECK(left() == 250);
  line_says(300, 20);  // It has not counted all of ours yet.
  CHECK(left() == 250);
  line_says(300, 100);  // An officer sent 70 in LINE's manager.
  CHECK(left() == 180);
  we_push(10);  // Since it was read.
  CHECK(left() == 170);
  line_says(150, 110);  // A smaller plan than our ceiling.
  CHECK(left() == 40);
  line_says(std::nullopt, 110);  // Without a limit ours holds.
  CHECK(left() == 170);
  line_says(300, 300);
  CHECK(left() == 0);
  CHECK(month.sends(month.notice("ก", "หนึ่ง")) == NoticeOutcome::kHeld);
  // Last month's reading says nothing of this one.
  month.pass(std::chrono::hours(24 * 17));
  CHECK(month.sends(month.notice("ก", "สอง")) == NoticeOutcome::kPushed);
}

TEST_CASE("To the month's last day there is something left to say") {
  Month month;
  for (int i = 0; i < 6; ++i) add_account(month.chat, std::to_string(i));
  month.set_ceiling(60);
  std::vector<long long> pushed_by_day;
  for (int day = 14; day <= 30; ++day) {
    const long long before = month.pushed();
    for (int i = 0; i < 6; ++i) {
      month.sends(month.notice(std::to_string(i), "วัน" + std::to_string(day)));
    }
    pushed_by_day.push_back(month.pushed() - before);
    month.pass(std::chrono::hours(24));
  }
  CHECK(pushed_by_day.front() > 0);
  CHECK(pushed_by_day.back() > 0);
  CHECK(month.chat.records().push_ledger.total("2017-06") <= 60);
}

TEST_CASE("Holidays are read from a file, each year's and one year's; a wrong line is named") {
  const Holidays holidays = songkran();
  CHECK(holidays.includes(*parse_iso_date("2031-04-13")));
  CHECK(holidays.includes(*parse_iso_date("2017-06-16")));
  CHECK_FALSE(holidays.includes(*parse_iso_date("2018-06-16")));
  std::istringstream wrong("04-13\n13-45 ไม่มีวันนี้\n");
  CHECK_THROWS_WITH(Holidays(wrong, "holidays.txt"), Catch::Contains("holidays.txt:2"));
  CHECK(read_holidays(source_dir() + "/locales/holidays.txt")
            .includes(*parse_iso_date("2027-12-05")));
  CHECK_THROWS_AS(read_holidays("/nowhere"), HolidaysError);
}

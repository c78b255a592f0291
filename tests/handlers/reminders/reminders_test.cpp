// Who is reminded of what, when, and when no more. The clock is driven through weeks.
// docs/programme.md 8.2.
#include "handlers/reminders/reminders.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "handlers/programme.h"
#include "handlers/pushes/push_budget.h"
#include "handlers/village/villages.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"
#include "tests/handlers/reminders/weeks.h"

using namespace sammachip;

TEST_CASE("A silent house is asked on its day and two days later, then people ask") {
  Weeks weeks;
  CHECK(weeks.days_until("2017-06-25") == Days{"2017-06-18 round", "2017-06-20 late",
                                               "2017-06-22 team", "2017-06-22 team",
                                               "2017-06-25 leader", "2017-06-25 round"});
  const std::string team = weeks.pushed_to("แดง");
  CHECK(team.find("1 บ้าน: เลขที่ 12") != std::string::npos);
  const std::string leader = weeks.pushed_to("สมใจ");
  CHECK(leader.find("2 บ้าน: เลขที่ 12, 45") != std::string::npos);
}

TEST_CASE("A house that was chosen and never came to LINE is one that is silent, too") {
  Weeks weeks;
  weeks.chat.player().change([&](Records& records) {
    Household house = records.households.find(weeks.without_line).value();
    house.status = HouseholdStatus::kSelected;
    records.households.update(house);
  });
  weeks.days_until("2017-06-25");
  CHECK(weeks.pushed_to("สมใจ").find("2 บ้าน: เลขที่ 12, 45") != std::string::npos);
}

TEST_CASE("Who looks after houses that report on different days hears of them once a week") {
  Weeks weeks;
  const TeamMemberId sage = member_named(weeks.chat, weeks.programme, "ครูแดง").id;
  // The sage's: two report on Wednesdays, one on Sundays, one on Mondays, one by the month.
  for (const char* number : {"61", "62", "63", "64"}) {
    add_listed_household(weeks.chat, weeks.programme, number, "", sage);
  }
  auto& database = weeks.chat.database().writer();
  database.execute("UPDATE household SET created_at_ms = 1493600000000");
  database.execute("UPDATE household SET reporting_day = 3 WHERE house_no IN ('61', '62')");
  database.execute("UPDATE household SET reporting_day = 1 WHERE house_no = '63'");
  database.execute("UPDATE household SET pace = 'monthly' WHERE house_no = '64'");
  Days team;
  for (const auto& one : weeks.days_until("2017-07-15")) {
    if (one.find(" team") != std::string::npos) team.push_back(one);
  }
  // Four days after Wednesdays. The leader looks after house 45 alone: four days after Sundays.
  CHECK(team == Days{"2017-06-15 team", "2017-06-18 team", "2017-06-22 team", "2017-06-25 team",
                     "2017-06-29 team", "2017-07-02 team", "2017-07-06 team", "2017-07-09 team",
                     "2017-07-13 team"});
  const std::string told = weeks.pushed_to("แดง");
  CHECK(told.find("4 บ้าน: เลขที่ 12, 61, 62, 63") != std::string::npos);
  // The month that ended on 30 June is told of on 9 July.
  CHECK(told.find("5 บ้าน: เลขที่ 12, 61, 62, 63, 64") != std::string::npos);
  CHECK(told.find("5 บ้าน: เลขที่ 12, 61, 62, 63, 64") ==
        told.rfind("5 บ้าน: เลขที่ 12, 61, 62, 63, 64"));
}

TEST_CASE("On a public holiday nobody hears of silent houses, but on the day after") {
  Weeks weeks;
  std::istringstream holidays{"2017-06-22 วันหยุด\n2017-06-23 วันหยุด\n"};
  weeks.settings.holidays = Holidays(holidays, "test");
  Days team;
  for (const auto& one : weeks.days_until("2017-07-01")) {
    if (one.find(" team") != std::string::npos) team.push_back(one);
  }
  CHECK(team == Days{"2017-06-24 team", "2017-06-24 team", "2017-06-29 team", "2017-06-29 team"});
}

TEST_CASE("Nobody of a village that rests is reminded, nor told later that a house was silent") {
  Weeks weeks;
  add_officer(weeks.chat, "อร", "920603");
  Chat& chat = weeks.chat;
  Purchase purchase = sent_purchase(chat, weeks.programme, "พริกแห้ง");
  purchase.bought_on = "2017-06-15";
  purchase.entered_by = ChatPlayer::user_id("สมใจ");
  TrainingSession session;
  session.id = new_id(chat.now_ms());
  session.programme_id = weeks.programme;
  session.held_on = "2017-06-21";
  session.created_by = purchase.entered_by;
  chat.player().change([&](Records& records) {
    records.purchases.insert(purchase);
    records.training_sessions.insert(session);
  });
  chat.player().posts_back("อร", "c|pause_village|" + weeks.programme);
  chat.player().taps("อร", "ช่วงนอกฤดู");
  CHECK(weeks.days_until("2017-07-10").empty());
  chat.player().posts_back("อร", "c|resume_village|" + weeks.programme);
  // Of the first round that ends after the rest.
  CHECK(weeks.days_until("2017-07-18") == Days{"2017-07-16 round", "2017-07-18 late"});
}

TEST_CASE("How long a page of the writer's time is changes nothing of what is said") {
  const auto said_with = [](std::chrono::milliseconds page) {
    Weeks weeks;
    weeks.page = page;
    for (const char* number : {"51", "52", "53"}) {
      add_listed_household(weeks.chat, weeks.programme, number, std::string("บ้าน") + number);
    }
    const ProgrammeId other = add_leader(weeks.chat, "ลุงชัย", kSecondVillage);
    for (const char* number : {"61", "62"}) {
      add_listed_household(weeks.chat, other, number, std::string("บ้าน") + number);
    }
    weeks.chat.database().writer().execute("UPDATE household SET created_at_ms = 1497196800000");
    return weeks.days_until("2017-06-25");
  };
  const auto in_one = said_with(std::chrono::hours(1));
  CHECK(in_one.size() > 20);
  CHECK(said_with(std::chrono::milliseconds(0)) == in_one);
}

TEST_CASE("Who reports is asked no more for that round; who says not yet is not asked either") {
  Weeks weeks;
  weeks.days_until("2017-06-17");
  weeks.chat.player().says("ก", "450");
  weeks.chat.player().change([&](Records& records) {
    records.households.update([&] {
      auto house = *records.households.find(weeks.without_line);
      house.status = HouseholdStatus::kPaused;
      return house;
    }());
  });
  CHECK(weeks.days_until("2017-06-24").empty());
  weeks.chat.player().says("ก", "ยังไม่ได้นับ");
  CHECK(weeks.days_until("2017-06-30").empty());
}

TEST_CASE("After three silent rounds only people ask, until the house is heard of again") {
  Weeks weeks;
  const Days said = weeks.days_until("2017-07-23");
  const auto rounds = std::count_if(said.begin(), said.end(), [](const std::string& one) {
    return one.find(" round") != std::string::npos || one.find(" late") != std::string::npos;
  });
  // Each round is asked for twice; the third is the last, and not when it ends.
  CHECK(rounds == 4);
  CHECK(std::count(said.begin(), said.end(), "2017-07-23 leader") == 1);
  weeks.chat.player().says("ก", "500");
  CHECK(weeks.days_until("2017-08-06").back() == "2017-08-06 round");
}

TEST_CASE("Who reports is not asked with the same breath what was to be asked") {
  Weeks weeks;
  weeks.days_until("2017-06-17");
  weeks.chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "0"); });
  CHECK(weeks.days_until("2017-06-18") == Days{"2017-06-18 round held"});
  weeks.chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
  )");
}

TEST_CASE("A reminder that came with another answer is answered by the next figure, too") {
  Weeks weeks;
  weeks.days_until("2017-06-17");
  weeks.chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "0"); });
  CHECK(weeks.days_until("2017-06-20") == Days{"2017-06-18 round held", "2017-06-20 late held"});
  weeks.chat.plays(R"(
    ก: เมนู
    bot:  คุณก รายได้ช่วง 12 – 18 มิ.ย. 60 ยังว่างอยู่…
    bot:  อยากทำอะไร…
    ก: 250
    bot:  จดแล้ว 250 บาท… / ของ 12 – 18 มิ.ย. 60…
    ก: 80
    bot:  จดแล้ว 80 บาท… / ของ 19 – 25 มิ.ย. 60…
  )");
}

TEST_CASE("Nothing is said twice when the hour is asked again, by another instance or later") {
  Weeks weeks;
  weeks.days_until("2017-06-17");
  const ReminderHour hour = reminder_hours().back();
  weeks.to_time(hour.at);
  CHECK(weeks.asks(hour).size() == 1);
  CHECK(weeks.asks(hour).empty());
  weeks.chat.player().restart();
  CHECK(weeks.asks(hour).empty());
  weeks.chat.player().clock().move(std::chrono::minutes(30));
  CHECK(weeks.asks(hour).empty());
}

TEST_CASE("Ten days down, nothing stale goes out") {
  Weeks weeks;
  weeks.days_until("2017-06-15");
  weeks.chat.player().clock().move(std::chrono::hours(24 * 10));  // Monday, 26 June.
  // Only what is due on the days themselves: a late round of the 18th would have been on the 20th.
  CHECK(weeks.days_until("2017-06-26").empty());
}

TEST_CASE(
    "The day before a session who may come is told, and the trainer, but who declined is not") {
  Weeks weeks;
  const ProgrammeId programme(weeks.programme);
  TrainingSession session;
  session.id = new_id(weeks.chat.now_ms());
  session.programme_id = programme;
  session.held_on = "2017-06-17";
  session.starts_at = "09:00";
  session.place = "ศาลา";
  session.topic = "เพาะเห็ด";
  session.trainer_id = member_named(weeks.chat, programme, "ครูแดง").id;
  session.created_by = ChatPlayer::user_id("สมใจ");
  weeks.chat.player().change([&](Records& records) { records.training_sessions.insert(session); });
  SECTION("both are told") {
    CHECK(weeks.days_until("2017-06-17") == Days{"2017-06-16 session", "2017-06-16 session"});
    CHECK(weeks.pushed_to("ก").find("พรุ่งนี้มีอบรม เพาะเห็ด") != std::string::npos);
  }
  SECTION("who said no is left alone") {
    weeks.chat.player().posts_back("ก", "c|not_going|" + session.id);
    CHECK(weeks.days_until("2017-06-17") == Days{"2017-06-16 session"});
    CHECK(weeks.pushed_to("ก").empty());
  }
}

TEST_CASE("A receipt that was to come later is asked for after three days and six, no more") {
  Weeks weeks;
  Purchase purchase = sent_purchase(weeks.chat, weeks.programme, "พริกแห้ง");
  purchase.entered_by = ChatPlayer::user_id("สมใจ");
  weeks.chat.player().change([&](Records& records) { records.purchases.insert(purchase); });
  Days evidence;
  for (const auto& one : weeks.days_until("2017-06-24")) {
    if (one.find("evidence") != std::string::npos) evidence.push_back(one);
  }
  CHECK(evidence == Days{"2017-06-17 evidence", "2017-06-20 evidence"});
}

TEST_CASE("What was missed while the service slept is said if it is still of use") {
  Weeks weeks;
  weeks.days_until("2017-06-17");
  const auto jobs = Programme(Chat::texts(), ProgrammeSettings{}).scheduled_jobs();
  const auto last = std::find_if(jobs.begin(), jobs.end(), [](const ScheduledJob& job) {
    return job.name == reminder_hours().back().name;
  });
  REQUIRE(last != jobs.end());
  const auto runs_late = [&](std::chrono::hours late) {
    weeks.to_time(std::chrono::hours(20));
    const Instant due = last->next_due(instant_from(weeks.chat.now_ms()) - std::chrono::hours(2));
    CHECK(due == Instant(weeks.today()) + std::chrono::hours(11) + std::chrono::minutes(30));
    const ReminderHour hour = reminder_hours().back();
    const long long before = weeks.chat.records().push_ledger.total("2017-06");
    all_pages(weeks.chat, hour, weeks.settings, due, due + late);
    return weeks.chat.records().push_ledger.total("2017-06") - before;
  };
  CHECK(runs_late(std::chrono::hours(15)) == 1);  // The next morning.
  weeks.chat.database().writer().execute("DELETE FROM notification");
  CHECK(runs_late(std::chrono::hours(24 * 9)) == 0);
}

// Which round a figure is for that comes after a reminder.

#include <catch2/catch.hpp>

#include "storage/households/income_reports.h"
#include "storage/records.h"
#include "support/village.h"
#include "tests/handlers/reminders/weeks.h"

using namespace sammachip;

TEST_CASE("The answer to what was asked is for the round that was asked about") {
  Weeks weeks;
  weeks.days_until("2017-06-18");  // Asked on Sunday evening; now it is Monday, 09:00.
  weeks.chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท… / ของ 12 – 18 มิ.ย. 60… [เงินนี้ได้วันนี้] [แก้ยอดนี้] [...]
  )");
  CHECK(weeks.chat.records()
            .income_reports.current_in(weeks.first, "2017-06-12", "2017-06-18")
            .size() == 1);
  // Of house 45 the leader still hears.
  CHECK(weeks.days_until("2017-06-23") == Days{"2017-06-22 team"});
}

TEST_CASE("A figure of today that was taken for an answer is put right with one button") {
  Weeks weeks;
  weeks.days_until("2017-06-18");
  weeks.chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท… / ของ 12 – 18 มิ.ย. 60… [เงินนี้ได้วันนี้] [...]
    ก: [เงินนี้ได้วันนี้]
    bot:  ย้าย 450 บาท เป็นของวันนี้แล้ว / ส่วนช่วง 12 – 18 มิ.ย. 60 ได้กี่บาท กดปุ่มข้างล่างบอกได้เลย… [บอกรายได้] [เมนู]
    ก: [บอกรายได้]
    bot:  …ช่วง 12 – 18 มิ.ย. 60…
    ก: 700
    bot:  จดแล้ว 700 บาท… / ของ 12 – 18 มิ.ย. 60… [เงินนี้ได้วันนี้] [...]
    ก: 80
    bot:  จดแล้ว 80 บาท… / ของ 19 – 25 มิ.ย. 60… [แก้ยอดนี้] [...]
  )");
  auto& reports = weeks.chat.records().income_reports;
  CHECK(reports.current_in(weeks.first, "2017-06-12", "2017-06-18").size() == 1);
  CHECK(reports.current_in(weeks.first, "2017-06-19", "2017-06-25").size() == 2);
  const auto moved = reports.current_in(weeks.first, "2017-06-19", "2017-06-25").front();
  // Pressed again: it is of today.
  weeks.chat.player().posts_back("ก", "c|of_today|" + moved.id);
  CHECK(reports.find(moved.id)->status == ReportStatus::kCurrent);
  // Somebody else's button.
  const auto answer = reports.current_in(weeks.first, "2017-06-12", "2017-06-18").front();
  weeks.chat.player().posts_back("สมใจ", "c|of_today|" + answer.id);
  CHECK(reports.find(answer.id)->status == ReportStatus::kCurrent);
}

TEST_CASE("A figure answers the round that was asked about last, until the next one is over, too") {
  Weeks weeks;
  weeks.days_until("2017-06-18");
  SECTION("days later") {
    weeks.chat.plays(R"(
      * 50 hours pass
      ก: 450
      bot:  จดแล้ว 450 บาท… / ของ 12 – 18 มิ.ย. 60… [เงินนี้ได้วันนี้] [...]
      ก: 80
      bot:  จดแล้ว 80 บาท… / ของ 19 – 25 มิ.ย. 60…
    )");
  }
  SECTION("after they were reminded of it") {
    weeks.days_until("2017-06-20");
    weeks.chat.plays(R"(
      ก: 250
      bot:  จดแล้ว 250 บาท… / ของ 12 – 18 มิ.ย. 60… [เงินนี้ได้วันนี้] [แก้ยอดนี้] [...]
    )");
  }
  SECTION("none, after they were reminded of it") {
    weeks.days_until("2017-06-20");
    weeks.chat.plays(R"(
      * 14 hours pass
      ก: ไม่มีจ้า
      bot:  รับทราบ ช่วง 12 – 18 มิ.ย. 60 ยังไม่มีรายได้ ไม่เป็นไรเลย…
      bot:  ติดตรงไหน…
    )");
  }
  SECTION("none, too") {
    weeks.chat.plays(R"(
      * 90 hours pass
      ก: ไม่มีจ้า
      bot:  รับทราบ ช่วง 12 – 18 มิ.ย. 60 ยังไม่มีรายได้ ไม่เป็นไรเลย…
      bot:  ติดตรงไหน…
    )");
  }
  SECTION("but a week after the next one it is of the present") {
    weeks.chat.plays(R"(
      * 9 days pass
      ก: 450
      bot:  จดแล้ว 450 บาท… / ของ 26 มิ.ย. – 2 ก.ค. 60…
    )");
  }
  SECTION("and other words are no answer by then") {
    weeks.chat.plays(R"(
      * 50 hours pass
      ก: กกฮฮ
      bot:  ขอโทษนะ ยังไม่เข้าใจ…
    )");
  }
}

TEST_CASE("A reminder leaves the question that waits alone; its button asks for that round") {
  Weeks weeks;
  weeks.days_until("2017-06-17");
  weeks.to_time(std::chrono::hours(18));
  weeks.chat.plays(R"(
    ก: ขอให้ช่วย
    bot:  อยากให้ช่วยเรื่องอะไร…
  )");
  CHECK(weeks.days_until("2017-06-18") == Days{"2017-06-18 round"});
  weeks.to_time(std::chrono::minutes(30));
  weeks.chat.player().posts_back("ก", "c|report_round|" + weeks.first + "|2017-06-12/2017-06-18");
  weeks.chat.plays(R"(
    ก: 300
    bot:  จดแล้ว 300 บาท… / ของ 12 – 18 มิ.ย. 60…
    bot:  …
    bot:  อยากให้ช่วยเรื่องอะไร…
  )");
}

// What the month's pushes will be spent on: the numbers, and how officers see them.
#include "handlers/officer/forecast_facts.h"

#include <catch2/catch.hpp>

#include "handlers/officer/push_forecast.h"
#include "storage/database/identifier.h"
#include "storage/machine/notifications.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// A notice as the Notifier notes it, so many days before 14 June 2017.
void note(Records& records, PushClass push_class, int days_ago, NotificationOutcome outcome) {
  Notification row;
  row.key = new_id(0);
  row.user_id = "U1";
  row.push_class = to_text(push_class);
  row.day = iso_date(*parse_iso_date("2017-06-14") - std::chrono::days{days_ago});
  row.outcome = outcome;
  records.notifications.insert(row);
}

TrainingSession session_on(const ProgrammeId& programme, const std::string& day,
                           const TeamMemberId& trainer, Chat& chat) {
  TrainingSession session;
  session.id = new_id(chat.now_ms());
  session.programme_id = programme;
  session.held_on = day;
  session.topic = "เพาะเห็ด";
  session.place = "ศาลา";
  if (!trainer.empty()) session.trainer_id = trainer;
  session.created_by = ChatPlayer::user_id("สมใจ");
  return session;
}

ForecastFacts facts_now(Chat& chat) {
  ForecastFacts facts;
  as_person(chat, "อร", [&](Turn& turn) {
    turn.utc_offset = std::chrono::hours(7);
    turn.today = turn.day_of(turn.now);
    facts = forecast_facts(Holidays{}, turn);
  });
  return facts;
}

}  // namespace

TEST_CASE("The forecast of a month, worked by hand") {
  ForecastFacts facts;
  facts.sent = {{PushClass::kDigest, 20}, {PushClass::kPrompt, 60}};
  facts.left = 100;
  facts.officers = 2;
  facts.working_days = 10;  // 2 x 10 = 20 digests.
  facts.sessions = 1;
  facts.invited = 25;
  facts.rounds_to_come = 120;
  facts.rounds_ended = 200;
  facts.evenings = 12;
  facts.lately = {{PushClass::kPrompt, 90},         // 90 in 200 rounds: 54 in 120.
                  {PushClass::kNotice, 7},          // 7 in 28 days: 3 in 12.
                  {PushClass::kReminder, 14},       // 14 in 28 days: 6 in 12.
                  {PushClass::kEncouragement, 5}};  // 5 in 28 days: 2.14 in 12.
  const auto lines = forecast(facts);
  REQUIRE(lines.size() == 6);
  const std::vector<long long> expected{20, 25, 3, 6, 54, 2};
  const std::vector<long long> sent{20, 0, 0, 0, 60, 0};
  // 20 + 25 + 3 + 6 leave 46 for the questions; the kind words find nothing.
  const std::vector<long long> held{0, 0, 0, 0, 8, 2};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(i);
    CHECK(lines[i].expected == expected[i]);
    CHECK(lines[i].sent == sent[i]);
    CHECK(lines[i].held == held[i]);
  }
  facts.rounds_ended = 0;  // A new installation: nothing to go by.
  CHECK(forecast(facts)[4].expected == 120);
  facts.left = 10;
  CHECK(forecast(facts)[0].held == 10);
  CHECK(forecast(facts)[1].held == 25);
  facts.lately[PushClass::kEncouragement] = 7;
  facts.evenings = 2;  // Exactly a half.
  CHECK(forecast(facts)[5].expected == 1);
}

TEST_CASE("The facts are those of the records: rounds by pace and day, people invited, officers") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_officer(chat, "อร", "920603");  // Beside the seeded one.
  const TeamMemberId sage = add_sage(chat, programme, "ครูแดง", "แดง");
  confirm_team(chat, programme);
  add_listed_household(chat, programme, "12", "ก");
  add_listed_household(chat, programme, "13", "ข");
  add_listed_household(chat, programme, "45");
  auto& database = chat.database().writer();
  database.execute("UPDATE household SET status = 'paused' WHERE created_by = 'demo'");
  // Weekly on Sundays, and there for long: 18 and 25 June are to come; of 17 May to 13 June ended
  // those of 21 and 28 May, 4 and 11 June.
  database.execute("UPDATE household SET pace = 'weekly', reporting_day = 7, created_at_ms = 0");
  // Monthly: June ends within the month, May ended lately.
  database.execute("UPDATE household SET pace = 'monthly' WHERE house_no = '13'");
  // Came in on Wednesday, 7 June: the week of the 11th had begun.
  database.execute("UPDATE household SET created_at_ms = 1496800000000 WHERE house_no = '45'");
  chat.player().change([&](Records& records) {
    records.training_sessions.insert(session_on(programme, "2017-06-20", sage, chat));
    records.training_sessions.insert(session_on(programme, "2017-07-01", "", chat));
    records.training_sessions.insert(session_on(programme, "2017-06-14", "", chat));  // Today.
    records.training_sessions.insert(session_on(programme, "2017-07-02", "", chat));  // In July.
    note(records, PushClass::kPrompt, 1, NotificationOutcome::kPushed);
    note(records, PushClass::kPrompt, 28, NotificationOutcome::kHeld);
    note(records, PushClass::kPrompt, 29, NotificationOutcome::kPushed);  // Too long ago.
    note(records, PushClass::kReminder, 3, NotificationOutcome::kPushed);
    note(records, PushClass::kReminder, 0,
         NotificationOutcome::kPushed);  // Today: still counted on.
    records.push_ledger.add("2017-06", "prompt", 4);
    records.push_ledger.add("2017-06", "message", 9);
    records.push_ledger.add("2017-05", "prompt", 100);
  });
  const ForecastFacts facts = facts_now(chat);
  CHECK(facts.sent == std::map<PushClass, long long>{{PushClass::kPrompt, 4}});
  CHECK(facts.left == 280 - 13);
  CHECK(facts.officers == 2);
  CHECK(facts.working_days == 12);
  CHECK(facts.evenings == 17);
  CHECK(facts.sessions == 2);
  CHECK(facts.invited == 2 + 1 + 2);  // Two houses have somebody on LINE; a trainer once.
  CHECK(facts.rounds_to_come == 2 + 1 + 2);
  CHECK(facts.rounds_ended == 4 + 1);
  CHECK(facts.lately.at(PushClass::kPrompt) == 2);
  CHECK(facts.lately.at(PushClass::kReminder) == 1);
  CHECK(facts.lately.at(PushClass::kEncouragement) == 0);
  CHECK(facts.messages == 9);
  // After the evening's reminders the day is over: tomorrow's training too.
  chat.player().clock().move(std::chrono::hours(24 * 4 + 9));  // Sunday the 18th, 18:00.
  CHECK(facts_now(chat).rounds_to_come == 1 + 1 + 1);
  CHECK(facts_now(chat).evenings == 12);
}

TEST_CASE("An officer asks what is left of the month's pushes; nobody else is told") {
  Chat chat;
  add_officer(chat, "อร", "920603");
  add_account(chat, "ก");
  chat.database().writer().execute("UPDATE household SET status = 'paused'");
  chat.player().change([&](Records& records) {
    records.push_ledger.add("2017-06", "digest", 20);
    records.push_ledger.add("2017-06", "message", 9);
    keep_reading({300, 41}, chat.now_ms(), records);
    for (int i = 0; i < 28; ++i)
      note(records, PushClass::kReminder, 1, NotificationOutcome::kPushed);
    records.settings.save(kPushCeiling, "80");
  });
  chat.plays(R"(
    อร: โควตา
    bot:  ข้อความที่เหลือ มิ.ย. 60 / ใช้แล้ว 41 จาก 80 เหลือ 39 / ส่งไปแล้ว 29 เพดาน 80 · ไลน์นับได้ 41 จาก 300 / • สรุปรายวัน: ส่งแล้ว 20 คาดว่าอีก 24 / …พัฒนากร 2 คน วันทำการอีก 12 วัน / • เตือนวันอบรม: ส่งแล้ว 0 คาดว่าอีก 0 / … / • เตือนงาน: ส่งแล้ว 0 คาดว่าอีก 17 ฝากไว้ 2 / …28 วันที่ผ่านมา 28 ครั้ง เหลืออีก 17 วัน / • ถามรายได้: ส่งแล้ว 0 คาดว่าอีก 0 / … / • ให้กำลังใจ: ส่งแล้ว 0 คาดว่าอีก 0 / … / • ข้อความที่พัฒนากรส่งเอง: 9 / คาดว่าอีก 41 ข้อความ ขาดอยู่ 2 ข้อความ / ที่ขาดจะฝากไว้ เขาจะเห็นเมื่อทักมา [ส่งข้อความ] [รอตัดสิน] [เมนู]
    ก: quota
    bot:  เรื่องนี้พัฒนากรเป็นคนตัดสิน [...]
  )");
}

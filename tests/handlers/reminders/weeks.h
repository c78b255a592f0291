// A village through whose weeks the clock is driven.
#pragma once

#include <map>

#include "handlers/menu/tasks.h"
#include "handlers/programme.h"
#include "handlers/pushes/push_budget.h"
#include "handlers/reminders/reminders.h"
#include "handlers/village/villages.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/notifications.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

namespace sammachip {

// A village with a leader "สมใจ", a sage "แดง" who looks after house 12 ("ก"), and house 45 without
// LINE, which the leader looks after. It begins on Wednesday, 14 June 2017.
struct Weeks {
  Weeks() {
    programme = add_leader(chat, "สมใจ");
    const TeamMemberId sage = add_sage(chat, programme, "ครูแดง", "แดง");
    confirm_team(chat, programme);
    first = add_listed_household(chat, programme, "12", "ก", sage);
    without_line = add_listed_household(chat, programme, "45");
    // So that nobody is asked again because of the seeded houses.
    chat.database().writer().execute(
        "UPDATE household SET status = 'paused' WHERE created_by = 'demo'");
    // What the village's year waits for is another rule's: here the leader put it all off.
    as_person(chat, "สมใจ", [&](Turn& turn) {
      for (const auto& village : villages_for(Act::kNoteVisit, turn)) {
        for (const auto& task : open_tasks(village, turn)) {
          turn.records.task_snoozes.save({turn.account.user_id, task.command, "2018-01-01"});
        }
      }
    });
    // On Sunday, 11 June, 23:00: from the week of the 12th on they are asked.
    chat.database().writer().execute("UPDATE household SET created_at_ms = 1497196800000");
    chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "3000"); });
  }

  // Moves the clock to that time of the local day (0: today) and asks the rules of that hour.
  // Returns what was pushed or kept, by key.
  std::map<std::string, NoticeOutcome> asks(const ReminderHour& hour) {
    std::map<std::string, NoticeOutcome> said;
    const auto before = keys();
    const Instant now = instant_from(chat.now_ms());
    all_pages(chat, hour, settings, now, now, page);
    for (const auto& [key, outcome] : keys()) {
      if (!before.contains(key)) said.emplace(key, outcome);
    }
    return said;
  }
  // The days until and with that one (ISO), each with all its hours.
  std::vector<std::string> days_until(const std::string& day) {
    std::vector<std::string> said;
    const Day last = *parse_iso_date(day);
    for (; today() <= last; next_morning()) {
      for (const auto& hour : reminder_hours()) {
        to_time(hour.at);
        for (const auto& [key, outcome] : asks(hour)) {
          said.push_back(iso_date(today()) + " " + key.substr(0, key.find('|')) +
                         (outcome == NoticeOutcome::kHeld ? " held" : ""));
        }
      }
    }
    return said;
  }
  Day today() {
    return std::chrono::floor<std::chrono::days>(instant_from(chat.now_ms()) + settings.utc_offset);
  }
  void to_time(std::chrono::minutes at) { move_to(Instant(today()) + at - settings.utc_offset); }
  void next_morning() { move_to(Instant(today() + std::chrono::days{1}) + std::chrono::hours(2)); }
  void move_to(Instant instant) {
    chat.player().clock().move(
        std::chrono::duration_cast<std::chrono::seconds>(instant - instant_from(chat.now_ms())));
  }
  std::string pushed_to(const std::string& person) {
    std::string all;
    Query<std::string()> bodies(chat.database().writer(),
                                "SELECT body_json FROM outbox WHERE kind = 'push' ORDER BY id");
    for (const auto& body : bodies.all()) {
      if (body.find(ChatPlayer::user_id(person)) != std::string::npos) all += body + "\n";
    }
    return all;
  }

  Chat chat;
  NotifySettings settings;
  ProgrammeId programme;
  HouseholdId first, without_line;
  std::chrono::milliseconds page{0};

 private:
  std::map<std::string, NoticeOutcome> keys() {
    std::map<std::string, NoticeOutcome> keys;
    Query<std::tuple<std::string, NotificationOutcome>()> all(
        chat.database().writer(), "SELECT key, outcome FROM notification");
    for (const auto& [key, outcome] : all.all()) {
      keys.emplace(key, outcome == NotificationOutcome::kPushed ? NoticeOutcome::kPushed
                                                                : NoticeOutcome::kHeld);
    }
    return keys;
  }
};

using Days = std::vector<std::string>;

}  // namespace sammachip

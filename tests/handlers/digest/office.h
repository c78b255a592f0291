// An officer's tambon, for the digest.
#pragma once

#include <nlohmann/json.hpp>

#include "handlers/digest/digest.h"
#include "handlers/digest/digest_job.h"
#include "handlers/reminders/reminders.h"
#include "storage/database/identifier.h"
#include "storage/households/income_reports.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/submissions.h"
#include "support/village.h"
#include "tests/support/heard.h"

namespace sammachip {

inline constexpr long long kDayMs = 24LL * 3600 * 1000;

// Wednesday, 14 June 2017, 09:00. A village with a leader, a team, four houses; an officer "อร" of
// its tambon.
struct Office {
  explicit Office(const AreaCode& area = "920603") {
    // Without the seeded houses the figures can be followed.
    for (const char* table : {"income_report", "household_month", "household_year", "village_month",
                              "household_standing"}) {
      chat.database().writer().execute(std::string("DELETE FROM ") + table);
    }
    chat.database().writer().execute("UPDATE household SET status = 'left'");
    chat.database().writer().execute(
        "UPDATE role_grant SET until_ms = 1 WHERE user_id = "
        "'demo-officer'");
    programme = add_leader(chat, "สมใจ");
    set_targets(chat, programme, 5, 4);
    for (const char* number : {"1", "2", "3", "4"}) {
      houses.push_back(add_listed_household(chat, programme, number, std::string("บ้าน") + number));
    }
    // Since the first of May they are asked.
    chat.database().writer().execute("UPDATE household SET created_at_ms = 1493600000000");
    add_officer(chat, "อร", area);
  }

  // A report about the week so many weeks ago, made so many days ago.
  void report(const HouseholdId& house, int weeks_ago, long long baht, int days_ago = 0) {
    chat.player().change([&](Records& records) {
      const Day week = *parse_iso_date("2017-06-11") - std::chrono::days{7 * (weeks_ago - 1)};
      IncomeReport report;
      report.id = new_id(chat.now_ms());
      report.household_id = house;
      report.period_from = iso_date(week - std::chrono::days{6});
      report.period_to = report.earned_on = iso_date(week);
      report.amount_satang = baht * 100;
      report.reported_by = "earlier";
      report.created_at_ms = chat.now_ms() - days_ago * kDayMs;
      records.income_reports.add(report);
    });
  }
  void send_team(int days_ago) {
    chat.player().change([&](Records& records) {
      Submission submission;
      submission.id = new_id(chat.now_ms());
      submission.programme_id = programme;
      submission.sent_by = ChatPlayer::user_id("สมใจ");
      submission.sent_at_ms = chat.now_ms() - days_ago * kDayMs;
      records.submissions.insert(submission);
    });
  }

  std::string says(const std::string& person, const std::string& words) {
    return bubbles_of(chat.player().says(person, words));
  }

  // Moves the clock to that local time, and runs the morning's job as it is due then.
  void morning(const std::string& day,
               std::chrono::minutes at = std::chrono::minutes(7 * 60 + 30)) {
    move_to(day, at);
    const Instant now = instant_from(chat.now_ms());
    const Instant due = Instant(*parse_iso_date(day)) + digests.at - settings.utc_offset;
    std::string position;
    do {
      chat.player().change([&](Records& records) {
        position = send_digests(digests, settings, records, Chat::texts(), facts, due, now,
                                position, std::chrono::milliseconds(0));
      });
    } while (!position.empty());
  }
  void move_to(const std::string& day, std::chrono::minutes at) {
    const Instant to = Instant(*parse_iso_date(day)) + at - settings.utc_offset;
    chat.player().clock().move(
        std::chrono::duration_cast<std::chrono::seconds>(to - instant_from(chat.now_ms())));
  }
  std::vector<std::string> pushed() {
    return Query<std::string()>(chat.database().writer(),
                                "SELECT body_json FROM outbox WHERE kind = 'push' ORDER BY id")
        .all();
  }

  Chat chat;
  ProgrammeId programme;
  std::vector<HouseholdId> houses;
  DigestSettings digests;
  NotifySettings settings;
  AreaFacts facts;
};

}  // namespace sammachip

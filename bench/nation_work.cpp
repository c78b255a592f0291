// What a village in its follow-up has behind it and before it: list, meeting, training, material,
// visits, help. Some of it is due on the day that is measured.
#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {
namespace {

using std::chrono::days;

// Of a hundred villages or houses.
constexpr std::uint64_t kListsWaiting = 1, kPurchasesWaiting = 10, kEvidenceLater = 3,
                        kSessionsToday = 3, kSessionsTomorrow = 3, kVisitsToday = 1, kHelpOpen = 1,
                        kHelpClosed = 2;
constexpr int kPastSessions = 2;

// Whether it is one of so many in a hundred, of what `what` counts.
bool is_one_of(std::uint64_t percent, std::int64_t number, int what) {
  return mixed(static_cast<std::uint64_t>(number) * 16 + static_cast<std::uint64_t>(what)) % 100 <
         percent;
}

std::int64_t first_house(std::int64_t village) { return village * Nation::kHousesInVillage; }

void fill_decisions(const Nation& nation, const Sqlite& database) {
  SqliteStatement submission(
      database, insert_sql("submission",
                           "id, programme_id, kind, status, sent_by, sent_at_ms, decided_by,"
                           " decided_at_ms, reason"));
  SqliteStatement event(
      database,
      insert_sql("programme_event", "id, programme_id, kind, at_ms, by_user, reason, detail_json"));
  SqliteStatement forum(
      database, insert_sql("forum",
                           "id, programme_id, held_on, place, present, occupation, occupation_text,"
                           " notice_read, status, recorded_by, created_at_ms"));
  SqliteStatement candidate(
      database,
      insert_sql("candidate",
                 "id, programme_id, house_no, head_name, responsibility, readiness, determination,"
                 " result, reason, status, notice_due_on, household_id, team_member_id, added_by,"
                 " created_at_ms"));
  const Day then = nation.day() - days{100};
  const std::int64_t then_ms = milliseconds(then, 10);
  std::int64_t submissions = 0;
  for (std::int64_t village = 0; village < nation.villages(); ++village) {
    const std::string programme = Nation::programme_id(village);
    const std::string leader = nation.team_member(village, 0);
    const std::string officer = nation.tambon_officer(nation.tambon_of(village));
    for (const char* kind : {"team", "list"}) {
      submission.run(id_of(kOtherIds, ++submissions), programme, kind, "confirmed", leader, then_ms,
                     officer, then_ms, "");
    }
    if (is_one_of(kListsWaiting, village, 0)) {
      submission.run(id_of(kOtherIds, ++submissions), programme, "list", "sent", leader,
                     milliseconds(nation.day() - days{2}, 10), std::nullopt, std::nullopt, "");
    }
    event.run(id_of(kOtherIds, village), programme, "state", then_ms, leader, "", "{}");
    forum.run(id_of(kOtherIds, village), programme, iso(then), "ศาลา", 60, "curry", "", 1, "held",
              leader, then_ms);
    for (std::int64_t place = 0; place < Nation::kHousesInVillage; ++place) {
      const std::int64_t house = first_house(village) + place;
      candidate.run(
          id_of(kOtherIds, house), programme, std::to_string(place + 1) + "/1",
          "ตัวอย่าง " + std::to_string(house), "much", "some", "much", "selected", "", "confirmed",
          "", Nation::household_id(house),
          id_of(kMemberIds, village * Nation::kTeamInVillage +
                                place * Nation::kTeamInVillage / Nation::kHousesInVillage),
          leader, then_ms);
    }
  }
}

void fill_training(const Nation& nation, const Sqlite& database) {
  SqliteStatement session(
      database, insert_sql("training_session",
                           "id, programme_id, kind, held_on, starts_at, place, topic, trainer_id,"
                           " status, created_by, created_at_ms"));
  SqliteStatement presence(
      database, insert_sql("session_household",
                           "session_id, household_id, answer, presence, teachback, understanding,"
                           " noted_by"));
  const std::int64_t then_ms = milliseconds(nation.day() - days{90}, 10);
  std::int64_t sessions = 0;
  for (std::int64_t village = 0; village < nation.villages(); ++village) {
    const std::string leader = nation.team_member(village, 0);
    const auto add = [&](Day day, const char* status) {
      std::string id = id_of(kSessionIds, ++sessions);
      session.run(id, Nation::programme_id(village), "class", iso(day), "09:00", "ศาลา", "เครื่องแกง",
                  id_of(kMemberIds, village * Nation::kTeamInVillage + 1), status, leader, then_ms);
      return id;
    };
    for (int i = 0; i < kPastSessions; ++i) {
      const std::string id = add(nation.day() - days{80 - 7 * i}, "held");
      for (std::int64_t place = 0; place < Nation::kHousesInVillage; ++place) {
        presence.run(id, Nation::household_id(first_house(village) + place), "going", "present", "",
                     "understood", leader);
      }
    }
    if (is_one_of(kSessionsToday, village, 1)) add(nation.day(), "planned");
    if (is_one_of(kSessionsTomorrow, village, 2)) add(nation.day() + days{1}, "planned");
  }
}

void fill_material(const Nation& nation, const Sqlite& database) {
  SqliteStatement purchase(
      database, insert_sql("purchase",
                           "id, programme_id, bought_on, vendor, item, quantity, unit,"
                           " amount_satang, evidence, evidence_reason, status, reason, entered_by,"
                           " created_at_ms, decided_by, decided_at_ms"));
  SqliteStatement handover(
      database, insert_sql("handover",
                           "id, programme_id, purchase_id, household_id, quantity, status,"
                           " given_by, created_at_ms, answered_at_ms"));
  std::int64_t purchases = 0;
  for (std::int64_t village = 0; village < nation.villages(); ++village) {
    const std::string programme = Nation::programme_id(village);
    const std::string leader = nation.team_member(village, 0);
    const auto add = [&](Day day, const char* evidence, const char* status,
                         const std::optional<std::string>& by) {
      std::string id = id_of(kOtherIds, ++purchases);
      const std::int64_t at_ms = milliseconds(day, 15);
      purchase.run(id, programme, iso(day), "ร้านตัวอย่าง", "พริกแห้ง", "5", "กิโลกรัม", 60'000, evidence,
                   "", status, "", leader, at_ms, by,
                   by ? std::optional<std::int64_t>(at_ms) : std::nullopt);
      return id;
    };
    const Day then = nation.day() - days{60};
    const std::string given =
        add(then, "receipt", "accepted", nation.tambon_officer(nation.tambon_of(village)));
    for (std::int64_t place = 0; place < Nation::kHousesInVillage; ++place) {
      const std::int64_t house = first_house(village) + place;
      handover.run(id_of(kOtherIds, house), programme, given, Nation::household_id(house), "1",
                   "got", leader, milliseconds(then, 16), milliseconds(then, 17));
    }
    if (is_one_of(kPurchasesWaiting, village, 3)) {
      add(nation.day() - days{2}, "receipt", "sent", std::nullopt);
    }
    if (is_one_of(kEvidenceLater, village, 4)) {
      add(nation.day() - days{1 + village % 9}, "later", "sent", std::nullopt);
    }
  }
}

void fill_care(const Nation& nation, const Sqlite& database) {
  SqliteStatement visit(
      database, insert_sql("visit",
                           "id, household_id, visited_on, met, doing, problem, need, next_on, mood,"
                           " visited_by, created_at_ms"));
  SqliteStatement help(
      database, insert_sql("help_request",
                           "id, household_id, user_id, kind, text, status, urgent, created_at_ms,"
                           " due_on, closed_at_ms, done_text, closed_by"));
  const Day then = nation.day() - days{40};
  for (std::int64_t house = 0; house < nation.houses(); ++house) {
    const std::string id = Nation::household_id(house);
    const std::int64_t village = house / Nation::kHousesInVillage;
    const std::string helper = nation.team_member(village, 1);
    visit.run(id_of(kOtherIds, house), id, iso(then), 1, "yes", "", "",
              is_one_of(kVisitsToday, house, 5) ? iso(nation.day()) : std::string(), "good", helper,
              milliseconds(then, 11));
    if (is_one_of(kHelpOpen, house, 6)) {
      help.run(id_of(kOtherIds, 2 * house), id, nation.reporter(house), "sell", "ขายไม่ออก", "open",
               0, milliseconds(nation.day() - days{2}, 12), iso(nation.day() + days{5}),
               std::nullopt, "", std::nullopt);
    }
    if (is_one_of(kHelpClosed, house, 7)) {
      const std::int64_t closed_ms = milliseconds(nation.day() - days{1 + house % 10}, 14);
      help.run(id_of(kOtherIds, 2 * house + 1), id, nation.reporter(house), "sell", "ขายไม่ออก",
               "closed", 0, milliseconds(nation.day() - days{20}, 12), iso(nation.day() - days{13}),
               closed_ms, "ช่วยแล้ว", helper);
    }
  }
}

}  // namespace

void fill_work(const Nation& nation, Sqlite& database) {
  fill_decisions(nation, database);
  fill_training(nation, database);
  fill_material(nation, database);
  fill_care(nation, database);
}

}  // namespace bench

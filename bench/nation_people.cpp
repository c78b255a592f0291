// The country's people: households with who reports for them, teams, officers.
#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {
namespace {

// Before the first month of which there may be reports.
constexpr std::chrono::days kSince{410};
constexpr int kBaselineTotal = 900'000, kBaselineOccupation = 120'000;  // Satang a month.

// Everybody with LINE, and the roles they hold.
class Accounts {
 public:
  Accounts(const Nation& nation, const Sqlite& database)
      : at_ms_(milliseconds(nation.day() - kSince, 10)),
        account_(database,
                 insert_sql("line_account",
                            "user_id, status, language, called, current_household_id,"
                            " muted_until_ms, notice_version, notice_at_ms, created_at_ms,"
                            " last_seen_ms, active_role")),
        grant_(database,
               insert_sql("role_grant", "id, user_id, role, area_code, granted_by, from_ms")) {}

  void add_household(const std::string& user, const std::string& household) {
    account_.run(user, "active", "th", "ป้าตัวอย่าง", household, 0, "1", at_ms_, at_ms_, at_ms_, "");
  }

  void add(const std::string& user, const char* role, const std::string& area) {
    account_.run(user, "active", "th", "คุณตัวอย่าง", std::nullopt, 0, "1", at_ms_, at_ms_, at_ms_,
                 role);
    grant_.run(id_of(kOtherIds, ++grants_), user, role, area, "command line", at_ms_);
  }

  std::int64_t since_ms() const { return at_ms_; }

 private:
  std::int64_t at_ms_, grants_ = 0;
  SqliteStatement account_, grant_;
};

void fill_teams(const Nation& nation, const Sqlite& database, Accounts& accounts) {
  SqliteStatement member(
      database, insert_sql("team_member",
                           "id, programme_id, kind, name, expertise, responsibility, readiness,"
                           " determination, willing, status, user_id, added_by, created_at_ms,"
                           " notice_due_on"));
  for (std::int64_t village = 0; village < nation.villages(); ++village) {
    const std::string code = nation.village_code(village);
    for (std::int64_t place = 0; place < Nation::kTeamInVillage; ++place) {
      const std::string user = nation.team_member(village, place);
      accounts.add(user, place == 0 ? "leader" : "team", code);
      member.run(id_of(kMemberIds, village * Nation::kTeamInVillage + place),
                 Nation::programme_id(village), place == 0 ? "leader" : "sage", "คุณตัวอย่าง", "เกษตร",
                 "much", "much", "much", 1, "confirmed", user, nation.team_member(village, 0),
                 accounts.since_ms(), "");
    }
  }
}

void fill_households(const Nation& nation, const Sqlite& database, Accounts& accounts) {
  SqliteStatement household(
      database,
      insert_sql("household",
                 "id, village_code, house_no, head_name, members, main_occupation,"
                 " main_occupation_text, programme_occupation, programme_occupation_text,"
                 " baseline_total_answer, baseline_total_satang, baseline_occupation_answer,"
                 " baseline_occupation_satang, skill, pace, reporting_day, status, created_at_ms,"
                 " created_by, programme_id, team_member_id, no_phone"));
  SqliteStatement link(
      database, insert_sql("household_link", "id, user_id, household_id, relation, since_ms"));
  constexpr std::int64_t houses_each = Nation::kHousesInVillage / Nation::kTeamInVillage;
  for (std::int64_t house = 0; house < nation.houses(); ++house) {
    const std::int64_t village = house / Nation::kHousesInVillage;
    const std::int64_t place = house % Nation::kHousesInVillage;
    const std::string id = Nation::household_id(house);
    const bool has_line = Nation::has_line(house);
    household.run(id, nation.village_code(village), std::to_string(place + 1) + "/1",
                  "ตัวอย่าง " + std::to_string(house), 4, "rubber", "", "curry", "", "figure",
                  kBaselineTotal, "figure", kBaselineOccupation, "", "weekly",
                  Nation::reporting_day(house), "active", accounts.since_ms(),
                  nation.team_member(village, 0), Nation::programme_id(village),
                  id_of(kMemberIds, village * Nation::kTeamInVillage + place / houses_each),
                  has_line ? 0 : 1);
    if (!has_line) continue;
    const std::string user = nation.reporter(house);
    link.run(id_of(kOtherIds, house), user, id, "head", accounts.since_ms());
    accounts.add_household(user, id);
  }
}

}  // namespace

void fill_people(const Nation& nation, Sqlite& database) {
  Accounts accounts(nation, database);
  for (std::int64_t i = 0; i < nation.provinces(); ++i) {
    accounts.add(nation.province_officer(i), "officer", nation.province_code(i));
  }
  for (std::int64_t i = 0; i < nation.districts(); ++i) {
    accounts.add(nation.district_officer(i), "officer", nation.district_code(i));
  }
  for (std::int64_t i = 0; i < nation.tambons(); ++i) {
    accounts.add(nation.tambon_officer(i), "officer", nation.tambon_code(i));
  }
  fill_teams(nation, database, accounts);
  fill_households(nation, database, accounts);
}

}  // namespace bench

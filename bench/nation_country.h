// A country's year in a database: every village of the programme with its team, its households and
// what they reported, as the bot would have kept it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "storage/ids/ids.h"

namespace bench {

using Day = std::chrono::sys_days;

// Of the Ministry's lists: 76 provinces, 878 districts, 7,255 tambons and, in the programme, 23,589
// villages. With fewer villages everything shrinks alike.
class Nation {
 public:
  static constexpr std::int64_t kAllVillages = 23'589;
  static constexpr std::int64_t kHousesInVillage = 20;
  static constexpr std::int64_t kTeamInVillage = 5;  // The leader and four more.

  // `day` is the day that is measured. Reports go back over `months` whole months before its own.
  Nation(std::int64_t villages, int months, Day day);

  // Fills the empty database at `path`, which a bot has made and nobody has open, in one
  // transaction. Throws std::runtime_error.
  void fill(const std::string& path) const;

  std::int64_t villages() const { return villages_; }
  std::int64_t tambons() const { return tambons_; }
  std::int64_t districts() const { return districts_; }
  std::int64_t provinces() const { return provinces_; }
  std::int64_t houses() const { return villages_ * kHousesInVillage; }
  int months() const { return months_; }
  Day day() const { return day_; }

  // Everything counts from 0.
  std::int64_t tambon_of(std::int64_t village) const { return village * tambons_ / villages_; }
  std::int64_t district_of(std::int64_t tambon) const { return tambon * districts_ / tambons_; }
  std::int64_t province_of(std::int64_t district) const {
    return district * provinces_ / districts_;
  }
  sammachip::AreaCode province_code(std::int64_t province) const;
  sammachip::AreaCode district_code(std::int64_t district) const;
  sammachip::AreaCode tambon_code(std::int64_t tambon) const;
  sammachip::VillageCode village_code(std::int64_t village) const;

  // 1 Monday to 7 Sunday: neighbours report on different days.
  static int reporting_day(std::int64_t house) { return static_cast<int>(house % 7) + 1; }
  // Four of five households have somebody with LINE.
  static bool has_line(std::int64_t house);
  // How many rounds before the open one it has not answered: of 100 houses 70 none, 15 one, 10 two
  // and 5 all of the last two months.
  static int missed_rounds(std::int64_t house);

  // LINE user ids.
  std::string reporter(std::int64_t house) const;
  std::string team_member(std::int64_t village, std::int64_t place) const;  // 0 leads.
  std::string tambon_officer(std::int64_t tambon) const;
  std::string district_officer(std::int64_t district) const;
  std::string province_officer(std::int64_t province) const;

  static sammachip::ProgrammeId programme_id(std::int64_t village);
  static sammachip::HouseholdId household_id(std::int64_t house);

 private:
  std::int64_t villages_, tambons_, districts_, provinces_;
  int months_;
  Day day_;
};

// --- for the parts that fill it ------------------------------------------------------------------

// An id as the bot makes them, in the order of `number`; `kind` tells tables apart.
std::string id_of(int kind, std::int64_t number);
// The same each time, and as if by chance.
std::uint64_t mixed(std::uint64_t number);
std::string iso(Day day);
// That hour of that day in Thailand.
std::int64_t milliseconds(Day day, double hour);
// Buddhist era; it runs from October.
int fiscal_year(Day day);

inline constexpr int kProgrammeIds = 1, kHouseholdIds = 2, kMemberIds = 3, kSessionIds = 4,
                     kReportIds = 5, kOtherIds = 6;

class Sqlite;
void fill_places(const Nation& nation, Sqlite& database);
void fill_people(const Nation& nation, Sqlite& database);
void fill_work(const Nation& nation, Sqlite& database);
void fill_reports(const Nation& nation, Sqlite& database);

}  // namespace bench

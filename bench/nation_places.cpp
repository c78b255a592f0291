// The country's areas, its villages' years, and what all parts of it share.
#include <algorithm>
#include <array>
#include <cstdio>

#include "bench/nation_country.h"
#include "bench/people.h"
#include "bench/sqlite.h"

namespace bench {

using sammachip::AreaCode;
using sammachip::HouseholdId;
using sammachip::ProgrammeId;
using sammachip::VillageCode;
namespace {

constexpr std::int64_t kAllTambons = 7'255;
constexpr std::int64_t kAllDistricts = 878;
constexpr std::int64_t kAllProvinces = 76;
constexpr int kFirstProvince = 10;

std::int64_t share(std::int64_t all, std::int64_t villages) {
  return std::max<std::int64_t>(1, all * villages / Nation::kAllVillages);
}

std::string two_digits(std::int64_t number) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%02lld", static_cast<long long>(number));
  return text.data();
}

// The first of those that belong to `parent`, where `of` tells whom one belongs to.
template <class Of>
std::int64_t place_in_parent(std::int64_t number, Of of) {
  std::int64_t first = number;
  while (first > 0 && of(first - 1) == of(number)) --first;
  return number - first + 1;
}

}  // namespace

std::string id_of(int kind, std::int64_t number) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "01970000-0000-7000-8%03x-%012llx",
                static_cast<unsigned>(kind), static_cast<unsigned long long>(number));
  return text.data();
}

std::uint64_t mixed(std::uint64_t number) {
  std::uint64_t value = (number + 1) * 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

std::string iso(Day day) {
  const std::chrono::year_month_day date{day};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::int64_t milliseconds(Day day, double hour) {
  constexpr double offset_hours = 7;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch());
  return seconds.count() * 1000 + static_cast<std::int64_t>((hour - offset_hours) * 3'600'000);
}

int fiscal_year(Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year()) + 543;
  return date.month() >= std::chrono::October ? year + 1 : year;
}

Nation::Nation(std::int64_t villages, int months, Day day)
    : villages_(std::clamp<std::int64_t>(villages, 1, kAllVillages)),
      tambons_(share(kAllTambons, villages_)),
      districts_(share(kAllDistricts, villages_)),
      provinces_(share(kAllProvinces, villages_)),
      months_(months),
      day_(day) {}

AreaCode Nation::province_code(std::int64_t province) const {
  return AreaCode(two_digits(kFirstProvince + province));
}

AreaCode Nation::district_code(std::int64_t district) const {
  return AreaCode(
      province_code(province_of(district)) +
      two_digits(place_in_parent(district, [this](std::int64_t one) { return province_of(one); })));
}

AreaCode Nation::tambon_code(std::int64_t tambon) const {
  return AreaCode(
      district_code(district_of(tambon)) +
      two_digits(place_in_parent(tambon, [this](std::int64_t one) { return district_of(one); })));
}

VillageCode Nation::village_code(std::int64_t village) const {
  return VillageCode(
      tambon_code(tambon_of(village)) +
      two_digits(place_in_parent(village, [this](std::int64_t one) { return tambon_of(one); })));
}

bool Nation::has_line(std::int64_t house) {
  return mixed(static_cast<std::uint64_t>(house) * 2) % 5 != 0;
}

int Nation::missed_rounds(std::int64_t house) {
  const auto percent = mixed(static_cast<std::uint64_t>(house) * 2 + 1) % 100;
  if (percent < 70) return 0;
  if (percent < 85) return 1;
  return percent < 95 ? 2 : 6;
}

std::string Nation::reporter(std::int64_t house) const {
  return user_id(static_cast<std::uint64_t>(house));
}

std::string Nation::team_member(std::int64_t village, std::int64_t place) const {
  return user_id(static_cast<std::uint64_t>(houses() + village * kTeamInVillage + place));
}

std::string Nation::tambon_officer(std::int64_t tambon) const {
  return team_member(villages_ + tambon, 0);
}

std::string Nation::district_officer(std::int64_t district) const {
  return team_member(villages_ + tambons_ + district, 0);
}

std::string Nation::province_officer(std::int64_t province) const {
  return team_member(villages_ + tambons_ + districts_ + province, 0);
}

ProgrammeId Nation::programme_id(std::int64_t village) {
  return ProgrammeId(id_of(kProgrammeIds, village));
}

HouseholdId Nation::household_id(std::int64_t house) {
  return HouseholdId(id_of(kHouseholdIds, house));
}

void Nation::fill(const std::string& path) const {
  Sqlite database(path, Access::kWrite);
  // What is lost if the machine stops is only this database, which is then made again.
  database.execute("PRAGMA journal_mode = OFF");
  database.execute("PRAGMA synchronous = OFF");
  database.execute("PRAGMA cache_size = -2000000");
  database.execute("PRAGMA locking_mode = EXCLUSIVE");
  database.execute("BEGIN");
  fill_places(*this, database);
  fill_people(*this, database);
  fill_work(*this, database);
  fill_reports(*this, database);
  database.execute("COMMIT");
}

void fill_places(const Nation& nation, Sqlite& database) {
  SqliteStatement province(database, insert_sql("province", "code, name"));
  for (std::int64_t i = 0; i < nation.provinces(); ++i) {
    province.run(nation.province_code(i), "จังหวัด " + std::to_string(i + 1));
  }
  SqliteStatement district(
      database, insert_sql("district", "code, name, province_code, office_phone, officer_name"));
  for (std::int64_t i = 0; i < nation.districts(); ++i) {
    const std::string code = nation.district_code(i);
    district.run(code, "อำเภอ " + std::to_string(i + 1), code.substr(0, 2), "075-000-000",
                 "พัฒนากรตัวอย่าง");
  }
  SqliteStatement tambon(database, insert_sql("tambon", "code, name, district_code"));
  for (std::int64_t i = 0; i < nation.tambons(); ++i) {
    const std::string code = nation.tambon_code(i);
    tambon.run(code, "ตำบล " + std::to_string(i + 1), code.substr(0, 4));
  }
  SqliteStatement village(database, insert_sql("village", "code, moo, name, tambon_code"));
  SqliteStatement programme(
      database, insert_sql("village_programme",
                           "id, village_code, fiscal_year_be, budget_satang, state, occupation"));
  constexpr int budget_satang = 1'600'000;
  for (std::int64_t i = 0; i < nation.villages(); ++i) {
    const std::string code = nation.village_code(i);
    village.run(code, std::stoi(code.substr(6)), "ควนเมา", code.substr(0, 6));
    programme.run(Nation::programme_id(i), code, fiscal_year(nation.day()), budget_satang,
                  "follow_up", "curry");
  }
}

}  // namespace bench

// What the households reported, and the sums and standings the bot keeps of it.
#include <algorithm>
#include <map>
#include <vector>

#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {
namespace {

using std::chrono::days;

constexpr days kRound{7};
constexpr days kTextKept{90};  // After which the bot forgets what was written.

// The last day not after `day` that is the house's reporting day.
Day round_end(Day day, int reporting_day) {
  const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
  return day - days{(weekday - reporting_day + 7) % 7};
}

// The last day of the round that was reported in a month; nothing if the house was silent in it.
std::optional<Day> reported(const Nation& nation, std::int64_t house, int months_ago) {
  const int missed = Nation::missed_rounds(house);
  const int reporting_day = Nation::reporting_day(house);
  if (months_ago == 0) {
    // The round that ends on the day itself is open.
    const Day last = round_end(nation.day() - days{1}, reporting_day) - missed * kRound;
    const bool is_this_month = std::chrono::year_month_day{last}.month() ==
                               std::chrono::year_month_day{nation.day()}.month();
    return is_this_month ? std::optional(last) : std::nullopt;
  }
  if (months_ago == 1 && missed > 2) return std::nullopt;
  const std::chrono::year_month_day date{nation.day()};
  const auto month = date.year() / date.month() - std::chrono::months{months_ago};
  return round_end(Day{month / std::chrono::last}, reporting_day);
}

struct Sum {
  std::int64_t count = 0, satang = 0;
};

struct Standing {
  std::string answered_to, answered_before_to;
  std::int64_t answered_at_ms = 0, first_income_at_ms = 0;
};

// Satang: three hundred baht and more, by tens.
std::int64_t amount(std::int64_t house, int months_ago) {
  const auto number = static_cast<std::uint64_t>(house) * 16 + static_cast<unsigned>(months_ago);
  return 1000 * static_cast<std::int64_t>(30 + mixed(number) % 40);
}

class Reports {
 public:
  Reports(const Nation& nation, const Sqlite& database)
      : nation_(nation),
        report_(database,
                insert_sql("income_report",
                           "id, household_id, period_from, period_to, earned_on, month,"
                           " amount_satang, answer, basis, is_approximate, source, reason_code,"
                           " raw_text, message_id, reported_by, created_at_ms, status")),
        month_(database, insert_sql("household_month",
                                    "household_id, month, basis, report_count, sum_satang")),
        village_(database, insert_sql("village_month",
                                      "village_code, month, basis, households_reporting,"
                                      " report_count, sum_satang")),
        year_(database, insert_sql("household_year",
                                   "household_id, fiscal_year_be, basis, months, sum_satang")),
        standing_(database, insert_sql("household_standing",
                                       "household_id, answered_to, answered_before_to,"
                                       " answered_at_ms, practised_on, first_income_at_ms")),
        standings_(static_cast<std::size_t>(nation.houses())) {}

  // One month of all houses, so that the rows come in the order in which they were made.
  void add_month(int months_ago) {
    Sum of_village;
    std::string month;
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      const auto day = reported(nation_, house, months_ago);
      if (day) {
        month = iso(*day).substr(0, 7);
        const std::int64_t satang = amount(house, months_ago);
        add(house, *day, satang);
        ++of_village.count;
        of_village.satang += satang;
      }
      if ((house + 1) % Nation::kHousesInVillage != 0) continue;
      if (of_village.count > 0) {
        village_.run(nation_.village_code(house / Nation::kHousesInVillage), month, "gross",
                     of_village.count, of_village.count, of_village.satang);
      }
      of_village = {};
    }
  }

  void add_years_and_standings() {
    const Day visited = nation_.day() - days{40};  // See fill_care().
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      const std::string id = Nation::household_id(house);
      std::map<int, Sum> years;
      for (int months_ago = nation_.months(); months_ago >= 0; --months_ago) {
        const auto day = reported(nation_, house, months_ago);
        if (!day) continue;
        Sum& sum = years[fiscal_year(*day)];
        ++sum.count;
        sum.satang += amount(house, months_ago);
      }
      for (const auto& [year, sum] : years) year_.run(id, year, "gross", sum.count, sum.satang);
      const Standing& standing = standings_[static_cast<std::size_t>(house)];
      standing_.run(id, standing.answered_to, standing.answered_before_to, standing.answered_at_ms,
                    std::max(standing.answered_to, iso(visited)),
                    standing.answered_to.empty()
                        ? std::nullopt
                        : std::optional<std::int64_t>(standing.first_income_at_ms));
    }
  }

 private:
  void add(std::int64_t house, Day to, std::int64_t satang) {
    const std::string id = Nation::household_id(house);
    const std::string day = iso(to);
    const std::string month = day.substr(0, 7);
    const bool has_line = Nation::has_line(house);
    const std::int64_t village = house / Nation::kHousesInVillage;
    const bool is_text_kept = has_line && nation_.day() - to <= kTextKept;
    const std::int64_t at_ms = milliseconds(to, 19);
    ++reports_;
    report_.run(
        id_of(kReportIds, reports_), id, iso(to - days{6}), day, day, month, satang, "figure",
        "gross", 0, has_line ? "self" : "team", "",
        is_text_kept ? std::optional<std::string>(std::to_string(satang / 100)) : std::nullopt,
        has_line ? std::optional<std::string>(std::to_string(400'000'000'000'000'000 + reports_))
                 : std::nullopt,
        has_line ? nation_.reporter(house) : nation_.team_member(village, 1), at_ms, "current");
    month_.run(id, month, "gross", 1, satang);
    Standing& standing = standings_[static_cast<std::size_t>(house)];
    standing.answered_before_to = standing.answered_to;
    standing.answered_to = day;
    standing.answered_at_ms = at_ms;
    if (standing.first_income_at_ms == 0) standing.first_income_at_ms = at_ms;
  }

  const Nation& nation_;
  SqliteStatement report_, month_, village_, year_, standing_;
  std::vector<Standing> standings_;
  std::int64_t reports_ = 0;
};

}  // namespace

void fill_reports(const Nation& nation, Sqlite& database) {
  Reports reports(nation, database);
  for (int months_ago = nation.months(); months_ago >= 0; --months_ago) {
    reports.add_month(months_ago);
  }
  reports.add_years_and_standings();
}

}  // namespace bench

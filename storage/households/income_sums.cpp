#include "storage/households/income_sums.h"

#include "storage/database/connection.h"

namespace sammachip {
namespace {

const std::string kOfHouseholdMonth =
    " WHERE household_id = :household_id AND month = :month AND basis = :basis";
const std::string kOfVillageMonth =
    " WHERE village_code = (SELECT village_code FROM household WHERE id = :household_id)"
    " AND month = :month AND basis = :basis";
const std::string kOfHouseholdYear =
    " WHERE household_id = :household_id AND fiscal_year_be = :fiscal_year_be AND basis = :basis";

// The casts are for PostgreSQL, where the sum of BIGINTs is a NUMERIC.
const std::string kCountedHouseholds =
    "SELECT household_id, month, basis, COUNT(*) AS report_count,"
    " CAST(SUM(amount_satang) AS BIGINT) AS sum_satang FROM income_report"
    " WHERE status = 'current' GROUP BY household_id, month, basis";
const std::string kCountedVillages =
    "SELECT village_code, month, basis, COUNT(DISTINCT household_id) AS households_reporting,"
    " COUNT(*) AS report_count, CAST(SUM(amount_satang) AS BIGINT) AS sum_satang"
    " FROM income_report JOIN household ON household.id = income_report.household_id"
    " WHERE income_report.status = 'current' GROUP BY village_code, month, basis";

const std::string kCountedYears =
    "SELECT household_id, fiscal_year_be, basis, COUNT(DISTINCT month) AS months,"
    " CAST(SUM(amount_satang) AS BIGINT) AS sum_satang FROM"
    " (SELECT household_id, basis, month, amount_satang, CAST(substr(month, 1, 4) AS INTEGER) + 543"
    "  + CASE WHEN substr(month, 6, 2) >= '10' THEN 1 ELSE 0 END AS fiscal_year_be"
    "  FROM income_report WHERE status = 'current') AS amounts"
    " GROUP BY household_id, fiscal_year_be, basis";

// More lines than this tell nobody more: the sums are then to be rebuilt.
constexpr std::size_t kMostSumDifferences = 1000;

std::string line(const HouseholdMonth& row) {
  return row.household_id + " " + row.month + " " + std::string(to_text(row.basis)) + ": " +
         std::to_string(row.report_count) + " reports, " + std::to_string(row.sum_satang) +
         " satang";
}
std::string line(const HouseholdYear& row) {
  return row.household_id + " " + std::to_string(row.fiscal_year_be) + " " +
         std::string(to_text(row.basis)) + ": " + std::to_string(row.months) + " months, " +
         std::to_string(row.sum_satang) + " satang";
}
std::string line(const VillageMonth& row) {
  return row.village_code + " " + row.month + " " + std::string(to_text(row.basis)) + ": " +
         std::to_string(row.households_reporting) + " households, " +
         std::to_string(row.report_count) + " reports, " + std::to_string(row.sum_satang) +
         " satang";
}

// Adds a line for each kept row that differs from the counted ones, and for each of these that
// differs from the kept.
template <class Row>
void add_differences(Connection& connection, const std::string& what, const std::string& counted,
                     std::vector<std::string>& lines) {
  const auto add = [&](const std::string& from, const std::string& these,
                       const std::string& those) {
    Query<Row()>(connection, these + " EXCEPT " + those).each([&](const Row& row) {
      if (lines.size() < kMostSumDifferences) lines.push_back(what + from + line(row));
    });
  };
  add(" kept ", sql::select<Row>(), counted);
  add(" counted ", counted, sql::select<Row>());
}

template <class Row>
void count_anew(Connection& connection, const std::string& counted) {
  const std::string table(Columns<Row>::kTable);
  connection.execute("DELETE FROM " + table);
  connection.execute("INSERT INTO " + table + " (" + sql::columns<Row>() + ") " + counted);
}

constexpr int kBuddhistEra = 543;

}  // namespace

int fiscal_year_of(const std::string& month) {
  const int year = std::stoi(month.substr(0, 4)) + kBuddhistEra;
  return month.substr(5) >= "10" ? year + 1 : year;
}

// A CHECK is applied to the row an INSERT proposes even where ON CONFLICT then updates, so taking
// away is an UPDATE of its own: its count would be -1.
IncomeSums::IncomeSums(Connection& connection)
    : connection_(connection),
      add_household_(connection,
                     sql::insert<HouseholdMonth>() +
                         " ON CONFLICT (household_id, month, basis) DO UPDATE SET"
                         " report_count = household_month.report_count + 1,"
                         " sum_satang = household_month.sum_satang + excluded.sum_satang"),
      subtract_household_(connection,
                          "UPDATE household_month SET report_count = report_count - 1,"
                          " sum_satang = sum_satang - :sum_satang" +
                              kOfHouseholdMonth + " RETURNING report_count"),
      drop_household_(connection,
                      "DELETE FROM household_month" + kOfHouseholdMonth + " AND report_count = 0"),
      add_village_(connection,
                   "INSERT INTO village_month (" + sql::columns<VillageMonth>() +
                       ") VALUES ((SELECT village_code FROM household WHERE id = :household_id),"
                       " :month, :basis, :reporting, 1, :sum_satang)"
                       " ON CONFLICT (village_code, month, basis) DO UPDATE SET"
                       " households_reporting ="
                       "  village_month.households_reporting + excluded.households_reporting,"
                       " report_count = village_month.report_count + 1,"
                       " sum_satang = village_month.sum_satang + excluded.sum_satang"),
      subtract_village_(
          connection,
          "UPDATE village_month SET households_reporting = households_reporting - :reporting,"
          " report_count = report_count - 1, sum_satang = sum_satang - :sum_satang" +
              kOfVillageMonth + " RETURNING report_count"),
      drop_village_(connection,
                    "DELETE FROM village_month" + kOfVillageMonth + " AND report_count = 0"),
      add_year_(connection, sql::insert<HouseholdYear>() +
                                " ON CONFLICT (household_id, fiscal_year_be, basis) DO UPDATE SET"
                                " months = household_year.months + excluded.months,"
                                " sum_satang = household_year.sum_satang + excluded.sum_satang"),
      subtract_year_(connection,
                     "UPDATE household_year SET months = months - :months,"
                     " sum_satang = sum_satang - :sum_satang" +
                         kOfHouseholdYear + " RETURNING months"),
      drop_year_(connection, "DELETE FROM household_year" + kOfHouseholdYear + " AND months = 0"),
      household_(connection, sql::select<HouseholdMonth>() + kOfHouseholdMonth),
      household_months_(connection, sql::select<HouseholdMonth>() +
                                        " WHERE household_id = :household AND month >= :from"
                                        " AND month <= :to ORDER BY month, basis"),
      village_(connection, sql::select<VillageMonth>() +
                               " WHERE village_code = :village AND month = :month"
                               " AND basis = :basis"),
      in_village_(connection, sql::select<HouseholdMonth>() +
                                  " WHERE household_id IN"
                                  " (SELECT id FROM household WHERE village_code = :village)"
                                  " AND month = :month AND basis = :basis"
                                  " ORDER BY sum_satang, household_id") {}

HouseholdMonth IncomeSums::add(const HouseholdId& household_id, const std::string& month,
                               Basis basis, long long amount_satang) {
  const HouseholdMonth report{household_id, month, basis, 1, amount_satang};
  add_household_.run(report);
  // Not with RETURNING: SQLite puts what that returns in a temporary B-tree first.
  HouseholdMonth added = household_.only(household_id, month, basis);
  const long long reporting = added.report_count == 1 ? 1 : 0;
  add_village_.run(report, reporting);
  add_year_.run({household_id, fiscal_year_of(month), basis, reporting, amount_satang});
  return added;
}

void IncomeSums::subtract(const HouseholdId& household_id, const std::string& month, Basis basis,
                          long long amount_satang) {
  const HouseholdMonth report{household_id, month, basis, 1, amount_satang};
  const auto reports = subtract_household_.one(report);
  if (!reports) {
    throw StorageError("The kept sums lack household " + household_id + " in " + month + ".");
  }
  if (*reports == 0) drop_household_.run(report);
  const long long reporting = *reports == 0 ? 1 : 0;
  const auto village_reports = subtract_village_.one(report, reporting);
  if (!village_reports) {
    throw StorageError("The kept sums lack the village of " + household_id + " in " + month + ".");
  }
  if (*village_reports == 0) drop_village_.run(report);
  const HouseholdYear year{household_id, fiscal_year_of(month), basis, reporting, amount_satang};
  const auto months = subtract_year_.one(year);
  if (!months) {
    throw StorageError("The kept sums lack the year of " + household_id + " with " + month + ".");
  }
  if (*months == 0) drop_year_.run(year);
}

std::optional<HouseholdMonth> IncomeSums::household(const HouseholdId& household_id,
                                                    const std::string& month, Basis basis) {
  return household_.one(household_id, month, basis);
}

std::vector<HouseholdMonth> IncomeSums::household_months(const HouseholdId& household_id,
                                                         const std::string& from_month,
                                                         const std::string& to_month) {
  return household_months_.all(household_id, from_month, to_month);
}

std::optional<VillageMonth> IncomeSums::village(const VillageCode& village_code,
                                                const std::string& month, Basis basis) {
  return village_.one(village_code, month, basis);
}

std::vector<HouseholdMonth> IncomeSums::in_village(const VillageCode& village_code,
                                                   const std::string& month, Basis basis) {
  return in_village_.all(village_code, month, basis);
}

std::vector<std::string> IncomeSums::recount() {
  std::vector<std::string> lines;
  add_differences<HouseholdMonth>(connection_, "household", kCountedHouseholds, lines);
  add_differences<HouseholdYear>(connection_, "year", kCountedYears, lines);
  add_differences<VillageMonth>(connection_, "village", kCountedVillages, lines);
  return lines;
}

void IncomeSums::rebuild() {
  count_anew<HouseholdMonth>(connection_, kCountedHouseholds);
  count_anew<HouseholdYear>(connection_, kCountedYears);
  count_anew<VillageMonth>(connection_, kCountedVillages);
}

}  // namespace sammachip

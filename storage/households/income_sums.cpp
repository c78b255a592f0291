#include "storage/households/income_sums.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kHouseholdMonthColumns = "household_id, month, basis, report_count, sum_satang";
const std::string kVillageMonthColumns =
    "village_code, month, basis, households_reporting, report_count, sum_satang";
const std::string kHouseholdYearColumns = "household_id, fiscal_year_be, basis, months, sum_satang";
const std::string kSelectHouseholdMonth =
    "SELECT " + kHouseholdMonthColumns + " FROM household_month WHERE ";
const std::string kSelectVillageMonth =
    "SELECT " + kVillageMonthColumns + " FROM village_month WHERE ";

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

auto fields(HouseholdMonth& row) {
  return std::tie(row.household_id, row.month, row.basis, row.report_count, row.sum_satang);
}
auto fields(HouseholdYear& row) {
  return std::tie(row.household_id, row.fiscal_year_be, row.basis, row.months, row.sum_satang);
}
auto fields(VillageMonth& row) {
  return std::tie(row.village_code, row.month, row.basis, row.households_reporting,
                  row.report_count, row.sum_satang);
}

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

// Adds a line for each row that `these` has and `those` have not.
template <class Row>
void add_differences(Connection& connection, const std::string& what, const std::string& these,
                     const std::string& those, std::vector<std::string>& lines) {
  Row row;
  Statement statement(connection, these + " EXCEPT " + those, out(fields(row)));
  statement.for_each([&] {
    if (lines.size() < kMostSumDifferences) lines.push_back(what + " " + line(row));
  });
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
                     insert_into("household_month", kHouseholdMonthColumns) +
                         " ON CONFLICT (household_id, month, basis) DO UPDATE SET"
                         " report_count = household_month.report_count + 1,"
                         " sum_satang = household_month.sum_satang + excluded.sum_satang",
                     in(fields(household_))),
      subtract_household_(connection,
                          "UPDATE household_month SET report_count = report_count - 1,"
                          " sum_satang = sum_satang - :amount"
                          " WHERE household_id = :household AND month = :month AND basis = :basis"
                          " RETURNING report_count",
                          in(household_.sum_satang), in(household_.household_id),
                          in(household_.month), in(household_.basis), out(count_)),
      drop_household_(connection,
                      "DELETE FROM household_month WHERE household_id = :household"
                      " AND month = :month AND basis = :basis AND report_count = 0",
                      in(household_.household_id), in(household_.month), in(household_.basis)),
      add_village_(connection,
                   "INSERT INTO village_month (" + kVillageMonthColumns +
                       ") VALUES ((SELECT village_code FROM household WHERE id = :household),"
                       " :month, :basis, :reporting, 1, :amount)"
                       " ON CONFLICT (village_code, month, basis) DO UPDATE SET"
                       " households_reporting ="
                       "  village_month.households_reporting + excluded.households_reporting,"
                       " report_count = village_month.report_count + 1,"
                       " sum_satang = village_month.sum_satang + excluded.sum_satang",
                   in(household_.household_id), in(household_.month), in(household_.basis),
                   in(reporting_), in(household_.sum_satang)),
      subtract_village_(
          connection,
          "UPDATE village_month SET households_reporting = households_reporting - :reporting,"
          " report_count = report_count - 1, sum_satang = sum_satang - :amount"
          " WHERE village_code = (SELECT village_code FROM household WHERE id = :household)"
          " AND month = :month AND basis = :basis RETURNING report_count",
          in(reporting_), in(household_.sum_satang), in(household_.household_id),
          in(household_.month), in(household_.basis), out(count_)),
      drop_village_(
          connection,
          "DELETE FROM village_month"
          " WHERE village_code = (SELECT village_code FROM household WHERE id = :household)"
          " AND month = :month AND basis = :basis AND report_count = 0",
          in(household_.household_id), in(household_.month), in(household_.basis)),
      add_year_(connection,
                insert_into("household_year", kHouseholdYearColumns) +
                    " ON CONFLICT (household_id, fiscal_year_be, basis) DO UPDATE SET"
                    " months = household_year.months + excluded.months,"
                    " sum_satang = household_year.sum_satang + excluded.sum_satang",
                in(fields(year_))),
      subtract_year_(connection,
                     "UPDATE household_year SET months = months - :months,"
                     " sum_satang = sum_satang - :amount WHERE household_id = :household"
                     " AND fiscal_year_be = :year AND basis = :basis RETURNING months",
                     in(year_.months), in(year_.sum_satang), in(year_.household_id),
                     in(year_.fiscal_year_be), in(year_.basis), out(count_)),
      drop_year_(connection,
                 "DELETE FROM household_year WHERE household_id = :household"
                 " AND fiscal_year_be = :year AND basis = :basis AND months = 0",
                 in(year_.household_id), in(year_.fiscal_year_be), in(year_.basis)),
      household_of_(connection,
                    kSelectHouseholdMonth +
                        "household_id = :household AND month = :month"
                        " AND basis = :basis",
                    in(key_), in(month_), in(basis_), out(fields(household_))),
      household_months_(connection,
                        kSelectHouseholdMonth +
                            "household_id = :household AND month >= :from"
                            " AND month <= :to ORDER BY month, basis",
                        in(key_), in(month_), in(to_month_), out(fields(household_))),
      village_of_(
          connection,
          kSelectVillageMonth + "village_code = :village AND month = :month AND basis = :basis",
          in(key_), in(month_), in(basis_), out(fields(village_))),
      village_months_(connection,
                      kSelectVillageMonth +
                          "village_code >= :area AND village_code <= :until"
                          " AND month >= :from AND month <= :to"
                          " ORDER BY village_code, month, basis",
                      in(key_), in(until_), in(month_), in(to_month_), out(fields(village_))),
      in_village_(connection,
                  kSelectHouseholdMonth +
                      "household_id IN"
                      " (SELECT id FROM household WHERE village_code = :village)"
                      " AND month = :month AND basis = :basis"
                      " ORDER BY sum_satang, household_id",
                  in(key_), in(month_), in(basis_), out(fields(household_))) {}

HouseholdMonth IncomeSums::add(const std::string& household_id, const std::string& month,
                               Basis basis, long long amount_satang) {
  household_ = {household_id, month, basis, 1, amount_satang};
  add_household_.run();
  // Not with RETURNING: SQLite puts what that returns in a temporary B-tree first.
  HouseholdMonth added = household(household_id, month, basis).value();
  reporting_ = added.report_count == 1 ? 1 : 0;
  household_.sum_satang = amount_satang;
  add_village_.run();
  year_ = {household_id, fiscal_year_of(month), basis, reporting_, amount_satang};
  add_year_.run();
  return added;
}

void IncomeSums::subtract(const std::string& household_id, const std::string& month, Basis basis,
                          long long amount_satang) {
  household_ = {household_id, month, basis, 1, amount_satang};
  if (!subtract_household_.fetch_one()) {
    throw StorageError("The kept sums lack household " + household_id + " in " + month + ".");
  }
  reporting_ = count_ == 0 ? 1 : 0;
  if (count_ == 0) drop_household_.run();
  if (!subtract_village_.fetch_one()) {
    throw StorageError("The kept sums lack the village of " + household_id + " in " + month + ".");
  }
  if (count_ == 0) drop_village_.run();
  year_ = {household_id, fiscal_year_of(month), basis, reporting_, amount_satang};
  if (!subtract_year_.fetch_one()) {
    throw StorageError("The kept sums lack the year of " + household_id + " with " + month + ".");
  }
  if (count_ == 0) drop_year_.run();
}

std::optional<HouseholdMonth> IncomeSums::household(const std::string& household_id,
                                                    const std::string& month, Basis basis) {
  key_ = household_id;
  month_ = month;
  basis_ = basis;
  return household_of_.fetch_one() ? std::optional(household_) : std::nullopt;
}

std::vector<HouseholdMonth> IncomeSums::household_months(const std::string& household_id,
                                                         const std::string& from_month,
                                                         const std::string& to_month) {
  key_ = household_id;
  month_ = from_month;
  to_month_ = to_month;
  return household_months_.fetch_all(household_);
}

std::optional<VillageMonth> IncomeSums::village(const std::string& village_code,
                                                const std::string& month, Basis basis) {
  key_ = village_code;
  month_ = month;
  basis_ = basis;
  return village_of_.fetch_one() ? std::optional(village_) : std::nullopt;
}

std::vector<VillageMonth> IncomeSums::village_months(const std::string& area_code,
                                                     const std::string& from_month,
                                                     const std::string& to_month) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  month_ = from_month;
  to_month_ = to_month;
  return village_months_.fetch_all(village_);
}

std::vector<HouseholdMonth> IncomeSums::in_village(const std::string& village_code,
                                                   const std::string& month, Basis basis) {
  key_ = village_code;
  month_ = month;
  basis_ = basis;
  return in_village_.fetch_all(household_);
}

std::vector<std::string> IncomeSums::recount() {
  const std::string kept_households = "SELECT " + kHouseholdMonthColumns + " FROM household_month";
  const std::string kept_years = "SELECT " + kHouseholdYearColumns + " FROM household_year";
  const std::string kept_villages = "SELECT " + kVillageMonthColumns + " FROM village_month";
  std::vector<std::string> lines;
  add_differences<HouseholdMonth>(connection_, "household kept", kept_households,
                                  kCountedHouseholds, lines);
  add_differences<HouseholdMonth>(connection_, "household counted", kCountedHouseholds,
                                  kept_households, lines);
  add_differences<HouseholdYear>(connection_, "year kept", kept_years, kCountedYears, lines);
  add_differences<HouseholdYear>(connection_, "year counted", kCountedYears, kept_years, lines);
  add_differences<VillageMonth>(connection_, "village kept", kept_villages, kCountedVillages,
                                lines);
  add_differences<VillageMonth>(connection_, "village counted", kCountedVillages, kept_villages,
                                lines);
  return lines;
}

void IncomeSums::rebuild() {
  connection_.execute("DELETE FROM household_month");
  connection_.execute("DELETE FROM village_month");
  connection_.execute("DELETE FROM household_year");
  connection_.execute("INSERT INTO household_year (" + kHouseholdYearColumns + ") " +
                      kCountedYears);
  connection_.execute("INSERT INTO household_month (" + kHouseholdMonthColumns + ") " +
                      kCountedHouseholds);
  connection_.execute("INSERT INTO village_month (" + kVillageMonthColumns + ") " +
                      kCountedVillages);
}

}  // namespace sammachip

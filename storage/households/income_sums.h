#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

enum class Basis { kGross, kNet };
template <>
struct EnumWords<Basis> {
  static constexpr std::string_view kAll[] = {"gross", "net"};
};

// What a household reported in a month, of one basis (the two are never added together).
struct HouseholdMonth {
  HouseholdId household_id = {};
  std::string month = {};  // "YYYY-MM".
  Basis basis = Basis::kGross;
  long long report_count = 0;
  long long sum_satang = 0;
  bool operator==(const HouseholdMonth&) const = default;
};

template <>
struct Columns<HouseholdMonth> {
  static constexpr std::string_view kTable = "household_month";
  static constexpr std::string_view kNames = "household_id, month, basis, report_count, sum_satang";
  static auto of(auto& row) {
    return std::tie(row.household_id, row.month, row.basis, row.report_count, row.sum_satang);
  }
};

// What the households of a village earned in a month: the sum of their HouseholdMonths.
struct VillageMonth {
  VillageCode village_code = {};
  std::string month = {};
  Basis basis = Basis::kGross;
  long long households_reporting = 0;
  long long report_count = 0;
  long long sum_satang = 0;
  bool operator==(const VillageMonth&) const = default;
};

template <>
struct Columns<VillageMonth> {
  static constexpr std::string_view kTable = "village_month";
  static constexpr std::string_view kNames =
      "village_code, month, basis, households_reporting, report_count, sum_satang";
  static auto of(auto& row) {
    return std::tie(row.village_code, row.month, row.basis, row.households_reporting,
                    row.report_count, row.sum_satang);
  }
};

// The months of a household in a fiscal year (Buddhist era) that it reported in, and their sum.
struct HouseholdYear {
  HouseholdId household_id = {};
  int fiscal_year_be = 0;
  Basis basis = Basis::kGross;
  long long months = 0;
  long long sum_satang = 0;
  bool operator==(const HouseholdYear&) const = default;
};

template <>
struct Columns<HouseholdYear> {
  static constexpr std::string_view kTable = "household_year";
  static constexpr std::string_view kNames =
      "household_id, fiscal_year_be, basis, months, sum_satang";
  static auto of(auto& row) {
    return std::tie(row.household_id, row.fiscal_year_be, row.basis, row.months, row.sum_satang);
  }
};

// The fiscal year (Buddhist era, from October) of a month "YYYY-MM". REQUIRES: it is one.
int fiscal_year_of(const std::string& month);

// The kept sums: changed by increments with every report, so that a digest of a province does not
// scan reports. Only IncomeReports changes them. A month without reports has no row: it is unknown,
// not zero. Months are "YYYY-MM"; no list has a limit.
class IncomeSums {
 public:
  explicit IncomeSums(Connection& connection);
  // Count a report's amount in, or out, for its household and village. add() returns what the
  // household then has in that month.
  HouseholdMonth add(const HouseholdId& household_id, const std::string& month, Basis basis,
                     long long amount_satang);
  void subtract(const HouseholdId& household_id, const std::string& month, Basis basis,
                long long amount_satang);

  std::optional<HouseholdMonth> household(const HouseholdId& household_id, const std::string& month,
                                          Basis basis);
  // A household's months from `from_month` to `to_month`, oldest first.
  std::vector<HouseholdMonth> household_months(const HouseholdId& household_id,
                                               const std::string& from_month,
                                               const std::string& to_month);
  std::optional<VillageMonth> village(const VillageCode& village_code, const std::string& month,
                                      Basis basis);
  // What each household of a village that reported has in a month, least first: for medians.
  std::vector<HouseholdMonth> in_village(const VillageCode& village_code, const std::string& month,
                                         Basis basis);

  // Computes every sum from the reports and returns two lines for each that differs from the kept
  // one, e.g. "village kept 92060101 2017-06 gross: 1 households, 1 reports, 35000 satang" and
  // "village counted ...". Empty: all is well. Scans everything.
  std::vector<std::string> recount();
  // Replaces every kept sum by what is counted. Scans everything.
  void rebuild();

 private:
  Connection& connection_;
  // Those that add or subtract take what one report brings: its amount as the sum.
  Query<void(HouseholdMonth)> add_household_;
  Query<long long(HouseholdMonth)> subtract_household_;
  Query<void(HouseholdMonth)> drop_household_;
  Query<void(HouseholdMonth, long long households_reporting)> add_village_;
  Query<long long(HouseholdMonth, long long households_reporting)> subtract_village_;
  Query<void(HouseholdMonth)> drop_village_;
  Query<void(HouseholdYear)> add_year_;
  Query<long long(HouseholdYear)> subtract_year_;
  Query<void(HouseholdYear)> drop_year_;
  Query<HouseholdMonth(HouseholdId household_id, std::string_view month, Basis basis)> household_;
  Query<HouseholdMonth(HouseholdId household_id, std::string_view from_month,
                       std::string_view to_month)>
      household_months_;
  Query<VillageMonth(VillageCode village_code, std::string_view month, Basis basis)> village_;
  Query<HouseholdMonth(VillageCode village_code, std::string_view month, Basis basis)> in_village_;
};

}  // namespace sammachip

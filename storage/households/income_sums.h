#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class Basis { kGross, kNet };
template <>
struct EnumWords<Basis> {
  static constexpr std::string_view kAll[] = {"gross", "net"};
};

// What a household reported in a month, of one basis (the two are never added together).
struct HouseholdMonth {
  std::string household_id = {};
  std::string month = {};  // "YYYY-MM".
  Basis basis = Basis::kGross;
  long long report_count = 0;
  long long sum_satang = 0;
  bool operator==(const HouseholdMonth&) const = default;
};

struct VillageMonth {
  std::string village_code = {};
  std::string month = {};
  Basis basis = Basis::kGross;
  long long households_reporting = 0;
  long long report_count = 0;
  long long sum_satang = 0;
  bool operator==(const VillageMonth&) const = default;
};

// The months of a household in a fiscal year (Buddhist era) that it reported in, and their sum.
struct HouseholdYear {
  std::string household_id = {};
  int fiscal_year_be = 0;
  Basis basis = Basis::kGross;
  long long months = 0;
  long long sum_satang = 0;
  bool operator==(const HouseholdYear&) const = default;
};

// The fiscal year (Buddhist era, from October) of a month "YYYY-MM". REQUIRES: it is one.
int fiscal_year_of(const std::string& month);

// The kept sums: changed by increments with every report, so that a digest of a province does not
// scan reports. Only IncomeReports changes them. A month without reports has no row: it is unknown,
// not zero.
class IncomeSums {
 public:
  explicit IncomeSums(Connection& connection);
  // Count a report's amount in, or out, for its household and village. add() returns what the
  // household then has in that month.
  HouseholdMonth add(const std::string& household_id, const std::string& month, Basis basis,
                     long long amount_satang);
  void subtract(const std::string& household_id, const std::string& month, Basis basis,
                long long amount_satang);

  std::optional<HouseholdMonth> household(const std::string& household_id, const std::string& month,
                                          Basis basis);
  // A household's months from `from_month` to `to_month`, oldest first.
  std::vector<HouseholdMonth> household_months(const std::string& household_id,
                                               const std::string& from_month,
                                               const std::string& to_month);
  std::optional<VillageMonth> village(const std::string& village_code, const std::string& month,
                                      Basis basis);
  // The villages whose code begins with `area_code` (empty: all) in the months from `from_month` to
  // `to_month`.
  std::vector<VillageMonth> village_months(const std::string& area_code,
                                           const std::string& from_month,
                                           const std::string& to_month);
  // What each household of a village that reported has in a month, least first: for medians.
  std::vector<HouseholdMonth> in_village(const std::string& village_code, const std::string& month,
                                         Basis basis);

  // Computes every sum from the reports and returns two lines for each that differs from the kept
  // one, e.g. "village kept 92060101 2017-06 gross: 1 households, 1 reports, 35000 satang" and
  // "village counted ...". Empty: all is well. Scans everything.
  std::vector<std::string> recount();
  // Replaces every kept sum by what is counted. Scans everything.
  void rebuild();

 private:
  Connection& connection_;
  HouseholdMonth household_;
  HouseholdYear year_;
  VillageMonth village_;
  std::string key_, until_, month_, to_month_;
  Basis basis_ = Basis::kGross;
  long long count_ = 0, reporting_ = 0;
  Statement add_household_, subtract_household_, drop_household_, add_village_, subtract_village_,
      drop_village_, add_year_, subtract_year_, drop_year_, household_of_, household_months_,
      village_of_, village_months_, in_village_;
};

}  // namespace sammachip

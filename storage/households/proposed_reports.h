#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"
#include "storage/households/income_reports.h"

namespace sammachip {

// What a house's own people made of a figure that somebody else brought.
enum class ProposalOutcome { kOpen, kKept, kTaken, kAdded };
template <>
struct EnumWords<ProposalOutcome> {
  static constexpr std::string_view kAll[] = {"open", "kept", "taken", "added"};
};

// A figure for days of which a house's own people had sent theirs: it counts nowhere, until they
// say which is to stand.
struct ProposedReport {
  ProposalId id = {};
  HouseholdId household_id = {};
  std::string period_from = {};  // ISO dates; both days included.
  std::string period_to = {};
  long long amount_satang = 0;
  ReportAnswer answer = ReportAnswer::kFigure;
  Basis basis = Basis::kGross;
  bool is_approximate = false;
  ReportId against = {};       // Id of the report that stood.
  AccountId proposed_by = {};  // LINE user id.
  long long created_at_ms = 0;
  ProposalOutcome outcome = ProposalOutcome::kOpen;
  std::optional<AccountId> decided_by = {};
  std::optional<long long> decided_at_ms = {};
};

template <>
struct Columns<ProposedReport> {
  static constexpr std::string_view kTable = "proposed_report";
  static constexpr std::string_view kNames =
      "id, household_id, period_from, period_to, amount_satang, answer, basis, is_approximate, "
      "against, proposed_by, created_at_ms, outcome, decided_by, decided_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.household_id, row.period_from, row.period_to, row.amount_satang,
                    row.answer, row.basis, row.is_approximate, row.against, row.proposed_by,
                    row.created_at_ms, row.outcome, row.decided_by, row.decided_at_ms);
  }
};

// The figures that wait for a house's own people, and what became of them. Lists are oldest first.
class ProposedReports {
 public:
  explicit ProposedReports(Connection& connection);
  void insert(const ProposedReport& proposal);
  std::optional<ProposedReport> find(const ProposalId& id);
  // False, and nothing happens, if it was decided before or is not there.
  bool decide(const ProposalId& id, ProposalOutcome outcome, const AccountId& by, long long now_ms);
  std::vector<ProposedReport> open_for_household(const HouseholdId& household_id);
  // At most 1,000.
  std::vector<ProposedReport> list_for_household(const HouseholdId& household_id);
  // Deletes one that is open: who brought it brings another.
  void take_back(const ProposalId& id);
  // Deletes up to `limit` that were made before `before_ms`. Returns how many.
  long long purge_before(long long before_ms, int limit);

 private:
  Query<void(ProposedReport)> insert_;
  Query<ProposedReport(ProposalId id)> find_;
  Query<void(ProposalOutcome outcome, AccountId by, long long now_ms, ProposalId id)> decide_;
  Query<ProposedReport(HouseholdId household_id)> open_;
  Query<ProposedReport(HouseholdId household_id)> for_household_;
  Query<void(ProposalId id)> take_back_;
  Query<void(long long before_ms, int limit)> purge_;
};

}  // namespace sammachip

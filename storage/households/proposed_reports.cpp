#include "storage/households/proposed_reports.h"

namespace sammachip {

ProposedReports::ProposedReports(Connection& connection)
    : insert_(connection, sql::insert<ProposedReport>()),
      find_(connection, sql::select<ProposedReport>() + " WHERE id = :id"),
      decide_(connection,
              "UPDATE proposed_report SET outcome = :outcome, decided_by = :by,"
              " decided_at_ms = :now WHERE id = :id AND outcome = 'open'"),
      open_(connection, sql::select<ProposedReport>() +
                            " WHERE household_id = :household AND outcome = 'open' ORDER BY id"),
      for_household_(connection, sql::select<ProposedReport>() +
                                     " WHERE household_id = :household ORDER BY id LIMIT 1000"),
      take_back_(connection, "DELETE FROM proposed_report WHERE id = :id AND outcome = 'open'"),
      purge_(connection,
             "DELETE FROM proposed_report WHERE id IN (SELECT id FROM proposed_report"
             " WHERE created_at_ms < :before ORDER BY created_at_ms LIMIT :limit)") {}

void ProposedReports::insert(const ProposedReport& proposal) { insert_.run(proposal); }

std::optional<ProposedReport> ProposedReports::find(const ProposalId& id) { return find_.one(id); }

bool ProposedReports::decide(const ProposalId& id, ProposalOutcome outcome, const AccountId& by,
                             long long now_ms) {
  return decide_.changed(outcome, by, now_ms, id) == 1;
}

std::vector<ProposedReport> ProposedReports::open_for_household(const HouseholdId& household_id) {
  return open_.all(household_id);
}

std::vector<ProposedReport> ProposedReports::list_for_household(const HouseholdId& household_id) {
  return for_household_.all(household_id);
}

void ProposedReports::take_back(const ProposalId& id) { take_back_.run(id); }

long long ProposedReports::purge_before(long long before_ms, int limit) {
  return purge_.changed(before_ms, limit);
}

}  // namespace sammachip

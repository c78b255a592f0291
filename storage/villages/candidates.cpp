#include "storage/villages/candidates.h"

namespace sammachip {

Candidates::Candidates(Connection& connection)
    : insert_(connection, sql::insert<Candidate>()),
      update_(connection, sql::update<Candidate>()),
      erase_(connection, "DELETE FROM candidate WHERE id = :id"),
      find_(connection, sql::select<Candidate>() + " WHERE id = :id"),
      list_(connection, sql::select<Candidate>() +
                            " WHERE programme_id = :programme ORDER BY created_at_ms, id"),
      list_unsettled_(connection, sql::select<Candidate>() +
                                      " WHERE programme_id = :programme AND (status = 'draft'"
                                      " OR (result = 'selected' AND team_member_id IS NULL))"
                                      " ORDER BY created_at_ms, id"),
      for_household_(connection, sql::select<Candidate>() +
                                     " WHERE household_id = :household ORDER BY created_at_ms, id"),
      count_with_(connection,
                  "SELECT COUNT(*) FROM candidate"
                  " WHERE programme_id = :programme AND result = :result"),
      set_status_(connection,
                  "UPDATE candidate SET status = :to"
                  " WHERE programme_id = :programme AND status = :from"),
      notices_due_(connection, "SELECT " + sql::columns<Candidate>() + kFromVillages +
                                   "candidate WHERE " + kOfVillage +
                                   " AND noticed_at_ms IS NULL AND notice_due_on <> ''"
                                   " AND notice_due_on <= :date AND " +
                                   kInArea + " ORDER BY notice_due_on, id LIMIT :most") {}

void Candidates::insert(const Candidate& candidate) { insert_.run(candidate); }

bool Candidates::update(const Candidate& candidate) { return update_.changed(candidate) == 1; }

bool Candidates::erase(const CandidateId& id) { return erase_.changed(id) == 1; }

std::optional<Candidate> Candidates::find(const CandidateId& id) { return find_.one(id); }

std::vector<Candidate> Candidates::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

std::vector<Candidate> Candidates::list_unsettled(const ProgrammeId& programme_id) {
  return list_unsettled_.all(programme_id);
}

std::vector<Candidate> Candidates::list_for_household(const HouseholdId& household_id) {
  return for_household_.all(household_id);
}

int Candidates::count(const ProgrammeId& programme_id, CandidateResult result) {
  return count_with_.only(programme_id, result);
}

long long Candidates::set_status(const ProgrammeId& programme_id, CandidateStatus from,
                                 CandidateStatus to) {
  return set_status_.changed(to, programme_id, from);
}

std::vector<Candidate> Candidates::notices_due_in_area(const AreaCode& area_code,
                                                       const std::string& until_date, int limit) {
  return notices_due_.all(until_date, Area(area_code), limit);
}

}  // namespace sammachip

#include "storage/villages/candidates.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kChangeableCandidateColumns =
    "house_no, head_name, responsibility, readiness, determination, result, reason, status, "
    "notice_due_on, noticed_at_ms, household_id, team_member_id";
const std::string kCandidateColumns =
    "id, programme_id, added_by, created_at_ms, " + kChangeableCandidateColumns;
const std::string kSelectCandidate = "SELECT " + kCandidateColumns + " FROM candidate ";

auto changeable(Candidate& row) {
  return std::tie(row.house_no, row.head_name, row.responsibility, row.readiness, row.determination,
                  row.result, row.reason, row.status, row.notice_due_on, row.noticed_at_ms,
                  row.household_id, row.team_member_id);
}

auto fields(Candidate& row) {
  return std::tuple_cat(std::tie(row.id, row.programme_id, row.added_by, row.created_at_ms),
                        changeable(row));
}

}  // namespace

Candidates::Candidates(Connection& connection)
    : insert_(connection, insert_into("candidate", kCandidateColumns), in(fields(row_))),
      update_(connection, update_by_id("candidate", kChangeableCandidateColumns),
              in(changeable(row_)), in(row_.id)),
      erase_(connection, "DELETE FROM candidate WHERE id = :id", in(key_)),
      find_(connection, kSelectCandidate + "WHERE id = :id", in(key_), out(fields(row_))),
      list_(connection,
            kSelectCandidate + "WHERE programme_id = :programme ORDER BY created_at_ms, id",
            in(key_), out(fields(row_))),
      list_unsettled_(connection,
                      kSelectCandidate +
                          "WHERE programme_id = :programme AND (status = 'draft'"
                          " OR (result = 'selected' AND team_member_id IS NULL))"
                          " ORDER BY created_at_ms, id",
                      in(key_), out(fields(row_))),
      for_household_(
          connection,
          kSelectCandidate + "WHERE household_id = :household ORDER BY created_at_ms, id", in(key_),
          out(fields(row_))),
      count_with_(connection,
                  "SELECT COUNT(*) FROM candidate"
                  " WHERE programme_id = :programme AND result = :result",
                  in(key_), in(result_), out(count_)),
      set_status_(connection,
                  "UPDATE candidate SET status = :to"
                  " WHERE programme_id = :programme AND status = :from",
                  in(to_), in(key_), in(from_)),
      notices_due_(connection,
                   "SELECT " + kCandidateColumns + kFromVillages + "candidate WHERE " + kOfVillage +
                       " AND noticed_at_ms IS NULL AND notice_due_on <> ''" +
                       " AND notice_due_on <= :date AND " + kInArea +
                       " ORDER BY notice_due_on, id LIMIT :most",
                   in(until_date_), in(key_), in(until_), in(limit_), out(fields(row_))) {}

void Candidates::insert(const Candidate& candidate) {
  row_ = candidate;
  insert_.run();
}

bool Candidates::update(const Candidate& candidate) {
  row_ = candidate;
  return update_.run() == 1;
}

bool Candidates::erase(const std::string& id) {
  key_ = id;
  return erase_.run() == 1;
}

std::optional<Candidate> Candidates::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Candidate> Candidates::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

std::vector<Candidate> Candidates::list_unsettled(const std::string& programme_id) {
  key_ = programme_id;
  return list_unsettled_.fetch_all(row_);
}

std::vector<Candidate> Candidates::list_for_household(const std::string& household_id) {
  key_ = household_id;
  return for_household_.fetch_all(row_);
}

int Candidates::count(const std::string& programme_id, CandidateResult result) {
  key_ = programme_id;
  result_ = result;
  count_with_.fetch_one();
  return count_;
}

long long Candidates::set_status(const std::string& programme_id, CandidateStatus from,
                                 CandidateStatus to) {
  key_ = programme_id;
  from_ = from;
  to_ = to;
  return set_status_.run();
}

std::vector<Candidate> Candidates::notices_due_in_area(const std::string& area_code,
                                                       const std::string& until_date, int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  until_date_ = until_date;
  limit_ = limit;
  return notices_due_.fetch_all(row_);
}

}  // namespace sammachip

#include "storage/villages/submissions.h"

namespace sammachip {
namespace {

const std::string kDecideSubmission =
    "UPDATE submission SET status = :status, decided_by = :by, decided_at_ms = :now,"
    " reason = :reason WHERE id = :id AND ";

}  // namespace

Submissions::Submissions(Connection& connection)
    : insert_(connection, sql::insert<Submission>()),
      find_(connection, sql::select<Submission>() + " WHERE id = :id"),
      latest_(connection, sql::select<Submission>() +
                              " WHERE programme_id = :programme AND kind = :kind"
                              " ORDER BY sent_at_ms DESC, id DESC LIMIT 1"),
      decide_(connection, kDecideSubmission + "status = 'sent'"),
      take_back_(connection, kDecideSubmission + "status <> 'returned'"),
      waiting_in_area_(connection, "SELECT " + sql::columns<Submission>() + ", village_code" +
                                       kFromVillages + "submission WHERE " + kOfVillage +
                                       " AND status = 'sent' AND " + kInArea +
                                       " ORDER BY sent_at_ms, id LIMIT :most") {}

void Submissions::insert(const Submission& submission) { insert_.run(submission); }

std::optional<Submission> Submissions::find(const SubmissionId& id) { return find_.one(id); }

std::optional<Submission> Submissions::latest(const ProgrammeId& programme_id,
                                              SubmissionKind kind) {
  return latest_.one(programme_id, kind);
}

bool Submissions::decide(const SubmissionId& id, SubmissionStatus status, const AccountId& by,
                         const std::string& reason, long long now_ms) {
  return decide_.changed(status, by, now_ms, reason, id) == 1;
}

bool Submissions::take_back(const SubmissionId& id, const AccountId& by, const std::string& reason,
                            long long now_ms) {
  return take_back_.changed(SubmissionStatus::kReturned, by, now_ms, reason, id) == 1;
}

std::vector<WaitingSubmission> Submissions::waiting_in_area(const AreaCode& area_code, int limit) {
  return waiting_in_area_.all(Area(area_code), limit);
}

}  // namespace sammachip

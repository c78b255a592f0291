#include "storage/villages/submissions.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kSubmissionColumns =
    "id, programme_id, kind, status, sent_by, sent_at_ms, decided_by, decided_at_ms, reason";

auto fields(Submission& row) {
  return std::tie(row.id, row.programme_id, row.kind, row.status, row.sent_by, row.sent_at_ms,
                  row.decided_by, row.decided_at_ms, row.reason);
}

auto fields(WaitingSubmission& row) {
  return std::tuple_cat(fields(row.submission), std::tie(row.village_code));
}

}  // namespace

Submissions::Submissions(Connection& connection)
    : insert_(connection, insert_into("submission", kSubmissionColumns),
              in(fields(row_.submission))),
      find_(connection, "SELECT " + kSubmissionColumns + " FROM submission WHERE id = :id",
            in(key_), out(fields(row_.submission))),
      latest_(connection,
              "SELECT " + kSubmissionColumns +
                  " FROM submission WHERE programme_id = :programme AND kind = :kind"
                  " ORDER BY sent_at_ms DESC, id DESC LIMIT 1",
              in(key_), in(kind_), out(fields(row_.submission))),
      decide_(connection,
              update_by_id("submission", "status, decided_by, decided_at_ms, reason") +
                  " AND status = 'sent'",
              in(row_.submission.status), in(row_.submission.decided_by),
              in(row_.submission.decided_at_ms), in(row_.submission.reason), in(key_)),
      take_back_(connection,
                 update_by_id("submission", "status, decided_by, decided_at_ms, reason") +
                     " AND status <> 'returned'",
                 in(row_.submission.status), in(row_.submission.decided_by),
                 in(row_.submission.decided_at_ms), in(row_.submission.reason), in(key_)),
      waiting_in_area_(connection,
                       "SELECT " + kSubmissionColumns + ", village_code" + kFromVillages +
                           "submission WHERE " + kOfVillage + " AND status = 'sent' AND " +
                           kInArea + " ORDER BY sent_at_ms, id LIMIT :most",
                       in(key_), in(until_), in(limit_), out(fields(row_))) {}

void Submissions::insert(const Submission& submission) {
  row_.submission = submission;
  insert_.run();
}

std::optional<Submission> Submissions::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_.submission) : std::nullopt;
}

std::optional<Submission> Submissions::latest(const std::string& programme_id,
                                              SubmissionKind kind) {
  key_ = programme_id;
  kind_ = kind;
  return latest_.fetch_one() ? std::optional(row_.submission) : std::nullopt;
}

bool Submissions::decide(const std::string& id, SubmissionStatus status, const std::string& by,
                         const std::string& reason, long long now_ms) {
  key_ = id;
  row_.submission.status = status;
  row_.submission.decided_by = by;
  row_.submission.decided_at_ms = now_ms;
  row_.submission.reason = reason;
  return decide_.run() == 1;
}

bool Submissions::take_back(const std::string& id, const std::string& by, const std::string& reason,
                            long long now_ms) {
  key_ = id;
  row_.submission.status = SubmissionStatus::kReturned;
  row_.submission.decided_by = by;
  row_.submission.decided_at_ms = now_ms;
  row_.submission.reason = reason;
  return take_back_.run() == 1;
}

std::vector<WaitingSubmission> Submissions::waiting_in_area(const std::string& area_code,
                                                            int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  limit_ = limit;
  return waiting_in_area_.fetch_all(row_);
}

}  // namespace sammachip

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// What a leader puts before the officer: the team, or the list of households.
enum class SubmissionKind { kTeam, kList };
template <>
struct EnumWords<SubmissionKind> {
  static constexpr std::string_view kAll[] = {"team", "list"};
};

enum class SubmissionStatus { kSent, kConfirmed, kReturned };
template <>
struct EnumWords<SubmissionStatus> {
  static constexpr std::string_view kAll[] = {"sent", "confirmed", "returned"};
};

// decided_by and decided_at_ms are set exactly when the status is no longer kSent.
struct Submission {
  SubmissionId id = {};
  ProgrammeId programme_id = {};
  SubmissionKind kind = SubmissionKind::kTeam;
  SubmissionStatus status = SubmissionStatus::kSent;
  AccountId sent_by = {};
  long long sent_at_ms = 0;
  std::optional<AccountId> decided_by = {};
  std::optional<long long> decided_at_ms = {};
  std::string reason = {};  // Why it was returned.
};

template <>
struct Columns<Submission> {
  static constexpr std::string_view kTable = "submission";
  static constexpr std::string_view kNames =
      "id, programme_id, kind, status, sent_by, sent_at_ms, decided_by, decided_at_ms, reason";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.kind, row.status, row.sent_by, row.sent_at_ms,
                    row.decided_by, row.decided_at_ms, row.reason);
  }
};

// A submission with the village it is of, for those who decide in an area.
struct WaitingSubmission {
  Submission submission = {};
  VillageCode village_code = {};
};

template <>
struct Columns<WaitingSubmission> {
  static auto of(auto& row) {
    return std::tuple_cat(Columns<Submission>::of(row.submission), std::tie(row.village_code));
  }
};

// What was put before the officers. `find` and `latest` give what is decided too.
class Submissions {
 public:
  explicit Submissions(Connection& connection);
  void insert(const Submission& submission);
  std::optional<Submission> find(const SubmissionId& id);
  // The one sent last, or nullopt.
  std::optional<Submission> latest(const ProgrammeId& programme_id, SubmissionKind kind);
  // False if it is unknown or was decided.
  bool decide(const SubmissionId& id, SubmissionStatus status, const AccountId& by,
              const std::string& reason, long long now_ms);
  // Returns one that waits or was confirmed. False if it is unknown or was returned.
  bool take_back(const SubmissionId& id, const AccountId& by, const std::string& reason,
                 long long now_ms);
  // Those of an area (code prefix; empty: all) that are not decided, oldest first.
  std::vector<WaitingSubmission> waiting_in_area(const AreaCode& area_code, int limit);

 private:
  Query<void(Submission)> insert_;
  Query<Submission(SubmissionId id)> find_;
  Query<Submission(ProgrammeId programme_id, SubmissionKind kind)> latest_;
  Query<void(SubmissionStatus status, AccountId by, long long now_ms, std::string_view reason,
             SubmissionId id)>
      decide_, take_back_;
  Query<WaitingSubmission(Area, int limit)> waiting_in_area_;
};

}  // namespace sammachip

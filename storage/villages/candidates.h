#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"
#include "storage/villages/grade.h"

namespace sammachip {

enum class CandidateResult { kSelected, kReserve, kDeclined, kNotSelected };
template <>
struct EnumWords<CandidateResult> {
  static constexpr std::string_view kAll[] = {"selected", "reserve", "declined", "not_selected"};
};

enum class CandidateStatus { kDraft, kSent, kConfirmed, kReturned };
template <>
struct EnumWords<CandidateStatus> {
  static constexpr std::string_view kAll[] = {"draft", "sent", "confirmed", "returned"};
};

// A household that the village thought of for its list.
struct Candidate {
  CandidateId id = {};
  ProgrammeId programme_id = {};
  std::string house_no = {};
  std::string head_name = {};
  Grade responsibility = Grade::kUnknown;
  Grade readiness = Grade::kUnknown;
  Grade determination = Grade::kUnknown;
  CandidateResult result = CandidateResult::kNotSelected;
  std::string reason = {};
  CandidateStatus status = CandidateStatus::kDraft;
  // The day by which they must be told that data about them is kept, and when they were; empty:
  // they need not.
  std::string notice_due_on = {};
  std::optional<long long> noticed_at_ms = {};
  std::optional<HouseholdId> household_id = {};     // Once it is registered.
  std::optional<TeamMemberId> team_member_id = {};  // Who of the team looks after it.
  AccountId added_by = {};
  long long created_at_ms = 0;
  bool no_phone = false;  // Nobody there has a telephone, as was said when it was written down.
};

template <>
struct Columns<Candidate> {
  static constexpr std::string_view kTable = "candidate";
  static constexpr std::string_view kNames =
      "id, programme_id, house_no, head_name, responsibility, readiness, determination, result, "
      "reason, status, notice_due_on, noticed_at_ms, household_id, team_member_id, added_by, "
      "created_at_ms, no_phone";
  static constexpr std::string_view kFixed = "programme_id, added_by, created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.house_no, row.head_name, row.responsibility,
                    row.readiness, row.determination, row.result, row.reason, row.status,
                    row.notice_due_on, row.noticed_at_ms, row.household_id, row.team_member_id,
                    row.added_by, row.created_at_ms, row.no_phone);
  }
};

// The candidates of each programme. `find` and the lists give them whatever their result and
// status; the lists of one programme or household have no limit. `notice_due_on` is a day (ISO).
class Candidates {
 public:
  explicit Candidates(Connection& connection);
  void insert(const Candidate& candidate);
  // Saves all but programme, creation time and who added it. False if unknown.
  bool update(const Candidate& candidate);
  // Takes out one that was written down by mistake, or that wants no data about it kept. False if
  // unknown.
  bool erase(const CandidateId& id);
  std::optional<Candidate> find(const CandidateId& id);
  // In the order of creation.
  std::vector<Candidate> list(const ProgrammeId& programme_id);
  // Of these the ones to do something about before they are put before the officer: not sent yet,
  // or selected and looked after by nobody.
  std::vector<Candidate> list_unsettled(const ProgrammeId& programme_id);
  std::vector<Candidate> list_for_household(const HouseholdId& household_id);
  int count(const ProgrammeId& programme_id, CandidateResult result);
  // Moves all of the programme that are `from` to `to`. Returns how many.
  long long set_status(const ProgrammeId& programme_id, CandidateStatus from, CandidateStatus to);
  // Those of an area (code prefix; empty: all) who were not told yet and must be by `until_date`,
  // first due first.
  std::vector<Candidate> notices_due_in_area(const AreaCode& area_code,
                                             const std::string& until_date, int limit);

 private:
  Query<void(Candidate)> insert_, update_;
  Query<void(CandidateId id)> erase_;
  Query<Candidate(CandidateId id)> find_;
  Query<Candidate(ProgrammeId programme_id)> list_, list_unsettled_;
  Query<Candidate(HouseholdId household_id)> for_household_;
  Query<int(ProgrammeId programme_id, CandidateResult result)> count_with_;
  Query<void(CandidateStatus to, ProgrammeId programme_id, CandidateStatus from)> set_status_;
  Query<Candidate(std::string_view until_date, Area, int limit)> notices_due_;
};

}  // namespace sammachip

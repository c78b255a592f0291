#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"
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
  std::string id = {};
  std::string programme_id = {};
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
  std::optional<std::string> household_id = {};    // Once it is registered.
  std::optional<std::string> team_member_id = {};  // Who of the team looks after it.
  std::string added_by = {};
  long long created_at_ms = 0;
};

class Candidates {
 public:
  explicit Candidates(Connection& connection);
  void insert(const Candidate& candidate);
  // Saves all but programme, creation time and who added it. False if unknown.
  bool update(const Candidate& candidate);
  // Takes out one that was written down by mistake, or that wants no data about it kept. False if
  // unknown.
  bool erase(const std::string& id);
  std::optional<Candidate> find(const std::string& id);
  // In the order of creation.
  std::vector<Candidate> list(const std::string& programme_id);
  // Of these the ones to do something about before they are put before the officer: not sent yet,
  // or selected and looked after by nobody.
  std::vector<Candidate> list_unsettled(const std::string& programme_id);
  std::vector<Candidate> list_for_household(const std::string& household_id);
  int count(const std::string& programme_id, CandidateResult result);
  // Moves all of the programme that are `from` to `to`. Returns how many.
  long long set_status(const std::string& programme_id, CandidateStatus from, CandidateStatus to);
  // Those of an area (code prefix; empty: all) who were not told yet and must be by `until_date`,
  // first due first.
  std::vector<Candidate> notices_due_in_area(const std::string& area_code,
                                             const std::string& until_date, int limit);

 private:
  Candidate row_;
  std::string key_, until_, until_date_;
  CandidateResult result_ = CandidateResult::kSelected;
  CandidateStatus from_ = CandidateStatus::kDraft, to_ = CandidateStatus::kDraft;
  int count_ = 0, limit_ = 0;
  Statement insert_, update_, erase_, find_, list_, list_unsettled_, for_household_, count_with_,
      set_status_, notices_due_;
};

}  // namespace sammachip

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

enum class HelpStatus { kOpen, kTaken, kClosed };
template <>
struct EnumWords<HelpStatus> {
  static constexpr std::string_view kAll[] = {"open", "taken", "closed"};
};

// That somebody wants a person's help.
struct HelpRequest {
  HelpRequestId id = {};
  std::optional<HouseholdId> household_id = {};
  AccountId user_id = {};
  std::string kind = {};  // The programme's word: "visit", "market", "method", "material", "other".
  std::optional<std::string> text = {};
  HelpStatus status = HelpStatus::kOpen;
  std::optional<AccountId> taken_by = {};
  bool urgent = false;
  long long created_at_ms = 0;
  std::string due_on = {};  // ISO date.
  std::optional<long long> closed_at_ms = {};
  std::string done_text = {};  // What was done about it; empty: not said.
  std::optional<AccountId> closed_by = {};
  std::optional<VisitId> visit_id = {};  // The visit in which it came up.
  std::string asked_for = "self";        // For whom the person asked: the programme's word.
  // From where who has no house wrote; empty: not known, or they have one.
  VillageCode from_village = {};
  std::optional<long long> asked_again_ms = {};  // When they last asked how it stands.
};

template <>
struct Columns<HelpRequest> {
  static constexpr std::string_view kTable = "help_request";
  static constexpr std::string_view kNames =
      "id, household_id, user_id, kind, text, status, taken_by, urgent, created_at_ms, due_on, "
      "closed_at_ms, done_text, closed_by, visit_id, asked_for, from_village, asked_again_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.household_id, row.user_id, row.kind, row.text, row.status,
                    row.taken_by, row.urgent, row.created_at_ms, row.due_on, row.closed_at_ms,
                    row.done_text, row.closed_by, row.visit_id, row.asked_for, row.from_village,
                    row.asked_again_ms);
  }
};

// The requests for help: each is open, then perhaps taken by somebody, and in the end closed. No
// method changes one that is closed; find() and list_for_user() return it as well.
class HelpRequests {
 public:
  explicit HelpRequests(Connection& connection);
  void insert(const HelpRequest& request);
  std::optional<HelpRequest> find(const HelpRequestId& id);
  // False if it is not open.
  bool take(const HelpRequestId& id, const AccountId& taken_by);
  // False if it is unknown or closed.
  bool close(const HelpRequestId& id, long long now_ms);
  // The same, and keeps who closed it and what was done.
  bool close(const HelpRequestId& id, const AccountId& closed_by, const std::string& done_text,
             long long now_ms);
  // Gives one that is taken and not closed to somebody else. False if it is not.
  bool pass_on(const HelpRequestId& id, const AccountId& to_user);
  // Sets another due date. False if it is unknown or closed.
  bool reschedule(const HelpRequestId& id, const std::string& due_on);
  // A person's requests that are not closed, oldest first.
  std::vector<HelpRequest> unclosed_for_user(const AccountId& user_id);
  // Those about a household that are not closed, oldest first.
  std::vector<HelpRequest> unclosed_for_household(const HouseholdId& household_id);
  // Notes that who asked wants to know how it stands. False if it is unknown or closed.
  bool ask_again(const HelpRequestId& id, long long now_ms);
  // Requests that are not closed from households of an area (code prefix; empty: all, and those of
  // no household) and, where they are about no household, from who holds a role there or wrote from
  // there; urgent first, then those asked for again, then by due date; at most `limit`.
  std::vector<HelpRequest> unclosed_in_area(const AreaCode& area_code, int limit);
  // The same of who has no house and no role, where nobody knows from where they wrote.
  std::vector<HelpRequest> unclosed_nowhere(int limit);
  // How many of the houses of an area (code prefix; empty: all) were closed since then.
  long long closed_in_area(const AreaCode& area_code, long long since_ms);
  // What a person has taken on and not closed, urgent first, then by due date.
  std::vector<HelpRequest> taken_by_user(const AccountId& user_id);
  // Takes the words off up to `limit` that were closed before then; of asking to be let into a
  // house there are none. Returns how many.
  long long purge_text_before(long long before_ms, int limit);
  // All of a person's, oldest first, at most 1,000.
  std::vector<HelpRequest> list_for_user(const AccountId& user_id);

 private:
  Query<void(HelpRequest)> insert_;
  Query<HelpRequest(HelpRequestId id)> find_;
  Query<void(AccountId taken_by, HelpRequestId id)> take_;
  Query<void(long long now_ms, HelpRequestId id)> close_;
  Query<void(long long now_ms, AccountId closed_by, std::string_view done_text, HelpRequestId id)>
      close_with_text_;
  Query<void(AccountId to_user, HelpRequestId id)> pass_on_;
  Query<void(std::string_view due_on, HelpRequestId id)> reschedule_;
  Query<void(long long now_ms, HelpRequestId id)> ask_again_;
  Query<HelpRequest(AccountId user_id)> unclosed_for_user_;
  Query<HelpRequest(HouseholdId household_id)> unclosed_for_household_;
  Query<HelpRequest(int limit)> unclosed_, unclosed_nowhere_;
  Query<HelpRequest(Area, int limit)> unclosed_in_area_;
  Query<long long(long long since_ms, Area)> closed_in_area_;
  Query<HelpRequest(AccountId user_id)> taken_by_user_, for_user_;
  Query<void(long long before_ms, int limit)> purge_text_;
};

}  // namespace sammachip

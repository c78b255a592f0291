#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class HelpStatus { kOpen, kTaken, kClosed };
template <>
struct EnumWords<HelpStatus> {
  static constexpr std::string_view kAll[] = {"open", "taken", "closed"};
};

// That somebody wants a person's help.
struct HelpRequest {
  std::string id = {};
  std::optional<std::string> household_id = {};
  std::string user_id = {};
  std::string kind = {};  // The programme's word: "visit", "market", "method", "material", "other".
  std::optional<std::string> text = {};
  HelpStatus status = HelpStatus::kOpen;
  std::optional<std::string> taken_by = {};
  bool urgent = false;
  long long created_at_ms = 0;
  std::string due_on = {};  // ISO date.
  std::optional<long long> closed_at_ms = {};
  std::string done_text = {};  // What was done about it; empty: not said.
  std::optional<std::string> closed_by = {};
  std::optional<std::string> visit_id = {};  // The visit in which it came up.
  std::string asked_for = "self";            // For whom the person asked: the programme's word.
};

class HelpRequests {
 public:
  explicit HelpRequests(Connection& connection);
  void insert(const HelpRequest& request);
  std::optional<HelpRequest> find(const std::string& id);
  // False if it is not open.
  bool take(const std::string& id, const std::string& taken_by);
  // False if it is unknown or closed.
  bool close(const std::string& id, long long now_ms);
  // The same, and keeps who closed it and what was done.
  bool close(const std::string& id, const std::string& closed_by, const std::string& done_text,
             long long now_ms);
  // Gives one that is taken and not closed to somebody else. False if it is not.
  bool pass_on(const std::string& id, const std::string& to_user);
  // Sets another due date. False if it is unknown or closed.
  bool reschedule(const std::string& id, const std::string& due_on);
  // A person's requests that are not closed, oldest first.
  std::vector<HelpRequest> unclosed_for_user(const std::string& user_id);
  // Requests that are not closed from households of an area (code prefix; empty: all, and those of
  // no household) and, where they are about no household, from who holds a role there; urgent
  // first, then by due date; at most `limit`.
  std::vector<HelpRequest> unclosed_in_area(const std::string& area_code, int limit);
  // How many of the houses of an area (code prefix; empty: all) were closed since then.
  long long closed_in_area(const std::string& area_code, long long since_ms);
  // What a person has taken on and not closed, urgent first, then by due date.
  std::vector<HelpRequest> taken_by_user(const std::string& user_id);
  // All of a person's, oldest first, at most 1,000.
  std::vector<HelpRequest> list_for_user(const std::string& user_id);

 private:
  HelpRequest row_;
  std::string key_, area_, until_, by_, done_text_;
  long long now_ms_ = 0, count_ = 0;
  int limit_ = 0;
  Statement insert_, find_, take_, close_, close_with_text_, reschedule_, pass_on_,
      unclosed_for_user_, unclosed_, unclosed_in_area_, closed_in_area_, taken_by_user_, for_user_;
};

}  // namespace sammachip

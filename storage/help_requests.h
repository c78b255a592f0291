#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/statement.h"

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
  // A person's requests that are not closed, oldest first.
  std::vector<HelpRequest> unclosed_for_user(const std::string& user_id);
  // Requests that are not closed from households of an area (code prefix; empty: all, and those of
  // no household), urgent first, then by due date; at most `limit`.
  std::vector<HelpRequest> unclosed_in_area(const std::string& area_code, int limit);
  // All of a person's, oldest first, at most 1,000.
  std::vector<HelpRequest> list_for_user(const std::string& user_id);

 private:
  HelpRequest row_;
  std::string key_, area_, until_, taken_by_;
  long long now_ms_ = 0;
  int limit_ = 0;
  Statement insert_, find_, take_, close_, unclosed_for_user_, unclosed_, unclosed_in_area_,
      for_user_;
};

}  // namespace sammachip

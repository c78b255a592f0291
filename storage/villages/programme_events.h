#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// That something happened in a village's year: a state reached or gone back from, a decision.
struct ProgrammeEvent {
  std::string id = {};
  std::string programme_id = {};
  std::string kind = {};  // The programme's word.
  long long at_ms = 0;
  std::string by_user = {};  // Empty: the bot.
  std::string reason = {};
  std::string detail_json = "{}";
};

class ProgrammeEvents {
 public:
  explicit ProgrammeEvents(Connection& connection);
  void insert(const ProgrammeEvent& event);
  // Oldest first, at most 500.
  std::vector<ProgrammeEvent> list(const std::string& programme_id);
  std::optional<ProgrammeEvent> latest(const std::string& programme_id, const std::string& kind);

 private:
  ProgrammeEvent row_;
  std::string key_, kind_;
  Statement insert_, list_, latest_;
};

}  // namespace sammachip

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// That something happened in a village's year: a state reached or gone back from, a decision.
struct ProgrammeEvent {
  ProgrammeEventId id = {};
  ProgrammeId programme_id = {};
  std::string kind = {};  // The programme's word.
  long long at_ms = 0;
  AccountId by_user = {};  // Empty: the bot.
  std::string reason = {};
  std::string detail_json = "{}";
};

template <>
struct Columns<ProgrammeEvent> {
  static constexpr std::string_view kTable = "programme_event";
  static constexpr std::string_view kNames =
      "id, programme_id, kind, at_ms, by_user, reason, detail_json";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.kind, row.at_ms, row.by_user, row.reason,
                    row.detail_json);
  }
};

// What happened in the villages' years. `at_ms` is Unix time, in milliseconds.
class ProgrammeEvents {
 public:
  explicit ProgrammeEvents(Connection& connection);
  void insert(const ProgrammeEvent& event);
  // Oldest first, at most 500.
  std::vector<ProgrammeEvent> list(const ProgrammeId& programme_id);
  std::optional<ProgrammeEvent> latest(const ProgrammeId& programme_id, const std::string& kind);

 private:
  Query<void(ProgrammeEvent)> insert_;
  Query<ProgrammeEvent(ProgrammeId programme_id)> list_;
  Query<ProgrammeEvent(ProgrammeId programme_id, std::string_view kind)> latest_;
};

}  // namespace sammachip

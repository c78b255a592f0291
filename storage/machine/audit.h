#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// The actor of what whoever runs the service did on the command line.
inline constexpr char kActsFromCommandLine[] = "command line";

// That someone did, or saw, something that must be accounted for.
struct AuditEntry {
  AuditId id = {};
  long long at_ms = 0;
  std::string actor = {};   // LINE user id, or kActsFromCommandLine.
  std::string action = {};  // "income.view", "role.grant".
  std::string subject_kind = {};
  SubjectId subject_id = {};
  std::string detail_json = {};  // Names no person.
};
template <>
struct Columns<AuditEntry> {
  static constexpr std::string_view kTable = "audit";
  static constexpr std::string_view kNames =
      "id, at_ms, actor, action, subject_kind, subject_id, detail_json";
  static auto of(auto& row) {
    return std::tie(row.id, row.at_ms, row.actor, row.action, row.subject_kind, row.subject_id,
                    row.detail_json);
  }
};

// The audit log: only ever added to, until retention deletes the old.
class Audit {
 public:
  explicit Audit(Connection& connection);
  void insert(const AuditEntry& entry);
  // The latest entries about a subject, latest first.
  std::vector<AuditEntry> about(const SubjectId& subject_id, int limit);
  // The latest entries from `from_ms` to before `to_ms`, latest first.
  std::vector<AuditEntry> between(long long from_ms, long long to_ms, int limit);
  // Deletes up to `limit` entries older than `before_ms`. Returns how many.
  long long purge_before(long long before_ms, int limit);

 private:
  Query<void(AuditEntry)> insert_;
  Query<AuditEntry(SubjectId subject_id, int limit)> about_;
  Query<AuditEntry(long long from_ms, long long to_ms, int limit)> between_;
  Query<void(long long before_ms, int limit)> purge_;
};

}  // namespace sammachip

#pragma once

#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// That someone did, or saw, something that must be accounted for.
struct AuditEntry {
  std::string id = {};
  long long at_ms = 0;
  std::string actor = {};   // LINE user id, or "command line", "dashboard:<name>".
  std::string action = {};  // "income.view", "role.grant".
  std::string subject_kind = {};
  std::string subject_id = {};
  std::string detail_json = {};  // Names no person.
};

// The audit log: only ever added to, until retention deletes the old.
class Audit {
 public:
  explicit Audit(Connection& connection);
  void insert(const AuditEntry& entry);
  // The latest entries about a subject, latest first.
  std::vector<AuditEntry> about(const std::string& subject_id, int limit);
  // The latest entries from `from_ms` to before `to_ms`, latest first.
  std::vector<AuditEntry> between(long long from_ms, long long to_ms, int limit);
  // Deletes up to `limit` entries older than `before_ms`. Returns how many.
  long long purge_before(long long before_ms, int limit);

 private:
  AuditEntry row_;
  std::string key_;
  long long from_ms_ = 0, to_ms_ = 0;
  int limit_ = 0;
  Statement insert_, about_, between_, purge_;
};

}  // namespace sammachip

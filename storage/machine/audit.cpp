#include "storage/machine/audit.h"

namespace sammachip {

Audit::Audit(Connection& connection)
    : insert_(connection, sql::insert<AuditEntry>()),
      about_(connection, sql::select<AuditEntry>() +
                             " WHERE subject_id = :subject"
                             " ORDER BY at_ms DESC, id DESC LIMIT :most"),
      between_(connection, sql::select<AuditEntry>() +
                               " WHERE at_ms >= :from AND at_ms < :to"
                               " ORDER BY at_ms DESC, id DESC LIMIT :most"),
      purge_(connection,
             "DELETE FROM audit WHERE id IN"
             " (SELECT id FROM audit WHERE at_ms < :before ORDER BY at_ms LIMIT :most)") {}

void Audit::insert(const AuditEntry& entry) { insert_.run(entry); }

std::vector<AuditEntry> Audit::about(const SubjectId& subject_id, int limit) {
  return about_.all(subject_id, limit);
}

std::vector<AuditEntry> Audit::between(long long from_ms, long long to_ms, int limit) {
  return between_.all(from_ms, to_ms, limit);
}

long long Audit::purge_before(long long before_ms, int limit) {
  return purge_.changed(before_ms, limit);
}

}  // namespace sammachip

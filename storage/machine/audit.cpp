#include "storage/machine/audit.h"

namespace sammachip {
namespace {

const std::string kAuditEntryColumns =
    "id, at_ms, actor, action, subject_kind, subject_id, detail_json";
const std::string kSelectAuditEntry = "SELECT " + kAuditEntryColumns + " FROM audit WHERE ";

auto fields(AuditEntry& row) {
  return std::tie(row.id, row.at_ms, row.actor, row.action, row.subject_kind, row.subject_id,
                  row.detail_json);
}

}  // namespace

Audit::Audit(Connection& connection)
    : insert_(connection, insert_into("audit", kAuditEntryColumns), in(fields(row_))),
      about_(connection,
             kSelectAuditEntry + "subject_id = :subject ORDER BY at_ms DESC, id DESC LIMIT :most",
             in(key_), in(limit_), out(fields(row_))),
      between_(connection,
               kSelectAuditEntry +
                   "at_ms >= :from AND at_ms < :to ORDER BY at_ms DESC, id DESC LIMIT :most",
               in(from_ms_), in(to_ms_), in(limit_), out(fields(row_))),
      purge_(connection,
             "DELETE FROM audit WHERE id IN"
             " (SELECT id FROM audit WHERE at_ms < :before ORDER BY at_ms LIMIT :most)",
             in(to_ms_), in(limit_)) {}

void Audit::insert(const AuditEntry& entry) {
  row_ = entry;
  insert_.run();
}

std::vector<AuditEntry> Audit::about(const std::string& subject_id, int limit) {
  key_ = subject_id;
  limit_ = limit;
  return about_.fetch_all(row_);
}

std::vector<AuditEntry> Audit::between(long long from_ms, long long to_ms, int limit) {
  from_ms_ = from_ms;
  to_ms_ = to_ms;
  limit_ = limit;
  return between_.fetch_all(row_);
}

long long Audit::purge_before(long long before_ms, int limit) {
  to_ms_ = before_ms;
  limit_ = limit;
  return purge_.run();
}

}  // namespace sammachip

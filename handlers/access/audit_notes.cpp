#include "handlers/access/audit_notes.h"

#include "storage/database/identifier.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

void add_line(const std::string& actor, const char* action, const std::string& subject_kind,
              const SubjectId& subject_id, const JsonValue& detail, Instant now, Records& records) {
  const long long now_ms = milliseconds(now);
  records.audit.insert(
      {new_id(now_ms), now_ms, actor, action, subject_kind, subject_id, detail.dump()});
}

}  // namespace

void audit_work(const char* action, const std::string& subject_kind, const SubjectId& subject_id,
                Turn& turn) {
  audit_work(action, subject_kind, subject_id, JsonValue::object(), turn);
}

void audit_work(const char* action, const std::string& subject_kind, const SubjectId& subject_id,
                const JsonValue& detail, Turn& turn) {
  add_line(turn.account.user_id, action, subject_kind, subject_id, detail, turn.now, turn.records);
}

void audit_operator(const char* action, const std::string& subject_kind,
                    const SubjectId& subject_id, Instant now, Records& records) {
  audit_operator(action, subject_kind, subject_id, JsonValue::object(), now, records);
}

void audit_operator(const char* action, const std::string& subject_kind,
                    const SubjectId& subject_id, const JsonValue& detail, Instant now,
                    Records& records) {
  add_line(kActsFromCommandLine, action, subject_kind, subject_id, detail, now, records);
}

void audit_look(const char* subject_kind, const SubjectId& subject_id, Turn& turn) {
  audit_work("figures.view", subject_kind, subject_id, turn);
}

}  // namespace sammachip

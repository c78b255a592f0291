#include "handlers/access/audit_notes.h"

#include "storage/database/identifier.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

void note_work(const char* action, const std::string& subject_kind, const SubjectId& subject_id,
               Turn& turn) {
  note_work(action, subject_kind, subject_id, JsonValue::object(), turn);
}

void note_work(const char* action, const std::string& subject_kind, const SubjectId& subject_id,
               const JsonValue& detail, Turn& turn) {
  const long long now_ms = milliseconds(turn.now);
  turn.records.audit.insert({new_id(now_ms), now_ms, turn.account.user_id, action, subject_kind,
                             subject_id, detail.dump()});
}

void note_view(const char* subject_kind, const SubjectId& subject_id, Turn& turn) {
  note_work("figures.view", subject_kind, subject_id, turn);
}

}  // namespace sammachip

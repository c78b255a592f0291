#include "handlers/village/sendings.h"

#include "handlers/access/audit_notes.h"
#include "handlers/questions/given_reason.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

void send_to_officer(const ProgrammeId& programme_id, SubmissionKind kind, Turn& turn) {
  Submission submission;
  submission.id = new_id(milliseconds(turn.now));
  submission.programme_id = programme_id;
  submission.kind = kind;
  submission.sent_by = turn.account.user_id;
  submission.sent_at_ms = milliseconds(turn.now);
  turn.records.submissions.insert(submission);
  audit_work("submission.send", "submission", submission.id, {{"kind", to_text(kind)}}, turn);
}

std::string sent_text(const std::optional<Submission>& sent, const char* sent_key,
                      const char* unsent_key, const Turn& turn) {
  if (!sent) return say(unsent_key, turn);
  return say(
      sent_key,
      {{"status", std::string(to_text(sent->status))}, {"reason", reason_text(sent->reason, turn)}},
      turn);
}

}  // namespace sammachip

// What must be accounted for goes into the audit, in the name of who is talking.
// docs/programme.md 9.5.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// That who is talking did `action` ("visit.note") to a record. `detail` names no person.
void audit_work(const char* action, const std::string& subject_kind, const SubjectId& subject_id,
                Turn& turn);
void audit_work(const char* action, const std::string& subject_kind, const SubjectId& subject_id,
                const JsonValue& detail, Turn& turn);

// The same of whoever runs the service, on the command line, at `now`.
void audit_operator(const char* action, const std::string& subject_kind,
                    const SubjectId& subject_id, Instant now, Records& records);
void audit_operator(const char* action, const std::string& subject_kind,
                    const SubjectId& subject_id, const JsonValue& detail, Instant now,
                    Records& records);

// That figures were looked at; once for a card.
void audit_look(const char* subject_kind, const SubjectId& subject_id, Turn& turn);

}  // namespace sammachip

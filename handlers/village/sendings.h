// What a leader sends to the officer for a decision: the team, and the list of houses.
// docs/programme.md 3.1.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"
#include "storage/villages/submissions.h"

namespace sammachip {

// Writes down that it was sent, in the name of who is talking, with a line in the audit.
void send_to_officer(const ProgrammeId& programme_id, SubmissionKind kind, Turn& turn);

// What became of it, as the sentence `sent_key` says; `unsent_key` where nothing was sent.
std::string sent_text(const std::optional<Submission>& sent, const char* sent_key,
                      const char* unsent_key, const Turn& turn);

}  // namespace sammachip

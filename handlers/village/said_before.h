// Where several people answer for one house: whoever comes second reads what the first said and
// when, and nothing of it is written over unseen. Who changes their own answer just does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/talks/conversation.h"
#include "storage/households/households.h"

namespace sammachip {

// An answer of a house, as it stands.
struct StandingAnswer {
  AccountId by = {};  // A user id; empty: not known.
  long long at_ms = 0;
  std::string said = {};  // The key of the sentence that says what; empty: nothing was answered.

  // What tells it from any other: who was shown it may answer otherwise.
  std::string mark() const { return std::to_string(at_ms); }
};

// Who did `action` to the subject last, as the audit has it; of those with `quoted` in their
// detail, where that is not empty. Empty if it is not known.
AccountId who_answered(std::string_view action, const SubjectId& subject_id,
                       const std::string& quoted, const Turn& turn);

// Whether somebody else than who is talking answered.
bool is_of_another(const StandingAnswer& stands, const Turn& turn);

// "คุณลูกตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าไปได้".
std::string said_before_text(const StandingAnswer& stands, const Turn& turn);

// What who is talking is told instead of writing their answer, whose sentence has the key `said`:
// it is said already, or otherwise. Then a button runs `command`, which is to carry the mark.
Ending already_said(const StandingAnswer& stands, const std::string& said,
                    const std::string& command, const Turn& turn);

// Tells who answered first that the answer of the house is another by now; not if it was who is
// talking, or if they are not of the house any more. `about`: the key of a sentence.
void tell_who_said(const StandingAnswer& stands, const Household& house, const std::string& about,
                   const std::string& said, Turn& turn);

}  // namespace sammachip

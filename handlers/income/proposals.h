// Figures that others bring for days of which a house's own people sent theirs. Those stand; its
// people are asked which is to stand, and their answer decides. docs/programme.md 5.3.
#pragma once

#include <optional>
#include <string>

#include "handlers/income/reports.h"
#include "handlers/pushes/proposal_question.h"
#include "storage/households/households.h"
#include "storage/households/proposed_reports.h"

namespace sammachip {

// Whether who is talking cannot put a figure in the place of these: some are of the house's own
// people, and the person is none of them.
bool yields_to_owner(const Household& house, const EarlierReports& earlier, const Turn& turn);

// Where that is so for the report's days: keeps its figure, has the house's people asked at their
// next message, and returns what the person is told, without any figure of the house. Else nothing.
std::optional<Say> propose(const Household& house, const NewReport& report, Turn& turn);

// How many figures were proposed in this turn.
std::int64_t proposed_now(const Turn& turn);

// A button of the question: "<proposal>|keep|<mark>", or "take", "add".
Ending decide_proposal(const std::string& argument, Turn& turn);

// A proposal that the person may decide on, as it is asked now.
struct OpenProposal {
  ProposedReport proposal;
  Household house;
  ProposalQuestion question;
};
// Else what is said instead: it is decided or over, or not theirs; or other reports stand by now
// than `mark` is of, so that it is asked anew.
tl::expected<OpenProposal, Ending> open_proposal(const ProposalId& proposal_id,
                                                 const std::string& mark, Turn& turn);

// Neither of the two: the house's people say what is right for those days. REQUIRES: `report` is
// for the days of the proposal.
Ending correct_instead(const OpenProposal& open, const NewReport& report, Turn& turn);

// What the person is still to decide; nothing if there is nothing.
std::optional<Ending> ask_to_decide(Turn& turn);

}  // namespace sammachip

// The question to a house's own people which figure is to stand: theirs, or what somebody else
// brought for the same days. It is put as things are when it is read, not when it was brought.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "handlers/words/told.h"
#include "storage/households/proposed_reports.h"

namespace sammachip {

struct ProposalQuestion {
  std::string key;
  Values values;
  std::vector<CommandButton> buttons;
  // Of the reports that its answers are about: an answer to other ones is not taken.
  std::string mark;
  // What it is about, for words that answer it. In satang.
  std::int64_t mine = 0, theirs = 0;
  bool has_mine = false;  // Something stands.
  bool is_same = false;   // It is asked whether it is the same money.
  bool can_add = false;   // "Both" is one of the answers.
  AccountId proposed_by;
};

// For how long after its days somebody may still be asked.
inline constexpr int kMonthsToDecide = 2;

// What `user_id` is asked. Nothing if it was decided or taken back, if its days are long over, or
// if the house left or its year closed.
std::optional<ProposalQuestion> proposal_question(const ProposalId& proposal_id,
                                                  const AccountId& user_id, Day today,
                                                  const Listener& listener);

// The talk that reads what is written as an answer, and its question.
inline constexpr char kProposalTalk[] = "proposal";
inline constexpr char kWhichFigure[] = "proposal.which";

// Has the person's next words answer the question, unless another one waits for them.
void open_proposal_question(const AccountId& user_id, const ProposalId& proposal_id,
                            const ProposalQuestion& question, Day asked_on, Instant now,
                            Records& records);

// Of the question to each of the house's people; dropped when one of them has answered.
std::string proposal_topic(const ProposalId& proposal_id);

}  // namespace sammachip

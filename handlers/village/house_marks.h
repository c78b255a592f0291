// A question that houses answer one after another: each tap marks one and asks again, until the
// person is done; or all of them in one message. What is marked is kept in the talk's answers
// beside the question, whose answer is the last tap.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "language/lists/house_list.h"
#include "storage/households/households.h"

namespace sammachip {

struct HouseMarks {
  std::vector<HouseholdId> ids;  // Of the houses marked, in the order of marking.
  std::size_t first = 0;         // Of the unmarked houses, where the buttons begin.
};

// What is marked so far, from the talk's answers.
HouseMarks marks_in(const State& state);
// The answers that keep it, to begin the talk again with.
void keep_marks(const HouseMarks& marks, JsonValue& answers);

// The reader below knows these houses in this message.
void mark_among(std::vector<Household> houses, const Turn& turn);

// What is done with the houses that a message names.
using MarkedBy = std::vector<std::size_t> (*)(const HouseList& list, std::size_t houses);

// The answer: "+<id>" for a house, "more", "clear", "done", or "=<id>,<id>" for a whole list,
// or a house_set() where a button holds one.
// `marked_by` makes the list of what was written; a list that is mixed or unclear is asked again.
Reader<std::string> house_marks(MarkedBy marked_by);

// The houses not marked yet and what else can be tapped; at most 11 buttons.
std::vector<Choice> mark_choices(const std::vector<Household>& houses, const HouseMarks& marks,
                                 const char* done_label_key);

// Whether the tap ends the marking.
bool ends_marking(const std::string& tap);
// What is marked of `houses` after a tap.
HouseMarks marks_after(HouseMarks marks, const std::string& tap,
                       const std::vector<Household>& houses);

// Those of `houses` that are marked.
std::vector<Household> marked_houses(const std::vector<Household>& houses, const HouseMarks& marks);

}  // namespace sammachip

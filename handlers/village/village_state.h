// Where a village stands in its year: docs/programme.md 3.1. Entered by facts, never by hand.
#pragma once

#include "storage/villages/places.h"

namespace sammachip {

// What is true of a village's year now.
struct VillageFacts {
  bool has_leader = false;          // Linked and confirmed.
  bool is_team_confirmed = false;   // By the officer.
  bool is_forum_held = false;       // Held, with who was there.
  bool is_list_confirmed = false;   // The households, each with somebody who looks after it.
  bool is_session_held = false;     // Training of any kind.
  bool is_feasible = false;         // Enough houses can do it, or an officer said to go on.
  bool is_purchase_made = false;    // Sent to the officer or accepted.
  bool has_practice_begun = false;  // Materials reached houses, or the officer said so.
  bool is_closed = false;           // By the officer, for this year.
};

// The furthest state the facts carry a village to. Each state needs all before it, but training and
// materials, which overlap: either alone carries on to the follow-up.
VillageState state_by(const VillageFacts& facts);

// The state after looking at the facts: never less than `current`. Going back is an officer's act:
// it takes back the facts (a confirmation, a forum) and sets the state itself.
VillageState next_state(VillageState current, const VillageFacts& facts);

}  // namespace sammachip

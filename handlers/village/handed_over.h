// What was handed to houses of which nobody is on LINE: whether it arrived is said by somebody of
// the team or the office, never by who gave it out alone. docs/programme.md 6.3.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/households/households.h"
#include "storage/villages/handovers.h"

namespace sammachip {

// Whether somebody who lives there is on LINE, beside who gave it out.
bool speaks_beside(const std::string& giver, const HouseholdId& household_id, const Turn& turn);
// Whether it is for the team to say, as nobody of the house can, and who is talking is of the team
// or the office there.
bool is_for_team_to_confirm(const Handover& handover, const Household& house, const Turn& turn);
// Whether who is talking gave it out.
bool gave_it(const Handover& handover, const Turn& turn);

// When it was last answered, as text; "never". What the talk about it begins with: that, and the
// visit after which it is asked (an id, or empty).
std::string answer_time(const Handover& handover);
JsonValue about_handover(const Handover& handover, const std::string& visit);

// A hand-over that did not arrive yet, as far as is known, and the house it was for.
struct ToConfirm {
  Handover handover;
  Household house;
};
// Those that who is talking may confirm, oldest first: of a house, of a purchase.
std::vector<ToConfirm> to_confirm_at(const Household& house, const Turn& turn);
std::vector<ToConfirm> to_confirm_of(const PurchaseId& purchase_id, const Turn& turn);

}  // namespace sammachip

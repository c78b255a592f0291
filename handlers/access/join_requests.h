// Asking to be let into a house that somebody already speaks for: who waits for whose yes. Read
// here; made and answered in handlers/joining/link_requests.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"

namespace sammachip {

// The kind of such a HelpRequest. Its asked_for is what the person says they are to the house (a
// Relation's word; "self" in those of earlier releases, which did not ask), its done_text what came
// of it.
inline constexpr char kLinkKind[] = "link";

struct JoinRequest {
  HelpRequest request;
  Household house;
};

// What `user_id` asked and nobody has answered, oldest first. None for houses that left.
std::vector<JoinRequest> join_requests_of(const AccountId& user_id, const Turn& turn);
// Those for a house that nobody has answered, oldest first.
std::vector<HelpRequest> join_requests_for(const HouseholdId& household_id, const Turn& turn);

enum class Wrote { kNothing, kFigure };
// What somebody is told who has no house yet and waits to be let into one; nothing for the others.
// A figure they wrote was not written down.
std::optional<Ending> waits_to_join(Wrote wrote, const Turn& turn);

// Begins `talk`, which is about a house of the person's, with what is answered already; `text`
// answers its first question. Who has no house is told that they wait to be let into one, or led to
// registering.
Ending with_a_house(const char* talk, JsonValue answers, std::string text, Turn& turn);

// Their buttons: to stop waiting for each house. Empty for who does not wait, or has a house.
std::vector<CommandButton> waiting_buttons(const Turn& turn);

}  // namespace sammachip

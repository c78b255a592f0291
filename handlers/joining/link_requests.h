// Being let into a house: at once where nobody speaks for it yet or with the code that was given to
// it, else by the yes of one of its people or of an officer. Whoever answers first decides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/access/join_requests.h"
#include "handlers/pushes/held.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"

namespace sammachip {

// What a person is to a house by the word of a button: "head", "member", else a helper.
Relation relation_from(const std::string& word);

enum class CameBy { kVillageCode, kHouseCode, kNoCode };
// Whether the person must ask to be let in: a village's code, the numbers of its houses and who
// heads them are known to all. Who was taken out of the house, or has no code, always asks.
bool must_ask(const Household& house, CameBy came_by, const Turn& turn);

// Whether `user_id` reports for the house by a role and so does not become one of its reporters:
// never as a helper, and as one of its people only where no other house is theirs.
bool reports_by_role(const AccountId& user_id, Relation relation, const Household& house,
                     const Turn& turn);

// Asks the people of the house, where it has none who leads the village, and the officer.
// `relation` is the button's word, `called` how the person names themselves. What they asked before
// for the same house is replaced, unless it is the same. Says that they wait.
Ending request_link(const Household& house, const std::string& relation, const std::string& called,
                    Turn& turn);

// Links the two, which ends what the person asked for this house. Returns the link.
HouseholdLink let_in(const AccountId& user_id, const Household& house, Relation relation,
                     Turn& turn);

// Tells the people of the house that `link` is new, and how to end it; not the one who is talking.
// `sentence` is of "{name}", "{house}", "{by}" ("officer" or "house") and "{who}", who let them in.
void tell_of_new_link(const HouseholdLink& link, const Household& house, Fact sentence, Turn& turn);

// The buttons with which the people of the house answer a request; none if it does not say what the
// person is to the house.
std::vector<CommandButton> answers_to(const HelpRequest& request, const Turn& turn);

// A yes and a no of the house's people or the leader, and the end of waiting by who asked:
// commands.
Ending agree_to_link(const HelpRequestId& request_id, Turn& turn);
Ending refuse_link(const HelpRequestId& request_id, Turn& turn);
Ending cancel_request(const HelpRequestId& request_id, Turn& turn);

// The same of an officer, by a talk: commands.
Ending begin_link_accept(const HelpRequestId& request_id, Turn& turn);
Ending begin_link_refuse(const HelpRequestId& request_id, Turn& turn);

// Ends all that the person asked and nobody answered: they leave.
void withdraw_requests(Turn& turn);

// The answers to a request. Nothing comes of either if it is closed: who comes second is told.
Ending decide_yes(const JoinRequest& asked, Relation relation, Turn& turn);
Ending decide_no(const JoinRequest& asked, Turn& turn);
// What came of a request, and who answered it; asks anew where the same person asked again.
Ending how_it_ended(const JoinRequest& asked, Turn& turn);
// The request and its house, whoever may read it; nothing if it is none.
std::optional<JoinRequest> find_join_request(const HelpRequestId& request_id, const Turn& turn);

}  // namespace sammachip

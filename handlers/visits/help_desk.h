// What becomes of requests for help: who sees them, takes one on, moves its day, closes it.
// docs/programme.md 7.3.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"
#include "language/dates/date.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"

namespace sammachip {

// As help requests keep for whom they were asked.
inline constexpr char kAskedForHousehold[] = "household";

// Notes that a house wants help, in the name of who visited it.
void request_for_house(const Visit& visit, const std::string& kind, const std::string& text,
                       int answer_days, Turn& turn);
// The same for illness, death and the like: nothing is kept of it but that somebody should call,
// and the visit in which it came up, if there was one.
void urgent_for_house(const HouseholdId& household_id, const std::optional<VisitId>& visit_id,
                      Turn& turn);

// The request, if the person may look after its house; of the urgent ones only an officer may.
// Nothing if not, or if it is unknown, closed, or of no house.
std::optional<HelpRequest> help_within(const HelpRequestId& request_id, const Turn& turn);

// What is not closed of the houses the person may look after, most pressing first.
Ending show_help_list(Turn& turn);
// How many of those in a village nobody has taken on, and since when the oldest waits.
struct WaitingHelp {
  std::size_t count = 0;
  Day since{};
};
WaitingHelp waiting_help(const VillageCode& village_code, Turn& turn);

// Takes a request on; who asked is told at their next message.
Ending take_help(const HelpRequestId& request_id, Turn& turn);

// Makes a request of what a visit found. Once for each visit.
Ending ask_for_visited(const VisitId& visit_id, int answer_days, Turn& turn);

// "help_due", "help_close" with the request: begin, if it is theirs to do.
Ending begin_with_request(const char* talk, const HelpRequestId& request_id, Turn& turn);

}  // namespace sammachip

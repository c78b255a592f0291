// The record of a house, from how many live there to its day for reporting: its own people give it,
// or others where nobody there is on LINE; who writes it down second is told who did first.
// docs/programme.md 4.1, 4.4.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"

namespace sammachip {

// A house of which only the door, and who heads it, are known so far: not in storage yet, and
// without an id.
Household unasked_house(const VillageCode& village_code, const std::string& house_no,
                        const std::string& head_name, const AccountId& entered_by, Instant now);

// Whether the record of the house is for others to enter: nobody who lives there is on LINE, or
// they were never asked. Never what its own people said.
bool is_for_others_to_enter(const Household& house, const Turn& turn);
// What is said where the house speaks for itself.
Ending house_says_itself(const Household& house);
// Tells the house's own people, when they next write, what who is talking entered for them.
void tell_of_record(const Household& house, Turn& turn);

// Somebody who lives there has come to LINE, and is linked: the house is not one without a
// telephone any more, and they are told what others entered. The caller saves the house.
void somebody_came(Household& house, Turn& turn);

// What is known where a talk about the record begins: the house, and which change was the last.
JsonValue about_record_of(const HouseholdId& household_id, const Turn& turn);

// Who wrote it down since the talk with `state` began, and when. Nothing if nobody did, or where
// that was not kept.
std::optional<Ending> record_over(const Household& house, const std::string& last_change_then,
                                  const Turn& turn);

}  // namespace sammachip

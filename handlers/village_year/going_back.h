// A village's year goes back to an earlier state: an officer's act, with a reason. What carried it
// further is taken back, so that it does not jump forward again; nothing is deleted.
// docs/programme.md 3.1.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/villages/places.h"

namespace sammachip {

// The earlier states to which it can go back, latest first. Not those from which what stands (a
// session held, materials bought) would carry it on at once. Empty if there are none.
std::vector<VillageState> states_to_go_back_to(const VillageProgramme& programme, Records& records);

// REQUIRES: `to` is one of them.
void go_back_to(const VillageProgramme& programme, VillageState to, const std::string& reason,
                Turn& turn);

}  // namespace sammachip

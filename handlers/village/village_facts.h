// The facts of a village's year, looked up, and what they do to its state. docs/programme.md 3.1.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "handlers/village/village_state.h"
#include "storage/ids/ids.h"

namespace sammachip {

// The kinds of programme_event, which are the history of a village's year.
inline constexpr char kStateReached[] = "state";
inline constexpr char kWentBack[] = "went_back";
inline constexpr char kFeasibilityOverridden[] = "feasibility_overridden";
inline constexpr char kPracticeBegan[] = "practice_began";
inline constexpr char kYearOpened[] = "opened";
inline constexpr char kYearClosed[] = "closed";
inline constexpr char kYearReopened[] = "reopened";
inline constexpr char kYearPaused[] = "paused";
inline constexpr char kYearResumed[] = "resumed";
inline constexpr char kYearCancelled[] = "cancelled";

VillageFacts facts_of(const ProgrammeId& programme_id, Records& records);

// The facts as they will be after going back to `to`: what makes the later states is taken back,
// practice must begin anew, and an officer's word that the occupation is feasible counts no more.
VillageFacts facts_after_going_back(const ProgrammeId& programme_id, VillageState to,
                                    Records& records);

// Writes into the history, in the name of who is talking.
void write_history(const ProgrammeId& programme_id, const char* kind, const std::string& reason,
                   const std::string& detail_json, Turn& turn);

// Looks at the facts and moves the state on if they carry it further; the move is kept in the
// history. Call it after each act that may move it; true if it moved.
bool refresh_state(const ProgrammeId& programme_id, Turn& turn);

}  // namespace sammachip

// Invitations: codes of one use that make whoever sends one first an officer, a leader or a team
// member. Kept hashed; the code itself is shown once, to who asked for it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "bot/talks/talks.h"
#include "storage/joining/invitations.h"

namespace sammachip {

inline constexpr std::chrono::days kInvitationLife{14};

// Ten letters and digits without look-alikes, of each at least three: 31^10 of them. From the
// system's random source.
std::string make_invitation_code();

// "ABCDE23456" -> "ABCDE-23456".
std::string shown_invitation_code(std::string_view code);

// The invitation code in a text, as read_join_code() reads its own; nothing if there is none.
std::optional<std::string> read_invitation_code(std::string_view text);

// What is kept of a code: its SHA-256, upper-case hexadecimal.
std::string invitation_hash(std::string_view code);

// What an invitation is for.
struct InvitationFor {
  std::string role = {};  // "officer", "leader" or "team".
  AreaCode area_code = {};
  TeamMemberId team_member_id = {};  // Of "team": whose nomination it is; else empty.
  ProgrammeId programme_id = {};     // Of "leader" and "team"; else empty.
};

// Makes an invitation in the name of `created_by` and returns its code, which is kept nowhere.
std::string create_invitation(const InvitationFor& what, const AccountId& created_by,
                              long long now_ms, Records& records);

// The invitation, if it can be used now; nothing if it is unknown, used or too old, or into a
// village that was retired.
std::optional<Invitation> usable_invitation(const std::string& hash, long long now_ms,
                                            Records& records);

// Whether the person may invite anybody.
bool may_invite(const Turn& turn);

// What is shown of a new invitation to who made it, to pass on: the code, the LINE link where the
// account's id is set, and the QR picture where the bot can be reached from outside.
std::vector<Say> invitation_says(const std::string& code, const std::string& for_whom,
                                 const std::string& basic_id, const Turn& turn);
// The same for any code, as it is shown, after the sentence that says what it is for.
std::vector<Say> code_says(Say code, const std::string& shown, const std::string& basic_id,
                           const Turn& turn);

}  // namespace sammachip

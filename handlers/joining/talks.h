// Coming in: the notice, registering, invitations; ending roles.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"
#include "storage/ids/ids.h"

namespace sammachip {

std::unique_ptr<Conversation> notice_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> register_talk();
std::unique_ptr<Conversation> accept_talk();
std::unique_ptr<Conversation> invite_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> bring_in_talk(const ProgrammeSettings& settings);
// Of somebody who does not get on (stuck.h): what is known, the talk, and its two ends.
Ending show_stuck(const SubjectId& id, Turn& turn);
Ending begin_bring_in(const SubjectId& id, Turn& turn);
Ending stuck_is_in(const SubjectId& id, Turn& turn);
Ending stuck_does_not_want(const SubjectId& id, Turn& turn);
std::unique_ptr<Conversation> link_accept_talk();
std::unique_ptr<Conversation> link_refuse_talk();
std::unique_ptr<Conversation> unlink_talk();
std::unique_ptr<Conversation> replace_leader_talk();
std::unique_ptr<Conversation> end_member_talk();
std::unique_ptr<Conversation> end_officer_talk();

// The talks and commands of this folder.
Face joining_face(const ProgrammeSettings& settings);

}  // namespace sammachip

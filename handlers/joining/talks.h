// Coming in: the notice, registering, invitations; ending roles.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> notice_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> register_talk();
std::unique_ptr<Conversation> accept_talk();
std::unique_ptr<Conversation> invite_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> link_accept_talk();
std::unique_ptr<Conversation> link_refuse_talk();
std::unique_ptr<Conversation> unlink_talk();
std::unique_ptr<Conversation> replace_leader_talk();
std::unique_ptr<Conversation> end_member_talk();
std::unique_ptr<Conversation> end_officer_talk();

// The talks and commands of this folder.
Face joining_face(const ProgrammeSettings& settings);

}  // namespace sammachip

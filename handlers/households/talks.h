// A house: what it does, when it is asked, finding and showing it.
#pragma once

#include <memory>

#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> profile_talk();
std::unique_ptr<Conversation> rename_talk();
std::unique_ptr<Conversation> profile_for_talk();
std::unique_ptr<Conversation> house_record_talk();
std::unique_ptr<Conversation> no_phone_talk();
std::unique_ptr<Conversation> has_phone_talk();
std::unique_ptr<Conversation> asking_talk();
std::unique_ptr<Conversation> find_talk();

// The talks and commands of this folder.
Face households_face();

}  // namespace sammachip

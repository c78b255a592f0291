// The material budget: buying, evidence, handing over.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> purchase_talk();
std::unique_ptr<Conversation> purchase_accept_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> purchase_return_talk();
std::unique_ptr<Conversation> purchase_withdraw_talk();
std::unique_ptr<Conversation> budget_talk();
std::unique_ptr<Conversation> evidence_talk();
std::unique_ptr<Conversation> handover_talk();
std::unique_ptr<Conversation> received_for_talk();

// The talks and commands of this folder.
Face materials_face(const ProgrammeSettings& settings);

}  // namespace sammachip

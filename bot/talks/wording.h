// How what a talk says becomes the bubbles and buttons of a reply, in the language of who reads it.
#pragma once

#include <string>
#include <vector>

#include "bot/line/reply.h"
#include "bot/talks/conversation.h"

namespace sammachip {

Bubble worded(const Say& say, const Turn& turn);
Button worded(const CommandButton& button, const Turn& turn);
// The same for who is not talking just now.
Button worded(const CommandButton& button, const Texts& texts, Language language);
Reply reply_of(const std::vector<Say>& says, const std::vector<CommandButton>& buttons,
               const Turn& turn);

// What stands on the button of `choice`.
std::string label_of(const Choice& choice, const Turn& turn);
// True where the text, normalise()d, is the label of `choice` in the person's language, or was: a
// typed word does what its button does.
bool is_label(const Choice& choice, const std::string& normalised_text, const Turn& turn);

// Adds a button with as much of `label` as LINE takes; none where there are as many as LINE takes,
// or where `data` is too long.
void add_button(std::vector<Button>& buttons, const std::string& label, std::string data);

// Puts the bubbles of `before` above those of `reply`.
void put_before(Reply& reply, Reply before);

}  // namespace sammachip

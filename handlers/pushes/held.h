// What a person is told, free of cost, with the answer to their next message; or, if they write
// nothing for a day, by a push that carries all of it. DOMAIN 12.6.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bot/line/reply.h"
#include "bot/talks/conversation.h"
#include "bot/talks/talks.h"
#include "storage/machine/held_messages.h"

namespace sammachip {

// Keeps a sentence of locales/ for `user_id`, in whatever language they speak then. For 90 days.
void hold_for(const std::string& user_id, const std::string& text_key,
              const std::vector<std::pair<std::string, std::string>>& values, Turn& turn);

// The same with buttons for what it is about, and of no use after `until`.
void hold_for(const std::string& user_id, const std::string& text_key,
              const std::vector<std::pair<std::string, std::string>>& values,
              const std::vector<CommandButton>& buttons, Turn& turn,
              std::optional<Instant> until = std::nullopt);

// The same for what is worth no push, however long they do not write: what is good to know or kind,
// and what another reminder will push when its time has come.
void hold_until_they_write(const std::string& user_id, const std::string& text_key,
                           const std::vector<std::pair<std::string, std::string>>& values,
                           Turn& turn, const std::vector<CommandButton>& buttons = {},
                           std::optional<Instant> until = std::nullopt);

// The row that keeps a sentence, worth no push; `values` as Say has them.
HeldMessage held_message(const std::string& user_id, const std::string& text_key,
                         const Values& values, const std::vector<CommandButton>& buttons,
                         Instant now, Instant until);

// Takes out what waits for the person, oldest first, at most `room` bubbles, in their language; the
// buttons are those of the last that has any.
Reply take_held(const std::string& user_id, Language language, const Texts& texts, Records& records,
                Instant now, std::size_t room);

// Puts what waits for the person before `reply`, as far as LINE's five bubbles go. The buttons of
// the last that has any come before the reply's own, but after the answers to a question; those
// beyond LINE's 13 are left out.
void add_held(Reply& reply, const Talks& talks, Turn& turn);

}  // namespace sammachip

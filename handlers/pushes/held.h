// What a person is told, free of cost, with the answer to their next message; or, if they write
// nothing for a day, by a push that carries all of it. docs/programme.md 8.2.
#pragma once

#include <string>
#include <vector>

#include "bot/line/reply.h"
#include "bot/talks/conversation.h"
#include "bot/talks/talks.h"
#include "handlers/pushes/news.h"
#include "handlers/words/told.h"
#include "storage/machine/held_messages.h"

namespace sammachip {

// Keeps a sentence for `user_id`, in whatever language they speak then (told.h), with buttons for
// what it is about. It takes the place of what waits for them of the same topic; empty: of nothing.
// A fact is kept for 90 days; what speaks of a moment until then, and not at all if that is past.
void hold_for(const AccountId& user_id, Fact sentence, const ToldValues& values, Turn& turn,
              const std::vector<CommandButton>& buttons = {}, const std::string& topic = {});
void hold_for(const AccountId& user_id, OfAMoment sentence, const ToldValues& values, Instant until,
              Turn& turn, const std::vector<CommandButton>& buttons = {},
              const std::string& topic = {});

// The same for what is worth no push, however long they do not write: what is good to know or kind,
// and what another reminder will push when its time has come.
void hold_until_they_write(const AccountId& user_id, Fact sentence, const ToldValues& values,
                           Turn& turn, const std::vector<CommandButton>& buttons = {},
                           const std::string& topic = {});
void hold_until_they_write(const AccountId& user_id, OfAMoment sentence, const ToldValues& values,
                           Instant until, Turn& turn,
                           const std::vector<CommandButton>& buttons = {},
                           const std::string& topic = {});

// The row that keeps a sentence, worth no push.
HeldMessage held_message(const AccountId& user_id, OfAMoment sentence, const ToldValues& values,
                         const std::vector<CommandButton>& buttons, Instant now, Instant until);

// Drops what waits for these people of a topic: it was answered, moved or called off.
void drop_held(const std::vector<AccountId>& user_ids, const std::string& topic, Turn& turn);

// What waited for somebody, and the first moment at which a part of it is of no use any more.
struct Held {
  Reply reply;
  Instant until = Instant::max();
};

// How much of what waits goes out at once: LINE shows the buttons of the last bubble only.
struct HeldRoom {
  std::size_t bubbles;
  std::size_t buttons = kMostButtons;
};

// Takes out what waits for the person, oldest first, as far as there is room for it with all its
// buttons, in their language; the rest goes on waiting. Where buttons of two messages read alike,
// both have a number. At most one asks which figure is to stand; its answers come first, and words
// answer it, too, unless another question waits.
Held take_held(const AccountId& user_id, Language language, const Texts& texts, Records& records,
               Instant now, HeldRoom room);

// Puts what waits for the person before `reply`, as far as LINE's five bubbles and 13 buttons go.
// Its buttons come before the reply's own, but after the answers to a question. Not before a reply
// that must arrive, as it may go out days later.
void add_held(Reply& reply, const Talks& talks, Turn& turn);

}  // namespace sammachip

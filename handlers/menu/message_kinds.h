// What a written message is about, told from its words before any talk sees it.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "language/answers/answers.h"

namespace sammachip {

// What the words that work in every talk are called there; null for other commands.
const char* talk_word(Command command);

// Whether it is a typed answer to an invitation to a training.
bool answers_invitation(Command command);

// Whether words with no question open are about an amount: a figure, or something that a question
// can turn into one. A telephone number or a bare date is not.
bool is_about_money(const std::string& text);

// Whether it is a sum of money that needs no question: no rate, and not nothing.
bool is_clear_figure(const std::string& text);

// A word that shows or starts something changes nothing when it is said twice.
bool asks_to_see(const std::string& text);

// Who was given a code does not know of which kind it is: where one kind is asked for, the other is
// taken, too. Nothing if the text is no code of the other kind.
std::optional<Start> with_the_other_code(const std::string& question, const std::string& text);

// In these talks people write about a house they look after, or to it: those judge the words
// themselves, and know which house they are about.
bool is_about_others(const std::string& question);

// Whether a word that begins something of its own is the answer to the question that waits:
// "ยอดของฉัน" where two figures are shown, "ยอดผิด" where one is read back.
bool is_answer_to(const std::string& question, const std::string& text);

// Whether a clear figure is a report of its own where the question that waits lapses when it is
// left: not where figures are what is asked about, unless it names days.
bool is_figure_of_its_own(const std::string& question, const std::string& text, const Turn& turn);

// Whether the question that waits is a reminder's and has lost its meaning: the round it names was
// answered meanwhile, or the round after it is over, too; or it was asked days ago and `text` is
// about no money; or it was asked two weeks ago. Until then a figure answers it: which round is
// meant is said in the receipt. Likewise where it is which of two figures stands, and that was
// asked too long ago to be meant.
bool was_asked_in_vain(const std::string& question, const std::string& text, Turn& turn);

}  // namespace sammachip

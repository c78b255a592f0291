// The one check that every change of a village's year goes through, before the talk's or the
// button's own: a year that was closed or called off takes nothing any more. The people stay: their
// figures, their houses, help, kind words and lessons go on, and so does what undoes the end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/talks/conversation.h"

namespace sammachip {

// Why a talk is over as soon as it is known that it is about a record of such a year: for
// Conversation::ruled_by(). Nothing if the year goes on, if the talk may be held after it too, or
// if the year is none of the person's business: then the talk itself refuses.
std::optional<Ending> refused_after_year(std::string_view talk, const Subject& subject,
                                         const Turn& turn);

// The same of a button that changes something at once, by its command and argument.
std::optional<Ending> act_refused_after_year(std::string_view word, const std::string& argument,
                                             const Turn& turn);

}  // namespace sammachip

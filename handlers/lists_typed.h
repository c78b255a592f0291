// Lists of houses without figures that are typed while no question waits.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"

namespace sammachip {

// What is done with `text` if it is a list of a village in which the person works: who came to the
// training that was last ("12 มา, 15 ไม่มา", ticks), to whom a thing is handed out ("แจกครก 12 14"),
// or the houses that a forum spoke of ("12 สมปอง มีทรัพย์", a line each). Where that cannot be told it
// asks which. Nothing if it is no such list.
std::optional<Ending> list_without_figures(const std::string& text, Turn& turn);

}  // namespace sammachip

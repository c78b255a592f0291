// The menu, the manual, the language, what to do next.
#pragma once

#include "handlers/words/commands.h"

namespace sammachip {

// The talks and commands of this folder.
Face menu_face();

}  // namespace sammachip

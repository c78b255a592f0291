#include "support/places.h"

namespace sammachip {

std::string source_dir() { return SAMMACHIP_SOURCE_DIR; }
std::string bot_program() { return SAMMACHIP_BOT_PROGRAM; }

}  // namespace sammachip

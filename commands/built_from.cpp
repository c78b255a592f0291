#include "commands/built_from.h"

namespace sammachip {

std::string built_from() { return SAMMACHIP_BUILT_FROM; }

}  // namespace sammachip

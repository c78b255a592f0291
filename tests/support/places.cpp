#include "support/places.h"

namespace sammachip {

// Only this file is compiled with the path: all others are the same at every place, so that another
// clone finds them in ccache.
std::string source_dir() { return SAMMACHIP_SOURCE_DIR; }

}  // namespace sammachip

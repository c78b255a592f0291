#include "simulator/built_from.h"

namespace sammachip::simulator {

std::string built_page_dir() { return SAMMACHIP_SIMULATOR_PAGE_DIR; }

}  // namespace sammachip::simulator

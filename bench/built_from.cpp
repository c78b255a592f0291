#include "bench/built_from.h"

namespace bench {

std::string built_bot() { return SAMMACHIP_BOT; }
std::string built_simulator() { return SAMMACHIP_SIMULATOR; }
std::string built_locales() { return SAMMACHIP_LOCALES; }
std::string built_corpus() { return SAMMACHIP_CORPUS_DIR; }

}  // namespace bench

#include "bot/base/thread_priority.h"

#include <sys/resource.h>

namespace sammachip {
namespace {

constexpr int kNiceness = 10;  // Of 19; a tenth of the share that another thread has.

}  // namespace

// Linux keeps it for each thread. That it cannot be set harms nobody.
void give_way_to_others() { ::setpriority(PRIO_PROCESS, 0, kNiceness); }

}  // namespace sammachip

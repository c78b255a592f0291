// A service whose parts look so often at the clock and the records that no test waits for them.
#pragma once

#include "bot/service.h"
#include "tests/bot/rig.h"

namespace sammachip::testing {

inline ServiceTimes quick_times() {
  ServiceTimes times;
  times.sender = {10ms, 10ms};
  times.scheduler.poll = 10ms;
  times.photos = {10ms, 100ms};
  times.menus = 10ms;
  times.quota = 10ms;
  return times;
}

}  // namespace sammachip::testing

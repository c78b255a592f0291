// LINE's stand-in on the tests' day, with patience for a bot on a busy machine.
#pragma once

#include <utility>

#include "simulator/platform.h"
#include "tests/support/moment.h"

namespace sammachip::testing {

inline simulator::Settings patient_settings() {
  simulator::Settings settings;
  settings.webhook_timeout_ms = 60'000;  // Not LINE's two seconds.
  return settings;
}

class TestPlatform : public simulator::Platform {
 public:
  explicit TestPlatform(simulator::Settings settings = patient_settings())
      : Platform(std::move(settings)) {
    clock().set_offset_ms(offset_to_test_now().count());
  }
};

}  // namespace sammachip::testing

#include "tests/tidy/waits.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE("Every wait on a condition variable says what it waits for") {
  CHECK(waits_for_nothing(this_checkout()) == kNothing);
}

TEST_CASE("A wait without a predicate is noticed") {
  const std::string file = "bot/engine/sender_plan.cpp";
  const std::string found = file + ":1: a wait without a predicate: say what it waits for";
  for (const char* text : {"changed_.wait(lock);", "changed_.wait_for(lock, milliseconds(1, 2));",
                           "changed_.wait_until(lock, wake);"}) {
    CHECK(waits_for_nothing({source_from(file, text)}) == Findings{found});
  }
  for (const char* text : {"changed_.wait(lock, [this] { return is_over_; });",
                           "result.wait_for(patience);", "changed_.wait_for(lock, pause, is_over);",
                           "child.wait();", "changes.wait_until(here, t);"}) {
    CHECK(waits_for_nothing({source_from(file, text)}) == kNothing);
  }
}

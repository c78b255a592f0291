#include "tests/tidy/catches.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE("Exceptions are caught in main and in the few places that are listed") {
  CHECK(stray_catches(this_checkout()) == kNothing);
}

TEST_CASE("A catch elsewhere is noticed, and a place of the list where nothing is caught") {
  CHECK(stray_catches(broken("caught.cpp", "handlers/visits/visit.cpp")) ==
        Findings{"handlers/visits/visit.cpp:9: a catch: return a value, or let it go to those who "
                 "catch all (tests/tidy/catches.cpp)"});
  CHECK(stray_catches({source_from("bot/engine/event_engine.cpp", "int none;\n")}) ==
        Findings{"bot/engine/event_engine.cpp:1: nothing is caught here any more: take it out of "
                 "the list in tests/tidy/catches.cpp"});
}

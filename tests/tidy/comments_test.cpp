#include "tests/tidy/comments.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE("Each class in a header of storage says what it is") {
  CHECK(uncommented_classes(this_checkout()) == kNothing);
}

TEST_CASE("A class without a comment is noticed") {
  const std::string owes =
      ": say in a comment right above what it is, and where they matter its threads, lifetime and "
      "errors";
  CHECK(uncommented_classes(broken("bare_class.h", "storage/machine/rows.h")) ==
        Findings{"storage/machine/rows.h:10: struct BareRow" + owes,
                 "storage/machine/rows.h:25: struct Inner" + owes,
                 "storage/machine/rows.h:23: template <class T> class BareTemplate" + owes});
  CHECK(uncommented_classes(broken("bare_class.h", "storage/machine/rows.cpp")) == kNothing);
}

#include "tests/tidy/sentences.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE("No word that people read or write stands in the code") {
  CHECK(thai_in_code(this_checkout()) == kNothing);
  CHECK(sentences_in_code(this_checkout()) == kNothing);
}

TEST_CASE("Thai outside of language/ is noticed") {
  CHECK(thai_in_code(broken("sentences.cpp", "handlers/visits/greeting.cpp")) ==
        Findings{"handlers/visits/greeting.cpp:9: \"สวัสดี\": what people read goes into locales/, "
                 "what they write into language/"});
  CHECK(thai_in_code(broken("sentences.cpp", "language/greeting.cpp")) == kNothing);
}

TEST_CASE("A sentence where people are answered is noticed; what is logged or thrown is none") {
  CHECK(sentences_in_code(broken("sentences.cpp", "handlers/visits/greeting.cpp")) ==
        Findings{"handlers/visits/greeting.cpp:11: \"Good morning to you\": give it a key in "
                 "locales/, and say the key"});
  CHECK(sentences_in_code(broken("sentences.cpp", "commands/greeting.cpp")) == kNothing);
}

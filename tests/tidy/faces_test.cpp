#include "tests/tidy/faces.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE(
    "What a folder of handlers/ has stands in its face, and only the list of all looks at it") {
  CHECK(broken_faces(this_checkout()) == kNothing);
}

TEST_CASE("A talk that is declared past the face is noticed, and who looks into another's face") {
  CHECK(
      broken_faces(broken("talk_outside_face.h", "handlers/visits/hidden.h")) ==
      Findings{"handlers/visits/hidden.h:10: hidden_talk() is of the folder's face: declare it in "
               "handlers/visits/talks.h",
               "handlers/visits/hidden.h:5: handlers/income/talks.h is for the list of all: "
               "include the header with what is needed, or begin the talk by its name"});
  CHECK(broken_faces(broken("talk_outside_face.h", "handlers/income/talks.h")) ==
        Findings{"handlers/income/talks.h:10: hidden_talk() is in no list: name it in "
                 "handlers/income/face.cpp",
                 "handlers/income/talks.h:1: include this face in handlers/all.cpp"});
  CHECK(broken_faces({source_from("handlers/all.cpp", "#include \"handlers/visits/care.h\"\n")}) ==
        Findings{"handlers/all.cpp:1: handlers/visits/care.h is no face: include the folder's "
                 "talks.h"});
}

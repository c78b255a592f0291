#include "language/answers/never_done.h"

#include <catch2/catch.hpp>

namespace sammachip {
namespace {

TEST_CASE("Who never did it says so in many words") {
  for (const char* text :
       {"ยังไม่เคยทำเลย", "ไม่เคยทำค่ะ", "ยังไม่ได้เริ่ม", "เพิ่งจะเริ่มจ้า", "ยังไม่มี", "Not yet"}) {
    INFO(text);
    CHECK(says_never_done(text));
  }
  for (const char* text : {"", "500", "ยังไม่เคยเกิน 500", "ไม่แน่ใจ", "ไม่อยากบอก"}) {
    INFO(text);
    CHECK_FALSE(says_never_done(text));
  }
}

}  // namespace
}  // namespace sammachip

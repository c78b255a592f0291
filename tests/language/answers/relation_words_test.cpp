#include "language/answers/relation_words.h"

#include <catch2/catch.hpp>

namespace sammachip {
namespace {

TEST_CASE("What somebody is to a house is told in many words") {
  for (const char* text : {"หัวหน้าบ้านเองจ้า", "ผมเป็นเจ้าบ้าน", "หัวหน้าครอบครัวครับ", "I am the head"}) {
    INFO(text);
    CHECK(relation_in(text) == "head");
  }
  for (const char* text : {"เป็นลูก", "เป็นเมีย", "ลูกสาวค่ะ", "เมียของหัวหน้าบ้าน", "หลานจ้า", "คนในบ้านนี่แหละ",
                           "แฟนเขา", "แม่บ้าน"}) {
    INFO(text);
    CHECK(relation_in(text) == "member");
  }
  for (const char* text : {"มาช่วยจด", "ช่วยส่งให้เขา", "เพื่อนบ้านค่ะ", "จดแทน"}) {
    INFO(text);
    CHECK(relation_in(text) == "helper");
  }
  for (const char* text : {"", "3", "ไม่ใช่หัวหน้าบ้าน", "หลานมาช่วยจดให้ยาย", "ไม่รู้", "ค่ะ"}) {
    INFO(text);
    CHECK(relation_in(text).empty());
  }
}

}  // namespace
}  // namespace sammachip

#include "language/answers/reasons.h"

#include <catch2/catch.hpp>

namespace sammachip {
namespace {

TEST_CASE("A reason in one's own words is of a kind") {
  CHECK(reason_told("ฝนตกทุกวัน") == "weather");
  CHECK(reason_told("น้ำท่วมสวนค่ะ") == "weather");
  CHECK(reason_told("ตลาดเงียบมาก ไม่มีคนซื้อ") == "unsold");
  CHECK(reason_told("พ่อค้ากดราคา") == "price");
  CHECK(reason_told("ก้อนเห็ดหมด") == "material");
  CHECK(reason_told("ไปทำงานกรุงเทพมา") == "away");
  CHECK(reason_told("ยางผลัดใบ") == "off_season");
  CHECK(reason_told("เพิ่งปลูกยังไม่โต") == "not_started");
  CHECK(reason_told("ต้องเลี้ยงหลาน") == "personal");
  CHECK(reason_told("ไม่อยากบอก") == "unsaid");
  CHECK(reason_told("แมวไปนอนทับแผงหมดเลย") == "other");
}

TEST_CASE("A figure, a yes and a single word are no reason") {
  for (const char* text : {"", "300", "ใช่", "เมนู", "กขค", "สามร้อยบาท"}) {
    INFO(text);
    CHECK(reason_told(text).empty());
  }
}

}  // namespace
}  // namespace sammachip

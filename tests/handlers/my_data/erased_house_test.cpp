// A house whose people asked for erasure, and whose record the officer then made nobody's.
#include <catch2/catch.hpp>
#include <regex>

#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

// House 91 has all that a house can have in the middle of a year, and is erased.
void erases_a_house(TalkStage& stage) {
  stage.begins("2017-06-28 09:00");
  stage.plays(kSessionHeld);
  stage.plays(kBuys);
  stage.plays(R"(
    บุญมี: 500
    บุญมี: ขอให้ช่วย
    บุญมี: [หาที่ขาย]
    บุญมี: ไม่มีคนรับซื้อ
    ผู้นำ: c|visit|{second}
    ผู้นำ: [เจอ]
    ผู้นำ: [ทำบ้าง]
    ผู้นำ: [ขายไม่ออก]
    ผู้นำ: อยากได้ที่ขาย
    ผู้นำ: [อีก 7 วัน]
    ผู้นำ: [ดี]
    ผู้นำ: c|handover|{purchase}
    ผู้นำ: [ทุกบ้านเท่ากัน]
    ผู้นำ: 1 กิโล
    บุญมี: ลบข้อมูล
    บุญมี: [ลบเลย]
    อร: c|erase_done|{request}
    อร: [ลบชื่อและบ้านเลขที่]
    อร: [ใช่]
  )");
}

}  // namespace

TEST_CASE("An erased house stands in no list any more, neither by name nor as a nameless row") {
  TalkStage stage;
  erases_a_house(stage);
  const std::size_t from = stage.transcript().size();
  stage.plays(R"(
    ผู้นำ: เมนู
    ผู้นำ: งานวันนี้
    ผู้นำ: ใครยังไม่ส่ง
    ผู้นำ: รายชื่อบ้าน
    ผู้นำ: เรื่องที่ขอให้ช่วย
    ผู้นำ: อบรม
    ผู้นำ: รายการซื้อ
    ผู้นำ: c|attendance|{session}
    ผู้นำ: ยกเลิก
    ผู้นำ: c|teach_for|{session}
    ผู้นำ: ยกเลิก
    ผู้นำ: ไปเยี่ยมบ้าน
    ผู้นำ: ยกเลิก
    ผู้นำ: c|feasible|{programme}
    ผู้นำ: ยกเลิก
    อร: รอตัดสิน
    อร: ดูหมู่บ้าน
    อร: [บ้านควนเมา หมู่ 1]
    อร: รายชื่อบ้าน
    อร: [บ้านควนเมา หมู่ 1]
    อร: สรุป
    ปราชญ์: งานวันนี้
  )");
  const std::string said = stage.transcript().substr(from);
  INFO(said);
  CHECK(said.find("91") == std::string::npos);
  CHECK(said.find("บุญมี") == std::string::npos);
  CHECK(said.find("เลขที่  ") == std::string::npos);
  CHECK_FALSE(std::regex_search(said, std::regex("เลขที่ *(\n|\\]|:|/)")));
  CHECK_FALSE(std::regex_search(said, std::regex("\n *[0-9]+\\) *\n")));
}

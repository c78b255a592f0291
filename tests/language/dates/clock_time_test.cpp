// The time of day in what people write.
#include <catch2/catch.hpp>

#include "language/dates/clock_time.h"

using namespace sammachip;

namespace {

std::string read_time(const std::string& text) {
  const ClockReading reading = read_clock_time(text);
  if (reading.certainty == Certainty::kFigure) return reading.time;
  if (reading.certainty == Certainty::kNone) return "none";
  return reading.choices.at(0) + " or " + reading.choices.at(1);
}

}  // namespace

TEST_CASE("A time of day is read as villages say it") {
  const std::vector<std::pair<std::string, std::string>> cases{{"9 โมง", "09:00"},
                                                               {"๙ โมง", "09:00"},
                                                               {"เก้าโมง", "09:00"},
                                                               {"9โมงเช้า", "09:00"},
                                                               {"เก้าโมงครึ่ง", "09:30"},
                                                               {"9 โมง 15 นาที", "09:15"},
                                                               {"สิบเอ็ดโมง", "11:00"},
                                                               {"สามโมงเช้า", "09:00"},
                                                               {"โมงเช้า", "07:00"},
                                                               {"09.00", "09:00"},
                                                               {"09.00 น.", "09:00"},
                                                               {"09:30", "09:30"},
                                                               {"9.30", "09:30"},
                                                               {"9.30 น.", "09:30"},
                                                               {"13.30 น.", "13:30"},
                                                               {"เวลา 13.30", "13:30"},
                                                               {"05.30", "05:30"},
                                                               {"08.00-12.00 น.", "08:00"},
                                                               {"9 โมงถึงเที่ยง", "09:00"},
                                                               {"บ่ายโมง", "13:00"},
                                                               {"บ่ายโมงครึ่ง", "13:30"},
                                                               {"บ่าย 2", "14:00"},
                                                               {"บ่ายสองโมง", "14:00"},
                                                               {"บ่าย 3 โมงครึ่ง", "15:30"},
                                                               {"บ่าย 1.30", "13:30"},
                                                               {"4 โมงเย็น", "16:00"},
                                                               {"ห้าโมงเย็น", "17:00"},
                                                               {"6 โมงเย็น", "18:00"},
                                                               {"6 โมงเช้า", "06:00"},
                                                               {"ทุ่ม", "19:00"},
                                                               {"ทุ่มครึ่ง", "19:30"},
                                                               {"2 ทุ่ม", "20:00"},
                                                               {"สองทุ่มครึ่ง", "20:30"},
                                                               {"เที่ยง", "12:00"},
                                                               {"เที่ยงวัน", "12:00"},
                                                               {"เที่ยงครึ่ง", "12:30"},
                                                               {"เที่ยงคืน", "00:00"},
                                                               {"ตีห้า", "05:00"},
                                                               {"ตี 5 ครึ่ง", "05:30"},
                                                               {"เช้า 8 โมง", "08:00"},
                                                               {"ตอนเช้า 9.00", "09:00"},
                                                               {"ประมาณ 9 โมง", "09:00"},
                                                               {"9", "09:00"},
                                                               {"13", "13:00"},
                                                               {"พรุ่งนี้ 9 โมง", "09:00"},
                                                               {"4 โมง", "10:00 or 16:00"},
                                                               {"สามโมง", "09:00 or 15:00"},
                                                               {"6 โมง", "06:00 or 18:00"},
                                                               {"5.30", "05:30 or 17:30"},
                                                               {"2", "02:00 or 14:00"},
                                                               {"", "none"},
                                                               {"ไม่รู้", "none"},
                                                               {"25 โมง", "none"},
                                                               {"9.75", "none"},
                                                               {"30 คน", "none"},
                                                               {"2560", "none"},
                                                               {"12 มิ.ย. 60", "none"},
                                                               {"\xff\xfe", "none"}};
  for (const auto& [text, wanted] : cases) {
    INFO(text);
    CHECK(read_time(text) == wanted);
  }
}

TEST_CASE("A place is told from a time, also where both stand together") {
  const auto both = [](std::string_view text) {
    const PlaceAndTime read = read_place_and_time(text);
    return read.place + "|" + read.time;
  };
  CHECK(both("ศาลากลางบ้าน 9 โมง") == "ศาลากลางบ้าน|09:00");
  CHECK(both("วัดใต้ เวลา 13.30 น.") == "วัดใต้|13:30");
  CHECK(both("บ่ายสองโมงที่โรงเรียน") == "ที่โรงเรียน|14:00");
  CHECK(both("ศาลา 2") == "ศาลา 2|");
  CHECK(both("บ้านผู้ใหญ่ หมู่ 3") == "บ้านผู้ใหญ่ หมู่ 3|");
  CHECK(both("วัดเที่ยงธรรม") == "วัดเที่ยงธรรม|");
  CHECK(both("9 โมง") == "|09:00");
  CHECK(both("09.00 น.") == "|09:00");
  CHECK(is_place_without_time("ศาลา 2"));
  CHECK(is_place_without_time("บ้านผู้ใหญ่ หมู่ 3"));
  CHECK_FALSE(is_place_without_time("9 โมง"));
  CHECK_FALSE(is_place_without_time("9"));
  CHECK_FALSE(is_place_without_time("ศาลา 9 โมง"));
}

#include "language/names/house_number_said.h"

#include <catch2/catch.hpp>

namespace sammachip {
namespace {

TEST_CASE("The number on a door is found in what is said around it") {
  CHECK(house_number_said("78/1 จ้า") == "78/1");
  CHECK(house_number_said("บ้านเลขที่ ๗๘/๑") == "78/1");
  CHECK(house_number_said("เลขที่78") == "78");
  CHECK(house_number_said("78 ทับ 1 ค่ะ") == "78/1");
  CHECK(house_number_said("หมู่ 4 เลขที่ 12/3 ท้ายซอยเลยวัดไปหน่อย") == "12/3");
  CHECK(house_number_said("12 หมู่ 4") == "12");
  CHECK(house_number_said("หมู่ที่ 4 บ้าน 12") == "12");
  CHECK(house_number_said("0812345678").empty());
  CHECK(house_number_said("ไม่รู้").empty());
}

TEST_CASE("A bare number is a figure and no door, if nobody asked for one") {
  CHECK(house_number_made_known("78/1") == "78/1");
  CHECK(house_number_made_known("บ้านเลขที่ 78 ค่ะ") == "78");
  CHECK(house_number_made_known("ยายเนียม บ้านเลขที่ ๑๒/๓") == "12/3");
  CHECK(house_number_made_known("350").empty());
  CHECK(house_number_made_known("ขายได้ 78 บาท").empty());
}

}  // namespace
}  // namespace sammachip

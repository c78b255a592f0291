#include "language/lists/quantity.h"

#include <catch2/catch.hpp>

using namespace sammachip;

namespace {

std::string read(const char* text) {
  const auto quantity = read_quantity(text);
  return quantity ? std::to_string(quantity->milli) + "|" + quantity->unit : "nothing";
}

}  // namespace

TEST_CASE("A number and a unit are read as people write them") {
  CHECK(read("1 กิโล") == "1000|กิโล");
  CHECK(read("๑.๕ กิโล") == "1500|กิโล");
  CHECK(read("1,250 ตัว") == "1250000|ตัว");
  CHECK(read("บ้านละ 2 ถุง") == "2000|ถุง");
  CHECK(read("ครึ่งกิโล") == "500|กิโล");
  CHECK(read("กิโลครึ่ง") == "1500|กิโล");
  CHECK(read("2 กิโลครึ่ง") == "2500|กิโล");
  CHECK(read("1/2 กก.") == "500|กก");
  CHECK(read("สองถุง") == "2000|ถุง");
  CHECK(read("หลังละหนึ่งมัด") == "1000|มัด");
  CHECK(read("5") == "5000|");
}

TEST_CASE("Particles are no part of the unit") {
  CHECK(read("2 ใบค่ะ") == "2000|ใบ");
  CHECK(read("บ้านละ 1 กิโล จ้า") == "1000|กิโล");
  CHECK(read("สองถุงนะครับ") == "2000|ถุง");
  CHECK(read("3 ค่ะ") == "3000|");
  CHECK(read("กิโลครึ่งจ้ะ") == "1500|กิโล");
}

TEST_CASE("What is no amount is not read as one") {
  for (const char* text : {"", "นิดหน่อย", "0 กิโล", "1/0 กิโล", "2 ถุง 3 มัด", "99999999999999 ตัว"}) {
    INFO(text);
    CHECK(read(text) == "nothing");
  }
}

TEST_CASE("One unit is reckoned in another where it tells it") {
  CHECK(milli_in_unit({8'000, "ขีด"}, "กิโล") == 800);
  CHECK(milli_in_unit({1'000, "กก."}, "กิโลกรัม") == 1'000);
  CHECK(milli_in_unit({250'000, "กรัม"}, "กก") == 250);
  CHECK(milli_in_unit({2'000, "ลิตร"}, "ซีซี") == 2'000'000);
  CHECK(milli_in_unit({3'000, ""}, "ถุง") == 3'000);
  CHECK(milli_in_unit({3'000, "มัด"}, "มัด") == 3'000);
  CHECK_FALSE(milli_in_unit({2'000, "ถุง"}, "กิโล"));
  CHECK_FALSE(milli_in_unit({2'000, "ลิตร"}, "กิโล"));
}

TEST_CASE("An amount is said with no more digits than it has") {
  CHECK(quantity_text({1'000, "กิโล"}) == "1 กิโล");
  CHECK(quantity_text({1'500, "กิโล"}) == "1.5 กิโล");
  CHECK(quantity_text({50, "กิโล"}) == "0.05 กิโล");
  CHECK(quantity_text({2'000, ""}) == "2");
}

#include "language/lists/house_portions.h"

#include <catch2/catch.hpp>

using namespace sammachip;

namespace {

const std::vector<ListedHouse> kPotHouses{
    {"12", "บัว ทองดี"}, {"2", "แดง คงทน"}, {"10", "ประเสริฐ ใจเย็น"}, {"3/1", "จิตรา แสงทอง"}};

std::string portions(const char* text) {
  const auto read = read_house_portions(text, kPotHouses);
  if (!read) return "nothing";
  std::string said;
  for (const auto& portion : read->portions) {
    said += (said.empty() ? "" : ", ") + kPotHouses[portion.house].house_no + "=" +
            quantity_text(portion.amount);
  }
  for (const auto& piece : read->unclear) said += " ?" + piece;
  return said;
}

}  // namespace

TEST_CASE("How much each house gets is read from a list as it stands on paper") {
  CHECK(portions("12 1 ใบ, 2 3 ใบ, 10 1 ใบ") == "12=1 ใบ, 2=3 ใบ, 10=1 ใบ");
  CHECK(portions("12 บัว 2 ใบ\n3/1 จิตรา 1 ใบ") == "12=2 ใบ, 3/1=1 ใบ");
  CHECK(portions("1. บัว 2 กก.\n2. แดง 1.5 กก.") == "12=2 กก, 2=1.5 กก");
  CHECK(portions("บ้านเลขที่ ๑๒ ๒ ถุง; บ้านเลขที่ ๓/๑ ๑ ถุง") == "12=2 ถุง, 3/1=1 ถุง");
  CHECK(portions("12 2 ใบ 3/1 1 ใบ") == "12=2 ใบ, 3/1=1 ใบ");
  CHECK(portions("12 1,500 ต้น, 2 20 ต้น") == "12=1500 ต้น, 2=20 ต้น");
  CHECK(portions("12 5, 2 4, 10 7") == "12=5, 2=4, 10=7");
  CHECK(portions("แจกครก\n12 2 ใบจ้า\n2 1 ใบจ้า") == "12=2 ใบ, 2=1 ใบ");
}

TEST_CASE("One amount may be said of several houses, or of all") {
  CHECK(portions("12 3/1 บ้านละ 2 ใบ") == "12=2 ใบ, 3/1=2 ใบ");
  CHECK(portions("ทุกบ้าน บ้านละ 1 ถุง") == "12=1 ถุง, 2=1 ถุง, 10=1 ถุง, 3/1=1 ถุง");
  CHECK(portions("ทุกบ้านยกเว้น 12 หลังละ 1 ถุง") == "2=1 ถุง, 10=1 ถุง, 3/1=1 ถุง");
  CHECK(portions("12 99 บ้านละ 2 ใบ") == "12=2 ใบ ?99");
}

TEST_CASE("What is of no house, or twice, is asked about") {
  CHECK(portions("12 1 ใบ, 99 2 ใบ") == "12=1 ใบ ?99 2 ใบ");
  CHECK(portions("12 1 ใบ, 2") == "12=1 ใบ ?2");
  CHECK(portions("12 1 ใบ, 12 2 ใบ") == "12=1 ใบ ?12 2 ใบ");
  CHECK(portions("12 แดง 1 ใบ, 2 1 ใบ") == "2=1 ใบ ?12 แดง 1 ใบ");
}

TEST_CASE("Houses alone, amounts alone and words say nothing of how much each gets") {
  for (const char* text :
       {"12 2 10", "12, 2, 10", "12 2, 10 3/1", "2 ใบ", "บ้านละ 2 ใบ", "ทุกบ้าน", "12 ✓\n2 ✓",
        "1) 12 ✓\n2) 2 ✓\n3) 10 -", "1. 12\n2. 10", "ทุกบ้านยกเว้น 12", "", "ให้ใครดี"}) {
    INFO(text);
    CHECK(portions(text) == "nothing");
  }
}

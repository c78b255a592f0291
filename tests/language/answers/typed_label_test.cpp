// Typed instead of tapped: what is taken for which button.
#include "language/answers/typed_label.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace sammachip;

namespace {

using Labels = std::vector<std::string>;

// The label taken, or "-".
std::string whole(const std::string& text, const Labels& labels) {
  const auto found = whole_label(text, labels);
  return found ? labels[*found] : "-";
}

std::string nearest(const std::string& text, const Labels& labels) {
  const auto found = nearest_label(text, labels);
  return found ? labels[*found] : "-";
}

const Labels kRelations{"หัวหน้าบ้าน", "คนในบ้าน", "คนมาช่วยจด"};
const Labels kNotice{"รับทราบ เริ่มเลย", "ไม่ตกลง"};
const Labels kIncome{"ขายได้บ้าง", "ยังไม่ได้ขาย", "ขายไม่ออก"};

}  // namespace

TEST_CASE("A whole label counts in any spacing, with polite words") {
  CHECK(whole("รับทราบเริ่มเลย", kNotice) == "รับทราบ เริ่มเลย");
  CHECK(whole("รับทราบ  เริ่มเลยค่ะ", kNotice) == "รับทราบ เริ่มเลย");
  CHECK(whole("หัวหน้าบ้านครับผม", kRelations) == "หัวหน้าบ้าน");
  CHECK(whole("Head of the HOUSE please", {"Head of the house", "Member"}) == "Head of the house");
  CHECK(whole("หัวหน้า", kRelations) == "-");
  CHECK(whole("", kRelations) == "-");
  // Two that cannot be told apart are none.
  CHECK(whole("รับรอง", {"รับรอง", "รับรอง"}) == "-");
}

TEST_CASE("Where only buttons answer, part of one that no other has is that one") {
  CHECK(nearest("รับทราบ", kNotice) == "รับทราบ เริ่มเลย");
  CHECK(nearest("หัวหน้า", kRelations) == "หัวหน้าบ้าน");
  CHECK(nearest("เป็นหัวหน้าบ้านเองจ้า", kRelations) == "หัวหน้าบ้าน");
  CHECK(nearest("เอา คนในบ้าน", kRelations) == "คนในบ้าน");
  CHECK(nearest("มาช่วยจด", kRelations) == "คนมาช่วยจด");
  CHECK(nearest("หัวน้าบ้าน", kRelations) == "หัวหน้าบ้าน");
  CHECK(nearest("ขอ head of the house", {"Head of the house", "Member"}) == "Head of the house");
}

TEST_CASE("What may be two buttons, or says the opposite, is none") {
  CHECK(nearest("คน", kRelations) == "-");
  CHECK(nearest("ขาย", kIncome) == "-");
  CHECK(nearest("ตกลง", kNotice) == "-");
  CHECK(nearest("ไม่ใช่หัวหน้าบ้าน", kRelations) == "-");
  CHECK(nearest("หัวหน้าบ้านหรือเปล่า", kRelations) == "-");
  CHECK(nearest("หัวหน้าบ้าน 3 คน", kRelations) == "-");
  CHECK(nearest("ได้ขาย", {"ยังไม่ได้ขาย", "ไม่บอก"}) == "-");
  CHECK(nearest("อะไรก็ไม่รู้", kRelations) == "-");
  CHECK(nearest("", kRelations) == "-");
  // A figure is that figure and no part of another.
  CHECK(nearest("150", {"1500 บาท", "ไม่ใช่ทั้งหมด"}) == "-");
  CHECK(nearest("500 บาท", {"1500 บาท", "ไม่ใช่ทั้งหมด"}) == "-");
  CHECK(nearest("\xE0\xB8", kRelations) == "-");
}

TEST_CASE("A number names a button of a numbered list, and a count of things does not") {
  CHECK(numbered_label("2", 3) == 1U);
  CHECK(numbered_label("๒ ค่ะ", 3) == 1U);
  CHECK(numbered_label("ข้อ 3", 3) == 2U);
  CHECK(numbered_label("เอาข้อสอง", 3) == 1U);
  CHECK(numbered_label("อันที่หนึ่ง", 3) == 0U);
  CHECK_FALSE(numbered_label("4", 3));
  CHECK_FALSE(numbered_label("0", 3));
  CHECK_FALSE(numbered_label("3 บ้าน", 3));
  CHECK_FALSE(numbered_label("1-2", 3));
  CHECK_FALSE(numbered_label("", 3));
}

TEST_CASE("Of two buttons one of which says no, which is yes and which is no") {
  const auto notice = yes_and_no_of(kNotice);
  REQUIRE(notice);
  CHECK(notice->yes == 0);
  CHECK(notice->no == 1);
  const auto other = yes_and_no_of(Labels{"ยังไม่ให้จด", "ให้จดบ้านนี้ได้"});
  REQUIRE(other);
  CHECK(other->yes == 1);
  CHECK_FALSE(yes_and_no_of(Labels{"ของฉัน", "ของเขา"}));
  CHECK_FALSE(yes_and_no_of(Labels{"ไม่เอา", "ยังไม่แน่ใจ"}));
  CHECK_FALSE(yes_and_no_of(kRelations));
}

TEST_CASE("A label can be typed whole or by its beginnings, never by half a letter") {
  const auto ways = ways_to_type("แก้ยอด");
  REQUIRE_FALSE(ways.empty());
  CHECK(ways.front() == "แก้ยอด");
  CHECK(std::find(ways.begin(), ways.end(), "แก้ยอ") != ways.end());
  CHECK(std::find(ways.begin(), ways.end(), "แก้") == ways.end());
  CHECK(ways_to_type("").empty());
}

#include "language/answers/mending.h"

#include <catch2/catch.hpp>
#include <string>

namespace sammachip {
namespace {

TEST_CASE("Words that say that a figure is wrong are told from those that only hold them") {
  for (const char* text : {"ผิด", "ผิดค่ะ", "เลขผิด", "ตัวเลขผิดครับ", "พิมพ์ผิด", "โทษที พิมพ์ผิด", "อุ๊ย ส่งผิด",
                           "ยอดผิด", "ผิดๆ", "เอ้ย เลขผิด"}) {
    INFO(text);
    const auto mending = mending_in(text);
    REQUIRE(mending);
    CHECK(mending->mend == Mend::kWrong);
    CHECK(!mending->is_only_right_after);
  }
  for (const char* text : {"", "350", "ขายได้ 350", "ผิดหวัง ขายได้ 300", "แก้วมังกร 300", "แก้ไข", "ไม่ลบ",
                           "ลบข้อมูล", "ลบข้อมูลของฉัน", "รวม 820", "ไม่ได้ขาย", "ผัก 120 ไข่ 80",
                           "ขายได้ 500 หักลบค่าปุ๋ย 200", "ติดลบ 200", "เป็นเงิน 350", "วันละ 300"}) {
    INFO(text);
    CHECK(!mending_in(text));
  }
}

TEST_CASE("Another figure that holds is taken from the words, and never the one that does not") {
  const auto becomes = [](const std::string& text, std::int64_t old_baht) -> std::int64_t {
    const auto mending = mending_in(text);
    if (!mending || mending->mend != Mend::kTo) return -1;
    return figure_instead(text, old_baht * 100).value_or(0) / 100;
  };
  CHECK(becomes("เอ้ย 350", 300) == 350);
  CHECK(becomes("เป็น 450", 350) == 450);
  CHECK(becomes("แก้เป็น 550", 350) == 550);
  CHECK(becomes("เปลี่ยนเป็น 620 ค่ะ", 350) == 620);
  CHECK(becomes("พิมพ์ผิด 530 ต่างหาก", 350) == 530);
  CHECK(becomes("ไม่ใช่ 450 ต้อง 540", 450) == 540);
  CHECK(becomes("ไม่ใช่ 450", 350) == 450);
  CHECK(becomes("ไม่ใช่ 350", 350) == 0);  // It is wrong, and not said what is right.
  CHECK(mending_in("แก้เป็น 550")->is_only_right_after == false);
  CHECK(mending_in("เป็น 450")->is_only_right_after);
  CHECK(mending_in("เอ้ย 350")->is_only_right_after);
}

TEST_CASE("What is to go is said alone or with its figure; a cost taken off is none") {
  for (const char* text :
       {"ลบ", "ลบอันเมื่อกี้", "ลบยอดล่าสุดค่ะ", "เอาออก", "ขอลบ", "ลุงแกจดผิด ลบ 800 ออก", "ลบ 800 ทิ้ง"}) {
    INFO(text);
    const auto mending = mending_in(text);
    REQUIRE(mending);
    CHECK(mending->mend == Mend::kDelete);
    CHECK(!mending->is_only_right_after);
  }
  CHECK(mending_in("ลบ 200")->is_only_right_after);  // It may be a loss.
  CHECK(!mending_in("ขาย 500 ลบ 200"));
  CHECK(mending_in("รวมกัน")->mend == Mend::kTogether);
}

TEST_CASE("The figures that a text names are those in digits, whichever digits they are") {
  CHECK(figures_named("ลบ 1,800 ออก") == std::vector<std::int64_t>{180'000});
  CHECK(figures_named("ไม่ใช่ ๔๕๐ ต้อง 540") == std::vector<std::int64_t>{45'000, 54'000});
  CHECK(figures_named("ลบ").empty());
  CHECK(figures_named("99999999999999999999").empty());
}

}  // namespace
}  // namespace sammachip

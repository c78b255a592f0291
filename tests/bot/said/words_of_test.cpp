#include "bot/said/words_of.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sammachip {

TEST_CASE("Words come from a message however they were spaced or tidied") {
  CHECK(comes_from("ป้าแดงหลังวัด", "ขายเห็ดให้ ป้าแดง หลังวัด"));
  CHECK(comes_from("12", "บ้าน ๑๒ ได้ 300"));
  CHECK(comes_from("สมชาย ใจดี", "45/2  สมชาย   ใจดี"));
  CHECK_FALSE(comes_from("", "อะไรก็ได้"));
  CHECK_FALSE(comes_from("ป้าแดงหลังวัด", "ป้าดำหลังวัด"));
  CHECK_FALSE(comes_from("\xff\xfe", "ป้า"));
}

TEST_CASE("What a sentence has in common with a message is taken out of it, and no more") {
  const std::string said = "ลุงดำหลังวัดไม่จ่ายเงิน";
  CHECK(without(said, said).empty());
  CHECK(without("หลังวัด", said).empty());
  CHECK(without("ขอให้ช่วย: ลุงดำหลังวัดไม่จ่ายเงิน (ศุกร์)", said) == "ขอให้ช่วย: … (ศุกร์)");
  CHECK(without("ได้ 300 บาท", said) == "ได้ 300 บาท");
  // Of two parts neither stays.
  CHECK(without("ลุงดำหลังวัด ว่า ไม่จ่ายเงิน", said) == "… ว่า …");
}

TEST_CASE("Within JSON only the texts are looked at, not their names") {
  nlohmann::json json{{"reason", "ถนนขาดทั้งเส้น"}, {"list", {"ถนนขาดทั้งเส้น ค่ะ", 7}}, {"ถนนขาด", "ดี"}};
  CHECK(holds_words_of(json, "ถนนขาดทั้งเส้น"));
  take_out(json, "ถนนขาดทั้งเส้น");
  CHECK(json == nlohmann::json{{"reason", ""}, {"list", {"… ค่ะ", 7}}, {"ถนนขาด", "ดี"}});
  CHECK_FALSE(holds_words_of(json, "ถนนขาดทั้งเส้น"));
}

}  // namespace sammachip

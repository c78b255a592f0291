// What people write beside figures and commands.
#include <catch2/catch.hpp>

#include "storage/households/income_reports.h"
#include "support/chat.h"

using namespace sammachip;
using Amounts = std::vector<long long>;

TEST_CASE("What is said between the lines gets a kind word, and changes nothing") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สวัสดีตอนเช้า
    bot:  สวัสดี คุณ… / ช่วง 12 – 18 มิ.ย. 60 ยังไม่ได้จดรายได้ พิมพ์มาได้เลย
    ก: 450
    bot:  จดแล้ว 450 บาท…
    ก: ขอบคุณค่ะ
    bot:  ยินดีมากเลย
    ก: จ้า
    bot:  รับทราบตรงกันแล้ว
    ก: ถูกแล้ว
    bot:  เรียบร้อยดี ไม่ต้องทำอะไรเพิ่ม
    ก: ขอโทษที่ส่งช้านะ
    bot:  ไม่เป็นไรเลย
    ก: สาธุ ขอให้เจริญๆ นะ
    bot:  ขอบคุณสำหรับคำดี ๆ ขอให้ได้อย่างนั้นกลับไปด้วย
    ก: ร้อนตายแล้ววันนี้
    bot:  ฟังแล้วนึกภาพออกเลย
    ก: หวัดดีจ้า
    bot:  สวัสดี คุณ… / ช่วง 12 – 18 มิ.ย. 60 จดไว้แล้ว 450 บาท
  )");
  CHECK(chat.reports(house) == Amounts{450});
}

TEST_CASE("Who asks who or what answers is told the truth") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: บอทเหรอเนี่ย
    bot:  ใช่ ที่ตอบนี้เป็นโปรแกรม ไม่ใช่คน… [ขอให้ช่วย] [เมนู]
    ก: นี่ไลน์ของใครคะ
    bot:  ไลน์นี้เป็นของโครงการสัมมาชีพชุมชน… [ติดต่อพัฒนากร] [เมนู]
    ก: ใครเห็นรายได้ฉันบ้าง
    bot:  ตัวเลขรายได้ เห็นได้แค่คนในบ้าน พัฒนากร และพัฒนาการอำเภอ… [อ่านทั้งหมด] [เมนู]
    ก: เสียเงินไหมคะ
    bot:  ไม่เสียเงิน… [เมนู]
  )");
}

TEST_CASE("A wish in one's own words does what its button does") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    ก: เดือนนี้ได้เท่าไรแล้ว
    bot:  …
    ก: รำคาญ ไม่ต้องส่งมาแล้ว
    bot:  ถ้าเลิกใช้ จะไม่มีข้อความจากไลน์นี้อีก… [เลิกใช้] [ไม่เลิก] [...]
    ก: ไม่เลิก
    bot:  …
  )");
  CHECK(chat.reports(house) == Amounts{450});
}

TEST_CASE("In doubt the bot asks once, with the buttons of what may be meant") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: อยากให้เจ้าหน้าที่มาดูแปลงผักหน่อยนะ
    bot:  …
  )");
  CHECK(chat.reports(house).empty());
}

TEST_CASE("A kind word in a talk leaves its question open") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท… [ถูกแล้ว] [...]
    ก: ขอบคุณนะลูก
    bot:  …
    bot:  "สามพันห้า" หมายถึง 3,500 บาท… [ถูกแล้ว] [...]
    ก: ใช่
    bot:  จดแล้ว 3,500 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{3500});
}

TEST_CASE("The notice takes a yes and a no in any words") {
  Chat chat;
  SECTION("a yes") {
    const std::string words = GENERATE("ตกลงจ้า", "รับทราบเริ่มเลยค่ะ", "โอเคครับ", "เริ่มเลยจ้า");
    chat.plays(R"(
      ก: สวัสดีค่ะ
      bot:  สวัสดี ที่นี่คือไลน์สัมมาชีพชุมชน…
      bot:  ก่อนเริ่ม…
      ก: )" + words +
               R"(
      bot:  ขอบคุณ…
      bot:  …
    )");
  }
  SECTION("a no") {
    chat.plays(R"(
      ก: สวัสดีค่ะ
      bot:  สวัสดี ที่นี่คือไลน์สัมมาชีพชุมชน…
      bot:  ก่อนเริ่ม…
      ก: ไม่สะดวกค่ะ
      bot:  ไม่เป็นไรเลย… [เริ่ม]
    )");
  }
}

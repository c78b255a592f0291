// Figures said in ways where a part is easily lost: read rightly or asked about, never cut short.
#include <catch2/catch.hpp>

#include "support/chat.h"

using namespace sammachip;

TEST_CASE("Thai marks typed in another order are the same figure") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันย่ีสิบ
    bot:  จดแล้ว 3,020 บาท…
    ก: ย่ีสิบห้าบาท
    bot:  จดแล้ว 25 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{3020, 25});
}

TEST_CASE("A guess with spaces in it is asked about") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สอง สามร้อย
    bot:  ขอเลขเดียวนะ ใกล้กับอันไหนมากกว่า / หรือพิมพ์ตัวเลขมาเลยก็ได้ [200 บาท] [250 บาท] [300 บาท] [...]
    ก: [250 บาท]
    bot:  จดแล้ว 250 บาท…
    ก: สาม สี่ ห้าร้อย
    bot:  อ่าน "สาม สี่ ห้าร้อย" ไม่แน่ใจ / ขอเป็นตัวเลขอย่างเดียวได้ไหม เช่น 350 [ยังไม่มีรายได้] [...]
    ก: 400
    bot:  จดแล้ว 400 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{250, 400});
}

TEST_CASE("A slip beside a number is asked about, with no button for what is left of it") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันแปกร้อย
    bot:  อ่าน "สามพันแปกร้อย" ไม่แน่ใจ / ขอเป็นตัวเลขอย่างเดียวได้ไหม เช่น 350 [ยังไม่มีรายได้] [ยังไม่ได้นับ] [ยกเลิก]
    ก: 3800
    bot:  จดแล้ว 3,800 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{3800});
}

TEST_CASE("Bank notes and spoken decimals are read, and said back") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ได้ 2 แบงค์ม่วง
    bot:  "ได้ 2 แบงค์ม่วง" หมายถึง 1,000 บาท / ของ … ใช่ไหม [ถูกแล้ว] [แก้ตัวเลข] [...]
    ก: [ถูกแล้ว]
    bot:  จดแล้ว 1,000 บาท…
    ก: หนึ่งจุดห้าแสน
    bot:  150,000 บาท ช่วง … เป็นเงินก้อนใหญ่ / ขอถามอีกครั้ง ตัวเลขนี้ถูกไหม [ถูกแล้ว] [...]
    ก: [ถูกแล้ว]
    bot:  จดแล้ว 150,000 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{1000, 150000});
}

TEST_CASE("Codes and phone numbers are no figures, whatever signs part them") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: กด *100*3# แล้ว
    bot:  …
    ก: รหัสวิสาหกิจ 4-92-06-01/1-0012
    bot:  ขอโทษนะ ยังไม่เข้าใจ…
    ก: เบอร์ใหม่ 081 234 5678
    bot:  หมายถึง "ติดต่อพัฒนากร" ใช่ไหม…
    ก: ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด
    bot:  ขอโทษนะ ยังไม่เข้าใจ…
  )");
  CHECK(chat.reports(house).empty());
}

TEST_CASE("A price and a count are multiplied and said back, and too much is not written down") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ไข่ 30 ฟอง ฟองละ 5 บาท
    bot:  5 × 30 = 150 บาท / ของ … ถูกไหม [ถูกแล้ว] [...]
    ก: [ถูกแล้ว]
    bot:  จดแล้ว 150 บาท…
    ก: ส่งของที่ 92/4 หมู่ 7 ได้ 640
    bot:  จดแล้ว 640 บาท…
    ก: โลละ 9,000,000
    bot:  โลละ 9,000,000 บาท รอบนี้ทั้งหมดกี่โล…
    ก: 900
    bot:  ตัวเลขนี้มากเกินไป จดไม่ได้ / ลองพิมพ์ใหม่อีกครั้ง…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{150, 640});
}

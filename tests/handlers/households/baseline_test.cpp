// What a household earned before the programme: asked by the month, said as people say it.
#include <catch2/catch.hpp>

#include "storage/households/households.h"
#include "support/chat.h"

using namespace sammachip;

TEST_CASE("A rate is asked how often, or worked out, never taken for a month's income") {
  const struct {
    const char* words;
    const char* question;  // Empty: none.
    const char* count;
    long long baht;
  } said[] = {
      {"วันละ 300", "วันละ 300 บาท เดือนหนึ่งกี่วัน", "20", 6000},
      {"อาทิตย์ละ 1500", "อาทิตย์ละ 1,500 บาท เดือนหนึ่งกี่อาทิตย์", "4", 6000},
      {"ครั้งละ 500", "ครั้งละ 500 บาท เดือนหนึ่งกี่ครั้ง", "10 ครั้ง", 5000},
      {"ปีละ 60000", "", "", 5000},
      {"ปีละ 100000", "", "", 8333},
      {"เดือนละ 7000", "", "", 7000},
      {"7000", "", "", 7000},
  };
  for (const auto& one : said) {
    INFO(one.words);
    Chat chat;
    const HouseholdId house = chat.add_household("ก", "90");
    std::string script = R"(
      ก: ข้อมูลของฉัน
      bot:  …
      bot:  …
      bot:  …
      ก: [แก้ข้อมูลเลขที่ 90]
      bot:  บ้านนี้อยู่ด้วยกันกี่คน…
      ก: 4
      bot:  ตอนนี้บ้านคุณทำอะไรเป็นหลัก…
      ก: กรีดยาง
      bot:  ในโครงการนี้จะทำอะไร…
      ก: พริกแกง
      bot:  ก่อนเข้าโครงการ…
      ก: )" + std::string(one.words);
    if (*one.question != '\0') {
      script += "\nbot:  " + std::string(one.question) + "…\nก: " + one.count;
    }
    chat.plays(script + R"(
      bot:  ในนั้นมาจากพริกแกงเดือนละกี่บาท…
      ก: วันละ 100
      bot:  วันละ 100 บาท เดือนหนึ่งกี่วัน…
      ก: 200
      bot:  มากกว่ารายได้รวมทั้งบ้านที่บอกไว้…
      ก: 10
      bot:  ที่บ้านมีฝีมือ…
      ก: [ข้าม]
      bot:  สะดวกบอกรายได้วันไหน…
      ก: [ศุกร์]
      bot:  ดูอีกครั้งนะ…จากอาชีพนี้: 1,000 บาท…
      ก: [ถูกต้อง บันทึกเลย]
      bot:  …
    )");
    const auto kept = chat.records().households.find(house);
    CHECK(kept->baseline_total_satang == one.baht * 100);
    CHECK(kept->baseline_occupation_satang == 1000'00);
  }
}

// Which days a figure belongs to: what was meant is counted from when it was written, not from when
// it came in or was confirmed.
#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/households/income_reports.h"
#include "support/chat.h"

using namespace sammachip;

namespace {

// "350 2017-06-14", "3500 2017-11-01..2017-11-30": the reports that stand, oldest days first.
std::vector<std::string> days_of(Chat& chat, const HouseholdId& house) {
  std::vector<std::string> lines;
  for (const auto& report :
       chat.records().income_reports.current_in(house, "2000-01-01", "2100-01-01")) {
    std::string days = report.period_from;
    if (report.period_to != report.period_from) days += ".." + report.period_to;
    lines.push_back(std::to_string(report.amount_satang / 100) + " " + days);
  }
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    return a.substr(a.find(' ')) + a < b.substr(b.find(' ')) + b;
  });
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("What reaches the bot after midnight is of the day on which it was written") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    * it is 2017-07-01 00:05
    * the next message was written 6 minutes before
    ก: วันนี้ขายได้ 111
    bot:  จดแล้ว 111 บาท ขอบคุณมาก คุณก / ของ ศ. 30 มิ.ย. 60…
    * the next message was written 10 minutes before
    ก: เดือนที่แล้วได้ 333
    bot:  จดแล้ว 333 บาท ขอบคุณมาก คุณก / ของ พ.ค. 60…
    ก: เมื่อวานขายได้ 210
    bot:  จดแล้ว 210 บาท ขอบคุณมาก คุณก / ของ ศ. 30 มิ.ย. 60…
  )");
  CHECK(days_of(chat, house) ==
        Lines{"333 2017-05-01..2017-05-31", "111 2017-06-30", "210 2017-06-30"});
}

TEST_CASE("What is confirmed after midnight is of the days that were meant before it") {
  const struct {
    const char* words;
    const char* days;  // As the question and the receipt name them.
    const char* written;
  } said[] = {
      {"เดือนที่แล้วได้ 80000", "ต.ค. 60", "80000 2017-10-01..2017-10-31"},
      {"เมื่อวานขายได้สามพันห้า", "พ. 29 พ.ย. 60", "3500 2017-11-29"},
      {"วันนี้ขายได้สามพันห้า", "พฤ. 30 พ.ย. 60", "3500 2017-11-30"},
      {"สามพันห้า", "27 พ.ย. – 3 ธ.ค. 60", "3500 2017-11-27..2017-12-03"},
  };
  for (const auto& one : said) {
    for (const char* later : {"2017-12-01 08:30", "2017-12-09 21:00", "2018-01-04 07:00"}) {
      INFO(one.words << " until " << later);
      Chat chat;
      const HouseholdId house = chat.add_household("ก", "90");
      chat.plays("* it is 2017-11-30 20:50\nก: " + std::string(one.words) + "\nbot:  …" + one.days +
                 "…\n* it is " + later + "\nก: [ถูกแล้ว]\nbot:  จดแล้ว …ของ " + one.days + "…");
      CHECK(days_of(chat, house) == Lines{one.written});
      const auto report =
          chat.records().income_reports.current_in(house, "2017-01-01", "2018-12-31").at(0);
      CHECK(report.earned_on <= "2017-11-30");  // Counted in the month in which it was said.
    }
  }
}

TEST_CASE("A word with a day keeps its day when the figure is cleared up by a button") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    * it is 2017-11-30 20:50
    ก: เมื่อวานขายได้ร้อยห้า
    bot:  "เมื่อวานขายได้ร้อยห้า" หมายถึงเท่าไร [105 บาท] [150 บาท] [...]
    * it is 2017-12-01 08:30
    ก: [150 บาท]
    bot:  จดแล้ว 150 บาท ขอบคุณมาก คุณก / ของ พ. 29 พ.ย. 60…
  )");
  CHECK(days_of(chat, house) == Lines{"150 2017-11-29"});
}

TEST_CASE("A figure that was kept for later keeps the day on which it was written") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    * it is 2017-11-30 09:00
    ก: 80
    bot:  …
    ก: แก้ยอดล่าสุด
    bot:  …
    * it is 2017-11-30 22:00
    ก: วันนี้ขายได้ 420
    bot:  …
    bot:  … [ตอบว่า วันนี้ขายได้ 420] [จดรายได้ 420] [...]
    * it is 2017-12-02 08:00
    ก: [จดรายได้ 420]
    bot:  จดแล้ว 420 บาท ขอบคุณมาก คุณก / ของ พฤ. 30 พ.ย. 60…
  )");
  CHECK(days_of(chat, house).back() == "420 2017-11-30");
}

TEST_CASE("A new figure is no answer to which days: both are asked about and kept") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  SECTION("both") {
    chat.plays(R"(
      * it is 2017-11-23 10:00
      ก: อาทิตย์ที่แล้ว วันพุธ ได้ 350
      bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน…
      ก: วันนี้ได้ 500
      bot:  เมื่อกี้ 350 บาท แล้วพิมพ์มาอีก 500 บาท / 500 บาทนี้เป็นอะไร [อีกยอด จดทั้งสอง] [ใช้แทน 350 บาท] [...]
      * it is 2017-11-24 09:00
      ก: [อีกยอด จดทั้งสอง]
      bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน…
      ก: วันที่ 15 พ.ย.
      bot:  จดแล้ว 350 บาท ขอบคุณมาก คุณก / ของ พ. 15 พ.ย. 60…
      bot:  จดแล้ว 500 บาท ขอบคุณมาก คุณก / ของ พฤ. 23 พ.ย. 60…
    )");
    CHECK(days_of(chat, house) == Lines{"350 2017-11-15", "500 2017-11-23"});
  }
  SECTION("instead") {
    chat.plays(R"(
      * it is 2017-11-23 10:00
      ก: อาทิตย์ที่แล้ว วันพุธ ได้ 350
      bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน…
      ก: วันนี้ได้ 500
      bot:  เมื่อกี้ 350 บาท แล้วพิมพ์มาอีก 500 บาท / 500 บาทนี้เป็นอะไร [อีกยอด จดทั้งสอง] [ใช้แทน 350 บาท] [...]
      ก: [ใช้แทน 350 บาท]
      bot:  จดแล้ว 500 บาท ขอบคุณมาก คุณก / ของ พฤ. 23 พ.ย. 60…
    )");
    CHECK(days_of(chat, house) == Lines{"500 2017-11-23"});
  }
  SECTION("at the question whether it is right, it is read back, too") {
    chat.plays(R"(
      * it is 2017-11-23 10:00
      ก: สามพันห้า
      bot:  "สามพันห้า" หมายถึง 3,500 บาท / ของ 20 – 26 พ.ย. 60 ใช่ไหม…
      ก: 5
      bot:  จดว่า 5 บาท ของ 20 – 26 พ.ย. 60 ถูกไหม…
      ก: เมื่อวาน 400
      bot:  จดแล้ว 400 บาท ขอบคุณมาก คุณก / ของ พ. 22 พ.ย. 60…
    )");
    CHECK(days_of(chat, house) == Lines{"400 2017-11-22"});
  }
}

TEST_CASE("Days that cannot be meant are asked about") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    * it is 2017-11-25 10:00
    ก: 5 ธ.ค. ขายได้ 300
    bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน [จ. 5 ธ.ค. 59] [รอบนี้] [...]
    ก: 5 ธ.ค.
    bot:  ขอเป็นวันที่ เช่น เมื่อวาน หรือ 12 มิ.ย. [จ. 5 ธ.ค. 59] [...]
    ก: [รอบนี้]
    bot:  จดแล้ว 300 บาท ขอบคุณมาก คุณก / ของ 20 – 26 พ.ย. 60…
  )");
  CHECK(days_of(chat, house) == Lines{"300 2017-11-20..2017-11-26"});
}

TEST_CASE(
    "The same refused words are refused again, and a yes after the question came again counts") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    * it is 2017-11-25 10:00
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท / ของ 20 – 26 พ.ย. 60 ใช่ไหม…
    ก: มะม่วง
    bot:  พิมพ์คำเดียวว่า ใช่ หรือ ไม่ใช่
    ก: มะม่วง
    bot:  พิมพ์คำเดียวว่า ใช่ หรือ ไม่ใช่…
    * it is 2017-12-25 10:00
    ก: ถูกแล้ว
    bot:  ครั้งก่อนคุยค้างไว้…
    bot:  "สามพันห้า" หมายถึง 3,500 บาท / ของ 20 – 26 พ.ย. 60 ใช่ไหม…
    ก: ถูกแล้ว
    bot:  จดแล้ว 3,500 บาท ขอบคุณมาก คุณก / ของ 20 – 26 พ.ย. 60…
    ก: ถูกแล้ว
    bot:  …
  )");
  CHECK(days_of(chat, house) == Lines{"3500 2017-11-20..2017-11-26"});
}

TEST_CASE("A rate is never taken for a total, and a total is bounded as its factors are") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: โลละ 9,000,000
    bot:  โลละ 9,000,000 บาท รอบนี้ทั้งหมดกี่โล…
    ก: 900
    bot:  ตัวเลขนี้มากเกินไป จดไม่ได้…
    ก: ยกเลิก
    bot:  …
    ก: 2100
    bot:  จดแล้ว 2,100 บาท…
    ก: [แก้ยอดนี้]
    bot:  ครั้งนั้นจดไว้ 2,100 บาท (12 – 18 มิ.ย. 60)…
    ก: วันละ 300
    bot:  วันละ 300 บาท / ช่วง 12 – 18 มิ.ย. 60 ทั้งหมดกี่วัน…
    ก: 5
    bot:  แก้ยอดช่วง 12 – 18 มิ.ย. 60 / จาก 2,100 เป็น 1,500 บาท ถูกไหม…
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 2,100 เป็น 1,500 บาท / ของ 12 – 18 มิ.ย. 60…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{1500});
}

TEST_CASE("A figure typed at the question why there was none is a report of its own") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เมื่อวานไม่ได้ขาย
    bot:  รับทราบ ช่วง อ. 13 มิ.ย. 60 ยังไม่มีรายได้ ไม่เป็นไรเลย…
    bot:  ติดตรงไหน…
    ก: วันนี้ขายได้ 250
    bot:  จดแล้ว 250 บาท ขอบคุณมาก คุณก / ของ พ. 14 มิ.ย. 60…
  )");
  CHECK(days_of(chat, house) == Lines{"0 2017-06-13", "250 2017-06-14"});
}

TEST_CASE("A report that somebody of the house changed first is not changed once more") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_household("ข", "90", Relation::kMember);
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    ก: [แก้ยอดนี้]
    bot:  ครั้งนั้นจดไว้ 450 บาท…
    ก: 500
    bot:  แก้ยอดช่วง 12 – 18 มิ.ย. 60 / จาก 450 เป็น 500 บาท ถูกไหม…
    ข: แก้ยอดล่าสุด
    bot:  ครั้งนั้นจดไว้ 450 บาท…
    ข: 470
    bot:  แก้ยอดช่วง…
    ข: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 450 เป็น 470 บาท…
    ก: [ถูกแล้ว]
    bot:  ยอดนี้ คุณข แก้ไปก่อนแล้ว / ตอนนี้ช่วง 12 – 18 มิ.ย. 60 เป็น 470 บาท (เดิม 450) / ที่พิมพ์มายังไม่ได้จด
    bot:  ที่พิมพ์มาแล้ว เผื่อยังใช้: / "500"…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{470});
}

TEST_CASE("Of a single report it is not asked which, and a new figure may come before it is said") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    ก: แก้ยอดล่าสุด
    bot:  ครั้งนั้นจดไว้ 450 บาท…
    ก: 500
    bot:  แก้ยอดช่วง 12 – 18 มิ.ย. 60 / จาก 450 เป็น 500 บาท ถูกไหม…
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว…
    * 7 days pass
    ก: 700
    bot:  จดแล้ว 700 บาท…
    ก: แก้ยอดล่าสุด
    bot:  จะแก้ยอดไหน [พ. 21 มิ.ย. 60 700] [พ. 14 มิ.ย. 60 500] [ยกเลิก]
    ก: เป็น 750
    bot:  750 บาท จะใช้แทนยอดไหน [พ. 21 มิ.ย. 60 700] [พ. 14 มิ.ย. 60 500] [ยกเลิก]
    ก: [พ. 21 มิ.ย. 60 700]
    bot:  แก้ยอดช่วง 19 – 25 มิ.ย. 60 / จาก 700 เป็น 750 บาท ถูกไหม…
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 700 เป็น 750 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{500, 750});
}

TEST_CASE("A day that no calendar has is asked about, and said again it is asked about again") {
  for (const char* words :
       {"31 พ.ย. ขายได้ 300", "31/11 ขายได้ 300", "30 กุมภา ได้ 300", "วันที่ 35 ได้ 300"}) {
    Chat chat;
    const HouseholdId house = chat.add_household("ก", "90");
    INFO(words);
    CHECK(chat.player().says("ก", words).bubbles ==
          std::vector<std::string>{"เงินนี้ได้มาวันไหน\nกดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน"});
    chat.plays("* 2 minutes pass");
    CHECK(chat.player().says("ก", words).bubbles ==
          std::vector<std::string>{"ขอเป็นวันที่ เช่น เมื่อวาน หรือ 12 มิ.ย."});
    CHECK(chat.reports(house).empty());
    chat.player().taps("ก", "รอบนี้");
    CHECK(chat.reports(house) == std::vector<long long>{300});
  }
}

TEST_CASE("The button under a report of long ago says that an officer can change it") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 450
    bot:  จดแล้ว 450 บาท…
    * 9 weeks pass
    ก: [แก้ยอดนี้]
    bot:  ยอดช่วง 12 – 18 มิ.ย. 60 ผ่านมานานแล้ว แก้เองไม่ได้ / ให้พัฒนากรแก้ได้ พิมพ์ "ติดต่อพัฒนากร" [ติดต่อพัฒนากร] [เมนู]
  )");
}

TEST_CASE("A report that came in meanwhile is shown before it is replaced") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_household("ข", "90", Relation::kMember);
  chat.plays(R"(
    ข: 800
    bot:  จดแล้ว 800 บาท…
    ก: 700
    bot:  ช่วง 12 – 18 มิ.ย. 60 คุณข จดไว้แล้ว 800 บาท / จะใช้ยอดเดิม แก้เป็นยอดใหม่ หรือรวมกัน…
    ข: 150
    bot:  จดแล้ว 150 บาท…
    ก: [แก้เป็นยอดใหม่]
    bot:  มีบางอย่างเปลี่ยนไปจากเมื่อกี้ ยังไม่ได้จดอะไร / ช่วยดูอีกครั้งนะ
    bot:  ช่วง 12 – 18 มิ.ย. 60 คุณข จดไว้แล้ว 950 บาท / จะใช้ยอดเดิม แก้เป็นยอดใหม่ หรือรวมกัน…
    ก: [แก้เป็นยอดใหม่]
    bot:  จดแล้ว 700 บาท…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{700});
}

TEST_CASE("Who was taken out of their only house before the yes writes nothing for it") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท…
  )");
  chat.player().change([&](Records& records) {
    records.household_links.end(ChatPlayer::user_id("ก"), house, chat.now_ms());
  });
  chat.plays(R"(
    ก: [ถูกแล้ว]
    bot:  คุณไม่ได้อยู่ในบ้านนี้แล้ว ครั้งนี้ยังไม่ได้จดอะไร / ถ้าคิดว่าไม่ถูก พิมพ์ "ติดต่อพัฒนากร"
    bot:  ที่พิมพ์มาแล้ว เผื่อยังใช้: / "สามพันห้า"…
  )");
  CHECK(chat.reports(house).empty());
}

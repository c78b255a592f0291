// Reports for other houses: one, a whole village in one message, and what the owners are told.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/records.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// A village with a leader, a sage who looks after two of its houses, and their people on LINE.
struct ProxyVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  TeamMemberId sage = add_sage(chat, programme, "ปราชญ์", "ปราชญ์");
  std::string first, second, third;

  ProxyVillage() {
    confirm_team(chat, programme);
    first = add_listed_household(chat, programme, "90", "สมใจ", sage);
    second = add_listed_household(chat, programme, "91", "บุญมี", sage);
    third = add_listed_household(chat, programme, "92", "พรทิพย์");
  }

  IncomeReport last(const HouseholdId& house) {
    return chat.records().income_reports.editable(house, "2017-01-01").at(0);
  }
};

}  // namespace

TEST_CASE("A leader reports for a house, marked as theirs, and its owner is told exactly once") {
  ProxyVillage village;
  village.chat.plays(R"(
    ผู้นำ: ส่งรายได้แทน
    bot:  จะจดแทนบ้านไหน…
    ผู้นำ: 99
    bot:  กดเลือกบ้าน หรือพิมพ์บ้านเลขที่…
    ผู้นำ: 90
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 / ช่วง 12 – 18 มิ.ย. 60 ได้เงินจาก เพาะเห็ด รวมกี่บาท [ยังไม่มีรายได้] [ยังไม่ได้นับ] [...]
    * the service restarts
    ผู้นำ: สามร้อย
    bot:  จดแทนบ้านเลขที่ 90 … / 300 บาท / … [ถูกแล้ว] [แก้ตัวเลข] [...]
    ผู้นำ: [แก้ตัวเลข]
    bot:  บ้านเลขที่ 90…
    ผู้นำ: 350
    bot:  จดแทนบ้านเลขที่ 90 … / 350 บาท / …
    ผู้นำ: [ถูกแล้ว]
    bot:  จดแทนบ้านเลขที่ 90 หัวหน้าบ้าน 90 แล้ว 350 บาท… [แก้ตัวเลขนี้] [จดแทนบ้านอื่น] [บ้านที่ยังไม่ได้จด] [งานวันนี้] [เมนู]
    สมใจ: เมนู
    bot:  คุณผู้นำ จดรายได้แทนบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 350 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  อยากทำอะไร…
    สมใจ: ดูยอด
    bot:  (picture) ยอดของบ้านเลขที่ 90: รอบนี้ 350 บาท…
  )");
  const IncomeReport report = village.last(HouseholdId(village.first));
  CHECK(report.source == Source::kTeam);
  CHECK(report.reported_by == ChatPlayer::user_id("ผู้นำ"));
  CHECK(report.raw_text == "350");
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE(
    "The owner objects: the reporter is told once and without the figure, the owner corrects") {
  ProxyVillage village;
  village.chat.plays(R"(
    ปราชญ์: ส่งแทน
    bot:  จะจดแทนบ้านไหน… [เลขที่ 90 หัวหน้าบ้าน 90] [เลขที่ 91 หัวหน้าบ้าน 91] [ย้อนกลับ] [ยกเลิก]
    ปราชญ์: [เลขที่ 90 หัวหน้าบ้าน 90]
    bot:  บ้านเลขที่ 90…
    ปราชญ์: 1234
    bot:  จดแทนบ้านเลขที่ 90 … / 1,234 บาท / …
    ปราชญ์: [ถูกแล้ว]
    bot:  จดแทนบ้านเลขที่ 90 …
    * 2 days pass
    สมใจ: เมนู
    bot:  คุณปราชญ์ จดรายได้แทนบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    สมใจ: [ยอดไม่ถูก]
    bot:  ขอบคุณที่บอก แจ้งคนที่จดแทนแล้วว่ายอดไม่ถูก
    bot:  ครั้งนั้นจดไว้ 1,234 บาท (12 – 18 มิ.ย. 60) / จะแก้เป็นเท่าไร [ยังไม่มีรายได้] [ลบยอดนี้] [...]
    * 2 minutes pass
    สมใจ: ยอดไม่ถูก
    bot:  ขอบคุณที่บอก…
    bot:  ครั้งนั้นจดไว้ 1,234 บาท…
    สมใจ: 900
    bot:  แก้ยอดช่วง … / จาก 1,234 เป็น 900 บาท ถูกไหม…
    สมใจ: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 1,234 เป็น 900 บาท…
    * 2 minutes pass
    สมใจ: ยอดไม่ถูก
    bot:  ครั้งนั้นจดไว้ 900 บาท…
    สมใจ: ยกเลิก
    bot:  ยกเลิก…
    * 2 hours pass
    สมใจ: ยอดไม่ถูก
    bot:  ตอนนี้ไม่มียอดที่คนอื่นจดแทนให้แก้…
    ปราชญ์: เมนู
    bot:  เจ้าของบ้านเลขที่ 90 หัวหน้าบ้าน 90 บอกว่ายอดช่วง 12 – 18 มิ.ย. 60 ที่จดแทนยังไม่ตรง…
    bot:  อยากทำอะไร…
    ปราชญ์: งานวันนี้
    bot:  …
  )");
  CHECK(village.last(HouseholdId(village.first)).source == Source::kSelf);
  CHECK(village.last(HouseholdId(village.first)).amount_satang == 90'000);
}

TEST_CASE("What one of the team reported can be kept, replaced or added to by another") {
  ProxyVillage village;
  village.chat.plays(R"(
    ปราชญ์: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    ปราชญ์: 90
    bot:  บ้านเลขที่ 90…
    ปราชญ์: 500
    bot:  จดแทนบ้านเลขที่ 90 … / 500 บาท / …
    ปราชญ์: ใช่
    bot:  จดแทนบ้านเลขที่ 90 …
    ผู้นำ: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    ผู้นำ: 90
    bot:  บ้านเลขที่ 90…
    ผู้นำ: 200
    bot:  จดแทนบ้านเลขที่ 90 … / 200 บาท / …
    ผู้นำ: ใช่
    bot:  ช่วง 12 – 18 มิ.ย. 60 คุณปราชญ์ จดไว้แล้ว / จะใช้ยอดเดิม แก้เป็นยอดใหม่ หรือรวมกัน [ใช้ยอดเดิม] [แก้เป็นยอดใหม่] [รวมกัน] [...]
    ผู้นำ: [รวมกัน]
    bot:  จดแทนบ้านเลขที่ 90 …
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)) == std::vector<long long>{500, 200});
}

TEST_CASE("The round that was missed is asked about; a hard round leads to a visit") {
  ProxyVillage village;
  village.chat.plays(R"(
    * 2 weeks pass
    ปราชญ์: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    ปราชญ์: 91
    bot:  บ้านเลขที่ 91…
    ปราชญ์: [ยังไม่มีรายได้]
    bot:  เงินนี้ได้มาวันไหน / กดเลือก หรือพิมพ์วันมา เช่น เมื่อวาน [19 – 25 มิ.ย. 60] [รอบนี้] [...]
    ปราชญ์: [19 – 25 มิ.ย. 60]
    bot:  จดแทนบ้านเลขที่ 91 หัวหน้าบ้าน 91 ช่วง 19 – 25 มิ.ย. 60…
    ปราชญ์: [ถูกแล้ว]
    bot:  จดให้บ้านเลขที่ 91 … [จดเยี่ยมเลขที่ 91] [แก้ตัวเลขนี้] [จดแทนบ้านอื่น] [...]
  )");
  CHECK(village.last(HouseholdId(village.second)).period_from == "2017-06-19");
  CHECK(village.last(HouseholdId(village.second)).answer == ReportAnswer::kNoIncome);
}

TEST_CASE("Nobody reports for a house that is not theirs, however old the button") {
  ProxyVillage village;
  Chat& chat = village.chat;
  add_leader(chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  for (const char* person : {"ผู้นำทุ่งต่อ", "สมใจ"}) {
    INFO(person);
    const Heard heard = chat.player().posts_back(person, "c|report_for|" + village.second);
    CHECK(is_heard(heard, "มีคนอื่นดูแลอยู่"));
  }
  // A sage reaches only the houses they look after.
  CHECK(is_heard(chat.player().posts_back("ปราชญ์", "c|report_for|" + village.third), "มีคนอื่นดูแลอยู่"));
  chat.plays(R"(
    ปราชญ์: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    ปราชญ์: 90
    bot:  บ้านเลขที่ 90…
    ปราชญ์: 400
    bot:  จดแทนบ้านเลขที่ 90 … / 400 บาท / …
  )");
  // The house passes to somebody else meanwhile.
  chat.player().change([&](Records& records) {
    Household house = records.households.find(HouseholdId(village.first)).value();
    house.team_member_id = leader_in(chat, ProgrammeId(village.programme)).id;
    records.households.update(house);
  });
  CHECK_FALSE(is_heard(chat.player().taps("ปราชญ์", "ถูกแล้ว"), "จดแทนบ้านเลขที่ 90"));
  CHECK(chat.reports(HouseholdId(village.first)).empty());
  // Only the house's own people object.
  CHECK(is_heard(chat.player().posts_back("บุญมี", "c|proxy_wrong|nothing"), "ไม่มียอดที่คนอื่นจดแทน"));
}

TEST_CASE("An officer reports for a house as an officer, and sees what is usual") {
  ProxyVillage village;
  Chat& chat = village.chat;
  add_officer(chat, "อร", "920603");
  chat.add_history(HouseholdId(village.first), 400, 6);
  CHECK(is_heard(chat.player().posts_back("อร", "c|report_for|" + village.first), "บ้านเลขที่ 90"));
  CHECK(is_heard(chat.player().says("อร", "4000"), "มากกว่าที่เคยจดไว้มาก"));
  chat.player().taps("อร", "ถูกแล้ว");
  CHECK(village.last(HouseholdId(village.first)).source == Source::kOfficer);
  // The leader is asked about the same figure as about any other.
  chat.player().posts_back("ผู้นำ", "c|report_for|" + village.first);
  const Heard asked = chat.player().says("ผู้นำ", "4000");
  CHECK(is_heard(asked, "จดแทนบ้านเลขที่ 90"));
  CHECK(is_heard(asked, "4,000 บาท\n"));
  CHECK_FALSE(is_heard(asked, "มากกว่าที่เคยจดไว้"));
}

TEST_CASE(
    "A leader's list of the village is recognised, asked about where unclear, and confirmed") {
  ProxyVillage village;
  village.chat.plays(R"(
    สมใจ: 7777
    bot:  จดแล้ว 7,777 บาท…
    ผู้นำ: 90 1,500 / 91 สองพันกว่า / 92 ยังไม่ได้ขาย / 77 300
    bot:  (1/2) เลขที่ 91 หัวหน้าบ้าน 91 / เขียนว่า "91 สองพันกว่า" เป็นกี่บาท…
    ผู้นำ: 2000
    bot:  (2/2) "77 300" / เป็นของบ้านไหน…
    ผู้นำ: ไม่รู้
    bot:  …
    ผู้นำ: [ข้ามบ้านนี้]
    bot:  บางบ้านจดรอบนี้แล้ว / จะข้ามบ้านที่จดแล้ว หรือให้เจ้าของเลือก [ข้ามบ้านที่จดแล้ว] [ให้เจ้าของเลือก] [...]
    ผู้นำ: [ข้ามบ้านที่จดแล้ว]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 3 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 1,500 บาท (จดแล้ว ข้าม) / เลขที่ 91 หัวหน้าบ้าน 91 2,000 บาท ✓ / เลขที่ 92 หัวหน้าบ้าน 92 ยังไม่มีรายได้ ✓… [ถูกแล้ว จดเลย] [พิมพ์ใหม่] [...]
    * the service restarts
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน / ยังไม่ได้จด 2 บรรทัด… [บ้านที่ยังไม่ได้จด] [พิมพ์ทีเดียวหลายบ้าน] [งานวันนี้] [เมนู]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  …
    บุญมี: เมนู
    bot:  คุณผู้นำ จดรายได้แทนบ้านเลขที่ 91…
    bot:  อยากทำอะไร…
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)) == std::vector<long long>{7777});
  CHECK(village.chat.reports(HouseholdId(village.second)) == std::vector<long long>{2000});
  CHECK(village.last(HouseholdId(village.second)).source == Source::kTeam);
  CHECK(village.last(HouseholdId(village.second)).raw_text == "สองพันกว่า");
  CHECK(village.last(HouseholdId(village.third)).answer == ReportAnswer::kNoIncome);
}

TEST_CASE("A list is written again, and replaces what was reported only where that was chosen") {
  ProxyVillage village;
  village.chat.plays(R"(
    ผู้นำ: ใครยังไม่ส่ง
    bot:  …
    ผู้นำ: 90 100 / 91 200
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน…
    ผู้นำ: [พิมพ์ใหม่]
    bot:  พิมพ์มาบรรทัดละบ้าน…
    ผู้นำ: 90 150 / 91 200
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 150 บาท ✓…
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน ขอบคุณที่ช่วยกันเก็บ…
    ผู้นำ: 90 175 / 91 225
    bot:  บางบ้านจดรอบนี้แล้ว…
    ผู้นำ: [แก้เป็นยอดใหม่]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 175 บาท ✓…
    ผู้นำ: ใช่
    bot:  จดแล้ว 2 บ้าน…
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)) == std::vector<long long>{175});
  CHECK(village.chat.reports(HouseholdId(village.second)) == std::vector<long long>{225});
  CHECK(village.chat.records().income_sums.recount().empty());
}

TEST_CASE("A list reaches only the houses its writer may report for") {
  ProxyVillage village;
  Chat& chat = village.chat;
  chat.plays(R"(
    ปราชญ์: 90 100 / 91 200 / 92 300
    bot:  (1/1) "92 300" / เป็นของบ้านไหน [ข้ามบ้านนี้] [...]
    ปราชญ์: [ข้ามบ้านนี้]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน…
    ปราชญ์: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน…
    สมใจ: 90 100 / 91 200
    bot:  คุณปราชญ์ จดรายได้แทนบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 100 บาท…
    bot:  "90 100 / 91 200" หมายถึงเท่าไร…
  )");
  CHECK(chat.reports(HouseholdId(village.third)).empty());
  CHECK(chat.reports(HouseholdId(village.second)) == std::vector<long long>{200});
}

TEST_CASE("Heavy news in a list goes to the officer, and its words are not kept") {
  ProxyVillage village;
  village.chat.plays(R"(
    ผู้นำ: 90 100 / 91 ป่วยหนัก ไม่ได้ขาย / 92 300
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 3 บ้าน…
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 3 บ้าน…
  )");
  CHECK_FALSE(village.last(HouseholdId(village.second)).raw_text);
  const auto asked = village.chat.records().help_requests.unclosed_in_area(kFirstVillage, 10);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].urgent);
  CHECK(asked[0].household_id == village.second);
  CHECK_FALSE(asked[0].text);
}

TEST_CASE("A leader sees who reported, never how much") {
  ProxyVillage village;
  village.chat.plays(R"(
    สมใจ: 3570
    bot:  จดแล้ว 3,570 บาท…
  )");
  for (const char* words : {"ใครยังไม่ส่ง", "งานวันนี้", "ส่งรายได้แทน", "90", "100", "ถูกแล้ว", "ดูหมู่บ้าน"}) {
    INFO(words);
    for (const auto& bubble : village.chat.player().says("ผู้นำ", words).bubbles) {
      INFO(bubble);
      for (const char* figure : {"3,570", "3570", "3,670", "3,470"}) {
        CHECK(bubble.find(figure) == std::string::npos);
      }
    }
  }
}

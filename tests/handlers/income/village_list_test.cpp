// A village's figures in one message: each belongs to the house that was meant, on the days that
// were meant, whatever happens between the table and the yes.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "handlers/income/village_list.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/machine/conversations.h"
#include "storage/records.h"
#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

namespace {

struct ListedVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  HouseholdId first = add_listed_household(chat, programme, "90", "สมใจ");
  HouseholdId second = add_listed_household(chat, programme, "91", "บุญมี");
  HouseholdId third = add_listed_household(chat, programme, "3/1");

  void change_house(const HouseholdId& id, const std::function<void(Household&)>& change) {
    chat.player().change([&](Records& records) {
      Household house = records.households.find(id).value();
      change(house);
      records.households.update(house);
    });
  }
  std::string days(const HouseholdId& house) {
    const auto reports = chat.records().income_reports.editable(house, "2017-01-01");
    if (reports.size() != 1) return std::to_string(reports.size()) + " reports";
    return reports[0].period_from + ".." + reports[0].period_to;
  }
};

}  // namespace

TEST_CASE("A number that is no house of the village is asked about, and its buttons are taken") {
  ListedVillage village;
  village.chat.plays(R"(
    ผู้นำ: 90 1,500 / 3 200
    bot:  (1/1) "3 200" / เป็นของบ้านไหน [เลขที่ 3/1 หัวหน้าบ้าน 3…] [เลขที่ 12 ตัวอย่าง หนึ่ง] [เลขที่ 23/1 ตัวอย่าง สอง] [เลขที่ 45 ตัวอย่าง สาม] [เลขที่ 91 หัวหน้าบ้าน 91] [ข้ามบ้านนี้] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: 90
    bot:  บ้านนั้นมีอีกบรรทัดหนึ่งแล้ว / เลือกบ้านอื่น หรือข้ามไปก่อน [เลขที่ 3/1 หัวหน้าบ้าน 3…] [...]
    ผู้นำ: [เลขที่ 91 หัวหน้าบ้าน 91]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 1,500 บาท ✓ / เลขที่ 91 หัวหน้าบ้าน 91 200 บาท ✓ / บ้านที่มีไลน์ เจ้าของบ้านจะเห็นเมื่อทักมา / ถูกไหม [ถูกแล้ว จดเลย] [พิมพ์ใหม่] [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน ขอบคุณที่ช่วยกันเก็บ [...]
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)) == std::vector<long long>{1500});
  CHECK(village.chat.reports(HouseholdId(village.second)) == std::vector<long long>{200});
  CHECK(village.chat.reports(HouseholdId(village.third)).empty());
}

TEST_CASE("A list of houses in one line is read house by house") {
  ListedVillage village;
  village.chat.plays(R"(
    ผู้นำ: 90 สมใจ 1,500, 91 400, 3/1 ไม่มี
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 3 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 (สมใจ) 1,500 บาท ✓ / เลขที่ 91 หัวหน้าบ้าน 91 400 บาท ✓ / เลขที่ 3/1 หัวหน้าบ้าน 3/1 ยังไม่มีรายได้ ✓… [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 3 บ้าน ขอบคุณที่ช่วยกันเก็บ [...]
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)) == std::vector<long long>{1500});
  CHECK(village.chat.reports(HouseholdId(village.second)) == std::vector<long long>{400});
  CHECK(village.chat.reports(HouseholdId(village.third)) == std::vector<long long>{0});
}

TEST_CASE("The house of a line may be typed, and a number that two houses have is asked about") {
  ListedVillage village;
  const HouseholdId twin = add_listed_household(village.chat, ProgrammeId(village.programme), "90");
  village.chat.plays(R"(
    ผู้นำ: 3 200 / 90 400
    bot:  (1/2) "3 200" / เป็นของบ้านไหน…
    ผู้นำ: 3/1
    bot:  (2/2) "90 400" / เป็นของบ้านไหน [เลขที่ 90 หัวหน้าบ้าน 90] [เลขที่ 90 หัวหน้าบ้าน 90] [ข้ามบ้านนี้] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: [ข้ามบ้านนี้]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 1 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 3/1 หัวหน้าบ้าน 3/1 200 บาท ✓ / บ้านที่มีไลน์… [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 1 บ้าน / ยังไม่ได้จด 1 บรรทัด… [...]
  )");
  CHECK(village.chat.reports(HouseholdId(village.third)) == std::vector<long long>{200});
  CHECK(village.chat.reports(twin).empty());
}

TEST_CASE("Neither a new round nor a house that comes, goes or is renamed shifts a figure") {
  ListedVillage village;
  village.chat.plays(R"(
    * 4 days pass
    * 11 hours pass
    ผู้นำ: 90 100 / 91 200 เมื่อวาน / 3/1 300
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 3 บ้าน / เลขที่ 90 หัวหน้าบ้าน 90 100 บาท 12 – 18 มิ.ย. 60 ✓ / เลขที่ 91 หัวหน้าบ้าน 91 200 บาท ส. 17 มิ.ย. 60 ✓ / เลขที่ 3/1 หัวหน้าบ้าน 3/1 300 บาท 12 – 18 มิ.ย. 60 ✓ / บ้านที่มีไลน์… [...]
  )");
  add_listed_household(village.chat, ProgrammeId(village.programme), "91/1");
  village.change_house(village.first, [](Household& house) { house.house_no = "7"; });
  village.change_house(village.third, [](Household& house) { house.house_no = "90"; });
  village.chat.plays(R"(
    * 6 hours pass
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 3 บ้าน… [...]
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)) == std::vector<long long>{100});
  CHECK(village.days(village.first) == "2017-06-12..2017-06-18");
  CHECK(village.days(village.second) == "2017-06-17..2017-06-17");
  CHECK(village.days(village.third) == "2017-06-12..2017-06-18");
}

TEST_CASE("Nothing is written for a house that left between the table and the yes") {
  ListedVillage village;
  village.chat.player().says("ผู้นำ", "90 100\n91 200");
  village.change_house(village.first,
                       [](Household& house) { house.status = HouseholdStatus::kLeft; });
  village.chat.plays(R"(
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  มีบางอย่างเปลี่ยนไปจากเมื่อกี้ ยังไม่ได้จดอะไร / ช่วยดูอีกครั้งนะ
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 1 บ้าน…
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 1 บ้าน / ยังไม่ได้จด 1 บรรทัด… [...]
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)).empty());
  CHECK(village.chat.reports(HouseholdId(village.second)) == std::vector<long long>{200});
}

TEST_CASE("A round chosen from a list stays chosen when its house answers meanwhile") {
  ListedVillage village;
  village.chat.plays(R"(
    * 1 week passes
    * 5 days pass
    ผู้นำ: 90 100 / 3 200
    bot:  (1/1) "3 200" / เป็นของบ้านไหน…
    ผู้นำ: [เลขที่ 3/1 หัวหน้าบ้าน 3…]
    bot:  ยอดที่พิมพ์มา เป็นของรอบไหน [รอบที่แล้ว] [รอบนี้] [...]
    ผู้นำ: [รอบที่แล้ว]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / ช่วง 19 – 25 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 100 บาท ✓ / เลขที่ 3/1 หัวหน้าบ้าน 3/1 200 บาท ✓ / บ้านที่มีไลน์… [...]
    * 1 week passes
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน… [...]
  )");
  CHECK(village.days(village.first) == "2017-06-19..2017-06-25");
  CHECK(village.days(village.third) == "2017-06-19..2017-06-25");
}

TEST_CASE("A day that the list names is used or asked about, never lost") {
  ListedVillage village;
  village.chat.plays(R"(
    ผู้นำ: เมื่อวาน / 90 100 / 91 200
    bot:  ยอดที่พิมพ์มา เป็นของรอบไหน [อ. 13 มิ.ย. 60] [รอบที่แล้ว] [รอบนี้] [...]
    ผู้นำ: [อ. 13 มิ.ย. 60]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / ช่วง อ. 13 มิ.ย. 60 / เลขที่ 90… [...]
    ผู้นำ: [พิมพ์ใหม่]
    bot:  พิมพ์มาบรรทัดละบ้าน…
    ผู้นำ: 90 100 / 91 200 พรุ่งนี้
    bot:  (1/1) เลขที่ 91 หัวหน้าบ้าน 91 / เขียนว่า "91 200 พรุ่งนี้" เป็นของวันไหน [รอบนี้] [ข้ามบ้านนี้] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: เมื่อวาน
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / เลขที่ 90 หัวหน้าบ้าน 90 100 บาท 12 – 18 มิ.ย. 60 ✓ / เลขที่ 91 หัวหน้าบ้าน 91 200 บาท อ. 13 มิ.ย. 60 ✓ / บ้านที่มีไลน์… [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน… [...]
  )");
  CHECK(village.days(village.second) == "2017-06-13..2017-06-13");
}

TEST_CASE("A day said with the answer about a line is that line's") {
  ListedVillage village;
  const ProgrammeId other = add_leader(village.chat, "ผู้นำ", kSecondVillage);
  add_listed_household(village.chat, other, "90");
  village.chat.plays(R"(
    ผู้นำ: 90 สองพันกว่า / 90 สองพันกว่า
    bot:  เรื่องของหมู่บ้านไหน… [บ้านควนเมา หมู่ 1] [บ้านทุ่งต่อ หมู่ 4] [...]
    ผู้นำ: [บ้านควนเมา หมู่ 1]
    bot:  (1/1) เลขที่ 90 หัวหน้าบ้าน 90 / เขียนว่า "90 สองพันกว่า" เป็นกี่บาท…
    ผู้นำ: 2000 พรุ่งนี้
    bot:  ขอเป็นวันที่ เช่น เมื่อวาน หรือ 12 มิ.ย.…
    ผู้นำ: 2000 เมื่อวาน
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 1 บ้าน / ช่วง อ. 13 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 2,000 บาท ✓… [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 1 บ้าน… [...]
  )");
  CHECK(village.days(village.first) == "2017-06-13..2017-06-13");
}

TEST_CASE("What was answered about a list is no answer about the next one") {
  ListedVillage village;
  village.chat.plays(R"(
    ผู้นำ: 90 สองพันกว่า / 91 200
    bot:  (1/1) เลขที่ 90 หัวหน้าบ้าน 90 / เขียนว่า "90 สองพันกว่า" เป็นกี่บาท…
    ผู้นำ: 2000
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน…
    ผู้นำ: [พิมพ์ใหม่]
    bot:  พิมพ์มาบรรทัดละบ้าน…
    ผู้นำ: กขค
    bot:  ยังอ่านไม่ออกว่าบ้านไหนได้เท่าไร…
    ผู้นำ: 90 100 / 91 สามพันกว่า
    bot:  (1/1) เลขที่ 91 หัวหน้าบ้าน 91 / เขียนว่า "91 สามพันกว่า" เป็นกี่บาท…
  )");
}

TEST_CASE("A list saved as words by an earlier release is asked for again") {
  ListedVillage village;
  village.chat.player().says("ผู้นำ", "เมนู");
  village.chat.player().change([&](Records& records) {
    const Json state = {{"answers",
                         {{"list", "90 100\n91 200"},
                          {"programme", village.programme},
                          {"round", "last/2017-06-07"}}}};
    records.conversations.save(ChatPlayer::user_id("ผู้นำ"), {"village_report", "run", state.dump(),
                                                            "sure", village.chat.now_ms()});
  });
  village.chat.plays(R"(
    ผู้นำ: ใช่
    bot:  พิมพ์มาบรรทัดละบ้าน… [...]
  )");
  CHECK(village.chat.reports(HouseholdId(village.first)).empty());
}

TEST_CASE("Of two villages of a leader a list is of the one whose houses it names") {
  ListedVillage village;
  Chat& chat = village.chat;
  const ProgrammeId other = add_leader(chat, "ผู้นำ", kSecondVillage);
  const HouseholdId same = add_listed_household(chat, other, "90");
  const HouseholdId its_own = add_listed_household(chat, other, "55");
  chat.plays(R"(
    ผู้นำ: 90 100 / 55 200
    bot:  บ้านทุ่งต่อ หมู่ 4 อ่านได้ 2 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90… [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 2 บ้าน… [...]
    ผู้นำ: 90 300 / 90 300
    bot:  เรื่องของหมู่บ้านไหน… [บ้านควนเมา หมู่ 1] [บ้านทุ่งต่อ หมู่ 4] [...]
    ผู้นำ: [บ้านควนเมา หมู่ 1]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 1 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 300 บาท ✓ / บ้านที่มีไลน์… [...]
    ผู้นำ: [ถูกแล้ว จดเลย]
    bot:  จดแล้ว 1 บ้าน… [...]
  )");
  CHECK(chat.reports(same) == std::vector<long long>{100});
  CHECK(chat.reports(its_own) == std::vector<long long>{200});
  CHECK(chat.reports(HouseholdId(village.first)) == std::vector<long long>{300});
}

TEST_CASE("Lines with houses are no income of the leader's own house, bare figures are") {
  ListedVillage village;
  Chat& chat = village.chat;
  const HouseholdId own = chat.add_household("ผู้นำ", "17");
  const Heard asked = chat.player().says("ผู้นำ", "90 400\nยายแช่ม 900");
  CHECK(asked.bubbles.back() == "(1/1) \"ยายแช่ม 900\"\nเป็นของบ้านไหน");
  chat.plays(R"(
    ผู้นำ: [ข้ามบ้านนี้]
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 1 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 90 หัวหน้าบ้าน 90 400 บาท ✓… [...]
    ผู้นำ: ยกเลิก
    bot:  ยกเลิกเรื่อง…
    ผู้นำ: ได้ 350 บ้าน 91
    bot:  บ้านควนเมา หมู่ 1 อ่านได้ 1 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 91 หัวหน้าบ้าน 91 350 บาท ✓… [...]
    ผู้นำ: ยกเลิก
    bot:  ยกเลิกเรื่อง…
    ผู้นำ: ยายแช่ม 900
    bot:  (1/1) "ยายแช่ม 900" / เป็นของบ้านไหน [...]
    ผู้นำ: ยกเลิก
    bot:  ยกเลิกเรื่อง…
    ผู้นำ: 90 3/1 5
    bot:  (1/2) เลขที่ 90 หัวหน้าบ้าน 90 / เขียนว่า "90 3/1 5" เป็นกี่บาท [5 บาท] [ยังไม่มีรายได้] [ยังไม่ได้นับ] [ข้ามบ้านนี้] [...]
    ผู้นำ: 250
    bot:  (2/2) เลขที่ 3/1 หัวหน้าบ้าน 3/1…
    ผู้นำ: [ข้ามบ้านนี้]
    bot:  …อ่านได้ 1 บ้าน… / เลขที่ 90 หัวหน้าบ้าน 90 250 บาท ✓… [...]
    ผู้นำ: ยกเลิก
    bot:  ยกเลิกเรื่อง…
  )");
  CHECK(chat.reports(own).empty());
  chat.plays(R"(
    ผู้นำ: 400
    bot:  จดแล้ว 400 บาท…
    ผู้นำ: ผัก 120 / ไข่ 80
    bot:  …200 บาท…
  )");
  CHECK(chat.reports(own) == std::vector<long long>{400});
}

TEST_CASE("A figure of a leader without a house is asked whose it is, and kept") {
  ListedVillage village;
  Chat& chat = village.chat;
  chat.plays(R"(
    ผู้นำ: 400
    bot:  400 บาท เป็นของบ้านไหน / กดเลือก หรือพิมพ์บ้านเลขที่ หรือชื่อ [เลขที่ 12 ตัวอย่าง หนึ่ง] [...]
    ผู้นำ: 91
    bot:  จดแทนบ้านเลขที่ 91 … / 400 บาท / …
    ผู้นำ: [ถูกแล้ว]
    bot:  จดแทนบ้านเลขที่ 91 หัวหน้าบ้าน 91 แล้ว 400 บาท… [...]
    ผู้นำ: 300-400
    bot:  ขอเลขเดียวนะ… [300 บาท] [350 บาท] [400 บาท] [...]
    ผู้นำ: [300 บาท]
    bot:  300 บาท เป็นของบ้านไหน…
    ผู้นำ: ยกเลิก
    bot:  ยกเลิกเรื่อง…
  )");
  CHECK(chat.reports(HouseholdId(village.second)) == std::vector<long long>{400});
  add_listed_household(chat, ProgrammeId(add_leader(chat, "ผู้นำ", kSecondVillage)), "55");
  chat.plays(R"(
    ผู้นำ: 500
    bot:  เรื่องของหมู่บ้านไหน… [บ้านควนเมา หมู่ 1] [บ้านทุ่งต่อ หมู่ 4] [...]
    ผู้นำ: [บ้านทุ่งต่อ หมู่ 4]
    bot:  500 บาท เป็นของบ้านไหน… [เลขที่ 12 ตัวอย่าง หนึ่ง] [เลขที่ 23/1 ตัวอย่าง สอง] [เลขที่ 45 ตัวอย่าง สาม] [เลขที่ 55 หัวหน้าบ้าน 55] [...]
  )");
}

TEST_CASE("What a yes to a list writes is told in values, and differs once a house has reported") {
  ListedVillage village;
  Json before;
  Json after;
  as_person(village.chat, "ผู้นำ", [&](Turn& turn) {
    VillageListForm form;
    form.list = village_list().read("90 1,500\n91 ยังไม่ได้ขาย เมื่อวาน", turn).value();
    look_up_list(form, turn);
    before = village_list_writes(form, turn).json();
  });
  CHECK(before == Json::array({{{"days", "2017-06-12/2017-06-18"},
                                {"house", village.first},
                                {"instead_of", Json::array()},
                                {"is_net", false},
                                {"kind", "figure"},
                                {"satang", 150'000}},
                               {{"days", "2017-06-13/2017-06-13"},
                                {"house", village.second},
                                {"instead_of", Json::array()},
                                {"is_net", false},
                                {"kind", "no_income"},
                                {"satang", 0}}}));
  village.chat.player().says("สมใจ", "700");
  as_person(village.chat, "ผู้นำ", [&](Turn& turn) {
    VillageListForm form;
    form.list = village_list().read("90 1,500\n91 ยังไม่ได้ขาย เมื่อวาน", turn).value();
    look_up_list(form, turn);
    after = village_list_writes(form, turn).json();
  });
  CHECK(after == Json::array({before[1]}));
}

TEST_CASE("A number in front is a house's number, however the list came about") {
  ListedVillage village;
  Chat& chat = village.chat;
  const HouseholdId two = add_listed_household(chat, ProgrammeId(village.programme), "2");
  const HouseholdId ten = add_listed_household(chat, ProgrammeId(village.programme), "10");
  SECTION("after a list of houses was shown and left") {
    chat.plays(R"(
      ผู้นำ: ส่งรายได้แทน
      bot:  จะจดแทนบ้านไหน…
      ผู้นำ: ยกเลิก
      bot:  ยกเลิกเรื่องจดรายได้แทนแล้ว ไม่ได้จดอะไรไว้ [เมนู]
      ผู้นำ: 10 3,000 / 2 ๒พัน / 3/1 ยังไม่ได้ขาย
      bot:  บ้านควนเมา หมู่ 1 อ่านได้ 3 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 10 หัวหน้าบ้าน 10 3,000 บาท ✓ / เลขที่ 2 หัวหน้าบ้าน 2 2,000 บาท ✓ / เลขที่ 3/1 หัวหน้าบ้าน 3/1 ยังไม่มีรายได้ ✓… [ถูกแล้ว จดเลย] [...]
      ผู้นำ: [ถูกแล้ว จดเลย]
      bot:  จดแล้ว 3 บ้าน ขอบคุณที่ช่วยกันเก็บ [...]
    )");
    CHECK(chat.reports(ten) == std::vector<long long>{3000});
    CHECK(chat.reports(two) == std::vector<long long>{2000});
    CHECK(chat.reports(HouseholdId(village.third)) == std::vector<long long>{0});
  }
  SECTION("out of the blue") {
    chat.plays(R"(
      ผู้นำ: 2 400 / 10 500
      bot:  บ้านควนเมา หมู่ 1 อ่านได้ 2 บ้าน / ช่วง 12 – 18 มิ.ย. 60 / เลขที่ 2 หัวหน้าบ้าน 2 400 บาท ✓ / เลขที่ 10 หัวหน้าบ้าน 10 500 บาท ✓… [ถูกแล้ว จดเลย] [...]
      ผู้นำ: [ถูกแล้ว จดเลย]
      bot:  จดแล้ว 2 บ้าน…
    )");
    CHECK(chat.reports(two) == std::vector<long long>{400});
    CHECK(chat.reports(ten) == std::vector<long long>{500});
  }
  CHECK(chat.reports(HouseholdId(village.first)).empty());
  CHECK(chat.reports(HouseholdId(village.second)).empty());
}

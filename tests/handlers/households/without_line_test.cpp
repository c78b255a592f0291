// Houses of which nobody is on LINE: marked, written down for, confirmed for, and silent like
// others.
#include <algorithm>
#include <catch2/catch.hpp>

#include "handlers/digest/digest_facts.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/machine/audit.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/handlers/households/quiet_village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

bool says_it(const Heard& heard, const std::string& text) {
  // Also what only the picture shows.
  return holds(all_said(heard) + heard.body_json, text);
}

}  // namespace

TEST_CASE("A leader, a sage of their own houses and an officer mark a house as without a phone") {
  QuietVillage village;
  village.chat.plays(R"(
    ผู้นำ: ไม่มีมือถือ
    bot:  บ้านไหนไม่มีมือถือ / กดเลือก หรือพิมพ์บ้านเลขที่ หลายบ้านก็ได้ เช่น 12 23/1 [เลขที่ 92 หัวหน้าบ้าน 92] [เลขที่ 93 หัวหน้าบ้าน 93] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: 92
    bot:  จดแล้วว่าบ้านเลขที่ 92 หัวหน้าบ้าน 92 ไม่มีมือถือ / ทีมช่วยจดรายได้แทนได้เลย [จดข้อมูลบ้านนี้] [มีมือถือแล้ว] [...]
    ผู้นำ: [มีมือถือแล้ว]
    bot:  จดแล้วว่าบ้านเลขที่ 92 หัวหน้าบ้าน 92 มีมือถือแล้ว
    ผู้นำ: ไม่มีไลน์
    bot:  บ้านไหนไม่มีมือถือ…
    ผู้นำ: 90
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 มีคนอยู่ในไลน์แล้ว / เลยไม่ได้จดว่าไม่มีมือถือ
    ปราชญ์: บ้านไม่มีมือถือ
    bot:  บ้านไหนไม่มีมือถือ… [เลขที่ 92 หัวหน้าบ้าน 92] [ย้อนกลับ] [ยกเลิก]
    ปราชญ์: [เลขที่ 92 หัวหน้าบ้าน 92]
    bot:  จดแล้วว่าบ้านเลขที่ 92 หัวหน้าบ้าน 92 ไม่มีมือถือ …
    สมใจ: ไม่มีมือถือ
    bot:  เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ…
  )");
  CHECK(village.house(HouseholdId(village.quiet)).no_phone);
  CHECK_FALSE(village.house(HouseholdId(village.on_line)).no_phone);
  const auto audit = village.chat.records().audit.about(SubjectId(village.quiet), 10);
  CHECK(std::count_if(audit.begin(), audit.end(), [](const AuditEntry& entry) {
          return entry.action == "household.no_phone";
        }) == 2);
  // Not a sage whose house it is not, nor another village's leader; but an officer from the card.
  add_leader(village.chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  for (const char* stranger : {"ปราชญ์", "ผู้นำทุ่งต่อ", "สมใจ"}) {
    CHECK(says_it(village.chat.player().posts_back(stranger, "c|no_phone|" + village.second),
                  "มีคนอื่นดูแลอยู่"));
  }
  CHECK(says_it(village.chat.player().posts_back("อร", "c|household|" + village.second),
                "[ไม่มีมือถือ]"));
  village.chat.player().taps("อร", "ไม่มีมือถือ");
  CHECK(village.house(HouseholdId(village.second)).no_phone);
}

TEST_CASE("Which houses have no telephone is written in one message, and taken back in one") {
  QuietVillage village;
  village.chat.plays(R"(
    ผู้นำ: บ้าน 92 กับ 93 ไม่มีมือถือค่ะ
    bot:  จดแล้วว่าบ้านเลขที่ 92, 93 ไม่มีมือถือ / ทีมช่วยจดรายได้แทนได้เลย [จดข้อมูลบ้าน] [งานวันนี้] [เมนู]
    ผู้นำ: 93 มีมือถือแล้ว
    bot:  จดแล้วว่าบ้านเลขที่ 93 หัวหน้าบ้าน 93 มีมือถือแล้ว [เปิดดู] [งานวันนี้] [เมนู]
    ผู้นำ: 90 93 ไม่มีไลน์
    bot:  จดแล้วว่าบ้านเลขที่ 93 หัวหน้าบ้าน 93 ไม่มีมือถือ …
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 มีคนอยู่ในไลน์แล้ว / เลยไม่ได้จดว่าไม่มีมือถือ [มีมือถือแล้ว] [เปิดดู] [งานวันนี้] [เมนู]
    ผู้นำ: 92 77 ไม่มีมือถือ
    bot:  ไม่เจอบ้านเลขที่ 77 ในหมู่บ้านนี้ / พิมพ์ใหม่ทั้งหมดนะ เช่น 12 23/1 [แค่ 1 บ้านที่เจอ] [...]
    ผู้นำ: [แค่ 1 บ้านที่เจอ]
    bot:  จดแล้วว่าบ้านเลขที่ 92 หัวหน้าบ้าน 92 ไม่มีมือถือ …
    ผู้นำ: มีโทรศัพท์แล้ว
    bot:  บ้านไหนมีมือถือแล้ว / กดเลือก หรือพิมพ์บ้านเลขที่ หลายบ้านก็ได้ [เลขที่ 92 หัวหน้าบ้าน 92] [เลขที่ 93 หัวหน้าบ้าน 93] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: [เลขที่ 92 หัวหน้าบ้าน 92]
    bot:  จดแล้วว่าบ้านเลขที่ 92 หัวหน้าบ้าน 92 มีมือถือแล้ว
    สมใจ: ยายไม่มีมือถือ
    bot:  …
  )");
  CHECK_FALSE(village.house(HouseholdId(village.on_line)).no_phone);
  CHECK_FALSE(village.house(HouseholdId(village.quiet)).no_phone);
  CHECK(village.house(HouseholdId(village.second)).no_phone);
}

TEST_CASE("The mark shows where houses are listed, and goes when somebody of the house comes") {
  QuietVillage village;
  village.chat.player().posts_back("ผู้นำ", "c|no_phone|" + village.quiet);
  const Heard card = village.chat.player().posts_back("ผู้นำ", "c|household|" + village.quiet);
  CHECK(says_it(card, "ไม่มีมือถือ คนอื่นช่วยจดแทน"));
  CHECK(says_it(card, "[มีมือถือแล้ว]"));
  village.chat.plays(R"(
    * 2 weeks pass
    ผู้นำ: ใครยังไม่ส่ง
    bot:  …เลขที่ 92 หัวหน้าบ้าน 92 · ไม่มีมือถือ / เลขที่ 93 หัวหน้าบ้าน 93 / กดบ้าน…
  )");
  CHECK(says_it(village.chat.player().posts_back("อร", "c|village_houses|" + village.programme),
                "92 หัวหน้าบ้าน 92 · ไม่มีมือถือ · ยังไม่ได้จด · ยังไม่ได้ถามข้อมูล"));
}

TEST_CASE("Who comes to LINE takes the mark off, and reads what was written down for them") {
  QuietVillage village;
  village.chat.player().posts_back("ผู้นำ", "c|no_phone|" + village.quiet);
  village.chat.player().posts_back("ผู้นำ", "c|house_record|" + village.quiet);
  for (const char* words : {"หัวหน้าบ้าน 92", "2", "ทำนา", "เพาะเห็ด", "5000", "0", "ข้าม", "วันศุกร์"}) {
    village.chat.player().says("ผู้นำ", words);
  }
  village.chat.player().taps("ผู้นำ", "ถูกต้อง บันทึกเลย");
  // A grandchild who only sends for it is no telephone of the house.
  const auto registers = [&](const std::string& person, const std::string& as) {
    add_account(village.chat, person);
    village.chat.player().says(person, "ลงทะเบียน");
    for (const char* words : {"HYKM-2345", "92", "หัวหน้าบ้าน 92"}) {
      village.chat.player().says(person, words);
    }
    village.chat.player().taps(person, "บ้านเดียวกัน");
    village.chat.player().taps(person, as);
    return village.chat.player().says(person, person);
  };
  CHECK_FALSE(says_it(registers("หลาน", "ช่วยส่งแทน"), "5,000"));
  CHECK(village.house(HouseholdId(village.quiet)).no_phone);
  registers("ยายแช่ม", "หัวหน้าบ้าน");
  village.chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง…
    อร: [ให้จดบ้านนี้ได้]
    bot:  ยายแช่ม ขอจดรายได้ของบ้านเลขที่ 92 บ้านควนเมา หมู่ 1 ต.เขากอบ…
    อร: [หัวหน้าบ้าน]
    bot:  ให้ ยายแช่ม จดรายได้ของบ้านเลขที่ 92 ได้แล้ว เขาจะเห็นเมื่อทักมา
  )");
  CHECK(says_it(village.chat.player().says("ยายแช่ม", "เมนู"),
                "ผู้นำ จดข้อมูลบ้านเลขที่ 92 ไว้ให้\nอยู่กัน 2 คน\nรายได้ทั้งบ้านก่อนโครงการ: เดือนละ 5,000 บาท\n"
                "จากอาชีพในโครงการ: เดือนละ 0 บาท\nถ้าไม่ถูก กดแก้ได้เลย"));
  CHECK_FALSE(village.house(HouseholdId(village.quiet)).no_phone);
  CHECK(village.house(HouseholdId(village.quiet)).status == HouseholdStatus::kActive);
  village.chat.plays(R"(
    ยายแช่ม: [ไม่ถูก ขอแก้]
    bot:  บ้านนี้อยู่ด้วยกันกี่คน รวมคุณด้วย…
  )");
  for (const char* words : {"3", "ทำนา", "เพาะเห็ด", "7000", "0", "ข้าม", "วันศุกร์"}) {
    village.chat.player().says("ยายแช่ม", words);
  }
  village.chat.player().taps("ยายแช่ม", "ถูกต้อง บันทึกเลย");
  // From then on it is the house's own, and no leader's to read.
  CHECK(village.house(HouseholdId(village.quiet)).is_own_record);
  CHECK_FALSE(
      says_it(village.chat.player().posts_back("ผู้นำ", "c|household|" + village.quiet), "7,000"));
  CHECK(says_it(village.chat.player().posts_back("ผู้นำ", "c|house_record|" + village.quiet),
                "บอกข้อมูลเองแล้ว"));
}

TEST_CASE("What a house without LINE is, is written down by the leader, who reads only their own") {
  QuietVillage village;
  const Heard before = village.chat.player().posts_back("ผู้นำ", "c|household|" + village.quiet);
  CHECK(says_it(before, "จำนวนคน ยังไม่ได้ถาม · อาชีพหลัก ยังไม่ได้ถาม · ในโครงการ ยังไม่ได้ถาม"));
  CHECK_FALSE(says_it(before, "อยู่กัน 0"));
  CHECK_FALSE(says_it(before, "อื่น ๆ"));
  village.chat.plays(R"(
    ผู้นำ: [จดข้อมูลบ้านนี้]
    bot:  บ้านเลขที่ 92 หัวหน้าบ้านชื่ออะไร / กดชื่อที่จดไว้ หรือพิมพ์มาได้เลย [หัวหน้าบ้าน 92] [ยกเลิก]
    ผู้นำ: ยายแช่ม แสงดี
    bot:  บ้านนี้อยู่ด้วยกันกี่คน…
    ผู้นำ: 2
    bot:  ตอนนี้บ้านเขาทำอะไรเป็นหลัก…
    ผู้นำ: ทำนา
    bot:  ในโครงการนี้เขาจะทำอะไร…
    ผู้นำ: เพาะเห็ด
    bot:  ก่อนเข้าโครงการ ทั้งบ้านเขามีรายได้รวมเดือนละประมาณกี่บาท / จดตามที่เขาบอก ไม่อยากบอกก็ได้…
    ผู้นำ: 5000
    bot:  ในนั้นมาจากเพาะเห็ดเดือนละกี่บาท…
    ผู้นำ: 0
    bot:  บ้านเขามีฝีมือ…
    ผู้นำ: ข้าม
    bot:  สะดวกให้แวะถามรายได้วันไหน…
    ผู้นำ: วันศุกร์
    bot:  ดูอีกครั้งนะ / หัวหน้าบ้าน: ยายแช่ม แสงดี / บ้านเลขที่ 92 อยู่กัน 2 คน / อาชีพหลัก: ทำนา/ปลูกข้าว / ในโครงการ: เพาะเห็ด / รายได้ทั้งบ้านก่อนเข้า: 5,000 บาท / …
    ผู้นำ: [ถูกต้อง บันทึกเลย]
    bot:  จดข้อมูลบ้านเลขที่ 92 ยายแช่ม แสงดี แล้ว / ขอบคุณที่ไปถามให้ [เปิดดู] [จดบ้านต่อไป] [งานวันนี้] [เมนู]
  )");
  const Household house = village.house(HouseholdId(village.quiet));
  CHECK(house.head_name == "ยายแช่ม แสงดี");
  CHECK(house.members == 2);
  CHECK(house.main_occupation == "rice");
  CHECK(house.baseline_total_satang == 500'000);
  CHECK(house.record_by == village.user("ผู้นำ"));
  CHECK_FALSE(house.is_own_record);
  CHECK(village.chat.records().audit.about(SubjectId(village.quiet), 1).front().action ==
        "household.record");
  // A leader reads what they wrote down themselves; a sage, who did not, reads no amount.
  const Heard own = village.chat.player().posts_back("ผู้นำ", "c|household|" + village.quiet);
  CHECK(says_it(own, "ทั้งบ้าน 5,000 บาท"));
  CHECK(own.bubbles.front().find("5,000") == std::string::npos);
  CHECK_FALSE(
      says_it(village.chat.player().posts_back("ปราชญ์", "c|household|" + village.quiet), "5,000"));
  CHECK_FALSE(
      says_it(village.chat.player().posts_back("ผู้นำ", "c|household|" + village.on_line), "9,000"));
}

TEST_CASE("What a house said itself is written down by nobody else") {
  QuietVillage village;
  village.chat.plays(R"(
    ผู้นำ: จดข้อมูลบ้าน
    bot:  จะจดข้อมูลบ้านไหน… [เลขที่ 92 หัวหน้าบ้าน 92] [เลขที่ 93 หัวหน้าบ้าน 93] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: 90
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 บอกข้อมูลเองแล้ว…
    สมใจ: จดข้อมูลบ้าน
    bot:  เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ…
  )");
  // Nor when its people have left LINE since.
  village.chat.player().change([&](Records& records) {
    records.household_links.end(AccountId(village.user("สมใจ")), HouseholdId(village.on_line),
                                village.chat.now_ms());
  });
  CHECK(says_it(village.chat.player().posts_back("ผู้นำ", "c|house_record|" + village.on_line),
                "บอกข้อมูลเองแล้ว"));
  add_leader(village.chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  CHECK(says_it(village.chat.player().posts_back("ผู้นำทุ่งต่อ", "c|house_record|" + village.quiet),
                "มีคนอื่นดูแลอยู่"));
}

TEST_CASE("A house that says it itself while a leader writes it down has the last word") {
  QuietVillage village;
  village.chat.player().posts_back("ผู้นำ", "c|house_record|" + village.quiet);
  for (const char* words : {"ยายแช่ม", "2", "ทำนา", "เพาะเห็ด", "5000", "0", "ข้าม", "วันศุกร์"}) {
    village.chat.player().says("ผู้นำ", words);
  }
  village.chat.player().change([&](Records& records) {
    Household own = records.households.find(HouseholdId(village.quiet)).value();
    own.members = 6;
    own.is_own_record = true;
    records.households.update(own);
  });
  village.chat.plays(R"(
    ผู้นำ: [ถูกต้อง บันทึกเลย]
    bot:  บ้านเลขที่ 92 หัวหน้าบ้าน 92 บอกข้อมูลเองแล้ว…
    bot:  ที่พิมพ์มาแล้ว เผื่อยังใช้: / "ยายแช่ม" / "2" / "ทำนา" / "5000" / "0" / "วันศุกร์"…
  )");
  CHECK(village.house(HouseholdId(village.quiet)).members == 6);
  CHECK_FALSE(village.house(HouseholdId(village.quiet)).record_by);
}

TEST_CASE("What was handed to a house without LINE is confirmed by others, not by who gave it") {
  QuietVillage village;
  village.hands_out("พริกแห้ง");
  const std::string handover =
      village.chat.records().handovers.list_for_household(HouseholdId(village.quiet)).front().id;
  village.chat.plays(R"(
    ผู้นำ: ของที่รอยืนยัน
    bot:  ตอนนี้ไม่มีของที่รอคุณช่วยยืนยัน…
    ปราชญ์: งานวันนี้
    bot:  …ดูว่าบ้านที่ไม่มีไลน์ได้ พริกแห้ง แล้วหรือยัง 2 บ้าน…
    ปราชญ์: ของที่รอยืนยัน
    bot:  ของที่แจกบ้านที่ไม่มีไลน์ ยังรอคนยืนยัน / • บ้านเลขที่ 92 หัวหน้าบ้าน 92: พริกแห้ง 1 กิโล / • บ้านเลขที่ 93 หัวหน้าบ้าน 93: พริกแห้ง 1 กิโล / กดบ้านที่เห็นกับตาว่าได้หรือยัง [92: พริกแห้ง] [93: พริกแห้ง] [งานวันนี้] [เมนู]
    ปราชญ์: [92: พริกแห้ง]
    bot:  บ้านเลขที่ 92 หัวหน้าบ้าน 92 / ได้ พริกแห้ง 1 กิโล แล้วใช่ไหม [ได้แล้ว] [ยังไม่ได้] [ยังไม่รู้] [ยกเลิก]
    ปราชญ์: ยังไม่ได้
    bot:  รับทราบ จะบอกคนแจกว่าบ้านคุณยังไม่ได้ พริกแห้ง…
  )");
  CHECK(village.status_at(HouseholdId(village.quiet)) == HandoverStatus::kNotGot);
  CHECK(says_it(village.chat.player().says("ผู้นำ", "เมนู"), "บ้านเลขที่ 92 บอกว่ายังไม่ได้ พริกแห้ง"));
  for (const char* word : {"c|got|", "c|received_for|"}) {
    CHECK(says_it(village.chat.player().posts_back("ผู้นำ", word + handover), "คุณเป็นคนแจกเอง"));
    CHECK(says_it(village.chat.player().posts_back("สมใจ", word + handover), "มีคนอื่นดูแลอยู่"));
  }
  CHECK(village.status_at(HouseholdId(village.quiet)) == HandoverStatus::kNotGot);
  // Both had the question before them: the second hears that it is settled.
  village.chat.player().posts_back("ปราชญ์", "c|received_for|" + handover);
  village.chat.player().posts_back("ครูดี", "c|received_for|" + handover);
  village.chat.player().taps("ครูดี", "ได้แล้ว");
  CHECK(village.status_at(HouseholdId(village.quiet)) == HandoverStatus::kGot);
  CHECK(says_it(village.chat.player().taps("ปราชญ์", "ยังไม่ได้"),
                "ครูดี บอกไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60 ว่าบ้านเลขที่ 92 ได้ พริกแห้ง แล้ว"));
  CHECK(village.status_at(HouseholdId(village.quiet)) == HandoverStatus::kGot);
}

TEST_CASE("Who hands out is told which houses cannot confirm it themselves") {
  QuietVillage village;
  village.hands_out("เกลือ");
  CHECK(says_it(village.chat.player().posts_back("ครูดี", "c|household|" + village.quiet),
                "ได้รับ เกลือ 1 กิโล: รอคนในทีมช่วยยืนยัน"));
  CHECK(says_it(village.chat.player().posts_back("ครูดี", "c|household|" + village.on_line),
                "ได้รับ เกลือ 1 กิโล: รอเจ้าของบ้านยืนยัน"));
  // The house that is on LINE says it itself, and nobody of the team for it.
  const auto own =
      village.chat.records().handovers.list_for_household(HouseholdId(village.on_line)).front();
  village.chat.player().posts_back("ปราชญ์", "c|got|" + own.id);
  CHECK(village.status_at(HouseholdId(village.on_line)) == HandoverStatus::kWaiting);
  village.chat.player().posts_back("สมใจ", "c|got|" + own.id);
  CHECK(village.status_at(HouseholdId(village.on_line)) == HandoverStatus::kGot);
}

TEST_CASE("A visit ends with one question about what was handed out, but not to who gave it") {
  QuietVillage village;
  village.hands_out("พริกแห้ง");
  village.chat.player().posts_back("ปราชญ์", "c|visit|" + village.quiet);
  village.chat.plays(R"(
    ปราชญ์: [เจอ]
    bot:  บ้านเลขที่ 92 ยังทำ งานในโครงการ อยู่ไหม…
    ปราชญ์: [ทำอยู่]
    bot:  …
    ปราชญ์: [ไม่มี]
    bot:  …
    ปราชญ์: [ไม่มี]
    bot:  …
    ปราชญ์: [ยังไม่นัด]
    bot:  …
    ปราชญ์: ดี
    bot:  จดการเยี่ยมบ้านเลขที่ 92…
    bot:  บ้านเลขที่ 92 หัวหน้าบ้าน 92 / ได้ พริกแห้ง 1 กิโล แล้วใช่ไหม [ได้แล้ว] [ยังไม่ได้] [ยังไม่รู้] [ยกเลิก]
    ปราชญ์: ใช่
    bot:  ขอบคุณ จดแล้วว่าได้รับ พริกแห้ง แล้ว [ของที่รอยืนยัน] [งานวันนี้] [เมนู]
  )");
  CHECK(village.status_at(HouseholdId(village.quiet)) == HandoverStatus::kGot);
  village.chat.player().posts_back("ผู้นำ", "c|visit|" + village.second);
  for (const char* label : {"เจอ", "ทำอยู่", "ไม่มี", "ไม่มี", "ยังไม่นัด"}) {
    village.chat.player().taps("ผู้นำ", label);
  }
  CHECK_FALSE(says_it(village.chat.player().says("ผู้นำ", "ดี"), "แล้วใช่ไหม"));
  CHECK(village.status_at(HouseholdId(village.second)) == HandoverStatus::kWaiting);
}

TEST_CASE("A house that was chosen and never came to LINE is silent like the others") {
  QuietVillage village;
  village.chat.plays("* 3 weeks pass");
  as_person(village.chat, "อร", [&](Turn& turn) {
    const DigestFacts facts = digest_facts({"920603"}, turn.now, turn);
    std::vector<std::string> silent;
    for (const auto& house : facts.silent) silent.push_back(house.id);
    CHECK(std::count(silent.begin(), silent.end(), village.quiet) == 1);
  });
  CHECK(says_it(village.chat.player().says("ผู้นำ", "ใครยังไม่ส่ง"), "เลขที่ 92 หัวหน้าบ้าน 92"));
}

TEST_CASE("What was never asked is not shown as nothing") {
  QuietVillage village;
  village.chat.player().change([&](Records& records) {
    Household house = records.households.find(HouseholdId(village.on_line)).value();
    forget_record(house);
    records.households.update(house);
  });
  const Heard data = village.chat.player().says("สมใจ", "ข้อมูลของฉัน");
  CHECK(says_it(data, "จำนวนคน ยังไม่ได้ถาม อาชีพหลัก ยังไม่ได้ถาม"));
  CHECK(says_it(data, "รายได้เดิมทั้งบ้าน ยังไม่ได้ถาม จากอาชีพนี้ ยังไม่ได้ถาม"));
  CHECK(says_it(data, "ฝีมือ ยังไม่ได้ถาม วันถามรายได้ ยังไม่ได้ถาม"));
  CHECK(says_it(village.chat.player().posts_back("อร", "c|village|" + village.programme),
                "ยังไม่ได้ถามข้อมูลบ้าน 2 บ้าน"));
}

// The work with households between reports: who is left, visits, help, kind words, lessons, groups.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/handlers/visits/field_village.h"
#include "tests/support/heard.h"

using namespace sammachip;

TEST_CASE("A leader sees who is left, notes that nobody was in, or leaves it until tomorrow") {
  FieldVillage village;
  village.chat.plays(R"(
    * 2 weeks pass
    บุญมี: สัปดาห์ที่แล้วขายได้ 500
    bot:  จดแล้ว 500 บาท…
    ผู้นำ: ใครยังไม่ส่ง
    bot:  บ้านควนเมา หมู่ 1 รอบที่แล้วจดแล้ว 1 จาก 3 บ้าน / ยังไม่ได้จด / เลขที่ 90 หัวหน้าบ้าน 90 / เลขที่ 92 หัวหน้าบ้าน 92 / กดบ้าน หรือพิมพ์บ้านเลขที่ ที่จะช่วยดูได้เลย [เลขที่ 90 หัวหน้าบ้าน 90] [เลขที่ 92 หัวหน้าบ้าน 92] [พิมพ์ทีเดียวหลายบ้าน] [งานวันนี้] [เมนู]
    ผู้นำ: [เลขที่ 90 หัวหน้าบ้าน 90]
    bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 / ยังไม่ได้จดรายได้ช่วง 19 – 25 มิ.ย. 60 / จะจดแทน ไปแล้วไม่เจอ หรือไว้พรุ่งนี้ [จดแทน] [ไปแล้วไม่เจอ] [ไว้พรุ่งนี้] [บ้านที่ยังไม่ได้จด] [งานวันนี้] [เมนู]
    ผู้นำ: [ไปแล้วไม่เจอ]
    bot:  จดแล้วว่าไปบ้านเลขที่ 90 หัวหน้าบ้าน 90 วันนี้ ไม่เจอ…
    ผู้นำ: [ไปแล้วไม่เจอ]
    bot:  จดแล้วว่าไปบ้านเลขที่ 90 หัวหน้าบ้าน 90 วันนี้ ไม่เจอ…
    ผู้นำ: [เลขที่ 92 หัวหน้าบ้าน 92]
    bot:  บ้านเลขที่ 92…
    ผู้นำ: [ไว้พรุ่งนี้]
    bot:  ได้เลย บ้านเลขที่ 92 หัวหน้าบ้าน 92 ไว้พรุ่งนี้…
    ผู้นำ: [บ้านที่ยังไม่ได้จด]
    bot:  …เลขที่ 90 หัวหน้าบ้าน 90 / เลขที่ 92 หัวหน้าบ้าน 92 (ไว้พรุ่งนี้)… [เลขที่ 90 หัวหน้าบ้าน 90] [พิมพ์ทีเดียวหลายบ้าน] [งานวันนี้] [เมนู]
    * 1 day passes
    ผู้นำ: ใครยังไม่ส่ง
    bot:  … [เลขที่ 90 หัวหน้าบ้าน 90] [เลขที่ 92 หัวหน้าบ้าน 92] [...]
    ปราชญ์: ใครยังไม่ส่ง
    bot:  บ้านควนเมา หมู่ 1 รอบที่แล้วจดแล้ว 0 จาก 1 บ้าน / ยังไม่ได้จด / เลขที่ 90 หัวหน้าบ้าน 90…
    สมใจ: ใครยังไม่ส่ง
    bot:  เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ…
  )");
  const auto visits =
      village.chat.records().visits.list_for_household(HouseholdId(village.first), 10);
  REQUIRE(visits.size() == 1);
  CHECK_FALSE(visits[0].met);
  CHECK(visits[0].visited_by == village.user("ผู้นำ"));
  // A sage's button of a house that is not theirs, and another village's leader.
  add_leader(village.chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  for (const char* word : {"c|left_house|", "c|not_met|", "c|house_tomorrow|", "c|visit|"}) {
    INFO(word);
    CHECK(
        is_heard(village.chat.player().posts_back("ผู้นำทุ่งต่อ", word + village.second), "มีคนอื่นดูแลอยู่"));
  }
  CHECK(is_heard(village.chat.player().posts_back("ปราชญ์", "c|left_house|" + village.second),
                 "มีคนอื่นดูแลอยู่"));
}

TEST_CASE("A visit is noted in eight taps, and leads to help and a kind word") {
  FieldVillage village;
  village.chat.plays(R"(
    ผู้นำ: ไปเยี่ยมบ้าน
    bot:  ไปเยี่ยมบ้านไหนมา… [เลขที่ 90 หัวหน้าบ้าน 90] [เลขที่ 91 หัวหน้าบ้าน 91] [เลขที่ 92 หัวหน้าบ้าน 92] [ย้อนกลับ] [ยกเลิก]
    ผู้นำ: [เลขที่ 91 หัวหน้าบ้าน 91]
    bot:  ไปบ้านเลขที่ 91 หัวหน้าบ้าน 91 มา เจอไหม [เจอ] [ไม่เจอ] [...]
    ผู้นำ: [เจอ]
    bot:  บ้านเลขที่ 91 ยังทำ เพาะเห็ด อยู่ไหม [ทำอยู่] [ทำบ้าง] [หยุด] [...]
    ผู้นำ: ทำบ้าง
    bot:  ติดขัดตรงไหน [ไม่มี] [ขายไม่ออก] [ขาดวัตถุดิบ] [วิธีทำ] [ไม่มีเวลา] [อื่น ๆ] [...]
    * 2 days pass
    ผู้นำ: [ขายไม่ออก]
    bot:  เขาอยากให้ช่วยอะไร พิมพ์สั้น ๆ / ไม่ต้องจดเรื่องเจ็บป่วยหรือเรื่องในครอบครัวนะ… [ไม่มี] [...]
    ผู้นำ: อยากได้ที่ขายในตลาดนัด
    bot:  จะไปอีกเมื่อไร… [อีก 7 วัน] [อีก 14 วัน] [เดือนหน้า] [ยังไม่นัด] [...]
    ผู้นำ: เมื่อวาน
    bot:  วันนั้นผ่านไปแล้ว…
    ผู้นำ: อาทิตย์หน้า
    bot:  ดูเขามีกำลังใจแค่ไหน [ดี] [กลาง ๆ] [เหนื่อย] [...]
    ผู้นำ: [เหนื่อย]
    bot:  จดการเยี่ยมบ้านเลขที่ 91 หัวหน้าบ้าน 91 แล้ว…
    bot:  ถึง ศ. 23 มิ.ย. 60 จะขึ้นเตือนให้ เมื่อพิมพ์ "งานวันนี้" [ขอให้ช่วยบ้านนี้] [ส่งกำลังใจ] [เยี่ยมบ้านอื่น] [งานวันนี้] [เมนู]
    ผู้นำ: [ขอให้ช่วยบ้านนี้]
    bot:  ส่งเรื่องของบ้านนี้ให้พัฒนากรแล้ว / ปกติตอบภายใน 7 วัน…
    ผู้นำ: [ขอให้ช่วยบ้านนี้]
    bot:  เรื่องของการเยี่ยมครั้งนี้ส่งไปแล้ว…
  )");
  const auto visit = village.chat.records().visits.latest(HouseholdId(village.second)).value();
  CHECK(visit.doing == Doing::kPartly);
  CHECK(visit.problem == "market");
  CHECK(visit.need == "อยากได้ที่ขายในตลาดนัด");
  CHECK(visit.next_on == "2017-06-23");
  CHECK(visit.mood == Mood::kTired);
  const auto asked = village.chat.records().help_requests.unclosed_in_area(kFirstVillage, 10);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].asked_for == "household");
  CHECK(asked[0].household_id == village.second);
  CHECK(asked[0].visit_id == visit.id);
  CHECK(asked[0].kind == "market");
}

TEST_CASE("Heavy news in a visit is not kept: the officer is told to get in touch") {
  FieldVillage village;
  village.chat.player().posts_back("ผู้นำ", "c|visit|" + village.second);
  village.chat.plays(R"(
    ผู้นำ: [เจอ]
    bot:  บ้านเลขที่ 91…
    ผู้นำ: [หยุด]
    bot:  ติดขัดตรงไหน…
    ผู้นำ: [อื่น ๆ]
    bot:  เขาอยากให้ช่วยอะไร พิมพ์สั้น ๆ…
    ผู้นำ: แม่เขาเสียชีวิต อยากให้ไปช่วยงานศพ
    bot:  จะไปอีกเมื่อไร…
    ผู้นำ: [ยังไม่นัด]
    bot:  ดูเขามีกำลังใจแค่ไหน…
    ผู้นำ: ข้าม
    bot:  จดการเยี่ยมบ้านเลขที่ 91…
    bot:  เรื่องที่เล่ามาไม่ได้จดไว้ / ขึ้นเป็นเรื่องด่วนให้พัฒนากรเห็นแล้ว / ถ้ารอไม่ได้ โทรหาพัฒนากรได้เลย [ส่งกำลังใจ] [...]
    ผู้นำ: เรื่องที่ขอให้ช่วย
    bot:  ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่…
    อร: เรื่องที่ขอให้ช่วย
    bot:  มี 1 เรื่องที่ขอให้ช่วย / 1) บ้านเลขที่ 91 หัวหน้าบ้าน 91: เรื่องด่วน… [รับข้อ 1] [งานวันนี้] [เมนู]
  )");
  CHECK(village.chat.records().visits.latest(HouseholdId(village.second))->need.empty());
  CHECK(village.chat.records().visits.latest(HouseholdId(village.second))->next_on.empty());
  const auto asked = village.chat.records().help_requests.unclosed_in_area(kFirstVillage, 10);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].urgent);
  CHECK_FALSE(asked[0].text);
  // A leader who found the request's id cannot take it.
  CHECK(
      is_heard(village.chat.player().posts_back("ผู้นำ", "c|help_take|" + asked[0].id), "อยู่นอกบ้าน"));
}

TEST_CASE("Help is taken on, moved and closed, and who asked is told the latest of it") {
  FieldVillage village;
  village.chat.plays(R"(
    บุญมี: ขอให้ช่วย
    bot:  อยากให้ช่วยเรื่องอะไร…
    บุญมี: [หาที่ขาย]
    bot:  เล่าสั้น ๆ…
    บุญมี: เห็ดเหลือ 20 กิโล
    bot:  ส่งเรื่องให้…
    ผู้นำ: งานวันนี้
    bot:  …มีบ้านขอให้ช่วย 1 เรื่อง ยังไม่มีคนรับ…
    ปราชญ์: เรื่องที่ขอให้ช่วย
    bot:  ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่…
    ผู้นำ: เรื่องที่ขอให้ช่วย
    bot:  มี 1 เรื่องที่ขอให้ช่วย / 1) บ้านเลขที่ 91 หัวหน้าบ้าน 91: หาที่ขาย (เห็ดเหลือ 20 กิโล) / ตอบภายใน พ. 21 มิ.ย. 60 คนดูแล: ยังไม่มี [รับข้อ 1] [งานวันนี้] [เมนู]
    ผู้นำ: [รับข้อ 1]
    bot:  รับเรื่องแล้ว บ้านเลขที่ 91 หัวหน้าบ้าน 91 / ตอบเขาภายใน พ. 21 มิ.ย. 60 ขอบคุณมาก [ช่วยแล้ว] [เลื่อนวัน] [...]
    อร: เรื่องที่ขอให้ช่วย
    bot:  …คนดูแล: คุณผู้นำ [งานวันนี้] [เมนู]
    บุญมี: ตามเรื่อง
    bot:  เรื่องที่คุณขอให้ช่วย คุณผู้นำ รับแล้ว / จะตอบภายใน พ. 21 มิ.ย. 60
    bot:  เรื่องที่คุณขอไว้เมื่อ พ. 14 มิ.ย. 60 / คุณผู้นำ รับแล้ว จะตอบภายใน พ. 21 มิ.ย. 60…
    ผู้นำ: [เลื่อนวัน]
    bot:  จะช่วยได้ภายในวันไหน… [พรุ่งนี้] [อีก 7 วัน] [อีก 14 วัน] [...]
    ผู้นำ: 30 มิ.ย.
    bot:  เลื่อนเป็น ศ. 30 มิ.ย. 60 แล้ว / คนที่ขอจะเห็นเมื่อทักมา…
    ผู้นำ: [ช่วยแล้ว]
    bot:  ช่วยไปอย่างไร…
    ผู้นำ: พาไปขายตลาดนัดวันเสาร์
    bot:  ปิดเรื่องแล้ว ขอบคุณมาก / คนที่ขอจะเห็นเมื่อทักมา…
    ผู้นำ: [ช่วยแล้ว]
    bot:  เรื่องนี้ คุณผู้นำ ปิดไปแล้ว เมื่อ …
    * 2 minutes pass
    บุญมี: ตามเรื่อง
    bot:  เรื่องที่คุณขอให้ช่วย เสร็จแล้ว…
    bot:  ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่…
  )");
  const auto all =
      village.chat.records().help_requests.list_for_user(AccountId(village.user("บุญมี")));
  REQUIRE(all.size() == 1);
  CHECK(all[0].status == HelpStatus::kClosed);
  CHECK(all[0].done_text == "พาไปขายตลาดนัดวันเสาร์");
  CHECK(all[0].due_on == "2017-06-30");
  add_leader(village.chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  for (const char* word : {"c|help_take|", "c|help_due|", "c|help_close|"}) {
    for (const char* person : {"ผู้นำทุ่งต่อ", "บุญมี"}) {
      INFO(word << person);
      CHECK(is_heard(village.chat.player().posts_back(person, word + all[0].id), "มีคนอื่นดูแลอยู่"));
    }
  }
}

TEST_CASE("A named person's kind word is shown as from them, once a week for each house") {
  FieldVillage village;
  village.chat.player().posts_back("อร", "c|encourage|" + village.first);
  village.chat.plays(R"(
    อร: [เดี๋ยวแวะไปเยี่ยม]
    bot:  ฝากคำของคุณให้บ้านเลขที่ 90 หัวหน้าบ้าน 90 แล้ว… [ส่งให้บ้านอื่น] [ส่งทั้งหมู่บ้าน] [งานวันนี้] [เมนู]
    สมใจ: เมนู
    bot:  คุณอร (พัฒนากร) ฝากบอกว่า "คิดถึงอยู่นะ เดี๋ยวหาเวลาแวะไปเยี่ยม"
    bot:  อยากทำอะไร…
    อร: [ส่งทั้งหมู่บ้าน]
    bot:  อยากบอกอะไรกับทุกบ้าน…
    อร: ฝนนี้ดูแลโรงเห็ดกันดี ๆ นะ
    bot:  ฝากคำของคุณให้ 1 บ้านในบ้านควนเมา หมู่ 1 แล้ว…
    บุญมี: เมนู
    bot:  คุณอร (พัฒนากร) ฝากบอกว่า "ฝนนี้ดูแลโรงเห็ดกันดี ๆ นะ"
    bot:  อยากทำอะไร…
  )");
  Chat& chat = village.chat;
  chat.player().posts_back("อร", "c|encourage|" + village.first);
  CHECK(is_heard(chat.player().taps("อร", "ขอบคุณที่ตั้งใจ"), "สัปดาห์นี้ส่งให้บ้านเลขที่ 90"));
  chat.player().posts_back("ผู้นำ", "c|encourage|" + village.first);
  CHECK(is_heard(chat.player().says("ผู้นำ", "เก่งมากเลย"), "ฝากคำของคุณ"));
  CHECK(is_heard(chat.player().says("สมใจ", "เมนู"), "คุณผู้นำ (ผู้นำ) ฝากบอกว่า \"เก่งมากเลย\""));
  chat.player().posts_back("ผู้นำ", "c|encourage|" + village.third);
  CHECK(is_heard(chat.player().says("ผู้นำ", "สู้ไปด้วยกัน"), "ยังไม่มีไลน์"));
  chat.plays("* 8 days pass");
  chat.player().posts_back("อร", "c|encourage|" + village.first);
  CHECK(is_heard(chat.player().taps("อร", "ขอบคุณที่ตั้งใจ"), "ฝากคำของคุณให้บ้านเลขที่ 90"));
  add_leader(chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  CHECK(
      is_heard(chat.player().posts_back("ผู้นำทุ่งต่อ", "c|encourage|" + village.first), "มีคนอื่นดูแลอยู่"));
  CHECK(is_heard(chat.player().posts_back("บุญมี", "c|encourage_village|" + village.programme),
                 "เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ"));
}

TEST_CASE("A lesson is noted once a stage, read by everybody in the programme, and taken back") {
  FieldVillage village;
  village.chat.player().posts_back("ผู้นำ", "c|lesson");
  village.chat.plays(R"(
    ผู้นำ: เพาะในโรงเรือนมุงจากได้ผลดีกว่ากลางแจ้ง
    bot:  มีอะไรต้องระวังไหม [ข้าม] [...]
    ผู้นำ: น้ำท่วมโรงเรือนต้องยกพื้น
    bot:  เป็นเรื่องของอาชีพไหน [เพาะเห็ด] [...]
    ผู้นำ: [เพาะเห็ด]
    bot:  จดบทเรียนแล้ว ขอบคุณที่แบ่งปัน…
    สมใจ: บทเรียน
    bot:  1) เพาะเห็ด ขั้นได้รายชื่อบ้าน / บ้านควนเมา หมู่ 1 ต.เขากอบ / ได้ผล: เพาะในโรงเรือนมุงจากได้ผลดีกว่ากลางแจ้ง / ระวัง: น้ำท่วมโรงเรือนต้องยกพื้น [เลือกเรื่อง] [เมนู]
    สมใจ: [เลือกเรื่อง]
    bot:  อยากดูบทเรียนเรื่องอาชีพไหน [เพาะเห็ด] [ทั้งหมด] [ยกเลิก]
    สมใจ: [เพาะเห็ด]
    bot:  ขั้นไหนของงาน [ได้รายชื่อบ้าน] [ทั้งหมด] [...]
    สมใจ: [ได้รายชื่อบ้าน]
    bot:  1) เพาะเห็ด ขั้นได้รายชื่อบ้าน…
    ผู้นำ: บทเรียน
    bot:  1) เพาะเห็ด… [ถอนข้อ 1] [เลือกเรื่อง] [จดบทเรียน] [เมนู]
    ผู้นำ: [ถอนข้อ 1]
    bot:  ถอนบทเรียนนั้นแล้ว…
    ผู้นำ: [ถอนข้อ 1]
    bot:  บทเรียนนี้ไม่ใช่ของคุณ หรือถอนไปแล้ว…
    สมใจ: บทเรียน
    bot:  ยังไม่มีบทเรียนในเรื่องนี้ [เมนู]
  )");
  // Nobody was told to call because of a flood in a lesson.
  CHECK(village.chat.records().help_requests.unclosed_in_area("", 10).empty());
}

TEST_CASE("Lessons come five to a page") {
  FieldVillage village;
  village.chat.player().change([&](Records& records) {
    for (int i = 1; i <= 7; ++i) {
      Lesson lesson;
      lesson.id = LessonId("lesson" + std::to_string(i));
      lesson.village_code = kFirstVillage;
      lesson.fiscal_year_be = 2560;
      lesson.stage = "training";
      lesson.worked = "ข้อดีที่ " + std::to_string(i);
      lesson.added_by = "somebody";
      lesson.created_at_ms = i;
      records.lessons.insert(lesson);
    }
  });
  const Heard first = village.chat.player().says("สมใจ", "บทเรียน");
  CHECK(is_heard(first, "ข้อดีที่ 7"));
  CHECK_FALSE(is_heard(first, "ข้อดีที่ 2"));
  const Heard second = village.chat.player().taps("สมใจ", "ดูต่อ");
  CHECK(is_heard(second, "6) "));
  CHECK(is_heard(second, "ข้อดีที่ 2"));
  CHECK_FALSE(is_heard(second, "[ดูต่อ]"));
}

TEST_CASE("The register of groups is kept: added, changed, ended, numbered on") {
  FieldVillage village;
  village.chat.plays(R"(
    ผู้นำ: กลุ่มอาชีพ
    bot:  บ้านควนเมา หมู่ 1 ยังไม่มีกลุ่มอาชีพ… [เพิ่มกลุ่ม] [งานวันนี้] [เมนู]
    ผู้นำ: [เพิ่มกลุ่ม]
    bot:  กลุ่มชื่ออะไร…
    ผู้นำ: เห็ดควนเมา
    bot:  ตั้งกลุ่มวันไหน… [วันนี้] [เมื่อวาน] [...]
    ผู้นำ: พรุ่งนี้
    bot:  วันนั้นยังมาไม่ถึง…
    ผู้นำ: [วันนี้]
    bot:  กลุ่มทำเรื่องแบบไหน [เกษตร] [แปรรูป] [ท่องเที่ยวชุมชน] [อื่น ๆ] [...]
    ผู้นำ: [เกษตร]
    bot:  ทำอะไรขาย…
    ผู้นำ: เห็ดสด
    bot:  มีสมาชิกกี่คน…
    ผู้นำ: 12
    bot:  เบอร์โทรติดต่อกลุ่ม…
    ผู้นำ: 123
    bot:  ขอเป็นเบอร์โทร 9 หรือ 10 ตัว…
    ผู้นำ: 081-234-5678
    bot:  มีอะไรอยากจดเพิ่มไหม…
    ผู้นำ: ข้าม
    bot:  กลุ่ม เห็ดควนเมา / ตั้งเมื่อ พ. 14 มิ.ย. 60 / เกษตร: เห็ดสด / สมาชิก 12 คน โทร 0812345678 / หมายเหตุ: - / ถูกไหม [ถูกแล้ว] [แก้] [...]
    ผู้นำ: [ถูกแล้ว]
    bot:  จดกลุ่ม เห็ดควนเมา เป็นลำดับที่ 1 แล้ว ยินดีด้วยนะ [จดบทเรียน] [กลุ่มอาชีพ] [งานวันนี้] [เมนู]
    ผู้นำ: [กลุ่มอาชีพ]
    bot:  กลุ่มอาชีพของบ้านควนเมา หมู่ 1 / 1) เห็ดควนเมา (เกษตร: เห็ดสด) / สมาชิก 12 คน… [เพิ่มกลุ่ม] [แก้ข้อ 1] [ข้อ 1 เลิกแล้ว] [งานวันนี้] [เมนู]
    ผู้นำ: [แก้ข้อ 1]
    bot:  กลุ่ม เห็ดควนเมา…
    ผู้นำ: [แก้]
    bot:  จะแก้ข้อไหน…
    ผู้นำ: [สมาชิก]
    bot:  มีสมาชิกกี่คน…
    ผู้นำ: 15
    bot:  กลุ่ม เห็ดควนเมา / ตั้งเมื่อ พ. 14 มิ.ย. 60 / เกษตร: เห็ดสด / สมาชิก 15 คน โทร 0812345678…
    ผู้นำ: [ถูกแล้ว]
    bot:  แก้ข้อมูลกลุ่ม เห็ดควนเมา แล้ว…
    ผู้นำ: [ข้อ 1 เลิกแล้ว]
    bot:  ถ้ากลุ่ม เห็ดควนเมา เลิก ประวัติกลุ่มยังอยู่ / จดว่าเลิกแล้ว ใช่ไหม [เลิกแล้ว] [ยังไม่เลิก] [ยกเลิก]
    ผู้นำ: [เลิกแล้ว]
    bot:  จดว่ากลุ่ม เห็ดควนเมา เลิกแล้ว…
  )");
  const auto groups = village.chat.records().occupation_groups.list(village.programme);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].members == 15);
  CHECK(groups[0].phone == "0812345678");
  CHECK(groups[0].ended_at_ms);
  CHECK(is_heard(village.chat.player().posts_back("ผู้นำ", "c|group_edit|" + groups[0].id),
                 "มีคนอื่นดูแลอยู่"));
  add_leader(village.chat, "ผู้นำทุ่งต่อ", kSecondVillage);
  CHECK(is_heard(village.chat.player().posts_back("ผู้นำทุ่งต่อ", "c|group_end|" + groups[0].id),
                 "มีคนอื่นดูแลอยู่"));
}

TEST_CASE("No leader and no sage is ever shown what a house earned") {
  FieldVillage village;
  Chat& chat = village.chat;
  for (const char* person : {"สมใจ", "บุญมี"}) {
    chat.player().says(person, "7777");
    chat.plays("* 8 days pass");
    chat.player().says(person, "7777 บาท");
  }
  chat.plays("* 1 week passes");
  std::string heard;
  for (const char* person : {"ผู้นำ", "ปราชญ์"}) {
    for (const char* words :
         {"เมนู",   "งานวันนี้",    "ใครยังไม่ส่ง", "ส่งแทน",           "90",           "7777",
          "ใช่",    "รวมกัน",     "ยกเลิก",     "90 500 / 91 600", "ข้ามบ้านนี้",      "แก้เป็นยอดใหม่",
          "ยกเลิก", "ไปเยี่ยมบ้าน", "90",        "ยกเลิก",           "เรื่องที่ขอให้ช่วย", "ส่งกำลังใจ",
          "90",    "ยกเลิก",     "บทเรียน",    "กลุ่มอาชีพ",         "ดูยอด",         "แก้ยอด"}) {
      if (std::string(words) == "7777") {
        chat.player().says(person, "600");  // Their own entry may be shown.
        continue;
      }
      heard += all_said(chat.player().says(person, words));
      chat.plays("* 2 minutes pass");
    }
    for (const auto& house : {village.first, village.second}) {
      for (const char* word : {"c|left_house|", "c|report_for|", "c|visit|", "c|encourage|"}) {
        heard += all_said(chat.player().posts_back(person, word + house));
      }
    }
  }
  CHECK(heard.find("7777") == std::string::npos);
  CHECK(heard.find("7,777") == std::string::npos);
  CHECK(heard.find("15,554") == std::string::npos);
}

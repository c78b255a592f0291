// The forum: planning it, moving it, writing down what it decided.
#include <catch2/catch.hpp>

#include "storage/households/households.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "support/village.h"

using namespace sammachip;

namespace {

std::vector<Forum> forums(Chat& chat, const ProgrammeId& programme) {
  return chat.records().forums.list(programme);
}

std::string ready_village(Chat& chat) {
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  confirm_team(chat, programme);
  return programme;
}

}  // namespace

TEST_CASE("A forum is planned, moved, and written down when its day has come") {
  Chat chat;
  const ProgrammeId programme(ready_village(chat));
  chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่อง…นัดประชาคมเลือกบ้าน…
    สมใจ: [ทำข้อ 1]
    bot:  ประชาคมเพื่อเลือกอาชีพและบ้าน / จัดไปแล้ว หรือจะนัดวัน [นัดวัน] [บันทึกย้อนหลัง] [...]
    สมใจ: [นัดวัน]
    bot:  จะจัดประชาคมวันไหน [พรุ่งนี้] [อีก 7 วัน] [อีก 14 วัน] [...]
    สมใจ: เมื่อวาน
    bot:  วันนั้นผ่านไปแล้ว / ขอเป็นวันข้างหน้า เช่น พรุ่งนี้ [...]
    สมใจ: 18 มิ.ย.
    bot:  จัดที่ไหน [ศาลาหมู่บ้าน] [วัด] [โรงเรียน] [...]
    สมใจ: 9 โมง
    bot:  "9 โมง" เป็นเวลา / จัดที่ไหน เช่น ศาลาหมู่บ้าน [...]
    สมใจ: [ศาลาหมู่บ้าน]
    bot:  กี่โมง เช่น 9 โมง หรือ 13.30 [08:30 น.] [09:00 น.] [13:00 น.] [18:00 น.] [ข้าม] [...]
    สมใจ: ศาลา 2
    bot:  "ศาลา 2" เป็นที่ ยังไม่ใช่เวลา / ขอเป็นเวลา เช่น 9 โมง หรือ 13.30 [...]
    สมใจ: 9 โมงเช้า
    bot:  นัดประชาคม อา. 18 มิ.ย. 60 09:00 น. ที่ ศาลาหมู่บ้าน แล้ว / ช่วยบอกผู้ใหญ่บ้าน ทีม และทุกบ้านให้มา… [งานวันนี้] [เมนู]
    สมใจ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้ไม่มีเรื่องค้าง…
    สมใจ: ประชาคม
    bot:  นัดประชาคมไว้ อา. 18 มิ.ย. 60 09:00 น. ที่ ศาลาหมู่บ้าน / จะทำอะไร [เลื่อนวัน] [ยกเลิกนัด] [จดผลประชาคม] [...]
    สมใจ: [เลื่อนวัน]
    bot:  จะจัดประชาคมวันไหน…
    สมใจ: 20 มิ.ย.
    bot:  กี่โมง เช่น 9 โมง หรือ 13.30 [08:30 น.] [09:00 น.] [13:00 น.] [18:00 น.] [ข้าม] [...]
    สมใจ: [ข้าม]
    bot:  เลื่อนประชาคมเป็น อ. 20 มิ.ย. 60 ที่ ศาลาหมู่บ้าน แล้ว…
    * 6 days pass
    สมใจ: งานวันนี้
    bot:  คุณสมใจ ตอนนี้มี 1 เรื่อง…จดผลประชาคม อ. 20 มิ.ย. 60…
    สมใจ: [ทำข้อ 1]
    bot:  นัดประชาคมไว้ อ. 20 มิ.ย. 60 ที่ ศาลาหมู่บ้าน / จะทำอะไร [จดผลประชาคม] [เลื่อนวัน] [ยกเลิกนัด] [...]
    สมใจ: [จดผลประชาคม]
    bot:  จัดประชาคมวันไหน [วันนี้] [เมื่อวาน] [...]
    สมใจ: [วันนี้]
    bot:  จัดที่ไหน [ศาลาหมู่บ้าน] [วัด] [โรงเรียน] [...]
    สมใจ: [ศาลาหมู่บ้าน]
    bot:  ก่อนจดชื่อบ้านไหน ต้องอ่านให้ที่ประชุมฟังก่อนว่า… [อ่านแล้ว] [ยังไม่ได้อ่าน] [...]
    * the service restarts
    สมใจ: [อ่านแล้ว]
    bot:  มีคนมากี่คน…
    สมใจ: เยอะ
    bot:  ขอเป็นตัวเลข 1 ถึง 2000…
    สมใจ: 45 คน
    bot:  ที่ประชุมเลือกทำอาชีพอะไร… [ปลูกผัก] [...]
    สมใจ: ทำขนมกล้วยฉาบ
    bot:  ถ่ายรูปประชาคมส่งมาได้เลย… [...]
    สมใจ: [ข้าม]
    bot:  ประชาคมบ้านควนเมา หมู่ 1 อ. 20 มิ.ย. 60 ที่ ศาลาหมู่บ้าน / มา 45 คน เลือกอาชีพ ขนม/ของว่าง / ถูกไหม [ถูกแล้ว] [แก้] [...]
    สมใจ: [ถูกแล้ว]
    bot:  จดประชาคม อ. 20 มิ.ย. 60 แล้ว ขอบคุณมาก… / ต่อไปจดบ้านที่ที่ประชุมพูดถึง ทีละบ้าน
    bot:  งานขั้นนี้เสร็จเพราะคุณกับทีม พักบ้างนะ [จดบ้านแรก] [งานวันนี้] [จดบทเรียน] [เมนู]
    สมใจ: [ถูกแล้ว]
    bot:  เรื่องนั้นจบไปแล้ว…
  )");
  REQUIRE(forums(chat, programme).size() == 1);
  const Forum forum = forums(chat, programme).front();
  CHECK(forum.status == ForumStatus::kHeld);
  CHECK(forum.held_on == "2017-06-20");
  CHECK(forum.present == 45);
  CHECK(forum.occupation == "snack");
  CHECK(forum.notice_read);
  CHECK(programme_in(chat, programme).occupation == "snack");
  CHECK(programme_in(chat, programme).state == VillageState::kForumHeld);
}

TEST_CASE("A forum that was held before is written down afterwards, in the team's own words") {
  Chat chat;
  const ProgrammeId programme(ready_village(chat));
  chat.plays(R"(
    สมใจ: ประชาคม
    bot:  ประชาคมเพื่อเลือกอาชีพและบ้าน…
    สมใจ: บันทึกย้อนหลัง
    bot:  จัดประชาคมวันไหน…
    สมใจ: พรุ่งนี้
    bot:  วันนั้นยังมาไม่ถึง…
    สมใจ: 10 มิ.ย.
    bot:  จัดที่ไหน…
    สมใจ: บ้านผู้ใหญ่
    bot:  ก่อนจดชื่อ…
    สมใจ: [ยังไม่ได้อ่าน]
    bot:  มีคนมากี่คน…
    สมใจ: 30
    bot:  ที่ประชุมเลือกทำอาชีพอะไร…
    สมใจ: ทำไม้กวาดดอกหญ้า
    bot:  ถ่ายรูป…
    สมใจ: ข้าม
    bot:  ประชาคมบ้านควนเมา หมู่ 1 ส. 10 มิ.ย. 60 ที่ บ้านผู้ใหญ่ / มา 30 คน เลือกอาชีพ ทำไม้กวาดดอกหญ้า / ถูกไหม…
    สมใจ: [แก้]
    bot:  จะแก้ข้อไหน…
    สมใจ: [คนมากี่คน]
    bot:  มีคนมากี่คน…
    สมใจ: 32
    bot:  ประชาคมบ้านควนเมา หมู่ 1 ส. 10 มิ.ย. 60 ที่ บ้านผู้ใหญ่ / มา 32 คน เลือกอาชีพ ทำไม้กวาดดอกหญ้า…
    สมใจ: [ถูกแล้ว]
    bot:  จดประชาคม ส. 10 มิ.ย. 60 แล้ว ขอบคุณมาก… / ยังไม่ได้อ่านเรื่องจดชื่อให้ฟัง / ภายใน 30 วัน ช่วยบอกทุกบ้านที่จดชื่อไว้ด้วยนะ
    bot:  งานขั้นนี้เสร็จเพราะคุณกับทีม พักบ้างนะ [...]
  )");
  const VillageProgramme village = programme_in(chat, programme);
  CHECK(village.occupation == "other");
  CHECK(village.occupation_text == "ทำไม้กวาดดอกหญ้า");
  CHECK_FALSE(forums(chat, programme).front().notice_read);
}

TEST_CASE("A forum can be called off and planned anew; the old one stays in the history") {
  Chat chat;
  const ProgrammeId programme(ready_village(chat));
  chat.plays(R"(
    สมใจ: ประชาคม
    bot:  …
    สมใจ: [นัดวัน]
    bot:  …
    สมใจ: [พรุ่งนี้]
    bot:  …
    สมใจ: วัดใต้ 13.30 น.
    bot:  นัดประชาคม พฤ. 15 มิ.ย. 60 13:30 น. ที่ วัดใต้ แล้ว…
    สมใจ: ประชาคม
    bot:  …
    สมใจ: [ยกเลิกนัด]
    bot:  ยกเลิกนัดประชาคม พฤ. 15 มิ.ย. 60 13:30 น. แล้ว… [นัดวันใหม่] [งานวันนี้] [เมนู]
    สมใจ: [นัดวันใหม่]
    bot:  ประชาคมเพื่อเลือกอาชีพและบ้าน… [นัดวัน] [บันทึกย้อนหลัง] [...]
    สมใจ: [นัดวัน]
    bot:  …
    สมใจ: [อีก 7 วัน]
    bot:  …
    สมใจ: [วัด]
    bot:  กี่โมง…
    สมใจ: [ข้าม]
    bot:  นัดประชาคม พ. 21 มิ.ย. 60 ที่ วัด แล้ว…
  )");
  const auto all = forums(chat, programme);
  REQUIRE(all.size() == 2);
  CHECK(all[0].status == ForumStatus::kCancelled);
  CHECK(all[1].status == ForumStatus::kPlanned);
}

TEST_CASE("Two of the team write the same forum down: the second is told, nothing is doubled") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "ลุงมั่น", "มั่น");
  confirm_team(chat, programme);
  chat.plays(R"(
    มั่น: ประชาคม
    bot:  …
    มั่น: [บันทึกย้อนหลัง]
    bot:  …
    มั่น: [วันนี้]
    bot:  …
    มั่น: วัด
    bot:  …
    มั่น: [อ่านแล้ว]
    bot:  …
    มั่น: 20
    bot:  …
    มั่น: [ปลูกผัก]
    bot:  …
    มั่น: [ข้าม]
    bot:  … [ถูกแล้ว] [...]
  )");
  hold_forum(chat, programme, "curry");
  chat.plays(R"(
    มั่น: [ถูกแล้ว]
    bot:  …จดผลประชาคม พ. 14 มิ.ย. 60 ไปก่อนแล้ว เมื่อ พ. 14 มิ.ย. 60 / ครั้งนี้ยังไม่ได้จดอะไร
    bot:  …"20"… [ประชาคม] [เมนู]
  )");
  CHECK(forums(chat, programme).size() == 1);
  CHECK(programme_in(chat, programme).occupation == "curry");
}

TEST_CASE("Another occupation is asked about anew: houses that were to do the old one do the new") {
  Chat chat;
  const ProgrammeId programme(ready_village(chat));
  hold_forum(chat, programme, "mush");
  const HouseholdId house = add_listed_household(chat, programme, "12", "บัว");
  const HouseholdId other = add_listed_household(chat, programme, "14");
  chat.player().change([&](Records& records) {
    Household weaves = records.households.find(other).value();
    weaves.programme_occupation = "mat";
    records.households.update(weaves);
  });
  confirm_list(chat, programme);
  chat.plays(R"(
    บัว: ทำได้ไหม
    bot:  หมู่บ้านจะสอนและทำอาชีพ เพาะเห็ด / บ้านเลขที่ 12 ทำได้จริงไหม…
    บัว: [ทำได้]
    bot:  ขอบคุณที่บอก…
    สมใจ: ประชาคม
    bot:  ประชาคมจดไว้แล้ว พ. 14 มิ.ย. 60 ที่ ศาลาหมู่บ้าน / มา 45 คน เลือกอาชีพ เพาะเห็ด / จะแก้ที่จดไว้ไหม [แก้ที่จดไว้] [...]
    สมใจ: [แก้ที่จดไว้]
    bot:  …
    สมใจ: [วันนี้]
    bot:  …
    สมใจ: [ศาลาหมู่บ้าน]
    bot:  …
    สมใจ: [อ่านแล้ว]
    bot:  …
    สมใจ: 45
    bot:  …
    สมใจ: [พริกแกง]
    bot:  …
    สมใจ: [ข้าม]
    bot:  …
    สมใจ: [ถูกแล้ว]
    bot:  แก้ที่จดไว้แล้ว ประชาคม พ. 14 มิ.ย. 60 มา 45 คน เลือกอาชีพ พริกแกง…
    บัว: เมนู
    bot:  หมู่บ้านเปลี่ยนมาทำอาชีพ พริกแกง แล้ว / พิมพ์ "ทำได้ไหม" แล้วตอบว่าบ้านคุณทำได้หรือไม่
    bot:  อยากทำอะไร [บอกรายได้] [...]
  )");
  CHECK(chat.records().households.find(house)->programme_occupation == "curry");
  CHECK(chat.records().households.find(other)->programme_occupation == "mat");
  CHECK(chat.records().feasibilities.list(programme).empty());
}

TEST_CASE("A photo of the forum is kept with it") {
  Chat chat;
  const ProgrammeId programme(ready_village(chat));
  chat.plays(R"(
    สมใจ: ประชาคม
    bot:  …
    # As the question has it.
    สมใจ: จัดไปแล้ว
    bot:  …
    สมใจ: [วันนี้]
    bot:  …
    สมใจ: วัด
    bot:  …
    สมใจ: [อ่านแล้ว]
    bot:  …
    สมใจ: 20
    bot:  …
    สมใจ: [ปลูกผัก]
    bot:  ถ่ายรูปประชาคมส่งมาได้เลย…
    * สมใจ sends a photo
    bot:  ประชาคมบ้านควนเมา หมู่ 1 พ. 14 มิ.ย. 60 ที่ วัด…
    สมใจ: [ถูกแล้ว]
    bot:  จดประชาคม…
    bot:  งานขั้นนี้เสร็จเพราะคุณกับทีม พักบ้างนะ [...]
  )");
  const Forum forum = forums(chat, programme).front();
  REQUIRE(forum.photo_id);
  CHECK(chat.records().photos.list_for_subject("forum", forum.id).size() == 1);
}

TEST_CASE("Only those who work in the village write its forum down") {
  Chat chat;
  const ProgrammeId programme(ready_village(chat));
  add_leader(chat, "อื่น", kSecondVillage);
  chat.add_household("ชาวบ้าน", "90");
  chat.plays(R"(
    ชาวบ้าน: ประชาคม
    bot:  เรื่องนี้ผู้นำ ทีม หรือพัฒนากรเป็นคนทำ…
  )");
  const Heard other = chat.player().posts_back("อื่น", "c|forum|" + programme);
  CHECK(other.bubbles.front().find("เรื่องนี้มีคนอื่นดูแลอยู่") != std::string::npos);
  CHECK(forums(chat, programme).empty());
}

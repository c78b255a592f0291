// Asking for a person, in whatever words: noted at once, who answers and by when is said, and who
// asks again stands before the others. docs/programme.md 7.3.
#include <catch2/catch.hpp>

#include "handlers/officer/waiting.h"
#include "storage/households/help_requests.h"
#include "storage/joining/stuck_people.h"
#include "storage/records.h"
#include "support/village.h"
#include "tests/handlers/visits/field_village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

std::vector<HelpRequest> asked_by(Chat& chat, const std::string& person) {
  return chat.records().help_requests.list_for_user(ChatPlayer::user_id(person));
}

long long pushes_in(Chat& chat) {
  return chat.database().writer().number(
      "SELECT COUNT(*) FROM outbox WHERE kind IN ('push', 'multicast')");
}

}  // namespace

TEST_CASE("Whoever asks for a person in their own words reads who answers and by when") {
  for (const char* words : {"ขอคุยกับเจ้าหน้าที่", "โทรหาใครได้", "อ่านไม่ออก", "ช่วยจดให้หน่อย", "คุยกับคน",
                            "มีเบอร์ไหม", "ตามัวมองไม่เห็น", "พิมพ์ไม่เป็น"}) {
    FieldVillage village;
    INFO(words);
    const std::string said = all_said(village.chat.player().says("บุญมี", words));
    INFO(said);
    CHECK(holds(said, "แจ้ง พัฒนากรตัวอย่าง แล้ว"));
    CHECK(holds(said, "พ. 21 มิ.ย. 60"));
    CHECK(holds(said, "โทร"));
    REQUIRE(asked_by(village.chat, "บุญมี").size() == 1);
    CHECK_FALSE(asked_by(village.chat, "บุญมี")[0].text);
    CHECK(is_heard(village.chat.player().says("ผู้นำ", "งานวันนี้"), "มีบ้านขอให้ช่วย 1 เรื่อง"));
    CHECK(is_heard(village.chat.player().says("อร", "รอตัดสิน"), "ขอให้ช่วย"));
    // Once more is no second request.
    village.chat.plays("* 2 minutes pass");
    village.chat.player().says("บุญมี", words);
    CHECK(asked_by(village.chat, "บุญมี").size() == 1);
    CHECK(pushes_in(village.chat) == 0);
  }
}

TEST_CASE("A newcomer is heard before the notice, and nothing but that is kept") {
  FieldVillage village;
  add_officer(village.chat, "ดา", "9206");
  village.chat.player().says("แขก", "สวัสดี");
  const std::string said = all_said(village.chat.player().says("แขก", "ขอคุยกับเจ้าหน้าที่"));
  INFO(said);
  CHECK(holds(said, "แจ้ง พัฒนากร แล้ว"));
  const auto asked = asked_by(village.chat, "แขก");
  REQUIRE(asked.size() == 1);
  CHECK_FALSE(asked[0].text);
  CHECK_FALSE(asked[0].household_id);
  // Of no known place: the district's, and one line of them.
  CHECK_FALSE(is_heard(village.chat.player().says("อร", "รอตัดสิน"), "ขอให้ช่วย"));
  const std::string waiting = all_said(village.chat.player().says("ดา", "รอตัดสิน"));
  INFO(waiting);
  CHECK(holds(waiting, "รอตัดสิน 1 เรื่อง"));
  CHECK(is_said(village.chat.player().says("แขก", "ตามเรื่อง"), "ยังรออยู่"));

  // With a village's code it is also the leader's.
  village.chat.player().says("เนียม", "HYKM-2345");
  village.chat.player().says("เนียม", "อ่านไม่ออก");
  CHECK(is_heard(village.chat.player().says("อร", "รอตัดสิน"), "ขอให้ช่วย"));
  const std::string tasks = all_said(village.chat.player().says("ผู้นำ", "งานวันนี้"));
  INFO(tasks);
  CHECK(holds(tasks, "เข้าใช้งานไม่ได้ (ขอให้คนช่วย)"));
  CHECK(pushes_in(village.chat) == 0);
}

TEST_CASE("Who asks how it stands is put before the others, and a day that is over is said so") {
  FieldVillage village;
  village.chat.player().says("สมใจ", "คุยกับคน");
  village.chat.plays("* 1 day passes");
  village.chat.player().says("บุญมี", "คุยกับคน");
  CHECK(is_said(village.chat.player().says("บุญมี", "ตามเรื่อง"), "นัดตอบไว้ พฤ. 22 มิ.ย. 60"));
  as_person(village.chat, "อร", [](Turn& turn) {
    const auto items =
        waiting_items({AreaCode("920603")}, turn.today, turn.utc_offset, turn.records);
    REQUIRE(items.size() == 2);
    CHECK(items[0].is_asked_again);
    CHECK_FALSE(items[1].is_asked_again);
  });
  CHECK(is_heard(village.chat.player().says("อร", "รอตัดสิน"), "รอตัดสิน 2 เรื่อง"));
  CHECK(is_heard(village.chat.player().says("ผู้นำ", "เรื่องที่ขอให้ช่วย"), "ถามซ้ำแล้ว"));
  village.chat.plays("* 9 days pass");
  const std::string late = all_said(village.chat.player().says("บุญมี", "ตามเรื่อง"));
  INFO(late);
  CHECK(holds(late, "เลยวันนัดตอบแล้ว (พฤ. 22 มิ.ย. 60)"));
  CHECK_FALSE(holds(late, "นัดตอบไว้"));
}

TEST_CASE("A voice message offers a person, also where a question waits") {
  FieldVillage village;
  CHECK(is_heard(village.chat.player().does("บุญมี", EventType::kAudio), "[ขอให้ช่วย]"));
  village.chat.player().says("บุญมี", "วันละ 300");
  const auto heard = village.chat.player().does("บุญมี", EventType::kAudio);
  INFO(all_said(heard));
  CHECK(is_heard(heard, "ยังฟังเสียงไม่ได้"));
  CHECK(is_heard(heard, "[ขอให้ช่วย]"));
  CHECK(is_said(village.chat.player().taps("บุญมี", "ขอให้ช่วย"), "แจ้ง พัฒนากรตัวอย่าง แล้ว"));
}

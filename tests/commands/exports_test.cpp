// What an office takes out: only of its area, safe in a spreadsheet, without LINE accounts.
#include <catch2/catch.hpp>
#include <sstream>

#include "commands/exports.h"
#include "handlers/words/csv.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"
#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

namespace {

std::string table(void (*write)(const AreaCode&, Records&, std::ostream&), Chat& chat,
                  const AreaCode& area) {
  std::ostringstream out;
  write(area, chat.records(), out);
  return out.str();
}

bool is_in_file(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void add_lesson(Chat& chat, const VillageCode& village, const std::string& worked) {
  Lesson lesson;
  lesson.id = LessonId("lesson of " + village + worked);
  lesson.village_code = village;
  lesson.fiscal_year_be = 2560;
  lesson.stage = "training";
  lesson.occupation = "mush";
  lesson.worked = worked;
  lesson.caution = "อย่าให้โรงเรือนชื้น";
  lesson.added_by = ChatPlayer::user_id("ผู้นำ");
  lesson.created_at_ms = chat.now_ms();
  chat.player().change([&](Records& records) { records.lessons.insert(lesson); });
}

}  // namespace

TEST_CASE("A cell that a spreadsheet would run is made plain, and quotes and commas are kept") {
  CHECK(text_cell("=1+1") == "'=1+1");
  CHECK(text_cell("+66") == "'+66");
  CHECK(text_cell("-cmd") == "'-cmd");
  CHECK(text_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(text_cell("  =1") == "'  =1");
  CHECK(text_cell("\t=1") == "'\t=1");
  CHECK(text_cell("สมใจ").substr(0, 3) == "ส");
  CHECK(text_cell("").empty());
  CHECK(csv_line({"a", "b,c", "d\"e", "f\ng", ""}) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
}

TEST_CASE("Households and reports of the area are written, and nobody else's") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  const HouseholdId house = add_listed_household(chat, programme, "90", "สมใจ");
  chat.player().change([&](Records& records) {
    Household changed = records.households.find(house).value();
    changed.head_name = "=HYPERLINK(\"x\")";
    records.households.update(changed);
  });
  chat.player().says("สมใจ", "ขาดทุน 250");
  const std::string households = table(export_households, chat, kFirstVillage);
  CHECK(households.substr(0, 3) == kCsvBeginning);
  CHECK(is_in_file(
      households,
      "92060301,1,ควนเมา,เขากอบ,90,\"'=HYPERLINK(\"\"x\"\")\",3,rubber,mush,9000,0,active"));
  CHECK(is_in_file(households, ",looked_after_by,no_phone"));
  CHECK_FALSE(is_in_file(households, "92060304"));
  const std::string reports = table(export_reports, chat, kFirstVillage);
  CHECK(is_in_file(reports, ",2017-06-12,2017-06-18,2017-06-14,-250,figure,gross,no,self,"));
  CHECK_FALSE(is_in_file(reports, "92060304"));
  CHECK_FALSE(is_in_file(reports, "ขาดทุน"));
  CHECK_FALSE(is_in_file(households + reports, ChatPlayer::user_id("สมใจ")));
  CHECK(is_in_file(table(export_households, chat, "9206"), "92060304"));
}

TEST_CASE("What a house was never asked is an empty cell, and who has no phone is marked") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  const HouseholdId house = add_listed_household(chat, programme, "92");
  chat.player().change([&](Records& records) {
    Household changed = records.households.find(house).value();
    changed.members = 0;
    changed.main_occupation = changed.programme_occupation = "other";
    changed.no_phone = true;
    records.households.update(changed);
  });
  const std::string households = table(export_households, chat, kFirstVillage);
  CHECK(is_in_file(households, ",92,หัวหน้าบ้าน 92,,,,9000,0,active,weekly,,"));
  CHECK(is_in_file(households, ",yes\r\n"));
}

TEST_CASE("Lessons fill the knowledge form, of one area and occupation") {
  Chat chat;
  add_leader(chat, "ผู้นำ");
  add_lesson(chat, kFirstVillage, "=รดน้ำเช้าเย็น");
  add_lesson(chat, kSecondVillage, "ตากแดดก่อน");
  LessonExport what{kFirstVillage, "mush", Language::kThai, std::chrono::hours(7), chat.now_ms()};
  std::ostringstream notes;
  export_lesson_notes(what, Chat::texts(), chat.records(), notes);
  CHECK(notes.str() ==
        "# บทเรียน เพาะเห็ด ขั้นอบรม บ้านควนเมา\n\n"
        "- โดย: ผู้นำ\n- ตำแหน่ง: วิทยากรผู้นำสัมมาชีพ\n- วันที่: พ. 14 มิ.ย. 60\n"
        "- ที่อยู่: บ้านควนเมา หมู่ 1 ต.เขากอบ อ.ห้วยยอด จ.ตรัง\n\n"
        "## ความเป็นมา/แรงบันดาลใจ/เหตุผลที่ทำ\n\n"
        "บ้านควนเมา ดำเนินงานสร้างสัมมาชีพชุมชน ปีงบประมาณ 2560 บทเรียนนี้ได้จากขั้นอบรม\n\n"
        "## กระบวนการ/ขั้นตอน\n\n=รดน้ำเช้าเย็น\n\n## ข้อพึงระวัง\n\nอย่าให้โรงเรือนชื้น\n\n");
  std::ostringstream rows;
  export_lesson_table(what, Chat::texts(), chat.records(), rows);
  CHECK(is_in_file(rows.str(), ",'=รดน้ำเช้าเย็น,อย่าให้โรงเรือนชื้น\r\n"));
  CHECK_FALSE(is_in_file(rows.str(), "ตากแดดก่อน"));
  what.occupation = "mat";
  std::ostringstream none;
  export_lesson_notes(what, Chat::texts(), chat.records(), none);
  CHECK(none.str().empty());
}

// Who does not get on becomes a task of a person, costs no push, and goes by itself.
// docs/programme.md 7.5.
#include "handlers/joining/stuck.h"

#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/stuck_people.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// A village with a leader; the officers of its tambon, of its district and of another's.
struct StuckVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");

  StuckVillage() {
    add_leader(chat, "ผู้นำทุ่งต่อ", kSecondVillage);
    add_officer(chat, "อร", "920603");
    add_officer(chat, "ดา", "9206");
    add_officer(chat, "สุ", "9207");
  }

  std::string tasks(const std::string& person = "ผู้นำ") {
    return all_said(chat.player().says(person, "งานวันนี้"));
  }
  std::string waiting(const std::string& person) {
    return all_said(chat.player().says(person, "รอตัดสิน"));
  }
  void passes(const char* time) { chat.plays(std::string("* ") + time + " pass"); }
  std::optional<StuckPerson> stuck(const std::string& person) {
    return chat.records().stuck_people.find(ChatPlayer::user_id(person));
  }
  long long pushes() {
    return chat.database().writer().number(
        "SELECT COUNT(*) FROM outbox WHERE kind IN ('push', 'multicast')");
  }
  void is_not_understood(const std::string& person, int times = 1) {
    for (int i = 0; i < times; ++i) {
      chat.player().says(person, "กขค" + std::string(static_cast<std::size_t>(i) + 1, 'x'));
      passes("2 minutes");
    }
  }
};

constexpr char kTask[] = "เข้าใช้งานไม่ได้";

}  // namespace

TEST_CASE("A notice left open for three days is the leader's task, and costs no push") {
  StuckVillage village;
  village.chat.player().says("เนียม", "HYKM-2345");
  village.passes("2 days");
  CHECK_FALSE(holds(village.tasks(), kTask));
  village.passes("1 day");
  const std::string tasks = village.tasks();
  INFO(tasks);
  // LINE tells no name, and nothing that was written is shown.
  CHECK(holds(tasks, "ช่วย คนที่เพิ่งทักมา เมื่อ พ. 14 มิ.ย. 60 เข้าใช้งานไม่ได้ (ยังไม่ได้ตอบว่าตกลงใช้ไหม)"));
  CHECK_FALSE(holds(village.tasks("ผู้นำทุ่งต่อ"), kTask));
  CHECK(holds(village.waiting("อร"), kTask));
  CHECK(holds(village.waiting("ดา"), kTask));
  CHECK_FALSE(holds(village.waiting("สุ"), kTask));
  CHECK(village.pushes() == 0);
  village.chat.player().taps("เนียม", "รับทราบ เริ่มเลย");
  CHECK_FALSE(holds(village.tasks(), kTask));
}

TEST_CASE("Three messages in a row that are not understood are a task, also of who is in") {
  StuckVillage village;
  add_listed_household(village.chat, village.programme, "90", "สมใจ");
  village.is_not_understood("สมใจ", 2);
  CHECK_FALSE(village.stuck("สมใจ")->due_on == "2017-06-14");
  village.chat.player().says("สมใจ", "เมนู");
  CHECK_FALSE(village.stuck("สมใจ"));
  village.is_not_understood("สมใจ", 2);
  village.chat.player().does("สมใจ", EventType::kSticker);
  CHECK(is_said(village.chat.player().does("สมใจ", EventType::kAudio), "ยังฟังเสียงไม่ได้"));
  const std::string tasks = village.tasks();
  INFO(tasks);
  CHECK(holds(tasks, "ช่วย สมใจ ใช้งานแล้วติด (พิมพ์มาแล้วยังไม่เข้าใจกัน)"));
  CHECK(holds(village.waiting("อร"), "ช่วย สมใจ"));
  CHECK(village.pushes() == 0);
  village.chat.player().says("สมใจ", "3500");
  CHECK_FALSE(holds(village.tasks(), "ช่วย สมใจ"));
  CHECK_FALSE(village.stuck("สมใจ"));
}

TEST_CASE("Misses inside a talk and outside of one are counted together") {
  StuckVillage village;
  add_listed_household(village.chat, village.programme, "90", "สมใจ");
  village.is_not_understood("สมใจ");
  village.chat.player().says("สมใจ", "วันละ 300");
  CHECK_FALSE(village.stuck("สมใจ"));
  village.is_not_understood("สมใจ", 3);
  const std::string tasks = village.tasks();
  INFO(tasks);
  CHECK(holds(tasks, "ช่วย สมใจ ใช้งานแล้วติด (ค้างที่เรื่อง"));
  village.chat.player().says("สมใจ", "2");
  CHECK_FALSE(holds(village.tasks(), "ช่วย สมใจ"));
}

TEST_CASE("A registration half done for a week is a task with the name that was written") {
  StuckVillage village;
  village.chat.player().says("เนียม", "HYKM-2345");
  village.passes("2 days");
  village.chat.player().taps("เนียม", "รับทราบ เริ่มเลย");
  village.chat.player().says("เนียม", "77");
  village.chat.player().says("เนียม", "ยายเนียม");
  village.passes("6 days");
  CHECK_FALSE(holds(village.tasks(), kTask));
  village.passes("1 day");
  const std::string tasks = village.tasks();
  INFO(tasks);
  CHECK(holds(tasks, "ช่วย ยายเนียม เข้าใช้งานไม่ได้ (ค้างที่เรื่อง"));
  village.chat.player().says("เนียม", "ยกเลิก");
  CHECK_FALSE(holds(village.tasks(), kTask));
  CHECK_FALSE(village.stuck("เนียม"));
}

TEST_CASE("Where no village is known the officers of the districts see it") {
  StuckVillage village;
  village.chat.player().says("แขก", "สวัสดี");
  village.passes("3 days");
  CHECK_FALSE(holds(village.tasks(), kTask));
  CHECK_FALSE(holds(village.waiting("อร"), kTask));
  CHECK(holds(village.waiting("ดา"), kTask));
  CHECK(holds(village.waiting("สุ"), kTask));
  // With nobody above the tambons it is theirs.
  village.chat.database().writer().execute(
      "UPDATE role_grant SET until_ms = 1 WHERE length(area_code) < 6");
  CHECK(holds(village.waiting("อร"), kTask));
}

TEST_CASE("Who said no, stopped or was erased is nobody's task") {
  StuckVillage village;
  village.chat.player().says("เนียม", "HYKM-2345");
  village.chat.player().taps("เนียม", "ไม่สะดวกใช้");
  village.chat.player().says("เนียม", "สวัสดี");
  CHECK_FALSE(village.stuck("เนียม"));
  village.passes("9 days");
  CHECK_FALSE(holds(village.tasks(), kTask));

  add_listed_household(village.chat, village.programme, "90", "สมใจ");
  village.is_not_understood("สมใจ", 3);
  CHECK(holds(village.tasks(), "ช่วย สมใจ"));
  village.chat.player().says("สมใจ", "เลิกใช้");
  village.chat.player().taps("สมใจ", "เลิกใช้");
  CHECK_FALSE(village.stuck("สมใจ"));
  CHECK_FALSE(holds(village.tasks(), "ช่วย สมใจ"));
}

TEST_CASE("A leader brings somebody in who stands beside them; the notice stays theirs to answer") {
  StuckVillage village;
  const HouseholdId house = add_listed_household(village.chat, village.programme, "95");
  village.chat.player().says("เนียม", "HYKM-2345");
  village.passes("3 days");
  village.tasks();
  const auto person = village.stuck("เนียม");
  REQUIRE(person);
  CHECK(is_heard(village.chat.player().posts_back("ผู้นำทุ่งต่อ", "c|stuck|" + person->id),
                 "ใช้งานต่อได้แล้ว หรือมีคนช่วยไปแล้ว"));
  CHECK(is_heard(village.chat.player().posts_back("ผู้นำ", "c|stuck|" + person->id),
                 "[ช่วยลงทะเบียน] [เชิญคน] [ใช้ได้แล้ว] [เขาไม่อยากใช้]"));
  village.chat.player().taps("ผู้นำ", "ช่วยลงทะเบียน");
  CHECK(is_said(village.chat.player().says("ผู้นำ", "95"), "อยู่บ้านเลขที่ 95"));
  CHECK(is_said(village.chat.player().taps("ผู้นำ", "ใช่"), "ให้เขาเปิดไลน์นี้"));
  // Nothing is linked, and nobody is pushed to.
  CHECK(village.chat.records().household_links.list_for_household(house).empty());
  CHECK(village.pushes() == 0);
  village.chat.player().says("เนียม", "สวัสดี");
  const std::string asked = all_said(village.chat.player().says("เนียม", "ตกลง"));
  INFO(asked);
  CHECK(holds(asked, "95"));
  village.chat.player().taps("เนียม", "ใช่");
  village.chat.player().taps("เนียม", "หัวหน้าบ้าน");
  village.chat.player().says("เนียม", "เนียม");
  CHECK(village.chat.records().household_links.find(ChatPlayer::user_id("เนียม"), house));
  CHECK_FALSE(village.stuck("เนียม"));
  CHECK(is_said(village.chat.player().posts_back("ผู้นำ", "c|stuck|" + person->id), "ใช้งานต่อได้แล้ว"));
}

TEST_CASE("Somebody half registered is brought into a house that has people only by their yes") {
  StuckVillage village;
  add_listed_household(village.chat, village.programme, "96", "มี");
  village.chat.player().says("เนียม", "HYKM-2345");
  village.chat.player().taps("เนียม", "รับทราบ เริ่มเลย");
  village.passes("7 days");
  const auto person = village.stuck("เนียม");
  REQUIRE(person);
  village.chat.player().posts_back("ผู้นำ", "c|bring_in|" + person->id);
  village.chat.player().says("ผู้นำ", "96");
  village.chat.player().taps("ผู้นำ", "ใช่");
  for (const auto& code : village.chat.records().join_codes.list_in_village(kFirstVillage)) {
    CHECK_FALSE(code.household_id);
  }
}

TEST_CASE("A leader says that somebody does not want to, and it is no task any more") {
  StuckVillage village;
  village.chat.player().says("เนียม", "HYKM-2345");
  village.passes("3 days");
  const auto person = village.stuck("เนียม");
  REQUIRE(person);
  village.chat.player().posts_back("ผู้นำ", "c|stuck|" + person->id);
  CHECK(is_said(village.chat.player().taps("ผู้นำ", "เขาไม่อยากใช้"), "ไม่อยู่ในรายการแล้ว"));
  village.passes("20 days");
  CHECK_FALSE(holds(village.tasks(), kTask));
  CHECK_FALSE(holds(village.waiting("ดา"), kTask));
}

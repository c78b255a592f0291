// What an officer, a leader or a sage types is read as a command with what it is about, as a
// button's words, or is answered as to them: never as to a household that is to come in.
#include <catch2/catch.hpp>

#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// Two villages of one tambon, each with a house; an officer of both, who has no house.
struct TwoVillages {
  Chat chat;
  ProgrammeId first = add_leader(chat, "ผู้นำ");
  ProgrammeId second = add_leader(chat, "ผู้นำสอง", kSecondVillage);

  TwoVillages() {
    chat.database().writer().execute("UPDATE household SET status = 'left'");
    add_officer(chat, "อร", "920603");
    add_listed_household(chat, first, "3/1", "จิตรา");
    add_listed_household(chat, second, "77", "มานี");
  }

  std::string says(const std::string& person, const std::string& words) {
    return all_said(chat.player().says(person, words));
  }
};

}  // namespace

TEST_CASE("A village's name after the command opens that village, however it is joined to it") {
  TwoVillages two;
  for (const char* words :
       {"ดูหมู่บ้าน ทุ่งต่อ หมู่ 4", "ดูหมู่บ้านทุ่งต่อ", "ดูหมู่บ้าน: บ้านทุ่งต่อ", "หมู่บ้าน ทุ่งต่อ", "village ทุ่งต่อ"}) {
    const std::string said = two.says("อร", words);
    INFO(words << ": " << said);
    CHECK(holds(said, "บ้านทุ่งต่อ"));
    CHECK(holds(said, "ปีงบประมาณ 2560"));
  }
}

TEST_CASE("A house's number or its head's name after the command opens that house") {
  TwoVillages two;
  for (const char* words : {"หาบ้าน 3/1", "หาบ้าน3/1", "หาครัวเรือน หัวหน้าบ้าน 3/1", "find 3/1"}) {
    const std::string said = two.says("อร", words);
    INFO(words << ": " << said);
    CHECK(holds(said, "3/1"));
    CHECK(holds(said, "ส่งกำลังใจ"));
  }
  CHECK(holds(two.says("อร", "หาบ้าน 999"), "ไม่เจอ"));
}

TEST_CASE("A house is found by its head with what people call them, and by the village's number") {
  TwoVillages two;
  for (const char* words : {"หาบ้าน คุณหัวหน้าบ้าน 77", "หาบ้าน หมู่ 4", "หาบ้าน ม.4", "หาบ้าน 77 หมู่ 4"}) {
    const std::string said = two.says("อร", words);
    INFO(words << ": " << said);
    CHECK(holds(said, "77"));
    CHECK(holds(said, "ส่งกำลังใจ"));
  }
  // No house whose number begins so.
  CHECK(holds(two.says("อร", "หาบ้าน หมู่ 3"), "ไม่เจอ"));
}

TEST_CASE("The number of a village is none of a house") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_listed_household(chat, programme, "4", "จิตรา");
  add_listed_household(chat, programme, "88", "มานี");
  chat.plays(R"(
    ผู้นำ: ส่งแทน
    bot:  จะจดแทนบ้านไหน…
    ผู้นำ: หมู่ 4
    bot:  …บ้าน…[...]
    ผู้นำ: 88 หมู่ 4
    bot:  บ้านเลขที่ 88 …
  )");
}

TEST_CASE("What the command is about answers the first question of its talk") {
  TwoVillages two;
  two.chat.plays(R"(
    ผู้นำ: ซื้อวัสดุ พริกแห้ง 5 กิโล 600 บาท
    bot:  ซื้อวันไหน…
  )");
  const std::string visit = two.says("ผู้นำสอง", "เยี่ยมบ้าน 77");
  INFO(visit);
  CHECK(holds(visit, "77"));
  CHECK(holds(visit, "[เจอ]"));
  const std::string team = two.says("อร", "ดูทีม ทุ่งต่อ");
  INFO(team);
  CHECK(holds(team, "ผู้นำสอง"));
}

TEST_CASE("While a question waits, only what shows something is read with what it is about") {
  TwoVillages two;
  two.says("ผู้นำ", "ซื้อวัสดุ");
  const std::string shown = two.says("ผู้นำ", "หาบ้าน 3/1");
  CHECK(holds(shown, "3/1"));
  two.chat.plays(R"(
    ผู้นำ: พริกแห้ง 5 กิโล 600 บาท
    bot:  …ซื้อวันไหน…
  )");
}

TEST_CASE("A household's words with a command in them stay figures and answers") {
  TwoVillages two;
  const std::string said = two.says("จิตรา", "ซื้อของ 200 บาท");
  INFO(said);
  CHECK_FALSE(holds(said, "ซื้อวันไหน"));
}

TEST_CASE("What a button says does what it does when it is typed") {
  TwoVillages two;
  for (const auto& [words, shown] :
       std::vector<std::pair<std::string, std::string>>{{"รายการซื้อ", "งบ"},
                                                        {"รายการซื้อค่ะ", "งบ"},
                                                        {"ดูรายชื่อทีม", "ผู้นำ"},
                                                        {"ดูหมู่บ้านนี้", "ปีงบประมาณ 2560"},
                                                        {"นัดอบรมใหม่", "อบรม"},
                                                        {"เพิ่มปราชญ์", "ชื่อ"}}) {
    const std::string said = two.says("ผู้นำ", words);
    INFO(words << ": " << said);
    CHECK(holds(said, shown));
    CHECK_FALSE(holds(said, "ยังไม่เข้าใจ"));
    two.says("ผู้นำ", "ยกเลิก");
  }
  // Of several villages it is asked which.
  CHECK(holds(two.says("อร", "รายการซื้อ"), "[บ้านทุ่งต่อ หมู่ 4]"));
}

TEST_CASE("An officer's laughter and riddles are answered as an officer's") {
  TwoVillages two;
  for (const char* words : {"ไม่ได้ขาย", "อะไรนะ", "หนองบัว"}) {
    const std::string said = two.says("อร", words);
    INFO(words << ": " << said);
    CHECK_FALSE(holds(said, "รหัส"));
    CHECK_FALSE(holds(said, "ลงทะเบียน"));
    CHECK_FALSE(holds(said, "ตัวเลขรายได้"));
    CHECK(holds(said, "[ดูหมู่บ้าน]"));
  }
  const Heard voice = two.chat.player().does("อร", EventType::kAudio);
  CHECK_FALSE(holds(voice.bubbles.front(), "ตัวเลข"));
  // A household still is told to type them, and whom to ask.
  CHECK(is_said(two.chat.player().does("จิตรา", EventType::kAudio), "พิมพ์เป็นตัวเลข"));
  const std::string said = two.says("จิตรา", "อะไรนะ");
  CHECK(holds(said, "พิมพ์ \"เมนู\""));
  CHECK(holds(said, "[ขอให้ช่วย]"));
  CHECK_FALSE(holds(said, "[ดูหมู่บ้าน]"));
}

TEST_CASE("Of an officer's figure it is asked whose it is, and nobody is registered") {
  TwoVillages two;
  const std::string figure = GENERATE("1250", "เมื่อวานได้ 300 บาท");
  two.chat.plays("อร: " + figure + R"(
    bot:  … [...]
    อร: ทุ่งต่อ
    bot:  … บาท เป็นของบ้านไหน… [เลขที่ 77 หัวหน้าบ้าน 77] [...]
    อร: 77
    bot:  จดแทนบ้านเลขที่ 77 …
    อร: ยกเลิก
    bot:  ยกเลิก…
  )");
  CHECK(holds(two.says("อร", "555"), "[หัวเราะ]"));
}

TEST_CASE("An officer's line with a house and its figure is read as a leader's is") {
  TwoVillages two;
  const std::string said = two.says("อร", "3/1 100");
  INFO(said);
  CHECK(holds(said, "100 บาท"));
  CHECK(holds(said, "3/1"));
  CHECK_FALSE(holds(said, "ยังไม่เข้าใจ"));
}

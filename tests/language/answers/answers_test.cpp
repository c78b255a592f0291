#include "language/answers/answers.h"

#include <catch2/catch.hpp>
#include <string>

#include "language/letters/similarity.h"

namespace sammachip {
namespace {

TEST_CASE("Yes and no are heard in what people type") {
  for (const char* text : {"ใช่", "ใช่ค่ะ", "ใช่แล้ว", "ถูกแล้วครับ", "ok", "OK ค่ะ", "โอเค", "ครับ", "ค่ะ",
                           "ได้เลย", "ตกลงจ้า", "แม่นแล้ว", "👍", "yes"}) {
    INFO(text);
    CHECK(read_yes_no(text) == YesNo::kYes);
  }
  for (const char* text :
       {"ไม่", "ไม่ใช่", "ไม่ใช่ค่ะ", "ไม่ถูก", "ผิด", "ไม่เอา", "no", "บ่แม่น", "ยัง", "ไม่ครับ"}) {
    INFO(text);
    CHECK(read_yes_no(text) == YesNo::kNo);
  }
  for (const char* text : {"", "300", "ใช่ไหม", "ไม่แน่ใจ", "ใช่มั้ง ไม่รู้สิ", "สวัสดี"}) {
    INFO(text);
    CHECK(read_yes_no(text) == YesNo::kUnclear);
  }
}

TEST_CASE("Not saying, not knowing and not having counted are three things") {
  CHECK(says_unwilling("ไม่อยากบอกค่ะ"));
  CHECK(says_unwilling("ขอไม่ตอบ"));
  CHECK_FALSE(says_unwilling("300 บาท"));
  CHECK(says_unsure("ไม่แน่ใจ"));
  CHECK(says_unsure("จำไม่ได้แล้วค่ะ"));
  CHECK_FALSE(says_unsure("ไม่ได้ขาย"));
  CHECK(says_not_counted("ยังไม่ได้นับเลย"));
  CHECK_FALSE(says_not_counted("นับแล้ว 300"));
}

TEST_CASE("Which of two is meant is heard, and nothing is guessed") {
  const auto reads = [](std::initializer_list<const char*> texts, WhichOf which) {
    for (const char* text : texts) {
      INFO(text);
      CHECK(read_which_of(text, "มานพ") == which);
    }
  };
  reads({"ของฉัน", "เอาของฉันค่ะ", "ขอใช้ยอดของเราก็ได้", "ยอดแรก", "อันเดิมครับ", "ผมนะ", "My own",
         "use mine", "the first one", "ยอดที่ 1"},
        WhichOf::kFirst);
  reads({"ของเขา", "ยอดหลัง", "เอาอันที่สองดีกว่า", "ของมานพ", "มานพ", "ใช้ของคุณมานพนะ", "ที่มานพส่งมา",
         "the other one", "theirs", "ยอดใหม่"},
        WhichOf::kSecond);
  reads({"รวมกัน", "รวมกันเลย", "ทั้งสองยอด", "บวกกันจ้า", "both", "Add them"}, WhichOf::kBoth);
  reads({"ยอดเดียวกัน", "เงินเดียวกันแหละ", "the same money"}, WhichOf::kSame);
  reads({"", "ใช่", "ไม่ใช่ของฉัน", "ของยาย", "ของฉันหรือของเขา", "100", "เอา", "ใช้ยอด", "ไม่รู้"},
        WhichOf::kUnclear);
  CHECK(read_which_of("Manop's", "Manop") == WhichOf::kSecond);
  CHECK(read_which_of("ของ", "") == WhichOf::kUnclear);
}

TEST_CASE("Heavy news is heard, everyday talk is not") {
  for (const char* text : {"แม่เสียชีวิตเมื่อวาน", "พ่อเสียแล้วค่ะ", "น้ำท่วมบ้านหมดเลย", "ป่วยเข้าโรงพยาบาล",
                           "ไม่ไหวแล้ว อยากตาย", "ทะเลาะกับผัว", "ไฟไหม้บ้าน", "รถชนขาหัก", "หมดกำลังใจ"}) {
    INFO(text);
    CHECK(says_heavy_news(text));
  }
  for (const char* text :
       {"ขายได้ 300", "ของเสียหมด", "ท้องนาปีนี้ดี", "ไปกับตายาย", "ขอบคุณค่ะ", "ท้องถิ่นช่วยขาย", ""}) {
    INFO(text);
    CHECK_FALSE(says_heavy_news(text));
  }
}

TEST_CASE("What stands beside a command's words is what it is about") {
  struct Row {
    const char* text;
    const char* beside;  // Null: nothing.
  };
  for (const Row& row : {
           Row{"บ้าน 12 ไม่มีมือถือ", "บ้าน 12"},
           Row{"12 กับ 3/1 ไม่มีโทรศัพท์ค่ะ", "12 กับ 3/1"},
           Row{"ไม่มีมือถือ 12 45", "12 45"},
           Row{"บ้านไม่มีมือถือ: 12", "12"},
           Row{"ยายแช่มไม่มีไลน์", "ยายแช่ม"},
           Row{"92 ยายแช่ม (ไม่มีมือถือ)", "92 ยายแช่ม"},
           Row{"12 Somchai No Phone", "12 Somchai"},
           Row{"ไม่มีมือถือ", nullptr},
           Row{"ไม่มีมือถือครับ", nullptr},
           Row{"12", nullptr},
           Row{"12 ไม่มีมือถือ ขายได้ 300", nullptr},
           Row{"", nullptr},
       }) {
    INFO(row.text);
    const auto beside = beside_command(row.text, Command::kNoPhone);
    CHECK(beside.has_value() == (row.beside != nullptr));
    if (beside && row.beside) CHECK(*beside == row.beside);
  }
  CHECK(beside_command("12 มีมือถือแล้ว", Command::kHasPhone) == "12");
}

TEST_CASE("A command at the beginning says what it is about") {
  struct Row {
    const char* text;
    Command command;
    const char* about;
  };
  for (const Row& row : {
           Row{"ดูหมู่บ้าน หนองบัว หมู่ 7", Command::kVillageCard, "หนองบัว หมู่ 7"},
           Row{"ดูหมู่บ้านหนองบัว", Command::kVillageCard, "หนองบัว"},
           Row{"หาบ้าน 3/1", Command::kFindHousehold, "3/1"},
           Row{"หาบ้าน3/1", Command::kFindHousehold, "3/1"},
           Row{" ค้นหา: ป้าแดง", Command::kFindHousehold, "ป้าแดง"},
           Row{"Find 3/1", Command::kFindHousehold, "3/1"},
           Row{"ทีม ควนเมา", Command::kTeam, "ควนเมา"},
           // A short word may begin a longer one.
           Row{"ทีมเราขายได้ 300", Command::kNone, ""},
           Row{"finding 3", Command::kNone, ""},
           // The whole command, or another message.
           Row{"หาบ้าน", Command::kNone, ""},
           Row{"หาบ้านค่ะ", Command::kNone, ""},
           Row{"เมื่อวานหาบ้าน 3/1", Command::kNone, ""},
           Row{"", Command::kNone, ""},
       }) {
    const CommandAbout read = read_command_about(row.text);
    INFO(row.text << " -> " << read.about);
    CHECK(read.command == row.command);
    CHECK(read.about == row.about);
  }
}

TEST_CASE("A command is the whole message") {
  CHECK(read_command("ยกเลิก") == Command::kCancel);
  CHECK(read_command(" ยกเลิก ค่ะ ") == Command::kCancel);
  CHECK(read_command("CANCEL") == Command::kCancel);
  CHECK(read_command("ย้อนกลับ") == Command::kBack);
  CHECK(read_command("ข้าม") == Command::kSkip);
  CHECK(read_command("แก้ไข") == Command::kEdit);
  CHECK(read_command("เมนู!") == Command::kMenu);
  CHECK(read_command("ช่วยเหลือ") == Command::kHelp);
  CHECK(read_command("ข้อมูลของฉัน") == Command::kMyData);
  CHECK(read_command("my data") == Command::kMyData);
  CHECK(read_command("เลิกใช้") == Command::kStop);
  CHECK(read_command("ลบข้อมูล") == Command::kErase);
  CHECK(read_command("เงียบ") == Command::kMute);
  CHECK(read_command("ดูยอด") == Command::kMyFigures);
  CHECK(read_command("ดูยอดของฉัน") == Command::kMyFigures);
  CHECK(read_command("ส่งรายได้") == Command::kReport);
  CHECK(read_command("ตามเรื่อง") == Command::kFollowUp);
  CHECK(read_command("เริ่ม") == Command::kStart);
  CHECK(read_command("ทำต่อ") == Command::kResume);
  CHECK(read_command("ติดต่อพัฒนากร") == Command::kContactOfficer);
  CHECK(read_command("ขอให้ช่วย") == Command::kAskForHelp);
  CHECK(read_command("แก้ยอดล่าสุด") == Command::kCorrect);
  CHECK(read_command("นัดหมาย") == Command::kAppointments);
  CHECK(read_command("English") == Command::kEnglish);
  CHECK(read_command("ภาษาไทย") == Command::kThai);
  for (const char* text : {"", "ยกเลิกนัดวันพุธได้ไหม", "300", "แก้เป็น 350", "ค่ะ", "ไม่ยกเลิก"}) {
    INFO(text);
    CHECK(read_command(text) == Command::kNone);
  }
}

TEST_CASE("A keyword counts as a word, not inside another") {
  CHECK(contains_keyword("วันนี้ขายเห็ดได้เยอะ", "เห็ด"));
  CHECK(contains_keyword("อยากให้พัฒนากรมาเยี่ยม", "พัฒนากร"));
  CHECK(contains_keyword("ขอ HELP หน่อย", "help"));
  CHECK_FALSE(contains_keyword("สามารถมาได้", "สาม"));
  CHECK_FALSE(contains_keyword("helpful", "help"));
  CHECK_FALSE(contains_keyword("อะไรก็ได้", ""));
}

TEST_CASE("A count is a small whole number") {
  struct Row {
    const char* text;
    std::optional<int> count;
  };
  for (const Row& row :
       {Row{"4", 4}, Row{"สี่คน", 4}, Row{"๔ คน", 4}, Row{"รวมผม 4 คน", 4}, Row{"สิบสอง", 12},
        Row{"ยี่สิบห้าคนค่ะ", 25}, Row{"อยู่คนเดียว", 1}, Row{"คนเดียว", 1}, Row{"0", 0}, Row{"ห้า", 5},
        Row{"4 หรือ 5", std::nullopt}, Row{"4-5 คน", std::nullopt}, Row{"สี่ห้าคน", std::nullopt},
        Row{"1000", std::nullopt}, Row{"ไม่รู้", std::nullopt}, Row{"2.5", std::nullopt},
        Row{"สามีกับลูก", std::nullopt}, Row{"", std::nullopt}, Row{"10 กว่าคน", std::nullopt}}) {
    INFO(row.text);
    CHECK(read_count(row.text) == row.count);
  }
}

TEST_CASE("Names that sound alike are alike") {
  CHECK(name_similarity("นางสมศรี ใจดี", "สมศรี ใจดี") == Approx(1.0));
  CHECK(name_similarity("ป้าสมศรี", "น.ส.สมศรี") == Approx(1.0));
  CHECK(name_similarity("สมศรี", "สมสี") > 0.6);
  CHECK(name_similarity("บุญมา", "บุญมี") > 0.5);
  CHECK(name_similarity("สมชาย", "วิไล") < 0.4);
  CHECK(name_similarity("", "สมชาย") == 0);
  CHECK(name_similarity("ตา", "ตา") == Approx(1.0));
  const std::string endless(100'000, 'x');
  CHECK(name_similarity(endless, endless) == Approx(1.0));
}

TEST_CASE("A house number is the same however it is written") {
  CHECK(same_house_number("๑๒/๓", "12/3"));
  CHECK(same_house_number(" 12 / 3 ", "บ้านเลขที่ 12/3"));
  CHECK(same_house_number("12/3 หมู่ 4", "12/3"));
  CHECK_FALSE(same_house_number("12/3", "12/4"));
  CHECK_FALSE(same_house_number("12", "12/3"));
  CHECK_FALSE(same_house_number("", ""));
  CHECK_FALSE(same_house_number("ไม่มี", "ไม่มี"));
}

}  // namespace
}  // namespace sammachip

TEST_CASE("That somebody else goes instead is heard whoever it is") {
  for (const char* text : {"ให้ลูกไปแทน", "ส่งหลานไปแทนค่ะ", "เดี๋ยวให้แฟนไปแทนนะ", "จะให้น้องไปแทน"}) {
    INFO(text);
    CHECK(sammachip::says_substitute(text));
  }
  for (const char* text : {"ไปแทน", "ให้ลูกขายแทน", "ให้ลูกไปขาย 300", "ได้ 300"}) {
    INFO(text);
    CHECK_FALSE(sammachip::says_substitute(text));
  }
}

TEST_CASE("A yes and a no may end as speech does, and have a slip where one was asked for") {
  for (const char* yes : {"ถูกละ", "ใช่ละ", "ถูกล่ะ", "โอเคแหละ", "ใช่และค่ะ"}) {
    INFO(yes);
    CHECK(sammachip::read_yes_no(yes) == sammachip::YesNo::kYes);
  }
  CHECK(sammachip::read_yes_no("ไม่ใช่ละ") == sammachip::YesNo::kNo);
  for (const char* yes : {"ถูกต้ง", "ถูกล้ว", "ถกต้อง", "ถูกต้ออง", "ถูกตต้องค่ะ", "ถูกแ้ว"}) {
    INFO(yes);
    CHECK(sammachip::read_yes_no(yes) == sammachip::YesNo::kUnclear);
    CHECK(sammachip::nearest_yes_no(yes) == sammachip::YesNo::kYes);
  }
  CHECK(sammachip::nearest_yes_no("ไม่ถูกต้ง") == sammachip::YesNo::kNo);
  CHECK(sammachip::nearest_yes_no("ไม่ใช่่") == sammachip::YesNo::kNo);
  for (const char* other : {"สมศรี ใจดี", "ถูกหวย", "ถุงละ 20", "ขายถั่วต้ม", "ไม่ชอบเลย", "ยังไม่แน่"}) {
    INFO(other);
    CHECK(sammachip::nearest_yes_no(other) == sammachip::YesNo::kUnclear);
  }
}

TEST_CASE("Of an old figure and a new one it is heard which, whoever's they are") {
  using sammachip::read_old_or_new;
  using sammachip::WhichOf;
  for (const char* text : {"เดิม", "เอายอดเดิม", "ใช้อันแรก"})
    CHECK(read_old_or_new(text) == WhichOf::kFirst);
  for (const char* text : {"ใหม่", "เอาอันใหม่", "ยอดหลัง"})
    CHECK(read_old_or_new(text) == WhichOf::kSecond);
  for (const char* text : {"บวกกัน", "เพิ่มจ้า", "รวมเลย", "บวกเพิ่ม"}) {
    INFO(text);
    CHECK(read_old_or_new(text) == WhichOf::kBoth);
  }
  CHECK(read_old_or_new("ของฉัน") == WhichOf::kUnclear);
  CHECK(read_old_or_new("ขายไข่") == WhichOf::kUnclear);
}

// The forum's houses as they come from paper, a whole list in one message.
#include <catch2/catch.hpp>

#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "support/household_list.h"
#include "support/village.h"

using namespace sammachip;

TEST_CASE("A list from paper is written down at once; only what is unclear is asked") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  chat.player().says("สมใจ", "งานวันนี้");
  chat.player().taps("สมใจ", "ทำข้อ 1");
  chat.player().says("สมใจ",
                     "รายชื่อ\n๑) นายเอก ใจดี บ้านเลขที่ ๑๒\n๒) 14 แดง คงทน\n๓) 15 ก้อน\n๔) 16 ขาว");
  chat.plays(R"(
    สมใจ: [จดพร้อมกัน]
    bot:  ทั้ง 4 บ้านเป็นอย่างไร / รับผิดชอบ / พร้อม / ตั้งใจ [...]
    สมใจ: [มากทุกข้อ]
    bot:  ที่ประชุมว่าอย่างไรกับทั้ง 4 บ้าน / เลือกไว้แล้ว 0 จาก 3 บ้าน [เลือก 3 บ้านแรก] [สำรอง] [...]
    สมใจ: [เลือก 3 บ้านแรก]
    bot:  จดแล้ว 4 บ้าน: 12 นายเอก ใจดี, 14 แดง คงทน, 15 ก้อน, 16 ขาว / ได้ 3 จาก 3 บ้าน สำรอง 1 บ้าน [...]
  )");
  CHECK(house_named(chat, programme, "12").head_name == "นายเอก ใจดี");
  CHECK(house_named(chat, programme, "16").result == CandidateResult::kReserve);
}

TEST_CASE("A name without a number is asked for it, and numbers that may only count, too") {
  Chat chat;
  const ProgrammeId programme(village_after_forum(chat));
  chat.player().says("สมใจ", "งานวันนี้");
  chat.player().taps("สมใจ", "ทำข้อ 1");
  chat.player().says("สมใจ", "1. สมปอง\n2. แดง");
  chat.plays(R"(
    สมใจ: [เป็นลำดับ]
    bot:  สมปอง อยู่บ้านเลขที่เท่าไร / ไม่จดบ้านนี้ กดข้าม [ข้าม] [...]
    สมใจ: [ข้าม]
    bot:  ไม่ได้จด สมปอง
    bot:  แดง อยู่บ้านเลขที่เท่าไร / ไม่จดบ้านนี้ กดข้าม [ข้าม] [...]
    สมใจ: 12
    bot:  บ้านเลขที่ 12 แดง… [...]
  )");
  CHECK(chat.records().candidates.list(programme).empty());
}

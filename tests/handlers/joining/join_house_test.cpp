// Being let into a house that somebody already speaks for: nothing is read or written before one of
// its people or the officer agrees, whoever answers first decides, and whoever is in can be taken
// out again.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "support/village.h"
#include "tests/handlers/joining/house_door.h"

using namespace sammachip;

TEST_CASE(
    "With the poster's code and the head's name a stranger does not read the house's income") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.plays(R"(
    แม่: 450
    bot:  จดแล้ว 450 บาท…
    นก: HYKM-2345
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    นก: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  หมู่ 1…
    นก: 90
    bot:  หัวหน้าบ้านชื่ออะไร
    นก: หัวหน้าบ้าน 90
    bot:  มีบ้านที่คล้ายกัน…
    นก: [บ้านเดียวกัน]
    bot:  คุณเป็นใครในบ้านนี้…
    นก: [คนในบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี…
    นก: นก
    bot:  บ้านเลขที่ 90 มีคนจดรายได้อยู่แล้ว จึงถามคนในบ้านกับพัฒนากรให้ก่อน / ระหว่างรอ ยังจดและดูยอดของบ้านนี้ไม่ได้ / ตอบเมื่อไร จะเห็นเมื่อคุณทักมา / ถ้ารีบ ฝากบอกคนในบ้านให้ทักไลน์นี้ [เลิกรอเลขที่ 90] [ติดต่อพัฒนากร] [เมนู]
    นก: ดูยอด
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่… [เลิกรอเลขที่ 90] [ติดต่อพัฒนากร] [เมนู]
    นก: แก้ยอดล่าสุด
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่…
    นก: เมนู
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่… [เลิกรอเลขที่ 90] [ติดต่อพัฒนากร] [ข้อมูลของฉัน] [เพิ่มอีกบ้าน] [English]
    นก: พักถาม
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่…
    นก: อะไรเนี่ย
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่…
    นก: ส่งรายได้
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่…
    นก: 700
    bot:  ที่พิมพ์มายังไม่ได้จด / บ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้จด / ตอบเมื่อไร จะเห็นเมื่อคุณทักมา / ถ้ารีบ ฝากคนในบ้านทักไลน์นี้ [เลิกรอเลขที่ 90] [ติดต่อพัฒนากร] [เมนู]
    * นก sends a voice message
    bot:  ยังรอบ้านเลขที่ 90 ตอบอยู่…
    นก: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…ขอจดรายได้ของบ้านเลขที่ 90 เมื่อ พ. 14 มิ.ย. 60: ยังรอคำตอบ
    bot:  ข้อความแชตของคุณเก็บไว้ไม่เกิน 90 วัน แล้วลบเอง [เลิกรอเลขที่ 90] [เพิ่มอีกบ้าน] [...]
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
  CHECK(chat.reports(house) == std::vector<long long>{450});
}

TEST_CASE("Who waits and takes note of a new notice is not asked to register") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.player().change([](Records& records) {
    LineAccount account = records.line_accounts.find(ChatPlayer::user_id("นก")).value();
    account.notice_version = "0";
    records.line_accounts.save(account);
  });
  chat.plays(R"(
    นก: 300
    bot:  สวัสดี ที่นี่คือ…
    bot:  ก่อนเริ่ม…
    นก: [รับทราบ เริ่มเลย]
    bot:  ขอบคุณมาก
    bot:  ที่พิมพ์มายังไม่ได้จด / บ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้จด…
  )");
  CHECK(chat.reports(house).empty());
}

TEST_CASE("The house agrees at a tap, and who waited is told and reads its figures") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: 450
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าเป็นคนในบ้าน / ถ้ากดว่ารู้จัก เขาจะจดและเห็นยอดของบ้านด้วย / ตอบทีหลังได้ที่ "ข้อมูลของฉัน" / รู้จักไหม
    bot:  จดแล้ว 450 บาท… [รู้จัก นก] [ไม่รู้จัก นก] [...]
    แม่: [รู้จัก นก]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ได้แล้ว เขาจะเห็นเมื่อทักมา [ข้อมูลของฉัน] [เมนู]
    นก: ดูยอด
    bot:  คนในบ้านตอบแล้ว คุณจดรายได้ของบ้านเลขที่ 90 ได้แล้ว / ได้เท่าไรพิมพ์ตัวเลขมาได้เลย
    bot:  (picture) ยอดของบ้านเลขที่ 90: รอบนี้ 450 บาท…
    แม่: [รู้จัก นก]
    bot:  คุณ ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ไปแล้ว เมื่อ พ. 14 มิ.ย. 60…
    แม่: [ไม่รู้จัก นก]
    bot:  คุณ ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ไปแล้ว…
  )");
  const auto link = chat.records().household_links.find(ChatPlayer::user_id("นก"), house);
  REQUIRE(link);
  CHECK(link->relation == Relation::kMember);
  CHECK(chat.records().audit.about(house, 10).front().action == "household.link");
}

TEST_CASE("Who the house does not know stays outside, is told, and may try elsewhere") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "หัวหน้าบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าเป็นหัวหน้าบ้าน…
    bot:  อยากทำอะไร [รู้จัก นก] [ไม่รู้จัก นก] [...]
    แม่: [ไม่รู้จัก นก]
    bot:  ยังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 เขาจะเห็นเมื่อทักมา…
    นก: 300
    bot:  เรื่องขอจดรายได้ของบ้านเลขที่ 90 ยังไม่ผ่าน / คนในบ้านตอบว่ายังไม่รู้จัก / ถามพัฒนากรได้ พิมพ์ "ติดต่อพัฒนากร"
    bot:  พิมพ์รหัส…
    แม่: [รู้จัก นก]
    bot:  คุณ ตอบไปแล้วว่ายังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 เมื่อ พ. 14 มิ.ย. 60…
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
}

TEST_CASE("Who only helps with sending does not read the house's income, agreed to or not") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.add_history(house, 450, 2);
  asks_to_join(chat, "นิด", "ช่วยส่งแทน", "นิด");
  chat.plays(R"(
    แม่: เมนู
    bot:  นิด ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าจะช่วยจดแทน / ถ้ากดว่ารู้จัก เขาจะจดแทนได้ แต่ไม่เห็นยอดของบ้าน…
    bot:  อยากทำอะไร…
    แม่: [รู้จัก นิด]
    bot:  ให้ คุณนิด จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
    นิด: ดูยอด
    bot:  คนในบ้านตอบแล้ว…
    bot:  คุณช่วยจดแทนบ้านนี้ / ส่วนยอดรวม เจ้าของบ้านดูได้คนเดียว…
    นิด: แก้ยอดล่าสุด
    bot:  ยังไม่มียอดของเดือนนี้หรือเดือนที่แล้วให้แก้…
    นิด: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  ข้อความแชตของคุณเก็บไว้ไม่เกิน 90 วัน แล้วลบเอง…
  )");
  // Nor do they decide who else comes in, or hear of it.
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    นิด: เมนู
    bot:  อยากทำอะไร…
  )");
  const std::string request = request_of(chat, "นก").id;
  CHECK(is_said(chat.player().posts_back("นิด", "c|link_yes|" + request), "มีคนอื่นดูแลอยู่"));
  CHECK_FALSE(is_in(chat, "นก", house));
}

TEST_CASE("The owner and the officer answer at once: the first counts, the second reads it") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  add_officer(chat, "อร", "920603");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง…
    อร: [ให้จดบ้านนี้ได้]
    bot:  คุณนก ขอจดรายได้ของบ้านเลขที่ 90 บ้านควนเมา หมู่ 1 ต.เขากอบ / บอกว่าเป็นคนในบ้าน หัวหน้าบ้านที่จดไว้: หัวหน้าบ้าน 90 / ถามเจ้าของบ้านก่อน แล้วเลือกว่าเขาเป็นใครในบ้าน [หัวหน้าบ้าน] [คนในบ้าน] [ช่วยส่งแทน] [ยกเลิก]
    แม่: [ไม่รู้จัก นก]
    bot:  ยังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90…
    อร: [คนในบ้าน]
    bot:  แม่ ตอบไปแล้วว่ายังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 เมื่อ พ. 14 มิ.ย. 60 [รอตัดสิน] [เมนู]
    อร: [ยังไม่ให้จด]
    bot:  แม่ ตอบไปแล้วว่ายังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 เมื่อ พ. 14 มิ.ย. 60
    # Nothing is left to answer for who was not asked yet.
    พ่อ: เมนู
    bot:  อยากทำอะไร…
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
  chat.plays("* 2 minutes pass");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง…
    อร: [ให้จดบ้านนี้ได้]
    bot:  คุณนก ขอจดรายได้ของบ้านเลขที่ 90…
    อร: [คนในบ้าน]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ได้แล้ว เขาจะเห็นเมื่อทักมา…
    แม่: [ไม่รู้จัก นก]
    bot:  พัฒนากร ให้ นก จดรายได้ของบ้านเลขที่ 90 ได้ด้วยแล้ว / ถ้าไม่รู้จัก เอาออกได้ที่ "ข้อมูลของฉัน"
    bot:  คุณอร ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ไปแล้ว เมื่อ พ. 14 มิ.ย. 60 [เอาออก นก] [ข้อมูลของฉัน] [เมนู]
    นก: ดูยอด
    bot:  พัฒนากรดูให้แล้ว คุณจดรายได้ของบ้านเลขที่ 90 ได้แล้ว / ได้เท่าไรพิมพ์ตัวเลขมาได้เลย
    bot:  (picture) ยอดของบ้านเลขที่ 90…
  )");
  CHECK(is_in(chat, "นก", house));
}

TEST_CASE("Of two who register the same empty house the second asks the first") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  const HouseholdId house = add_listed_household(chat, programme, "90");
  for (const char* person : {"แม่", "นก"}) {
    add_account(chat, person);
    chat.player().says(person, "HYKM-2345");
    chat.player().says(person, "90");
    chat.player().says(person, "หัวหน้าบ้าน 90");
    chat.player().taps(person, "บ้านเดียวกัน");
    chat.player().taps(person, "หัวหน้าบ้าน");
  }
  CHECK(is_said(chat.player().says("แม่", "แม่"), "เข้าบ้านเลขที่ 90 บ้านควนเมา เรียบร้อย"));
  CHECK(is_said(chat.player().says("นก", "นก"), "จึงถามคนในบ้านกับพัฒนากรให้ก่อน"));
  CHECK(is_in(chat, "แม่", house));
  CHECK_FALSE(is_in(chat, "นก", house));
}

TEST_CASE("Two of the house answer: the second reads what the first said") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้…
    bot:  อยากทำอะไร…
    พ่อ: เมนู
    bot:  นก ขอจดรายได้…
    bot:  อยากทำอะไร…
    พ่อ: [รู้จัก นก]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
    แม่: [ไม่รู้จัก นก]
    bot:  พ่อ ให้ นก จดรายได้ของบ้านเลขที่ 90 ได้ด้วยแล้ว…
    bot:  พ่อ ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ไปแล้ว เมื่อ พ. 14 มิ.ย. 60 [เอาออก นก] [...]
  )");
  CHECK(is_in(chat, "นก", house));
}

TEST_CASE("What is asked anew replaces what was asked: a yes to the one is none to the other") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก");
  // The same once more changes nothing.
  CHECK(is_said(asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก"), "จึงถามคนในบ้านกับพัฒนากรให้ก่อน"));
  CHECK(chat.records().help_requests.list_for_user(ChatPlayer::user_id("นก")).size() == 1);
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าจะช่วยจดแทน…
    bot:  อยากทำอะไร [รู้จัก นก] [...]
  )");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: [รู้จัก นก]
    bot:  คุณนก เลิกขอจดรายได้ของบ้านเลขที่ 90 แล้ว เมื่อ พ. 14 มิ.ย. 60
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าเป็นคนในบ้าน… [รู้จัก นก] [ไม่รู้จัก นก] [...]
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
  chat.plays(R"(
    แม่: [รู้จัก นก]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
  )");
  CHECK(chat.records().household_links.find(ChatPlayer::user_id("นก"), house)->relation ==
        Relation::kMember);
}

TEST_CASE("Two who want in are both asked about, one after the other") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  asks_to_join(chat, "ดำ", "ช่วยส่งแทน", "ดำ");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  ดำ ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร [รู้จัก นก] [ไม่รู้จัก นก] [รู้จัก ดำ] [ไม่รู้จัก ดำ] [...]
    แม่: [ไม่รู้จัก ดำ]
    bot:  ยังไม่ให้ คุณดำ จดรายได้ของบ้านเลขที่ 90 เขาจะเห็นเมื่อทักมา
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90… [รู้จัก นก] [ไม่รู้จัก นก] [ข้อมูลของฉัน] [เมนู]
    แม่: [รู้จัก นก]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
  )");
  CHECK(is_in(chat, "นก", house));
  CHECK_FALSE(is_in(chat, "ดำ", house));
}

TEST_CASE("A question that was not answered is found again weeks later in my data") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้…
    bot:  อยากทำอะไร…
    * 45 days pass
    แม่: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  (picture) บ้านเลขที่ 90 บ้านควนเมา หัวหน้าบ้าน หัวหน้าบ้าน 90 / คุณเป็น: หัวหน้าบ้าน / อยู่กัน 3 คน อาชีพหลัก ยางพารา / ในโครงการ เพาะเห็ด / รายได้เดิมทั้งบ้าน 9,000 บาท จากอาชีพนี้ 0 บาท / ฝีมือ ไม่ได้บอก วันถามรายได้ วันไหนก็ได้ / คนที่จดรายได้ของบ้านนี้ / คุณ (หัวหน้าบ้าน) / คุณนก ขอจดด้วยตั้งแต่ พ. 14 มิ.ย. 60 บอกว่าเป็นคนในบ้าน ยังรอคำตอบ…
    bot:  ข้อความแชต…
    นก: 200
    bot:  ที่พิมพ์มายังไม่ได้จด / บ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้จด…
    แม่: [รู้จัก นก]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
    นก: 250
    bot:  คนในบ้านตอบแล้ว…
    bot:  จดแล้ว 250 บาท…
  )");
  CHECK(is_in(chat, "นก", house));
}

TEST_CASE("Who waits may stop waiting, or ask for another house as well") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  const HouseholdId other = chat.add_household("ป้า", "91");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก", "91");
  chat.plays(R"(
    นก: ดูยอด
    bot:  ยังรอบ้านเลขที่ 90, 91 ตอบอยู่… [เลิกรอเลขที่ 90] [เลิกรอเลขที่ 91] [ติดต่อพัฒนากร] [เมนู]
    นก: [เลิกรอเลขที่ 90]
    bot:  เลิกรอบ้านเลขที่ 90 แล้ว…
    นก: [เลิกรอเลขที่ 90]
    bot:  คำขอเรื่องบ้านเลขที่ 90 จบไปก่อนแล้ว…
    แม่: เมนู
    bot:  อยากทำอะไร…
    ป้า: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 91 ด้วย บอกว่าจะช่วยจดแทน…
    bot:  อยากทำอะไร…
    ป้า: [รู้จัก นก]
    bot:  ให้ คุณนก จดรายได้ของบ้านเลขที่ 91 ได้แล้ว…
    นก: 200
    bot:  คนในบ้านตอบแล้ว คุณจดรายได้ของบ้านเลขที่ 91 ได้แล้ว…
    bot:  จดแล้ว…
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
  CHECK(is_in(chat, "นก", other));
  // Nobody else ends somebody's waiting.
  asks_to_join(chat, "ดำ", "คนในบ้าน", "ดำ");
  CHECK(is_said(chat.player().posts_back("นก", "c|link_cancel|" + request_of(chat, "ดำ").id),
                "มีคนอื่นดูแลอยู่"));
}

TEST_CASE("A stranger does not knock at every house of the village") {
  Chat chat;
  for (const char* number : {"90", "91", "92", "93"}) {
    chat.add_household(std::string("เจ้าของ") + number, number);
  }
  for (const char* number : {"90", "91", "92"}) asks_to_join(chat, "นก", "คนในบ้าน", "นก", number);
  CHECK(is_said(asks_to_join(chat, "นก", "คนในบ้าน", "นก", "93"), "หลายบ้านแล้ว"));
  chat.plays(R"(
    เจ้าของ93: เมนู
    bot:  อยากทำอะไร…
  )");
}

TEST_CASE("With a house of their own their figures go there, and they are told so") {
  Chat chat;
  const HouseholdId own = chat.add_household("นก", "70");
  const HouseholdId house = chat.add_household("แม่", "90");
  CHECK(
      is_said(asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก"), "ระหว่างนี้ตัวเลขที่พิมพ์มา ยังเป็นของบ้านเลขที่ 70"));
  chat.player().says("นก", "200");
  CHECK(chat.reports(own) == std::vector<long long>{200});
  CHECK(chat.reports(house).empty());
}

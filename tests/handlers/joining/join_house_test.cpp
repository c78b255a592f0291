// Being let into a house that somebody already speaks for: nothing is read or written before one of
// its people or the officer agrees, whoever answers first decides, and whoever is in can be taken
// out again.
#include <catch2/catch.hpp>

#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// With what hangs on the wall: the village's code, the number, the head's name.
Heard asks_to_join(Chat& chat, const std::string& person, const std::string& relation,
                   const std::string& called, const std::string& house_no = "90") {
  add_account(chat, person);
  chat.player().says(person, "HYKM-2345");
  chat.player().says(person, house_no);
  chat.player().says(person, "หัวหน้าบ้าน " + house_no);
  chat.player().taps(person, "บ้านเดียวกัน");
  chat.player().taps(person, relation);
  return chat.player().says(person, called);
}

bool is_in(Chat& chat, const std::string& person, const std::string& house) {
  return chat.records().household_links.find(ChatPlayer::user_id(person), house).has_value();
}

bool said(const Heard& heard, const std::string& words) {
  for (const auto& bubble : heard.bubbles) {
    if (bubble.find(words) != std::string::npos) return true;
  }
  return false;
}

HelpRequest request_of(Chat& chat, const std::string& person) {
  return chat.records().help_requests.list_for_user(ChatPlayer::user_id(person)).back();
}

void gives_house_code(Chat& chat, const std::string& house, const std::string& code) {
  chat.player().change([&](Records& records) {
    records.join_codes.insert({code, "92060301", house, chat.now_ms(), {}});
  });
}

}  // namespace

TEST_CASE(
    "With the poster's code and the head's name a stranger does not read the house's income") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
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
    bot:  บ้านเลขที่ 90 มีคนจดรายได้อยู่แล้ว จึงถามคนในบ้านกับพัฒนากรให้ก่อน / ระหว่างรอ ยังจดและดูยอดของบ้านนี้ไม่ได้ / ตอบเมื่อไร จะเห็นเมื่อคุณทักมา / ถ้ารีบ ฝากบอกคนในบ้านให้ทักไลน์นี้ [เลิกรอบ้าน 90] [ติดต่อพัฒนากร] [เมนู]
    นก: ดูยอด
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม… [เลิกรอบ้าน 90] [ติดต่อพัฒนากร] [เมนู]
    นก: แก้ยอดล่าสุด
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม…
    นก: เมนู
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม… [เลิกรอบ้าน 90] [ติดต่อพัฒนากร] [ข้อมูลของฉัน] [เพิ่มอีกบ้าน] [English]
    นก: พักถาม
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม…
    นก: อะไรเนี่ย
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม…
    นก: ส่งรายได้
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม…
    นก: 700
    bot:  ที่พิมพ์มายังไม่ได้จด เพราะบ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้คุณจด / ตอบเมื่อไร จะเห็นเมื่อคุณทักมา แล้วค่อยพิมพ์ตัวเลขใหม่ / ถ้ารีบ ฝากบอกคนในบ้านให้ทักไลน์นี้ [เลิกรอบ้าน 90] [ติดต่อพัฒนากร] [เมนู]
    * นก sends a voice message
    bot:  ยังรอบ้านเลขที่ 90 ตอบว่าให้คุณจดรายได้ด้วยไหม…
    นก: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…ขอจดรายได้ของบ้านเลขที่ 90 เมื่อ พ. 14 มิ.ย. 60: ยังรอคำตอบ
    bot:  ข้อความแชตของคุณเก็บไว้ไม่เกิน 90 วัน แล้วลบเอง [เลิกรอบ้าน 90] [เพิ่มอีกบ้าน] [...]
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
  CHECK(chat.reports(house) == std::vector<long long>{450});
}

TEST_CASE("Who waits and takes note of a new notice is not asked to register") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
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
    bot:  ที่พิมพ์มายังไม่ได้จด เพราะบ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้คุณจด…
  )");
  CHECK(chat.reports(house).empty());
}

TEST_CASE("The house agrees at a tap, and who waited is told and reads its figures") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
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
  const std::string house = chat.add_household("แม่", "90");
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
  const std::string house = chat.add_household("แม่", "90");
  chat.add_history(house, 450, 2);
  asks_to_join(chat, "นิด", "ช่วยส่งแทน", "นิด");
  chat.plays(R"(
    แม่: เมนู
    bot:  นิด ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าจะช่วยส่งแทน / ถ้ากดว่ารู้จัก เขาจะจดแทนได้ แต่ไม่เห็นยอดของบ้าน…
    bot:  อยากทำอะไร…
    แม่: [รู้จัก นิด]
    bot:  ให้ คุณนิด จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
    นิด: ดูยอด
    bot:  คนในบ้านตอบแล้ว…
    bot:  คุณช่วยส่งแทนบ้านนี้ ยอดของบ้านเจ้าของบ้านดูได้คนเดียว…
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
  CHECK(said(chat.player().posts_back("นิด", "c|link_yes|" + request), "นอกพื้นที่"));
  CHECK_FALSE(is_in(chat, "นก", house));
}

TEST_CASE("The owner and the officer answer at once: the first counts, the second reads it") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  add_officer(chat, "อร", "920603");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง…
    อร: [ให้เข้าบ้านได้]
    bot:  คุณนก ขอจดรายได้ของบ้านเลขที่ 90 บ้านควนเมา หมู่ 1 ต.เขากอบ / บอกว่าเป็นคนในบ้าน หัวหน้าบ้านที่จดไว้: หัวหน้าบ้าน 90 / ถามเจ้าของบ้านก่อน แล้วเลือกว่าเขาเป็นใครในบ้าน [หัวหน้าบ้าน] [คนในบ้าน] [ช่วยส่งแทน] [ยกเลิก]
    แม่: [ไม่รู้จัก นก]
    bot:  ยังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90…
    อร: [คนในบ้าน]
    bot:  คุณแม่ ตอบไปแล้วว่ายังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 เมื่อ พ. 14 มิ.ย. 60 [รอตัดสิน] [เมนู]
    อร: [ยังไม่ให้เข้า]
    bot:  คุณแม่ ตอบไปแล้วว่ายังไม่ให้ คุณนก จดรายได้ของบ้านเลขที่ 90…
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
    อร: [ให้เข้าบ้านได้]
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
  const std::string programme = add_leader(chat, "สมใจ");
  const std::string house = add_listed_household(chat, programme, "90");
  for (const char* person : {"แม่", "นก"}) {
    add_account(chat, person);
    chat.player().says(person, "HYKM-2345");
    chat.player().says(person, "90");
    chat.player().says(person, "หัวหน้าบ้าน 90");
    chat.player().taps(person, "บ้านเดียวกัน");
    chat.player().taps(person, "หัวหน้าบ้าน");
  }
  CHECK(said(chat.player().says("แม่", "แม่"), "เข้าบ้านเลขที่ 90 บ้านควนเมา เรียบร้อย"));
  CHECK(said(chat.player().says("นก", "นก"), "จึงถามคนในบ้านกับพัฒนากรให้ก่อน"));
  CHECK(is_in(chat, "แม่", house));
  CHECK_FALSE(is_in(chat, "นก", house));
}

TEST_CASE("Two of the house answer: the second reads what the first said") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
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
    bot:  คุณพ่อ ให้ คุณนก จดรายได้ของบ้านเลขที่ 90 ไปแล้ว… [เอาออก นก] [...]
  )");
  CHECK(is_in(chat, "นก", house));
}

TEST_CASE("What is asked anew replaces what was asked: a yes to the one is none to the other") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก");
  // The same once more changes nothing.
  CHECK(said(asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก"), "จึงถามคนในบ้านกับพัฒนากรให้ก่อน"));
  CHECK(chat.records().help_requests.list_for_user(ChatPlayer::user_id("นก")).size() == 1);
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90 ด้วย บอกว่าจะช่วยส่งแทน…
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
  const std::string house = chat.add_household("แม่", "90");
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
  const std::string house = chat.add_household("แม่", "90");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้…
    bot:  อยากทำอะไร…
    * 45 days pass
    แม่: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  (picture) บ้านเลขที่ 90…คนที่จดรายได้ของบ้านนี้ / คุณ (หัวหน้าบ้าน) / คุณนก ขอจดด้วยตั้งแต่ พ. 14 มิ.ย. 60 บอกว่าเป็นคนในบ้าน ยังรอคำตอบ
    bot:  ข้อความแชต…
    นก: 200
    bot:  ที่พิมพ์มายังไม่ได้จด เพราะบ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้คุณจด…
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
  const std::string house = chat.add_household("แม่", "90");
  const std::string other = chat.add_household("ป้า", "91");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก", "91");
  chat.plays(R"(
    นก: ดูยอด
    bot:  ยังรอบ้านเลขที่ 90, 91 ตอบว่าให้คุณจดรายได้ด้วยไหม… [เลิกรอบ้าน 90] [เลิกรอบ้าน 91] [ติดต่อพัฒนากร] [เมนู]
    นก: [เลิกรอบ้าน 90]
    bot:  เลิกรอบ้านเลขที่ 90 แล้ว…
    นก: [เลิกรอบ้าน 90]
    bot:  คำขอเรื่องบ้านเลขที่ 90 จบไปก่อนแล้ว…
    แม่: เมนู
    bot:  อยากทำอะไร…
    ป้า: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 91 ด้วย บอกว่าจะช่วยส่งแทน…
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
  CHECK(
      said(chat.player().posts_back("นก", "c|link_cancel|" + request_of(chat, "ดำ").id), "นอกพื้นที่"));
}

TEST_CASE("A stranger does not knock at every house of the village") {
  Chat chat;
  for (const char* number : {"90", "91", "92", "93"}) {
    chat.add_household(std::string("เจ้าของ") + number, number);
  }
  for (const char* number : {"90", "91", "92"}) asks_to_join(chat, "นก", "คนในบ้าน", "นก", number);
  CHECK(said(asks_to_join(chat, "นก", "คนในบ้าน", "นก", "93"), "หลายบ้านแล้ว"));
  chat.plays(R"(
    เจ้าของ93: เมนู
    bot:  อยากทำอะไร…
  )");
}

TEST_CASE("With a house of their own their figures go there, and they are told so") {
  Chat chat;
  const std::string own = chat.add_household("นก", "70");
  const std::string house = chat.add_household("แม่", "90");
  CHECK(said(asks_to_join(chat, "นก", "ช่วยส่งแทน", "นก"), "ระหว่างนี้ตัวเลขที่พิมพ์มา ยังเป็นของบ้านเลขที่ 70"));
  chat.player().says("นก", "200");
  CHECK(chat.reports(own) == std::vector<long long>{200});
  CHECK(chat.reports(house).empty());
}

TEST_CASE("A house's own code lets in at once; its people hear of it and can take out again") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  gives_house_code(chat, house, "AB23CD45");
  chat.add_history(house, 450, 1);
  add_account(chat, "นก");
  chat.player().says("นก", "AB23-CD45");
  chat.plays(R"(
    นก: [ใช่]
    bot:  คุณเป็นใครในบ้านนี้…
    นก: [คนในบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี…
    นก: นก
    bot:  เข้าบ้านเลขที่ 90 บ้านควนเมา เรียบร้อย…
    แม่: เมนู
    bot:  นก ใช้รหัสของบ้านเลขที่ 90 เข้ามาจดรายได้ด้วยแล้ว / ถ้าไม่รู้จัก เอาออกได้ที่ "ข้อมูลของฉัน"
    bot:  อยากทำอะไร [เอาออก นก] [...]
    แม่: [เอาออก นก]
    bot:  เอา คุณนก (คนในบ้าน) ออกจากบ้านเลขที่ 90 / เขาจะจดและดูยอดของบ้านนี้ไม่ได้อีก ยอดที่จดไว้แล้วยังอยู่ / เอาออกเลยไหม [เอาออก] [ยังไม่เอาออก] [ยกเลิก]
    แม่: [ยังไม่เอาออก]
    bot:  คุณนก ยังจดรายได้ของบ้านเลขที่ 90 ได้เหมือนเดิม…
    แม่: [เอาออก นก]
    bot:  เอา คุณนก (คนในบ้าน)…
    แม่: [เอาออก]
    bot:  เอา คุณนก ออกจากบ้านเลขที่ 90 แล้ว เขาจะเห็นเมื่อทักมา [ข้อมูลของฉัน] [เมนู]
    แม่: [เอาออก นก]
    bot:  คุณ เอา คุณนก ออกจากบ้านเลขที่ 90 ไปแล้วเมื่อ พ. 14 มิ.ย. 60…
    นก: ดูยอด
    bot:  แม่ เอาคุณออกจากบ้านเลขที่ 90 แล้ว / จากนี้จดและดูยอดของบ้านนี้ไม่ได้ ที่ตอบค้างไว้ไม่ได้จด / ถ้าไม่ถูก พิมพ์ "ติดต่อพัฒนากร"
    bot:  ยังไม่รู้ว่าคุณอยู่บ้านไหน…
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
  // Who was taken out is let in by nothing but a yes.
  chat.player().says("นก", "AB23-CD45");
  chat.plays(R"(
    นก: [ใช่]
    bot:  คุณเป็นใครในบ้านนี้…
    นก: [คนในบ้าน]
    bot:  ให้เรียกคุณว่าอะไรดี…
    นก: นก
    bot:  บ้านเลขที่ 90 มีคนจดรายได้อยู่แล้ว จึงถามคนในบ้านกับพัฒนากรให้ก่อน…
  )");
  CHECK_FALSE(is_in(chat, "นก", house));
}

TEST_CASE("Who comes in by the house's code ends what they asked for it") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  gives_house_code(chat, house, "AB23CD45");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.player().says("นก", "AB23-CD45");
  chat.player().taps("นก", "ใช่");
  chat.player().taps("นก", "คนในบ้าน");
  chat.player().says("นก", "นก");
  CHECK(is_in(chat, "นก", house));
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ใช้รหัสของบ้านเลขที่ 90 เข้ามาจดรายได้ด้วยแล้ว…
    bot:  อยากทำอะไร…
  )");
}

TEST_CASE("Who is taken out while they report has nothing written, there or elsewhere") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  const std::string other = chat.add_household("ลูก", "91");
  chat.add_household("ลูก", "90", Relation::kMember);
  chat.plays(R"(
    ลูก: สามพันห้า
    bot:  …
  )");
  chat.plays(R"(
    แม่: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  (picture) บ้านเลขที่ 90…คนที่จดรายได้ของบ้านนี้ / คุณ (หัวหน้าบ้าน) / คุณลูก (คนในบ้าน) ตั้งแต่ พ. 14 มิ.ย. 60
    bot:  ข้อความแชต…
    แม่: [เอาออก ลูก]
    bot:  เอา คุณลูก (คนในบ้าน) ออกจากบ้านเลขที่ 90…
    แม่: ใช่
    bot:  เอา คุณลูก ออกจากบ้านเลขที่ 90 แล้ว…
    ลูก: ใช่
    bot:  แม่ เอาคุณออกจากบ้านเลขที่ 90 แล้ว / จากนี้จดและดูยอดของบ้านนี้ไม่ได้ ที่ตอบค้างไว้ไม่ได้จด…
    bot:  ยังไม่เข้าใจ…
  )");
  CHECK(chat.reports(house).empty());
  CHECK(chat.reports(other).empty());
}

TEST_CASE("What waited to be told of the house is not told to who was taken out") {
  Chat chat;
  const std::string programme = add_leader(chat, "สมใจ");
  const std::string house = add_listed_household(chat, programme, "90", "แม่");
  chat.add_household("พ่อ", "90", Relation::kMember);
  chat.player().posts_back("สมใจ", "c|report_for|" + house);
  chat.player().says("สมใจ", "450");
  chat.player().taps("สมใจ", "ถูกแล้ว");
  REQUIRE(chat.reports(house) == std::vector<long long>{450});
  const std::string link =
      chat.records().household_links.find(ChatPlayer::user_id("พ่อ"), house)->id;
  chat.player().posts_back("แม่", "c|unlink|" + link);
  chat.player().taps("แม่", "เอาออก");
  chat.plays(R"(
    พ่อ: ดูยอด
    bot:  แม่ เอาคุณออกจากบ้านเลขที่ 90 แล้ว…
    bot:  ยังไม่รู้ว่าคุณอยู่บ้านไหน…
  )");
}

TEST_CASE("Two who take each other out: the first counts, the other hears of it") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  chat.plays(R"(
    แม่: ข้อมูลของฉัน
    bot:  …
    bot:  …
    bot:  …
    แม่: [เอาออก พ่อ]
    bot:  เอา คุณพ่อ (คนในบ้าน) ออกจากบ้านเลขที่ 90…
    พ่อ: ข้อมูลของฉัน
    bot:  …
    bot:  …
    bot:  …
    พ่อ: [เอาออก แม่]
    bot:  เอา คุณแม่ (หัวหน้าบ้าน) ออกจากบ้านเลขที่ 90…
    พ่อ: [เอาออก]
    bot:  เอา คุณแม่ ออกจากบ้านเลขที่ 90 แล้ว…
    แม่: [เอาออก]
    bot:  พ่อ เอาคุณออกจากบ้านเลขที่ 90 แล้ว…
    bot:  เรื่องนั้นจบไปแล้ว…
    แม่: [เอาออก พ่อ]
    bot:  เรื่องนี้อยู่นอกพื้นที่…
  )");
  CHECK_FALSE(is_in(chat, "แม่", house));
  CHECK(is_in(chat, "พ่อ", house));
}

TEST_CASE(
    "The officer's card lists the people and takes out; a second remover reads who was first") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  chat.add_household("นิด", "90", Relation::kHelper);
  add_officer(chat, "อร", "920603");
  add_officer(chat, "ไกล", "9207");
  const std::string link =
      chat.records().household_links.find(ChatPlayer::user_id("พ่อ"), house)->id;
  for (const char* other : {"ไกล", "นิด"}) {
    CHECK(said(chat.player().posts_back(other, "c|unlink|" + link), "นอกพื้นที่"));
  }
  chat.plays(R"(
    แม่: ข้อมูลของฉัน
    bot:  …
    bot:  …
    bot:  …
    แม่: [เอาออก พ่อ]
    bot:  เอา คุณพ่อ (คนในบ้าน)…
  )");
  const Heard card = chat.player().posts_back("อร", "c|household|" + house);
  std::string labels;
  for (const auto& [label, data] : card.picture_buttons) labels += "[" + label + "]";
  CHECK(labels == "[เอาออก แม่][เอาออก พ่อ][เอาออก นิด]");
  CHECK(card.body_json.find("คุณพ่อ (คนในบ้าน) ตั้งแต่") != std::string::npos);
  chat.plays(R"(
    อร: [เอาออก พ่อ]
    bot:  เอา คุณพ่อ (คนในบ้าน) ออกจากบ้านเลขที่ 90…
    อร: [เอาออก]
    bot:  เอา คุณพ่อ ออกจากบ้านเลขที่ 90 แล้ว… [เปิดดู] [เมนู]
    แม่: [เอาออก]
    bot:  พัฒนากร เอา พ่อ ออกจากบ้านเลขที่ 90 แล้ว
    bot:  คุณอร เอา คุณพ่อ ออกจากบ้านเลขที่ 90 ไปแล้วเมื่อ พ. 14 มิ.ย. 60…
    พ่อ: 300
    bot:  พัฒนากร เอาคุณออกจากบ้านเลขที่ 90 แล้ว…
    bot:  พิมพ์รหัส…
  )");
  CHECK_FALSE(is_in(chat, "พ่อ", house));
  CHECK(chat.records().audit.about(link, 1).front().action == "household.unlink");
}

TEST_CASE(
    "The officer takes out the last of a house; the poster's code does not let them back in") {
  Chat chat;
  const std::string house = chat.add_household("คนอื่น", "90");
  add_officer(chat, "อร", "920603");
  chat.player().posts_back("อร", "c|household|" + house);
  chat.player().taps("อร", "เอาออก คนอื่น");
  chat.player().taps("อร", "เอาออก");
  REQUIRE_FALSE(is_in(chat, "คนอื่น", house));
  CHECK(said(asks_to_join(chat, "คนอื่น", "หัวหน้าบ้าน", "คนอื่น"),
             "ขอให้พัฒนากรดูก่อน เพราะคุณเคยถูกเอาออกจากบ้านนี้"));
  CHECK_FALSE(is_in(chat, "คนอื่น", house));
  // Whose house it is comes in as before.
  asks_to_join(chat, "แม่", "หัวหน้าบ้าน", "แม่");
  CHECK(is_in(chat, "แม่", house));
}

TEST_CASE("What others are told is in their language, not the speaker's") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  chat.player().says("แม่", "English");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: menu
    bot:  นก asks to report for house 90, too, as somebody who lives here. / If you say you know them, they report and see the figures of the house. / You can also answer later in "My data". / Do you know them?
    bot:  What would you like to do? [I know นก] [Not known: นก] [...]
    แม่: [I know นก]
    bot:  นก may report for house 90 now and sees it at their next message…
    นก: เมนู
    bot:  คนในบ้านตอบแล้ว คุณจดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
    bot:  อยากทำอะไร…
    แม่: my data
    bot:  What is kept about you…
    bot:  (picture) House 90, …Who reports for this house / You (head of the house) / นก (lives here) since Wed 14 Jun 2017
    bot:  Things you wrote down or decided…
    bot:  Your chat messages…
    แม่: [Remove นก]
    bot:  นก (lives here) would no longer report for house 90 or see its figures…
    แม่: yes
    bot:  นก is no longer with house 90…
    นก: เมนู
    bot:  แม่ เอาคุณออกจากบ้านเลขที่ 90 แล้ว…
    bot:  อยากทำอะไร…
  )");
}

TEST_CASE("A leader does not become the helper of a house, but has one of their own") {
  Chat chat;
  const std::string programme = add_leader(chat, "สมใจ");
  add_sage(chat, programme, "พร", "พร");
  set_targets(chat, programme, 2, 3);
  confirm_team(chat, programme);
  const std::string house = chat.add_household("แม่", "90");
  chat.player().says("สมใจ", "HYKM-2345");
  chat.player().says("สมใจ", "90");
  chat.player().says("สมใจ", "หัวหน้าบ้าน 90");
  chat.player().taps("สมใจ", "บ้านเดียวกัน");
  chat.plays(R"(
    สมใจ: [ช่วยส่งแทน]
    bot:  บ้านเลขที่ 90 อยู่ในความดูแลของคุณ จดแทนได้เลย ไม่ต้องลงทะเบียนเป็นคนของบ้าน / กดปุ่มข้างล่าง หรือพิมพ์ "จดรายได้แทน" [ส่งรายได้แทน] [...]
    สมใจ: [ส่งรายได้แทน]
    bot:  …
    สมใจ: ยกเลิก
    bot:  …
  )");
  CHECK_FALSE(is_in(chat, "สมใจ", house));
  // Their own: where nobody is yet, at once; where somebody is, by a yes.
  chat.player().says("สมใจ", "HYKM-2345");
  chat.player().says("สมใจ", "90");
  chat.player().says("สมใจ", "หัวหน้าบ้าน 90");
  chat.player().taps("สมใจ", "บ้านเดียวกัน");
  chat.player().taps("สมใจ", "คนในบ้าน");
  chat.player().says("สมใจ", "สมใจ");
  CHECK_FALSE(is_in(chat, "สมใจ", house));
  chat.plays(R"(
    สมใจ: ได้ 500
    bot:  ที่พิมพ์มายังไม่ได้จด เพราะบ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้คุณจด…
    สมใจ: เมนู
    bot:  อยากทำอะไร…
    แม่: เมนู
    bot:  สมใจ ขอจดรายได้ของบ้านเลขที่ 90 ด้วย…
    bot:  อยากทำอะไร…
    แม่: [รู้จัก สมใจ]
    bot:  ให้ คุณสมใจ จดรายได้ของบ้านเลขที่ 90 ได้แล้ว…
  )");
  CHECK(is_in(chat, "สมใจ", house));
  // One house is their own, not two.
  const std::string other = chat.add_household("ป้า", "91");
  chat.player().says("สมใจ", "HYKM-2345");
  chat.player().says("สมใจ", "91");
  chat.player().says("สมใจ", "หัวหน้าบ้าน 91");
  chat.player().taps("สมใจ", "บ้านเดียวกัน");
  CHECK(said(chat.player().taps("สมใจ", "คนในบ้าน"), "อยู่ในความดูแลของคุณ"));
  CHECK(chat.records().help_requests.unclosed_for_household(other).empty());
}

TEST_CASE("Who came into the team while they waited is not let in as a helper") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  asks_to_join(chat, "พร", "ช่วยส่งแทน", "พร");
  add_leader(chat, "พร");
  chat.plays(R"(
    แม่: เมนู
    bot:  พร ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    แม่: [รู้จัก พร]
    bot:  คุณพร มีหน้าที่ดูแลบ้านเลขที่ 90 อยู่แล้ว จดแทนได้เลย จึงไม่ได้เพิ่มเป็นคนของบ้าน…
    พร: ข้อมูลของฉัน
    bot:  เรื่องขอจดรายได้ของบ้านเลขที่ 90 ไม่ต้องรอแล้ว…
    bot:  …จดแทนได้ตามหน้าที่
    bot:  …
    bot:  …
  )");
  CHECK_FALSE(is_in(chat, "พร", house));
}

TEST_CASE("Who leaves while they wait is not let in, and nothing waits for an answer") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  add_officer(chat, "อร", "920603");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  chat.plays(R"(
    แม่: เมนู
    bot:  นก ขอจดรายได้ของบ้านเลขที่ 90…
    bot:  อยากทำอะไร…
    นก: ลบข้อมูล
    bot:  …
    นก: [ยืนยันลบ]
    bot:  ตัดไลน์นี้ออกแล้ว…
    แม่: [รู้จัก นก]
    bot:  คนที่ไม่ได้บอกชื่อ เลิกขอจดรายได้ของบ้านเลขที่ 90 แล้ว…
    อร: รอตัดสิน
    bot:  คิวตรวจวันนี้ว่างแล้ว…
  )");
  CHECK(chat.records().household_links.list_for_household(house).size() == 1);
}

TEST_CASE("A request of an earlier release, which does not say who they are, is the officer's") {
  Chat chat;
  const std::string house = chat.add_household("แม่", "90");
  add_officer(chat, "อร", "920603");
  const std::string user = add_account(chat, "นก");
  HelpRequest request;
  request.id = new_id(chat.now_ms());
  request.household_id = house;
  request.user_id = user;
  request.kind = "link";
  request.text = "90";
  request.created_at_ms = chat.now_ms();
  request.due_on = "2017-06-21";
  chat.player().change([&](Records& records) { records.help_requests.insert(request); });
  chat.plays(R"(
    นก: 200
    bot:  ที่พิมพ์มายังไม่ได้จด เพราะบ้านเลขที่ 90 ยังไม่ได้ตอบว่าให้คุณจด…
    แม่: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  (picture) บ้านเลขที่ 90…คุณนก ขอจดด้วยตั้งแต่ พ. 14 มิ.ย. 60 บอกว่าอยู่บ้านนี้ ยังรอคำตอบ
    bot:  ข้อความแชต…
  )");
  for (const auto& [label, data] : chat.player().buttons_of("แม่")) {
    CHECK(data.find(request.id) == std::string::npos);
  }
  CHECK(said(chat.player().posts_back("แม่", "c|link_yes|" + request.id), "นอกพื้นที่"));
  chat.player().posts_back("อร", "c|link_accept|" + request.id);
  chat.player().taps("อร", "คนในบ้าน");
  CHECK(chat.records().household_links.find(user, house)->relation == Relation::kMember);
}

TEST_CASE("A request to be let in is not the team's to take on") {
  Chat chat;
  const std::string programme = add_leader(chat, "สมใจ");
  const std::string house = add_listed_household(chat, programme, "90", "แม่");
  asks_to_join(chat, "นก", "คนในบ้าน", "นก");
  REQUIRE_FALSE(is_in(chat, "นก", house));
  const std::string request = request_of(chat, "นก").id;
  CHECK(chat.player().says("สมใจ", "เรื่องขอให้ช่วย").bubbles.front().find("90") == std::string::npos);
  chat.player().posts_back("สมใจ", "c|help_take|" + request);
  chat.player().posts_back("สมใจ", "c|link_yes|" + request);
  chat.player().posts_back("สมใจ", "c|link_accept|" + request);
  CHECK(chat.records().help_requests.find(request)->status == HelpStatus::kOpen);
  CHECK_FALSE(is_in(chat, "นก", house));
}

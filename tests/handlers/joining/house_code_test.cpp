// Into a house by its own code, and out of it again by its people.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/machine/audit.h"
#include "support/village.h"
#include "tests/handlers/joining/house_door.h"

using namespace sammachip;

TEST_CASE("A house's own code lets in at once; its people hear of it and can take out again") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
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
  const HouseholdId house = chat.add_household("แม่", "90");
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
  const HouseholdId house = chat.add_household("แม่", "90");
  const HouseholdId other = chat.add_household("ลูก", "91");
  chat.add_household("ลูก", "90", Relation::kMember);
  chat.plays(R"(
    ลูก: สามพันห้า
    bot:  …
  )");
  chat.plays(R"(
    แม่: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  (picture) บ้านเลขที่ 90 บ้านควนเมา หัวหน้าบ้าน หัวหน้าบ้าน 90 / คุณเป็น: หัวหน้าบ้าน / อยู่กัน 3 คน อาชีพหลัก ยางพารา / ในโครงการ เพาะเห็ด / รายได้เดิมทั้งบ้าน 9,000 บาท จากอาชีพนี้ 0 บาท / ฝีมือ ไม่ได้บอก วันถามรายได้ วันไหนก็ได้ / คนที่จดรายได้ของบ้านนี้ / คุณ (หัวหน้าบ้าน) / คุณลูก (คนในบ้าน) ตั้งแต่ พ. 14 มิ.ย. 60…
    bot:  ข้อความแชต…
    แม่: [เอาออก ลูก]
    bot:  เอา คุณลูก (คนในบ้าน) ออกจากบ้านเลขที่ 90…
    แม่: ใช่
    bot:  เอา คุณลูก ออกจากบ้านเลขที่ 90 แล้ว…
    ลูก: ใช่
    bot:  แม่ เอาคุณออกจากบ้านเลขที่ 90 แล้ว / จากนี้จดและดูยอดของบ้านนี้ไม่ได้ ที่ตอบค้างไว้ไม่ได้จด…
    bot:  …
  )");
  CHECK(chat.reports(house).empty());
  CHECK(chat.reports(other).empty());
}

TEST_CASE("What waited to be told of the house is not told to who was taken out") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  const HouseholdId house = add_listed_household(chat, programme, "90", "แม่");
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
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  chat.plays(R"(
    แม่: ข้อมูลของฉัน
    bot:  …
    bot:  …
    bot:  …
    แม่: [เอาออก พ่อ]
    bot:  เอา พ่อ (คนในบ้าน) ออกจากบ้านเลขที่ 90…
    พ่อ: ข้อมูลของฉัน
    bot:  …
    bot:  …
    bot:  …
    พ่อ: [เอาออก แม่]
    bot:  เอา แม่ (หัวหน้าบ้าน) ออกจากบ้านเลขที่ 90…
    พ่อ: [เอาออก]
    bot:  เอา แม่ ออกจากบ้านเลขที่ 90 แล้ว เขาจะเห็นเมื่อทักมา
    แม่: [เอาออก]
    bot:  พ่อ เอาคุณออกจากบ้านเลขที่ 90 แล้ว…
    bot:  เรื่องนั้นจบไปแล้ว…
    แม่: [เอาออก พ่อ]
    bot:  เรื่องนี้มีคนอื่นดูแลอยู่…
  )");
  CHECK_FALSE(is_in(chat, "แม่", house));
  CHECK(is_in(chat, "พ่อ", house));
}

TEST_CASE(
    "The officer's card lists the people and takes out; a second remover reads who was first") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  chat.add_household("พ่อ", "90", Relation::kMember);
  chat.add_household("นิด", "90", Relation::kHelper);
  add_officer(chat, "อร", "920603");
  add_officer(chat, "ไกล", "9207");
  const SubjectId link = chat.records().household_links.find(ChatPlayer::user_id("พ่อ"), house)->id;
  for (const char* other : {"ไกล", "นิด"}) {
    CHECK(is_said(chat.player().posts_back(other, "c|unlink|" + link), "มีคนอื่นดูแลอยู่"));
  }
  chat.plays(R"(
    แม่: ข้อมูลของฉัน
    bot:  …
    bot:  …
    bot:  …
    แม่: [เอาออก พ่อ]
    bot:  เอา พ่อ (คนในบ้าน) ออกจากบ้านเลขที่ 90…
  )");
  const Heard card = chat.player().posts_back("อร", "c|household|" + house);
  std::string labels;
  for (const auto& [label, data] : card.picture_buttons) labels += "[" + label + "]";
  CHECK(labels == "[เอาออก แม่][เอาออก พ่อ][เอาออก นิด]");
  CHECK(card.body_json.find("พ่อ (คนในบ้าน) ตั้งแต่") != std::string::npos);
  chat.plays(R"(
    อร: [เอาออก พ่อ]
    bot:  เอา พ่อ (คนในบ้าน) ออกจากบ้านเลขที่ 90…
    อร: [เอาออก]
    bot:  เอา พ่อ ออกจากบ้านเลขที่ 90 แล้ว เขาจะเห็นเมื่อทักมา [เปิดดู] [เมนู]
    แม่: [เอาออก]
    bot:  พัฒนากร เอา พ่อ ออกจากบ้านเลขที่ 90 แล้ว
    bot:  คุณอร เอา พ่อ ออกจากบ้านเลขที่ 90 ไปแล้วเมื่อ พ. 14 มิ.ย. 60
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
  const HouseholdId house = chat.add_household("คนอื่น", "90");
  add_officer(chat, "อร", "920603");
  chat.player().posts_back("อร", "c|household|" + house);
  chat.player().taps("อร", "เอาออก คนอื่น");
  chat.player().taps("อร", "เอาออก");
  REQUIRE_FALSE(is_in(chat, "คนอื่น", house));
  CHECK(is_said(asks_to_join(chat, "คนอื่น", "หัวหน้าบ้าน", "คนอื่น"),
                "ขอให้พัฒนากรดูก่อน เพราะคุณเคยถูกเอาออกจากบ้านนี้"));
  CHECK_FALSE(is_in(chat, "คนอื่น", house));
  // Whose house it is comes in as before.
  asks_to_join(chat, "แม่", "หัวหน้าบ้าน", "แม่");
  CHECK(is_in(chat, "แม่", house));
}

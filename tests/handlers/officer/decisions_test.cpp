// What an officer decides about people: who is let into a house, what becomes of a record.
#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/data_requests.h"
#include "storage/machine/audit.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// Somebody with the village's code and a wrong head's name asks for a house that is in use.
void asks_for_house(Chat& chat, const std::string& person) {
  add_account(chat, person);
  chat.player().says(person, "HYKM-2345");
  chat.player().says(person, "90");
  chat.player().says(person, "คนอื่น ไม่ใช่");
  chat.player().taps(person, "บ้านเดียวกัน");
  chat.player().taps(person, "คนในบ้าน");
  chat.player().says(person, "หลานแดง");
}

}  // namespace

TEST_CASE("Somebody unsure is let into a house by the officer, and all hear of it") {
  Chat chat;
  const SubjectId house = chat.add_household("แม่", "90");
  add_officer(chat, "อร", "920603");
  asks_for_house(chat, "หลาน");
  const AccountId user = ChatPlayer::user_id("หลาน");
  REQUIRE_FALSE(chat.records().household_links.find(user, HouseholdId(house)));
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง / 1) ขอจดรายได้ของบ้านเลขที่ 90 · …
    อร: [ให้จดบ้านนี้ได้]
    bot:  คุณหลานแดง ขอจดรายได้ของบ้านเลขที่ 90 บ้านควนเมา หมู่ 1 ต.เขากอบ / บอกว่าเป็นคนในบ้าน หัวหน้าบ้านที่จดไว้: หัวหน้าบ้าน 90 / ถามเจ้าของบ้านก่อน แล้วเลือกว่าเขาเป็นใครในบ้าน [หัวหน้าบ้าน] [คนในบ้าน] [ช่วยส่งแทน] [ยกเลิก]
    * the service restarts
    * 3 days pass
    อร: [ช่วยส่งแทน]
    bot:  ให้ คุณหลานแดง จดรายได้ของบ้านเลขที่ 90 ได้แล้ว เขาจะเห็นเมื่อทักมา [รอตัดสิน] [เมนู]
    อร: [ช่วยส่งแทน]
    bot:  เรื่องนั้นจบไปแล้ว…
    อร: [ให้จดบ้านนี้ได้]
    bot:  คุณ ให้ คุณหลานแดง จดรายได้ของบ้านเลขที่ 90 ไปแล้ว เมื่อ ส. 17 มิ.ย. 60 [รอตัดสิน] [เมนู]
    หลาน: 300
    bot:  พัฒนากรดูให้แล้ว คุณจดรายได้ของบ้านเลขที่ 90 ได้แล้ว / ได้เท่าไรพิมพ์ตัวเลขมาได้เลย
    bot:  จดแล้ว 300 บาท…
    แม่: เมนู
    bot:  พัฒนากร ให้ หลานแดง จดรายได้ของบ้านเลขที่ 90 ได้ด้วยแล้ว…
    bot:  คุณหลานแดง จดรายได้แทนบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 300 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  อยากทำอะไร
  )");
  CHECK(chat.records().household_links.find(user, HouseholdId(house))->relation ==
        Relation::kHelper);
  CHECK(chat.records().audit.about(house, 10).front().action == "household.link");
}

TEST_CASE(
    "Somebody is not let in, and hears it kindly; another district's officer decides nothing") {
  Chat chat;
  const HouseholdId house = chat.add_household("แม่", "90");
  add_officer(chat, "อร", "920603");
  add_officer(chat, "ไกล", "9207");
  asks_for_house(chat, "หลาน");
  const auto request =
      chat.records().help_requests.unclosed_for_user(ChatPlayer::user_id("หลาน")).front();
  for (const char* command : {"link_accept", "link_refuse"}) {
    const Heard heard =
        chat.player().posts_back("ไกล", "c|" + std::string(command) + "|" + request.id);
    CHECK(heard.bubbles.front().find("มีคนอื่นดูแลอยู่") != std::string::npos);
  }
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) …
    อร: [ยังไม่ให้จด]
    bot:  ยังไม่ให้ คุณหลานแดง จดรายได้ของบ้านเลขที่ 90 บ้านควนเมา หมู่ 1 ต.เขากอบ ใช่ไหม [ยังไม่ให้จด] [ยังไม่ตัดสิน] [ยกเลิก]
    อร: อะไรนะ
    bot:  พิมพ์คำเดียวว่า ใช่ หรือ ไม่ใช่…
    อร: ใช่
    bot:  ยังไม่ให้ คุณหลานแดง จดรายได้ของบ้านเลขที่ 90 เขาจะเห็นเมื่อทักมา…
    หลาน: เมนู
    bot:  เรื่องขอจดรายได้ของบ้านเลขที่ 90 ยังไม่ผ่าน / บ้านเลขที่หรือชื่อหัวหน้าบ้านอาจไม่ตรง / ถามพัฒนากรได้ พิมพ์ "ติดต่อพัฒนากร"
    bot:  อยากทำอะไร…
  )");
  CHECK_FALSE(chat.records().household_links.find(ChatPlayer::user_id("หลาน"), house));
}

TEST_CASE("A house's record is made nobody's once the officer says so; its figures stay") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_history(house, 450, 2);
  add_officer(chat, "อร", "920603");
  chat.plays(R"(
    ก: ลบข้อมูล
    bot:  …
    ก: [ลบเลย]
    bot:  หยุดใช้และส่งเรื่องลบชื่อให้พัฒนากรแล้ว…
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง / 1) ขอให้ลบข้อมูล ตัดสินภายใน ศ. 14 ก.ค. 60 · …
    อร: [ตัดสินเรื่องนี้]
    bot:  คนของบ้านเลขที่ 90 หัวหน้าบ้าน 90 บ้านควนเมา หมู่ 1 ต.เขากอบ ขอให้ลบข้อมูล / ไลน์ตัดออกแล้ว คนอื่นที่ยังใช้บ้านนี้ 0 คน / … [ลบชื่อและบ้านเลขที่] [เก็บไว้ก่อน] [ยกเลิก]
    อร: [ลบชื่อและบ้านเลขที่]
    bot:  จะลบชื่อ บ้านเลขที่ และคำพูดทั้งหมดของบ้านเลขที่ 90 …
    อร: [ใช่]
    bot:  ลบชื่อและเลขที่ของบ้านเลขที่ 90 แล้ว…
    อร: [ใช่]
    bot:  เรื่องนั้นจบไปแล้ว…
  )");
  const auto row = chat.records().households.find(house);
  CHECK(row->head_name.empty());
  CHECK(row->house_no.empty());
  CHECK(row->status == HouseholdStatus::kLeft);
  CHECK(chat.reports(house).size() == 2);
  CHECK(chat.records().data_requests.open_requests(10).empty());
  CHECK(chat.records().audit.about(house, 5).front().action == "household.anonymise");
}

TEST_CASE("A record that others of the house still use is kept, with the reason") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_household("ข", "90", Relation::kMember);
  add_officer(chat, "อร", "920603");
  chat.plays(R"(
    ก: ลบข้อมูล
    bot:  …
    ก: [ลบเลย]
    bot:  …
    อร: รอตัดสิน
    bot:  (picture) …
    อร: [ตัดสินเรื่องนี้]
    bot:  …คนอื่นที่ยังใช้บ้านนี้ 1 คน…
    อร: [เก็บไว้ก่อน]
    bot:  เก็บไว้เพราะอะไร [ต้องเก็บตามหน้าที่] [คนในบ้านยังใช้อยู่] [ย้อนกลับ] [ยกเลิก]
    อร: [คนในบ้านยังใช้อยู่]
    bot:  เก็บข้อมูลบ้านเลขที่ 90 ไว้ จดเหตุผลแล้ว…
  )");
  CHECK(chat.records().households.find(house)->house_no == "90");
  CHECK(chat.records().data_requests.open_requests(10).empty());
}

TEST_CASE("A helper who leaves decides nothing about the house they helped") {
  Chat chat;
  chat.add_household("แม่", "90");
  chat.add_household("คนช่วย", "90", Relation::kHelper);
  chat.plays(R"(
    คนช่วย: ลบข้อมูล
    bot:  …
    คนช่วย: [ลบเลย]
    bot:  …
  )");
  CHECK(chat.records().data_requests.open_requests(10).empty());
}

// What is to be done next, and how much more there is; and lists of villages that are longer than
// their buttons.
#include "handlers/menu/tasks.h"

#include <catch2/catch.hpp>

#include "storage/database/identifier.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "support/village.h"

using namespace sammachip;

namespace {

void buys_and_gets_back(Chat& chat, const ProgrammeId& programme, const std::string& item) {
  Purchase purchase = sent_purchase(chat, programme, item);
  purchase.entered_by = ChatPlayer::user_id("ผู้นำ");
  chat.player().change([&](Records& records) {
    records.purchases.insert(purchase);
    records.purchases.decide(purchase.id, PurchaseStatus::kReturned, "somebody", "ยอดไม่ตรง",
                             chat.now_ms());
  });
}

const std::vector<std::string> kNames{"โคกสูง",  "หนองบัว",  "ป่าแดง", "นาเหนือ",  "ห้วยไทร",
                                      "ท่าช้าง",  "เกาะยาว", "บางรัก", "คลองใหญ่", "ดอนทราย",
                                      "เขาน้อย", "วังตะกู",   "ไร่อ้อย"};

// So many villages of one tambon, beside those of the demo, each with its year.
void open_villages(Chat& chat, std::size_t count) {
  chat.player().change([&](Records& records) {
    for (std::size_t i = 0; i < count; ++i) {
      const VillageCode code("920603" + std::to_string(20 + i));
      records.places.upsert(Village{code, static_cast<int>(20 + i), kNames.at(i), "920603"});
      open_year(code, 2560, chat.now_ms(), records);
    }
  });
}

}  // namespace

TEST_CASE("What is to be done today says how many more there are") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  for (int i = 0; i < 7; ++i) buys_and_gets_back(chat, programme, "ของ" + std::to_string(i));
  std::string said = chat.player().says("ผู้นำ", "งานวันนี้").bubbles.back();
  INFO(said);
  // Seven purchases, and sages to be found.
  CHECK(said.find("ตอนนี้มี 8 เรื่อง") != std::string::npos);
  CHECK(said.find("5) ") != std::string::npos);
  CHECK(said.find("6) ") == std::string::npos);
  CHECK(said.find("และอีก 3 เรื่อง") != std::string::npos);
  // Put off, the others come up.
  chat.player().taps("ผู้นำ", "พรุ่งนี้ค่อยทำ");
  said = chat.player().says("ผู้นำ", "งานวันนี้").bubbles.back();
  CHECK(said.find("ตอนนี้มี 3 เรื่อง") != std::string::npos);
  CHECK(said.find("และอีก") == std::string::npos);
}

TEST_CASE("Villages that were not looked at are counted") {
  Chat chat;
  open_villages(chat, 8);
  add_officer(chat, "อร", "920603");
  const std::string said = chat.player().says("อร", "งานวันนี้").bubbles.back();
  INFO(said);
  CHECK(said.find("ยังไม่ได้ดูอีก") != std::string::npos);
}

TEST_CASE("A list of villages says when there are more than it has buttons") {
  Chat chat;
  add_officer(chat, "อร", "920603");
  open_villages(chat, 10);
  chat.player().change([](Records& records) {
    // Without the demo's own.
    for (auto& year : records.places.list_programmes("920603", 2560)) {
      if (year.village_code < "92060320")
        records.places.save_state(year.id, year.state, VillagePause::kCancelled);
    }
  });
  CHECK(chat.player().says("อร", "ทีม").bubbles.back().find("มี ") == std::string::npos);
  chat.player().says("อร", "ยกเลิก");
  open_villages(chat, 13);
  chat.player().says("อร", "เชิญคน");
  // All that there are, be their years opened or not.
  CHECK(chat.player().taps("อร", "ผู้นำสัมมาชีพ").bubbles.back().find("มี 15 แห่ง ปุ่มมีแค่ 10") !=
        std::string::npos);
  chat.player().says("อร", "ยกเลิก");
  for (const char* words : {"ทีม", "ดูหมู่บ้าน"}) {
    const Heard heard = chat.player().says("อร", words);
    INFO(heard.bubbles.back());
    CHECK(heard.bubbles.back().find("มี 13 หมู่บ้าน ปุ่มมีแค่ 10") != std::string::npos);
    CHECK(chat.player().says("อร", "เขาน้อย").bubbles.back().find("เขาน้อย") != std::string::npos);
    chat.player().says("อร", "ยกเลิก");
  }
}

// Coming in where the village was retired or merged by whoever runs the bot.
#include <catch2/catch.hpp>

#include "handlers/joining/invitations.h"
#include "handlers/village/villages.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

namespace {

constexpr char kOldVillage[] = "92060309";

// As far as the question for the code.
std::string comes_to_the_code() {
  return R"(
    * ยาย follows
    bot:  สวัสดี…
    bot:  ก่อนเริ่ม…
    ยาย: ตกลง
    bot:  ขอบคุณมาก
    bot:  พิมพ์รหัส…
  )";
}

}  // namespace

TEST_CASE("A retired village is found by nobody, and its code is like none") {
  Chat chat;
  chat.player().change([](Records& records) { records.places.retire("92060301", 1'000, {}); });
  chat.plays(comes_to_the_code() + R"(
    ยาย: HYKM-2345
    bot:  รหัสนี้ยังไม่ตรง…
    ยาย: ไม่มีรหัส
    bot:  ไม่เป็นไร บ้านคุณอยู่หมู่บ้านไหน…
    ยาย: ควนเมา
    bot:  ยังหาหมู่บ้านนี้ไม่เจอ…
  )");
}

TEST_CASE("Who chose a village that was merged meanwhile comes into the one it went to") {
  Chat chat;
  chat.player().change([](Records& records) {
    records.places.upsert(Village{kOldVillage, 9, "ควนเมา", "920603"});
  });
  chat.plays(comes_to_the_code() + R"(
    ยาย: ไม่มีรหัส
    bot:  ไม่เป็นไร บ้านคุณอยู่หมู่บ้านไหน…
    ยาย: ควนเมา
    bot:  หมู่บ้านไหน… [ควนเมา หมู่ 1] [ควนเมา หมู่ 9] [...]
    ยาย: [ควนเมา หมู่ 9]
    bot:  หมู่ 9 บ้านควนเมา…
  )");
  chat.player().change(
      [](Records& records) { records.places.retire(kOldVillage, 1'000, VillageCode("92060301")); });
  chat.plays(R"(
    ยาย: เลขที่ 99/9
    bot:  หัวหน้าบ้านชื่ออะไร…
    ยาย: เนียม ใจเย็น
    bot:  คุณเป็นใครในบ้านนี้…
    ยาย: หัวหน้าบ้าน
    bot:  ให้เรียกคุณว่าอะไรดี…
    ยาย: ยายเนียม
    bot:  …
  )");
  CHECK(chat.records().households.list_in_village(kOldVillage).empty());
  CHECK(chat.records().households.find_by_house_no("92060301", "99/9").size() == 1);
}

TEST_CASE("An invitation into a retired village is good for nothing") {
  Chat chat;
  std::string code;
  chat.player().change([&](Records& records) {
    const auto year = open_year("92060301", 2560, chat.now_ms(), records);
    code = create_invitation({"leader", AreaCode("92060301"), {}, year}, "command line",
                             chat.now_ms(), records);
    records.places.retire("92060301", 1'000, {});
    CHECK_FALSE(usable_invitation(invitation_hash(code), chat.now_ms(), records));
    records.places.reopen("92060301");
    CHECK(usable_invitation(invitation_hash(code), chat.now_ms(), records));
  });
}

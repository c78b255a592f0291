#include "handlers/visits/care.h"

#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/machine/inbox.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "support/chat.h"
#include "support/village.h"

namespace sammachip {
namespace {

// Where the words stand, of all texts in the database; bodies that wait for LINE are the bot's.
std::vector<std::string> places_of(const std::string& words, Chat& chat) {
  Connection& connection = chat.database().writer();
  Query<std::tuple<std::string, std::string>()> columns(
      connection,
      "SELECT tables.name, columns.name FROM sqlite_schema AS tables"
      " JOIN pragma_table_info(tables.name) AS columns ON columns.type = 'TEXT'"
      " WHERE tables.type = 'table' ORDER BY 1, 2");
  std::vector<std::string> places;
  for (const auto& [table, column] : columns.all()) {
    Query<long long(std::string_view)> count(
        connection, "SELECT COUNT(*) FROM " + table + " WHERE instr(" + column + ", :words) > 0");
    if (count.only(words) > 0) places.push_back(table + "." + column);
  }
  return places;
}

std::vector<HelpRequest> asked_by(const std::string& person, Chat& chat) {
  return chat.records().help_requests.unclosed_for_user(ChatPlayer::user_id(person));
}

// What was said to the person by push and has not been sent yet.
std::vector<std::string> pushes_to(const std::string& person, Chat& chat) {
  std::vector<std::string> said;
  for (const auto& call : chat.records().outbox.waiting(chat.now_ms(), 1000)) {
    if (call.kind != OutboxKind::kPush || call.recipient != ChatPlayer::user_id(person)) continue;
    said.push_back(heard_from(call.body_json).bubbles.front());
  }
  return said;
}

}  // namespace

TEST_CASE("A death comes before the figure beside it, and its words are kept nowhere") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: แม่ตาย ขายเห็ดได้ 300
    bot:  เสียใจด้วยจริง ๆ นะ / ขอให้ผ่านช่วงนี้ไปได้ / จะให้พัฒนากรติดต่อไปเอง / เรื่องรายได้ไว้พร้อมเมื่อไรค่อยบอก [ติดต่อพัฒนากร] [เมนู]
    ก: 300
    bot:  จดแล้ว 300 บาท ขอบคุณมาก คุณก…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{300});
  CHECK(places_of("แม่ตาย", chat).empty());
  REQUIRE(asked_by("ก", chat).size() == 1);
  CHECK(asked_by("ก", chat).front().urgent);
  CHECK_FALSE(asked_by("ก", chat).front().text);
  // Said once more it is no second request.
  chat.player().says("ก", "พ่อก็เสียแล้ว");
  CHECK(asked_by("ก", chat).size() == 1);
  // What is read of it later is what it is: that somebody is to get in touch.
  const Heard data = chat.player().says("ก", "ข้อมูลของฉัน");
  CHECK(data.bubbles.front().find("ให้คนติดต่อกลับ") != std::string::npos);
  CHECK(data.bubbles.front().find("เสียใจ") == std::string::npos);
}

TEST_CASE("Words of not wanting to live are answered at once, and the officer is pushed by night") {
  Chat chat;
  chat.add_household("ก", "90");
  add_officer(chat, "อร", "920603");
  add_officer(chat, "คนละจังหวัด", "50");
  chat.player().clock().move(std::chrono::hours(14));  // 23:00.
  chat.player().change(
      [&](Records& records) { records.push_ledger.add("2017-06", "notice", 400); });
  chat.plays(R"(
    ก: 0
    bot:  …
    bot:  ติดตรงไหน พอเล่าได้ไหม [...]
    ก: ไม่รู้จะอยู่ไปทำไม อยากฆ่าตัวตาย ได้แค่ 50
    bot:  ฟังอยู่นะ เป็นห่วงคุณมาก / โทร 1323 สายด่วนสุขภาพจิต / โทรฟรี มีคนรับตลอด 24 ชั่วโมง / ถ้ากำลังอันตราย โทร 1669 / บอกพัฒนากรให้แล้ว จะได้ช่วยกันดู
    bot:  ตอนนี้มีใครอยู่ใกล้ ๆ ไหม [มีคนอยู่ด้วย] [อยู่คนเดียว] [ให้พัฒนากรโทรหา] [ยกเลิก]
  )");
  REQUIRE(pushes_to("อร", chat).size() == 1);
  CHECK(pushes_to("อร", chat).front() ==
        "ด่วนมาก ก บ้านเลขที่ 90\nพูดถึงการไม่อยากมีชีวิตอยู่\nโทรหาหรือแวะไปตอนนี้เลยได้ไหม");
  CHECK(pushes_to("คนละจังหวัด", chat).empty());
  CHECK(places_of("ฆ่าตัวตาย", chat).empty());
  REQUIRE(asked_by("ก", chat).size() == 1);
  CHECK(asked_by("ก", chat).front().kind == kLifeKind);
  SECTION("who is alone is told whom to call, and one tap has the officer call") {
    chat.plays(R"(
      ก: อยู่คนเดียว
      bot:  โทรหาคนที่ไว้ใจสักคนนะ / หรือโทร 1323 ตอนนี้เลย เขาพร้อมฟัง [ให้พัฒนากรโทรหา] [เมนู]
      ก: [ให้พัฒนากรโทรหา]
      bot:  บอกพัฒนากรแล้วว่าให้โทรหา / ระหว่างนี้โทร 1323 ได้เสมอ [เมนู]
    )");
    CHECK(pushes_to("อร", chat).size() == 2);
  }
  SECTION("whatever is said then is an answer, and is not kept") {
    chat.plays(R"(
      ก: ลูกไม่โทรมาเลย
      bot:  ขอบคุณที่เล่าให้ฟังนะ… [ให้พัฒนากรโทรหา] [เมนู]
    )");
    CHECK(places_of("ลูกไม่โทร", chat).empty());
  }
  SECTION("said again the answer is the same, and the officer has it already") {
    chat.player().says("ก", "อยากตาย");
    CHECK(asked_by("ก", chat).size() == 1);
    CHECK(pushes_to("อร", chat).size() == 1);
  }
  SECTION("the officer sees first what is most pressing") {
    const Heard waiting = chat.player().says("อร", "รอตัดสิน");
    bool is_told = false;
    for (const auto& bubble : waiting.bubbles) {
      is_told = is_told || bubble.find("ไม่อยากมีชีวิตอยู่ โทรหาเดี๋ยวนี้ได้ไหม") != std::string::npos;
    }
    CHECK(is_told);
  }
}

TEST_CASE("Illness and flood are cared for before any question, and hard work is only hard work") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: น้ำท่วมบ้าน ขายผักได้ 120
    bot:  เป็นห่วงนะ ขอให้ทุกคนปลอดภัย / จะให้พัฒนากรติดต่อไปเอง / เรื่องรายได้ไว้พร้อมเมื่อไรค่อยบอก [ติดต่อพัฒนากร] [เมนู]
    ก: ลูกเข้าโรงพยาบาล ยังไม่ได้ขาย
    bot:  เป็นห่วงนะ… [ติดต่อพัฒนากร] [เมนู]
  )");
  CHECK(chat.reports(house).empty());
  CHECK(places_of("โรงพยาบาล", chat).empty());
  CHECK(places_of("น้ำท่วม", chat).empty());
  chat.plays(R"(
    ก: เหนื่อยแทบตาย ขายได้ 900
    bot:  จดแล้ว 900 บาท ขอบคุณมาก คุณก…
    ก: ไม่อยากอยู่แล้ว
    bot:  ฟังอยู่นะ เป็นห่วงคุณมาก / โทร 1323 สายด่วนสุขภาพจิต…
    bot:  ตอนนี้มีใครอยู่ใกล้ ๆ ไหม [...]
  )");
  CHECK(chat.reports(house) == std::vector<long long>{900});
  CHECK(places_of("ไม่อยากอยู่แล้ว", chat).empty());
}

TEST_CASE("Who has stopped is comforted, helped, and shown what is kept of them") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: เลิกใช้
    bot:  … [...]
    ก: [เลิกใช้]
    bot:  … [...]
    ก: พ่อตายเมื่อคืน
    bot:  เสียใจด้วยจริง ๆ นะ… [ติดต่อพัฒนากร] [เมนู]
    ก: ขอให้ช่วย
    bot:  อยากให้ช่วยเรื่องอะไร [...]
    ก: [หาที่ขาย]
    bot:  เล่าสั้น ๆ ได้เลย หรือกดข้าม [ข้าม] [...]
    ก: ไม่มีคนรับซื้อ
    bot:  ส่งเรื่องให้ พัฒนากรตัวอย่าง แล้ว…
    ก: ข้อมูลของฉัน
    bot:  ข้อมูลที่เก็บไว้ของคุณ…
    bot:  …
    bot:  … [...]
    ก: 300
    bot:  ตอนนี้หยุดใช้อยู่ จึงยังไม่ได้จดอะไร… [...]
  )");
  CHECK(asked_by("ก", chat).size() == 2);
}

TEST_CASE("Dead hens are a loss and no bereavement: what was earned is written down") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: ไก่ตายไป 3 ตัว ขายได้ 500
    bot:  เสียดายแทนนะ แบบนี้เหนื่อยใจแย่เลย
    bot:  จดแล้ว 500 บาท…
    ก: ไก่ตายหมดเล้าเลย
    bot:  เสียดายแทนนะ แบบนี้เหนื่อยใจแย่ / อยากให้คนมาช่วยดู กดข้างล่างได้เลย [ขอให้ช่วย] [เมนู]
  )");
  CHECK(chat.reports(house) == std::vector<long long>{500});
  CHECK(asked_by("ก", chat).empty());
}

}  // namespace sammachip

// Messages of an officer's: to whom, at what cost, when, and never to who left.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "handlers/calendar/quiet_hours.h"
#include "handlers/pushes/push_budget.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// The people a multicast that waits goes to, by its row.
std::vector<nlohmann::json> multicasts(Chat& chat) {
  std::vector<nlohmann::json> rows;
  for (const auto& row : chat.records().outbox.waiting(chat.now_ms() + 7LL * 86'400'000, 100)) {
    if (row.kind == OutboxKind::kMulticast) rows.push_back(nlohmann::json::parse(row.body_json));
  }
  return rows;
}

long long pushed(Chat& chat) { return chat.records().push_ledger.total("2017-06"); }

struct Tambon2560 {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");

  Tambon2560() {
    add_officer(chat, "อร", "920603");
    add_listed_household(chat, programme, "91", "ก");
    add_listed_household(chat, programme, "92", "ข");
    add_listed_household(chat, programme, "93", "ค");
  }

  void set_account(const std::string& who, const std::function<void(LineAccount&)>& work) {
    chat.player().change([&](Records& records) {
      LineAccount account = records.line_accounts.find(ChatPlayer::user_id(who)).value();
      work(account);
      records.line_accounts.save(account);
    });
  }

  void writes(const char* how) {
    chat.player().posts_back("อร", "c|message|" + programme);
    chat.player().says("อร", "พรุ่งนี้ประชุมที่ศาลา 9 โมง");
    chat.player().taps("อร", how);
    chat.player().taps("อร", "ส่งเลย");
  }
};

}  // namespace

TEST_CASE("A message to a village waits for each one's next words, free of cost") {
  Tambon2560 there;
  there.chat.plays(R"(
    อร: ส่งข้อความ
    bot:  จะส่งถึงใคร [บ้านเดียว] [ทั้งหมู่บ้าน] [ผู้นำทุกคน] [ทุกคนในตำบล] [ยกเลิก]
    อร: [ทั้งหมู่บ้าน]
    bot:  พิมพ์ข้อความที่จะส่งถึง 4 คน…
    * the service restarts
    อร: พรุ่งนี้ประชุมที่ศาลา
    bot:  ส่งถึง 4 คน แบบไหนดี / ฟรี: ได้อ่านเมื่อเขาทักมา / ส่งทันที: ใช้ 4 จาก 280 ข้อความที่เหลือของเดือนนี้ [ฟรี เมื่อเขาทักมา] [ส่งทันที] [ย้อนกลับ] [ยกเลิก]
    อร: [ฟรี เมื่อเขาทักมา]
    bot:  ส่งข้อความนี้ถึง 4 คน ฟรี เมื่อเขาทักมา / "พรุ่งนี้ประชุมที่ศาลา" / ส่งเลยไหม [ส่งเลย] [แก้ข้อความ] [...]
    อร: [แก้ข้อความ]
    bot:  พิมพ์ข้อความที่จะส่งถึง 4 คน…
    อร: มะรืนนี้ประชุมที่ศาลา
    bot:  ส่งข้อความนี้ถึง 4 คน ฟรี เมื่อเขาทักมา / "มะรืนนี้ประชุมที่ศาลา"…
    อร: [ส่งเลย]
    bot:  ฝากไว้ให้ 4 คนแล้ว เขาจะเห็นเมื่อทักมา / ไม่กินข้อความที่เหลือของเดือนนี้…
    อร: [ส่งเลย]
    bot:  เรื่องนั้นจบไปแล้ว…
    ก: เมนู
    bot:  คุณอร ต.เขากอบ ฝากบอกว่า / มะรืนนี้ประชุมที่ศาลา
    bot:  อยากทำอะไร…
    * 1 day passes
    ก: เมนู
    bot:  อยากทำอะไร…
  )");
  CHECK(multicasts(there.chat).empty());
  CHECK(pushed(there.chat) == 0);
}

TEST_CASE("A pushed message is one multicast, counted for each person of it") {
  Tambon2560 there;
  there.writes("ส่งทันที");
  const auto rows = multicasts(there.chat);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["to"].size() == 4);
  CHECK(rows[0]["messages"][0]["text"] == "คุณอร ต.เขากอบ ฝากบอกว่า\nพรุ่งนี้ประชุมที่ศาลา 9 โมง");
  CHECK(pushed(there.chat) == 4);
  const auto row = there.chat.records().outbox.waiting(there.chat.now_ms(), 10).front();
  CHECK(row.not_after_ms - row.next_attempt_ms == 3LL * 86'400'000);
}

TEST_CASE("A pushed message names its sender in the language of who gets it") {
  Tambon2560 there;
  there.set_account("ก", [](LineAccount& account) { account.language = "en"; });
  there.writes("ส่งทันที");
  const auto rows = multicasts(there.chat);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["to"].size() == 3);
  CHECK(rows[1]["to"] == nlohmann::json{ChatPlayer::user_id("ก")});
  const std::string text = rows[1]["messages"][0]["text"];
  CHECK(text.rfind("อร, ", 0) == 0);
  CHECK(text.find("says:\nพรุ่งนี้ประชุมที่ศาลา 9 โมง") != std::string::npos);
  CHECK(pushed(there.chat) == 4);
}

TEST_CASE("Who stopped, left or is muted gets no push; the muted one reads it later") {
  Tambon2560 there;
  there.set_account("ก", [](LineAccount& account) { account.status = AccountStatus::kStopped; });
  there.set_account("ข", [](LineAccount& account) { account.status = AccountStatus::kUnfollowed; });
  there.set_account("ค", [](LineAccount& account) { account.muted_until_ms = 9'000'000'000'000; });
  there.writes("ส่งทันที");
  const auto rows = multicasts(there.chat);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["to"] == nlohmann::json{ChatPlayer::user_id("ผู้นำ")});
  CHECK(pushed(there.chat) == 1);
  CHECK(there.chat.player().says("ค", "เมนู").bubbles.size() == 2);
}

TEST_CASE("Nothing is pushed from eight in the evening to seven in the morning") {
  const std::chrono::minutes bangkok{420};
  const Instant noon = instant_from(1'497'416'400'000);  // 14 June 2017, 12:00 there.
  CHECK(next_push_time(noon, bangkok) == noon);
  const Instant evening = noon + std::chrono::hours(8);
  const Instant morning = noon + std::chrono::hours(19);
  CHECK(next_push_time(evening - std::chrono::seconds(1), bangkok) ==
        evening - std::chrono::seconds(1));
  CHECK(next_push_time(evening, bangkok) == morning);
  CHECK(next_push_time(evening + std::chrono::hours(9), bangkok) == morning);
  CHECK(next_push_time(morning, bangkok) == morning);

  Tambon2560 there;
  there.chat.plays("* 12 hours pass");  // 21:00.
  there.writes("ส่งทันที");
  CHECK(multicasts(there.chat).size() == 1);
  for (const auto& row : there.chat.records().outbox.waiting(there.chat.now_ms(), 100)) {
    CHECK(row.kind != OutboxKind::kMulticast);
  }
  const long long seven_ms =
      milliseconds(instant_from(there.chat.now_ms()) + std::chrono::hours(10));
  CHECK(there.chat.records().outbox.waiting(seven_ms, 100).back().kind == OutboxKind::kMulticast);
  // Who says stop before the morning is not in it any more.
  there.chat.plays(R"(
    ก: เลิกใช้
    bot:  ถ้าเลิกใช้ จะไม่มีข้อความจากไลน์นี้อีก…
    ก: เลิกใช้
    bot:  หยุดแล้ว…
  )");
  CHECK(multicasts(there.chat)[0]["to"].size() == 3);
}

TEST_CASE("When the month's pushes are used up a message can only go free") {
  Tambon2560 there;
  there.chat.player().change([](Records& records) {
    records.settings.save(kPushCeiling, "10");
    records.push_ledger.add("2017-06", "digest", 7);
  });
  there.chat.player().posts_back("อร", "c|message|" + there.programme);
  there.chat.plays(R"(
    อร: พรุ่งนี้ประชุม
    bot:  ส่งถึง 4 คน / ส่งทันทีต้องใช้ 4 ข้อความ เดือนนี้เหลือ 3 จึงส่งแบบฟรี / ฟรี: ได้อ่านเมื่อเขาทักมา [ฟรี เมื่อเขาทักมา] [ย้อนกลับ] [ยกเลิก]
    อร: ยกเลิก
    bot:  ยกเลิกเรื่องส่งข้อความแล้ว…
  )");
  // Used up by somebody else between the choice and the yes.
  there.chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "11"); });
  there.chat.player().posts_back("อร", "c|message|" + there.programme);
  there.chat.player().says("อร", "เลื่อนประชุมเป็นวันศุกร์");
  there.chat.player().taps("อร", "ส่งทันที");
  there.chat.player().change(
      [](Records& records) { records.push_ledger.add("2017-06", "digest", 2); });
  const Heard heard = there.chat.player().taps("อร", "ส่งเลย");
  CHECK(heard.bubbles.front().find("ฝากไว้ให้ 4 คนแล้ว") == 0);
  CHECK(multicasts(there.chat).empty());
  CHECK(pushed(there.chat) == 9);
}

TEST_CASE("A message goes to one house, the leaders, or everyone of a tambon") {
  Tambon2560 there;
  add_leader(there.chat, "ผู้นำสอง", kSecondVillage);
  there.chat.plays(R"(
    อร: ส่งข้อความ
    bot:  จะส่งถึงใคร…
    อร: [ผู้นำทุกคน]
    bot:  พิมพ์ข้อความที่จะส่งถึง 2 คน…
    อร: ย้อนกลับ
    bot:  จะส่งถึงใคร…
    อร: [บ้านเดียว]
    bot:  พิมพ์บ้านเลขที่ หรือชื่อหัวหน้าบ้าน…
    อร: ไม่มีบ้านนี้
    bot:  ไม่เจอ…
    อร: ตัวอย่าง
    bot:  เจอ 6 บ้าน เปิดบ้านไหน…
    อร: ย้อนกลับ
    bot:  จะส่งถึงใคร…
    อร: [ทุกคนในตำบล]
    bot:  พิมพ์ข้อความที่จะส่งถึง 5 คน…
  )");
}

TEST_CASE("Only who decides in a place writes to it") {
  Tambon2560 there;
  add_officer(there.chat, "ไกล", "9207");
  add_officer(there.chat, "จังหวัด", "92");
  CHECK(there.chat.player().says("ผู้นำ", "ส่งข้อความ").bubbles.front() == "เรื่องนี้พัฒนากรเป็นคนตัดสิน");
  CHECK(there.chat.player().says("จังหวัด", "ส่งข้อความ").bubbles.front() == "เรื่องนี้พัฒนากรเป็นคนตัดสิน");
  CHECK(there.chat.player()
            .posts_back("ไกล", "c|message|" + there.programme)
            .bubbles.front()
            .find("มีคนอื่นดูแลอยู่") != std::string::npos);
}

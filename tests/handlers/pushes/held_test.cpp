// What a person is told with the answer to their next message, and the buttons below it.
#include <catch2/catch.hpp>

#include "handlers/pushes/held.h"
#include "storage/households/help_requests.h"
#include "storage/records.h"
#include "support/village.h"

using namespace sammachip;

namespace {

void hold(Chat& chat, const std::vector<CommandButton>& buttons) {
  const AccountId to = ChatPlayer::user_id("ก");
  as_person(chat, "สมใจ", [&](Turn& turn) { hold_for(to, "message.held", {}, turn, buttons); });
}

void hold_until(Instant until, Chat& chat, const std::vector<CommandButton>& buttons = {}) {
  const AccountId to = ChatPlayer::user_id("ก");
  as_person(chat, "สมใจ", [&](Turn& turn) {
    hold_for(to, "session.told_trainer", {}, until, turn, buttons, "topic");
  });
}

}  // namespace

TEST_CASE("The buttons of all that somebody is told stand before those of the answer") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold(chat, {{"button.contact", "contact"}});
  hold(chat, {{"button.person", "person"}});
  hold(chat, {});
  chat.plays(R"(
    ก: ตามเรื่อง
    bot: …
    bot: …
    bot: …
    bot: ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่ [ติดต่อพัฒนากร] [ขอให้ช่วย] [เมนู]
    ก: [ขอให้ช่วย]
    bot: แจ้ง …
    ก: ตามเรื่อง
    bot: เรื่องที่ขอไว้เมื่อ พ. 14 มิ.ย. 60 ยังรออยู่… [เมนู]
  )");
}

TEST_CASE("A question keeps its answers before the buttons of what somebody is told with it") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold(chat, {{"button.contact", "contact"}});
  const Heard heard = chat.player().says("ก", "ขอให้ช่วย");
  CHECK(heard.buttons.back() == "ติดต่อพัฒนากร");
  CHECK(heard.buttons.size() > 2);
}

TEST_CASE("Where the buttons of two messages read alike, both have the same number") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_household("หลาน", "90", Relation::kHelper);
  chat.plays(R"(
    หลาน: 120
    bot:  จดแล้ว 120 บาท…
    หลาน: เมื่อวานได้ 80
    bot:  จดแล้ว 80 บาท…
    ก: เมนู
    bot:  1) คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 120 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  2) คุณหลาน จดรายได้แทนบ้านเลขที่ 90 ช่วง อ. 13 มิ.ย. 60 แล้ว: 80 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
    bot:  อยากทำอะไร… [ยอดไม่ถูก 1] [ยอดไม่ถูก 2] [...]
    ก: [ยอดไม่ถูก 1]
    bot:  ขอบคุณที่บอก…
    bot:  ครั้งนั้นจดไว้ 120 บาท (12 – 18 มิ.ย. 60)…
  )");
}

TEST_CASE("What has no room for its buttons under a question waits for the next message") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  const Heard alone = chat.player().says("ก", "ขอให้ช่วย");
  REQUIRE(alone.buttons.size() > 1);
  chat.player().says("ก", "ยกเลิก");
  std::vector<CommandButton> many(kMostButtons - alone.buttons.size() + 1,
                                  {"button.contact", "contact"});
  for (std::size_t i = 0; i < many.size(); ++i) many[i].command += "|" + std::to_string(i);
  hold(chat, many);
  hold(chat, {{"button.person", "person"}});
  const Heard asked = chat.player().says("ก", "ขอให้ช่วย");
  CHECK(asked.bubbles.size() == alone.bubbles.size() + 1);
  CHECK(asked.buttons.back() == "ขอให้ช่วย");
  const Heard then = chat.player().says("ก", "ยกเลิก");
  CHECK(then.buttons.front() == "ติดต่อพัฒนากร");
}

TEST_CASE("What is said and offered too late is dropped, and never more than LINE takes") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold_until(instant_from(chat.now_ms()) + std::chrono::hours(1), chat,
             {{"button.person", "person"}});
  chat.player().clock().move(std::chrono::hours(2));
  chat.plays(R"(
    ก: ตามเรื่อง
    bot: ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่ [เมนู]
  )");
  std::vector<CommandButton> many(20, {"next.answer_do", "person", {{"number", std::int64_t{7}}}});
  for (auto& button : many) button.command += "|" + std::to_string(&button - many.data());
  hold(chat, many);
  const Heard heard = chat.player().says("ก", "เมนู");
  CHECK(heard.buttons.size() == kMostButtons);
  CHECK(heard.buttons.back() == "ทำข้อ 7");
}

TEST_CASE(
    "Nothing is kept that is past already, and what it took the place of is not told either") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  const auto rows = [&] {
    return chat.database().writer().number("SELECT COUNT(*) FROM held_message");
  };
  const Instant now = instant_from(chat.now_ms());
  hold_until(now + std::chrono::hours(1), chat);
  CHECK(rows() == 1);
  hold_until(now, chat);
  CHECK(rows() == 0);
}

TEST_CASE("At its end it is told no more") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold_until(instant_from(chat.now_ms()) + std::chrono::hours(1), chat);
  chat.player().clock().move(std::chrono::hours(1));
  CHECK(chat.player().says("ก", "เมนู").bubbles.size() == 1);
}

TEST_CASE("Help that is taken on after its day is told without the day") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  add_officer(chat, "อร", "920603");
  HelpRequest request;
  request.id = "late";
  request.household_id = HouseholdId(add_listed_household(chat, programme, "90", "ก"));
  request.user_id = ChatPlayer::user_id("ก");
  request.kind = "visit";
  request.due_on = "2017-06-13";
  chat.player().change([&](Records& records) { records.help_requests.insert(request); });
  chat.player().posts_back("อร", "c|help_take|late");
  chat.plays(R"(
    ก: ตามเรื่อง
    bot: เรื่องที่คุณขอให้ช่วย คุณอร รับแล้ว
    bot: … [...]
  )");
}

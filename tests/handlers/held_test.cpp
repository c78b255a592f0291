// What a person is told with the answer to their next message, and the buttons below it.
#include <catch2/catch.hpp>

#include "handlers/pushes/held.h"
#include "support/village.h"

using namespace sammachip;

namespace {

void hold(Chat& chat, const std::string& key, const std::vector<CommandButton>& buttons,
          std::optional<Instant> until = {}) {
  const std::string to = ChatPlayer::user_id("ก");
  as_person(chat, "สมใจ", [&](Turn& turn) { hold_for(to, key, {}, buttons, turn, until); });
}

}  // namespace

TEST_CASE("The buttons of the last thing somebody is told stand before those of the answer") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold(chat, "welcome.hello", {{"button.contact", "contact", {}}});
  hold(chat, "media.sticker", {{"button.person", "person", {}}});
  hold(chat, "media.voice", {});
  chat.plays(R"(
    ก: ตามเรื่อง
    bot: …
    bot: …
    bot: …
    bot: ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่ [คุยกับคน] [เมนู]
    ก: [คุยกับคน]
    bot: ได้เลย จะให้คนช่วยดูให้…
    ก: ตามเรื่อง
    bot: เรื่องที่ขอไว้วันที่ พ. 14 มิ.ย. 60 ยังรออยู่… [เมนู]
  )");
}

TEST_CASE("A question keeps its answers before the buttons of what somebody is told with it") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold(chat, "welcome.hello", {{"button.contact", "contact", {}}});
  const Heard heard = chat.player().says("ก", "ขอให้ช่วย");
  CHECK(heard.buttons.back() == "ติดต่อพัฒนากร");
  CHECK(heard.buttons.size() > 2);
}

TEST_CASE("What is said and offered too late is dropped, and never more than LINE takes") {
  Chat chat;
  add_account(chat, "ก");
  add_account(chat, "สมใจ");
  hold(chat, "media.voice", {{"button.person", "person", {}}},
       instant_from(chat.now_ms()) + std::chrono::hours(1));
  chat.player().clock().move(std::chrono::hours(2));
  chat.plays(R"(
    ก: ตามเรื่อง
    bot: ตอนนี้ไม่มีเรื่องที่ขอให้ช่วยค้างอยู่ [เมนู]
  )");
  const std::vector<CommandButton> many(
      20, {"next.answer_do", "person", {{"number", std::int64_t{7}}}});
  hold(chat, "media.voice", many);
  const Heard heard = chat.player().says("ก", "เมนู");
  CHECK(heard.buttons.size() == kMostButtons);
  CHECK(heard.buttons.back() == "ทำข้อ 7");
}

// A message quotes another, of the person's own or of the bot: that is the one whose report is
// meant.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/chat.h"
#include "support/holds.h"

using namespace sammachip;
using Amounts = std::vector<long long>;

namespace {

// The person writes `text` and quotes an earlier message.
Heard quotes(Chat& chat, const std::string& person, const MessageId& quoted,
             const std::string& text) {
  static int count = 0;
  Event event;
  event.id = EventId("01QUOTING" + std::to_string(++count));
  event.type = EventType::kText;
  event.type_name = "message/text";
  event.source = SourceKind::kUser;
  event.user_id = ChatPlayer::user_id(person);
  event.reply_token = "token" + event.id;
  event.happened_at = event.received_at = chat.player().clock().now();
  event.text = text;
  event.message_id = MessageId("quoting" + std::to_string(count));
  event.kept_json = Json{
      {"type", "message"},
      {"webhookEventId", event.id},
      {"timestamp", milliseconds(event.happened_at)},
      {"source", {{"type", "user"}, {"userId", event.user_id}}},
      {"message",
       {{"type", "text"},
        {"id", event.message_id},
        {"text", text},
        {"quotedMessageId",
         quoted}}}}.dump();
  return chat.player().sends(std::move(event));
}

}  // namespace

TEST_CASE("A message that is quoted is the one whose report is meant") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
  )");
  const MessageId first = chat.player().last_message("ก");
  chat.plays(R"(
    * 2 days pass
    ก: 500
    bot:  จดแล้ว 500 บาท…
  )");
  const Heard asked = quotes(chat, "ก", first, "เป็น 450");
  CHECK(holds(asked.bubbles.front(), "จาก 350 เป็น 450 บาท ถูกไหม"));
  chat.plays(R"(
    ก: [ถูกแล้ว]
    bot:  แก้แล้ว จาก 350 เป็น 450 บาท…
  )");
  // Also by what it said before.
  CHECK(holds(quotes(chat, "ก", first, "ลบ").bubbles.front(), "จะลบยอด 450 บาท"));
  chat.plays(R"(
    ก: [ถูกแล้ว]
    bot:  ลบยอด 450 บาท…
  )");
  CHECK(chat.reports(house) == Amounts{500});
}

TEST_CASE("The bot's receipt that is quoted means the report that it is of") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    ก: สามพันห้า
    bot:  "สามพันห้า" หมายถึง 3,500 บาท…
    ก: [ถูกแล้ว]
    bot:  จดแล้ว 3,500 บาท…
    * 2 hours pass
    ก: 500
    bot:  จดแล้ว 500 บาท…
    ก: ขอบคุณ
    bot:  …
  )");
  // As the sender notes it: each answer had two messages.
  chat.database().writer().execute(
      "UPDATE outbox SET status = 'sent', finished_at_ms = created_at_ms,"
      " sent_ids = ' ' || (460 + rowid * 2) || ' ' || (461 + rowid * 2) || ' '");
  const auto answer_to = [](int answer) { return MessageId(std::to_string(461 + answer * 2)); };
  SECTION("of a figure that was typed") {
    CHECK(holds(quotes(chat, "ก", answer_to(1), "ผิด").bubbles.front(), "จดไว้ 350 บาท"));
  }
  SECTION("of a figure that a button told") {
    CHECK(holds(quotes(chat, "ก", answer_to(3), "ลบ").bubbles.front(), "จะลบยอด 3,500 บาท"));
  }
  SECTION("another figure alone") {
    CHECK(
        holds(quotes(chat, "ก", answer_to(3), "3005").bubbles.front(), "จาก 3,500 เป็น 3,005 บาท"));
  }
  SECTION("what was no receipt, and what is not known, is asked about") {
    const MessageId other = GENERATE(MessageId("46"), MessageId("4_1"), MessageId("47"));
    const MessageId quoted = GENERATE_COPY(values<MessageId>({answer_to(2), answer_to(5), other}));
    CHECK(holds(quotes(chat, "ก", quoted, "ผิด").bubbles.front(), "จะแก้ยอดไหน"));
  }
  SECTION("nobody else's") {
    chat.add_household("ข", "91");
    chat.plays(R"(
      ข: 80
      bot:  จดแล้ว 80 บาท…
      ข: 90
      bot:  จดแล้ว 90 บาท…
    )");
    CHECK(holds(quotes(chat, "ข", answer_to(1), "ผิด").bubbles.front(), "จะแก้ยอดไหน"));
  }
  CHECK(chat.reports(house) == Amounts{350, 3500, 500});
}

TEST_CASE("What is quoted and made no report is asked about") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 350
    bot:  จดแล้ว 350 บาท…
    ก: 500
    bot:  จดแล้ว 500 บาท…
  )");
  CHECK(holds(quotes(chat, "ก", MessageId("another"), "ผิด").bubbles.front(), "จะแก้ยอดไหน"));
  CHECK(chat.reports(house) == Amounts{350, 500});
}

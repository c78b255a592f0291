// The commands of the program, run as an operator runs them.
#include <catch2/catch.hpp>
#include <fstream>

#include "bot/engine/chat_player.h"
#include "bot/line/quota_reading.h"
#include "bot/talks/texts.h"
#include "commands/demo.h"
#include "handlers/programme.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"
#include "support/places.h"
#include "tests/commands/desk.h"

using namespace sammachip;

namespace {

constexpr const char* kAddVillage =
    "village add --code 92060309 --moo 9 --name ทดลอง --tambon เขากอบ --district ห้วยยอด "
    "--province ตรัง --phone 075-000-001";

}  // namespace

TEST_CASE("--version says which release it is, without a command or settings") {
  const Desk desk;
  const Ran ran = desk.run("--version", "", "SAMMACHIP_DIGEST_TIME=never");
  CHECK(ran.exit == 0);
  INFO(ran.output);
  CHECK_THAT(ran.output, Catch::Matches("sammachip-bot [0-9]+\\.[0-9]+\\.[0-9]+(-[0-9a-z-]+)?\n"));
}

TEST_CASE("read says how each line is understood") {
  const Desk desk;
  const Ran amount = desk.run("read amount", "สามพันห้า\nร้อยห้า\nสวัสดี\n๑๒.๕๐ บาท\n");
  CHECK(amount.exit == 0);
  CHECK(amount.output == "3500\nAMBIGUOUS\nNONE\n12.50\n");
  const Ran date = desk.run("read date --today 2017-06-14", "เมื่อวาน\nพรุ่งนี้\nวันพระ\n32 มิ.ย. 60\n");
  CHECK(date.exit == 0);
  CHECK(date.output == "2017-06-13\n2017-06-15\nAMBIGUOUS\nNONE\n");
  CHECK(desk.run("read date --today yesterday").exit == 2);
  CHECK(desk.run("read").exit == 2);
}

TEST_CASE("Commands work at the time to which the file moves the clock, as serve does") {
  const Desk desk;
  std::ofstream(desk.file("offset")) << 5 * 366 * 86400;
  const std::string moved = "SAMMACHIP_TIME_OFFSET_FILE='" + desk.file("offset") + "'";
  REQUIRE(desk.run("demo-seed", "", moved).exit == 0);
  const Ran invitation = desk.run("invite officer --area 920603", "", moved);
  const std::string until = "good once, until ";
  REQUIRE(holds(invitation.output, until));
  const std::string day =
      invitation.output.substr(invitation.output.find(until) + until.size(), 10);
  const Day today = std::chrono::floor<std::chrono::days>(SystemClock().now());
  CHECK(day > iso_date(today + std::chrono::days(5 * 366)));
  Database database(desk.url("bot.db"));
  Records records(database);
  const auto houses = records.households.find_by_house_no("92060301", "12");
  REQUIRE(houses.size() == 1);
  CHECK(instant_from(houses.front().created_at_ms) > SystemClock().now());
}

TEST_CASE("A village is added, listed, and has one code that stays the same") {
  const Desk desk;
  REQUIRE(desk.run(kAddVillage).exit == 0);
  CHECK(holds(desk.run("village list").output, "92060309  moo 9  ทดลอง, เขากอบ, ห้วยยอด, ตรัง"));
  const Ran first = desk.run("join-code --village 92060309 --qr " + desk.file("code.png"), "",
                             "SAMMACHIP_LINE_BASIC_ID=@abc1234d");
  CHECK(first.exit == 0);
  CHECK(holds(first.output, "link: https://line.me/R/oaMessage/%40abc1234d/?"));
  std::ifstream picture(desk.file("code.png"), std::ios::binary);
  std::string magic(8, '\0');
  picture.read(magic.data(), 8);
  CHECK(magic == "\x89PNG\r\n\x1a\n");
  const Ran second = desk.run("join-code --village 92060309");
  CHECK(first.output.substr(0, 15) == second.output.substr(0, 15));
}

TEST_CASE("What is used wrongly or cannot be done is said in a sentence") {
  const Desk desk;
  const Ran code =
      desk.run("village add --code 12 --moo 1 --name a --tambon b --district c --province d");
  CHECK(code.exit == 2);
  CHECK(holds(code.output, "8 digits"));
  const Ran unknown = desk.run("join-code --village 92060309");
  CHECK(unknown.exit == 1);
  CHECK(holds(unknown.output, "There is no village 92060309"));
  const Ran serve = desk.run("serve");
  CHECK(serve.exit == 2);
  CHECK(holds(serve.output, "SAMMACHIP_LINE_CHANNEL_SECRET"));
  REQUIRE(desk.run("demo-seed").exit == 0);
  CHECK(desk.run("demo-seed").exit == 1);
}

TEST_CASE("A backup is made and put back, and a damaged one is refused") {
  const Desk desk;
  REQUIRE(desk.run("demo-seed").exit == 0);
  REQUIRE(desk.run("backup " + desk.file("copy.db")).exit == 0);
  CHECK(desk.run("backup " + desk.file("copy.db")).exit == 1);
  REQUIRE(desk.run(kAddVillage).exit == 0);
  const Ran restored = desk.run("restore " + desk.file("copy.db"));
  CHECK(restored.exit == 0);
  CHECK(holds(restored.output, "former database"));
  CHECK_FALSE(holds(desk.run("village list").output, "92060309"));
  std::ofstream(desk.file("bad.db")) << "no database";
  CHECK(desk.run("restore " + desk.file("bad.db")).exit == 1);
  CHECK(holds(desk.run("village list").output, "92060301"));
}

TEST_CASE("The doctor says what is to be mended, and is content when nothing is") {
  const Desk desk;
  REQUIRE(desk.run("demo-seed").exit == 0);
  const Ran without = desk.run("doctor");
  CHECK(without.exit == 1);
  CHECK(holds(without.output, "MEND  settings"));
  CHECK(holds(without.output, "off   no menus below the chat"));
  CHECK(holds(without.output, "MEND  the bot's clock is moved"));
  const Ran with = desk.run("doctor", "",
                            "SAMMACHIP_LINE_CHANNEL_SECRET=s3cret"
                            " SAMMACHIP_LINE_CHANNEL_TOKEN=t0ken SAMMACHIP_TIME_OFFSET_S=0");
  INFO(with.output);
  CHECK(with.exit == 0);
  CHECK(holds(with.output, "kept sums: equal to a recount"));
  CHECK(holds(with.output, "pushes this month: 0 of 280 (the ledger says 0)"));
  CHECK(holds(with.output, "off   LINE's own count"));
  CHECK_FALSE(holds(with.output, "s3cret"));
  CHECK(desk.run("purge").exit == 0);
}

TEST_CASE("The doctor says what LINE counts of the month's pushes") {
  const Desk desk;
  REQUIRE(desk.run("demo-seed").exit == 0);
  {
    Database database(desk.url("bot.db"));
    Records records(database);
    const std::int64_t now_ms = milliseconds(testing::test_now());
    keep_reading({250, 100}, now_ms, records);
    records.push_ledger.add(line_month(now_ms), "digest", 3);
  }
  const Ran said = desk.run("doctor");
  INFO(said.output);
  CHECK(holds(said.output,
              "pushes this month: 103 of 250 (the ledger says 3, LINE 100 of 250, 0 minutes ago)"));
  CHECK_FALSE(holds(said.output, "LINE's own count"));
}

TEST_CASE("forecast says what the month's pushes will be spent on") {
  const Desk desk;
  REQUIRE(desk.run("demo-seed").exit == 0);
  const Ran help = desk.run("forecast --help");
  CHECK(help.exit == 0);
  CHECK(holds(help.output, "what the month's pushes will be spent on"));
  CHECK(desk.run("forecast --nonsense").exit == 2);
  {
    Database database(desk.url("bot.db"));
    Records records(database);
    const std::int64_t now_ms = milliseconds(testing::test_now());
    keep_reading({250, 100}, now_ms, records);
    records.push_ledger.add(line_month(now_ms), "digest", 3);
    records.push_ledger.add(line_month(now_ms), "message", 7);
  }
  const Ran said = desk.run("forecast");
  INFO(said.output);
  CHECK(said.exit == 0);
  CHECK(holds(said.output, "110 of 250 used, 140 left"));
  CHECK(holds(said.output, "Sent 10, the ceiling is 280 · LINE counts 100 of 250"));
  CHECK(holds(said.output, "daily digests: 3 sent"));
  CHECK(holds(said.output, "messages that officers sent themselves: 7"));
}

TEST_CASE("chat plays a talk without LINE") {
  const Desk desk;
  const Ran chat = desk.run("chat", "[รับทราบ เริ่มเลย]\nHYKM2345\n");
  CHECK(chat.exit == 0);
  CHECK(holds(chat.output, "หมู่ 1 บ้านควนเมา"));
}

TEST_CASE("replay rebuilds households and reports from the kept events alone") {
  const Desk desk;
  const Texts texts(source_dir() + "/locales");
  {
    Database database(desk.url("bot.db"));
    const Instant now = instant_from(1'497'405'600'000);
    seed_demo(database, now);
    ChatPlayer player(
        database, [&] { return std::make_unique<Programme>(texts, ProgrammeSettings{}); }, now);
    int count = 0;
    const auto write = [&](const std::string& message) {
      ++count;
      const std::string body =
          R"({"destination":"U0","events":[{"type":"message","mode":"active","timestamp":)" +
          std::to_string(milliseconds(player.clock().now())) + R"(,"webhookEventId":"01REPLAY)" +
          std::to_string(100 + count) +
          R"(","deliveryContext":{"isRedelivery":false},"replyToken":"r)" + std::to_string(count) +
          R"(","source":{"type":"user","userId":"U00000000000000000000000000000001"},)" +
          R"("message":{"type":"text","id":")" + std::to_string(count) +
          R"(","quoteToken":"q","text":")" + message + R"("}}]})";
      const ParsedWebhook parsed = parse_webhook(body, player.clock().now());
      REQUIRE(parsed.events.size() == 1);
      player.sends(parsed.events[0]);
      player.clock().move(std::chrono::minutes(2));
    };
    for (const char* message :
         {"สวัสดี", "รับทราบ เริ่มเลย", "HYKM2345", "77/7", "นาย ทดสอบ", "หัวหน้าบ้าน", "ทด", "3", "ค้าขาย",
          "เพาะเห็ด", "9000", "0", "ข้าม", "ศุกร์", "ใช่", "450"}) {
      write(message);
    }
    Records records(database);
    const auto house = records.households.find_by_house_no("92060301", "77/7");
    REQUIRE(house.size() == 1);
    REQUIRE(records.income_reports.editable(house[0].id, "2017-01-01").size() == 1);
  }
  const Ran replayed = desk.run("replay --into '" + desk.url("new.db") + "'");
  INFO(replayed.output);
  CHECK(replayed.exit == 0);
  Database rebuilt(desk.url("new.db"));
  Records records(rebuilt);
  const auto house = records.households.find_by_house_no("92060301", "77/7");
  REQUIRE(house.size() == 1);
  CHECK(house[0].members == 3);
  const auto reports = records.income_reports.editable(house[0].id, "2017-01-01");
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].amount_satang == 45'000);
}

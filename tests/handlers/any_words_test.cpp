// Whatever people write or press, the bot answers once and within what LINE takes.
#include <catch2/catch.hpp>
#include <fstream>

#include "bot/talks/talks.h"
#include "storage/households/household_links.h"
#include "storage/households/income_sums.h"
#include "support/chat.h"
#include "support/dice.h"
#include "support/limits.h"
#include "support/places.h"

using namespace sammachip;

namespace {

// What the corpus says that people write.
std::vector<std::string> corpus() {
  std::vector<std::string> texts{"เมนู",     "ยกเลิก",    "ย้อนกลับ",  "ข้าม",       "แก้ไข",
                                 "ช่วยเหลือ", "ยอดของฉัน", "ส่งรายได้", "ข้อมูลของฉัน", "เริ่ม"};
  for (const char* file : {"thai_amounts.tsv", "thai_dates.tsv"}) {
    std::ifstream lines(source_dir() + "/tests/corpus/" + file);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) texts.push_back(line.substr(0, line.find('\t')));
  }
  return texts;
}

void append_utf8(std::string& text, unsigned code) {
  const auto byte = [&](unsigned bits) { text += static_cast<char>(bits); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | code >> 6U);
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

// Any characters there are, mostly Thai, figures and marks that join; sometimes as many as LINE
// allows.
std::string noise(std::mt19937& random) {
  std::string text;
  const unsigned length = below(20, random) == 0 ? 2500 : 1 + below(30, random);
  for (unsigned i = 0; i < length; ++i) {
    unsigned code = 0;
    switch (below(5, random)) {
      case 0:
        code = 0x0E01 + below(0x5B, random);
        break;
      case 1:
        code = '0' + below(10, random);
        break;
      case 2:
        code = 1 + below(0x7F, random);
        break;
      case 3:
        code = pick<unsigned>({0x200B, 0x200D, 0x202E, 0xFE0F, 0x1F468, 0x1F1F9, 0xFEFF}, random);
        break;
      default:
        code = 1 + below(0x10FFFF, random);
    }
    if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
    append_utf8(text, code);
  }
  return text;
}

}  // namespace

TEST_CASE("Whatever is written, the bot answers once and within what LINE takes") {
  const std::vector<std::string> texts = corpus();
  REQUIRE(texts.size() > 300);
  std::mt19937 random(2560);
  Chat chat;
  chat.add_household("ก", "90");
  chat.add_household("ข", "91");
  chat.add_household("ข", "92", Relation::kHelper);
  const std::vector<std::string> people{"ก", "ข", "คนใหม่", "คนแปลกหน้า"};
  for (int step = 0; step < 900; ++step) {
    const std::string person = pick(people, random);
    const auto& buttons = chat.player().buttons_of(person);
    chat.player().clock().move(std::chrono::seconds(below(100, random)));
    const unsigned dice = below(100, random);
    INFO("step " << step << ", dice " << dice);
    Heard heard;
    if (dice < 45) {
      heard = chat.player().says(person, pick(texts, random));
    } else if (dice < 70) {
      heard = chat.player().says(person, noise(random));
    } else if (dice < 90 && !buttons.empty()) {
      heard = chat.player().posts_back(person, pick(buttons, random).second);
    } else if (dice < 94) {
      heard = chat.player().posts_back(person, noise(random));
    } else if (dice < 96) {
      heard = chat.player().does(person, EventType::kSticker);
    } else if (dice < 98) {
      chat.player().restart();
    } else {
      chat.player().clock().move(std::chrono::hours(24 * below(60, random)));
    }
    check_limits(heard.body_json);
  }
  Connection& connection = chat.database().writer();
  CHECK(connection.number("SELECT COUNT(*) FROM inbox WHERE status <> 'done'") == 0);
  CHECK(connection.number("SELECT COUNT(*) FROM (SELECT webhook_event_id FROM outbox"
                          " GROUP BY webhook_event_id HAVING COUNT(*) > 1)") == 0);
  CHECK(chat.records().income_sums.recount().empty());
}

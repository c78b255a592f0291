// The buttons of an answer, typed when they are gone.
#include "handlers/menu/shown_buttons.h"

#include <catch2/catch.hpp>

#include "storage/records.h"
#include "storage/villages/purchases.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

Reply reply_with(const std::vector<std::pair<std::string, std::string>>& buttons) {
  Reply reply;
  reply.bubbles.push_back({"…", {}});
  for (const auto& [label, data] : buttons) reply.buttons.push_back({label, data});
  return reply;
}

}  // namespace

TEST_CASE("Of an answer's commands the whole label and its beginning can be typed") {
  ShownButtons shown;
  const auto kept =
      shown.of(reply_with({{"แก้ยอดนี้", "c|correct|r1"}, {"ดูยอดของฉัน", "c|figures"}})).value();
  CHECK(typed_buttons("แก้ยอดนี้ค่ะ", kept) == std::vector<std::string>{"correct|r1"});
  CHECK(typed_buttons("เอา ดูยอด ของฉัน", kept) == std::vector<std::string>{"figures"});
  CHECK(typed_buttons("แก้ยอด", kept).empty());
  CHECK(begun_button("แก้ยอด", kept) == "correct|r1");
  CHECK(begun_button("ดูยอด", kept) == "figures");
  CHECK_FALSE(begun_button("แก้ข้าว", kept));
  CHECK_FALSE(begun_button("ด", kept));
  CHECK(typed_buttons("", kept).empty());
  CHECK(typed_buttons("แก้ยอดนี้", "").empty());
  // The words themselves are not kept.
  CHECK(kept.find("แก้") == std::string::npos);
}

TEST_CASE("One label on several cards is told apart by its number") {
  ShownButtons shown;
  const auto kept = shown
                        .of(reply_with({{"รับรอง", "c|open|a"},
                                        {"ขอให้แก้", "c|back|a"},
                                        {"รับรอง", "c|open|b"},
                                        {"ขอให้แก้", "c|back|b"}}))
                        .value();
  CHECK(typed_buttons("รับรอง", kept) == std::vector<std::string>{"open|a", "open|b"});
  CHECK(typed_buttons("รับรอง 2", kept) == std::vector<std::string>{"open|b"});
  CHECK(typed_buttons("ขอให้แก้ ๑ ค่ะ", kept) == std::vector<std::string>{"back|a"});
  CHECK(typed_buttons("รับรอง 3", kept).empty());
  CHECK_FALSE(begun_button("รับร", kept));
}

TEST_CASE("Answers without commands leave those that were shown before") {
  ShownButtons shown;
  CHECK_FALSE(shown.of(reply_with({})));
  // A question knows its own.
  CHECK_FALSE(shown.of(reply_with({{"ถูกแล้ว", "t|report|run|sure|true"}})));
  const std::string numbered = shown.of(reply_with({{"2 รับรอง", "c|open|b"}})).value();
  CHECK(typed_buttons("2", numbered) == std::vector<std::string>{"open|b"});
}

TEST_CASE("A receipt's button is typed when it is gone, and the figure it was about is meant") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.player().says("ก", "350");
  chat.player().clock().move(std::chrono::minutes(2));
  const Heard heard = chat.player().says("ก", "แก้ยอดนี้จ้า");
  CHECK(is_said(heard, "350"));
  chat.player().says("ก", "450");
  chat.player().clock().move(std::chrono::minutes(2));
  chat.player().says("ก", "ถูกแล้วจ้า");
  CHECK(chat.reports(house) == std::vector<long long>{450});
}

TEST_CASE("Where several cards have the same button, which one is asked, and a number is enough") {
  Chat chat;
  add_officer(chat, "อร", "920603");
  const ProgrammeId first = add_leader(chat, "สมใจ");
  add_officer(chat, "วิชัย", "9206");
  for (const char* item : {"พริกแห้ง", "กระทะ"}) {
    Purchase purchase = sent_purchase(chat, first, item);
    chat.player().change([&](Records& records) { records.purchases.insert(purchase); });
  }
  const Heard cards = chat.player().says("อร", "รอตัดสิน");
  REQUIRE(cards.picture_buttons.size() >= 2);
  const std::string label = cards.picture_buttons.front().first;
  CHECK(is_said(cards, label + " 1"));
  chat.player().clock().move(std::chrono::minutes(2));
  const Heard which = chat.player().says("อร", label);
  CHECK(is_said(which, "มีหลายเรื่อง"));
  chat.player().clock().move(std::chrono::minutes(2));
  const Heard second = chat.player().says("อร", "2");
  chat.player().clock().move(std::chrono::minutes(2));
  chat.player().says("อร", "รอตัดสิน");
  chat.player().clock().move(std::chrono::minutes(2));
  const Heard again = chat.player().says("อร", label + " 2");
  CHECK(bubbles_of(again) == bubbles_of(second));
}

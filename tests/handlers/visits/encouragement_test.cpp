// Kind words after reports: when, how often, and never about an amount.
#include <catch2/catch.hpp>
#include <regex>

#include "handlers/calendar/rounds.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/visits/encouragement.h"
#include "storage/households/encouragements.h"
#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

namespace {

ReportFacts steady() {
  ReportFacts facts;
  facts.reports_before = 10;
  facts.incomes_before = 10;
  facts.rounds_in_a_row = 3;
  facts.is_new_in_round = true;
  return facts;
}

std::vector<Encouragement> said_to(Chat& chat, const std::string& person) {
  return chat.records().encouragements.list_for(ChatPlayer::user_id(person));
}

}  // namespace

TEST_CASE("Each occasion is told from the facts of the house alone") {
  CHECK(occasion_of(ReportFacts{}) == Occasion::kFirstReport);
  ReportFacts facts = steady();
  CHECK(occasion_of(facts) == std::nullopt);
  facts.incomes_before = 0;
  CHECK(occasion_of(facts) == Occasion::kFirstIncome);
  facts = steady();
  facts.rounds_in_a_row = 4;
  CHECK(occasion_of(facts) == Occasion::kFourInARow);
  facts.rounds_in_a_row = 5;
  CHECK(occasion_of(facts) == std::nullopt);
  facts.rounds_in_a_row = 8;
  CHECK(occasion_of(facts) == Occasion::kFourInARow);
  facts.is_new_in_round = false;  // A second report of the same round.
  CHECK(occasion_of(facts) == std::nullopt);
  facts = steady();
  facts.rounds_in_a_row = 1;
  facts.silent_rounds_before = 1;
  CHECK(occasion_of(facts) == std::nullopt);
  facts.silent_rounds_before = 2;
  CHECK(occasion_of(facts) == Occasion::kBack);
  facts = steady();
  facts.is_above_average = true;
  CHECK(occasion_of(facts) == Occasion::kAboveOwnAverage);
}

TEST_CASE("First report, four rounds in a row, back after silence: each is noticed once") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.plays(R"(
    ก: 500
    bot:  จดแล้ว 500 บาท…บ้านคุณบอกรายได้เป็นครั้งแรก ขอบคุณที่เริ่มนะ
    * 1 week passes
    ก: 400
    bot:  จดแล้ว 400 บาท ขอบคุณมาก คุณก / ของ 19 – 25 มิ.ย. 60 / เดือนนี้รวม 900 บาท
    * 1 week passes
    ก: 410
    bot:  จดแล้ว 410 บาท ขอบคุณมาก คุณก / ของ 26 มิ.ย. – 2 ก.ค. 60 / เดือนนี้รวม 1,310 บาท
    * 1 week passes
    ก: 380
    bot:  จดแล้ว 380 บาท…จดครบ 4 รอบติดกันแล้ว ตั้งใจจริง ๆ
    ก: 20 บาท
    bot:  20 บาท ช่วง … / ต่างจากที่เคยจดไว้มาก…
    ก: ใช่
    bot:  จดแล้ว 20 บาท ขอบคุณมาก คุณก / ของ 3 – 9 ก.ค. 60 / เดือนนี้รวม 400 บาท
    * 3 weeks pass
    ก: 200
    bot:  จดแล้ว 200 บาท…ดีใจที่กลับมา ไม่ต้องย้อนจดก็ได้ เริ่มจากวันนี้
    * 1 week passes
    ก: ไม่มีรายได้
    bot:  รับทราบ … ยังไม่มีรายได้ ไม่เป็นไรเลย / ขอบคุณที่บอกนะ คุณก
    bot:  ติดตรงไหน พอเล่าได้ไหม…
  )");
  CHECK(said_to(chat, "ก").size() == 3);
}

TEST_CASE("The first money after rounds without is noticed") {
  Chat chat;
  chat.add_household("ก", "90");
  chat.player().says("ก", "ไม่ได้ขาย");
  chat.player().taps("ก", "ไม่อยากบอก");
  chat.player().taps("ก", "ไม่มี");
  CHECK(said_to(chat, "ก").empty());
  chat.plays(R"(
    * 1 week passes
    ก: 150
    bot:  จดแล้ว 150 บาท…ได้เงินก้อนแรกจาก เพาะเห็ด แล้ว น่าชื่นใจจัง
  )");
}

TEST_CASE("Over twelve weeks: one a week at most, no words twice in eight, never an amount") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  add_officer(chat, "อร", "920603");
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  int amount = 300;
  for (int day = 0; day < 84; ++day) {
    if (day % 7 < 3 && day / 7 != 5 && day / 7 != 6) {
      amount += 37;
      const Heard heard = chat.player().says("ก", std::to_string(amount) + " บาท");
      if (heard.bubbles.back().find("ถูกไหม") != std::string::npos) chat.player().says("ก", "ใช่");
    }
    if (day % 14 == 4) {
      chat.player().posts_back("อร", "c|encourage|" + house);
      chat.player().taps("อร", "ขอบคุณที่ตั้งใจ");
    }
    chat.plays("* 1 day passes");
  }
  const auto all = said_to(chat, "ก");  // The latest first.
  std::vector<Encouragement> by_bot;
  for (const auto& one : all) {
    if (one.from_user.empty()) by_bot.push_back(one);
  }
  REQUIRE(by_bot.size() >= 3);
  constexpr long long kDay = 86'400'000;
  for (std::size_t i = 0; i < by_bot.size(); ++i) {
    INFO(by_bot[i].text_key);
    for (const auto& other : all) {
      const bool is_earlier = other.created_at_ms < by_bot[i].created_at_ms;
      if (is_earlier) CHECK(by_bot[i].created_at_ms - other.created_at_ms >= 7 * kDay);
      if (is_earlier && other.text_key == by_bot[i].text_key) {
        CHECK(by_bot[i].created_at_ms - other.created_at_ms >= 56 * kDay);
      }
    }
    for (const auto& name : Chat::texts().placeholders(Language::kThai, by_bot[i].text_key)) {
      CHECK(name != "amount");
    }
  }
}

TEST_CASE("A step done is thanked for to its leader only, and both may note what was learnt") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  for (const char* person : {"ผู้นำ", "อร"}) {
    as_person(chat, person, [&](Turn& turn) {
      Ending ending;
      ending.buttons = {{"button.next", "next"}, {"button.menu", "menu"}};
      mark_milestone(ending, programme, turn);
      CHECK(ending.says.size() == (std::string(person) == "ผู้นำ" ? 1 : 0));
      REQUIRE(ending.buttons.size() == 3);
      CHECK(ending.buttons[1].command == "lesson|" + programme);
    });
  }
}

TEST_CASE("The village's workers are thanked too, by the same rule of one a week") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  as_person(chat, "ผู้นำ", [](Turn& turn) {
    const auto first = encouragement_for_leader(turn);
    REQUIRE(first);
    CHECK(first->key == "encouragement.leader_1");
    CHECK_FALSE(encouragement_for_leader(turn));
  });
  chat.plays("* 8 days pass");
  as_person(chat, "ผู้นำ", [](Turn& turn) {
    CHECK(encouragement_for_leader(turn)->key == "encouragement.leader_2");
  });
  const TeamMemberId sage = add_sage(chat, programme, "ปราชญ์", "ปราชญ์");
  confirm_team(chat, programme);
  const HouseholdId first = add_listed_household(chat, programme, "90", "สมใจ", sage);
  const HouseholdId second = add_listed_household(chat, programme, "91", "", sage);
  for (const auto& house : {first, second}) {
    chat.player().posts_back("ปราชญ์", "c|visit|" + house);
    for (const char* answer : {"เจอ", "ทำอยู่", "ไม่มี", "ไม่มี", "ยังไม่นัด"}) {
      chat.player().taps("ปราชญ์", answer);
    }
    const Heard end = chat.player().taps("ปราชญ์", "ดี");
    const bool is_thanked = end.bubbles.back().find("ขอบคุณแทนทั้ง 2 บ้าน") != std::string::npos;
    CHECK(is_thanked == (house == second));
  }
}

// Weeks in which nobody of a house was asked, as it rested, wanted no messages or had blocked the
// account, are not missed; and who looks after it sees why nothing comes.
#include <catch2/catch.hpp>

#include "handlers/income/silent_houses.h"
#include "handlers/village/villages.h"
#include "handlers/village_year/measures.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// A leader "สมใจ" and an officer "อร"; house 12 of "ก", there since long.
struct RestingVillage {
  Chat chat;
  ProgrammeId programme;
  HouseholdId house;

  RestingVillage() {
    programme = add_leader(chat, "สมใจ");
    chat.database().writer().execute("UPDATE household SET status = 'left'");
    add_officer(chat, "อร", "920603");
    house = add_listed_household(chat, programme, "12", "ก");
    chat.database().writer().execute("UPDATE household SET created_at_ms = 1480000000000");
  }

  SilentHouses silent() {
    SilentHouses found;
    as_person(chat, "สมใจ", [&](Turn& turn) {
      found = silent_houses(villages_for(Act::kNoteVisit, turn).front(), turn);
    });
    return found;
  }
  int silent_in_digest() {
    const Day today =
        std::chrono::floor<std::chrono::days>(instant_from(chat.now_ms()) + std::chrono::hours(7));
    const auto figures =
        chat.records().household_standings.figures_in_area(kFirstVillage, 2560, "2017-06");
    return silent_rounds(figures.front(), *parse_iso_date("2017-01-01"), today, 5);
  }
  // Its card, as the leader sees it.
  std::string opens() {
    return chat.player().posts_back("สมใจ", "c|household|" + house).bubbles.front();
  }
  std::string says(const std::string& person, const std::string& words) {
    return bubbles_of(chat.player().says(person, words));
  }
};

}  // namespace

TEST_CASE("Who wants no messages misses nothing until they are asked again") {
  RestingVillage village;
  CHECK(village.silent().missing.size() == 1);
  village.says("ก", "เงียบ");
  CHECK(village.silent().missing.empty());
  CHECK(village.silent().quiet.size() == 1);
  CHECK(village.silent_in_digest() == 0);
  // The leader, the house's card and the digest say so.
  const std::string left = village.says("สมใจ", "ใครยังไม่ส่ง");
  INFO(left);
  CHECK(holds(left, "ไม่ได้ถาม"));
  CHECK(holds(left, "งดทักอยู่"));
  CHECK(holds(left, "0 จาก 1"));
  CHECK(holds(village.opens(), "งดทักอยู่ จึงไม่ได้ถาม"));
  CHECK(holds(village.says("อร", "สรุป"), "ไม่ได้ถามอยู่ 1 บ้าน: 12 หัวหน้าบ้าน 12 (ควนเมา) · งดทักอยู่"));
  // Two weeks later they want to be asked again: the weeks between stay excused.
  village.chat.plays("* 15 days pass");
  village.says("ก", "เปิดเสียง");
  CHECK(village.silent().missing.empty());
  CHECK(village.silent_in_digest() == 0);
  village.chat.plays("* 14 days pass");
  CHECK(village.silent().missing.size() == 1);
}

TEST_CASE("A house without LINE of which nothing comes is silent, in the list and in the digest") {
  RestingVillage village;
  village.chat.database().writer().execute("UPDATE household_link SET until_ms = 1");
  village.chat.database().writer().execute("UPDATE household SET status = 'selected' WHERE id = '" +
                                           village.house + "'");
  CHECK(village.silent().missing.size() == 1);
  CHECK(village.silent().quiet.empty());
  CHECK(village.silent_in_digest() == 5);
}

TEST_CASE("Weeks in which the account was blocked are not missed, also when they are over") {
  RestingVillage village;
  village.chat.player().does("ก", EventType::kUnfollow);
  CHECK(village.silent().missing.empty());
  CHECK(holds(village.says("สมใจ", "ใครยังไม่ส่ง"), "ปิดกั้นไลน์อยู่"));
  CHECK(holds(village.opens(), "ปิดกั้นไลน์นี้อยู่"));
  village.chat.plays("* 21 days pass");
  CHECK(village.silent_in_digest() == 0);
  village.chat.player().does("ก", EventType::kFollow);
  CHECK(village.silent().missing.empty());
  CHECK(village.silent_in_digest() == 0);
  village.chat.plays("* 14 days pass");
  CHECK(village.silent().missing.size() == 1);
}

TEST_CASE(
    "A house of which somebody else hears the bot is asked, and misses what it does not say") {
  RestingVillage village;
  add_account(village.chat, "ลูก");
  village.chat.player().change([&](Records& records) {
    HouseholdLink link;
    link.id = "l2";
    link.household_id = village.house;
    link.user_id = ChatPlayer::user_id("ลูก");
    link.relation = Relation::kMember;
    link.since_ms = village.chat.now_ms();
    records.household_links.insert(link);
  });
  village.chat.player().does("ก", EventType::kUnfollow);
  CHECK(village.silent().missing.size() == 1);
  village.says("ลูก", "เงียบ");
  CHECK(village.silent().missing.empty());
}

TEST_CASE("Who stopped is missed like a house without LINE, and seen to have stopped") {
  RestingVillage village;
  village.says("ก", "เลิกใช้");
  village.says("ก", "เลิกใช้");
  CHECK(village.silent().missing.size() == 1);
  CHECK(holds(village.says("สมใจ", "ใครยังไม่ส่ง"), "เลิกใช้ไลน์แล้ว"));
  CHECK(holds(village.opens(), "เลิกใช้ไลน์นี้แล้ว"));
  const std::string digest = village.says("อร", "สรุป");
  INFO(digest);
  CHECK(holds(digest, "เงียบตั้งแต่ 2 รอบ 1 บ้าน: 12 หัวหน้าบ้าน 12 (ควนเมา) · เลิกใช้ไลน์แล้ว"));
}

TEST_CASE("A round of whose days the house rested on any is not missed") {
  RestingVillage village;
  const auto rests_until = [&](const std::string& day) {
    village.chat.player().change([&](Records& records) {
      Household house = records.households.find(village.house).value();
      house.rest_until = day;
      records.households.update(house);
    });
  };
  rests_until("2017-06-07");  // Wednesday of the last finished week.
  CHECK(village.silent().missing.empty());
  CHECK(village.silent_in_digest() == 0);
  rests_until("2017-06-04");
  CHECK(village.silent().missing.size() == 1);
  CHECK(village.silent_in_digest() == 1);
}

TEST_CASE("A village that rests has no silent houses") {
  RestingVillage village;
  village.chat.database().writer().execute("UPDATE village_programme SET pause = 'paused'");
  CHECK(village.silent().missing.empty());
  CHECK_FALSE(holds(village.says("อร", "สรุป"), "เงียบตั้งแต่"));
}

TEST_CASE("Coming back from a rest is no return after silence") {
  HouseholdFigures house;
  house.standing.answered_to = "2017-06-11";
  house.standing.answered_before_to = "2017-04-02";
  CHECK(came_back(house));
  house.rest_until = "2017-06-04";
  CHECK_FALSE(came_back(house));
}

#include <catch2/catch.hpp>

#include "handlers/access/roles.h"
#include "storage/database/connection.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "support/village.h"

using namespace sammachip;

TEST_CASE("What a person may do is looked up once, and anew after anything was written") {
  Chat chat;
  add_leader(chat, "ผู้นำ");
  as_person(chat, "ผู้นำ", [](Turn& turn) {
    const AccountId leader = turn.account.user_id;
    const AreaCode village(kFirstVillage);
    const auto may_record = [&] { return may(Act::kRecordMeeting, about_area(village), turn); };
    const auto& standings = standings_of(turn);
    CHECK(may_record());
    CHECK(&standings_of(turn) == &standings);
    SECTION("a role that has ended counts no more in the same turn") {
      end_role(leader, std::string(kAsLeader), village, turn);
      CHECK_FALSE(may_record());
      grant_role(leader, std::string(kAsLeader), village, turn);
      CHECK(may_record());
    }
    SECTION("an end that is undone did not happen") {
      {
        const Savepoint part(turn.records.connection);
        end_role(leader, std::string(kAsLeader), village, turn);
        CHECK_FALSE(may_record());
      }
      CHECK(may_record());
    }
    CHECK_FALSE(standings.empty());  // Who still holds the first reads what they were given.
  });
}

TEST_CASE("A turn in which nobody speaks has no message, and is worded for its reader") {
  Chat chat;
  add_leader(chat, "ผู้นำ");
  chat.player().change([&](Records& records) {
    auto account = records.line_accounts.find(ChatPlayer::user_id("ผู้นำ"));
    REQUIRE(account);
    account->language = "en";
    const Instant now = instant_from(chat.now_ms());
    const Day yesterday =
        std::chrono::floor<std::chrono::days>(now + std::chrono::hours(7)) - std::chrono::days{1};
    const Turn nobody = Turn::of_own_accord(yesterday, Language::kThai, records, Chat::texts(), now,
                                            std::chrono::hours(7));
    CHECK(nobody.kind == Turn::Kind::kOwnAccord);
    CHECK(nobody.account.user_id.empty());
    CHECK(nobody.message_id().empty());
    CHECK(nobody.sent() == now);
    CHECK_THROWS_AS(nobody.event(), std::logic_error);
    const Turn turn = nobody.for_reader(*account);
    CHECK(turn.account.user_id == account->user_id);
    CHECK(turn.language == Language::kEnglish);
    CHECK(turn.today == yesterday);
    const Event event;
    const Turn answer =
        Turn::answering(event, *account, records, Chat::texts(), now, std::chrono::hours(7));
    CHECK_THROWS_AS(answer.for_reader(*account), std::logic_error);
  });
}

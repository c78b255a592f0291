// What waits for somebody's next message reaches who writes nothing within a day, by one push with
// all of it; what is worth no push waits on. docs/programme.md 8.2.
#include "handlers/pushes/held_job.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bot/line/quota_reading.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/push_budget.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "support/village.h"

using namespace sammachip;

namespace {

using std::chrono::minutes;

// A leader "สมใจ" and a household "ก"; it is Wednesday, 14 June 2017, 9:00.
struct Waiting {
  Waiting() {
    add_leader(chat, "สมใจ");
    chat.add_household("ก", "12");
    add_officer(chat, "อร", "920603");
  }

  void tell(const std::string& person, Fact sentence = "message.held",
            const std::vector<CommandButton>& buttons = {}) {
    as_person(chat, "อร", [&](Turn& turn) {
      hold_for(ChatPlayer::user_id(person), sentence, {}, turn, buttons);
    });
  }
  // Of a moment so many minutes from now.
  void tell_until(minutes from_now, const std::string& person) {
    as_person(chat, "อร", [&](Turn& turn) {
      hold_for(ChatPlayer::user_id(person), "session.told_trainer", {}, turn.now + from_now, turn);
    });
  }
  long long last_end() {
    return chat.database().writer().number(
        "SELECT not_after_ms FROM outbox WHERE kind <> 'reply' ORDER BY id DESC LIMIT 1");
  }

  void move_to(int day_of_june, minutes at) {
    const Instant then = Instant(std::chrono::sys_days{std::chrono::year{2017} / 6 / day_of_june}) +
                         at - settings.utc_offset;
    chat.player().clock().move(
        std::chrono::duration_cast<std::chrono::seconds>(then - instant_from(chat.now_ms())));
  }

  // The look of that moment; returns the bodies of the pushes it made.
  std::vector<std::string> looks_at(int day_of_june, minutes at) {
    move_to(day_of_june, at);
    push_all_held(chat, settings);
    std::vector<std::string> fresh;
    Query<std::tuple<std::string, std::string>()> pushes(
        chat.database().writer(),
        "SELECT id, body_json FROM outbox WHERE kind <> 'reply' ORDER BY id");
    for (const auto& [id, body] : pushes.all()) {
      if (known.insert(id).second) fresh.push_back(body);
    }
    return fresh;
  }

  Chat chat;
  NotifySettings settings;
  std::set<std::string> known;
};

constexpr minutes kMorning = std::chrono::hours(8) + minutes(30);
constexpr minutes kAfternoon = std::chrono::hours(16) + minutes(30);

std::size_t bubbles_in(const std::string& body) { return Json::parse(body).at("messages").size(); }

}  // namespace

TEST_CASE("Who writes nothing for a day is told by push, all at once and once") {
  Waiting waiting;
  waiting.tell("สมใจ", "message.held", {{"button.person", "person"}});
  waiting.chat.player().clock().move(std::chrono::hours(1));
  waiting.tell("สมใจ", "close_year.told");
  CHECK(waiting.looks_at(14, kAfternoon).empty());
  // At the next look, at 16:30, it would have waited for a day and more.
  const auto pushes = waiting.looks_at(15, kMorning);
  REQUIRE(pushes.size() == 1);
  CHECK(bubbles_in(pushes.front()) == 2);
  CHECK(pushes.front().find(ChatPlayer::user_id("สมใจ")) != std::string::npos);
  CHECK(pushes.front().find("c|person") != std::string::npos);
  CHECK(waiting.chat.records().push_ledger.total("2017-06") == 1);
  CHECK(waiting.looks_at(15, kAfternoon).empty());
  CHECK(waiting.looks_at(16, kMorning).empty());
}

TEST_CASE("Who writes in time has it with the answer, and nothing is pushed") {
  Waiting waiting;
  waiting.tell("สมใจ");
  waiting.chat.player().clock().move(std::chrono::hours(8));
  CHECK(waiting.chat.player().says("สมใจ", "เมนู").bubbles.size() == 2);
  CHECK(waiting.looks_at(15, kMorning).empty());
  CHECK(waiting.looks_at(15, kAfternoon).empty());
}

TEST_CASE("What is said in the evening is pushed the next afternoon, not only the day after") {
  Waiting waiting;
  waiting.move_to(14, std::chrono::hours(18));
  waiting.tell("สมใจ");
  CHECK(waiting.looks_at(15, kMorning).empty());
  CHECK(waiting.looks_at(15, kAfternoon).size() == 1);
}

TEST_CASE("Before a holiday it is pushed early, and on it not at all") {
  Waiting waiting;
  std::istringstream holidays{"2017-06-15 วันหยุด\n"};
  waiting.settings.holidays = Holidays(holidays, "test");
  SECTION("early") {
    waiting.tell("สมใจ");
    CHECK(waiting.looks_at(14, kAfternoon).size() == 1);
  }
  SECTION("not at all") {
    waiting.move_to(14, std::chrono::hours(18));
    waiting.tell("สมใจ");
    CHECK(waiting.looks_at(15, kAfternoon).empty());
    CHECK(waiting.looks_at(16, kMorning).size() == 1);
  }
}

TEST_CASE("More than five bubbles wait for the next day, and the oldest come first") {
  Waiting waiting;
  for (int i = 0; i < 7; ++i)
    waiting.tell("สมใจ", i < 5 ? Fact("message.held") : Fact("close_year.told"));
  const auto first = waiting.looks_at(15, kMorning);
  REQUIRE(first.size() == 1);
  CHECK(bubbles_in(first.front()) == 5);
  CHECK(first.front().find(Chat::texts().say(Language::kThai, "close_year.told", {})) ==
        std::string::npos);
  CHECK(waiting.looks_at(15, kAfternoon).empty());
  const auto second = waiting.looks_at(16, kMorning);
  REQUIRE(second.size() == 1);
  CHECK(bubbles_in(second.front()) == 2);
}

TEST_CASE("What is kind or good to know waits for their next message, however long") {
  Waiting waiting;
  as_person(waiting.chat, "อร", [&](Turn& turn) {
    hold_until_they_write(ChatPlayer::user_id("สมใจ"), "message.held", {}, turn);
  });
  for (int day = 15; day <= 20; ++day) CHECK(waiting.looks_at(day, kMorning).empty());
  CHECK(waiting.chat.player().says("สมใจ", "เมนู").bubbles.size() == 2);
}

TEST_CASE("A household gets two pushes a week, and who wants quiet none") {
  Waiting waiting;
  int pushes = 0;
  for (int day = 14; day < 21; ++day) {
    waiting.move_to(day, std::chrono::hours(9));
    waiting.tell("ก");
    pushes += static_cast<int>(waiting.looks_at(day + 1, kMorning).size());
  }
  CHECK(pushes == 2);
}

TEST_CASE("Who wants quiet is pushed nothing") {
  Waiting waiting;
  waiting.chat.player().says("สมใจ", "เงียบ");
  waiting.tell("สมใจ");
  CHECK(waiting.looks_at(16, kMorning).empty());
}

TEST_CASE("Without pushes left it waits, and goes out with the next month's") {
  Waiting waiting;
  waiting.chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "0"); });
  waiting.tell("สมใจ");
  CHECK(waiting.looks_at(15, kMorning).empty());
  waiting.chat.player().change(
      [](Records& records) { records.settings.save(kPushCeiling, "300"); });
  CHECK(waiting.looks_at(30 + 3, kMorning).size() == 1);
}

TEST_CASE("What has waited may use three days' shares of the month's pushes, and no more") {
  Waiting waiting;
  // 17 days are left, and no digests: the officers are gone.
  waiting.chat.database().writer().execute("DELETE FROM role_grant WHERE role = 'officer'");
  waiting.chat.player().change([](Records& records) { records.settings.save(kPushCeiling, "17"); });
  for (const char* person : {"ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ด"}) {
    add_account(waiting.chat, person);
    waiting.tell(person);
  }
  CHECK(waiting.looks_at(15, kMorning).size() == 3 * 2);  // 17 in 16 days: two a day, rounded up.
}

TEST_CASE("While nothing reaches LINE what would be pushed waits, and is not lost") {
  const auto ended = GENERATE(OutboxStatus::kExpired, OutboxStatus::kUnknown);
  Waiting waiting;
  waiting.tell("สมใจ");
  waiting.chat.player().change([&](Records& records) {
    keep_silence(waiting.chat.now_ms(), records);
    OutboxMessage lost;
    lost.id = "lost";
    lost.kind = OutboxKind::kPush;
    lost.recipient = ChatPlayer::user_id("ก");
    lost.body_json = R"({"to": "", "messages": []})";
    records.outbox.insert(lost);
    records.outbox.finish("lost", ended, "", waiting.chat.now_ms());
  });
  waiting.known.insert("lost");
  CHECK(waiting.looks_at(15, kMorning).empty());
  waiting.chat.player().change([&](Records& records) {
    keep_reading({300, 5}, waiting.chat.now_ms(), records);  // LINE answers again.
  });
  CHECK(waiting.looks_at(15, kAfternoon).size() == 1);
}

TEST_CASE("What would be of no use by the next look is pushed at this one, and only until then") {
  Waiting waiting;
  waiting.move_to(14, std::chrono::hours(18));
  waiting.tell_until(std::chrono::hours(16),
                     "สมใจ");  // Until ten on the 15th; the looks are 8:30 and 16:30.
  CHECK(waiting.looks_at(15, kMorning).size() == 1);
  CHECK(waiting.last_end() == milliseconds(instant_from(waiting.chat.now_ms()) + minutes(90)));
}

TEST_CASE("What can wait for the next look waits, and what is over is not pushed") {
  Waiting waiting;
  waiting.tell_until(std::chrono::hours(8), "สมใจ");  // Until 17:00.
  CHECK(waiting.looks_at(14, std::chrono::hours(17)).empty());
  CHECK(waiting.looks_at(15, kMorning).empty());
  waiting.tell_until(std::chrono::hours(24), "สมใจ");
  CHECK(waiting.looks_at(15, std::chrono::hours(9)).empty());
  CHECK(waiting.looks_at(15, kAfternoon).size() == 1);
}

TEST_CASE("A push of several things lasts until the first of them is over, or the evening") {
  Waiting waiting;
  waiting.tell("สมใจ");
  waiting.tell_until(std::chrono::hours(24), "สมใจ");
  CHECK(waiting.looks_at(15, kMorning).size() == 1);
  CHECK(waiting.last_end() == milliseconds(instant_from(waiting.chat.now_ms()) + minutes(30)));
  waiting.tell("ก");
  CHECK(waiting.looks_at(16, kMorning).size() == 1);
  CHECK(waiting.last_end() ==
        milliseconds(instant_from(waiting.chat.now_ms()) + std::chrono::hours(11) + minutes(30)));
}

// What is told of a moment is not told, held or pushed when the moment is over: each such sentence
// is brought about as in the programme, and then everybody is late. docs/programme.md 8.2.
#include "handlers/pushes/news.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "bot/line/quota_reading.h"
#include "handlers/digest/digest_job.h"
#include "handlers/pushes/held_job.h"
#include "handlers/pushes/push_budget.h"
#include "handlers/pushes/used_up.h"
#include "handlers/words/told.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/training_sessions.h"
#include "support/places.h"
#include "support/village.h"

using namespace sammachip;

namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant moment(const std::string& day, minutes at = minutes(0)) {
  return Instant(*parse_iso_date(day)) + at - hours(7);
}

// A village whose list is confirmed: a leader "สมใจ", a sage "แดง" who looks after house 12 ("ก"),
// house 45 without LINE, and an officer "อร". It is Wednesday, 14 June 2017, 9:00, and nothing
// waits for anybody.
struct Place {
  // Without pushes, what is said of the bot's own accord waits for people's next message.
  explicit Place(bool has_pushes) {
    chat.database().writer().execute("UPDATE household SET status = 'left'");
    chat.database().writer().execute("UPDATE role_grant SET until_ms = 1");
    programme = add_leader(chat, "สมใจ");
    set_targets(chat, programme, 2, 2);
    const std::string sage = add_sage(chat, programme, "ครูแดง", "แดง");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    house = add_listed_household(chat, programme, "12", "ก", sage);
    add_listed_household(chat, programme, "45");
    confirm_list(chat, programme);
    add_officer(chat, "อร", "920603");
    // Since Sunday, 11 June: from the week of the 12th on they are asked.
    chat.database().writer().execute("UPDATE household SET created_at_ms = 1497196800000");
    chat.database().writer().execute("DELETE FROM held_message");
    set_ceiling(has_pushes ? 3000 : 0);
  }

  void set_ceiling(int pushes) {
    chat.player().change(
        [&](Records& records) { records.settings.save(kPushCeiling, std::to_string(pushes)); });
  }
  void move_to(Instant then) {
    chat.player().clock().move(
        std::chrono::duration_cast<std::chrono::seconds>(then - instant_from(chat.now_ms())));
  }

  // Planned by the leader; `day` and `time` as they are written.
  std::string plans(const std::string& day = "พรุ่งนี้", const std::string& time = "9 โมง") {
    ChatPlayer& player = chat.player();
    player.posts_back("สมใจ", "c|session|" + programme);
    player.taps("สมใจ", "ลงมือทำ");
    player.says("สมใจ", "เพาะเห็ด");
    player.taps("สมใจ", day);
    player.says("สมใจ", time);
    player.says("สมใจ", "ศาลาหมู่บ้าน");
    player.taps("สมใจ", "ครูแดง");
    player.taps("สมใจ", "ถูกแล้ว");
    return chat.records().training_sessions.list(programme).back().id;
  }
  void moves_session() {
    const std::string session = plans();
    chat.player().posts_back("สมใจ", "c|session_move|" + session);
    chat.player().says("สมใจ", "20 มิ.ย.");
    chat.player().says("สมใจ", "10 โมง");
    chat.player().taps("สมใจ", "ถูกแล้ว");
  }
  void cancels_session() {
    const std::string session = plans();
    chat.player().posts_back("สมใจ", "c|session_cancel|" + session);
    chat.player().taps("สมใจ", "ยกเลิกนัดนี้");
  }
  std::string asks_for_help() {
    HelpRequest request;
    request.id = new_id(chat.now_ms());
    request.household_id = house;
    request.user_id = ChatPlayer::user_id("ก");
    request.kind = "visit";
    request.created_at_ms = chat.now_ms();
    request.due_on = "2017-06-16";
    chat.player().change([&](Records& records) { records.help_requests.insert(request); });
    return request.id;
  }
  void buys_without_receipt() {
    Purchase purchase;
    purchase.id = new_id(chat.now_ms());
    purchase.programme_id = programme;
    purchase.bought_on = "2017-06-11";
    purchase.item = "เชื้อเห็ด";
    purchase.amount_satang = 100;
    purchase.status = PurchaseStatus::kSent;
    purchase.entered_by = ChatPlayer::user_id("สมใจ");
    chat.player().change([&](Records& records) { records.purchases.insert(purchase); });
  }
  // The rules of that hour of that day.
  void reminds(const std::string& day, minutes at) {
    const Instant then = moment(day, at);
    move_to(then);
    for (const auto& hour : reminder_hours()) {
      if (hour.at == at) all_pages(chat, hour, settings, then, then);
    }
  }
  void digests(const std::string& day) {
    Submission submission;
    submission.id = new_id(chat.now_ms());
    submission.programme_id = programme;
    submission.sent_by = ChatPlayer::user_id("สมใจ");
    submission.sent_at_ms = chat.now_ms();
    DigestSettings digest;
    move_to(moment(day) + digest.at);
    AreaFacts facts;
    std::string position;
    do {
      chat.player().change([&](Records& records) {
        if (position.empty()) records.submissions.insert(submission);
        const Instant now = instant_from(chat.now_ms());
        position =
            send_digests(digest, settings, records, Chat::texts(), facts, now, now, position, {});
      });
    } while (!position.empty());
  }
  void uses_up() {
    chat.player().change([&](Records& records) {
      records.settings.save(kPushCeiling, "300");
      keep_reading({300, 300}, chat.now_ms(), records);
      tell_if_used_up(records, Chat::texts(), settings, instant_from(chat.now_ms()), "", hours(1));
      keep_reading({3000, 0}, chat.now_ms(), records);
    });
  }

  // What waits of a sentence: for whom, and how it reads.
  std::map<std::string, std::string> waiting(std::string_view key) {
    std::map<std::string, std::string> words;
    Query<HeldMessage(std::string_view key)> with_key(
        chat.database().writer(), sql::select<HeldMessage>() + " WHERE text_key = :key");
    for (const auto& row : with_key.all(key)) {
      const Listener listener{Language::kThai, Chat::texts(), chat.records()};
      words[row.user_id] =
          Chat::texts().say(Language::kThai, row.text_key, worded(row.values_json, listener));
    }
    return words;
  }
  // Whether whoever waits hears it now, writing until nothing waits any more.
  bool is_heard(const std::map<std::string, std::string>& words) {
    bool found = false;
    for (const std::string person : {"สมใจ", "แดง", "ก", "อร"}) {
      const auto theirs = words.find(ChatPlayer::user_id(person));
      if (theirs == words.end()) continue;
      for (const char* written : {"เมนู", "งานวันนี้", "ตามเรื่อง"}) {
        const auto bubbles = chat.player().says(person, written).bubbles;
        found = found || std::count(bubbles.begin(), bubbles.end(), theirs->second) > 0;
      }
    }
    return found;
  }
  // Looks what waits each half an hour of `day` that is not past, from 7:00 to 20:00.
  void looks_all_day(Day day) {
    const Instant began = instant_from(chat.now_ms());
    for (minutes at = hours(7); at <= hours(20); at += minutes(30)) {
      const Instant look = Instant(day) + at - hours(7);
      if (look < began) continue;
      move_to(look);
      std::string position;
      do {
        chat.player().change([&](Records& records) {
          position = push_held(records, Chat::texts(), settings, instant_from(chat.now_ms()),
                               position, std::chrono::milliseconds(0));
        });
      } while (!position.empty());
    }
  }
  long long pushes() {
    return chat.database().writer().number("SELECT COUNT(*) FROM outbox WHERE kind <> 'reply'");
  }
  long long last_end_ms() {
    return chat.database().writer().number(
        "SELECT MAX(not_after_ms) FROM outbox WHERE kind <> 'reply'");
  }

  Chat chat;
  NotifySettings settings;
  std::string programme, house;
};

// How a sentence comes about, and from when on it is not to be told.
struct Play {
  std::function<void(Place&)> play;
  Instant until;
};

const std::map<std::string_view, Play>& plays() {
  const auto reminds = [](const char* day, minutes at) {
    return [=](Place& place) { place.reminds(day, at); };
  };
  const minutes evening = hours(18), for_rounds = evening + minutes(30);
  static const std::map<std::string_view, Play> all{
      {"session.invited", {[](Place& place) { place.plans(); }, moment("2017-06-15", hours(9))}},
      {"session.told_trainer",
       {[](Place& place) { place.plans(); }, moment("2017-06-15", hours(9))}},
      {"session_move.told",
       {[](Place& place) { place.moves_session(); }, moment("2017-06-20", hours(10))}},
      {"session_cancel.told",
       {[](Place& place) { place.cancels_session(); }, moment("2017-06-15", hours(9))}},
      {"help_due.told",
       {[](Place& place) {
          place.chat.player().posts_back("อร", "c|help_due|" + place.asks_for_help());
          place.chat.player().says("อร", "พรุ่งนี้");
        },
        moment("2017-06-16")}},
      {"help_list.told_taken",
       {[](Place& place) {
          place.chat.player().posts_back("อร", "c|help_take|" + place.asks_for_help());
        },
        moment("2017-06-17")}},
      {"remind.session",
       {[](Place& place) {
          place.plans();
          place.reminds("2017-06-14", hours(17));
        },
        moment("2017-06-15")}},
      {"remind.evidence",
       {[](Place& place) {
          place.buys_without_receipt();
          place.reminds("2017-06-14", hours(18));
        },
        moment("2017-06-17")}},
      {"remind.tasks", {reminds("2017-06-17", evening), moment("2017-06-20")}},
      {"remind.round", {reminds("2017-06-18", for_rounds), moment("2017-06-20")}},
      {"remind.late", {reminds("2017-06-20", for_rounds), moment("2017-06-22")}},
      {"remind.team", {reminds("2017-06-22", evening), moment("2017-06-29")}},
      {"remind.leader", {reminds("2017-06-25", evening), moment("2017-07-02")}},
      {"result.ready", {reminds("2017-07-01", evening), moment("2017-07-16")}},
      {"digest.ready", {[](Place& place) { place.digests("2017-06-15"); }, moment("2017-06-16")}},
      {"forecast.used_up", {[](Place& place) { place.uses_up(); }, moment("2017-07-01")}},
  };
  return all;
}

// Every source file of bot/ and handlers/ and what is in it.
std::map<std::string, std::string> sources() {
  std::map<std::string, std::string> all;
  for (const std::string folder : {"bot", "handlers"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(source_dir() + "/" + folder)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
      std::ostringstream text;
      text << std::ifstream(file.path()).rdbuf();
      all[file.path().filename().string()] = text.str();
    }
  }
  return all;
}

std::set<std::string> files_with(const std::string& words) {
  std::set<std::string> files;
  for (const auto& [name, text] : sources()) {
    if (text.find(words) != std::string::npos) files.insert(name);
  }
  return files;
}

}  // namespace

TEST_CASE("Every sentence that is told of a moment is played here") {
  std::set<std::string_view> played;
  for (const auto& [key, play] : plays()) played.insert(key);
  CHECK(played == std::set<std::string_view>(std::begin(kOfAMoment), std::end(kOfAMoment)));
}

TEST_CASE("What is listed as news is told somewhere, and nothing is told past the list") {
  std::set<std::string> unsaid;
  unsaid.insert(std::begin(kFacts), std::end(kFacts));
  unsaid.insert(std::begin(kOfAMoment), std::end(kOfAMoment));
  for (const auto& [name, text] : sources()) {
    if (name == "news.h") continue;
    std::erase_if(unsaid, [&text = text](const std::string& key) {
      return text.find('"' + key + '"') != std::string::npos;
    });
  }
  CHECK(unsaid.empty());
  // The photo fetcher says why a photo was not kept: a fact.
  CHECK(files_with("held_messages.insert(") ==
        std::set<std::string>{"held.cpp", "notify.cpp", "photo_fetcher.cpp"});
  // Replies, also by push; what an officer wrote; what the notifier pushes.
  CHECK(files_with("outbox.insert(") == std::set<std::string>{"care.cpp", "event_engine.cpp",
                                                              "notify.cpp", "send_message.cpp",
                                                              "sender.cpp"});
}

TEST_CASE("Who writes when it is over does not hear of it, and who wrote just before does") {
  for (const auto& [key, play] : plays()) {
    INFO(key);
    for (const bool is_late : {false, true}) {
      INFO((is_late ? "late" : "in time"));
      Place place(false);
      play.play(place);
      const auto words = place.waiting(key);
      REQUIRE_FALSE(words.empty());
      place.move_to(is_late ? play.until : play.until - std::chrono::seconds(1));
      CHECK(place.is_heard(words) != is_late);
    }
  }
}

TEST_CASE("At no hour of the day after is anybody pushed what is over") {
  for (const auto& [key, play] : plays()) {
    INFO(key);
    Place place(false);
    play.play(place);
    place.chat.database().writer().execute("DELETE FROM held_message WHERE text_key <> '" +
                                           std::string(key) + "'");
    REQUIRE_FALSE(place.waiting(key).empty());
    place.set_ceiling(3000);
    const Day day = std::chrono::floor<std::chrono::days>(play.until + hours(7));
    place.move_to(play.until);
    for (const int days : {0, 1, 2}) place.looks_all_day(day + std::chrono::days{days});
    CHECK(place.pushes() == 0);
  }
}

TEST_CASE("A push of it that LINE does not take ends with it") {
  for (const auto& [key, play] : plays()) {
    INFO(key);
    Place place(true);
    play.play(place);
    place.chat.database().writer().execute("DELETE FROM held_message WHERE text_key <> '" +
                                           std::string(key) + "'");
    Day day = std::chrono::floor<std::chrono::days>(instant_from(place.chat.now_ms()) + hours(7));
    for (; Instant(day) - hours(7) < play.until; day += std::chrono::days{1}) {
      place.looks_all_day(day);
    }
    if (place.pushes() > 0) CHECK(place.last_end_ms() <= milliseconds(play.until));
    // What is worth a push and was held did go out in time.
    if (key == "session.told_trainer" || key == "session_cancel.told" || key == "help_due.told") {
      CHECK(place.pushes() > 0);
    }
  }
}

TEST_CASE("Who was to teach yesterday is not pushed that today, at whatever hour") {
  Place place(true);
  place.plans("วันนี้", "14.00 น.");
  place.chat.database().writer().execute("DELETE FROM held_message WHERE user_id <> '" +
                                         ChatPlayer::user_id("แดง") + "'");
  REQUIRE(place.waiting("session.told_trainer").size() == 1);
  place.move_to(moment("2017-06-15"));
  place.looks_all_day(*parse_iso_date("2017-06-15"));
  CHECK(place.pushes() == 0);
  CHECK(place.chat.player().says("แดง", "เมนู").bubbles.size() == 1);
}

TEST_CASE("A session written down after it began can be answered until its day is over") {
  for (const bool is_day_over : {false, true}) {
    Place place(true);
    place.plans("วันนี้", "8.00 น.");
    place.move_to(moment("2017-06-14", hours(24)) -
                  (is_day_over ? std::chrono::seconds(0) : std::chrono::seconds(1)));
    CHECK(place.chat.player().says("ก", "เมนู").bubbles.size() == (is_day_over ? 1 : 2));
  }
}

TEST_CASE("Whoever heard nothing of a session hears the latest of it only") {
  Place place(true);
  SECTION("moved") {
    place.moves_session();
    CHECK(place.waiting("session.invited").empty());
    CHECK(place.waiting("session_move.told").size() == 1);
    const auto trainers = place.waiting("session.told_trainer");
    REQUIRE(trainers.size() == 1);
    CHECK(trainers.begin()->second.find("20 มิ.ย.") != std::string::npos);
  }
  SECTION("called off, which who was to teach hears, too") {
    place.cancels_session();
    CHECK(place.waiting("session.invited").empty());
    CHECK(place.waiting("session.told_trainer").empty());
    CHECK(place.waiting("session_cancel.told").size() == 2);
  }
}

// What is told of a moment is not told, held or pushed when the moment is over: each such sentence
// is brought about as in the programme, and then everybody is late. docs/programme.md 8.2.
#include "handlers/pushes/news.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "handlers/digest/digest_job.h"
#include "handlers/pushes/held_job.h"
#include "handlers/pushes/used_up.h"
#include "handlers/words/told.h"
#include "storage/households/help_requests.h"
#include "storage/machine/held_messages.h"
#include "storage/records.h"
#include "storage/villages/submissions.h"
#include "support/places.h"
#include "support/village.h"
#include "tests/handlers/pushes/news_place.h"

using namespace sammachip;

namespace {

using std::chrono::hours;
using std::chrono::minutes;

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

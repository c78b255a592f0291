// Random walks: whatever people press and write, in whatever order, the records stay right.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "bot/talks/talks.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/machine/conversations.h"
#include "support/chat.h"
#include "support/dice.h"

using namespace sammachip;
using nlohmann::json;

namespace {

constexpr unsigned kSeeds = 8;

// One person in one talk, who knows what they want to have said in the end but not how to get
// there.
class Wanderer {
 public:
  // The right answers, in the order of the questions, and others that would be taken too.
  struct Question {
    std::string key;
    std::string right;
    std::vector<std::string> wrong;
  };

  Wanderer(Chat& chat, std::string person, std::string talk, std::vector<Question> questions)
      : chat_(chat),
        person_(std::move(person)),
        user_(ChatPlayer::user_id(person_)),
        talk_(std::move(talk)),
        questions_(std::move(questions)) {}

  // `steps` times anything but what ends the talk.
  void wanders(int steps, std::mt19937& random) {
    for (int step = 0; step < steps; ++step) {
      INFO("step " << step << ", asked " << asked());
      REQUIRE(is_open());
      const unsigned dice = below(10, random);
      if (dice < 5) {
        answer_anyhow(random);
      } else if (dice < 8) {
        says(pick<std::string>({"ย้อนกลับ", "ข้าม", "แก้ไข"}, random));
      } else if (dice == 8) {
        chat_.player().restart();
      } else {
        posts("c|edit|" + run() + "|" + pick(questions_, random).key);
      }
    }
  }

  // Every answer is put right, then the talk is brought to its end.
  void finishes() {
    for (const auto& question : questions_) {
      if (!is_open()) break;
      posts("c|edit|" + run() + "|" + question.key);
      if (asked() == question.key) says(question.right);
    }
    for (int step = 0; is_open() && step < 20; ++step) answer_right();
    INFO("still asked " << asked());
    CHECK_FALSE(is_open());
  }

  // What nobody who wanders would do: each answer once, in order.
  void goes_straight() {
    REQUIRE(is_open());
    for (int step = 0; is_open() && step < 20; ++step) answer_right();
    CHECK_FALSE(is_open());
  }

 private:
  bool is_open() { return chat_.records().conversations.find(AccountId(user_), talk_).has_value(); }
  std::string asked() {
    const auto saved = chat_.records().conversations.find(AccountId(user_), talk_);
    return saved ? saved->asked : "";
  }
  std::string run() {
    return chat_.records().conversations.find(AccountId(user_), talk_).value().run;
  }

  const Question& question_asked() {
    for (const auto& question : questions_) {
      if (question.key == asked()) return question;
    }
    throw std::logic_error("nobody expected the question " + asked());
  }
  void answer_right() { says(question_asked().right); }
  void answer_anyhow(std::mt19937& random) {
    const Question& question = question_asked();
    const unsigned choice = below(static_cast<unsigned>(question.wrong.size()) + 1, random);
    if (choice < question.wrong.size()) {
      says(question.wrong[choice]);
    } else if (question.key != questions_.back().key) {  // That one ends the talk.
      says(question.right);
    }
  }
  void says(const std::string& text) {
    chat_.player().clock().move(std::chrono::seconds(61));  // Else the same words count once.
    CHECK_FALSE(chat_.player().says(person_, text).bubbles.empty());
  }
  void posts(const std::string& data) {
    chat_.player().clock().move(std::chrono::seconds(5));
    CHECK_FALSE(chat_.player().posts_back(person_, data).bubbles.empty());
  }

  Chat& chat_;
  const std::string person_, user_, talk_;
  const std::vector<Question> questions_;
};

// What is stored of a household, without when and by whom.
std::string stored(const Household& house) {
  const json all{house.house_no,
                 house.members,
                 house.main_occupation,
                 house.main_occupation_text,
                 house.programme_occupation,
                 house.programme_occupation_text,
                 static_cast<int>(house.baseline_total_answer),
                 house.baseline_total_satang.value_or(-1),
                 static_cast<int>(house.baseline_occupation_answer),
                 house.baseline_occupation_satang.value_or(-1),
                 house.skill,
                 static_cast<int>(house.pace),
                 house.reporting_day,
                 static_cast<int>(house.status)};
  return all.dump();
}

std::vector<Wanderer::Question> profile_answers() {
  return {{"members", "4", {"7", "สองคน", "ร้อยคน"}},
          {"main_occupation", "ยางพารา", {"ทำนา", "ขายของเก่า", "ค้าขาย"}},
          {"programme_occupation", "พริกแกง", {"ปลูกผัก", "สานเสื่อ"}},
          {"baseline_total", "9000", {"12000", "ไม่แน่ใจ", "ไม่อยากบอก", "ร้อยห้า"}},
          {"baseline_occupation", "0", {"100", "20000", "ไม่แน่ใจ"}},
          {"skill", "ตำพริกแกงสูตรยาย", {"สานตะกร้า"}},
          {"reporting_day", "วันศุกร์", {"วันจันทร์", "วันไหนก็ได้", "เมื่อวาน"}},
          {"sure", "ถูกต้อง บันทึกเลย", {"แก้ก่อน"}}};
}

template <class Walk>
std::string profile_after(Walk walk) {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.player().posts_back("ก", "c|edit_data|" + house);
  Wanderer person(chat, "ก", "profile", profile_answers());
  walk(person);
  return stored(chat.records().households.find(house).value());
}

std::vector<Wanderer::Question> report_answers() {
  return {{"amount", "วันละ 300", {"450", "ร้อยห้า", "วันละ 250", "60000", "ผัก 120 ไข่ 80"}},
          {"count", "3", {"5", "หลายวัน"}},
          {"sure", "ใช่", {"ไม่ใช่", "แก้ตัวเลข"}},
          {"already", "รวมกัน", {}}};
}

// Each report of the house as it stands, with what it replaced.
std::string reports_of(Chat& chat, const HouseholdId& house) {
  json all = json::array();
  for (const auto& report : chat.records().income_reports.editable(house, "0000-00-00")) {
    all.push_back({report.amount_satang, report.period_from, report.period_to,
                   static_cast<int>(report.answer), static_cast<int>(report.basis),
                   report.is_approximate, report.supersedes.has_value()});
  }
  return all.dump();
}

template <class Walk>
std::string reports_after(Walk walk) {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_household("ข", "90", Relation::kMember);
  chat.player().says("ข", "ขายได้ 500 บาท");  // So that the talk cannot end by itself.
  chat.player().posts_back("ก", "c|report");
  Wanderer person(chat, "ก", "report", report_answers());
  walk(person);
  CHECK(chat.records().income_sums.recount().empty());
  return reports_of(chat, house);
}

}  // namespace

TEST_CASE("However a profile was filled in, its last answers are what is stored") {
  const std::string clean = profile_after([](Wanderer& person) { person.goes_straight(); });
  CHECK(clean.find("ตำพริกแกงสูตรยาย") != std::string::npos);
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    CHECK(profile_after([&](Wanderer& person) {
            person.wanders(40, random);
            person.finishes();
          }) == clean);
  }
}

TEST_CASE("However a report was arrived at, its last answers are what is stored, once") {
  const std::string clean = reports_after([](Wanderer& person) { person.goes_straight(); });
  CHECK(clean.find("90000") != std::string::npos);
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    CHECK(reports_after([&](Wanderer& person) {
            person.wanders(30, random);
            person.finishes();
          }) == clean);
  }
}

namespace {

// Everything that a button could have changed of households and reports.
std::string records_now(Chat& chat) {
  std::string all;
  for (const auto& house : chat.records().households.list_in_village("92060301")) {
    all += stored(house) + reports_of(chat, house.id);
  }
  return all;
}

// Ends several talks of several people, each with other buttons.
std::vector<std::string> people_after_their_talks(Chat& chat) {
  chat.add_household("ก", "90");
  chat.add_household("ข", "91");
  chat.plays(R"(
    สมศรี: รหัส HYKM-2345
    bot:  …
    bot:  …
    สมศรี: [รับทราบ เริ่มเลย]
    bot:  …
    bot:  …
    สมศรี: 77/1
    bot:  …
    สมศรี: สมศรี ใจดี
    bot:  …
    สมศรี: [หัวหน้าบ้าน]
    bot:  …
    สมศรี: ป้าศรี
    bot:  …
    bot:  …
    ก: ร้อยห้า
    bot:  …
    ก: [150 บาท]
    bot:  จดแล้ว…
    ก: วันละ 300
    bot:  …
    ก: 3 วัน
    bot:  …
    ก: [ถูกแล้ว]
    bot:  จดแล้ว…
    ข: ไม่มีรายได้
    bot:  …
    bot:  …
    ข: [ฝน/น้ำ/อากาศ]
    bot:  …
    ข: [ไม่มี]
    bot:  …
    ข: 300-400
    bot:  …
    ข: [350 บาท]
    bot:  จดแล้ว…
  )");
  for (const char* person : {"ก", "ข"}) {
    for (const char* words : {"เมนู", "แก้ตัวเลข", "ยกเลิก", "ช่วยเหลือ", "ยกเลิก"}) {
      chat.player().clock().move(std::chrono::seconds(61));
      chat.player().says(person, words);
    }
  }
  return {"สมศรี", "ก", "ข"};
}

bool is_its_talk_open(Chat& chat, const std::string& person, const TalkButton& button) {
  const auto saved = chat.records().conversations.find(ChatPlayer::user_id(person), button.name);
  return saved && saved->run == button.run;
}

}  // namespace

TEST_CASE("Old buttons change nothing, in whatever order they are pressed") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    INFO("seed " << seed);
    Chat chat;
    std::vector<std::pair<std::string, std::string>> presses;  // Person and data.
    for (const auto& person : people_after_their_talks(chat)) {
      for (const auto& [label, data] : chat.player().buttons_of(person)) {
        presses.emplace_back(person, data);
      }
    }
    REQUIRE(presses.size() > 40);
    std::shuffle(presses.begin(), presses.end(), std::mt19937(seed));
    for (const auto& [person, data] : presses) {
      INFO(person << " presses " << data);
      const auto button = parse_talk_button(data);
      const bool may_change = !button || is_its_talk_open(chat, person, *button);
      const std::string before = may_change ? "" : records_now(chat);
      chat.player().clock().move(std::chrono::seconds(5));
      CHECK_FALSE(chat.player().posts_back(person, data).bubbles.empty());
      if (!may_change) CHECK(records_now(chat) == before);
    }
    CHECK(chat.records().income_sums.recount().empty());
    Connection& connection = chat.database().writer();
    CHECK(connection.number("SELECT COUNT(*) FROM inbox WHERE status <> 'done'") == 0);
    CHECK(connection.number("SELECT COUNT(*) FROM (SELECT supersedes FROM income_report"
                            " WHERE supersedes IS NOT NULL GROUP BY supersedes"
                            " HAVING COUNT(*) > 1)") == 0);
  }
}

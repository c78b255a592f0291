// The officer's digest: what it says, to whom, when, and how often. docs/programme.md 8.3.
#include "handlers/digest/digest.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "handlers/digest/digest_job.h"
#include "handlers/digest/digest_lines.h"
#include "handlers/digest/digest_province.h"
#include "handlers/reminders/reminders.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "support/village.h"
#include "tests/handlers/digest/office.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// All that a morning of those facts may say.
std::string told(const DigestFacts& one, Turn& turn) {
  std::string text;
  for (const auto& part : digest_parts(one, turn)) {
    text += part.title;
    for (const auto& line : part.lines) text += "\n" + line;
  }
  for (const auto& line : digest_by_tambon(one, turn).lines) text += "\n" + line;
  for (const auto& part : province_parts(one, turn)) {
    for (const auto& line : part.lines) text += "\n" + line;
  }
  for (const auto& item : one.waiting) text += "\n" + item.id;
  return text;
}

}  // namespace

TEST_CASE("An officer who asks gets what is to be decided, worries and joys, then the figures") {
  Office office;
  office.send_team(3);
  office.report(office.houses[0], 1, 900);      // Their first.
  office.report(office.houses[1], 6, 500, 30);  // Silent since.
  office.report(office.houses[2], 5, 400,
                28);  // Silent for three weeks, and back today.
  office.report(office.houses[2], 1, 700);
  office.report(office.houses[3], 2, 300, 9);
  office.report(office.houses[3], 1, -200);
  office.chat.plays(R"(
    อร: สรุป
    bot: (picture) สรุป พ. 14 มิ.ย. 60 · ต.เขากอบ / ต้องตัดสินใจ / • ทีมวิทยากร 1 ทีม รอนานสุด 3 วัน: ควนเมา / น่าห่วง / • เงียบตั้งแต่ 2 รอบ 1 บ้าน: 2 หัวหน้าบ้าน 2 (ควนเมา) / • ขาดทุน 1 บ้าน: 4 หัวหน้าบ้าน 4 (ควนเมา) / น่าชื่นใจ / • มีรายได้ครั้งแรก 1 บ้าน: 1 หัวหน้าบ้าน 1 (ควนเมา) / • หายเงียบ กลับมาบอกรายได้แล้ว 1 บ้าน: 3 หัวหน้าบ้าน 3 (ควนเมา) / ตัวเลข / • จดแล้ว 3 จาก 4 บ้าน (75%) / • มิ.ย. 60 ขายได้รวม 1,700 บาท จาก 3 บ้าน / • ทำอาชีพอยู่ 4 จาก 4 บ้าน 100% (เป้า 85%) มีข่าวใน 60 วัน 4 บ้าน… [รอตัดสิน] [ดูหมู่บ้าน] [เมนู]
  )");
}

TEST_CASE(
    "The aims are measured against all houses that were selected, and under half says little") {
  Office office;
  office.report(office.houses[0], 1, 900);
  const std::string one = office.says("อร", "สรุป");
  INFO(one);
  CHECK(holds(one, "ทำอาชีพอยู่ 1 จาก 4 บ้าน 25% (เป้า 85%) มีข่าวใน 60 วัน 1 บ้าน ข้อมูลยังน้อย"));
  CHECK(holds(one, "รายได้เพิ่ม 10.0% (เป้า 3%) รู้จาก 1 ใน 4 บ้าน ข้อมูลยังน้อย"));
  office.report(office.houses[1], 1, 900);
  const std::string two = office.says("อร", "สรุป");
  INFO(two);
  CHECK(holds(two, "รู้จาก 2 ใน 4 บ้าน"));
  CHECK_FALSE(holds(two, "ข้อมูลยังน้อย"));
}

TEST_CASE("The houses that worry and those that are good news are opened from the digest") {
  Office office;
  office.report(office.houses[0], 1, 900);
  office.report(office.houses[1], 6, 500, 30);
  office.chat.player().says("อร", "สรุป");
  const auto worry = office.chat.player().taps("อร", "บ้านที่น่าห่วง");
  REQUIRE(worry.bubbles.size() == 1);
  // Houses 3 and 4 never said a word, house 2 not for five weeks.
  CHECK(holds(worry.bubbles.front(), "บ้านเลขที่ 2 หัวหน้าบ้าน 2 · เงียบตั้งแต่ 2 รอบ"));
  CHECK(holds(worry.bubbles.front(), "บ้านเลขที่ 4"));
  CHECK_FALSE(holds(worry.bubbles.front(), "บ้านเลขที่ 1 "));
  CHECK(holds(office.chat.player().taps("อร", "บ้านที่น่าชื่นใจ").bubbles.front(), "บ้านเลขที่ 1"));
  // Who is no officer of theirs sees nothing of them.
  const auto refused = office.chat.player().posts_back("บ้าน1", "c|digest_houses|worry");
  CHECK_FALSE(holds(refused.bubbles.front(), "บ้านเลขที่"));
}

TEST_CASE("Who works in a village gets its card for the word, and a household its own figures") {
  Office office;
  office.report(office.houses[0], 1, 900);
  CHECK(holds(office.says("สมใจ", "สรุป"), "บ้านควนเมา"));
  CHECK_FALSE(holds(office.says("สมใจ", "สรุป"), "900"));
  CHECK(holds(office.says("บ้าน1", "สรุป"), "900"));
}

TEST_CASE("The digest comes once each working morning that has news") {
  Office office;
  office.send_team(3);
  office.morning("2017-06-15");
  REQUIRE(office.pushed().size() == 1);
  const std::string body = office.pushed().front();
  CHECK(holds(body, ChatPlayer::user_id("อร")));
  CHECK(holds(body, "\"type\":\"flex\""));
  const auto flex = Json::parse(body).at("messages").front().at("contents");
  for (const auto& line : flex.at("body").at("contents")) {
    const std::string text = line.value("text", "");
    CHECK((line.value("weight", "") == "bold") ==
          (text.find("สรุป") == 0 || text == "น่าห่วง" || text == "ตัวเลข" || text == "งบวัสดุ" ||
           text == "ต้องตัดสินใจ" || text == "น่าชื่นใจ"));
  }
  CHECK(holds(body, "ทีมวิทยากร 1 ทีม รอนานสุด 4 วัน: ควนเมา"));
  CHECK(holds(body, "\"data\":\"c|waiting\""));
  // Again the same morning, after a restart, and with the clock set back: not again.
  office.morning("2017-06-15");
  office.chat.player().restart();
  office.morning("2017-06-15", std::chrono::hours(9));
  office.morning("2017-06-14", std::chrono::minutes(7 * 60 + 31));
  office.morning("2017-06-15");
  CHECK(office.pushed().size() <= 2);  // The 14th was a day of its own.
  const auto so_far = office.pushed().size();
  office.morning("2017-06-16");
  CHECK(office.pushed().size() == so_far + 1);
  // Saturday and Sunday none.
  office.morning("2017-06-17");
  office.morning("2017-06-18");
  CHECK(office.pushed().size() == so_far + 1);
}

TEST_CASE("Nothing new is told in one line, and on Mondays only") {
  Office office;
  // The four are newly in, so that nobody is silent yet.
  office.chat.database().writer().execute("UPDATE household SET created_at_ms = 1497402000000");
  office.morning("2017-06-15");
  office.morning("2017-06-16");
  CHECK(office.pushed().empty());
  office.morning("2017-06-19");
  REQUIRE(office.pushed().size() == 1);
  CHECK(holds(office.pushed().front(), "เช้านี้ไม่มีเรื่องรอตัดสิน"));
  CHECK_FALSE(holds(office.pushed().front(), "flex"));
}

TEST_CASE("On a holiday there is no digest, and on the day after it tells of both days") {
  Office office;
  std::istringstream lines("2017-06-16 วันหยุด\n");
  office.settings.holidays = office.digests.holidays = Holidays(lines, "test");
  office.morning("2017-06-15");
  const auto before = office.pushed().size();
  office.report(office.houses[0], 1, 900);
  office.morning("2017-06-16");
  CHECK(office.pushed().size() == before);
  office.morning("2017-06-19");
  REQUIRE(office.pushed().size() == before + 1);
  CHECK(holds(office.pushed().back(), "มีรายได้ครั้งแรก 1 บ้าน"));
  CHECK_FALSE(holds(office.pushed().back(), "ไม่ได้ส่ง"));
}

TEST_CASE("A late digest comes until ten; after that the next one says that it did not") {
  Office office;
  office.send_team(3);
  office.morning("2017-06-15");
  office.report(office.houses[0], 1, 900);
  office.morning("2017-06-16", std::chrono::hours(10));
  CHECK(office.pushed().size() == 1);
  office.morning("2017-06-19", std::chrono::minutes(9 * 60 + 59));
  REQUIRE(office.pushed().size() == 2);
  CHECK(holds(office.pushed().back(), "สรุปของ ศ. 16 มิ.ย. 60 ไม่ได้ส่ง"));
  // What came on the day without a digest is news in this one.
  CHECK(holds(office.pushed().back(), "มีรายได้ครั้งแรก 1 บ้าน"));
  office.morning("2017-06-20");
  REQUIRE(office.pushed().size() == 3);
  CHECK_FALSE(holds(office.pushed().back(), "ไม่ได้ส่ง"));
  CHECK_FALSE(holds(office.pushed().back(), "มีรายได้ครั้งแรก"));
}

TEST_CASE("A digest that may not be pushed waits for the officer's next message of that day") {
  Office office;
  office.send_team(3);
  office.chat.player().change(
      [&](Records& records) { records.settings.save("push_ceiling", "0"); });
  office.morning("2017-06-15");
  CHECK(office.pushed().empty());
  CHECK(holds(office.says("อร", "เมนู"), "สรุปเช้านี้พร้อมแล้ว"));
  office.morning("2017-06-16");
  office.move_to("2017-06-17", std::chrono::hours(9));
  CHECK_FALSE(holds(office.says("อร", "เมนู"), "สรุปเช้านี้พร้อมแล้ว"));
}

TEST_CASE("A district's chief sees it by tambon, an officer of two tambons as one") {
  Office office("9206");
  office.chat.player().change([&](Records& records) {
    records.places.upsert(Tambon{"920604", "บางดี", "9206"});
    records.places.upsert(Village{"92060401", 1, "นาวง", "920604"});
  });
  const ProgrammeId second = add_leader(office.chat, "ลุงชัย", "92060401");
  add_listed_household(office.chat, second, "9", "บ้าน9");
  office.send_team(3);
  office.report(office.houses[0], 1, 900);
  const std::string chief = office.says("อร", "สรุป");
  INFO(chief);
  CHECK(holds(chief, "อ.ห้วยยอด"));
  CHECK(holds(chief, "แต่ละตำบล"));
  CHECK(holds(chief, "ต.เขากอบ: รอตัดสิน 1 น่าห่วง 3 จดแล้ว 1/4 บ้าน"));
  CHECK(holds(chief, "ต.บางดี: รอตัดสิน 0 น่าห่วง 0 จดแล้ว 0/1 บ้าน"));

  add_officer(office.chat, "อ้อย", "920603");
  add_officer(office.chat, "อ้อย", "920604");
  const std::string both = office.says("อ้อย", "สรุป");
  CHECK(holds(both, "ต.เขากอบ, ต.บางดี"));
  CHECK(holds(both, "จดแล้ว 1 จาก 5 บ้าน"));
  CHECK(holds(both, "ข้อมูลยังน้อย"));
}

TEST_CASE("What a district's or province's morning is made of is what its records say at once") {
  Office office("92");
  office.chat.player().change([&](Records& records) {
    records.places.upsert(Tambon{"920604", "บางดี", "9206"});
    records.places.upsert(Village{"92060401", 1, "นาวง", "920604"});
    records.places.upsert(District{"9207", "วังวิเศษ", "92"});
    records.places.upsert(Tambon{"920701", "เขาวิเศษ", "9207"});
    records.places.upsert(Village{"92070101", 1, "ไสบ่อ", "920701"});
  });
  const ProgrammeId second = add_leader(office.chat, "ลุงชัย", "92060401");
  const ProgrammeId third = add_leader(office.chat, "ป้าศรี", "92070101");
  office.houses.push_back(add_listed_household(office.chat, second, "9", "บ้าน9"));
  office.houses.push_back(add_listed_household(office.chat, third, "8", "บ้าน8"));
  office.chat.database().writer().execute("UPDATE household SET created_at_ms = 1493600000000");
  office.send_team(3);
  office.report(office.houses[0], 1, 900);
  office.report(office.houses[1], 6, 500, 30);
  office.report(office.houses[4], 5, 400, 28);
  office.report(office.houses[4], 1, 700);
  office.report(office.houses[5], 1, -200);
  const auto ask = [&](const char* person, std::optional<HouseholdId> house) {
    office.chat.player().change([&](Records& records) {
      HelpRequest request;
      request.id = new_id(office.chat.now_ms());
      request.user_id = ChatPlayer::user_id(person);
      request.household_id = std::move(house);
      request.kind = "other";
      request.urgent = request.user_id == ChatPlayer::user_id("บ้าน8");
      request.due_on = "2017-06-20";
      request.created_at_ms = office.chat.now_ms();
      records.help_requests.insert(request);
    });
  };
  ask("บ้าน1", office.houses[0]);
  ask("บ้าน9", office.houses[4]);
  ask("บ้าน8", office.houses[5]);
  ask("ลุงชัย", std::nullopt);
  add_officer(office.chat, "อ้อย", "9206");
  ask("อ้อย", std::nullopt);  // Of the district itself.
  as_person(office.chat, "อ้อย", [&](Turn& turn) {
    const Instant since = turn.now - std::chrono::hours(24);
    AreaFacts facts;
    for (const char* area : {"920603", "920604", "9206", "9206", "92", "920701"}) {
      INFO(area);
      const auto made = facts.of({area}, since, turn);
      const DigestFacts read = digest_facts({area}, since, turn);
      CHECK(told(*made, turn) == told(read, turn));
      CHECK(made->houses.size() == read.houses.size());
      CHECK(made->is_quiet() == read.is_quiet());
    }
    CHECK(facts.of({"92"}, since, turn)->houses.size() == 6);
    CHECK(facts.of({"92"}, since, turn)->waiting.size() == 6);
    // What was known is a minute old at most.
    turn.records.households.update([&] {
      Household left = *turn.records.households.find(office.houses[5]);
      left.status = HouseholdStatus::kLeft;
      return left;
    }());
    CHECK(facts.of({"92"}, since, turn)->houses.size() == 6);
    turn.now += std::chrono::minutes(2);
    CHECK(facts.of({"92"}, since, turn)->houses.size() == 5);
  });
}

TEST_CASE("A province sees sums only, and none of fewer than five houses") {
  Office office("92");
  for (int i = 0; i < 3; ++i) office.report(office.houses[static_cast<std::size_t>(i)], 1, 900);
  const std::string few = office.says("อร", "สรุป");
  INFO(few);
  CHECK(holds(few, "จ.ตรัง"));
  CHECK(holds(few, "บ้านที่จดแล้วยังน้อย"));
  CHECK_FALSE(holds(few, "2,700"));
  CHECK_FALSE(holds(few, "หัวหน้าบ้าน"));
  CHECK(holds(few, "อ.ห้วยยอด น้อยไป ไม่แสดง บ้าน"));
  for (const char* number : {"5", "6", "7"}) {
    office.houses.push_back(add_listed_household(office.chat, office.programme, number));
  }
  for (std::size_t i = 3; i < office.houses.size(); ++i) office.report(office.houses[i], 1, 100);
  const std::string enough = office.says("อร", "สรุป");
  INFO(enough);
  CHECK(holds(enough, "จดแล้ว 7 จาก 7 บ้าน"));
  CHECK(holds(enough, "3,100 บาท"));
  CHECK_FALSE(holds(enough, "หัวหน้าบ้าน"));
}

TEST_CASE("A hidden count cannot be reckoned from its sum") {
  using Shown = std::vector<std::optional<long long>>;
  CHECK(shown_counts({10, 20, 0}) == Shown{10, 20, 0});
  CHECK(shown_counts({3, 20, 9}) == Shown{std::nullopt, 20, std::nullopt});
  CHECK(shown_counts({3, 4, 9}) == Shown{std::nullopt, std::nullopt, 9});
  CHECK(shown_counts({4}) == Shown{std::nullopt});
}

TEST_CASE(
    "A leader is told of what waits for three and for seven days, the officer after fourteen") {
  Office office;
  // The team has one of five: the task waits since the village was opened.
  const auto evening = [&](const std::string& day) {
    office.move_to(day, std::chrono::hours(18));
    const Instant now = instant_from(office.chat.now_ms());
    for (const auto& hour : reminder_hours()) {
      if (hour.at != std::chrono::hours(18)) continue;
      all_pages(office.chat, hour, office.settings, now, now);
    }
    std::string all;
    for (const auto& body : office.pushed()) {
      if (holds(body, ChatPlayer::user_id("สมใจ")) && holds(body, "ไม่ต้องรีบ")) all += "x";
    }
    return all.size();
  };
  office.chat.player().change([&](Records& records) {
    records.settings.save("push_ceiling", "3000");
    records.programme_events.insert({new_id(office.chat.now_ms()), office.programme, "state",
                                     office.chat.now_ms(), "", "", "{}"});
  });
  std::vector<std::string> told;
  std::size_t before = 0;
  for (Day day = *parse_iso_date("2017-06-14"); day <= *parse_iso_date("2017-07-02");
       day += std::chrono::days{1}) {
    const std::size_t count = evening(iso_date(day));
    if (count > before) told.push_back(iso_date(day));
    before = count;
  }
  CHECK(told == std::vector<std::string>{"2017-06-17", "2017-06-21"});
  CHECK(holds(office.says("อร", "สรุป"), "งานผู้นำค้างเกิน 14 วัน 1 เรื่อง: ควนเมา"));
}

TEST_CASE(
    "On the first of a month the leader sees what the village did, the officer what was learnt") {
  Office office;
  office.chat.player().change([&](Records& records) {
    records.settings.save("push_ceiling", "3000");
    records.places.save_state(office.programme, VillageState::kFollowUp, VillagePause::kNone);
    Lesson lesson;
    lesson.id = new_id(office.chat.now_ms());
    lesson.village_code = kFirstVillage;
    lesson.fiscal_year_be = 2560;
    lesson.stage = "follow_up";
    lesson.worked = "ขายหน้าวัดวันพระ";
    lesson.caution = "ฝนตกคนน้อย";
    lesson.added_by = ChatPlayer::user_id("สมใจ");
    lesson.created_at_ms = office.chat.now_ms();
    records.lessons.insert(lesson);
  });
  office.report(office.houses[0], 1, 900);
  office.report(office.houses[1], 1, 450);
  const auto evening = [&](const std::string& day) {
    office.move_to(day, std::chrono::hours(18));
    const Instant now = instant_from(office.chat.now_ms());
    all_pages(office.chat, reminder_hours().at(1), office.settings, now, now);
  };
  evening("2017-06-30");
  CHECK(office.chat.database().writer().number(
            "SELECT COUNT(*) FROM notification WHERE key LIKE 'result|%'") == 0);
  evening("2017-07-01");
  CHECK(office.chat.database().writer().number(
            "SELECT COUNT(*) FROM notification WHERE key LIKE 'result|%'") == 1);
  evening("2017-07-02");
  CHECK(office.chat.database().writer().number(
            "SELECT COUNT(*) FROM notification WHERE key LIKE 'result|%'") == 1);
  const std::string card = office.chat.player()
                               .posts_back("สมใจ", "c|result|" + office.programme + "|2017-06")
                               .bubbles.back();
  INFO(card);
  CHECK(holds(card, "ผลของเดือน มิ.ย. 60"));
  CHECK(holds(card, "จดรายได้ 2 จาก 4 บ้าน"));
  CHECK(holds(card, "ขายหน้าวัดวันพระ ระวัง: ฝนตกคนน้อย"));
  CHECK_FALSE(holds(card, "900"));
  office.move_to("2017-07-03", std::chrono::hours(8));
  CHECK(holds(office.says("อร", "สรุป"), "บทเรียนเดือนก่อน\n• ขายหน้าวัดวันพระ (บ้านควนเมา)"));
  office.move_to("2017-07-04", std::chrono::hours(8));
  CHECK_FALSE(holds(office.says("อร", "สรุป"), "บทเรียนเดือนก่อน"));
}

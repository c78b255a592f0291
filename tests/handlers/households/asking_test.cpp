// How often a household is asked, and that it may rest out of season. docs/programme.md 4.3.
#include <catch2/catch.hpp>

#include "handlers/income/silent_houses.h"
#include "handlers/village/villages.h"
#include "storage/households/households.h"
#include "support/village.h"

using namespace sammachip;

namespace {

struct Rhythm {
  Rhythm() {
    programme = add_leader(chat, "สมใจ");
    chat.database().writer().execute("UPDATE household SET status = 'paused'");
    house = add_listed_household(chat, programme, "12", "ก");
    chat.database().writer().execute("UPDATE household SET created_at_ms = 1496160000000");
  }
  Household now() { return *chat.records().households.find(house); }
  // Who is asked on the days until that one (ISO), in the evening.
  std::vector<std::string> asked_until(const std::string& day) {
    std::vector<std::string> asked;
    const Day last = *parse_iso_date(day);
    for (; today() <= last; chat.player().clock().move(std::chrono::hours(24))) {
      const Instant at = Instant(today()) + reminder_hours().back().at - settings.utc_offset;
      const auto before = count();
      all_pages(chat, reminder_hours().back(), settings, at, at);
      if (count() > before) asked.push_back(iso_date(today()));
    }
    return asked;
  }
  Day today() {
    return std::chrono::floor<std::chrono::days>(instant_from(chat.now_ms()) + settings.utc_offset);
  }
  long long count() { return chat.database().writer().number("SELECT COUNT(*) FROM notification"); }

  Chat chat;
  NotifySettings settings;
  ProgrammeId programme;
  HouseholdId house;
};

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("Who was taken out of the house meanwhile is told so, and its days stay as they were") {
  Chat chat;
  const HouseholdId house = chat.add_household("ก", "90");
  chat.add_household("ข", "90", Relation::kMember);
  chat.plays(R"(
    ข: ถามเมื่อไร
    bot:  อยากให้ถามรายได้บ้านเลขที่ 90 บ่อยแค่ไหน…
    ข: [ทุก 2 สัปดาห์]
    bot:  สะดวกให้ทักถามวันไหน…
  )");
  chat.player().change([&](Records& records) {
    records.household_links.end(ChatPlayer::user_id("ข"), house, chat.now_ms());
  });
  chat.plays(R"(
    ข: [ศุกร์]
    bot:  คุณไม่ได้อยู่ในบ้านนี้แล้ว ครั้งนี้ยังไม่ได้จดอะไร / ถ้าคิดว่าไม่ถูก พิมพ์ "ติดต่อพัฒนากร" [ติดต่อพัฒนากร]
  )");
  CHECK(chat.records().households.find(house)->pace == Pace::kWeekly);
}

TEST_CASE("A household chooses how often and on which day it is asked") {
  Rhythm rhythm;
  rhythm.chat.plays(R"(
    ก: ถามเมื่อไร
    bot:  อยากให้ถามรายได้บ้านเลขที่ 12 บ่อยแค่ไหน [ทุกสัปดาห์] [ทุก 2 สัปดาห์] [เดือนละครั้ง] [พักถาม 1 เดือน] [พักถาม 2 เดือน] [พักถาม 3 เดือน] [...]
    ก: [ทุก 2 สัปดาห์]
    bot:  สะดวกให้ทักถามวันไหน [จันทร์] [...]
    ก: [ศุกร์]
    bot:  ได้เลย จะถามบ้านเลขที่ 12 ทุก 2 สัปดาห์ (ศุกร์) / อยากบอกก่อน พิมพ์ตัวเลขมาได้ทุกเมื่อ [บอกรายได้] [เมนู]
  )");
  CHECK(rhythm.now().pace == Pace::kTwoWeekly);
  CHECK(rhythm.now().reporting_day == 5);
  rhythm.chat.plays(R"(
    ก: ถามเมื่อไร
    bot:  อยากให้ถาม… [...]
    ก: [เดือนละครั้ง]
    bot:  ได้เลย จะถามบ้านเลขที่ 12 เดือนละครั้ง ตอนสิ้นเดือน… [บอกรายได้] [เมนู]
  )");
  CHECK(rhythm.now().pace == Pace::kMonthly);
  CHECK(rhythm.asked_until("2017-07-01") == Days{"2017-06-30"});
}

TEST_CASE("A household that rests is not asked, nor missed, until its time is over") {
  Rhythm rhythm;
  rhythm.chat.plays(R"(
    ก: พักถาม
    bot:  อยากให้ถาม… [...]
    ก: [พักถาม 1 เดือน]
    bot:  ได้เลย จะไม่ถามบ้านเลขที่ 12 จนถึง ศ. 14 ก.ค. 60 / มีรายได้ก่อนนั้น พิมพ์ตัวเลขมาได้ทุกเมื่อ [เปลี่ยนวันถาม] [เมนู]
  )");
  CHECK(rhythm.asked_until("2017-07-14").empty());
  std::size_t missing = 1;
  as_person(rhythm.chat, "สมใจ", [&](Turn& turn) {
    missing = silent_houses(villages_for(Act::kNoteVisit, turn).front(), turn).missing.size();
  });
  CHECK(missing == 0);
  CHECK(rhythm.asked_until("2017-07-16") == Days{"2017-07-16"});
}

TEST_CASE("Who reports while they rest is asked again from then on") {
  Rhythm rhythm;
  rhythm.chat.player().says("ก", "พักถาม");
  rhythm.chat.player().taps("ก", "พักถาม 3 เดือน");
  CHECK_FALSE(rhythm.now().rest_until.empty());
  rhythm.chat.player().says("ก", "350");
  CHECK(rhythm.now().rest_until == "2017-06-13");
  CHECK(rhythm.asked_until("2017-06-25") == Days{"2017-06-25"});
}

TEST_CASE("Nobody changes how another's house is asked") {
  Rhythm rhythm;
  add_account(rhythm.chat, "คนอื่น");
  rhythm.chat.player().posts_back("คนอื่น", "c|asking|" + rhythm.house);
  CHECK(rhythm.chat.player().says("คนอื่น", "พักถาม").bubbles.front().find("12") == std::string::npos);
  CHECK(rhythm.now().rest_until.empty());
}

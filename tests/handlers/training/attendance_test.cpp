// Who came to a session, and what they take home. docs/programme.md 7.1.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/session_households.h"
#include "storage/villages/training_sessions.h"
#include "support/dice.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// A village with a leader "สมใจ", a sage "แดง", houses 12 ("ก"), 23/1 ("ข"), 45 without LINE and
// `more` others; and a session today that the sage taught.
struct ClassDay {
  explicit ClassDay(int more = 0) {
    programme = add_leader(chat, "สมใจ");
    set_targets(chat, programme, 2, 3 + more);
    const TeamMemberId sage = add_sage(chat, programme, "ครูแดง", "แดง");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    houses.push_back(add_listed_household(chat, programme, "12", "ก"));
    houses.push_back(add_listed_household(chat, programme, "23/1", "ข"));
    houses.push_back(add_listed_household(chat, programme, "45"));
    for (int i = 0; i < more; ++i) {
      houses.push_back(add_listed_household(chat, programme, std::to_string(100 + i)));
    }
    confirm_list(chat, programme);
    TrainingSession today;
    today.id = session = new_id(chat.now_ms());
    today.programme_id = programme;
    today.held_on = "2017-06-14";
    today.place = "ศาลาหมู่บ้าน";
    today.topic = "เพาะเห็ด";
    today.trainer_id = sage;
    today.created_by = ChatPlayer::user_id("สมใจ");
    today.created_at_ms = chat.now_ms();
    chat.player().change([&](Records& records) { records.training_sessions.insert(today); });
  }

  SessionHousehold row(std::size_t house) {
    return chat.records().session_households.find(session, HouseholdId(houses.at(house))).value();
  }
  long long count(const std::string& presence) {
    return chat.database().writer().number(
        "SELECT COUNT(*) FROM session_household WHERE presence = '" + presence + "'");
  }
  void starts() { chat.player().posts_back("สมใจ", "c|attendance|" + session); }

  Chat chat;
  ProgrammeId programme;
  SessionId session;
  std::vector<HouseholdId> houses;
};

}  // namespace

TEST_CASE("Houses that did not come are tapped one after another, counted and confirmed") {
  ClassDay day;
  day.chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  …จดว่าใครมาอบรม เพาะเห็ด… [ทำข้อ 1] [...]
  )");
  day.starts();
  day.chat.plays(R"(
    สมใจ: [เลขที่ 12 หัวหน้าบ้าน 12]
    bot:  ไม่มา 1 บ้าน: 12 / มีบ้านไหนอีกไหม… [เสร็จ] [...]
    * the service restarts
    * 1 day passes
    สมใจ: [เลขที่ 45 หัวหน้าบ้าน 45]
    bot:  ไม่มา 2 บ้าน: 12, 45…
    สมใจ: [เสร็จ]
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 1 บ้าน ไม่มา 2 บ้าน (12, 45) ใช่ไหม [ถูกแล้ว] [แก้] [...]
    สมใจ: [แก้]
    bot:  ไม่มา 2 บ้าน: 12, 45…
    สมใจ: [เลือกใหม่หมด]
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 ใครไม่มาบ้าง… [มาครบ] [...]
    สมใจ: [เลขที่ 12 หัวหน้าบ้าน 12]
    bot:  ไม่มา 1 บ้าน: 12…
    สมใจ: เสร็จ
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 2 บ้าน ไม่มา 1 บ้าน (12) ใช่ไหม
    สมใจ: ใช่
    bot:  จดแล้ว อบรม เพาะเห็ด มา 2 บ้าน ไม่มา 1 บ้าน…
    bot:  งานขั้นนี้เสร็จเพราะคุณกับทีม พักบ้างนะ [เปิดดู] [อบรม] [งานวันนี้] [จดบทเรียน] [เมนู]
  )");
  CHECK(day.row(0).presence == Presence::kAbsent);
  CHECK(day.row(1).presence == Presence::kPresent);
  CHECK(day.row(2).presence == Presence::kPresent);
  CHECK(day.chat.records().training_sessions.find(day.session)->status == SessionStatus::kHeld);
  CHECK(programme_in(day.chat, day.programme).state == VillageState::kTraining);
}

TEST_CASE(
    "Or they are written in one message; what names no house is asked, and all can be right") {
  ClassDay day;
  day.starts();
  day.chat.plays(R"(
    สมใจ: 12 กับ 99 ไม่มา
    bot:  ยังหาไม่เจอหรือมีหลายบ้าน: 99…
    สมใจ: ฝนตก
    bot:  ยังหาไม่เจอ…
    สมใจ: 12 23/1 ไม่มา
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 1 บ้าน ไม่มา 2 บ้าน (12, 23/1) ใช่ไหม
    สมใจ: ไม่ใช่
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 ใครไม่มาบ้าง…
    สมใจ: มา 12 45
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 2 บ้าน ไม่มา 1 บ้าน (23/1) ใช่ไหม
    สมใจ: [แก้]
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 ใครไม่มาบ้าง…
    สมใจ: มาครบ
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มาครบทั้ง 3 บ้าน ใช่ไหม
    สมใจ: [ถูกแล้ว]
    bot:  จดแล้ว อบรม เพาะเห็ด มา 3 บ้าน ไม่มา 0 บ้าน…
    bot:  งานขั้นนี้เสร็จเพราะคุณกับทีม พักบ้างนะ [...]
  )");
  CHECK(day.count("present") == 3);
}

TEST_CASE("Who came is read from a list with a line, a tick or a word each") {
  for (const char* list : {"12 มา\n23/1 ไม่มา\n45 มา", "1) 12 ✓\n2) 23/1 ✗\n3) 45 ✓",
                           "12 มา, 23/1 ขาด, 45 มา", "12 45 มา ที่เหลือไม่มา"}) {
    INFO(list);
    ClassDay day;
    day.starts();
    CHECK(is_said(day.chat.player().says("สมใจ", list), "มา 2 บ้าน ไม่มา 1 บ้าน (23/1) ใช่ไหม"));
    day.chat.player().taps("สมใจ", "ถูกแล้ว");
    CHECK(day.row(0).presence == Presence::kPresent);
    CHECK(day.row(1).presence == Presence::kAbsent);
    CHECK(day.row(2).presence == Presence::kPresent);
  }
}

TEST_CASE("Of houses that a list leaves out, or that are none, only that is asked") {
  ClassDay day;
  day.starts();
  day.chat.plays(R"(
    สมใจ: 12 มา, 45 ไม่มา
    bot:  ยังไม่ได้บอกบ้านเลขที่ 23/1 / บ้านที่เหลือมาไหม [ที่เหลือมา] [ที่เหลือไม่มา] [...]
    สมใจ: [ที่เหลือไม่มา]
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 1 บ้าน ไม่มา 2 บ้าน (23/1, 45) ใช่ไหม [...]
    สมใจ: [แก้]
    bot:  …
    สมใจ: 12 99 ไม่มา
    bot:  ยังหาไม่เจอหรือมีหลายบ้าน: 99… [ไม่นับ 99] [...]
    สมใจ: [ไม่นับ 99]
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 2 บ้าน ไม่มา 1 บ้าน (12) ใช่ไหม [...]
  )");
}

TEST_CASE("A list of who came that is typed out of the blue is of the last training") {
  ClassDay day;
  demo_houses_leave(day.chat);  // They have the same numbers.
  const Heard read = day.chat.player().says("สมใจ", "12 มา\n23/1 ไม่มา\n45 มา");
  INFO(bubbles_of(read));
  CHECK(is_said(read, "มา 2 บ้าน ไม่มา 1 บ้าน (23/1) ใช่ไหม"));
  day.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(day.row(1).presence == Presence::kAbsent);
}

TEST_CASE("Somebody sent in place of a household counts, and a correction asks only who is new") {
  ClassDay day;
  day.chat.player().posts_back("ข", "c|substitute|" + day.session);
  day.starts();
  day.chat.player().says("สมใจ", "12 ไม่มา");
  day.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(day.row(1).presence == Presence::kSubstitute);
  CHECK(day.row(1).answer == SessionAnswer::kSubstitute);
  day.chat.plays(R"(
    ข: เมนู
    bot:  อบรม เพาะเห็ด แล้ว ขอบคุณที่มานะ…
    bot:  อยากทำอะไร
    ก: เมนู
    bot:  อยากทำอะไร
  )");
  day.starts();
  day.chat.plays(R"(
    สมใจ: 23/1 ไม่มา
    bot:  อบรม เพาะเห็ด พ. 14 มิ.ย. 60 / มา 2 บ้าน ไม่มา 1 บ้าน (23/1) ใช่ไหม
    สมใจ: [ถูกแล้ว]
    bot:  จดแล้ว อบรม เพาะเห็ด มา 2 บ้าน ไม่มา 1 บ้าน…
    ข: เมนู
    bot:  อยากทำอะไร
    ก: เมนู
    bot:  อบรม เพาะเห็ด แล้ว ขอบคุณที่มานะ…
    bot:  อยากทำอะไร
  )");
  CHECK(day.row(0).presence == Presence::kPresent);
  CHECK(day.row(1).presence == Presence::kAbsent);
}

TEST_CASE("Nobody's presence is noted before the day, nor of a session that was called off") {
  ClassDay day;
  const auto set = [&](const std::string& held_on, SessionStatus status) {
    day.chat.player().change([&](Records& records) {
      TrainingSession session = *records.training_sessions.find(day.session);
      session.held_on = held_on;
      session.status = status;
      records.training_sessions.update(session);
    });
  };
  day.starts();
  set("2017-06-20", SessionStatus::kPlanned);
  CHECK(is_said(day.chat.player().says("สมใจ", "มาครบ"), "ถึงวันแล้วค่อยจดนะ"));
  set("2017-06-14", SessionStatus::kCancelled);
  CHECK(is_said(day.chat.player().posts_back("สมใจ", "c|attendance|" + day.session),
                "ยกเลิกอบรม เพาะเห็ด ไปก่อนแล้ว"));
  CHECK(day.chat.records().session_households.list(day.session).empty());
}

TEST_CASE("Who came tells what they do first; who did not understand is looked after") {
  ClassDay day;
  day.starts();
  day.chat.player().says("สมใจ", "มาครบ");
  day.chat.player().taps("สมใจ", "ถูกแล้ว");
  day.chat.plays(R"(
    ก: เมนู
    bot:  อบรม เพาะเห็ด แล้ว ขอบคุณที่มานะ…
    bot:  อยากทำอะไร
    ก: [ตอบคำถาม]
    bot:  อบรม เพาะเห็ด แล้ว จะเอาไปทำที่บ้านเรื่องไหนก่อน… [ยังไม่เข้าใจ] [ยกเลิก]
    * the service restarts
    ก: จะลองหมักก้อนเชื้อก่อน
    bot:  ขอบคุณที่เล่าให้ฟัง ลองทำดูนะ…
    ข: เมนู
    bot:  อบรม เพาะเห็ด แล้ว ขอบคุณที่มานะ…
    bot:  อยากทำอะไร
    ข: [ตอบคำถาม]
    bot:  อบรม เพาะเห็ด แล้ว จะเอาไปทำที่บ้านเรื่องไหนก่อน…
    ข: [ยังไม่เข้าใจ]
    bot:  ไม่เป็นไร จะบอกคนสอนให้ช่วยทวนอีกครั้ง…
    # Who taught it is told; the leader has it among the tasks.
    แดง: เมนู
    bot:  บ้านเลขที่ 23/1 หัวหน้าบ้าน 23/1 ยังไม่เข้าใจเรื่อง เพาะเห็ด…
    bot:  อยากทำอะไร
    สมใจ: งานวันนี้
    bot:  …บ้านเลขที่ 23/1 ยังไม่เข้าใจเรื่อง เพาะเห็ด ช่วยทวนให้หน่อย…
    แดง: [ทวนให้แล้ว]
    bot:  บ้านเลขที่ 23/1 หัวหน้าบ้าน 23/1 เรื่อง เพาะเห็ด / ทวนแล้วเข้าใจไหม [เข้าใจแล้ว] [ยังไม่ได้ทวน] [...]
    แดง: [ยังไม่ได้ทวน]
    bot:  ได้เลย ไว้ทวนเมื่อไรค่อยกลับมากดนะ…
    แดง: [ทวนให้แล้ว]
    bot:  บ้านเลขที่ 23/1…
    แดง: [เข้าใจแล้ว]
    bot:  จดแล้วว่าบ้านเลขที่ 23/1 เข้าใจแล้ว ขอบคุณที่ช่วยทวน
    ข: เมนู
    bot:  คุณแดง จดว่าคุณเข้าใจเรื่อง เพาะเห็ด แล้ว…
    bot:  อยากทำอะไร
  )");
  CHECK(day.row(0).teachback == "จะลองหมักก้อนเชื้อก่อน");
  CHECK(day.row(0).understanding == Understanding::kSaid);
  CHECK(day.row(1).understanding == Understanding::kUnderstood);
  CHECK(day.row(1).judged_by == ChatPlayer::user_id("แดง"));
  CHECK(is_said(
      day.chat.player().posts_back("สมใจ", "c|taught|" + day.session + "|" + day.houses.at(1)),
      "เข้าใจเรื่องนี้แล้ว"));
  CHECK(day.row(1).judged_by == ChatPlayer::user_id("แดง"));
}

TEST_CASE("The team asks for a house without LINE, and keeps nothing of a family's trouble") {
  ClassDay day;
  day.starts();
  day.chat.player().says("สมใจ", "มาครบ");
  day.chat.player().taps("สมใจ", "ถูกแล้ว");
  day.chat.player().posts_back("แดง", "c|open_session|" + day.session);
  day.chat.plays(R"(
    แดง: [ถามเลขที่ 45]
    bot:  บ้านเลขที่ 45 หัวหน้าบ้าน 45 จะเอาเรื่อง เพาะเห็ด ไปทำอะไรก่อน…
    แดง: ยังทำไม่ได้ ลูกป่วยหนักเข้าโรงพยาบาล
    bot:  จดของบ้านเลขที่ 45 แล้ว…
    bot:  …
  )");
  CHECK(day.row(2).understanding == Understanding::kSaid);
  CHECK(day.row(2).teachback.empty());
  CHECK(day.chat.records().help_requests.unclosed_in_area("92060301", 10).front().urgent);
}

TEST_CASE("What one of a house learnt stays when another tells what they learnt") {
  ClassDay day;
  add_account(day.chat, "ลูก");
  day.chat.player().change([&](Records& records) {
    records.household_links.insert({"the-child",
                                    ChatPlayer::user_id("ลูก"),
                                    HouseholdId(day.houses.at(0)),
                                    Relation::kMember,
                                    day.chat.now_ms(),
                                    {}});
  });
  day.starts();
  day.chat.player().says("สมใจ", "มาครบ");
  day.chat.player().taps("สมใจ", "ถูกแล้ว");
  for (const auto& [person, words] :
       {std::pair{"ก", "จะลองหมักก้อนเชื้อก่อน"}, std::pair{"ลูก", "จะทำโรงเรือน"}}) {
    day.chat.player().posts_back(person, "c|teach|" + day.session);
    day.chat.player().says(person, words);
  }
  CHECK(day.row(0).teachback == "จะลองหมักก้อนเชื้อก่อน\nจะทำโรงเรือน");
  // Who tells it anew has changed their mind.
  day.chat.player().posts_back("ลูก", "c|teach|" + day.session);
  day.chat.player().says("ลูก", "ยังไม่ทำอะไร");
  CHECK(day.row(0).teachback == "ยังไม่ทำอะไร");
}

TEST_CASE("A house that was not there is not asked, nor is it judged") {
  ClassDay day;
  day.starts();
  day.chat.player().says("สมใจ", "12 45 ไม่มา");
  day.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(is_said(day.chat.player().posts_back("ก", "c|teach|" + day.session), "ไม่ได้มา"));
  CHECK(is_said(
      day.chat.player().posts_back("สมใจ", "c|teach_for|" + day.session + "|" + day.houses.at(2)),
      "ไม่ได้มา"));
  CHECK(day.row(0).understanding == Understanding::kUnknown);
}

TEST_CASE("Whatever is tapped and written, present and absent make up all houses") {
  std::mt19937 random(14);
  ClassDay day(20);
  const auto total = static_cast<long long>(day.houses.size());
  for (int round = 0; round < 6; ++round) {
    day.starts();
    std::set<std::string> absent;
    for (const auto& house : day.houses) {
      const auto row = day.chat.records().session_households.find(day.session, HouseholdId(house));
      if (row && row->presence == Presence::kAbsent) {
        absent.insert(day.chat.records().households.find(HouseholdId(house))->house_no);
      }
    }
    if (below(3, random) == 0) {
      day.chat.player().taps("สมใจ", absent.empty() ? "ดูบ้านอื่น" : "เลือกใหม่หมด");
      absent.clear();
    }
    for (unsigned taps = below(6, random); taps > 0; --taps) {
      const auto house = *day.chat.records().households.find(HouseholdId(pick(day.houses, random)));
      const auto& buttons = day.chat.player().buttons_of("สมใจ");
      const auto shown = buttons.end() - std::min<std::ptrdiff_t>(std::ssize(buttons), 12);
      const auto button = std::find_if(shown, buttons.end(), [&](const auto& one) {
        return one.second.find("+" + house.id) != std::string::npos;
      });
      if (button == buttons.end() || absent.contains(house.house_no)) continue;
      day.chat.player().posts_back("สมใจ", std::string(button->second));
      absent.insert(house.house_no);
    }
    if (below(2, random) == 0) {
      absent.clear();
      std::string words;
      for (const auto& house : day.houses) {
        if (below(4, random) != 0) continue;
        const std::string number = day.chat.records().households.find(HouseholdId(house))->house_no;
        if (absent.insert(number).second) words += number + " ";
      }
      day.chat.player().says("สมใจ", absent.empty() ? "มาครบ" : words + "ไม่มา");
    } else {
      day.chat.player().taps("สมใจ", absent.empty() ? "มาครบ" : "เสร็จ");
    }
    day.chat.player().taps("สมใจ", "ถูกแล้ว");
    INFO("round " << round);
    CHECK(day.count("absent") == static_cast<long long>(absent.size()));
    CHECK(day.count("absent") + day.count("present") == total);
  }
}

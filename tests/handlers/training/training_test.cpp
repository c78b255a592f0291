// Training: sessions planned, moved and called off, invitations answered. docs/programme.md 7.1.
#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/households/household_links.h"
#include "storage/joining/role_grants.h"
#include "storage/villages/session_households.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// A village whose list is confirmed: a leader "สมใจ", a sage "แดง" on LINE, houses 12 ("ก"),
// 23/1 ("ข") and 45 without LINE; and a village of others with "สมชาย" and house 12 ("ค").
struct School {
  School() {
    programme = add_leader(chat, "สมใจ");
    set_targets(chat, programme, 2, 3);
    sage = add_sage(chat, programme, "ครูแดง", "แดง");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    first = add_listed_household(chat, programme, "12", "ก");
    second = add_listed_household(chat, programme, "23/1", "ข");
    without_line = add_listed_household(chat, programme, "45");
    confirm_list(chat, programme);
    other = add_leader(chat, "สมชาย", kSecondVillage);
    stranger = add_listed_household(chat, ProgrammeId(other), "12", "ค");
  }

  // Planned by the leader for tomorrow, 21:00 not to matter. Returns its id.
  std::string plans() {
    chat.player().posts_back("สมใจ", "c|session|" + programme);
    chat.player().taps("สมใจ", "ลงมือทำ");
    chat.player().says("สมใจ", "เพาะเห็ด");
    chat.player().taps("สมใจ", "พรุ่งนี้");
    chat.player().says("สมใจ", "9 โมง");
    chat.player().says("สมใจ", "ศาลาหมู่บ้าน");
    chat.player().taps("สมใจ", "ครูแดง");
    chat.player().taps("สมใจ", "ถูกแล้ว");
    return only_session().id;
  }
  TrainingSession only_session() { return chat.records().training_sessions.list(programme).back(); }
  SessionAnswer answer_of(const HouseholdId& house) {
    const auto row = chat.records().session_households.find(only_session().id, house);
    return row ? row->answer : SessionAnswer::kUnknown;
  }

  Chat chat;
  ProgrammeId programme;
  TeamMemberId sage;
  ProgrammeId other;
  HouseholdId first, second, without_line, stranger;
};

}  // namespace

TEST_CASE("A leader plans a session, and the households are told and answer") {
  School school;
  school.chat.plays(R"(
    สมใจ: อบรม
    bot:  …ยังไม่ได้นัดอบรมเลย… [นัดอบรมใหม่] [งานวันนี้] [เมนู]
    สมใจ: [นัดอบรมใหม่]
    bot:  จะอบรมแบบไหน [เรียนในห้อง] [ลงมือทำ] [ไปดูงาน] [เตรียมตัว] [...]
    สมใจ: [ลงมือทำ]
    bot:  จะอบรมเรื่องอะไร
    สมใจ: เพาะเห็ด
    bot:  วันไหน [วันนี้] [พรุ่งนี้] [อีก 7 วัน] [อีก 14 วัน] [...]
    * the service restarts
    สมใจ: [พรุ่งนี้]
    bot:  กี่โมง เช่น 9 โมง หรือ 13.30
    สมใจ: 4 โมง
    bot:  หมายถึงกี่โมง [10:00 น.] [16:00 น.] [...]
    สมใจ: [16:00 น.]
    bot:  จัดที่ไหน [ศาลาหมู่บ้าน] [...]
    สมใจ: [ศาลาหมู่บ้าน]
    bot:  ใครเป็นคนสอน [สมใจ] [ครูแดง] [ข้าม] [...]
    สมใจ: ครูแดง
    bot:  ลงมือทำ เรื่อง เพาะเห็ด ของบ้านควนเมา หมู่ 1 / พฤ. 15 มิ.ย. 60 16:00 น. / ที่ ศาลาหมู่บ้าน / สอนโดย ครูแดง / ถูกไหม
    สมใจ: [แก้]
    bot:  จะแก้ข้อไหน
    สมใจ: [เวลา]
    bot:  กี่โมง เช่น 9 โมง หรือ 13.30
    สมใจ: 9 โมงครึ่ง
    bot:  …09:30 น.…ถูกไหม
    สมใจ: [ถูกแล้ว]
    bot:  นัดไว้แล้ว พฤ. 15 มิ.ย. 60 09:30 น. / ชวนทั้ง 3 บ้าน ในไลน์ 2 บ้าน จะเห็นเมื่อทักมา… [นัดอบรมใหม่] [อบรม] [งานวันนี้] [เมนู]
    # The household is told with its next message, and answers with a button or later by word.
    ก: เมนู
    bot:  ขอชวนไปอบรม เพาะเห็ด / พฤ. 15 มิ.ย. 60 09:30 น. ที่ ศาลาหมู่บ้าน…
    bot:  อยากทำอะไร
    ก: ไปได้จ้า
    bot:  ขอบคุณมาก เจอกัน พฤ. 15 มิ.ย. 60 09:30 น. ที่ ศาลาหมู่บ้าน [นัดหมาย] [เมนู]
    ก: ไม่ว่างค่ะ ติดงานศพ
    bot:  ไม่เป็นไรเลย จดไว้แล้วว่าบ้านเลขที่ 12 ไปไม่ได้…
    ก: ให้ลูกไปแทน
    bot:  จดแล้วว่าบ้านเลขที่ 12 ให้คนอื่นไปแทน ขอบคุณที่บอก
    ก: พรุ่งนี้ไปอบรม 3 คนนะ
    bot:  ขอบคุณมาก เจอกัน พฤ. 15 มิ.ย. 60 09:30 น.…
    ก: ไปไม่ได้ค่ะ
    bot:  ไม่เป็นไรเลย จดไว้แล้วว่าบ้านเลขที่ 12 ไปไม่ได้…
    ก: [ไปได้]
    bot:  ขอบคุณมาก เจอกัน พฤ. 15 มิ.ย. 60 09:30 น. ที่ ศาลาหมู่บ้าน [นัดหมาย] [เมนู]
    ข: นัดหมาย
    bot:  ขอชวนไปอบรม เพาะเห็ด…
    bot:  นัดหมายของคุณ / 1) พฤ. 15 มิ.ย. 60 09:30 น. อบรม เพาะเห็ด ที่ ศาลาหมู่บ้าน /     ยังไม่ได้ตอบ ไปได้ไหม [ไปได้] [ไปไม่ได้] [ให้คนอื่นไปแทน] [...]
    ข: [ไปไม่ได้]
    bot:  ไม่เป็นไรเลย จดไว้แล้วว่าบ้านเลขที่ 23/1 ไปไม่ได้… [ให้คนอื่นไปแทน] [นัดหมาย] [เมนู]
    ข: [ให้คนอื่นไปแทน]
    bot:  จดแล้วว่าบ้านเลขที่ 23/1 ให้คนอื่นไปแทน ขอบคุณที่บอก…
    แดง: นัดหมาย
    bot:  ฝากคุณสอนเรื่อง เพาะเห็ด…
    bot:  นัดหมายของคุณ / 1) พฤ. 15 มิ.ย. 60 09:30 น. อบรม เพาะเห็ด บ้านควนเมา หมู่ 1 [ดูข้อ 1] [เมนู]
    แดง: [ดูข้อ 1]
    bot:  ลงมือทำ เพาะเห็ด…สอนโดย ครูแดง / ไปได้ 1 ให้คนแทน 1 ไปไม่ได้ 0 ยังไม่ตอบ 1 [เลื่อนวัน] [ยกเลิกนัด] [อบรม] [...]
  )");
  CHECK(school.answer_of(school.first) == SessionAnswer::kGoing);
  CHECK(school.answer_of(school.second) == SessionAnswer::kSubstitute);
  CHECK(school.answer_of(school.without_line) == SessionAnswer::kUnknown);
  CHECK(programme_in(school.chat, school.programme).state == VillageState::kListConfirmed);
}

TEST_CASE("A session is moved or called off, and everybody invited is told") {
  School school;
  const std::string session = school.plans();
  school.chat.player().says("ก", "เมนู");
  school.chat.player().posts_back("สมใจ", "c|session_move|" + session);
  school.chat.plays(R"(
    สมใจ: เมื่อวาน
    bot:  วันนั้นผ่านไปแล้ว / ขอเป็นวันข้างหน้า เช่น พรุ่งนี้
    สมใจ: 20 มิ.ย.
    bot:  กี่โมง [09:00 น. เหมือนเดิม] [...]
    สมใจ: [09:00 น. เหมือนเดิม]
    bot:  เลื่อนอบรม เพาะเห็ด จาก พฤ. 15 มิ.ย. 60 09:00 น. เป็น อ. 20 มิ.ย. 60 09:00 น. ถูกไหม
    สมใจ: [ถูกแล้ว]
    bot:  เลื่อนเป็น อ. 20 มิ.ย. 60 09:00 น. แล้ว / บ้านที่มีไลน์จะเห็นเมื่อทักมา / ฝากทีมบอกทุกบ้านด้วยนะ…
    ก: นัดหมาย
    bot:  อบรม เพาะเห็ด เลื่อนเป็น อ. 20 มิ.ย. 60 09:00 น. ที่ ศาลาหมู่บ้าน…
    bot:  นัดหมายของคุณ / 1) อ. 20 มิ.ย. 60 09:00 น. อบรม เพาะเห็ด ที่ ศาลาหมู่บ้าน…
  )");
  school.chat.player().posts_back("สมใจ", "c|session_cancel|" + session);
  school.chat.plays(R"(
    สมใจ: ไม่ใช่
    bot:  ได้เลย ยังนัดเหมือนเดิม อ. 20 มิ.ย. 60 09:00 น.…
  )");
  school.chat.player().posts_back("สมใจ", "c|session_cancel|" + session);
  school.chat.plays(R"(
    สมใจ: [ยกเลิกนัดนี้]
    bot:  ยกเลิกอบรม เพาะเห็ด แล้ว / บ้านที่มีไลน์จะเห็นเมื่อทักมา / ฝากทีมโทรบอกทุกบ้านด้วยนะ…
    ก: นัดหมาย
    bot:  อบรม เพาะเห็ด อ. 20 มิ.ย. 60 09:00 น. ยกเลิกแล้ว ไม่ต้องไปนะ…
    bot:  ตอนนี้ยังไม่มีนัด มีแล้วจะบอกนะ [เมนู]
    ก: [ไปได้]
    bot:  อบรม เพาะเห็ด อ. 20 มิ.ย. 60 09:00 น. ยกเลิกไปแล้ว ไม่ต้องไปนะ
    สมใจ: [ยกเลิกนัดนี้]
    bot:  เรื่องนั้นจบไปแล้ว / อยากทำอย่างอื่น พิมพ์ "เมนู"…
  )");
  CHECK(school.only_session().status == SessionStatus::kCancelled);
}

TEST_CASE("What is over cannot be answered, and an invitation not read in time is dropped") {
  School school;
  const std::string session = school.plans();
  school.chat.plays(R"(
    * 3 days pass
    ก: นัดหมาย
    bot:  ตอนนี้ยังไม่มีนัด มีแล้วจะบอกนะ [เมนู]
  )");
  school.chat.player().posts_back("ก", "c|going|" + session);
  CHECK(school.answer_of(school.first) == SessionAnswer::kUnknown);
}

TEST_CASE("Households of other villages, and other villages' leaders, cannot touch a session") {
  School school;
  const SessionId session(school.plans());
  const auto refuses = [&](const std::string& person, const std::string& data) {
    INFO(person << " " << data);
    const Heard heard = school.chat.player().posts_back(person, "c|" + data);
    // Before it may stand what waited for the person.
    const bool is_refused =
        std::any_of(heard.bubbles.begin(), heard.bubbles.end(), [](const std::string& bubble) {
          return bubble.find("เรื่องนี้มีคนอื่นดูแลอยู่") != std::string::npos;
        });
    CHECK(is_refused);
  };
  for (const char* word : {"going|", "not_going|", "substitute|", "appointment|", "teach|"}) {
    refuses("ค", word + session);
  }
  for (const std::string person : {"ค", "สมชาย", "ก"}) {
    for (const char* word : {"open_session|", "session_move|", "session_cancel|", "attendance|"}) {
      refuses(person, word + session);
    }
    refuses(person, "taught|" + session + "|" + school.first);
    refuses(person, "teach_for|" + session + "|" + school.without_line);
  }
  // A house of another village is none of this session's.
  refuses("สมใจ", "taught|" + session + "|" + school.stranger);
  refuses("สมใจ", "going|" + session);
  CHECK(school.only_session().status == SessionStatus::kPlanned);
  CHECK(school.chat.records().session_households.list(session).empty());
}

TEST_CASE("Somebody who loses the role in the middle of a talk changes nothing") {
  School school;
  const std::string session = school.plans();
  school.chat.player().posts_back("แดง", "c|session_cancel|" + session);
  as_person(school.chat, "สมใจ", [&](Turn& turn) {
    for (const auto& grant :
         turn.records.role_grants.list_for_user(ChatPlayer::user_id("แดง"), school.chat.now_ms())) {
      turn.records.role_grants.end(grant.id, school.chat.now_ms());
    }
  });
  school.chat.player().taps("แดง", "ยกเลิกนัดนี้");
  CHECK(school.only_session().status == SessionStatus::kPlanned);
}

TEST_CASE("Of two of a house who answers an invitation second reads what the first said") {
  School school;
  add_account(school.chat, "ลูก");
  school.chat.player().change([&](Records& records) {
    records.household_links.insert({"child",
                                    ChatPlayer::user_id("ลูก"),
                                    school.first,
                                    Relation::kMember,
                                    school.chat.now_ms(),
                                    {}});
  });
  school.plans();
  school.chat.plays(R"(
    ก: นัดหมาย
    bot:  …
    bot:  …ไปได้ไหม [ไปได้] [ไปไม่ได้] [...]
    ก: [ไปได้]
    bot:  ขอบคุณมาก เจอกัน…
    * 2 minutes pass
    ลูก: ไปได้จ้า
    bot:  …
    bot:  คุณก ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าไปได้ เหมือนกัน / ไม่ต้องทำอะไรเพิ่ม ขอบคุณที่บอก [...]
    ลูก: ไปไม่ได้
    bot:  คุณก ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าไปได้ / ยังไม่ได้เปลี่ยนอะไร ถ้าจะเปลี่ยนเป็นไปไม่ได้ กดปุ่มข้างล่างนะ [เปลี่ยนคำตอบ] [เมนู]
  )");
  CHECK(school.answer_of(school.first) == SessionAnswer::kGoing);
  school.chat.plays(R"(
    ลูก: [เปลี่ยนคำตอบ]
    bot:  ไม่เป็นไรเลย จดไว้แล้วว่าบ้านเลขที่ 12 ไปไม่ได้…
    ลูก: [ให้คนอื่นไปแทน]
    bot:  จดแล้วว่าบ้านเลขที่ 12 ให้คนอื่นไปแทน ขอบคุณที่บอก…
    ก: เมนู
    bot:  คุณลูก เปลี่ยนคำตอบของบ้านเลขที่ 12 เรื่องไปอบรม / จากไปได้ เป็นไปไม่ได้
    bot:  …
  )");
  CHECK(school.answer_of(school.first) == SessionAnswer::kSubstitute);
}

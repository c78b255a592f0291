// What waits for an officer: in which order, with which buttons, and what opening it shows.
#include <catch2/catch.hpp>

#include "handlers/officer/waiting.h"
#include "storage/database/identifier.h"
#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/joining/data_requests.h"
#include "storage/machine/audit.h"
#include "storage/machine/photos.h"
#include "storage/people.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "support/limits.h"
#include "support/village.h"

using namespace sammachip;

namespace {

constexpr long long kDayLongMs = 24LL * 3600 * 1000;

std::string send(Chat& chat, const ProgrammeId& programme, SubmissionKind kind, int days_ago) {
  Submission submission;
  submission.id = new_id(chat.now_ms());
  submission.programme_id = programme;
  submission.kind = kind;
  submission.sent_by = ChatPlayer::user_id("ผู้นำ");
  submission.sent_at_ms = chat.now_ms() - days_ago * kDayLongMs;
  chat.player().change([&](Records& records) { records.submissions.insert(submission); });
  return submission.id;
}

std::string buy(Chat& chat, const ProgrammeId& programme, const std::string& item,
                const std::string& by, int days_ago, PurchaseStatus status,
                const PhotoId& photo = "") {
  Purchase purchase = sent_purchase(chat, programme, item);
  purchase.quantity = "5";
  purchase.unit = "กิโล";
  purchase.vendor = "ร้านป้าแดง";
  purchase.bought_on = iso_date(
      std::chrono::floor<std::chrono::days>(instant_from(chat.now_ms() - days_ago * kDayLongMs)));
  purchase.entered_by = ChatPlayer::user_id(by);
  purchase.created_at_ms = chat.now_ms() - days_ago * kDayLongMs;
  if (!photo.empty()) {
    purchase.photo_id = photo;
    purchase.evidence = Evidence::kReceipt;
  }
  chat.player().change([&](Records& records) {
    records.purchases.insert(purchase);
    if (status == PurchaseStatus::kSent) return;
    records.purchases.decide(purchase.id, status, "somebody", "", chat.now_ms());
  });
  return purchase.id;
}

void ask_help(Chat& chat, const HouseholdId& house, const std::string& who, bool is_urgent,
              int days_ago) {
  HelpRequest request;
  request.id = new_id(chat.now_ms());
  request.household_id = house;
  request.user_id = ChatPlayer::user_id(who);
  request.kind = "market";
  request.text = "หาที่ขายเห็ด";
  request.urgent = is_urgent;
  request.created_at_ms = chat.now_ms() - days_ago * kDayLongMs;
  request.due_on = "2017-06-20";
  chat.player().change([&](Records& records) { records.help_requests.insert(request); });
}

std::vector<WaitingKind> kinds_in(Chat& chat, const AreaCode& area) {
  std::vector<WaitingKind> kinds;
  const Day today =
      std::chrono::floor<std::chrono::days>(instant_from(chat.now_ms()) + std::chrono::hours(7));
  for (const auto& item : waiting_items({area}, today, std::chrono::minutes(420), chat.records())) {
    kinds.push_back(item.kind);
  }
  return kinds;
}

}  // namespace

TEST_CASE("What waits comes oldest first, urgent help before all, each with its age and buttons") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  const HouseholdId house = add_listed_household(chat, programme, "90", "ก");
  send(chat, programme, SubmissionKind::kList, 2);
  buy(chat, programme, "กะปิ", "ผู้นำ", 5, PurchaseStatus::kSent);
  ask_help(chat, house, "ก", true, 0);
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 3 เรื่อง / 1) มีคนต้องการความช่วยเหลือด่วน · บ้านควนเมา หมู่ 1 ต.เขากอบ · รอมา ตั้งแต่วันนี้ / 2) ใบเสร็จรอตรวจ · บ้านควนเมา หมู่ 1 ต.เขากอบ · รอมา 5 วัน… [ดูหมู่บ้าน] [เมนู]
  )");
  CHECK(kinds_in(chat, "920603") ==
        std::vector{WaitingKind::kUrgentHelp, WaitingKind::kPurchase, WaitingKind::kList});
  CHECK(kinds_in(chat, "92") == kinds_in(chat, "92060301"));
  CHECK(kinds_in(chat, "9207").empty());
}

TEST_CASE("Each kind of thing that waits is found, and not twice") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  const HouseholdId house = add_listed_household(chat, programme, "90", "ก");
  add_account(chat, "ข");
  buy(chat, programme, "เชือก", "ผู้นำ", 9, PurchaseStatus::kReturned);  // Long without evidence.
  buy(chat, programme, "ถัง", "ผู้นำ", 2, PurchaseStatus::kReturned);    // There is still time.
  buy(chat, programme, "กะปิ", "ผู้นำ", 8, PurchaseStatus::kSent);       // Waits anyway.
  send(chat, programme, SubmissionKind::kTeam, 1);
  ask_help(chat, house, "ก", false, 3);
  chat.player().change([&](Records& records) {
    Candidate candidate;
    candidate.id = new_id(chat.now_ms());
    candidate.programme_id = programme;
    candidate.house_no = "91";
    candidate.head_name = "ยายมี";
    candidate.notice_due_on = "2017-06-20";
    candidate.created_at_ms = chat.now_ms() - 20 * kDayLongMs;
    records.candidates.insert(candidate);
    TeamMember sage;
    sage.id = new_id(chat.now_ms());
    sage.programme_id = programme;
    sage.name = "ปราชญ์ใหม่";
    sage.notice_due_on = "2017-07-30";  // Not within a week.
    records.team_members.insert(sage);
    records.data_requests.insert({.id = new_id(chat.now_ms()),
                                  .user_id = kErasedPerson,
                                  .created_at_ms = chat.now_ms() - 4 * kDayLongMs,
                                  .due_at_ms = chat.now_ms() + 26 * kDayLongMs,
                                  .household_id = house});
  });
  CHECK(kinds_in(chat, "9206") == std::vector{WaitingKind::kNotice, WaitingKind::kEvidence,
                                              WaitingKind::kPurchase, WaitingKind::kErasure,
                                              WaitingKind::kHelp, WaitingKind::kTeam});
}

TEST_CASE("A full queue comes in pages of ten cards that LINE takes, however long the names") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "9206");
  std::string long_name;
  for (int i = 0; i < 60; ++i) long_name += "พริกแกงเผ็ดมาก";
  for (int i = 0; i < 23; ++i) {
    buy(chat, programme, long_name, "ผู้นำ", 30 - i, PurchaseStatus::kSent);
  }
  Heard heard = chat.player().says("อร", "รอตัดสิน");
  check_limits(heard.body_json);
  CHECK(heard.picture_buttons.size() == 30);
  CHECK(heard.body_json.size() < 50'000);
  CHECK(heard.buttons.front() == "ดูต่อ");
  heard = chat.player().taps("อร", "ดูต่อ");
  CHECK(heard.picture_buttons.size() == 30);
  heard = chat.player().taps("อร", "ดูต่อ");
  CHECK(heard.picture_buttons.size() == 9);
  CHECK(heard.buttons.front() == "ดูหมู่บ้าน");
  check_limits(chat.player().posts_back("อร", "c|waiting|9999").body_json);
}

TEST_CASE("An empty queue is thanked for once a week, in the name of the households") {
  Chat chat;
  add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  วันนี้ตรวจครบแล้ว ขอบคุณแทน 6 บ้าน [ดูหมู่บ้าน] [ส่งกำลังใจ] [เมนู]
    * 2 minutes pass
    อร: รอตัดสิน
    bot:  คุณอร ตอนนี้ไม่มีเรื่องรอตัดสิน พักได้เลย [...]
    * 8 days pass
    อร: รอตัดสิน
    bot:  ตัดสินครบทุกเรื่องแล้ว อีก 6 บ้านเดินต่อได้เพราะคุณ
  )");
  CHECK(chat.records().encouragements.list_for(ChatPlayer::user_id("อร")).size() == 2);
}

TEST_CASE("Who decides on nothing is told whom the queue is for") {
  Chat chat;
  add_leader(chat, "ผู้นำ");
  add_officer(chat, "จังหวัด", "92");
  chat.add_household("ก", "90");
  for (const char* person : {"ผู้นำ", "จังหวัด", "ก"}) {
    const Heard heard = chat.player().says(person, "รอตัดสิน");
    CHECK(heard.bubbles.front() == "เรื่องนี้พัฒนากรเป็นคนตัดสิน");
  }
}

TEST_CASE("A purchase opens with its evidence, the budget, and a photo used twice") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  chat.player().change([&](Records& records) {
    VillageProgramme year = records.places.find_programme_by_id(programme).value();
    year.budget_satang = 1'600'000;
    records.places.upsert(year);
    records.photos.insert({.id = "photo-1", .user_id = "somebody", .created_at_ms = 1});
    records.photos.mark_kept("photo-1", {std::string(64, 'a'), {}, "image/jpeg", 10}, 1);
  });
  const std::string first = buy(chat, programme, "กะปิ", "ผู้นำ", 1, PurchaseStatus::kSent, "photo-1");
  chat.player().posts_back("อร", "c|open_purchase|" + first);
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง…
    อร: [เปิดดู]
    bot:  กะปิ 5 กิโล 600 บาท / บ้านควนเมา หมู่ 1 ต.เขากอบ / ซื้อที่ ร้านป้าแดง อ. 13 มิ.ย. 60 / คุณผู้นำ จดเมื่อ อ. 13 มิ.ย. 60 / หลักฐาน: ใบเสร็จ · มีรูป 1 รูป / งบวัสดุ 16,000 บาท ใช้ไป 600 เหลือ 15,400 บาท / รอตรวจ [รับรอง] [ขอให้แก้] [...]
    อร: [ดูรูปใบเสร็จ]
    bot:  รูปใบเสร็จ กะปิ 1 รูป
    bot:  (picture) https://bot.example/photo/… [เปิดดู] [เมนู]
  )");
  buy(chat, programme, "เชือก", "ผู้นำ", 1, PurchaseStatus::kSent, "photo-1");
  const Heard heard = chat.player().posts_back("อร", "c|open_purchase|" + first);
  CHECK(heard.bubbles.front().find("รูปนี้ใช้กับ เชือก 600 บาท") != std::string::npos);
  chat.plays(R"(
    อร: [รายการซื้อ]
    bot:  รายการซื้อ บ้านควนเมา หมู่ 1 ต.เขากอบ / งบวัสดุ 16,000 บาท ใช้ไป 1,200 เหลือ 14,800 บาท / 1) …600 บาท · รอตรวจ…ใบเสร็จ · มีรูป 1 รูป / 2) …600 บาท · รอตรวจ…ใบเสร็จ · มีรูป 1 รูป [ดูข้อ 1] [ดูข้อ 2] [ซื้อวัสดุ] [ตั้งงบ] [ดูหมู่บ้านนี้] [เมนู]
  )");
}

TEST_CASE("An officer who entered a purchase is not offered to decide on it") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  add_officer(chat, "วิชัย", "9206");
  const std::string own = buy(chat, programme, "กะปิ", "อร", 1, PurchaseStatus::kSent);
  Heard heard = chat.player().says("อร", "รอตัดสิน");
  CHECK(heard.picture_buttons.size() == 1);
  heard = chat.player().posts_back("อร", "c|open_purchase|" + own);
  CHECK(heard.data.count("รับรอง") == 0);
  heard = chat.player().says("วิชัย", "รอตัดสิน");
  CHECK(heard.picture_buttons.size() == 3);
}

TEST_CASE("A team and a list open with everybody in them") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  add_sage(chat, programme, "ลุงชม");
  add_listed_household(chat, programme, "90", "ก");
  const std::string team = send(chat, programme, SubmissionKind::kTeam, 0);
  const std::string list = send(chat, programme, SubmissionKind::kList, 0);
  Heard heard = chat.player().posts_back("อร", "c|open_team|" + team);
  REQUIRE(heard.bubbles.size() == 2);
  CHECK(heard.bubbles[0].find("มี 2 จาก 5 คน") != std::string::npos);
  CHECK(heard.bubbles[1] ==
        "1) ผู้นำ (ผู้นำ)\n2) ลุงชม เก่งเรื่อง เพาะเห็ด\n"
        "    รับผิดชอบ มาก พร้อม มาก ตั้งใจ มาก · เจ้าตัวยินดีแล้ว · ยังไม่ได้เข้าไลน์");
  CHECK(heard.data.at("รับรอง") == "c|team_confirm|" + team);
  CHECK(heard.data.at("ขอให้แก้") == "c|return_list|" + team);
  heard = chat.player().posts_back("อร", "c|open_list|" + list);
  CHECK(heard.bubbles[1].find("บ้านเลขที่ 90 หัวหน้าบ้าน 90: เลือก") != std::string::npos);
  CHECK(heard.data.at("รับรอง") == "c|list_confirm|" + list);
  // Its leader may read it, but decides nothing.
  heard = chat.player().posts_back("ผู้นำ", "c|open_list|" + list);
  CHECK(heard.data.count("รับรอง") == 0);
}

TEST_CASE("Who is told what is kept of them leaves the queue, with a note of it") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  chat.player().change([&](Records& records) {
    Candidate candidate;
    candidate.id = "c-1";
    candidate.programme_id = programme;
    candidate.house_no = "91";
    candidate.head_name = "ยายมี";
    candidate.notice_due_on = "2017-06-20";
    candidate.created_at_ms = chat.now_ms();
    records.candidates.insert(candidate);
  });
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 1 เรื่อง / 1) ต้องบอกเจ้าตัวว่าเก็บข้อมูลไว้ ภายใน อ. 20 มิ.ย. 60…
    อร: [บอกเจ้าตัวแล้ว]
    bot:  จดแล้วว่าเจ้าตัวรับรู้เรื่องข้อมูล ขอบคุณมาก [รอตัดสิน] [เมนู]
  )");
  CHECK(chat.records().candidates.find("c-1")->noticed_at_ms);
  CHECK(chat.records().audit.about("c-1", 5).size() == 1);
  CHECK(kinds_in(chat, "920603").empty());
}

TEST_CASE("Who must be told that data is kept is one entry, which says what is overdue") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  buy(chat, programme, "กะปิ", "ผู้นำ", 5, PurchaseStatus::kSent);
  chat.player().change([&](Records& records) {
    for (int i = 0; i < 17; ++i) {
      TeamMember member;
      member.id = new_id(chat.now_ms());
      member.programme_id = programme;
      member.name = "ปราชญ์" + std::to_string(i);
      member.created_at_ms = chat.now_ms() - 30 * kDayLongMs;
      // Today is the 14th: two are late, by one day and by four.
      member.notice_due_on = i == 0 ? "2017-06-13" : i == 1 ? "2017-06-10" : "2017-06-18";
      records.team_members.insert(member);
    }
  });
  chat.plays(R"(
    อร: รอตัดสิน
    bot:  (picture) รอตัดสิน 2 เรื่อง / 1) ต้องบอกเจ้าตัวเรื่องเก็บข้อมูล 17 คน · เลยกำหนดแล้ว 2 คน นานสุด 4 วัน / 2) ใบเสร็จรอตรวจ · … [ดูหมู่บ้าน] [เมนู]
    อร: [ดูรายชื่อคนที่ต้องบอก]
    bot:  (picture) คนที่ต้องบอก 17 คน / 1) เลยกำหนดบอกเจ้าตัวเรื่องเก็บข้อมูลมา 4 วัน · … / 2) เลยกำหนดบอกเจ้าตัวเรื่องเก็บข้อมูลมา 1 วัน · … / 3) ต้องบอกเจ้าตัวว่าเก็บข้อมูลไว้ ภายใน อา. 18 มิ.ย. 60 · … [ดูต่อ] [ดูหมู่บ้าน] [เมนู]
  )");
  std::string digest;
  for (const auto& bubble : chat.player().says("อร", "สรุป").bubbles) digest += bubble;
  INFO(digest);
  CHECK(digest.find("เลยกำหนดบอกเรื่องเก็บข้อมูล 2 คน นานสุด 4 วัน: ควนเมา") != std::string::npos);
  CHECK(digest.find("ยังไม่ได้บอกเรื่องเก็บข้อมูล 15 คน ครบกำหนดใน 7 วัน") != std::string::npos);
}

TEST_CASE("What was not decided before the year ended waits no more") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  send(chat, programme, SubmissionKind::kTeam, 1);
  buy(chat, programme, "กะปิ", "ผู้นำ", 1, PurchaseStatus::kSent);
  CHECK(kinds_in(chat, "920603").size() == 2);
  for (const char* end : {"state = 'closed'", "pause = 'cancelled', state = 'opened'"}) {
    chat.database().writer().execute(std::string("UPDATE village_programme SET ") + end);
    CHECK(kinds_in(chat, "920603").empty());
  }
}

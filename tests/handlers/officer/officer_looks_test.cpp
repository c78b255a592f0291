// An officer looks at villages and households, finds one, corrects a report.
// docs/programme.md 2.2, 9.5.
#include <catch2/catch.hpp>

#include "handlers/village_year/village_figures.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/machine/audit.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "support/limits.h"
#include "support/village.h"

using namespace sammachip;

namespace {

std::size_t views_of(Chat& chat, const SubjectId& subject) {
  std::size_t count = 0;
  for (const auto& entry : chat.records().audit.about(subject, 100)) {
    if (entry.action == "figures.view") ++count;
  }
  return count;
}

// A report of this month, in baht.
void add_report(Chat& chat, const HouseholdId& house, int baht, Basis basis = Basis::kGross) {
  IncomeReport report;
  report.id = new_id(chat.now_ms());
  report.household_id = house;
  report.period_from = report.period_to = report.earned_on = "2017-06-13";
  report.amount_satang = baht * 100LL;
  report.basis = basis;
  report.reported_by = "somebody";
  report.created_at_ms = chat.now_ms();
  chat.player().change([&](Records& records) { records.income_reports.add(report); });
}

}  // namespace

TEST_CASE("A village's card tells its officer all of it on one card, and keeps that it was read") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ", kSecondVillage);
  add_officer(chat, "อร", "920603");
  const HouseholdId house = add_listed_household(chat, programme, "90", "ก");
  add_report(chat, house, 2'000);
  const Heard heard = chat.player().posts_back("อร", "c|village|" + programme);
  check_limits(heard.body_json);
  const std::string& card = heard.bubbles.at(0);
  const auto says = [&](const char* words) {
    INFO(card);
    CHECK(card.find(words) != std::string::npos);
  };
  says("บ้านทุ่งต่อ หมู่ 4 ต.เขากอบ · ปีงบประมาณ 2560");
  says("ตอนนี้: มีผู้นำ");
  says("ผู้นำ: ผู้นำ · ทีม 1 จาก 5 คน");
  says("ได้ 4 จาก 20 บ้าน · อยู่ในไลน์ 1 · ไม่มีมือถือ 0");
  says("รายได้ มิ.ย. 60: จดแล้ว ");
  says("งบวัสดุ 0 บาท ใช้ไป 0 บาท เหลือ 0 บาท");
  CHECK(heard.data.at("จัดการหมู่บ้าน") == "c|manage_village|" + programme);
  CHECK(views_of(chat, kSecondVillage) == 1);
  // Its leader sees the card without what the houses earned, and no audit is needed.
  const Heard leader = chat.player().posts_back("ผู้นำ", "c|village|" + programme);
  CHECK(leader.bubbles.at(0).find("รายได้") == std::string::npos);
  CHECK(leader.body_json.find("2,000") == std::string::npos);
  CHECK(leader.data.count("จัดการหมู่บ้าน") == 0);
  CHECK(views_of(chat, kSecondVillage) == 1);
}

TEST_CASE("A village is asked for by button or name, and only once where there is one") {
  Chat chat;
  add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  chat.plays(R"(
    อร: ดูหมู่บ้าน
    bot:  (picture) บ้านควนเมา หมู่ 1 ต.เขากอบ…
  )");
  add_leader(chat, "ผู้นำสอง", kSecondVillage);
  chat.plays(R"(
    * 2 minutes pass
    อร: ดูหมู่บ้าน
    bot:  เรื่องของหมู่บ้านไหน… [บ้านควนเมา หมู่ 1] [บ้านทุ่งต่อ หมู่ 4] [ยกเลิก]
    * the service restarts
    อร: บ้านในฝัน
    bot:  ยังไม่เจอชื่อนี้…
    อร: ทุ่งต่อ
    bot:  (picture) บ้านทุ่งต่อ หมู่ 4 ต.เขากอบ…
  )");
}

TEST_CASE("A district with many villages asks for the tambon first") {
  Chat chat;
  chat.player().change([](Records& records) {
    records.places.upsert(Tambon{"920605", "นาวง", "9206"});
    for (int moo = 1; moo <= 12; ++moo) {
      const VillageCode code("920605" + std::string(moo < 10 ? "0" : "") + std::to_string(moo));
      records.places.upsert(Village{code, moo, "นา" + std::to_string(moo), "920605"});
      records.places.upsert(VillageProgramme{
          .id = ProgrammeId("p" + code), .village_code = code, .fiscal_year_be = 2560});
    }
  });
  add_leader(chat, "ผู้นำ");
  add_officer(chat, "วิชัย", "9206");
  chat.plays(R"(
    วิชัย: ดูหมู่บ้าน
    bot:  ดูหมู่บ้านในตำบลไหน [เขากอบ] [นาวง] [ยกเลิก]
    วิชัย: [นาวง]
    bot:  เรื่องของหมู่บ้านไหน… [บ้านนา1 หมู่ 1] [บ้านนา2 หมู่ 2] [...]
    วิชัย: บ้านนา12
    bot:  (picture) บ้านนา12 หมู่ 12 ต.นาวง…
  )");
}

TEST_CASE("Gross and net are never mixed, and a month without a report is unknown, not zero") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ", kSecondVillage);
  std::vector<std::string> ids;
  for (const char* number : {"90", "91", "92", "93"}) {
    ids.push_back(add_listed_household(chat, programme, number));
  }
  add_report(chat, HouseholdId(ids[0]), 1'000);
  add_report(chat, HouseholdId(ids[1]), 0);
  add_report(chat, HouseholdId(ids[2]), 300, Basis::kNet);
  std::vector<Household> houses;
  for (const auto& id : ids)
    houses.push_back(chat.records().households.find(HouseholdId(id)).value());
  const VillageFigures figures = figures_in(kSecondVillage, houses, "2017-06", chat.records());
  CHECK(figures.houses == 4);
  CHECK(figures.reporting == 3);
  CHECK(figures.coverage_percent() == 75);
  CHECK_FALSE(figures.is_little());
  CHECK(figures.gross.houses == 2);
  CHECK(figures.gross.total_satang == 100'000);
  CHECK(figures.gross.average_satang() == 100'000);  // Of the one that practises.
  CHECK(figures.net.total_satang == 30'000);
  CHECK(figures.compared == 1);
  CHECK(figures.average_before_satang == 0);
  CHECK(figures.rise_percent == 11);  // 1,000 of the 9,000 the whole house had.
  CHECK(figures_in(kSecondVillage, houses, "2017-05", chat.records()).is_little());
}

TEST_CASE("A province sees sums by district, without cells of under five houses, and no village") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "จังหวัด", "92");
  chat.player().change([](Records& records) {
    records.places.upsert(District{"9207", "รัษฎา", "92", "", ""});
    records.places.upsert(Tambon{"920701", "ควนปริง", "9207"});
    records.places.upsert(Village{"92070101", 1, "ห้วยนาง", "920701"});
    records.places.upsert(
        VillageProgramme{.id = "far", .village_code = "92070101", .fiscal_year_be = 2560});
    Household house;
    house.id = "far-house";
    house.village_code = "92070101";
    house.house_no = "1";
    house.head_name = "ยายมี";
    house.status = HouseholdStatus::kActive;
    records.households.insert(house);
  });
  add_report(chat, "far-house", 4'321);
  const Heard heard = chat.player().says("จังหวัด", "ดูหมู่บ้าน");
  const std::string& text = heard.bubbles.at(0);
  INFO(text);
  CHECK(text.find("อ.ห้วยยอด: 1 หมู่บ้าน (ปิดปีแล้ว 0) 6 บ้าน") != std::string::npos);
  CHECK(text.find(
            "อ.รัษฎา: 1 หมู่บ้าน (ปิดปีแล้ว 0) น้อยไป ไม่แสดง บ้าน จดแล้ว น้อยไป ไม่แสดง รวม น้อยไป ไม่แสดง") !=
        std::string::npos);
  CHECK(text.find("4,321") == std::string::npos);
  CHECK(views_of(chat, "92") == 1);
  for (const auto& command : {"village|" + programme, std::string("household|far-house"),
                              std::string("find"), "village_houses|" + programme}) {
    const Heard other = chat.player().posts_back("จังหวัด", "c|" + command);
    for (const auto& bubble : other.bubbles) CHECK(bubble.find("ยายมี") == std::string::npos);
    CHECK(other.body_json.find("ควนเมา") == std::string::npos);
  }
}

TEST_CASE("A household is found by number or name; leaders see its card without amounts") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  const HouseholdId house = add_listed_household(chat, programme, "90/1", "ก");
  add_listed_household(chat, programme, "90/2", "ข");
  chat.add_history(house, 450, 2);
  chat.plays(R"(
    อร: หาครัวเรือน
    bot:  พิมพ์บ้านเลขที่ หรือชื่อหัวหน้าบ้าน [ยกเลิก]
    อร: ไม่มีคนนี้
    bot:  ไม่เจอ "ไม่มีคนนี้" ในพื้นที่ที่คุณดูแล…
    อร: ๙๐
    bot:  เจอ 2 บ้าน เปิดบ้านไหน [เลขที่ 90/1 หัวหน้าบ้าน …] [เลขที่ 90/2 หัวหน้าบ้าน …] [ย้อนกลับ] [ยกเลิก]
    * the service restarts
    อร: [เลขที่ 90/1 หัวหน้าบ้าน …]
    bot:  (picture) บ้านเลขที่ 90/1 หัวหน้าบ้าน 90/1 · บ้านควนเมา หมู่ 1 ต.เขากอบ · อยู่ในโครงการ / กดเปิดดูรายละเอียดในแชต / พิมพ์ได้: เอาออก ก [แก้ยอด อา. 11 มิ.ย. 60] [แก้ยอด อา. 4 มิ.ย. 60] [...]
  )");
  CHECK(views_of(chat, house) == 1);
  const Heard officer = chat.player().posts_back("อร", "c|household|" + house);
  CHECK(officer.body_json.find("450") != std::string::npos);
  CHECK(officer.body_json.find("9,000") != std::string::npos);
  const Heard leader = chat.player().posts_back("ผู้นำ", "c|household|" + house);
  CHECK(leader.body_json.find("450") == std::string::npos);
  CHECK(leader.body_json.find("9,000") == std::string::npos);
  CHECK(leader.bubbles.at(0).find("จดแล้ว") != std::string::npos);
  CHECK(leader.data.count("แก้ยอด อา. 11 มิ.ย. 60") == 0);
  CHECK(views_of(chat, house) == 2);
  // Its own people have their own words for it.
  CHECK(chat.player().posts_back("ก", "c|household|" + house).bubbles.at(0).find("มีคนอื่นดูแลอยู่") !=
        std::string::npos);
}

TEST_CASE("The houses of a village are listed ten at a time, each to be opened") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ", kSecondVillage);
  add_officer(chat, "อร", "920603");
  for (int i = 100; i < 112; ++i) add_listed_household(chat, programme, std::to_string(i));
  Heard heard = chat.player().posts_back("อร", "c|village_houses|" + programme);
  check_limits(heard.body_json);
  CHECK(heard.buttons.size() == 13);
  CHECK(heard.buttons.at(10) == "ดูต่อ");
  heard = chat.player().taps("อร", "ดูต่อ");
  CHECK(heard.buttons.size() == 7);
}

TEST_CASE("An officer corrects a report with a reason; the house is told, the audit has both") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  const HouseholdId house = add_listed_household(chat, programme, "90", "ก");
  chat.add_household("คนช่วย", "90", Relation::kHelper);
  chat.add_history(house, 4'500, 1);
  const SubjectId report = chat.records().income_reports.editable(house, "").front().id;
  chat.player().posts_back("อร", "c|household|" + house);
  chat.plays(R"(
    อร: [แก้ยอด อา. 11 มิ.ย. 60]
    bot:  บ้านเลขที่ 90 ช่วง 5 – 11 มิ.ย. 60 จดไว้ 4,500 บาท / จะแก้เป็นเท่าไร [ยังไม่มีรายได้] [ลบยอดนี้] [ยกเลิก]
    อร: วันละ 50
    bot:  ขอเป็นยอดรวมของรอบนั้นทั้งหมด…
    * the service restarts
    * 2 days pass
    อร: 450
    bot:  ครั้งก่อนคุยค้างไว้เรื่องแก้ยอดให้บ้าน…
    bot:  บ้านเลขที่ 90…
    อร: [ตอบว่า 450]
    bot:  แก้เพราะอะไร เจ้าของบ้านจะได้เห็นเหตุผลนี้ [เจ้าของบ้านบอกให้แก้] [จดผิด] [จดซ้ำ] [ไปเยี่ยมแล้วเห็นต่าง] [ย้อนกลับ] [ยกเลิก]
    อร: [จดผิด]
    bot:  บ้านเลขที่ 90 ช่วง 5 – 11 มิ.ย. 60 / แก้จาก 4,500 เป็น 450 บาท / เพราะ จดผิด / ถูกไหม
    อร: [ถูกแล้ว]
    bot:  แก้ยอดบ้านเลขที่ 90 จาก 4,500 เป็น 450 บาท แล้ว…
    อร: [ถูกแล้ว]
    bot:  เรื่องนั้นจบไปแล้ว…
    ก: เมนู
    bot:  คุณอร แก้ยอดบ้านเลขที่ 90 ช่วง 5 – 11 มิ.ย. 60 / จาก 4,500 เป็น 450 บาท / เหตุผล: จดผิด…
    bot:  อยากทำอะไร…
    คนช่วย: เมนู
    bot:  คุณอร แก้ยอดของบ้านเลขที่ 90 ช่วง 5 – 11 มิ.ย. 60 แล้ว / เหตุผล: จดผิด
    bot:  อยากทำอะไร…
  )");
  CHECK(chat.reports(house) == std::vector<long long>{450});
  const auto entry = chat.records().audit.about(report, 5).front();
  CHECK(entry.action == "income.correct_for");
  CHECK(entry.detail_json.find("450000") != std::string::npos);
  CHECK(entry.detail_json.find("45000") != std::string::npos);
  CHECK(chat.records().income_sums.recount().empty());
  const auto now = chat.records().income_reports.editable(house, "").front();
  CHECK(now.source == Source::kOfficer);
}

TEST_CASE("Only officers of the place correct for others, and what is personal is not kept") {
  Chat chat;
  const ProgrammeId programme = add_leader(chat, "ผู้นำ");
  add_officer(chat, "อร", "920603");
  add_officer(chat, "ไกล", "9207");
  const HouseholdId house = add_listed_household(chat, programme, "90", "ก");
  chat.add_history(house, 450, 1);
  const SubjectId report = chat.records().income_reports.editable(house, "").front().id;
  for (const char* person : {"ผู้นำ", "ก", "ไกล"}) {
    const Heard heard = chat.player().posts_back(person, "c|correct_for|" + report);
    CHECK(heard.bubbles.front().find("มีคนอื่นดูแลอยู่") != std::string::npos);
    CHECK(heard.body_json.find("450") == std::string::npos);
  }
  chat.player().posts_back("อร", "c|correct_for|" + report);
  chat.player().taps("อร", "ลบยอดนี้");
  chat.player().says("อร", "พ่อบ้านป่วยหนักเลยไม่ได้ขาย");
  chat.player().taps("อร", "ถูกแล้ว");
  const auto entry = chat.records().audit.about(report, 5).front();
  CHECK(entry.detail_json.find("ป่วย") == std::string::npos);
  CHECK(entry.detail_json.find("reason.personal") != std::string::npos);
  const Heard told = chat.player().says("ก", "เมนู");
  CHECK(told.bubbles.front().find("ป่วย") == std::string::npos);
  CHECK(chat.reports(house).empty());
}

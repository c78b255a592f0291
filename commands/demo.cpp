#include "commands/demo.h"

#include <iostream>
#include <random>

#include "bot/service.h"
#include "commands/command_line.h"
#include "handlers/calendar/rounds.h"
#include "handlers/joining/join_codes.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/role_grants.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct DemoVillage {
  const char* code;
  int moo;
  const char* name;
  const char* join_code;
};

struct DemoHouse {
  const char* house_no;
  const char* head;
  const char* occupation;
  Pace pace;
  int baht_a_round;
};

constexpr int kMonthsOfReports = 5;
constexpr std::chrono::minutes kBangkok{7 * 60};

constexpr DemoVillage kDemoVillages[] = {{"92060301", 1, "ควนเมา", "HYKM2345"},
                                         {"92060304", 4, "ทุ่งต่อ", "HYTT6789"}};
constexpr DemoHouse kDemoHouses[] = {{"12", "ตัวอย่าง หนึ่ง", "curry", Pace::kWeekly, 850},
                                     {"23/1", "ตัวอย่าง สอง", "mush", Pace::kWeekly, 620},
                                     {"45", "ตัวอย่าง สาม", "mat", Pace::kTwoWeekly, 1400}};

void add_reports(Records& records, const Household& house, int usual_baht, Day today,
                 std::mt19937& random) {
  const Day start = months_back(today, kMonthsOfReports);
  for (Day day = start; day < round_of(today, house.pace, 0).from;) {
    const Period round = round_of(day, house.pace, 0);
    day = round.to + std::chrono::days{1};
    const auto dice = static_cast<int>(random() % 10);
    if (dice == 0) continue;  // A silent round.
    IncomeReport report;
    report.id = new_id(milliseconds(Instant(round.to)));
    report.household_id = house.id;
    report.period_from = iso_date(round.from);
    report.period_to = iso_date(round.to);
    report.earned_on = report.period_to;
    const int baht = dice == 1 ? 0 : usual_baht * (70 + static_cast<int>(random() % 80)) / 100;
    report.amount_satang = baht / 10 * 1'000LL;
    report.answer = dice == 1 ? ReportAnswer::kNoIncome : ReportAnswer::kFigure;
    report.reason_code = dice == 1 ? "weather" : "";
    report.reported_by = "demo";
    report.created_at_ms = milliseconds(Instant(round.to));
    records.income_reports.add(report);
  }
}

void add_demo_house(Records& records, const DemoVillage& village, const DemoHouse& given,
                    Instant now, std::mt19937& random) {
  const Day today = std::chrono::floor<std::chrono::days>(now + kBangkok);
  Household house;
  house.id = new_id(milliseconds(now));
  house.village_code = village.code;
  house.house_no = given.house_no;
  house.head_name = given.head;
  house.members = 4;
  house.main_occupation = "rubber";
  house.programme_occupation = given.occupation;
  house.baseline_total_answer = BaselineAnswer::kFigure;
  house.baseline_total_satang = 900'000;
  house.baseline_occupation_answer = BaselineAnswer::kFigure;
  house.baseline_occupation_satang = 0;
  house.pace = given.pace;
  house.status = HouseholdStatus::kActive;
  house.created_at_ms = milliseconds(Instant(months_back(today, kMonthsOfReports)));
  house.created_by = "demo";
  house.is_own_record = true;
  records.households.insert(house);
  add_reports(records, house, given.baht_a_round, today, random);
}

Exit seed(const Config& config) {
  Database database(config.database_url);
  Records records(database);
  if (!records.places.list_villages("").empty()) {
    std::cerr << "The database already holds villages; the demo wants an empty one.\n";
    return Exit::kFailed;
  }
  const Instant now = make_clock(config)->now();
  for (const auto& code : seed_demo(database, now).villages) std::cout << code << '\n';
  return Exit::kDone;
}

}  // namespace

DemoCodes seed_demo(Database& database, Instant now) {
  Records records(database);
  Transaction transaction(database.writer());
  records.places.upsert(Province{"92", "ตรัง"});
  records.places.upsert(District{"9206", "ห้วยยอด", "92", "075-000-000", "พัฒนากรตัวอย่าง"});
  records.places.upsert(Tambon{"920603", "เขากอบ", "9206"});
  std::mt19937 random(2560);  // The same district every time.
  DemoCodes codes;
  for (const auto& village : kDemoVillages) {
    records.places.upsert(Village{village.code, village.moo, village.name, "920603"});
    records.join_codes.insert({village.join_code, village.code, {}, milliseconds(now), {}});
    codes.villages.push_back(shown_join_code(village.join_code));
    for (const auto& house : kDemoHouses) add_demo_house(records, village, house, now, random);
  }
  records.role_grants.insert({new_id(milliseconds(now)),
                              "demo-officer",
                              "officer",
                              "9206",
                              "demo",
                              milliseconds(now),
                              {}});
  transaction.commit();
  return codes;
}

void add_demo_command(ProgramCommand& program, CommandContext& context) {
  program.add("demo-seed", "Fills an empty database with a district to look at; prints its codes")
      .takes_settings()
      .does([&context] { return seed(context.config); });
}

}  // namespace sammachip

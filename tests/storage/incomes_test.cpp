#include <map>
#include <random>

#include "storage/database/connection.h"
#include "storage/database/error.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

void add_households(Records& records) {
  add_villages(records);
  for (const auto* id : {"h1", "h2", "h3"}) records.households.insert(household(id));
  records.households.insert(household("h4", kOtherVillage));
}

}  // namespace

TEST_CASE("No report above ten million baht gets into the tables") {
  with_records([](Records& records) {
    add_households(records);
    for (const long long satang : {10'000'000'01LL, -10'000'000'01LL}) {
      Transaction transaction(records.connection);
      CHECK_THROWS_AS(records.income_reports.add(report("r1", "h1", "2026-11-01", satang)),
                      StorageError);
    }
    Transaction transaction(records.connection);
    records.income_reports.add(report("r1", "h1", "2026-11-01", 10'000'000'00));
  });
}

TEST_CASE("A report counts in its household's and village's month") {
  with_records([](Records& records) {
    add_households(records);
    Transaction transaction(records.connection);
    IncomeReports& reports = records.income_reports;
    reports.add(report("r1", "h1", "2026-11-01", 35'000));
    reports.add(report("r2", "h1", "2026-11-08", 0));
    reports.add(report("r3", "h2", "2026-11-08", -12'000));
    auto net = report("r4", "h2", "2026-11-09", 500);
    net.basis = Basis::kNet;
    reports.add(net);
    CHECK(records.income_sums.household("h1", "2026-11", Basis::kGross) ==
          HouseholdMonth{"h1", "2026-11", Basis::kGross, 2, 35'000});
    CHECK(records.income_sums.village(kVillage, "2026-11", Basis::kGross) ==
          VillageMonth{kVillage, "2026-11", Basis::kGross, 2, 3, 23'000});
    CHECK(records.income_sums.village(kVillage, "2026-11", Basis::kNet)->sum_satang == 500);
    CHECK(records.income_sums.household("h3", "2026-11", Basis::kGross) == std::nullopt);
    CHECK(records.income_sums.in_village(kVillage, "2026-11", Basis::kGross).at(0).household_id ==
          "h2");
    CHECK(records.income_sums.household_months("h2", "2026-11", "2026-11").size() == 2);
  });
}

TEST_CASE("A correction replaces the figure and keeps the former one in the history") {
  with_records([](Records& records) {
    add_households(records);
    Transaction transaction(records.connection);
    IncomeReports& reports = records.income_reports;
    reports.add(report("r1", "h1", "2026-11-30", 35'000));
    CHECK(reports.replace("r1", report("r2", "h1", "2026-12-01", 53'000)));
    CHECK(reports.replace("r2", report("r3", "h1", "2026-12-01", 50'000)));
    CHECK_FALSE(reports.replace("r1", report("r9", "h1", "2026-12-01", 1)));
    CHECK_FALSE(reports.find("r9"));
    CHECK(reports.find("r1")->status == ReportStatus::kReplaced);
    const auto history = reports.history("r3");
    REQUIRE(history.size() == 3);
    CHECK(history[0].amount_satang == 50'000);
    CHECK(history[2].amount_satang == 35'000);
    CHECK(records.income_sums.household("h1", "2026-11", Basis::kGross) == std::nullopt);
    CHECK(records.income_sums.household("h1", "2026-12", Basis::kGross)->sum_satang == 50'000);
    CHECK(records.income_sums.village(kVillage, "2026-11", Basis::kGross) == std::nullopt);
    CHECK(reports.withdraw("r3"));
    CHECK_FALSE(reports.withdraw("r3"));
    CHECK(records.income_sums.village(kVillage, "2026-12", Basis::kGross) == std::nullopt);
    CHECK(reports.find("r3")->status == ReportStatus::kWithdrawn);
  });
}

TEST_CASE("Reports are found by period, person and household") {
  with_records([](Records& records) {
    add_households(records);
    Transaction transaction(records.connection);
    IncomeReports& reports = records.income_reports;
    auto week = report("r1", "h1", "2026-11-03", 100);
    week.period_from = "2026-11-01";
    week.period_to = "2026-11-07";
    week.created_at_ms = 1;
    reports.add(week);
    auto later = report("r2", "h1", "2026-11-08", 200);
    later.created_at_ms = 2;
    reports.add(later);
    reports.add(report("r3", "h4", "2026-11-08", 300));
    CHECK(reports.current_in("h1", "2026-11-07", "2026-11-07").at(0).id == "r1");
    CHECK(reports.current_in("h1", "2026-11-07", "2026-11-08").size() == 2);
    CHECK(reports.current_in("h1", "2026-11-09", "2026-11-30").empty());
    CHECK(reports.editable("h1", "2026-11-07").size() == 2);
    CHECK(reports.editable("h1", "2026-11-08").at(0).id == "r2");
    CHECK(reports.recent_usual("h1", 5) == std::vector<long long>{200, 100});
    CHECK(reports.recent_usual("h1", 1) == std::vector<long long>{200});
    CHECK(reports.list_in_area("9206", "2026-11-01", "2026-11-30", "", 2).size() == 2);
    CHECK(reports.list_in_area("9206", "2026-11-01", "2026-11-30", "r2", 2).at(0).id == "r3");
    CHECK(reports.list_in_area(kOtherVillage, "2026-11-01", "2026-11-30", "", 9).size() == 1);
    CHECK(reports.list_by("U-reporter").size() == 3);
    CHECK(reports.set_reason("r2", "rain"));
    CHECK(reports.find("r2")->reason_code == "rain");
    reports.withdraw("r2");
    CHECK_FALSE(reports.set_reason("r2", "rain"));
    CHECK(reports.current_in("h1", "2026-11-08", "2026-11-08").empty());
  });
}

TEST_CASE("The words of a message that was taken back go from the report, the figure stays") {
  with_records([](Records& records) {
    add_households(records);
    Transaction transaction(records.connection);
    auto spoken = report("r1", "h1", "2026-11-01", 100);
    spoken.raw_text = "ขายได้ร้อยเดียว";
    spoken.message_id = "m1";
    records.income_reports.add(spoken);
    CHECK(records.income_reports.find("r1")->raw_text == "ขายได้ร้อยเดียว");
    CHECK(records.income_reports.blank_text_for_message("m1") == 1);
    CHECK(records.income_reports.find("r1")->raw_text == std::nullopt);
    CHECK(records.income_reports.find("r1")->amount_satang == 100);
    CHECK(records.income_reports.blank_text_for_message("m1") == 0);
  });
}

TEST_CASE("A report whose dates contradict each other is refused") {
  with_records([](Records& records) {
    add_households(records);
    auto wrong = report("r1", "h1", "2026-11-05", 100);
    wrong.period_to = "2026-11-04";
    CHECK_THROWS_AS(records.income_reports.add(wrong), StorageRefused);
    CHECK_THROWS_AS(records.income_reports.add(report("r1", "nobody", "2026-11-05", 1)),
                    StorageRefused);
    CHECK(records.income_sums.recount().empty());
  });
}

TEST_CASE("An answer without a figure is kept for its round") {
  with_records([](Records& records) {
    add_households(records);
    RoundAnswer answer{.household_id = "h1",
                       .period_from = "2026-11-01",
                       .period_to = "2026-11-07",
                       .answered_by = "U1"};
    records.round_answers.save(answer);
    answer.answer = WithoutFigure::kUnwilling;
    records.round_answers.save(answer);
    CHECK(records.round_answers.find("h1", "2026-11-01", "2026-11-07")->answer ==
          WithoutFigure::kUnwilling);
    CHECK(records.round_answers.since("h1", "2026-11-07").size() == 1);
    CHECK(records.round_answers.since("h1", "2026-11-08").empty());
  });
}

TEST_CASE(
    "Whatever is reported, corrected, withdrawn or undone, the kept sums are the counted ones") {
  with_records([](Records& records) {
    add_households(records);
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto below = [&](int limit) {
      return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    std::vector<ReportId> known;
    int made = 0;
    const auto any_report = [&] {
      auto next = report(ReportId("r" + std::to_string(made++)),
                         HouseholdId("h" + std::to_string(1 + below(4))),
                         "2026-1" + std::to_string(below(3)) + "-0" + std::to_string(1 + below(9)),
                         below(5) == 0 ? 0 : below(100'000) - 20'000);
      next.basis = below(4) == 0 ? Basis::kNet : Basis::kGross;
      return next;
    };
    for (int round = 0; round < 40; ++round) {
      Transaction transaction(records.connection);
      const auto before = known;
      for (int step = 0; step < 10; ++step) {
        Savepoint part(records.connection);
        const ReportId target =
            known.empty() ? ReportId()
                          : known[static_cast<std::size_t>(below(static_cast<int>(known.size())))];
        const auto next = any_report();
        const int choice = below(10);
        if (choice < 5 || target.empty()) {
          records.income_reports.add(next);
        } else if (choice < 8) {
          if (!records.income_reports.replace(target, next)) continue;
        } else {
          records.income_reports.withdraw(target);
        }
        if (below(4) == 0) continue;  // Undone.
        part.release();
        if (choice < 8) known.push_back(next.id);
      }
      if (below(5) != 0) {
        transaction.commit();
      } else {
        known = before;
      }
    }
    CHECK(known.size() > 50);
    CHECK(records.income_sums.recount().empty());
    records.connection.execute("UPDATE household_month SET sum_satang = sum_satang + 1");
    records.connection.execute("DELETE FROM village_month WHERE village_code = '92060101'");
    CHECK_FALSE(records.income_sums.recount().empty());
    records.income_sums.rebuild();
    CHECK(records.income_sums.recount().empty());
  });
}

}  // namespace sammachip

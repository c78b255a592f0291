// A tambon's month with LINE's free plan: the real service, the stand-in for LINE, 260 people who
// answer at once, late, when reminded, or never; holidays, and a week without network.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "bench/built_from.h"
#include "bench/load.h"
#include "bench/machine.h"
#include "bench/month_people.h"
#include "bench/month_phones.h"
#include "bench/month_told.h"
#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {
namespace {

using std::chrono::days;

constexpr int kVillages = 10;
constexpr int kDays = 30;
constexpr int kQuota = 300;
constexpr int kFirstDayOffline = 18, kDaysOffline = 7;  // From the 19th.
constexpr double kDawn = 6, kMorning = 7.51, kHalfPastEight = 8.51, kNoon = 12, kAfternoon = 16,
                 kHalfPastFour = 16.51, kFive = 17.003, kSix = 18.003, kHalfPastSix = 18.503,
                 kEvening = 19;
constexpr int kMostLooksAtMonth = 600;

struct Options {
  std::string program = built_bot(), simulator = built_simulator(), locales = built_locales(),
              folder = "/tmp";
};

class Month {
 public:
  explicit Month(const Options& options)
      : options_(options),
        folder_(options.folder + "/sammachip-bench-month"),
        first_(std::chrono::year{2027} / 4 / 1),
        nation_(kVillages, 3, first_) {
    for (int i = 0; i < kDaysOffline; ++i) offline_.insert(first_ + days{kFirstDayOffline + i});
  }

  bool run() {
    make_database();
    const int bot_port = free_port();
    std::ofstream(folder_ + "/clock-offset") << "0\n";
    Phones phones(options_.simulator, bot_port, folder_ + "/clock-offset", kQuota);
    phones_ = &phones;
    phones.set_time(milliseconds(first_, 6));
    Child bot({options_.program, "serve"}, settings(bot_port, phones.port()));
    wait_until_ready(bot, bot_port, "/readyz", 120);
    Sqlite database(folder_ + "/nation.db", Access::kRead);
    database_ = &database;
    MonthTold told(database, milliseconds(first_ + days{kDays - 1}, 0));
    told_ = &told;
    for (const std::string& user : people_on_line(nation_)) phones.add(user);
    database.execute("PRAGMA query_only = 1");
    wait_for_plan();
    for (int i = 0; i < kDays; ++i) live(first_ + days{i});
    print();
    return is_right_;
  }

 private:
  std::vector<std::string> settings(int port, int line_port) const {
    const std::string line = "http://127.0.0.1:" + std::to_string(line_port);
    return {"SAMMACHIP_LISTEN=127.0.0.1:" + std::to_string(port),
            "SAMMACHIP_DATABASE_URL=sqlite:///" + folder_ + "/nation.db",
            "SAMMACHIP_LINE_CHANNEL_SECRET=" + kChannelSecret,
            "SAMMACHIP_LINE_CHANNEL_TOKEN=bench",
            "SAMMACHIP_LINE_API_URL=" + line,
            "SAMMACHIP_LINE_DATA_URL=" + line,
            "SAMMACHIP_LOCALES_DIR=" + options_.locales,
            "SAMMACHIP_TIME_OFFSET_FILE=" + folder_ + "/clock-offset",
            "SAMMACHIP_LOG_LEVEL=error"};
  }

  void make_database() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    Child({options_.program, "village", "list"}, settings(1, 1)).wait();
    nation_.fill(folder_ + "/nation.db");
    Sqlite database(folder_ + "/nation.db", Access::kWrite);
    make_officers(database, nation_);
  }

  std::string officer() const { return nation_.tambon_officer(0); }
  std::string chief() const { return nation_.district_officer(0); }

  bool is_offline(Day day) const { return offline_.contains(day); }

  void pause() const { std::this_thread::sleep_for(std::chrono::milliseconds(50)); }

  void wait_for_plan() {
    for (int look = 0; look < kMostLooksAtMonth; ++look, pause()) {
      if (database_->number("SELECT COUNT(*) FROM scheduled_job") > 0) return;
    }
    throw std::runtime_error("the bot planned no jobs");
  }

  // Sets the clock, and waits until what is due then was done and sent.
  void set_time(Day day, double hour) {
    now_ms_ = milliseconds(day, hour);
    phones_->set_time(now_ms_);
    for (int look = 0; look < kMostLooksAtMonth; ++look, pause()) {
      const bool is_done =
          database_->number("SELECT COUNT(*) FROM scheduled_job WHERE due_at_ms <= " +
                            std::to_string(now_ms_)) == 0;
      const bool is_sent =
          is_offline(day) || database_->number(
                                 "SELECT COUNT(*) FROM outbox WHERE status <> 'sent'"
                                 " AND status = 'waiting' AND next_attempt_ms <= " +
                                 std::to_string(now_ms_)) == 0;
      if (is_done && is_sent && is_noticed(day)) return told_->look(day, is_offline(day), now_ms_);
    }
    throw std::runtime_error("what was due was not done in time");
  }

  // A bench's hours pass in a blink: here the bot may find that LINE is gone, or back, as it would
  // within minutes, and give up what is past its time.
  bool is_noticed(Day day) const {
    const bool knows =
        database_->number("SELECT COUNT(*) FROM setting WHERE key = 'line_silent_since'") > 0;
    const auto past = database_->number(
        "SELECT COUNT(*) FROM outbox WHERE status = 'waiting'"
        " AND not_after_ms <= " +
        std::to_string(now_ms_));
    return knows == is_offline(day) && past == 0;
  }

  void live(Day day) {
    today_ = day;
    if (day == first_ + days{kFirstDayOffline}) phones_->cut_off();
    if (day == first_ + days{kFirstDayOffline + kDaysOffline}) phones_->connect();
    set_time(day, kDawn);
    set_time(day, kMorning);
    set_time(day, kHalfPastEight);
    set_time(day, kNoon);
    if (!is_offline(day)) at_noon();
    set_time(day, kAfternoon);
    if (!is_offline(day)) houses_report(Habit::kByThemselves, day);
    set_time(day, kHalfPastFour);
    set_time(day, kFive);
    set_time(day, kSix);
    set_time(day, kHalfPastSix);
    set_time(day, kEvening);
    if (!is_offline(day)) in_the_evening();
    set_time(day, 21);
  }

  bool chance(std::uint64_t percent) { return mixed(++dice_) % 100 < percent; }

  void at_noon() {
    const Day yesterday = today_ - days{1};
    if (!is_offline(yesterday)) houses_report(Habit::kNextDay, yesterday);
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      // People look at their figures now and then, one in twelve a day.
      if (nation_.has_line(house) && chance(8)) says(nation_.reporter(house), "ดูยอด");
    }
    for (std::int64_t village = 0; village < kVillages; ++village) {
      const bool is_early_in_week =
          today_ == first_ || std::chrono::weekday{today_}.c_encoding() % 2 == 1;
      if (is_early_in_week) says(nation_.team_member(village, 0), "งานวันนี้");
      for (std::int64_t place = 1; place < Nation::kTeamInVillage; ++place) {
        if (chance(20)) says(nation_.team_member(village, place), "งานวันนี้");
      }
    }
    if (chance(40)) says(officer(), "สรุป");
    if (chance(20)) says(chief(), "สรุป");
    visit();
  }

  // Houses whose leader or team member heard of their silence report when they come by, two days
  // later.
  void visit() {
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      const bool waits_for_somebody =
          habit_of(house) == Habit::kAfterVisit ||
          (!nation_.has_line(house) && habit_of(house) != Habit::kNever);
      const Day ended = today_ - days{6};
      if (!waits_for_somebody || !ends_round(house, ended) || is_offline(ended)) continue;
      const std::int64_t village = house / Nation::kHousesInVillage;
      if (nation_.has_line(house)) {
        report(nation_.reporter(house), house, Habit::kAfterVisit);
      } else {
        report_for(village, house);
      }
    }
  }

  void in_the_evening() {
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      if (!nation_.has_line(house)) continue;
      const Habit habit = habit_of(house);
      // Who answers a question answers the second, too, if the first did not come.
      const bool is_reminded = (habit == Habit::kAfterReminder || habit == Habit::kWhenAsked) &&
                               was_pushed("late", house);
      const bool is_asked = habit == Habit::kWhenAsked && was_pushed("round", house);
      if (is_asked || is_reminded) report(nation_.reporter(house), house, habit);
    }
  }

  bool was_pushed(const std::string& rule, std::int64_t house) {
    return database_->number("SELECT COUNT(*) FROM notification WHERE key LIKE '" + rule + "|" +
                             nation_.reporter(house) + "|%' AND outcome = 'pushed' AND day = '" +
                             iso(today_) + "'") > 0;
  }

  // Those of a habit whose round ended on `day`.
  void houses_report(Habit habit, Day day) {
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      if (habit_of(house) != habit || !nation_.has_line(house) || !ends_round(house, day)) continue;
      report(nation_.reporter(house), house, habit);
    }
  }

  void report(const std::string& user, std::int64_t house, Habit habit) {
    const auto baht = 200 + 10 * (mixed(static_cast<std::uint64_t>(house) + ++dice_) % 80);
    confirm(user, says(user, std::to_string(baht)));
    ++obtained_[static_cast<std::size_t>(habit)];
  }

  void report_for(std::int64_t village, std::int64_t house) {
    const std::string leader = nation_.team_member(village, 0);
    const std::string number = std::to_string(house % Nation::kHousesInVillage + 1) + "/1";
    says(leader, "จดรายได้แทน");
    auto buttons = says(leader, number);
    buttons = says(leader, std::to_string(200 + 10 * (mixed(++dice_) % 80)));
    // "Of which round?", where an earlier one was missed: of that.
    if (std::count(buttons.begin(), buttons.end(), "รอบนี้") > 0) {
      buttons = phones_->taps(leader, buttons.front());
    }
    confirm(leader, buttons);
    ++by_proxy_;
  }

  // Says yes to what is asked back.
  void confirm(const std::string& user, const std::vector<std::string>& buttons) {
    for (const auto& label : buttons) {
      if (label != "ถูกแล้ว" && label != "ใช่" && label != "จดเลย") continue;
      phones_->taps(user, label);
      return;
    }
  }

  std::vector<std::string> says(const std::string& user, const std::string& words) {
    told_->keep_written(user, now_ms_);
    auto buttons = phones_->says(user, words);
    told_->look(today_, is_offline(today_), now_ms_);
    return buttons;
  }

  void print_delivered(const char* what, const Delivered& counted) const {
    std::printf("%-58s %5lld of %5lld: %.0f %%\n", what,
                static_cast<long long>(counted.within_a_day), static_cast<long long>(counted.all),
                counted.percent());
  }

  void print() {
    std::printf("\npushes by class:");
    SqliteStatement ledger(
        *database_, "SELECT class, count FROM push_ledger WHERE month = '2027-04' ORDER BY 2 DESC");
    std::int64_t pushes = 0;
    while (ledger.next()) {
      pushes += ledger.number(1);
      std::printf(" %s %lld", ledger.text(0).c_str(), static_cast<long long>(ledger.number(1)));
    }
    std::printf("; in all %lld of %d, LINE counts %lld\n", static_cast<long long>(pushes), kQuota,
                static_cast<long long>(phones_->counted()));
    std::int64_t rounds = 0, reports = by_proxy_;
    for (std::int64_t house = 0; house < nation_.houses(); ++house) {
      for (int i = 0; i < kDays; ++i) {
        if (ends_round(house, first_ + days{i})) ++rounds;
      }
    }
    std::printf("reports:");
    for (std::size_t habit = 0; habit < obtained_.size(); ++habit) {
      reports += obtained_[habit];
      std::printf(" %s %lld,", kHabitNames[habit], static_cast<long long>(obtained_[habit]));
    }
    const auto in_database = database_->number(
        "SELECT COUNT(*) FROM income_report WHERE status = 'current' AND created_at_ms >= " +
        std::to_string(milliseconds(first_, 0)));
    std::printf(" for others %lld; %lld of %lld rounds, in the database %lld: %s\n",
                static_cast<long long>(by_proxy_), static_cast<long long>(reports),
                static_cast<long long>(rounds), static_cast<long long>(in_database),
                in_database == reports ? "right" : "WRONG");
    std::printf("notices, how many reached their person, and within a day:");
    for (const auto& [rule, count] : told_->by_rule()) {
      std::printf(" %s %lld/%lld/%lld", rule.c_str(), static_cast<long long>(count.all),
                  static_cast<long long>(count.reached),
                  static_cast<long long>(count.within_a_day));
    }
    std::printf("\n\nwithin a day of being made:\n");
    const Delivered told = told_->delivered(false, false);
    print_delivered("  notices but for questions to households, network up", told);
    print_delivered("  the same, with the week without network", told_->delivered(false, true));
    print_delivered("  with the questions to households, network up",
                    told_->delivered(true, false));
    print_delivered("  the same, with the week without network", told_->delivered(true, true));
    print_digests();
    const auto twice = told_->pushed_twice();
    const auto at_night = database_->number(
        "SELECT COUNT(*) FROM outbox WHERE kind <> 'reply' AND ((created_at_ms + 25200000) %"
        " 86400000 < 25200000 OR (created_at_ms + 25200000) % 86400000 >= 72000000)");
    std::printf("pushed to one person twice in a day: %lld; pushed at night: %lld\n",
                static_cast<long long>(twice), static_cast<long long>(at_night));
    print_plain();
    is_right_ = in_database == reports && pushes <= kQuota && twice == 0 && at_night == 0 &&
                missed_digests_ == 0;
    std::printf("\n%s\n", pushes <= kQuota && told.percent() >= 95 && missed_digests_ == 0
                              ? "aims met"
                              : "AIMS MISSED");
  }

  // Each working day with the network up, for both officers; a quiet day's none counts as sent.
  void print_digests() {
    std::int64_t sent = 0, due = 0;
    for (int i = 0; i < kDays; ++i) {
      const Day day = first_ + days{i};
      const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
      if (weekday > 5 || is_offline(day) || is_holiday(day)) continue;
      for (const std::string& user : {officer(), chief()}) {
        ++due;
        sent += database_->number(
            "SELECT COUNT(*) FROM notification WHERE outcome = 'pushed'"
            " AND key = 'digest|" +
            user + "|" + iso(day) + "'");
      }
    }
    missed_digests_ = due - sent;
    std::printf("digests: %lld of %lld (working days with the network up)\n",
                static_cast<long long>(sent), static_cast<long long>(due));
  }

  void print_plain() {
    const auto invited =
        database_->number("SELECT COUNT(*) FROM notification WHERE key LIKE 'session|%'");
    const auto digests =
        database_->number("SELECT COUNT(*) FROM notification WHERE key LIKE 'digest|%'");
    const PlainMonth plain =
        plain_month(nation_, first_, kDays, kQuota, invited, digests, offline_);
    std::printf(
        "\na bot that pushes each by itself: %lld pushes wanted; its %d used up on %s; %lld "
        "reports\n",
        static_cast<long long>(plain.wanted), kQuota, iso(plain.used_up).c_str(),
        static_cast<long long>(plain.reports));
  }

  const Options options_;
  const std::string folder_;
  const Day first_;
  const Nation nation_;
  std::set<Day> offline_;
  Phones* phones_ = nullptr;
  Sqlite* database_ = nullptr;
  MonthTold* told_ = nullptr;
  Day today_{};
  std::int64_t now_ms_ = 0;
  std::uint64_t dice_ = 0;
  std::array<std::int64_t, kHabits> obtained_{};
  std::int64_t by_proxy_ = 0, missed_digests_ = 0;
  bool is_right_ = false;
};

int run(int argc, char** argv) {
  Options options;
  CLI::App app("A tambon's month within LINE's free pushes");
  app.add_option("--folder", options.folder, "where the database is made")->capture_default_str();
  app.add_option("--program", options.program, "the service")->capture_default_str();
  app.add_option("--simulator", options.simulator, "the stand-in for LINE")->capture_default_str();
  app.add_option("--locales", options.locales, "the service's locales")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  options.folder = std::filesystem::absolute(options.folder).lexically_normal();
  std::cout << machine(options.folder);
  std::cout.flush();
  const bool is_right = Month(options).run();
  std::filesystem::remove_all(options.folder + "/sammachip-bench-month");
  return is_right ? 0 : 1;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench_month: " << error.what() << '\n';
    return 1;
  }
}

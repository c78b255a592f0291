// What a country's day costs the bot: it is started on a database of the whole programme, its clock
// is set to each moment at which something is due, and households report meanwhile.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>

#include <sys/socket.h>
#include <unistd.h>

#include "bench/built_from.h"
#include "bench/load.h"
#include "bench/machine.h"
#include "bench/nation_bot.h"
#include "bench/nation_country.h"
#include "bench/nation_load.h"

namespace bench {
namespace {

using std::chrono::steady_clock;

constexpr double kFirstHour = 6;  // Before anything is due.
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kBeforeDueMs = 2'000;
constexpr int kCards = 50;
constexpr std::uint64_t kCardNumbers = 1'000'000'000;  // Beyond those of the reports.

struct Options {
  NationBotOptions bot{built_bot(), built_locales(), "."};
  std::int64_t villages = Nation::kAllVillages;
  std::vector<int> months{1, 3, 12};
  std::string day = "2027-06-15";
  double per_second = 50;
  double quiet_seconds = 20;
  double most_minutes = 60;
  std::int64_t push_ceiling = -1;
  bool only_make = false;
};

double seconds_since(steady_clock::time_point begin) {
  return std::chrono::duration<double>(steady_clock::now() - begin).count();
}

Day read_day(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3) {
    throw std::runtime_error("--day: YYYY-MM-DD");
  }
  return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

// The tables are the bot's own making.
void make_database(const Options& options, const Nation& nation) {
  std::filesystem::remove_all(options.bot.folder);
  std::filesystem::create_directories(options.bot.folder);
  Child({options.bot.program, "village", "list"}, NationBot::settings(options.bot, 1, 1)).wait();
  const std::string path = options.bot.folder + "/nation.db";
  const auto begin = steady_clock::now();
  nation.fill(path);
  if (options.push_ceiling >= 0) {
    Sqlite database(path, Access::kWrite);
    SqliteStatement(database, insert_sql("setting", "key, value"))
        .run("push_ceiling", std::to_string(options.push_ceiling));
  }
  Sqlite database(path, Access::kRead);
  std::printf("\n## %d whole months of reports before %s\n\n", nation.months(),
              iso(nation.day()).c_str());
  const std::int64_t officers = nation.tambons() + nation.districts() + nation.provinces();
  std::printf(
      "%lld villages, %lld households, %lld reports, %lld officers; %.0f MiB, made in %.0f s\n\n",
      static_cast<long long>(nation.villages()), static_cast<long long>(nation.houses()),
      static_cast<long long>(database.number("SELECT COUNT(*) FROM income_report")),
      static_cast<long long>(officers),
      static_cast<double>(std::filesystem::file_size(path)) / 1'048'576, seconds_since(begin));
  std::fflush(stdout);
}

// Negative: not known.
std::string known(double number, int decimals) {
  if (number < 0) return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
  return text.data();
}

struct Told {
  std::int64_t notices = 0, pushed = 0;
};

Told told(Sqlite& database) {
  return {database.number("SELECT COUNT(*) FROM notification"),
          database.number("SELECT COUNT(*) FROM notification WHERE outcome = 'pushed'")};
}

// One nation's day.
class Measurement {
 public:
  Measurement(const Options& options, const Nation& nation)
      : options_(options),
        nation_(nation),
        bot_(options.bot, nation.day(), kFirstHour),
        reports_(nation, bot_.port(), options.per_second, [this] { return bot_.now_ms(); }),
        rows_before_(bot_.database().number("SELECT COUNT(*) FROM income_report")) {}

  // Whether everything that was answered 200 was done.
  bool run() {
    std::printf(
        "| months | %-18s | seconds | by its metric | pages | notices | pushed |  reports | p50 ms "
        "| p99 ms |  max ms | 503s |\n"
        "|---:|:---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
        "job");
    reports_.start();
    std::this_thread::sleep_for(std::chrono::duration<double>(options_.quiet_seconds));
    print_row("(none)", -1, {}, {}, reports_.stop());
    const std::int64_t end_of_day = milliseconds(nation_.day(), 0) + kDayMs;
    std::map<std::int64_t, std::vector<std::string>> moments;
    for (const auto& job : bot_.planned()) {
      if (job.due_ms < end_of_day) moments[job.due_ms].push_back(job.name);
    }
    for (const auto& [due_ms, names] : moments) run_moment(due_ms, names);
    print_rules();
    const bool are_cards_right = measure_cards();
    const Usage usage = bot_.child().usage();
    std::printf("resident at most %.0f MiB, at the end %.0f MiB; %llu calls to LINE\n",
                static_cast<double>(usage.peak_kib) / 1024,
                static_cast<double>(usage.resident_kib) / 1024,
                static_cast<unsigned long long>(bot_.calls_to_line()));
    return are_reports_there() && are_cards_right;
  }

 private:
  void run_moment(std::int64_t due_ms, std::vector<std::string> names) {
    const auto before = bot_.jobs();
    Told last = told(bot_.database());
    reports_.start();
    bot_.set_time(due_ms - kBeforeDueMs);
    const auto begin = steady_clock::now() +
                       std::chrono::milliseconds(due_ms - static_cast<std::int64_t>(bot_.now_ms()));
    while (!names.empty()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      if (seconds_since(begin) > options_.most_minutes * 60) {
        throw std::runtime_error(names.front() + " was not done in time");
      }
      const auto now = bot_.jobs();
      for (auto name = names.begin(); name != names.end();) {
        if (now.at(*name).runs <= before.at(*name).runs) {
          ++name;
          continue;
        }
        const double seconds = seconds_since(begin);
        const Told all = told(bot_.database());
        auto figures = now.at(*name);
        if (figures.pages >= 0) figures.pages -= std::max(0.0, before.at(*name).pages);
        // Jobs of one moment come one after the other; reports are counted with the last.
        const bool is_last = names.size() == 1;
        print_row(*name, seconds, figures, {all.notices - last.notices, all.pushed - last.pushed},
                  is_last ? reports_.stop() : Answers{});
        last = all;
        name = names.erase(name);
      }
    }
  }

  void print_row(const std::string& name, double seconds, const NationBot::JobFigures& figures,
                 const Told& all, Answers answers) {
    accepted_ += answers.accepted;
    refused_ += answers.refused;
    const double p50 = answers.within_ms(0.5), p99 = answers.within_ms(0.99);
    std::printf(
        "| %6d | %-18s | %7s | %13s | %5s | %7lld | %6lld | %8llu | %6.1f | %6.1f | %7.1f "
        "| %4llu |\n",
        nation_.months(), name.c_str(), known(seconds, 2).c_str(),
        known(figures.run_seconds, 2).c_str(), known(figures.pages, 0).c_str(),
        static_cast<long long>(all.notices), static_cast<long long>(all.pushed),
        static_cast<unsigned long long>(answers.accepted), p50, p99, answers.within_ms(1),
        static_cast<unsigned long long>(answers.refused));
    std::fflush(stdout);
  }

  // Whom each rule spoke to: the first word of a notice's key is the rule.
  void print_rules() {
    std::printf("\nnotices:");
    SqliteStatement statement(bot_.database(),
                              "SELECT substr(key, 1, instr(key, '|') - 1) AS rule, COUNT(*)"
                              " FROM notification GROUP BY rule ORDER BY 2 DESC");
    while (statement.next()) {
      std::printf(" %s %lld", statement.text(0).c_str(),
                  static_cast<long long>(statement.number(1)));
    }
    std::printf("\n");
  }

  // Officers all over the country open the card of a village of theirs, one after the other.
  bool measure_cards() {
    const std::int64_t views_before = views();
    Answers answers;
    const int socket = connect_to(bot_.port());
    for (int i = 0; i < kCards; ++i) {
      const std::int64_t village = nation_.villages() * i / kCards;
      const std::string request =
          postback_request(nation_.tambon_officer(nation_.tambon_of(village)),
                           "c|village|" + Nation::programme_id(village),
                           kCardNumbers + static_cast<std::uint64_t>(i), bot_.now_ms());
      const auto begin = steady_clock::now();
      ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
      if (read_status(socket) == 200) ++answers.accepted;
      answers.times_us.push_back(static_cast<std::uint32_t>(seconds_since(begin) * 1e6));
    }
    ::close(socket);
    const bool is_right = answers.accepted == kCards && views() - views_before == kCards;
    const double p50 = answers.within_ms(0.5);
    std::printf("a village's card: p50 %.1f ms, max %.1f ms (%d villages)%s\n", p50,
                answers.within_ms(1), kCards, is_right ? "" : ": WRONG, not all were shown");
    return is_right;
  }

  static int read_status(int socket) {
    std::string received;
    std::array<char, 4096> part{};
    while (status_of(received) == 0) {
      const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
      if (size <= 0) return 0;
      received.append(part.data(), static_cast<std::size_t>(size));
    }
    return status_of(received);
  }

  std::int64_t views() {
    return bot_.database().number(
        "SELECT COUNT(*) FROM audit WHERE action = 'figures.view' AND subject_kind = 'village'");
  }

  bool are_reports_there() {
    const auto reports = static_cast<std::uint64_t>(
        bot_.database().number("SELECT COUNT(*) FROM income_report") - rows_before_);
    const bool is_right = reports >= accepted_ && reports <= accepted_ + refused_;
    std::printf("answered 200: %llu reports; in the database: %llu: %s\n",
                static_cast<unsigned long long>(accepted_),
                static_cast<unsigned long long>(reports), is_right ? "right" : "WRONG");
    return is_right;
  }

  const Options& options_;
  const Nation& nation_;
  NationBot bot_;
  SteadyReports reports_;
  const std::int64_t rows_before_;
  std::uint64_t accepted_ = 0, refused_ = 0;
};

int run(int argc, char** argv) {
  Options options;
  CLI::App app("Measures what a country's day costs: digests and reminders with reports meanwhile");
  app.add_option("--villages", options.villages, "how many of them")->capture_default_str();
  app.add_option("--months", options.months, "whole months of reports: one table each")
      ->delimiter(',')
      ->capture_default_str();
  app.add_option("--day", options.day, "a working day")->capture_default_str();
  app.add_option("--rate", options.per_second, "reports a second")->capture_default_str();
  app.add_option("--quiet-seconds", options.quiet_seconds, "with no job")->capture_default_str();
  app.add_option("--most-minutes", options.most_minutes, "for a job")->capture_default_str();
  app.add_option("--push-ceiling", options.push_ceiling, "the setting; else the bot's own");
  app.add_option("--folder", options.bot.folder, "where the database is made")
      ->capture_default_str();
  app.add_option("--program", options.bot.program, "the service")->capture_default_str();
  app.add_option("--locales", options.bot.locales, "its locales folder")->capture_default_str();
  app.add_flag("--only-make", options.only_make, "make the database, keep it and end");
  CLI11_PARSE(app, argc, argv);
  // Ours, so it may be emptied.
  options.bot.folder =
      std::filesystem::absolute(options.bot.folder + "/sammachip-bench-nation").lexically_normal();
  std::filesystem::create_directories(options.bot.folder);
  std::cout << machine(options.bot.folder);
  std::cout.flush();
  bool is_right = true;
  for (const int months : options.months) {
    const Nation nation(options.villages, months, read_day(options.day));
    make_database(options, nation);
    if (options.only_make) return 0;
    is_right = Measurement(options, nation).run() && is_right;
    std::filesystem::remove_all(options.bot.folder);
  }
  return is_right ? 0 : 1;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench_nation: " << error.what() << '\n';
    return 1;
  }
}

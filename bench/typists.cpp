// Five hundred people who come in and report for three months, and type every word of it: who gets
// in, how many messages a report takes, how often the bot apologises, what it gets wrong, who is
// stuck without a person being told, and what it costs in pushes. The real engine, storage and
// programme, with a clock in our hands; no network.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "bench/built_from.h"
#include "bench/machine.h"
#include "bench/typists_people.h"
#include "bot/engine/chat_player.h"
#include "handlers/programme.h"
#include "storage/database/query.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/conversations.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace bench {
namespace {

using namespace sammachip;
using std::chrono::hours;

constexpr int kPeople = 500, kPeopleInVillage = 20, kWeeks = 13;
constexpr int kMostMessagesInASitting = 30;
constexpr int kMostMessagesAReport = 6;
constexpr Day kFirst = std::chrono::year{2027} / 2 / 1;  // A Monday.

struct Options {
  std::string locales = built_locales();
  std::string folder = "/tmp";
  bool shows_apologies = false;
};

// What a bubble begins with that says nothing but "I did not understand".
std::set<std::string> apologies(const Texts& texts) {
  std::set<std::string> all;
  for (const char* key : {"menu.fallback", "menu.fallback_officer", "problem.unreadable",
                          "problem.choose", "problem.yes_no", "talk.a_person", "talk.leave_it"}) {
    all.insert(texts.say(Language::kThai, key));
  }
  return all;
}

struct Person {
  std::string name;
  Typist typist;
  bool is_in = false;
};

struct Counted {
  std::int64_t messages = 0, apologies = 0, reports = 0, report_messages = 0, wrong = 0;
};

class Months {
 public:
  explicit Months(const Options& options)
      : folder_(options.folder + "/sammachip-bench-typists"),
        texts_(options.locales),
        apologies_(apologies(texts_)),
        shows_apologies_(options.shows_apologies),
        scheduled_(texts_, ProgrammeSettings{}) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    database_ = std::make_unique<Database>("sqlite:///" + folder_ + "/typists.db");
    player_ = std::make_unique<ChatPlayer>(
        *database_, [this] { return std::make_unique<Programme>(texts_, ProgrammeSettings{}); },
        Instant(kFirst) + hours(1));
    jobs_ = scheduled_.scheduled_jobs();
    records_ = std::make_unique<Records>(*database_);
    make_places();
  }
  ~Months() {
    records_.reset();
    player_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  Months(const Months&) = delete;
  Months& operator=(const Months&) = delete;

  bool run() {
    for (int day = 0; day < kWeeks * 7; ++day) live(day);
    return print();
  }

 private:
  void make_places() {
    player_->change([&](Records& records) {
      records.places.upsert(Province{"92", "ตรัง"});
      records.places.upsert(District{"9206", "ห้วยยอด", "92", "075-000-000", "พัฒนากรตัวอย่าง"});
      records.places.upsert(Tambon{"920603", "เขากอบ", "9206"});
      for (int village = 0; village < kPeople / kPeopleInVillage; ++village) {
        const std::string moo = (village < 9 ? "0" : "") + std::to_string(village + 1);
        const VillageCode code("920603" + moo);
        records.places.upsert(Village{code, village + 1, "ตัวอย่าง", "920603"});
        records.join_codes.insert({"HYKM" + code_digits(village), code, {}, now_ms(), {}});
      }
    });
    for (int person = 0; person < kPeople; ++person) {
      people_.push_back({"คนที่ " + std::to_string(person + 1),
                         Typist(person, "HYKM-" + code_digits(person / kPeopleInVillage))});
    }
  }

  static std::string code_digits(int village) {
    constexpr char digits[] = "23456789";
    return {digits[village / 8 % 8], digits[village % 8], '3', '4'};
  }

  long long now_ms() const { return milliseconds(player_->clock().now()); }

  void to(Instant instant) {
    if (instant > player_->clock().now()) {
      player_->clock().move(
          std::chrono::duration_cast<std::chrono::milliseconds>(instant - player_->clock().now()));
    }
  }

  std::string waits_for(const Person& person) {
    const auto talks = records_->conversations.all(ChatPlayer::user_id(person.name));
    if (talks.empty() || talks.front().asked.empty()) return {};
    return talks.front().name + "." + talks.front().asked;
  }

  bool is_in(const Person& person) {
    return database_->writer().number("SELECT COUNT(*) FROM household_link WHERE user_id = '" +
                                      ChatPlayer::user_id(person.name).text() + "'") > 0;
  }

  void says(const Person& person, const std::string& words) {
    player_->clock().move(std::chrono::seconds(61));
    const Heard heard = player_->says(person.name, words);
    ++counted_.messages;
    last_said_.clear();
    for (const auto& bubble : heard.bubbles) last_said_ += bubble + "\n";
    for (const auto& bubble : heard.bubbles) {
      if (apologies_.contains(bubble)) {
        ++counted_.apologies;
        if (shows_apologies_) apologised_.push_back(waits_for(person) + ": " + words);
        return;
      }
    }
  }

  // Answers what waits until nothing does, or they stop.
  void sits_down(Person& person) {
    for (int message = 0; message < kMostMessagesInASitting; ++message) {
      const std::string question = waits_for(person);
      if (question.empty()) return;
      const std::string words = person.typist.answer_to(question);
      if (words.empty()) return;
      says(person, words);
    }
  }

  void comes_in(Person& person) {
    if (waits_for(person).empty()) says(person, person.typist.first_words());
    sits_down(person);
    if (waits_for(person).empty() && !is_in(person)) {
      says(person, "ลงทะเบียน");
      sits_down(person);
    }
    person.is_in = is_in(person);
  }

  std::int64_t sum_of(const Person& person) {
    return database_->writer().number(
        "SELECT COALESCE(SUM(r.amount_satang), 0) FROM income_report r JOIN household_link l ON"
        " l.household_id = r.household_id WHERE r.status = 'current' AND l.user_id = '" +
        ChatPlayer::user_id(person.name).text() + "'");
  }

  void reports(Person& person) {
    const auto report = person.typist.report();
    const std::int64_t before = sum_of(person);
    const std::int64_t begun = counted_.messages;
    const std::int64_t asked_before = count_reports(person);
    says(person, report.words);
    // Why nothing was earned is another matter than the report.
    std::int64_t used = counted_.messages - begun;
    for (int more = 1; more < kMostMessagesAReport; ++more) {
      const std::string question = waits_for(person);
      if (question.empty() || question.starts_with("reason.")) break;
      if (!question.starts_with("report.")) break;
      says(person, answer_about(person, question, report));
      used = counted_.messages - begun;
    }
    sits_down(person);
    if (count_reports(person) == asked_before) return;  // It was left: no figure, none wrong.
    ++counted_.reports;
    counted_.report_messages += used;
    if (sum_of(person) - before != report.baht * 100LL) {
      ++counted_.wrong;
      std::cout << "WRONG: " << report.words << " became " << (sum_of(person) - before) / 100
                << '\n';
    }
  }

  // Nobody says yes to another figure than they meant.
  std::string answer_about(Person& person, const std::string& question,
                           const Typist::Report& report) {
    if (question == "report.amount") return report.with_care;
    const bool is_meant = last_said_.find(grouped(report.baht)) != std::string::npos;
    if (question == "report.sure" && !is_meant) return "ไม่ใช่";
    return person.typist.answer_to(question);
  }

  static std::string grouped(int baht) {
    std::string digits = std::to_string(baht);
    if (digits.size() < 4) return digits;
    return digits.substr(0, digits.size() - 3) + "," + digits.substr(digits.size() - 3);
  }

  std::int64_t count_reports(const Person& person) {
    return database_->writer().number("SELECT COUNT(*) FROM income_report WHERE reported_by = '" +
                                      ChatPlayer::user_id(person.name).text() + "'");
  }

  // People come by in the first two weeks; from then on they report on a day of their own.
  void live(int day) {
    const Instant morning = Instant(kFirst + std::chrono::days{day}) + hours(1);
    to(morning);
    run_jobs();
    for (int i = 0; i < kPeople; ++i) {
      Person& person = people_[static_cast<std::size_t>(i)];
      const bool comes_today = i % 14 == day || i % 14 + 14 == day;
      if (!person.is_in && comes_today) comes_in(person);
      if (person.is_in && day > 14 && day % 7 == i % 7) reports(person);
    }
    to(morning + hours(7));
    run_jobs();
    to(morning + hours(11));
    run_jobs();
  }

  void run_jobs() {
    for (const auto& job : jobs_) {
      const Instant now = player_->clock().now();
      Instant& last = last_run_.try_emplace(job.name, now - hours(24)).first->second;
      Instant due = job.next_due(last);
      if (due > now) continue;
      for (Instant next = job.next_due(due); next <= now; next = job.next_due(due)) due = next;
      std::string position;
      do {
        player_->change([&](Records& records) {
          position = job.run(records, {due, now, position});
        });
      } while (!position.empty());
      last = now;
    }
  }

  bool print();

  const std::string folder_;
  const Texts texts_;
  const std::set<std::string> apologies_;
  const bool shows_apologies_;
  Programme scheduled_;  // Whose jobs these are.
  std::unique_ptr<Database> database_;
  std::unique_ptr<ChatPlayer> player_;
  std::unique_ptr<Records> records_;
  std::vector<ScheduledJob> jobs_;
  std::map<std::string, Instant> last_run_;
  std::vector<Person> people_;
  std::vector<std::string> apologised_;
  std::string last_said_;
  Counted counted_;
};

bool Months::print() {
  Connection& connection = database_->writer();
  std::map<Manner, std::pair<int, int>> in_by_manner;  // All, and those who got in.
  int in = 0;
  int answering = 0;
  int answering_in = 0;
  int untold = 0;
  for (int i = 0; i < kPeople; ++i) {
    const Person& person = people_[static_cast<std::size_t>(i)];
    auto& [all, got_in] = in_by_manner[person.typist.manner()];
    ++all;
    got_in += person.is_in ? 1 : 0;
    in += person.is_in ? 1 : 0;
    const bool answers = !stops_after(i) && person.typist.manner() != Manner::kLost;
    answering += answers ? 1 : 0;
    answering_in += answers && person.is_in ? 1 : 0;
    if (person.is_in) continue;
    const std::string user = ChatPlayer::user_id(person.name).text();
    const auto rows_of = [&](const std::string& table) {
      std::string sql = "SELECT COUNT(*) FROM ";
      sql.append(table).append(" WHERE user_id = '").append(user).append("'");
      return connection.number(sql);
    };
    const bool is_told = rows_of("stuck_person") + rows_of("help_request") > 0;
    if (!is_told) {
      ++untold;
      std::cout << "STUCK, and nobody told: " << person.name << " at " << waits_for(person) << '\n';
    }
  }
  const auto pushes =
      connection.number("SELECT COUNT(*) FROM outbox WHERE kind IN ('push', 'multicast')");
  std::cout << kPeople << " people, " << kWeeks << " weeks, " << counted_.messages
            << " messages, all typed\n";
  for (const auto& [manner, of] : in_by_manner) {
    std::cout << "  who type " << kMannerNames[static_cast<int>(manner)] << ": " << of.second
              << " of " << of.first << " got in\n";
  }
  const auto share = [](std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  std::printf(
      "got in: %d of %d (%.1f %%); of the %d who answer what they are asked: %d (%.1f %%)\n", in,
      kPeople, share(in, kPeople), answering, answering_in, share(answering_in, answering));
  const double each = counted_.reports == 0 ? 0
                                            : static_cast<double>(counted_.report_messages) /
                                                  static_cast<double>(counted_.reports);
  std::printf("messages a report: %.2f of %lld (aim: at most 1.3)\n", each,
              static_cast<long long>(counted_.reports));
  const double apologies = share(counted_.apologies, counted_.messages);
  std::printf("answers that apologise: %.1f %% (aim: under 3 %%)\n", apologies);
  std::printf("wrong figures: %lld (aim: 0)\n", static_cast<long long>(counted_.wrong));
  std::printf("stuck without a person told: %d (aim: 0)\n", untold);
  std::printf("pushes: %lld in three months\n", static_cast<long long>(pushes));
  if (shows_apologies_) {
    for (const auto& one : apologised_) std::cout << "  apologised: " << one << '\n';
  }
  return counted_.wrong == 0 && untold == 0;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("Five hundred people who type everything, for three months");
  app.add_option("--folder", options.folder, "where the database is made")->capture_default_str();
  app.add_option("--locales", options.locales, "the service's locales")->capture_default_str();
  app.add_flag("--apologies", options.shows_apologies, "show what the bot apologised for");
  CLI11_PARSE(app, argc, argv);
  std::cout << machine(options.folder);
  return Months(options).run() ? 0 : 1;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench_typists: " << error.what() << '\n';
    return 1;
  }
}

// The bot on a nation's database, with its clock in our hands.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bench/child.h"
#include "bench/line_stub.h"
#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {

struct NationBotOptions {
  std::string program, locales;
  std::string folder;  // The database nation.db and the clock's file are in it.
};

// When a job of the bot is due next.
struct PlannedJob {
  std::string name;
  std::int64_t due_ms = 0;
};

// A service with LINE standing by. Not thread-safe but for now_ms().
class NationBot {
 public:
  // Starts it at that hour of that day and waits until it takes webhooks and has planned its jobs.
  // Throws std::runtime_error.
  NationBot(const NationBotOptions& options, Day day, double hour);

  int port() const { return port_; }
  Child& child() { return child_; }
  std::uint64_t now_ms() const;
  // Moves its clock, which then goes on from there.
  void set_time(std::int64_t ms);

  std::vector<PlannedJob> planned();
  // How often each job was done; and how long its last run took and how many pages all had, where
  // the bot tells.
  struct JobFigures {
    double runs = 0, run_seconds = -1, pages = -1;
  };
  std::map<std::string, JobFigures> jobs() const;
  Sqlite& database() { return database_; }
  std::uint64_t calls_to_line() const { return line_.answered(); }

  // What `sammachip-bot` needs to know to work on that database.
  static std::vector<std::string> settings(const NationBotOptions& options, int port,
                                           int line_port);

 private:
  static std::string clock_file(const NationBotOptions& options);

  const std::string clock_file_;
  std::int64_t offset_s_ = 0;
  const LineStub line_{LineDoes::kDelivers};
  const int port_;
  bool is_clock_set_;
  Child child_;
  Sqlite database_;
};

}  // namespace bench

// What the bot wanted to tell people of its own accord in a month, and when it reached them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {

// How many notices there were, and how many reached their person.
struct ToldRule {
  std::int64_t all = 0, reached = 0, within_a_day = 0;
};

struct Delivered {
  std::int64_t all = 0, within_a_day = 0;
  double percent() const {
    return all == 0 ? 100 : 100.0 * static_cast<double>(within_a_day) / static_cast<double>(all);
  }
};

// Looks into the bot's database, which must outlive it. Not thread-safe.
class MonthTold {
 public:
  // What is made from `last_ms` on is not counted as delivered or not: its day is not over.
  MonthTold(const Sqlite& database, std::int64_t last_ms)
      : database_(database), last_ms_(last_ms) {}

  // That `user` wrote to the bot: what is held for them comes with the answer.
  void keep_written(const std::string& user, std::int64_t now_ms) { last_wrote_[user] = now_ms; }
  // What the bot wanted to say since the last look, and what reached its person.
  void look(Day day, bool is_offline, std::int64_t now_ms);

  std::map<std::string, ToldRule> by_rule() const;
  Delivered delivered(bool with_prompts, bool with_offline) const;
  // How often a person was pushed to more than once in a day.
  std::int64_t pushed_twice() const;

 private:
  // One thing the bot wanted to say, and when it reached the person.
  struct Said {
    std::string rule;
    bool is_prompt = false;
    bool is_offline = false;  // It came up while there was no network.
    std::int64_t made_ms = 0;
    std::int64_t reached_ms = 0;  // 0: never.
  };

  const Sqlite& database_;
  const std::int64_t last_ms_;
  std::int64_t looked_ms_ = 0;
  std::map<std::string, Said> said_;
  std::map<std::string, std::string> held_;  // Key -> person.
  std::set<std::string> is_known_;           // Keys of pushes of what waited.
  std::size_t held_pushes_ = 0;
  std::map<std::string, std::int64_t> last_wrote_;
  std::map<std::string, std::map<std::string, int>> pushed_by_day_;
};

}  // namespace bench

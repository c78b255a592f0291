#include "bench/month_told.h"

namespace bench {
namespace {

constexpr std::int64_t kMonthsDayMs = 86'400'000;

}  // namespace

void MonthTold::look(Day day, bool is_offline, std::int64_t now_ms) {
  SqliteStatement fresh(database_,
                        "SELECT key, user_id, push_class, outcome, created_at_ms FROM notification"
                        " WHERE created_at_ms > " +
                            std::to_string(looked_ms_ - kMonthsDayMs));
  std::set<std::string> pushed_held;  // People to whom all that waited was pushed just now.
  while (fresh.next()) {
    const std::string key = fresh.text(0);
    if (fresh.text(2).empty()) continue;  // Told of by another's message.
    if (key.rfind("held|", 0) == 0) {
      if (is_known_.insert(key).second && !is_offline) pushed_held.insert(fresh.text(1));
      if (is_known_.size() > held_pushes_) {
        held_pushes_ = is_known_.size();
        ++pushed_by_day_[fresh.text(1)][iso(day)];
      }
      continue;
    }
    const auto [place, is_new] = said_.try_emplace(key);
    if (!is_new) continue;
    Said& said = place->second;
    said.rule = key.substr(0, key.find('|'));
    said.is_prompt = fresh.text(2) == "prompt";
    said.is_offline = is_offline;
    said.made_ms = fresh.number(4);
    if (fresh.text(3) == "pushed") {
      ++pushed_by_day_[fresh.text(1)][iso(day)];
      if (!said.is_offline) said.reached_ms = now_ms;
    } else {
      held_.emplace(key, fresh.text(1));
    }
  }
  looked_ms_ = now_ms;
  // Who writes gets what is held for them with the answer.
  for (auto held = held_.begin(); held != held_.end();) {
    Said& said = said_.at(held->first);
    const auto wrote = last_wrote_.find(held->second);
    const bool has_written = wrote != last_wrote_.end() && wrote->second >= said.made_ms;
    if (has_written || pushed_held.contains(held->second)) {
      said.reached_ms = has_written ? wrote->second : now_ms;
      held = held_.erase(held);
    } else {
      ++held;
    }
  }
}

std::map<std::string, ToldRule> MonthTold::by_rule() const {
  std::map<std::string, ToldRule> rules;
  for (const auto& [key, said] : said_) {
    ToldRule& rule = rules[said.rule];
    ++rule.all;
    if (said.reached_ms == 0) continue;
    ++rule.reached;
    if (said.reached_ms <= said.made_ms + kMonthsDayMs) ++rule.within_a_day;
  }
  return rules;
}

Delivered MonthTold::delivered(bool with_prompts, bool with_offline) const {
  Delivered counted;
  for (const auto& [key, said] : said_) {
    if (said.is_prompt && !with_prompts) continue;
    if (said.is_offline && !with_offline) continue;
    if (said.made_ms >= last_ms_) continue;  // Its day is not over.
    ++counted.all;
    if (said.reached_ms != 0 && said.reached_ms <= said.made_ms + kMonthsDayMs) {
      ++counted.within_a_day;
    }
  }
  return counted;
}

std::int64_t MonthTold::pushed_twice() const {
  std::int64_t twice = 0;
  for (const auto& [user, by_day] : pushed_by_day_) {
    for (const auto& [day, count] : by_day) {
      if (count > 1) ++twice;
    }
  }
  return twice;
}

}  // namespace bench

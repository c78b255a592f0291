// A village that keeps a bot busy, and what must be true of the records whatever happened.
#pragma once

#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "simulator/platform.h"

namespace sammachip::testing {

// Some people only report clear amounts, each another one; the others open talks, leave them half
// done, and send stickers and photos. Not thread-safe. `platform` must outlive it.
class Villagers {
 public:
  // Fills the empty database with the demo's places and a house for each person.
  Villagers(simulator::Platform& platform, const std::string& database_url, unsigned seed);

  // Everybody does something, again and again, until the bot has answered `events` more of what
  // they do with 200; at most 40 things are under way. False if it does not in a minute.
  bool keeps_busy(std::size_t events);
  // Everybody does one thing.
  void acts_once();
  // One more report, of the first person. Returns the message's id.
  std::string reports_once() { return reports(0); }

  // Message id -> baht, of every clear report ever sent.
  const std::map<std::string, int>& reported() const { return reported_; }
  // Ids of the events that the bot ever answered with 200.
  std::set<std::string> acknowledged() const;
  // Replies that LINE took: reply token -> times.
  std::map<std::string, int> replies_taken() const;

 private:
  void says_something(simulator::Phone& phone);
  std::string reports(std::size_t person);

  simulator::Platform& platform_;
  std::mt19937 random_;
  std::vector<simulator::Phone> reporters_;
  std::vector<simulator::Phone> talkers_;
  std::vector<int> next_baht_;
  std::map<std::string, int> reported_;
};

// Checks (Catch2) all that must hold between the records and what the platform saw, when nothing
// is under way: see crash_test.cpp.
void check_nothing_lost_nothing_twice(const std::string& database_url, const Villagers& villagers);

}  // namespace sammachip::testing

// The phones of a tambon, in the simulator that stands in for LINE: people act by its control API.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/child.h"

namespace bench {

// The simulator, with its clock, which is the bot's, in our hands. Not thread-safe. All throw
// std::runtime_error if the simulator refuses.
class Phones {
 public:
  // Starts it; it delivers webhooks to the bot at `bot_port` and writes the clock's offset into
  // `clock_file`. `quota`: messages a month.
  Phones(const std::string& program, int bot_port, const std::string& clock_file, int quota);

  int port() const { return port_; }
  void set_time(std::int64_t ms);
  // A friend of the bot, of whom it knows from its database.
  void add(const std::string& user);
  // Writes, and waits for what the bot says to it. Returns the labels of its buttons.
  std::vector<std::string> says(const std::string& user, const std::string& words);
  std::vector<std::string> taps(const std::string& user, const std::string& label);
  // LINE drops every call unheard, or answers again.
  void cut_off();
  void connect();
  // How many pushes LINE counts this month.
  std::int64_t counted();
  std::uint64_t acts() const { return acts_; }

 private:
  std::string call(const std::string& method, const std::string& path, const std::string& body);
  std::vector<std::string> hear(const std::string& user);

  const int port_;
  Child child_;
  std::uint64_t acts_ = 0;
};

}  // namespace bench

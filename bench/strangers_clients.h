// Those who harm a service without meaning to, or meaning to: each kind on a thread of its own, a
// bounded number of connections to loopback, until it is told to stop.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace bench {

// What they do it to.
struct Target {
  int port = 0;              // For LINE.
  int pages_port = 0;        // For browsers.
  std::string photo_path;    // Of a large photo, with its token.
  std::uint64_t people = 0;  // Registered.
};

struct StrangerCounts {
  std::atomic<std::uint64_t> readers_served = 0;   // Who read nothing: 200,
  std::atomic<std::uint64_t> readers_refused = 0;  // and 429, 503 or nothing in 12 seconds.
  std::atomic<std::uint64_t> giants_taken = 0;     // Webhooks of thousands of events: 200,
  std::atomic<std::uint64_t> giants_late = 0;      // and 503.
  std::atomic<std::uint64_t> giant_events = 0;
  std::atomic<std::uint64_t> doubtful_refused = 0;  // Headers that read in two ways: 400,
  std::atomic<std::uint64_t> doubtful_taken = 0;    // and anything else.
  std::atomic<std::uint64_t> range_bytes = 0;       // Answers to a thousand ranges, and how many.
  std::atomic<std::uint64_t> ranges = 0;
  std::atomic<std::uint64_t> slow_cut = 0;     // Connections that sent a byte a second.
  std::atomic<std::uint64_t> unsigned_in = 0;  // Forged webhooks that were not answered 401.
  std::atomic<std::uint64_t> forged = 0;
  std::atomic<std::uint64_t> wrong_codes = 0;
};

// Who they are, as the measurement is told: all of them unless some are named.
inline constexpr std::array<const char*, 7> kStrangers = {"readers", "slow",   "giants", "doubtful",
                                                          "ranges",  "forged", "codes"};

// All of them at once, from its making until its end.
class Strangers {
 public:
  // Those of `kinds`, each one of kStrangers.
  Strangers(const Target& target, const std::set<std::string>& kinds);
  ~Strangers();
  Strangers(const Strangers&) = delete;
  Strangers& operator=(const Strangers&) = delete;
  const StrangerCounts& counts() const { return counts_; }

 private:
  void start(std::function<void()> turn, int pause_ms);
  void hold_readers();
  void hold_slow_senders();
  void send_giant();
  std::string report_event(std::uint64_t number) const;
  void send_doubtful();
  void ask_ranges();
  void send_forged();
  void send_wrong_code();

  const Target target_;
  StrangerCounts counts_;
  std::atomic<bool> is_ending_ = false;
  std::atomic<std::uint64_t> number_ = 0;  // Makes each thing they send one of its kind.
  struct Reader {
    int socket = -1;
    std::chrono::steady_clock::time_point until{};
  };
  std::vector<Reader> readers_;  // This and what follows: each its thread's own.
  std::vector<int> slow_;
  std::uint64_t giants_ = 0;
  std::vector<std::thread> threads_;
};

// The calling thread, and those it begins, get of the processor what the service and the good
// webhooks leave: strangers and LINE have machines of their own.
void be_elsewhere();

// Sends `request` on a connection of its own; the whole answer, or what came of it in three
// seconds.
std::string answer_to(int port, const std::string& request);

}  // namespace bench

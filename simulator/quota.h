#pragma once

#include <map>
#include <mutex>
#include <string>

#include "simulator/clock.h"

namespace sammachip::simulator {

// How many messages may be sent in a month (of Asia/Bangkok), and were. Safe from any thread;
// `clock` must outlive *this.
class Quota {
 public:
  // A negative limit is none.
  Quota(const Clock& clock, int limit) : clock_(clock), limit_(limit) {}

  // Counts `messages` if they fit into what is left; false, and nothing counted, if not.
  bool charge(int messages);
  int used() const;
  int limit() const;
  void set_limit(int limit);
  void set_used(int used);

 private:
  const Clock& clock_;
  mutable std::mutex mutex_;
  int limit_;
  std::map<long long, int> used_;  // By month.
};

// What was accepted under a retry key.
struct Accepted {
  long long at_ms = 0;
  std::string request_id;
  std::string endpoint;
  std::string body;    // As sent.
  std::string answer;  // Its body.
};

// The retry keys of accepted requests, each known for 24 hours by the clock and at most 100,000
// at once. Not thread-safe; `clock` must outlive *this.
class RetryKeys {
 public:
  explicit RetryKeys(const Clock& clock) : clock_(clock) {}

  // Null if `key` is new or forgotten. The pointer is good until the next call.
  const Accepted* find(const std::string& key);
  void remember(const std::string& key, Accepted accepted);

 private:
  const Clock& clock_;
  std::map<std::string, Accepted> accepted_;
};

}  // namespace sammachip::simulator

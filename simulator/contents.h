#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "simulator/clock.h"

namespace sammachip::simulator {

// Where the bytes of a message stand.
enum class ContentState { kUnknown, kPreparing, kReady, kUnsent };

struct Content {
  ContentState state = ContentState::kUnknown;
  std::string bytes;
  std::string type;  // Content-Type.
};

// The photos, films, sounds and files that people sent; the last 500 are kept. Safe from any
// thread; `clock` must outlive *this.
class Contents {
 public:
  explicit Contents(const Clock& clock) : clock_(clock) {}

  // Ready after `preparing_ms` by the clock.
  void add(const std::string& message_id, std::string bytes, std::string type, int preparing_ms);
  void unsend(const std::string& message_id);
  Content find(const std::string& message_id) const;

 private:
  struct Entry {
    Content content;
    long long ready_at_ms = 0;
  };

  const Clock& clock_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::deque<std::string> order_;
};

}  // namespace sammachip::simulator

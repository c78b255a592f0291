#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "simulator/clock.h"

namespace sammachip::simulator {

// The tokens that let the bot answer an event: once, within a minute of the webhook; in a
// redelivered webhook a minute from that one, but not later than 20 minutes after the event.
// The last 100,000 are known. Safe from any thread; `clock` must outlive *this.
class ReplyTokens {
 public:
  explicit ReplyTokens(const Clock& clock) : clock_(clock) {}

  // A new token for answers into `chat`.
  std::string issue(const std::string& chat);
  // The webhook that carries `token` leaves for the bot, now.
  void delivered(const std::string& token);
  // Whether `token` would be taken.
  bool is_good(const std::string& token) const;
  // Uses `token` up. Returns its chat; nullopt if it is unknown, used or too old.
  std::optional<std::string> take(const std::string& token);

 private:
  struct Entry {
    std::string chat;
    long long event_at_ms = 0;
    long long delivered_at_ms = 0;
    bool used = false;
  };
  bool is_good(const Entry& entry) const;

  const Clock& clock_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::deque<std::string> order_;
};

}  // namespace sammachip::simulator

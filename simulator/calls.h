#pragma once

#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/changes.h"

namespace sammachip::simulator {

// One call of the bot to LINE's API.
struct Call {
  long long number = 0;  // From 1.
  long long at_ms = 0;   // By the platform's clock.
  std::string method;
  std::string path;
  std::string body;    // As sent; of pictures only their size. At most 100,000 bytes are kept.
  int status = 0;      // What was answered; 0 if the connection was dropped.
  std::string answer;  // The answer's body, likewise.
  std::string request_id;
  std::string retry_key;
  int messages = 0;  // Message objects in it.
  int charged = 0;   // Messages that count towards the quota.
  std::string note;  // What is remarkable: a fault, a retry key with another body, ...
};

// One request of the platform to the bot's webhook.
struct Delivery {
  long long number = 0;  // From 1, in the order they ended.
  long long at_ms = 0;
  std::vector<std::string> event_ids;
  std::vector<std::string> kinds;  // The events' types.
  int attempt = 1;                 // 2 and more: a redelivery.
  int status = 0;                  // What the bot answered; 0 if nothing.
  std::string reason;              // Empty if 2xx, else as LINE's console says it.
  long long took_ms = 0;
};

// What happened between bot and platform; the last 20,000 of each. Safe from any thread; every
// addition is noted in `changes`, which must outlive *this.
class Calls {
 public:
  explicit Calls(Changes& changes) : changes_(changes) {}

  void add(Call call);
  void add(Delivery delivery);
  std::vector<Call> calls(long long after_number = 0) const;
  std::vector<Delivery> deliveries(long long after_number = 0) const;
  // Forgets all; numbers go on.
  void clear();

 private:
  Changes& changes_;
  mutable std::mutex mutex_;
  std::deque<Call> calls_;
  std::deque<Delivery> deliveries_;
  long long last_call_ = 0;
  long long last_delivery_ = 0;
};

nlohmann::json to_json(const Call& call);
nlohmann::json to_json(const Delivery& delivery);

}  // namespace sammachip::simulator

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "simulator/calls.h"
#include "simulator/clock.h"
#include "simulator/reply_tokens.h"
#include "simulator/settings.h"

namespace sammachip::simulator {

// How events go out; can change at any time.
struct WebhookOptions {
  int batch = 1;                // Events in one request, at most.
  bool shuffle = false;         // In random order, also within one chat.
  double duplicates = 0;        // Share of events delivered twice without need, 0..1.
  int redelivery_attempts = 5;  // After the first; 0: redelivery is off.
  int redelivery_pause_ms = 500;
};

// Carries events to the bot's webhook: signed, over kept connections, several at once but those
// of one chat one after the other, again after a pause while the bot does not answer 2xx. At most
// 100,000 events wait; beyond that new ones are lost. Safe from any thread; what it refers to
// must outlive *this.
class Webhooks {
 public:
  Webhooks(const Settings& settings, const Clock& clock, ReplyTokens& reply_tokens, Calls& calls,
           Changes& changes);
  ~Webhooks();

  void start();
  // Waits for requests under way; what still waits is lost. Safe to call twice.
  void stop();

  // Sends `event`, complete but for webhookEventId and deliveryContext, which are added.
  // Returns its webhookEventId.
  std::string send(nlohmann::json event, const std::string& chat);

  // While held, events gather; with a batch of several, those then leave together.
  void hold();
  void release();
  // Nothing waits, nothing is under way, nothing will be delivered again.
  bool idle() const;

  std::string url() const;
  void set_url(const std::string& url);
  bool is_active() const;
  WebhookOptions options() const;
  void set_options(const WebhookOptions& options);
  const std::string& destination() const { return destination_; }

  // Sends an empty list of events to `url` at once, as LINE's console does on Verify.
  Delivery test(const std::string& url) const;

 private:
  struct Event {
    nlohmann::json json;
    std::string chat;
    int attempt = 1;
    bool may_repeat = true;  // False for the second copy of a duplicated event.
  };
  using SteadyTime = std::chrono::steady_clock::time_point;
  class Bot;

  void work();
  std::vector<Event> take_locked();
  void finish_locked(std::vector<Event> events, bool delivered);
  Delivery deliver(Bot& bot, const std::vector<Event>& events, const std::string& url);

  const Settings& settings_;
  const Clock& clock_;
  ReplyTokens& reply_tokens_;
  Calls& calls_;
  Changes& changes_;
  const std::string destination_;

  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::string url_;
  WebhookOptions options_;
  std::deque<Event> waiting_;
  std::multimap<SteadyTime, Event> later_;
  std::set<std::string> busy_chats_;
  int under_way_ = 0;
  bool held_ = false;
  bool stopping_ = false;
  long long changes_of_queue_ = 0;  // Each may make an event ready.
  std::mt19937 random_{std::random_device{}()};
  std::vector<std::thread> threads_;
};

}  // namespace sammachip::simulator

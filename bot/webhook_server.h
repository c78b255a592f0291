// What LINE and the operator's tools find at the bot's address: /webhook, /healthz, /readyz,
// /metrics.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/config.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/http/http_server.h"

namespace sammachip {

// The most that a webhook's body may have, unpacked. LINE's are a few kilobytes.
inline constexpr std::size_t kMostWebhookBytes = 1'048'576;

// Checks the signature, reads the events, hands them to the engine and answers LINE:
//   200  all is on disk (or there were no events, or they were known)
//   400  signed, but not a webhook; 401 not signed by us; 413 too large
//   503  not on disk in time; LINE sends it again
// Thread-safe; all references must outlive *this, and *this the server's run.
class WebhookServer {
 public:
  // What keeps the bot from working, a sentence each; none when ready. Called on HTTP threads.
  using Problems = std::function<std::vector<std::string>()>;

  WebhookServer(const Config& config, EventEngine& engine, const Clock& clock, Metrics& metrics,
                Problems problems);
  // Adds its paths to `server`.
  void add_to(HttpServer& server);

 private:
  int take_webhook(const std::string& body, const std::string& signature);

  const std::vector<std::string> secrets_;
  const std::chrono::milliseconds answer_within_;
  EventEngine& engine_;
  const Clock& clock_;
  Metrics& metrics_;
  const Problems problems_;
};

}  // namespace sammachip

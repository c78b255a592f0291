#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulator/access_tokens.h"
#include "simulator/account_api.h"
#include "simulator/acts.h"
#include "simulator/calls.h"
#include "simulator/changes.h"
#include "simulator/chats.h"
#include "simulator/clock.h"
#include "simulator/contents.h"
#include "simulator/faults.h"
#include "simulator/hints.h"
#include "simulator/http_server.h"
#include "simulator/line_api.h"
#include "simulator/message_api.h"
#include "simulator/quota.h"
#include "simulator/rate_limits.h"
#include "simulator/reply_tokens.h"
#include "simulator/rich_menu_api.h"
#include "simulator/rich_menus.h"
#include "simulator/settings.h"
#include "simulator/strict_schema.h"
#include "simulator/webhooks.h"

namespace sammachip::simulator {

// LINE's platform on one port of this machine: both API hosts, the webhooks, and what people did.
// Their phones and the control API stand above it; see platform.h.
//
// Safe from any thread. People, chats and records live as long as *this.
class LinePlatform {
 public:
  // Listens nowhere before start(). Throws std::runtime_error if the specification cannot be read.
  explicit LinePlatform(Settings settings = {});
  ~LinePlatform();  // Stops.
  LinePlatform(const LinePlatform&) = delete;
  LinePlatform& operator=(const LinePlatform&) = delete;

  // Listens, and delivers events. What `other` answers is not asked of LINE's API; it is called
  // from several threads until stop() is over. Throws std::runtime_error if the port is taken.
  using Other = std::function<std::optional<HttpReply>(const HttpRequest&)>;
  void start(Other other = {});
  // Connections end, events that still wait are lost. Does nothing the second time.
  void stop();

  // "http://127.0.0.1:PORT": the base of api.line.me as well as of api-data.line.me.
  std::string url() const;
  int port() const { return server_->port(); }
  const Settings& settings() const { return settings_; }
  // Where events go; empty: they get lost.
  void set_webhook_url(const std::string& url) { webhooks_.set_url(url); }

  // The id of the group of that name, made if there is none. See Acts::invites_bot.
  std::string group(const std::string& name) { return chats_.group(name).id; }

  // Waits until the bot has put `count` messages into the person's chat (or the group's) in all.
  // False if `timeout` passed first.
  bool wait_for_messages(const std::string& chat, int count,
                         std::chrono::milliseconds timeout = std::chrono::seconds(60)) const;
  // Waits until no event waits or is under way (or due again) and the bot has called nothing for
  // `quiet`. False if `timeout` passed first.
  bool wait_idle(std::chrono::milliseconds timeout = std::chrono::seconds(60),
                 std::chrono::milliseconds quiet = std::chrono::milliseconds(100)) const;

  // Connections are refused for a while, as if LINE were gone. Open ones end.
  void refuse_connections(std::chrono::milliseconds for_time);
  void accept_connections() { server_->accept_connections(); }
  // Answers that are late (FaultKind::kDelay) leave now, and so does each from now on.
  void answer_at_once() { api_.stop_waiting(); }

  Clock& clock() { return clock_; }
  Faults& faults() { return faults_; }
  Calls& calls() { return calls_; }
  Chats& chats() { return chats_; }
  Quota& quota() { return quota_; }
  Webhooks& webhooks() { return webhooks_; }
  Acts& acts() { return acts_; }
  Contents& contents() { return contents_; }
  RichMenus& rich_menus() { return rich_menus_; }
  AccessTokens& access_tokens() { return access_tokens_; }
  const Changes& changes() const { return changes_; }
  const Hints& hints() const { return hints_; }
  // Lets pages look again, after something that is not noted by itself.
  void note_change() { changes_.note(); }
  // Whether LINE's specification is checked too.
  bool has_schema() const { return schema_.is_loaded(); }

 private:
  HttpReply answer(const HttpRequest& request);

  Other other_;
  const Settings settings_;
  const Hints hints_;
  Changes changes_;
  Clock clock_;
  Chats chats_;
  Contents contents_;
  RichMenus rich_menus_;
  Calls calls_;
  ReplyTokens reply_tokens_;
  AccessTokens access_tokens_;
  Quota quota_;
  RateLimits rates_;
  Faults faults_;
  StrictSchema schema_;
  Webhooks webhooks_;
  Acts acts_;
  MessageApi message_api_;
  AccountApi account_api_;
  RichMenuApi rich_menu_api_;
  LineApi api_;
  std::unique_ptr<HttpServer> server_;  // Last: its handlers use all of the above.
};

}  // namespace sammachip::simulator

#include "simulator/line_platform.h"

#include <algorithm>
#include <utility>

namespace sammachip::simulator {

namespace {

constexpr std::size_t kApiBodyBytes = std::size_t{2} * 1024 * 1024;  // LINE's 2 MB.
constexpr std::size_t kControlBodyBytes =
    std::size_t{16} * 1024 * 1024;  // Photos that people send.

std::size_t body_limit(const std::string& path) {
  return path.starts_with("/simulator/") ? kControlBodyBytes : kApiBodyBytes;
}

}  // namespace

LinePlatform::LinePlatform(Settings settings)
    : settings_(std::move(settings)),
      hints_(settings_.hints_file),
      clock_(settings_.bot_clock_file),
      chats_(changes_),
      contents_(clock_),
      rich_menus_(changes_),
      calls_(changes_),
      reply_tokens_(clock_),
      access_tokens_(clock_, settings_.channel_token),
      quota_(clock_, settings_.monthly_quota),
      schema_(settings_.spec_dir),
      webhooks_(settings_, clock_, reply_tokens_, calls_, changes_),
      acts_(settings_, clock_, chats_, contents_, reply_tokens_, rich_menus_, webhooks_),
      message_api_(settings_, clock_, chats_, reply_tokens_, quota_, schema_),
      account_api_(settings_, clock_, access_tokens_, chats_, contents_, webhooks_),
      rich_menu_api_(settings_, rich_menus_, chats_, schema_),
      api_(clock_, access_tokens_, rates_, faults_, calls_, changes_) {
  message_api_.add_to(api_);
  account_api_.add_to(api_);
  rich_menu_api_.add_to(api_);
  for (const auto& name : settings_.people) chats_.person(name, Friendship::kStranger);
  server_ =
      std::make_unique<HttpServer>([this](const HttpRequest& request) { return answer(request); },
                                   body_limit, settings_.http_threads);
}

LinePlatform::~LinePlatform() { stop(); }

void LinePlatform::start(Other other) {
  other_ = std::move(other);
  server_->start(settings_.host, settings_.port);
  webhooks_.start();
}

void LinePlatform::stop() {
  webhooks_.stop();
  api_.stop_waiting();
  server_->stop();
}

std::string LinePlatform::url() const {
  return "http://" + settings_.host + ":" + std::to_string(port());
}

HttpReply LinePlatform::answer(const HttpRequest& request) {
  if (other_) {
    if (auto reply = other_(request)) return *std::move(reply);
  }
  return api_.answer(request);
}

bool LinePlatform::wait_for_messages(const std::string& chat, int count,
                                     std::chrono::milliseconds timeout) const {
  const auto arrived = [&] {
    int messages = 0;
    for (const auto& bubble : chats_.bubbles(chat)) messages += bubble.author == Author::kBot;
    return messages >= count;
  };
  return changes_.wait_until(arrived, timeout);
}

bool LinePlatform::wait_idle(std::chrono::milliseconds timeout,
                             std::chrono::milliseconds quiet) const {
  using std::chrono::steady_clock;
  const auto until = steady_clock::now() + timeout;
  auto quiet_since = steady_clock::now();
  long long seen = changes_.count();
  for (;;) {
    const bool is_busy = !webhooks_.idle() || !api_.idle();
    const auto now = steady_clock::now();
    if (is_busy) quiet_since = now;
    const auto quiet_at = quiet_since + quiet;
    if (!is_busy && now >= quiet_at) return true;
    if (now >= until) return false;
    // The end of each delivery and call is a change.
    const auto wake_at = is_busy ? until : std::min(until, quiet_at);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(wake_at - now);
    if (changes_.wait_beyond(seen, left)) {
      seen = changes_.count();
      quiet_since = steady_clock::now();
    }
  }
}

void LinePlatform::refuse_connections(std::chrono::milliseconds for_time) {
  server_->refuse_connections(static_cast<int>(for_time.count()));
  changes_.note();  // Pages that wait for news let go of their threads.
}

}  // namespace sammachip::simulator

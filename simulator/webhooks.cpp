#include "simulator/webhooks.h"

#include <httplib.h>

#include <algorithm>

#include <utility>

#include "simulator/ids.h"

namespace sammachip::simulator {

namespace {

constexpr std::size_t kWaitingWebhooksLimit = 100000;
constexpr int kLongestPauseDoublings = 10;

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// "http://host:port/path?query" as origin and rest.
std::pair<std::string, std::string> split_url(const std::string& url) {
  const std::size_t host = url.find("://");
  if (host == std::string::npos) return {url, "/"};
  const std::size_t path = url.find('/', host + 3);
  if (path == std::string::npos) return {url, "/"};
  return {url.substr(0, path), url.substr(path)};
}

std::string webhook_body(const std::string& destination, nlohmann::json events) {
  const nlohmann::json body{{"destination", destination}, {"events", std::move(events)}};
  return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

// A kept connection to the bot, for one thread.
class Webhooks::Bot {
 public:
  Bot(std::string channel_secret, int timeout_ms)
      : channel_secret_(std::move(channel_secret)), timeout_ms_(timeout_ms) {}

  // Posts `body`; fills in the delivery's status, reason and time.
  void post(const std::string& url, const std::string& body, Delivery& delivery) {
    const auto [origin, path] = split_url(url);
    if (!client_ || origin != origin_) connect(origin);
    const httplib::Headers headers{{"X-Line-Signature", signature_of(channel_secret_, body)},
                                   {"User-Agent", "LineBotWebhook/2.0"}};
    const auto begun = steady_clock::now();
    const auto answer = client_->Post(path, headers, body, "application/json; charset=utf-8");
    delivery.took_ms =
        std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun).count();
    if (answer) {
      delivery.status = answer->status;
      if (answer->status < 200 || answer->status > 299) delivery.reason = "error_status_code";
      return;
    }
    delivery.reason = reason_of(answer.error(), delivery.took_ms);
    client_.reset();  // A late answer must not be taken for the next one.
  }

 private:
  void connect(const std::string& origin) {
    origin_ = origin;
    client_ = std::make_unique<httplib::Client>(origin);
    client_->set_keep_alive(true);
    client_->set_tcp_nodelay(true);
    client_->set_connection_timeout(milliseconds(timeout_ms_));
    client_->set_read_timeout(milliseconds(timeout_ms_));
    client_->set_write_timeout(milliseconds(timeout_ms_));
  }

  std::string reason_of(httplib::Error error, long long took_ms) const {
    if (error == httplib::Error::Connection) return "could_not_connect";
    return took_ms >= timeout_ms_ ? "request_timeout" : "unclassified";
  }

  const std::string channel_secret_;
  const int timeout_ms_;
  std::string origin_;
  std::unique_ptr<httplib::Client> client_;
};

Webhooks::Webhooks(const Settings& settings, const Clock& clock, ReplyTokens& reply_tokens,
                   Calls& calls, Changes& changes)
    : settings_(settings),
      clock_(clock),
      reply_tokens_(reply_tokens),
      calls_(calls),
      changes_(changes),
      destination_(user_id_of("bot " + settings.channel_id)),
      url_(settings.webhook_url) {
  options_.batch = settings.webhook_batch;
  options_.shuffle = settings.webhook_shuffle;
  options_.duplicates = settings.webhook_duplicates;
  options_.redelivery_attempts = settings.redelivery_attempts;
  options_.redelivery_pause_ms = settings.redelivery_pause_ms;
}

Webhooks::~Webhooks() { stop(); }

void Webhooks::start() {
  for (int i = 0; i < settings_.webhook_threads; ++i) {
    threads_.emplace_back(&Webhooks::work, this);
  }
}

void Webhooks::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    ++changes_of_queue_;
  }
  ready_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

std::string Webhooks::send(nlohmann::json event, const std::string& chat) {
  std::string id = new_event_id(clock_.now_ms());
  event["webhookEventId"] = id;
  event["deliveryContext"] = {{"isRedelivery", false}};
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < kWaitingWebhooksLimit) waiting_.push_back({std::move(event), chat});
    ++changes_of_queue_;
  }
  ready_.notify_one();
  return id;
}

void Webhooks::hold() {
  const std::lock_guard lock(mutex_);
  held_ = true;
}

void Webhooks::release() {
  {
    const std::lock_guard lock(mutex_);
    held_ = false;
    ++changes_of_queue_;
  }
  ready_.notify_all();
}

bool Webhooks::idle() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() && later_.empty() && under_way_ == 0;
}

std::string Webhooks::url() const {
  const std::lock_guard lock(mutex_);
  return url_;
}

void Webhooks::set_url(const std::string& url) {
  const std::lock_guard lock(mutex_);
  url_ = url;
}

bool Webhooks::is_active() const { return !url().empty(); }

WebhookOptions Webhooks::options() const {
  const std::lock_guard lock(mutex_);
  return options_;
}

void Webhooks::set_options(const WebhookOptions& options) {
  const std::lock_guard lock(mutex_);
  options_ = options;
}

Delivery Webhooks::test(const std::string& url) const {
  Delivery delivery;
  delivery.at_ms = clock_.now_ms();
  Bot bot(settings_.channel_secret, settings_.webhook_timeout_ms);
  bot.post(url, webhook_body(destination_, nlohmann::json::array()), delivery);
  return delivery;
}

void Webhooks::work() {
  Bot bot(settings_.channel_secret, settings_.webhook_timeout_ms);
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    std::vector<Event> events = take_locked();
    if (events.empty()) {
      // The wait is short, as a chat that was busy or an event that was not due may be next.
      const auto next =
          later_.empty() ? steady_clock::now() + milliseconds(1000) : later_.begin()->first;
      const auto before = changes_of_queue_;
      ready_.wait_until(lock, next, [&] { return changes_of_queue_ != before; });
      continue;
    }
    ++under_way_;
    const std::string url = url_;
    lock.unlock();
    Delivery delivery = deliver(bot, events, url);
    const bool delivered = delivery.reason.empty();
    // Who waits for idle() wants to see this delivery among the calls.
    calls_.add(std::move(delivery));
    lock.lock();
    finish_locked(std::move(events), delivered);
    --under_way_;
    ++changes_of_queue_;
    ready_.notify_all();
    // Not before: who waits for idle() looks again at each change.
    lock.unlock();
    changes_.note();
    lock.lock();
  }
}

std::vector<Webhooks::Event> Webhooks::take_locked() {
  while (!later_.empty() && later_.begin()->first <= steady_clock::now()) {
    waiting_.push_back(std::move(later_.begin()->second));
    later_.erase(later_.begin());
  }
  std::vector<Event> taken;
  if (held_) return taken;
  if (options_.shuffle) std::shuffle(waiting_.begin(), waiting_.end(), random_);
  std::set<std::string> chats;
  for (auto event = waiting_.begin(); event != waiting_.end();) {
    if (static_cast<int>(taken.size()) >= std::max(options_.batch, 1)) break;
    if (!options_.shuffle && busy_chats_.count(event->chat)) {
      ++event;
      continue;
    }
    chats.insert(event->chat);
    taken.push_back(std::move(*event));
    event = waiting_.erase(event);
  }
  busy_chats_.insert(chats.begin(), chats.end());
  return taken;
}

void Webhooks::finish_locked(std::vector<Event> events, bool delivered) {
  std::bernoulli_distribution repeats(std::clamp(options_.duplicates, 0.0, 1.0));
  for (auto& event : events) {
    busy_chats_.erase(event.chat);
    if (delivered) {
      if (!event.may_repeat || !repeats(random_)) continue;
      event.may_repeat = false;
      waiting_.push_back(std::move(event));
      continue;
    }
    if (event.attempt > options_.redelivery_attempts || url_.empty()) continue;
    const int doublings = std::min(event.attempt - 1, kLongestPauseDoublings);
    const milliseconds pause(static_cast<long long>(options_.redelivery_pause_ms) << doublings);
    ++event.attempt;
    event.json["deliveryContext"]["isRedelivery"] = true;
    later_.emplace(steady_clock::now() + pause, std::move(event));
  }
}

Delivery Webhooks::deliver(Bot& bot, const std::vector<Event>& events, const std::string& url) {
  Delivery delivery;
  delivery.at_ms = clock_.now_ms();
  auto list = nlohmann::json::array();
  for (const auto& event : events) {
    delivery.event_ids.push_back(event.json.value("webhookEventId", ""));
    delivery.kinds.push_back(event.json.value("type", ""));
    delivery.attempt = std::max(delivery.attempt, event.attempt);
    if (event.json.contains("replyToken")) {
      reply_tokens_.delivered(event.json["replyToken"].get<std::string>());
    }
    list.push_back(event.json);
  }
  if (url.empty()) {
    delivery.reason = "could_not_connect";
    return delivery;
  }
  bot.post(url, webhook_body(destination_, std::move(list)), delivery);
  return delivery;
}

}  // namespace sammachip::simulator

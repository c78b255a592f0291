#include "bot/line/access_token.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/base/log.h"

namespace sammachip {
namespace {

using Json = nlohmann::json;
using Seconds = std::chrono::seconds;

constexpr int kMostDoublings = 5;           // 32 seconds: more than the longest pause.
constexpr Seconds kLongestPause{30};        // With a token that is good for a while.
constexpr Seconds kLongestPauseWithout{4};  // Without one: replies wait, for less than a minute.
constexpr Seconds kPauseAfterRefusal{1};    // At most, once LINE refused the token there was.
constexpr Seconds kMostBeforeItsEnd{10};    // A call with it takes a moment to arrive.
constexpr Seconds kLongestLife{24 * 3600};

std::string form_encoded(const std::string& text) {
  constexpr std::string_view hex_digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.') {
      encoded += c;
    } else {
      encoded += '%';
      encoded += hex_digits[byte >> 4U];
      encoded += hex_digits[byte & 0xFU];
    }
  }
  return encoded;
}

}  // namespace

AccessTokens::AccessTokens(const Config& config, HttpClient& api, Metrics& metrics, Now now)
    : fixed_token_(config.line_channel_token),
      channel_id_(config.line_channel_id),
      secrets_(config.line_channel_secrets),
      api_(api),
      metrics_(metrics),
      now_(std::move(now)) {}

std::optional<std::string> AccessTokens::get() {
  if (!fixed_token_.empty()) return fixed_token_;
  std::unique_lock lock(mutex_);
  fetched_.wait(lock, [this] { return !is_fetching_ || is_good(); });
  const Moment asked_at = now_();
  if (is_good() && (asked_at < renew_at_ || is_fetching_)) return token_;
  if (asked_at >= not_again_before_) {
    is_fetching_ = true;
    lock.unlock();
    std::optional<Fetched> fetched = fetch();
    lock.lock();
    is_fetching_ = false;
    keep(std::move(fetched), asked_at);
    fetched_.notify_all();
  }
  return is_good() ? std::optional(token_) : std::nullopt;
}

bool AccessTokens::is_good() const { return !token_.empty() && now_() < use_until_; }

void AccessTokens::keep(std::optional<Fetched> fetched, Moment asked_at) {
  if (fetched) {
    failures_ = 0;
    not_again_before_ = {};
    token_ = std::move(fetched->token);
    renew_at_ = asked_at + fetched->life * 4 / 5;
    use_until_ = asked_at + fetched->life - std::min(kMostBeforeItsEnd, fetched->life / 5);
    return;
  }
  const Moment now = now_();
  const Seconds pause{1 << std::min(failures_++, kMostDoublings)};
  not_again_before_ = is_good() ? std::min(now + std::min(pause, kLongestPause), use_until_)
                                : now + std::min(pause, kLongestPauseWithout);
}

bool AccessTokens::refused(const std::string& token) {
  if (!fixed_token_.empty()) return false;
  const std::lock_guard lock(mutex_);
  if (token == token_) {
    token_.clear();
    not_again_before_ = std::min(not_again_before_, now_() + kPauseAfterRefusal);
  }
  return true;
}

// Tries each secret: while it is being rotated, only LINE knows which one holds.
std::optional<AccessTokens::Fetched> AccessTokens::fetch() {
  for (const std::string& secret : secrets_) {
    const HttpAnswer answer =
        api_.post("/oauth2/v3/token", {},
                  "grant_type=client_credentials&client_id=" + form_encoded(channel_id_) +
                      "&client_secret=" + form_encoded(secret),
                  "application/x-www-form-urlencoded");
    const bool is_ok = answer.course == HttpAnswer::Course::kAnswered && answer.status == 200;
    const Json json =
        is_ok ? Json::parse(answer.body, nullptr, /*allow_exceptions=*/false) : Json();
    if (json.is_object() && json.contains("access_token") && json["access_token"].is_string()) {
      const auto life = json.contains("expires_in") && json["expires_in"].is_number_integer()
                            ? Seconds(json["expires_in"].get<std::int64_t>())
                            : Seconds(0);
      metrics_.token_fetched(/*worked=*/true);
      return Fetched{json["access_token"].get<std::string>(),
                     std::clamp(life, Seconds(1), kLongestLife)};
    }
    metrics_.token_fetched(/*worked=*/false);
    log_error("LINE gave no access token",
              {{"status", std::to_string(answer.status)}, {"request_id", answer.request_id}});
    if (answer.course != HttpAnswer::Course::kAnswered) break;
  }
  return std::nullopt;
}

}  // namespace sammachip

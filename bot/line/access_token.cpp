#include "bot/line/access_token.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "bot/base/log.h"

namespace sammachip {
namespace {

using Json = nlohmann::json;
using std::chrono::steady_clock;
using Seconds = std::chrono::seconds;

constexpr Seconds kPauseAfterNoToken{1};
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

AccessTokens::AccessTokens(const Config& config, HttpClient& api, Metrics& metrics)
    : fixed_token_(config.line_channel_token),
      channel_id_(config.line_channel_id),
      secrets_(config.line_channel_secrets),
      api_(api),
      metrics_(metrics) {}

std::optional<std::string> AccessTokens::get() {
  if (!fixed_token_.empty()) return fixed_token_;
  std::unique_lock lock(mutex_);
  fetched_.wait(lock, [this] { return !is_fetching_; });
  const auto now = steady_clock::now();
  if (!token_.empty() && now < use_until_) return token_;
  if (now < not_again_before_) return std::nullopt;
  is_fetching_ = true;
  lock.unlock();
  std::optional<Fetched> fetched = fetch();
  lock.lock();
  is_fetching_ = false;
  if (fetched) {
    token_ = std::move(fetched->token);
    use_until_ = steady_clock::now() + fetched->life * 4 / 5;
  } else {
    token_.clear();
    not_again_before_ = steady_clock::now() + kPauseAfterNoToken;
  }
  fetched_.notify_all();
  return token_.empty() ? std::nullopt : std::optional(token_);
}

bool AccessTokens::refused(const std::string& token) {
  if (!fixed_token_.empty()) return false;
  const std::lock_guard lock(mutex_);
  if (token == token_) token_.clear();
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

#include "bot/line/line_client.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string_view>

#include "bot/base/log.h"

namespace sammachip {
namespace {

using Json = nlohmann::json;
using std::chrono::steady_clock;

constexpr std::size_t kMostSaidBytes = 600;
constexpr std::chrono::seconds kMostDataTime{60};
// A photo of ten megabytes over a line of 20 KB a second. Between LINE's host and a server there
// are megabytes a second: under one KB, for ten seconds, nothing useful will come, and somebody
// else's photo can. Over TLS that is one record of 16 KiB in ten seconds.
constexpr std::chrono::minutes kMostPhotoTime{10};
constexpr std::size_t kLeastPhotoBytesPerSecond = 1'024;
constexpr std::chrono::seconds kPhotoGrace{10};

// A path with the ids in it taken out: what is counted and logged.
std::string endpoint_of(const std::string& path) {
  std::string endpoint;
  std::size_t start = 1;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find_first_of("/?", start), path.size());
    const std::string part = path.substr(start, end - start);
    const bool has_digits = part.size() > 3 && std::any_of(part.begin(), part.end(), [](char c) {
                              return std::isdigit(static_cast<unsigned char>(c)) != 0;
                            });
    endpoint += has_digits ? "/*" : "/" + part;
    if (end < path.size() && path[end] == '?') break;
    start = end + 1;
  }
  return endpoint;
}

// Long runs of letters and digits are ids or tokens: of no use in a log, and somebody's.
std::string without_ids(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size() && out.size() < kMostSaidBytes) {
    std::size_t end = at;
    bool has_digit = false;
    while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) {
      has_digit |= std::isdigit(static_cast<unsigned char>(text[end])) != 0;
      ++end;
    }
    if (end == at) {
      out += text[at++];
      continue;
    }
    out += end - at >= 12 && has_digit ? "*" : text.substr(at, end - at);
    at = end;
  }
  return out;
}

struct LineError {
  std::string message;
  std::string details;
};

std::string string_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

LineError error_of(const HttpAnswer& answer) {
  LineError error;
  const Json json = Json::parse(answer.body, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return error;
  error.message = string_in(json, "message");
  if (!json.contains("details") || !json["details"].is_array()) return error;
  for (const Json& detail : json["details"]) {
    if (!detail.is_object()) continue;
    if (!error.details.empty()) error.details += "; ";
    error.details += string_in(detail, "property") + ": " + string_in(detail, "message");
  }
  return error;
}

// {"sentMessages": [{"id": "461230966842064897", …}]}
std::vector<MessageId> sent_ids_of(const HttpAnswer& answer) {
  constexpr std::size_t most_characters = 32;
  std::vector<MessageId> ids;
  const Json json = Json::parse(answer.body, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return ids;
  const auto messages = json.find("sentMessages");
  if (messages == json.end() || !messages->is_array()) return ids;
  for (const Json& message : *messages) {
    std::string id = message.is_object() ? string_in(message, "id") : std::string();
    if (!id.empty() && id.size() <= most_characters) ids.emplace_back(std::move(id));
  }
  return ids;
}

}  // namespace

namespace {
const std::string kNone;
const BodySink kNoSink;

HttpClient::Limits data_limits() {
  HttpClient::Limits limits;
  limits.total = kMostDataTime;
  limits.total_with_sink = kMostPhotoTime;
  limits.least_bytes_per_second = kLeastPhotoBytesPerSecond;
  limits.grace = kPhotoGrace;
  return limits;
}
}  // namespace

struct LineClient::Call {
  Method method;
  std::string path;
  const std::string& body;
  const std::string& retry_key;  // Empty: none is sent. LINE refuses one on a reply.
  std::string content_type = "application/json";
  const BodySink& sink = kNoSink;
};

LineClient::LineClient(const Config& config, Metrics& metrics)
    : metrics_(metrics),
      api_(config.line_api_url),
      data_(config.line_data_url, data_limits()),
      tokens_(config, api_, metrics) {}

HttpAnswer LineClient::call(HttpClient& host, const Call& call) {
  constexpr int most_tries = 2;
  HttpAnswer answer;
  for (int attempt = 0; attempt < most_tries; ++attempt) {
    const std::optional<std::string> token = tokens_.get();
    if (!token) return answer;  // Not sent.
    HttpHeaders headers = {{"Authorization", "Bearer " + *token}};
    if (!call.retry_key.empty()) headers.emplace_back("X-Line-Retry-Key", call.retry_key);
    const auto begin = steady_clock::now();
    answer = exchange(host, call, headers);
    const auto time = steady_clock::now() - begin;
    const std::string endpoint = endpoint_of(call.path);
    metrics_.line_answered(endpoint, answer.status, time);
    const bool is_ok = answer.status >= 200 && answer.status < 300;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    (is_ok ? log_debug : log_warning)("LINE answered", {{"endpoint", endpoint},
                                                        {"status", std::to_string(answer.status)},
                                                        {"request_id", answer.request_id},
                                                        {"ms", std::to_string(ms)}});
    if (answer.status != 401 || !tokens_.refused(*token)) break;
  }
  return answer;
}

HttpAnswer LineClient::exchange(HttpClient& host, const Call& call, const HttpHeaders& headers) {
  switch (call.method) {
    case Method::kGet:
      return host.get(call.path, headers, call.sink);
    case Method::kPost:
      return host.post(call.path, headers, call.body, call.content_type);
    case Method::kDelete:
      break;
  }
  return host.remove(call.path, headers);
}

SendResult LineClient::send(const Call& request) {
  const HttpAnswer answer = call(api_, request);
  SendResult result{Sent::kUnknown, answer.status, {}};
  if (answer.course == HttpAnswer::Course::kNotSent) {
    result.outcome = Sent::kNotSent;
    result.said = "no connection";
    return result;
  }
  if (answer.course == HttpAnswer::Course::kNoAnswer) {
    result.said = "no answer";
    return result;
  }
  const bool is_reply = request.retry_key.empty();
  if ((answer.status >= 200 && answer.status < 300) || (answer.status == 409 && !is_reply)) {
    result.outcome = Sent::kDelivered;
    result.sent_ids = sent_ids_of(answer);
    return result;
  }
  const LineError error = error_of(answer);
  result.said =
      without_ids(error.message + (error.details.empty() ? "" : " [" + error.details + "]"));
  if (answer.status == 401) {
    result.outcome = Sent::kNotSent;
  } else if (answer.status == 429) {
    result.outcome = Sent::kLimited;
  } else if (answer.status == 400 && is_reply && error.details.empty()) {
    // LINE's texts change; but a wrong body is told with details and a dead token without.
    result.outcome = Sent::kInvalidReplyToken;
  } else if (answer.status >= 400 && answer.status < 500) {
    result.outcome = Sent::kRejected;
  }
  return result;
}

SendResult LineClient::reply(const std::string& body) {
  return send({Method::kPost, "/v2/bot/message/reply", body, kNone});
}
SendResult LineClient::push(const std::string& body, const std::string& retry_key) {
  return send({Method::kPost, "/v2/bot/message/push", body, retry_key});
}
SendResult LineClient::multicast(const std::string& body, const std::string& retry_key) {
  return send({Method::kPost, "/v2/bot/message/multicast", body, retry_key});
}

std::optional<bool> LineClient::accepts(const std::string& messages) {
  const HttpAnswer answer =
      post("/v2/bot/message/validate/multicast", "{\"messages\":" + messages + "}");
  if (answer.status == 200) return true;
  return answer.status == 400 ? std::optional(false) : std::nullopt;
}

std::optional<Quota> LineClient::quota() {
  const HttpAnswer limit = get("/v2/bot/message/quota");
  if (limit.status != 200) return std::nullopt;
  const HttpAnswer use = get("/v2/bot/message/quota/consumption");
  if (use.status != 200) return std::nullopt;
  const Json limited = Json::parse(limit.body, nullptr, /*allow_exceptions=*/false);
  const Json used = Json::parse(use.body, nullptr, /*allow_exceptions=*/false);
  if (!limited.is_object() || !used.is_object()) return std::nullopt;
  Quota quota;
  if (const auto value = limited.find("value"); value != limited.end() && value->is_number()) {
    quota.limit = value->get<std::int64_t>();
  }
  if (const auto total = used.find("totalUsage"); total != used.end() && total->is_number()) {
    quota.used = total->get<std::int64_t>();
  }
  return quota;
}

HttpAnswer LineClient::get(const std::string& path) {
  return call(api_, {Method::kGet, path, kNone, kNone});
}
HttpAnswer LineClient::post(const std::string& path, const std::string& body) {
  return call(api_, {Method::kPost, path, body, kNone});
}
HttpAnswer LineClient::remove(const std::string& path) {
  return call(api_, {Method::kDelete, path, kNone, kNone});
}
HttpAnswer LineClient::get_data(const std::string& path, const BodySink& sink) {
  return call(data_, {Method::kGet, path, kNone, kNone, "", sink});
}
HttpAnswer LineClient::post_data(const std::string& path, const std::string& bytes,
                                 const std::string& content_type) {
  return call(data_, {Method::kPost, path, bytes, kNone, content_type});
}

}  // namespace sammachip

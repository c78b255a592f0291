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
constexpr char kNotLines[] = "not LINE's answer";
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

// {"sentMessages": [{"id": "461230966842064897", …}]}; nothing without that list.
std::optional<std::vector<MessageId>> sent_ids_of(const HttpAnswer& answer) {
  constexpr std::size_t most_characters = 32;
  const Json json = Json::parse(answer.body, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return std::nullopt;
  const auto messages = json.find("sentMessages");
  if (messages == json.end() || !messages->is_array()) return std::nullopt;
  std::vector<MessageId> ids;
  for (const Json& message : *messages) {
    std::string id = message.is_object() ? string_in(message, "id") : std::string();
    if (!id.empty() && id.size() <= most_characters) ids.emplace_back(std::move(id));
  }
  return ids;
}

bool is_success(const HttpAnswer& answer) { return answer.status >= 200 && answer.status < 300; }

// What LINE refuses for good, if it is LINE that does so.
bool is_refusal(const HttpAnswer& answer) {
  return answer.status >= 400 && answer.status < 500 && answer.status != 401 &&
         answer.status != 429;
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

bool is_from_line(const HttpAnswer& answer) {
  return Json::parse(answer.body, nullptr, /*allow_exceptions=*/false).is_object();
}

struct LineClient::Call {
  Method method;
  std::string path;
  const std::string& body;
  const std::string& retry_key;  // Empty: none is sent. LINE refuses one on a reply.
  bool tells_ids = false;        // Whether LINE's 200 lists the messages sent.
  std::string content_type = "application/json";
  const BodySink& sink = kNoSink;
};

LineClient::LineClient(const Config& config, Metrics& metrics)
    : metrics_(metrics),
      api_{HttpClient(config.line_api_url), LineWatch("api")},
      data_{HttpClient(config.line_data_url, data_limits()), LineWatch("data")},
      tokens_(config, api_.client, metrics) {}

HttpAnswer LineClient::call(Host& host, const Call& call) {
  constexpr int most_tries = 2;
  HttpAnswer answer;
  for (int attempt = 0; attempt < most_tries; ++attempt) {
    const std::optional<std::string> token = tokens_.get();
    if (!token) {  // Not sent.
      host.watch.failed({{"endpoint", endpoint_of(call.path)}, {"answer", "no access token"}});
      return answer;
    }
    HttpHeaders headers = {{"Authorization", "Bearer " + *token}};
    if (!call.retry_key.empty()) headers.emplace_back("X-Line-Retry-Key", call.retry_key);
    const auto begin = steady_clock::now();
    answer = exchange(host.client, call, headers);
    tell(host, call, answer, steady_clock::now() - begin);
    if (answer.status != 401 || !tokens_.refused(*token)) break;
  }
  return answer;
}

// The log and the figures of one exchange.
void LineClient::tell(Host& host, const Call& call, const HttpAnswer& answer,
                      steady_clock::duration time) const {
  const std::string endpoint = endpoint_of(call.path);
  metrics_.line_answered(endpoint, answer.status, time);
  const bool is_answered = answer.course == HttpAnswer::Course::kAnswered;
  // What people sent is no JSON: its reader looks at it.
  const bool is_from_them = (&host == &data_ && is_success(answer)) || is_from_line(answer);
  const bool has_worked = is_answered && answer.status < 500 && is_from_them;
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  const LogFields fields = {{"endpoint", endpoint},
                            {"status", std::to_string(answer.status)},
                            {"request_id", answer.request_id},
                            {"ms", std::to_string(ms)},
                            {"answer", !is_answered   ? "none"
                                       : is_from_them ? "LINE's"
                                                      : "not LINE's"}};
  if (!has_worked) return host.watch.failed(fields);
  host.watch.worked();
  if (is_success(answer)) return log_debug("LINE answered", fields);
  log_warning(answer.status == 429 ? "LINE takes no more calls for now" : "LINE refused a call",
              fields);
}

HttpAnswer LineClient::exchange(HttpClient& client, const Call& call, const HttpHeaders& headers) {
  switch (call.method) {
    case Method::kGet:
      return client.get(call.path, headers, call.sink);
    case Method::kPost:
      return client.post(call.path, headers, call.body, call.content_type);
    case Method::kDelete:
      break;
  }
  return client.remove(call.path, headers);
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
  const bool is_delivered = is_success(answer) || (answer.status == 409 && !is_reply);
  const auto sent_ids = sent_ids_of(answer);
  // An answer without the list is LINE's too if it has LINE's mark: fields may change.
  const bool is_whole = !request.tells_ids || !is_success(answer) || sent_ids.has_value() ||
                        !answer.request_id.empty();
  if ((is_delivered || is_refusal(answer)) && !(is_from_line(answer) && is_whole)) {
    result.said = kNotLines;
    return result;
  }
  if (is_delivered) {
    result.outcome = Sent::kDelivered;
    result.sent_ids = sent_ids.value_or(std::vector<MessageId>());
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
  } else if (is_refusal(answer)) {
    result.outcome = Sent::kRejected;
  }
  return result;
}

SendResult LineClient::reply(const std::string& body) {
  return send({Method::kPost, "/v2/bot/message/reply", body, kNone, /*tells_ids=*/true});
}
SendResult LineClient::push(const std::string& body, const std::string& retry_key) {
  return send({Method::kPost, "/v2/bot/message/push", body, retry_key, /*tells_ids=*/true});
}
SendResult LineClient::multicast(const std::string& body, const std::string& retry_key) {
  return send({Method::kPost, "/v2/bot/message/multicast", body, retry_key});
}

std::optional<bool> LineClient::accepts(const std::string& messages) {
  const HttpAnswer answer =
      post("/v2/bot/message/validate/multicast", "{\"messages\":" + messages + "}");
  const bool is_said = answer.status == 200 || answer.status == 400;
  return is_said && is_from_line(answer) ? std::optional(answer.status == 200) : std::nullopt;
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
  const auto value = limited.find("value");
  if (value != limited.end() && value->is_number()) quota.limit = value->get<std::int64_t>();
  const auto total = used.find("totalUsage");
  const bool is_told = quota.limit || string_in(limited, "type") == "none";
  if (!is_told || total == used.end() || !total->is_number()) return std::nullopt;
  quota.used = total->get<std::int64_t>();
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
  return call(data_, {Method::kGet, path, kNone, kNone, false, "", sink});
}
HttpAnswer LineClient::post_data(const std::string& path, const std::string& bytes,
                                 const std::string& content_type) {
  return call(data_, {Method::kPost, path, bytes, kNone, false, content_type});
}

}  // namespace sammachip

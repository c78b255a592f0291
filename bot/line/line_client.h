// LINE's Messaging API, as far as the bot calls it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/base/config.h"
#include "bot/base/metrics.h"
#include "bot/http/http_client.h"
#include "bot/line/access_token.h"
#include "storage/ids/ids.h"

namespace sammachip {

// What became of one request to send. Every value has one thing to do about it (sender.h).
enum class Sent {
  kDelivered,          // LINE has it: 2xx, or 409 for a retry key that it took earlier.
  kNotSent,            // LINE never had it, or refused our token: may be tried again at will.
  kUnknown,            // No answer, or 5xx: LINE may have it.
  kInvalidReplyToken,  // Used before, or too old.
  kLimited,            // 429: too many requests, or the month's pushes are used up.
  kRejected,           // Any other 4xx: our mistake. The same again would be refused again.
};

struct SendResult {
  Sent outcome = Sent::kNotSent;
  int status = 0;
  std::string said = {};  // What LINE said, with user ids and the like taken out; fit for the log.
  std::vector<MessageId> sent_ids = {};  // Of the messages, as LINE tells for replies and pushes.
};

// The month's pushes: how many LINE lets us send. Nothing for no limit.
struct Quota {
  std::optional<std::int64_t> limit = {};
  std::int64_t used = 0;
  bool is_used_up() const { return limit && used >= *limit; }
  // Whether so many more pushes would go beyond the limit.
  bool is_too_small_for(std::size_t pushes) const {
    return limit && used + static_cast<std::int64_t>(pushes) > *limit;
  }
};

// Thread-safe. Every request is logged with endpoint, status and LINE's request id, is counted, and
// is over within eight seconds, to the host for pictures within a minute, into a sink within ten. A
// 401 fetches another access token and tries once more.
class LineClient {
 public:
  // `metrics` must outlive *this.
  LineClient(const Config& config, Metrics& metrics);

  // `body` is the request's JSON.
  SendResult reply(const std::string& body);
  SendResult push(const std::string& body, const std::string& retry_key);
  SendResult multicast(const std::string& body, const std::string& retry_key);
  // Whether LINE would take `messages` (a JSON array) in a multicast; nothing if LINE does not say.
  std::optional<bool> accepts(const std::string& messages);
  // Nothing if LINE does not say.
  std::optional<Quota> quota();

  // Any other call. `path` begins with "/v2/"; `body` is JSON; empty for a GET.
  HttpAnswer get(const std::string& path);
  HttpAnswer post(const std::string& path, const std::string& body);
  HttpAnswer remove(const std::string& path);
  // From and to LINE's host for pictures and voice. With `sink`: see HttpClient::get.
  HttpAnswer get_data(const std::string& path, const BodySink& sink = {});
  HttpAnswer post_data(const std::string& path, const std::string& bytes,
                       const std::string& content_type);

 private:
  enum class Method { kGet, kPost, kDelete };
  struct Call;
  HttpAnswer call(HttpClient& host, const Call& call);
  static HttpAnswer exchange(HttpClient& host, const Call& call, const HttpHeaders& headers);
  SendResult send(const Call& call);

  Metrics& metrics_;
  HttpClient api_;
  HttpClient data_;
  AccessTokens tokens_;
};

}  // namespace sammachip

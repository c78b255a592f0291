// LINE's Messaging API, as far as the bot calls it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/base/config.h"
#include "bot/base/metrics.h"
#include "bot/http/http_client.h"
#include "bot/line/access_token.h"
#include "bot/line/line_watch.h"
#include "storage/ids/ids.h"

namespace sammachip {

// What became of one request to send. Every value has one thing to do about it (sender.h).
enum class Sent {
  kDelivered,          // LINE says that it has it: 2xx, or 409 for a retry key taken earlier.
  kNotSent,            // LINE never had it, or refused our token: may be tried again at will.
  kUnknown,            // No answer, 5xx, or an answer that is not LINE's: LINE may have it.
  kInvalidReplyToken,  // Used before, or too old.
  kLimited,            // 429: too many requests, or the month's pushes are used up.
  kRejected,           // Any other 4xx: our mistake. The same again would be refused again.
};

// Whether `answer` is LINE's own as far as one can see: a JSON object, as LINE answers everything
// but what people sent and the pictures of menus. What stands between, a network that wants a
// sign-in or a proxy, answers with pages, whatever their status.
bool is_from_line(const HttpAnswer& answer);

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

// Thread-safe. Every request is counted, and logged with endpoint, status and LINE's request id (of
// many that fail in a row only how many: line_watch.h), and is over within eight seconds, to the
// host for pictures within a minute, into a sink within ten. A 401 fetches another access token and
// tries once more.
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
  struct Host {
    HttpClient client;
    LineWatch watch;
  };
  HttpAnswer call(Host& host, const Call& call);
  static HttpAnswer exchange(HttpClient& client, const Call& call, const HttpHeaders& headers);
  void tell(Host& host, const Call& call, const HttpAnswer& answer,
            std::chrono::steady_clock::duration time) const;
  SendResult send(const Call& call);

  Metrics& metrics_;
  Host api_;
  Host data_;
  AccessTokens tokens_;
};

}  // namespace sammachip

#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "simulator/access_tokens.h"
#include "simulator/calls.h"
#include "simulator/changes.h"
#include "simulator/clock.h"
#include "simulator/faults.h"
#include "simulator/http.h"
#include "simulator/rate_limits.h"

namespace sammachip::simulator {

// A call on its way through the API.
struct ApiCall {
  const HttpRequest& request;
  std::vector<std::string> values;  // What stood for each {name} of the path.
  Call& record;                     // Handlers fill in messages, charged, note.
};

// How many calls an endpoint takes, and whether it wants an access token.
struct Access {
  double calls = 2000;
  double period_s = 1;
  bool needs_token = true;
};

// One thing that is wrong with a request.
struct Problem {
  std::string property;  // E.g. "messages[0].text".
  std::string message;   // E.g. "Length must be between 1 and 5000".
};

// LINE's error body. REQUIRES: status is 4xx or 5xx.
HttpReply refusal(int status, const std::string& message,
                  const std::vector<Problem>& problems = {});
// 400 with "The request body has N error(s)".
HttpReply bad_body(const std::vector<Problem>& problems);

// The front of LINE's two hosts: knows the endpoints, checks tokens and rates, applies faults and
// records each call. Endpoints are added before the first call; from then on safe from any
// thread. What it refers to must outlive *this.
class LineApi {
 public:
  using Handler = std::function<HttpReply(ApiCall&)>;

  LineApi(const Clock& clock, AccessTokens& tokens, RateLimits& rates, Faults& faults, Calls& calls,
          Changes& changes);

  // `path` as LINE's documentation writes it: "/v2/bot/profile/{userId}".
  void add(const std::string& method, const std::string& path, Access access, Handler handler);

  HttpReply answer(const HttpRequest& request);
  // No call is being worked on.
  bool idle() const { return under_way_ == 0; }
  // Ends the waiting that faults cause. After it, answers are not delayed any more.
  void stop_waiting();

 private:
  struct Endpoint {
    std::string method;
    std::string path;
    std::vector<std::string> pieces;
    Access access;
    Handler handler;
  };
  const Endpoint* find(const HttpRequest& request, std::vector<std::string>& values) const;
  HttpReply handle(const HttpRequest& request, Call& record);
  HttpReply spoiled(const Fault& fault, const HttpRequest& request, Call& record);
  void wait(int wait_ms);

  const Clock& clock_;
  AccessTokens& tokens_;
  RateLimits& rates_;
  Faults& faults_;
  Calls& calls_;
  Changes& changes_;
  std::vector<Endpoint> endpoints_;
  std::atomic<int> under_way_{0};
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;
};

}  // namespace sammachip::simulator

#include "simulator/line_api.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "simulator/ids.h"
#include "simulator/sample_photo.h"

namespace sammachip::simulator {

namespace {

constexpr const char* kUnauthorized =
    "Authentication failed. Confirm that the access token in the authorization header is valid.";
constexpr const char* kRateLimited = "The API rate limit has been exceeded. Try again later.";
constexpr const char* kMonthlyLimit = "You have reached your monthly limit.";
constexpr std::size_t kTooManyBytes = std::size_t{11} * 1024 * 1024;

std::vector<std::string> pieces_of(const std::string& path) {
  std::vector<std::string> pieces;
  std::size_t begin = 1;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    pieces.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

bool is_variable(const std::string& piece) { return piece.starts_with('{'); }

std::string bearer_token(const HttpRequest& request) {
  const std::string value = request.header("authorization");
  return value.starts_with("Bearer ") ? value.substr(7) : std::string();
}

// Bodies that are not text would break the JSON that shows them.
std::string shown_body(const std::string& body, const std::string& type) {
  if (type.starts_with("application/json") || type.starts_with("application/x-www-form") ||
      body.empty()) {
    return body;
  }
  return '(' + std::to_string(body.size()) + " bytes of " + type + ')';
}

// Counts a call while it is under way. Its end is a change: who waits for idle() looks again.
class Counted {
 public:
  Counted(std::atomic<int>& count, Changes& changes) : count_(count), changes_(changes) {
    ++count_;
  }
  ~Counted() {
    --count_;
    changes_.note();
  }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  std::atomic<int>& count_;
  Changes& changes_;
};

}  // namespace

HttpReply refusal(int status, const std::string& message, const std::vector<Problem>& problems) {
  nlohmann::json body{{"message", message}};
  for (const auto& problem : problems) {
    body["details"].push_back({{"message", problem.message}, {"property", problem.property}});
  }
  return {status, body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

HttpReply bad_body(const std::vector<Problem>& problems) {
  const std::string count = std::to_string(problems.size());
  return refusal(400, "The request body has " + count + " error(s)", problems);
}

LineApi::LineApi(const Clock& clock, AccessTokens& tokens, RateLimits& rates, Faults& faults,
                 Calls& calls, Changes& changes)
    : clock_(clock),
      tokens_(tokens),
      rates_(rates),
      faults_(faults),
      calls_(calls),
      changes_(changes) {}

void LineApi::add(const std::string& method, const std::string& path, Access access,
                  Handler handler) {
  endpoints_.push_back({method, path, pieces_of(path), access, std::move(handler)});
}

const LineApi::Endpoint* LineApi::find(const HttpRequest& request,
                                       std::vector<std::string>& values) const {
  const auto pieces = pieces_of(request.path);
  // Fixed paths before those with variables: /richmenu/list is not the menu "list".
  const Endpoint* best = nullptr;
  for (const auto& endpoint : endpoints_) {
    if (endpoint.method != request.method || endpoint.pieces.size() != pieces.size()) continue;
    bool fits = true;
    std::vector<std::string> found;
    for (std::size_t i = 0; fits && i < pieces.size(); ++i) {
      if (is_variable(endpoint.pieces[i])) {
        found.push_back(pieces[i]);
        fits = !pieces[i].empty();
      } else {
        fits = endpoint.pieces[i] == pieces[i];
      }
    }
    if (!fits || (best && found.size() >= values.size())) continue;
    best = &endpoint;
    values = std::move(found);
  }
  return best;
}

HttpReply LineApi::handle(const HttpRequest& request, Call& record) {
  std::vector<std::string> values;
  const Endpoint* endpoint = find(request, values);
  if (!endpoint) return refusal(404, "Not found");
  if (endpoint->access.needs_token && !tokens_.seconds_left(bearer_token(request))) {
    return refusal(401, kUnauthorized);
  }
  const std::string name = endpoint->method + ' ' + endpoint->path;
  if (!rates_.take(name, endpoint->access.calls, endpoint->access.period_s)) {
    return refusal(429, kRateLimited);
  }
  ApiCall call{request, std::move(values), record};
  return endpoint->handler(call);
}

HttpReply LineApi::spoiled(const Fault& fault, const HttpRequest& request, Call& record) {
  record.note = "fault: " + fault_name(fault.kind);
  HttpReply reply;
  switch (fault.kind) {
    case FaultKind::kRateLimited:
      return refusal(429, kRateLimited);
    case FaultKind::kQuotaUsedUp:
      return refusal(429, kMonthlyLimit);
    case FaultKind::kServerError:
      return refusal(500, "Internal Server Error");
    case FaultKind::kUnauthorized:
      return refusal(401, kUnauthorized);
    case FaultKind::kPortal:
      return {200, "<!doctype html><title>Sign in</title>", "text/html"};
    case FaultKind::kContentNotReady:
      return {202, ""};
    case FaultKind::kContentGone:
      return refusal(404, "Not found");
    case FaultKind::kContentTooLarge:
    case FaultKind::kContentEndless:
      reply = {200, sample_photo(), "image/jpeg"};
      // Before the end of the picture, so that only the size is wrong with it.
      reply.body.insert(reply.body.size() - 2, kTooManyBytes, 'x');
      if (fault.kind == FaultKind::kContentEndless) reply.length = Length::kUntold;
      return reply;
    case FaultKind::kContentNoPhoto:
      return {200, "<!doctype html><title>Sign in</title>", "image/jpeg"};
    case FaultKind::kDropUnheard:
      reply.ending = Ending::kConnectionDropped;
      return reply;
    case FaultKind::kDelay:
      return handle(request, record);
    case FaultKind::kAcceptAndHang:
    case FaultKind::kAcceptAndDrop:
      reply = handle(request, record);
      reply.ending = Ending::kConnectionDropped;
      return reply;
  }
  return reply;
}

HttpReply LineApi::answer(const HttpRequest& request) {
  const Counted counted(under_way_, changes_);
  Call record;
  record.at_ms = clock_.now_ms();
  record.method = request.method;
  record.path = request.path;
  record.body = shown_body(request.body, request.header("content-type"));
  record.retry_key = request.header("x-line-retry-key");
  record.request_id = new_uuid();
  const auto fault = faults_.take(request.path);
  HttpReply reply = fault ? spoiled(*fault, request, record) : handle(request, record);
  reply.headers.emplace_back("x-line-request-id", record.request_id);
  record.status = reply.ending == Ending::kAnswered ? reply.status : 0;
  record.answer = shown_body(reply.body, reply.content_type);
  calls_.add(std::move(record));
  // Recorded first, so that who watches sees what was done while the bot still waits.
  if (fault && (fault->kind == FaultKind::kDelay || fault->kind == FaultKind::kAcceptAndHang)) {
    wait(fault->delay_ms);
  }
  return reply;
}

void LineApi::wait(int wait_ms) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, std::chrono::milliseconds(wait_ms), [this] { return stopping_; });
}

void LineApi::stop_waiting() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
}

}  // namespace sammachip::simulator

// HTTP requests to one host, over connections that are kept.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/http/exchange_watch.h"

namespace httplib {
class Client;
}

namespace sammachip {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
  enum class Course {
    kAnswered,  // status and what follows are set.
    kNotSent,   // No connection (refused, no such host, TLS not trusted): the other side knows
                // nothing.
    kNoAnswer,  // It may or may not have arrived and been acted upon.
  };
  Course course = Course::kNotSent;
  int status = 0;
  std::string body = {};
  // These also where the head of an answer came and no more.
  std::string request_id = {};  // x-line-request-id.
  std::string content_type = {};
};

// Takes the body of a 200 in pieces as they come; false ends the exchange: kNoAnswer.
using BodySink = std::function<bool(std::string_view piece)>;

// Thread-safe; each request uses a connection of its own, from a pool. https is verified against
// the system's certificates. Follows no redirects and repeats nothing by itself.
class HttpClient {
 public:
  struct Limits {
    std::chrono::milliseconds connect{2000};
    std::chrono::milliseconds silence{8000};  // Without a byte of the answer.
    std::chrono::milliseconds total{8000};    // From sending until the whole answer is there.
    // The same of an answer that goes to a sink, which may be long.
    std::chrono::milliseconds total_with_sink{60'000};
    // What such an answer has to bring on the average of each `grace`, from when it is asked for;
    // else it is ended: kNoAnswer. 0: it may take its time. Over TLS what comes is counted in
    // records of up to 16 KiB: a line that brings less than one in a `grace` is too slow, too.
    std::size_t least_bytes_per_second = 0;
    std::chrono::milliseconds grace{10'000};
    std::size_t answer_bytes = 16'777'216;
    std::size_t idle_connections = 64;
  };

  // `url` is scheme://host[:port], without a path.
  explicit HttpClient(std::string url, Limits limits);
  explicit HttpClient(std::string url);
  ~HttpClient();

  // With `sink` the body of a 200 goes there, without the limit on answers, and not into the
  // answer.
  HttpAnswer get(const std::string& path, const HttpHeaders& headers, const BodySink& sink = {});
  HttpAnswer post(const std::string& path, const HttpHeaders& headers, const std::string& body,
                  const std::string& content_type);
  // DELETE.
  HttpAnswer remove(const std::string& path, const HttpHeaders& headers);

 private:
  struct Exchange;
  HttpAnswer exchange(const Exchange& exchange);
  std::unique_ptr<httplib::Client> take_connection();
  void give_back(std::unique_ptr<httplib::Client> connection);

  const std::string url_;
  const Limits limits_;
  ExchangeWatch watch_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<httplib::Client>> idle_;  // Guarded by mutex_.
};

}  // namespace sammachip

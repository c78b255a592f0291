#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "simulator/http.h"

namespace sammachip::simulator {

// An HTTP/1.1 server on one port with bounded threads, queue and bodies, that can drop a
// connection without an answer and stop listening for a while. Each open connection holds a
// thread; beyond threads and queue a connection gets 503 at once.
class HttpServer {
 public:
  // Called on many threads at once. What it throws becomes a 500 without its text.
  using Handler = std::function<HttpReply(const HttpRequest&)>;
  // How many bytes of body a path may bring; more is answered 413.
  using BodyLimit = std::function<std::size_t(const std::string& path)>;

  HttpServer(Handler handler, BodyLimit body_limit, int threads);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Listens on `host`; port 0 takes any free one. Returns once connections are accepted.
  // Throws std::runtime_error if the port cannot be had.
  void start(const std::string& host, int port);
  // Ends every connection and waits for handlers that run. Safe to call twice.
  void stop();
  // The port in use. REQUIRES: start() returned.
  int port() const { return port_; }

  // Stops listening, so that connections are refused and open ones end, for `for_ms`
  // milliseconds. Returns at once; may be called from a handler.
  void refuse_connections(int for_ms);
  // Listens again at once.
  void accept_connections();

 private:
  class Listener;
  void run();
  // Listens until told otherwise.
  void listen_once(std::unique_ptr<Listener> listener);

  const Handler handler_;
  const BodyLimit body_limit_;
  const int threads_;
  std::string host_;
  int port_ = 0;
  std::thread thread_;

  std::mutex mutex_;
  std::condition_variable changed_;
  Listener* listener_ = nullptr;  // While listening; guarded by mutex_.
  bool stopping_ = false;
  long long refuse_until_ms_ = 0;  // On the steady clock.
};

}  // namespace sammachip::simulator

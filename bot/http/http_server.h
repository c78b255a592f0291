// An HTTP server. The bot has two: one for LINE's webhook and the state pages, one for what people
// look at with a browser, so that no reader of a photo can keep a webhook waiting (docs/decisions/
// 0013-two-listeners.md). It is cpp-httplib 0.11 with guards around what was found open in it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "bot/base/config.h"
#include "bot/base/metrics.h"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace sammachip {

// Where a server listens and what others may take of it.
struct HttpListener {
  ListenAddress address = {};             // Port 0: a free one.
  std::size_t threads = 320;              // Each open connection holds one.
  std::size_t waiting = 256;              // Connections for which no thread is free; more get 503.
  std::chrono::seconds keep_alive{60};    // That an idle connection is kept.
  std::chrono::seconds request_time{10};  // Within which a request must have arrived whole.
  std::size_t most_ranges = 0;       // Parts of a Range; 0 or more than these: the whole is sent.
  std::size_t most_per_address = 0;  // Requests at once of one address; more get 429; 0: no limit.
  // How long an answer may wait for the other side to take any of it.
  std::chrono::milliseconds write_silence{10'000};
  // Whether its threads get of the processor only what others leave.
  bool gives_way = false;
  // What the kernel may hold for a client that is slow to take it; 0: as much as it likes (4 MiB).
  int send_buffer_bytes = 0;
  // How long stop() waits for answers that are under way before it cuts them off.
  std::chrono::milliseconds finish_within{15'000};
};

// Guards, each with a test: a limit on header and body bytes as they come and as they unpack; on
// the time in which a request must arrive, and in which an answer must be taken; on connections
// served, waiting and kept idle (503 beyond); requests that could be read in two ways are refused
// and their connection closed; what a handler throws is counted and answered 500 with nothing of
// it. Behind a reverse proxy that ends TLS, on this machine, which names the client in
// X-Forwarded-For: of anybody else that is not believed.
class HttpServer {
 public:
  // Fills in the response; its status is 200 unless set. `body` is unpacked and whole; empty for a
  // GET. Runs on one of many threads at once. May throw.
  using Handler = std::function<void(const httplib::Request& request, const std::string& body,
                                     httplib::Response& response)>;

  // `metrics` must outlive *this.
  HttpServer(const HttpListener& listener, Metrics& metrics);
  ~HttpServer();  // Stops.
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Serves GET (and HEAD) of the paths that match the regular expression `pattern`; the first added
  // that matches serves. REQUIRES: not started.
  void get(const std::string& pattern, Handler handler);
  // Serves POST, with bodies of at most `most_bytes` (413 beyond). REQUIRES: not started.
  void post(const std::string& pattern, std::size_t most_bytes, Handler handler);

  // Throws std::runtime_error if it cannot listen. From then on connections are served.
  void start();
  // Takes no more connections, closes the idle ones, finishes the requests that have begun.
  // Idempotent.
  void stop();
  // Where it listens; 0 before start().
  int port() const { return port_; }

 private:
  class Guarded;
  void serve_nothing_else();

  const HttpListener listener_;
  Metrics& metrics_;
  std::unique_ptr<Guarded> server_;
  std::size_t most_body_bytes_ = 0;
  std::thread thread_;
  int port_ = 0;
};

}  // namespace sammachip

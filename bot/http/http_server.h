// The HTTP server for everything that the bot serves: LINE's webhook, the state pages, the
// officers' pages. It is cpp-httplib 0.11 with guards around what was found open in it.
#pragma once

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

// Guards, each with a test: a limit on header and body bytes as they come and as they unpack; on
// the time in which a request must arrive; on connections served, waiting and kept idle (503
// beyond); requests that could be read in two ways are refused and their connection closed; what a
// handler throws is counted and answered 500 with nothing of it. Behind a reverse proxy that ends
// TLS.
class HttpServer {
 public:
  // Fills in the response; its status is 200 unless set. `body` is unpacked and whole; empty for a
  // GET. Runs on one of many threads at once. May throw.
  using Handler = std::function<void(const httplib::Request& request, const std::string& body,
                                     httplib::Response& response)>;

  // `metrics` must outlive *this. Listens where `config` says, once started.
  HttpServer(const Config& config, Metrics& metrics);
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

  const Config config_;
  Metrics& metrics_;
  std::unique_ptr<Guarded> server_;
  std::size_t most_body_bytes_ = 0;
  std::thread thread_;
  int port_ = 0;
};

}  // namespace sammachip

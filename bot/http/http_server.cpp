#include "bot/http/http_server.h"

#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "bot/base/log.h"
#include "bot/base/thread_priority.h"
#include "bot/http/client_address.h"
#include "bot/http/http_header.h"
#include "bot/http/http_stream.h"
#include "bot/http/http_workers.h"

namespace sammachip {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr int kBacklog = 1024;  // httplib's is 5.
constexpr int kRequestsPerConnection = 100'000;
constexpr std::size_t kRefusedKept = 64;
constexpr Milliseconds kLinger{1000};        // For whoever is still sending what we refused.
constexpr std::size_t kSlackBytes = 65'536;  // Header, chunk sizes and trailers beside a body.

// What the request on this thread's connection turned out to be. httplib hands a handler the
// request and the response only, and closing is neither's.
struct Course {
  bool was_understood = false;  // httplib could read its header too.
  bool must_close = false;      // What follows it on the connection cannot be trusted.
};
thread_local Course t_course;

bool may_have_body(const std::string& method) {
  return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

void answer(httplib::Response& response, int status, const char* text) {
  response.status = status;
  response.set_content(text, "text/plain; charset=utf-8");
}

// Closes when the other side did, or has been sending on for a second or four megabytes: to close
// on unread bytes would be a reset, which can take our answer with it.
void close_socket(socket_t socket, Milliseconds patience) {
  ::shutdown(socket, SHUT_WR);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::array<char, 16'384> rest{};
  for (int i = 0; i < 256; ++i) {
    const auto left =
        std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd waiting{socket, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(std::max<long>(0, left.count()))) <= 0) break;
    if (::recv(socket, rest.data(), rest.size(), MSG_DONTWAIT) <= 0) break;
  }
  ::close(socket);
}

}  // namespace

class HttpServer::Guarded : public httplib::Server {
 public:
  Guarded(const HttpListener& listener, Metrics& metrics)
      : listener_(listener),
        metrics_(metrics),
        connections_(listener.most_per_address),
        requests_(listener.most_per_address) {
    limits_.request_time = listener.request_time;
    limits_.write_silence = listener.write_silence;
  }
  ~Guarded() override {
    for (const socket_t socket : refused_) ::close(socket);
  }

  void listen_with_backlog() { ::listen(svr_sock_, kBacklog); }
  void limit_request_bytes(std::size_t bytes) { limits_.request_bytes = bytes; }

  // Ends the wait of every idle connection, now and later.
  void end_idle() {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    for (const socket_t socket : idle_) ::shutdown(socket, SHUT_RD);
  }

  // Waits until every connection has ended; cuts off those that have not within `patience`.
  void end_all(Milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (ended_.wait_for(lock, patience, [this] { return open_.empty(); })) return;
    for (const socket_t socket : open_) ::shutdown(socket, SHUT_RDWR);
  }

 private:
  // Answers 503 without reading. The accepting thread can't wait for the other side to take it, and
  // to close at once would take it back: so the last few refused connections are kept half open.
  void refuse(socket_t socket) {
    constexpr std::string_view refusal =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\n"
        "Connection: close\r\n\r\n";
    if (::send(socket, refusal.data(), refusal.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
      log_debug("a refused connection was gone already");
    }
    ::shutdown(socket, SHUT_WR);
    refused_.push_back(socket);
    if (refused_.size() <= kRefusedKept) return;
    ::close(refused_.front());
    refused_.pop_front();
  }

  bool process_and_close_socket(socket_t socket) override {
    if (HttpWorkers::is_refusing()) {
      metrics_.http_refused();
      refuse(socket);
      return false;
    }
    t_course = Course{};
    {
      const std::lock_guard lock(mutex_);
      open_.insert(socket);
    }
    serve_all(socket);
    {
      const std::lock_guard lock(mutex_);
      open_.erase(socket);
      if (open_.empty()) ended_.notify_all();
    }
    close_socket(socket, t_course.must_close ? kLinger : Milliseconds(0));
    return true;
  }

  void serve_all(socket_t socket) {
    HttpStream stream(socket, limits_);
    const ClientAddress peer = address_of_peer(socket);
    // Who comes through the proxy is told apart by each request.
    const bool is_proxy = is_loopback(peer);
    const auto place = is_proxy ? std::nullopt : connections_.enter(peer);
    if (!is_proxy && !place) return answer_unread(stream, "429 Too Many Requests");
    for (int left = kRequestsPerConnection; left > 0; --left) {
      if (!wait_for_request(stream)) break;
      if (!serve_one(stream, peer, /*is_last=*/left == 1 || is_ending_)) break;
    }
  }

  // Answers without a look at what else has come, and has the connection closed.
  void answer_unread(HttpStream& stream, const std::string& status) {
    t_course.must_close = true;
    metrics_.http_refused();
    const std::string text =
        "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.write(text.data(), text.size());
    stream.flush();
  }

  bool wait_for_request(HttpStream& stream) {
    {
      const std::lock_guard lock(mutex_);
      if (is_ending_) return false;
      idle_.insert(stream.socket());
    }
    const bool has_come = stream.wait_for_request(listener_.keep_alive);
    const std::lock_guard lock(mutex_);
    idle_.erase(stream.socket());
    return has_come;
  }

  // Whether the connection may serve another request.
  bool serve_one(HttpStream& stream, const ClientAddress& peer, bool is_last) {
    t_course = Course{};
    const std::optional<std::string> raw = stream.read_header();
    if (!raw) return false;
    std::optional<HttpHeader> header = checked_header(*raw, listener_.most_ranges);
    if (!header) {
      answer_unread(stream, "400 Bad Request");
      return false;
    }
    const ClientAddress client =
        is_loopback(peer) ? address_in(header->for_client).value_or(peer) : peer;
    const std::optional<AddressCap::Place> place = requests_.enter(client);
    if (!place) {
      answer_unread(stream, "429 Too Many Requests");
      return false;
    }
    // A body where none belongs is not read, and would be taken for the next request.
    t_course.must_close = header->has_body && !may_have_body(header->method);
    stream.give_header(std::move(header->text));
    bool is_closed_by_client = false;
    const bool was_answered =
        process_request(stream, is_last, is_closed_by_client, [](httplib::Request& request) {
          t_course.was_understood = true;
          // httplib takes a form apart by itself, and calls a null function when we read it whole.
          if (request.is_multipart_form_data()) request.headers.erase("Content-Type");
        });
    return stream.flush() && was_answered && t_course.was_understood && !t_course.must_close &&
           !is_closed_by_client && !is_last;
  }

  const HttpListener listener_;
  Metrics& metrics_;
  StreamLimits limits_;
  AddressCap connections_;
  AddressCap requests_;
  std::mutex mutex_;
  std::condition_variable ended_;      // Every connection has.
  std::unordered_set<socket_t> open_;  // This and what follows: guarded by mutex_.
  std::unordered_set<socket_t> idle_;
  std::atomic<bool> is_ending_ = false;
  std::deque<socket_t> refused_;  // The accepting thread's.
};

HttpServer::HttpServer(const HttpListener& listener, Metrics& metrics)
    : listener_(listener),
      metrics_(metrics),
      server_(std::make_unique<Guarded>(listener, metrics)) {
  server_->set_tcp_nodelay(true);
  server_->set_socket_options([bytes = listener.send_buffer_bytes](socket_t socket) {
    // Not SO_REUSEPORT, httplib's choice: two bots would share one port and nobody would notice.
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    // The accepted ones have it from the listening one.
    if (bytes > 0) ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
  });
  server_->new_task_queue = [threads = listener.threads, waiting = listener.waiting] {
    return new HttpWorkers(threads, waiting);  // httplib deletes it.
  };
  server_->set_exception_handler([this](const httplib::Request& request,
                                        httplib::Response& response, std::exception_ptr error) {
    metrics_.http_exception();
    try {
      std::rethrow_exception(std::move(error));
    } catch (const std::exception& exception) {
      log_error("a request failed", {{"method", request.method}, {"error", loggable(exception)}});
    } catch (...) {
      log_error("a request failed", {{"method", request.method}});
    }
    t_course.must_close = true;
    answer(response, 500, "");
  });
  server_->set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
    if (!t_course.must_close) return;
    response.headers.erase("Connection");
    response.headers.erase("Keep-Alive");
    response.set_header("Connection", "close");
  });
}

HttpServer::~HttpServer() { stop(); }

void HttpServer::get(const std::string& pattern, Handler handler) {
  server_->Get(pattern, [handler = std::move(handler)](const httplib::Request& request,
                                                       httplib::Response& response) {
    response.status = request.ranges.empty() ? 200 : 206;
    handler(request, std::string(), response);
  });
}

void HttpServer::post(const std::string& pattern, std::size_t most_bytes, Handler handler) {
  most_body_bytes_ = std::max(most_body_bytes_, most_bytes);
  server_->Post(pattern, [this, most_bytes, handler = std::move(handler)](
                             const httplib::Request& request, httplib::Response& response,
                             const httplib::ContentReader& read_content) {
    // A length that is over the limit need not be read to be refused.
    const std::string length = request.get_header_value("Content-Length");
    bool is_too_large = !length.empty() && std::stoull(length) > most_bytes;
    std::string body;
    // Counts unpacked bytes, and stops at the first too many: httplib's limit stops neither gzip
    // nor chunks.
    const bool is_whole = !is_too_large && read_content([&](const char* data, std::size_t size) {
      is_too_large = size > most_bytes - body.size();
      if (!is_too_large) body.append(data, size);
      return !is_too_large;
    });
    if (is_too_large || !is_whole) {
      t_course.must_close = true;
      metrics_.request(is_too_large ? RequestResult::kTooLarge : RequestResult::kCut);
      return answer(response, is_too_large ? 413 : 400, "");
    }
    response.status = 200;
    handler(request, body, response);
  });
}

// Every other path: without these httplib would read their bodies into memory, without our limit.
void HttpServer::serve_nothing_else() {
  const auto refuse_path = [](const httplib::Request&, httplib::Response& response,
                              const httplib::ContentReader&) {
    t_course.must_close = true;
    answer(response, 404, "");
  };
  server_->Post(".*", refuse_path);
  server_->Put(".*", refuse_path);
  server_->Patch(".*", refuse_path);
  server_->Delete(".*", refuse_path);
}

void HttpServer::start() {
  serve_nothing_else();
  server_->limit_request_bytes(most_body_bytes_ + kSlackBytes);
  const ListenAddress& address = listener_.address;
  if (address.port == 0) {
    port_ = server_->bind_to_any_port(address.host);
  } else if (server_->bind_to_port(address.host, address.port)) {
    port_ = address.port;
  }
  if (port_ <= 0) {
    throw std::runtime_error("cannot listen on " + address.host + ":" +
                             std::to_string(address.port));
  }
  server_->listen_with_backlog();
  // A stop() before the thread listens would be lost. cpp-httplib says that it does by asking for
  // its workers.
  std::promise<void> listens;
  server_->new_task_queue = [make_workers = server_->new_task_queue, &listens] {
    listens.set_value();
    return make_workers();
  };
  thread_ = std::thread([this] {
    if (listener_.gives_way) give_way_to_others();  // The workers, too: this thread makes them.
    server_->listen_after_bind();
  });
  listens.get_future().wait();
}

void HttpServer::stop() {
  if (!thread_.joinable()) return;
  server_->end_idle();
  server_->stop();
  server_->end_all(listener_.finish_within);
  thread_.join();
}

}  // namespace sammachip

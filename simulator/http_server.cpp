#include "simulator/http_server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <deque>
#include <stdexcept>
#include <utility>

#include "simulator/connection.h"

namespace sammachip::simulator {

namespace {

constexpr int kBacklog = 1024;
constexpr int kSlowestCallerMs = 10000;     // To send or take the next bytes.
constexpr int kKeepAliveMs = 60000;         // Between two requests of one connection.
constexpr int kLookForStopMs = 100;         // While a kept connection is idle.
constexpr std::size_t kWaitingLimit = 256;  // Connections without a thread.

// The connection that the thread serves, so that a handler's reply can drop it.
thread_local Connection* current_connection = nullptr;
// Set while a connection is refused for want of threads.
thread_local bool overloaded = false;

long long steady_ms() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  return duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// cpp-httplib's own queue has no bound.
class BoundedThreads : public httplib::TaskQueue {
 public:
  explicit BoundedThreads(int threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back(&BoundedThreads::work, this);
  }

  void enqueue(std::function<void()> serve) override {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() < kWaitingLimit) {
        waiting_.push_back(std::move(serve));
        ready_.notify_one();
        return;
      }
    }
    overloaded = true;
    serve();
    overloaded = false;
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    ready_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

 private:
  void work() {
    for (;;) {
      std::function<void()> serve;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        serve = std::move(waiting_.front());
        waiting_.pop_front();
      }
      serve();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

HttpRequest request_from(const httplib::Request& from) {
  HttpRequest request;
  request.method = from.method;
  request.path = from.path;
  for (const auto& [name, value] : from.params) request.query[name] = value;
  for (const auto& [name, value] : from.headers) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    request.headers.emplace(std::move(lower), value);
  }
  return request;
}

void copy_reply(const HttpReply& reply, httplib::Response& to) {
  if (reply.ending == Ending::kConnectionDropped && current_connection) current_connection->drop();
  to.status = reply.status;
  for (const auto& [name, value] : reply.headers) to.set_header(name, value);
  if (reply.length == Length::kTold) return to.set_content(reply.body, reply.content_type);
  to.set_chunked_content_provider(reply.content_type.c_str(),
                                  [body = reply.body](std::size_t, httplib::DataSink& sink) {
                                    sink.write(body.data(), body.size());
                                    sink.done();
                                    return true;
                                  });
}

const HttpReply kTooLarge{413, R"({"message":"The request body is too large"})"};
const HttpReply kBroken{500, R"({"message":"Internal Server Error"})"};

}  // namespace

class HttpServer::Listener : public httplib::Server {
 public:
  explicit Listener(const HttpServer& owner) : owner_(owner) {
    new_task_queue = [this] { return new BoundedThreads(owner_.threads_); };
    set_tcp_nodelay(true);
    // Not cpp-httplib's own choice, SO_REUSEPORT: with it two programs share a port unnoticed.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_payload_max_length(std::size_t{64} * 1024 * 1024);  // Ours, below, is the one that binds.
    set_exception_handler([](const auto&, auto& response, auto) { copy_reply(kBroken, response); });
    const Handler plain = [this](const httplib::Request& request, httplib::Response& response) {
      copy_reply(owner_.handler_(request_from(request)), response);
    };
    const HandlerWithContentReader with_body = [this](const auto& request, auto& response,
                                                      const auto& reader) {
      answer_with_body(request, response, reader);
    };
    Get(".*", plain);
    Options(".*", plain);
    Post(".*", with_body);
    Put(".*", with_body);
    Patch(".*", with_body);
    Delete(".*", with_body);
  }

  // Raises the backlog. REQUIRES: bound.
  void raise_backlog() { ::listen(svr_sock_, kBacklog); }
  void end() {
    ending_ = true;
    stop();
  }

 private:
  void answer_with_body(const httplib::Request& request, httplib::Response& response,
                        const httplib::ContentReader& reader) {
    HttpRequest copy = request_from(request);
    const std::size_t limit = owner_.body_limit_(copy.path);
    const bool has_body =
        request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
    if (has_body) {
      const auto keep = [&](const char* data, std::size_t size) {
        if (copy.body.size() + size > limit) return false;
        copy.body.append(data, size);
        return true;
      };
      if (!reader(keep)) return copy_reply(kTooLarge, response);
    }
    copy_reply(owner_.handler_(copy), response);
  }

  // In place of cpp-httplib's: this one can refuse, drop, and ends soon after end().
  bool process_and_close_socket(socket_t socket) override {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (overloaded) {
      static constexpr char kBusy[] =
          "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      (void)::send(socket, kBusy, sizeof kBusy - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    } else {
      Connection connection(socket, kSlowestCallerMs);
      current_connection = &connection;
      bool closed = false;
      while (!closed && waits_for_request(connection)) {
        if (!process_request(connection, false, closed, nullptr)) break;
      }
      current_connection = nullptr;
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
  }

  bool waits_for_request(Connection& connection) const {
    const long long until = steady_ms() + kKeepAliveMs;
    while (!ending_ && steady_ms() < until) {
      if (connection.next_request_begins(kLookForStopMs)) return !ending_;
    }
    return false;
  }

  const HttpServer& owner_;
  std::atomic<bool> ending_{false};
};

HttpServer::HttpServer(Handler handler, BodyLimit body_limit, int threads)
    : handler_(std::move(handler)), body_limit_(std::move(body_limit)), threads_(threads) {}

HttpServer::~HttpServer() { stop(); }

void HttpServer::start(const std::string& host, int port) {
  host_ = host;
  auto listener = std::make_unique<Listener>(*this);
  if (port == 0) {
    port_ = listener->bind_to_any_port(host);
  } else if (listener->bind_to_port(host, port)) {
    port_ = port;
  } else {
    port_ = -1;
  }
  if (port_ <= 0) {
    throw std::runtime_error("cannot listen on " + host + ":" + std::to_string(port));
  }
  listener->raise_backlog();
  // Connections are taken by the kernel from here on, and served once the thread runs.
  thread_ = std::thread([this, first = listener.release()]() mutable {
    listen_once(std::unique_ptr<Listener>(first));
    run();
  });
  // stop() of a server that does not run yet would go unheard.
  std::unique_lock lock(mutex_);
  const auto runs = [this] { return listener_ && listener_->is_running(); };
  while (!changed_.wait_for(lock, std::chrono::milliseconds(1), runs)) {
  }
}

void HttpServer::listen_once(std::unique_ptr<Listener> listener) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    listener_ = listener.get();
  }
  listener->listen_after_bind();
  const std::lock_guard lock(mutex_);
  listener_ = nullptr;
  changed_.notify_all();
}

void HttpServer::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      const auto may_listen = [this] { return stopping_ || steady_ms() >= refuse_until_ms_; };
      while (!may_listen()) {
        const auto wait = std::chrono::milliseconds(refuse_until_ms_ - steady_ms() + 1);
        changed_.wait_for(lock, wait, may_listen);
      }
      if (stopping_) return;
    }
    auto listener = std::make_unique<Listener>(*this);
    if (!listener->bind_to_port(host_, port_)) {  // Someone else has it: try again soon.
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, std::chrono::milliseconds(kLookForStopMs),
                        [this] { return stopping_; });
      continue;
    }
    listener->raise_backlog();
    listen_once(std::move(listener));
  }
}

void HttpServer::refuse_connections(int for_ms) {
  const std::lock_guard lock(mutex_);
  refuse_until_ms_ = steady_ms() + for_ms;
  if (listener_) listener_->end();
}

void HttpServer::accept_connections() {
  const std::lock_guard lock(mutex_);
  refuse_until_ms_ = 0;
  changed_.notify_all();
}

void HttpServer::stop() {
  {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
    while (listener_) {  // Again and again, as it may only just begin to run.
      listener_->end();
      changed_.wait_for(lock, std::chrono::milliseconds(kLookForStopMs),
                        [this] { return listener_ == nullptr; });
    }
  }
  if (thread_.joinable()) thread_.join();
}

}  // namespace sammachip::simulator

// A server on loopback that says bytes as no proper server does: slowly, in parts, or never whole.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace sammachip::testing {

// All that is said to one request; then the connection ends.
struct RawAnswer {
  std::string at_once = {};  // The head, and the beginning of the body.
  std::string slowly = {};   // The rest, so many bytes after each pause.
  std::size_t step = 1;
  std::chrono::milliseconds pause{20};
};

inline std::string raw_head(int status, const std::string& headers) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nConnection: close\r\n" + headers + "\r\n";
}
inline std::string raw_length(std::size_t bytes) {
  return "Content-Length: " + std::to_string(bytes) + "\r\n";
}

// Asks `answer` for what to say to each path, from many threads.
class RawServer {
 public:
  using Answer = std::function<RawAnswer(const std::string& path)>;

  explicit RawServer(Answer answer)
      : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool listens =
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
        ::listen(socket_, 64) == 0;
    if (!listens) throw std::runtime_error("no free port");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept(); });
  }
  ~RawServer() {
    is_stopping_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    acceptor_.join();
    for (auto& thread : threads_) thread.join();
    ::close(socket_);
  }
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  // How many answers are on their way that come slowly: now, and at most at any time.
  int dripping() const { return dripping_; }
  int most_dripping() const { return most_dripping_; }
  // How often a path was asked for.
  std::map<std::string, int> asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
  }

 private:
  void accept() {
    for (;;) {
      const int connection = ::accept(socket_, nullptr, nullptr);
      if (connection < 0) return;
      threads_.emplace_back([this, connection] {
        serve(connection);
        ::close(connection);
      });
    }
  }

  void serve(int connection) {
    const timeval patience{1, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string request;
    char part[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
      const ssize_t count = ::recv(connection, part, sizeof part, 0);
      if (count <= 0) return;
      request.append(part, static_cast<std::size_t>(count));
    }
    const std::size_t path = request.find(' ') + 1;
    say(connection, request.substr(path, request.find(' ', path) - path));
  }

  void say(int connection, const std::string& path) {
    {
      const std::lock_guard lock(mutex_);
      ++asked_[path];
    }
    const RawAnswer answer = answer_(path);
    if (!send(connection, answer.at_once) || answer.slowly.empty()) return;
    const int now = ++dripping_;
    for (int most = most_dripping_; now > most;) {
      if (most_dripping_.compare_exchange_weak(most, now)) break;
    }
    for (std::size_t at = 0; at < answer.slowly.size() && !is_stopping_; at += answer.step) {
      std::this_thread::sleep_for(answer.pause);
      if (!send(connection, answer.slowly.substr(at, answer.step))) break;
    }
    --dripping_;
  }

  static bool send(int connection, const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t count =
          ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return false;
      sent += static_cast<std::size_t>(count);
    }
    return true;
  }

  const Answer answer_;
  const int socket_;
  int port_ = 0;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<int> dripping_ = 0;
  std::atomic<int> most_dripping_ = 0;
  mutable std::mutex mutex_;
  std::map<std::string, int> asked_;  // Guarded by mutex_.
  std::thread acceptor_;
  std::vector<std::thread> threads_;  // The acceptor's, until it has ended.
};

}  // namespace sammachip::testing

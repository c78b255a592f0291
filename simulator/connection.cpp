#include "simulator/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sammachip::simulator {

namespace {

constexpr std::size_t kReadAtOnceBytes = std::size_t{16} * 1024;

}  // namespace

Connection::Connection(int socket, int timeout_ms) : socket_(socket), timeout_ms_(timeout_ms) {}

bool Connection::wait_for(short what, int wait_ms) const {
  pollfd entry{socket_, what, 0};
  int ready = 0;
  do {
    ready = ::poll(&entry, 1, wait_ms);
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

bool Connection::next_request_begins(int wait_ms) {
  return taken_ < buffer_.size() || wait_for(POLLIN, wait_ms);
}

bool Connection::is_readable() const { return wait_for(POLLIN, timeout_ms_); }

bool Connection::is_writable() const { return wait_for(POLLOUT, timeout_ms_); }

ssize_t Connection::read(char* to, size_t size) {
  if (taken_ == buffer_.size()) {
    if (!is_readable()) return -1;
    buffer_.resize(kReadAtOnceBytes);
    ssize_t got = 0;
    do {
      got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    } while (got < 0 && errno == EINTR);
    taken_ = 0;
    buffer_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got <= 0) return got;
  }
  const std::size_t count = std::min(size, buffer_.size() - taken_);
  std::memcpy(to, buffer_.data() + taken_, count);
  taken_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* from, size_t size) {
  if (dropped_ || !is_writable()) return -1;
  ssize_t sent = 0;
  do {
    sent = ::send(socket_, from, size, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent;
}

// Addresses are of no use here; cpp-httplib copies them into each request.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = "127.0.0.1";
  port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  ip = "127.0.0.1";
  port = 0;
}

void Connection::drop() {
  dropped_ = true;
  ::shutdown(socket_, SHUT_RDWR);
}

}  // namespace sammachip::simulator

#include "tests/proxy/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace sammachip {
namespace {

using Milliseconds = std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int connect_to(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    ::fcntl(socket, F_SETFL, O_NONBLOCK);
    return socket;
  }
  ::close(socket);
  return -1;
}

bool wait_for(int socket, short events, Steady::time_point deadline) {
  const auto left = std::chrono::duration_cast<Milliseconds>(deadline - Steady::now()).count();
  pollfd waiting{socket, events, 0};
  return left > 0 && ::poll(&waiting, 1, static_cast<int>(left)) > 0;
}

}  // namespace

Wire::Wire(int port) : socket_(connect_to(port)) {
  if (socket_ < 0) throw std::runtime_error("nothing listens on " + std::to_string(port));
}

Wire::~Wire() {
  if (socket_ >= 0) ::close(socket_);
}

Wire::Wire(Wire&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}

bool Wire::send(std::string_view bytes, Milliseconds within) const {
  const auto deadline = Steady::now() + within;
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && (errno != EAGAIN || !wait_for(socket_, POLLOUT, deadline))) return false;
  }
  return true;
}

std::string Wire::status(Milliseconds within) const {
  const auto deadline = Steady::now() + within;
  const std::string start = "HTTP/1.1 ";
  std::string received;
  char buffer[64];
  while (received.size() < start.size() + 3 && wait_for(socket_, POLLIN, deadline)) {
    const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count <= 0) break;
    received.append(buffer, static_cast<std::size_t>(count));
  }
  return received.rfind(start, 0) == 0 ? received.substr(start.size(), 3) : std::string();
}

bool Wire::is_closed_within(Milliseconds within) const {
  const auto deadline = Steady::now() + within;
  char buffer[4096];
  while (wait_for(socket_, POLLIN, deadline)) {
    if (::recv(socket_, buffer, sizeof buffer, 0) <= 0) return true;
  }
  return false;
}

ListeningSocket::ListeningSocket() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  constexpr int kBacklog = 511;  // nginx's own.
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  const bool listens =
      ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
      ::listen(socket_, kBacklog) == 0;
  if (!listens) throw std::runtime_error("no free port");
  port_ = ntohs(address.sin_port);
}

ListeningSocket::~ListeningSocket() { ::close(socket_); }

}  // namespace sammachip

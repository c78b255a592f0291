// A bare connection to 127.0.0.1, for what no proper client sends.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>

#include "tests/bot/rig.h"

namespace sammachip::testing {

inline sockaddr_in loopback_address(const char* host, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, host, &address.sin_addr);
  return address;
}

// Has a port of 127.0.0.1, so that nobody else can; 0 takes a free one.
class BoundSocket {
 public:
  explicit BoundSocket(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = loopback_address("127.0.0.1", port);
    socklen_t size = sizeof address;
    // Where that fails another has it.
    port_ = port;
    if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0) return;
    ::listen(socket_, 1);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~BoundSocket() { ::close(socket_); }
  BoundSocket(const BoundSocket&) = delete;
  BoundSocket& operator=(const BoundSocket&) = delete;
  int port() const { return port_; }

 private:
  int socket_;
  int port_ = 0;
};

class Wire {
 public:
  // `from` is the address that the other side sees: any of 127.0.0.0/8.
  explicit Wire(int port, const char* from = "127.0.0.1")
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const sockaddr_in own = loopback_address(from, 0);
    const sockaddr_in other = loopback_address("127.0.0.1", port);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&other), sizeof other) != 0) {
      ::close(socket_);
      throw std::runtime_error("no connection");
    }
  }
  ~Wire() { ::close(socket_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  bool send(const std::string& bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  // All that comes until the other side closes, or nothing comes for long.
  std::string receive() const {
    std::string all;
    char part[4096];
    for (;;) {
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds(kPatience).count())) <= 0)
        return all + "<silence>";
      const ssize_t count = ::recv(socket_, part, sizeof part, 0);
      if (count <= 0) return all;
      all.append(part, static_cast<std::size_t>(count));
    }
  }
  // The status of the answer that has come by now, "200"; waits for its first bytes.
  std::string status() const {
    char part[12];
    const ssize_t count = ::recv(socket_, part, sizeof part, MSG_WAITALL | MSG_PEEK);
    return count == sizeof part ? std::string(part + 9, 3) : std::string();
  }

 private:
  int socket_;
};

}  // namespace sammachip::testing

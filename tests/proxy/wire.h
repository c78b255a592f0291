// Bytes on a socket to loopback, for requests that no client library would send.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace sammachip {

// One connection to a port of 127.0.0.1. Movable. Not thread-safe.
class Wire {
 public:
  // Throws std::runtime_error if nothing listens there.
  explicit Wire(int port);
  ~Wire();
  Wire(Wire&& other) noexcept;
  Wire& operator=(Wire&&) = delete;
  Wire(const Wire&) = delete;

  // Sends all of `bytes`, or as much as the other side takes before it closes or `within` is over.
  // Whether it took all.
  bool send(std::string_view bytes, std::chrono::milliseconds within = kPatience) const;
  // The status of the HTTP answer, "413"; empty if none came within `within`.
  std::string status(std::chrono::milliseconds within = kPatience) const;
  // Whether the other side closes (or resets) the connection within that time.
  bool is_closed_within(std::chrono::milliseconds within = kPatience) const;

 private:
  static constexpr std::chrono::seconds kPatience{60};

  int socket_;
};

// A socket that listens on a port of 127.0.0.1 which the system chose, and which a program that is
// started inherits.
class ListeningSocket {
 public:
  ListeningSocket();  // Throws std::runtime_error.
  ~ListeningSocket();
  ListeningSocket(const ListeningSocket&) = delete;
  ListeningSocket& operator=(const ListeningSocket&) = delete;

  int port() const { return port_; }
  int number() const { return socket_; }  // Of the file.

 private:
  int socket_;
  int port_ = 0;
};

}  // namespace sammachip

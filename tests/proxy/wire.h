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

  static bool connects_to(int port);

  // Sends all of `bytes`, or as much as the other side takes before it closes or `within` is over.
  // Whether it took all.
  bool send(std::string_view bytes,
            std::chrono::milliseconds within = std::chrono::seconds(5)) const;
  // The status of the HTTP answer, "413"; empty if none came within `within`.
  std::string status(std::chrono::milliseconds within = std::chrono::seconds(5)) const;
  // Whether the other side closes (or resets) the connection within that time.
  bool is_closed_within(std::chrono::milliseconds within) const;

 private:
  int socket_;
};

// A port that was free a moment ago.
int free_port();

}  // namespace sammachip

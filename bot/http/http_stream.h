// One HTTP connection of our server, with the limits that cpp-httplib 0.11 does not have.
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace sammachip {

// What one request may take of us.
struct StreamLimits {
  std::size_t header_bytes = 32'768;
  std::size_t request_bytes = 2'097'152;           // Header and body, as they come over the wire.
  std::chrono::milliseconds request_time{10'000};  // From its first byte to its last.
  std::chrono::milliseconds write_time{10'000};    // Until the other side took the whole answer.
};

// Reads a request within its limits and collects the answer until flush(). When a limit is passed,
// or the other side is gone, reads fail from then on and the connection is to be closed. Not
// thread-safe. Does not own the socket.
class HttpStream : public httplib::Stream {
 public:
  HttpStream(socket_t socket, const StreamLimits& limits);

  // Waits up to `idle` for the first byte of the next request, whose limits then begin. False: none
  // came.
  bool wait_for_request(std::chrono::milliseconds idle);
  // Sends what was written. False if the other side did not take it.
  bool flush();

  bool is_readable() const override;
  bool is_writable() const override;
  // As httplib wants it: the bytes read, 0 at the end, -1 on failure.
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  // The other side's address is nothing that we want to know.
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Moment = std::chrono::steady_clock::time_point;
  bool is_buffered() const { return next_ < filled_; }
  ssize_t fill();
  bool take_header_byte(char byte);

  const socket_t socket_;
  const StreamLimits limits_;
  Moment deadline_{};
  std::vector<char> buffer_;
  std::size_t next_ = 0;
  std::size_t filled_ = 0;
  std::size_t request_bytes_ = 0;
  std::size_t header_bytes_ = 0;
  int line_length_ = 0;  // Of the header line being read; carriage returns do not count.
  bool in_header_ = true;
  bool has_failed_ = false;
  std::string answer_;
};

}  // namespace sammachip

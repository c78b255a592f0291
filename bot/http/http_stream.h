// One HTTP connection of our server, with the limits that cpp-httplib 0.11 does not have.
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sammachip {

// What one request may take of us.
struct StreamLimits {
  std::size_t header_bytes = 32'768;
  std::size_t request_bytes = 2'097'152;           // Header and body, as they come over the wire.
  std::chrono::milliseconds request_time{10'000};  // From its first byte to its last.
  // Of the answer: how long the other side may take nothing of it, and how much a second it is to
  // take in all, once that time is over.
  std::chrono::milliseconds write_silence{10'000};
  std::size_t least_write_rate = 2'048;
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
  // The request's header, up to and with its empty line, with which nothing is done. Nothing if it
  // is too long, too slow or cut off.
  std::optional<std::string> read_header();
  // What read() gives before the body: the header, once it was checked.
  void give_header(std::string header);
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
  bool has_header_left() const { return header_at_ < header_.size(); }
  ssize_t fill();
  bool is_too_slow(Moment since) const;

  const socket_t socket_;
  const StreamLimits limits_;
  Moment deadline_{};
  std::vector<char> buffer_;
  std::size_t next_ = 0;
  std::size_t filled_ = 0;
  std::size_t request_bytes_ = 0;
  std::string header_;  // That was checked, and how far httplib has read it.
  std::size_t header_at_ = 0;
  bool has_failed_ = false;
  std::string answer_;
  Moment answer_began_{};
  std::size_t answer_bytes_ = 0;  // Sent of the answer so far.
};

}  // namespace sammachip

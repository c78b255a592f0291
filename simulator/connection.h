#pragma once

#include <httplib.h>

#include <string>

namespace sammachip::simulator {

// One accepted socket as cpp-httplib reads and writes it. Used by one thread; does not own the
// socket.
class Connection : public httplib::Stream {
 public:
  Connection(int socket, int timeout_ms);

  // Whether the next request begins within `wait_ms`.
  bool next_request_begins(int wait_ms);

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

  // From now on nothing is written: the caller will see the connection end without an answer.
  void drop();

 private:
  bool wait_for(short what, int wait_ms) const;

  const int socket_;
  const int timeout_ms_;
  bool dropped_ = false;
  std::string buffer_;     // Read from the socket, not yet taken.
  std::size_t taken_ = 0;  // Of buffer_.
};

}  // namespace sammachip::simulator

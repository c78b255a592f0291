#include "bot/http/http_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sammachip {
namespace {

using std::chrono::duration_cast;
using std::chrono::steady_clock;

constexpr std::size_t kStreamBufferBytes = 16'384;
constexpr std::size_t kAnswerBytes = 65'536;  // Beyond this an answer is sent in parts.

// Whether `socket` became ready for `events` before `deadline`.
bool wait_for(socket_t socket, short events, steady_clock::time_point deadline) {
  for (;;) {
    const auto left =
        duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    pollfd waiting{socket, events, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::clamp<long>(left, 0, 3'600'000)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

}  // namespace

HttpStream::HttpStream(socket_t socket, const StreamLimits& limits)
    : socket_(socket), limits_(limits), buffer_(kStreamBufferBytes) {}

bool HttpStream::wait_for_request(std::chrono::milliseconds idle) {
  if (has_failed_) return false;
  if (!is_buffered()) {
    if (!wait_for(socket_, POLLIN, steady_clock::now() + idle)) return false;
    next_ = filled_ = 0;
    const ssize_t count = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (count <= 0) return false;
    filled_ = static_cast<std::size_t>(count);
  }
  deadline_ = steady_clock::now() + limits_.request_time;
  request_bytes_ = answer_bytes_ = 0;
  give_header({});
  return true;
}

std::optional<std::string> HttpStream::read_header() {
  std::string header;
  int line_length = 0;  // Carriage returns do not count.
  while (header.size() < limits_.header_bytes) {
    if (!is_buffered() && fill() <= 0) break;
    const char byte = buffer_[next_++];
    header += byte;
    if (byte == '\n') {
      if (line_length == 0) {
        request_bytes_ = header.size();
        return header;
      }
      line_length = 0;
    } else if (byte != '\r') {
      ++line_length;
    }
  }
  has_failed_ = true;
  return std::nullopt;
}

void HttpStream::give_header(std::string header) {
  header_ = std::move(header);
  header_at_ = 0;
}

// Whoever reads nothing, or next to nothing, holds a thread and a file for it.
bool HttpStream::is_too_slow(Moment since) const {
  const auto now = steady_clock::now();
  if (now - since >= limits_.write_silence) return true;
  const auto taking = now - answer_began_ - limits_.write_silence;
  const auto seconds = duration_cast<std::chrono::seconds>(taking).count();
  return seconds > 0 &&
         answer_bytes_ / static_cast<std::size_t>(seconds) < limits_.least_write_rate;
}

bool HttpStream::flush() {
  if (answer_bytes_ == 0) answer_began_ = steady_clock::now();
  Moment took_at = steady_clock::now();
  std::size_t sent = 0;
  while (sent < answer_.size() && !has_failed_) {
    const ssize_t count =
        ::send(socket_, answer_.data() + sent, answer_.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count >= 0) {
      sent += static_cast<std::size_t>(count);
      answer_bytes_ += static_cast<std::size_t>(count);
      took_at = steady_clock::now();
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      has_failed_ =
          is_too_slow(took_at) || !wait_for(socket_, POLLOUT, took_at + limits_.write_silence);
    } else if (errno != EINTR) {
      has_failed_ = true;
    }
  }
  answer_.clear();
  return !has_failed_;
}

bool HttpStream::is_readable() const {
  return has_header_left() || is_buffered() || wait_for(socket_, POLLIN, deadline_);
}
bool HttpStream::is_writable() const { return !has_failed_; }

ssize_t HttpStream::fill() {
  // Also where bytes keep coming. What is buffered takes no time: httplib reads it byte by byte.
  if (steady_clock::now() > deadline_ || !wait_for(socket_, POLLIN, deadline_)) return -1;
  next_ = filled_ = 0;
  const ssize_t count = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
  if (count > 0) filled_ = static_cast<std::size_t>(count);
  return count;
}

ssize_t HttpStream::read(char* to, size_t size) {
  if (has_failed_ || size == 0) return has_failed_ ? -1 : 0;
  if (has_header_left()) {
    const std::size_t count = header_.copy(to, size, header_at_);
    header_at_ += count;
    return static_cast<ssize_t>(count);
  }
  if (!is_buffered()) {
    if (const ssize_t count = fill(); count <= 0) {
      has_failed_ = true;
      return count;
    }
  }
  const std::size_t count = std::min(size, filled_ - next_);
  request_bytes_ += count;
  has_failed_ = request_bytes_ > limits_.request_bytes;
  if (has_failed_) return -1;
  std::memcpy(to, buffer_.data() + next_, count);
  next_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t HttpStream::write(const char* from, size_t size) {
  answer_.append(from, size);
  if (answer_.size() > kAnswerBytes && !flush()) return -1;
  return has_failed_ ? -1 : static_cast<ssize_t>(size);
}

void HttpStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}
void HttpStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace sammachip

#include "bench/line_stub.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bench {
namespace {

constexpr std::string_view kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-line-request-id: bench\r\n"
    "Content-Length: 19\r\n\r\n{\"sentMessages\":[]}";

// How many bytes the first request in `bytes` has; 0 while it is not whole.
std::size_t request_size(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  constexpr std::string_view name = "content-length:";
  std::size_t length = 0;
  for (std::size_t at = bytes.find("\r\n"); at < end; at = bytes.find("\r\n", at + 2)) {
    if (::strncasecmp(bytes.data() + at + 2, name.data(), name.size()) != 0) continue;
    const char* digits = bytes.data() + at + 2 + name.size();
    while (*digits == ' ') ++digits;
    std::from_chars(digits, bytes.data() + end, length);
  }
  const std::size_t size = end + 4 + length;
  return bytes.size() < size ? 0 : size;
}

}  // namespace

LineStub::LineStub(LineDoes does) : does_(does) {
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0) {
    throw std::runtime_error("no port is free");
  }
  ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
  ::listen(listening_, 1024);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread(&LineStub::serve, this);
}

LineStub::~LineStub() {
  is_ending_ = true;
  thread_.join();
  ::close(listening_);
}

void LineStub::serve() {
  const int poll = ::epoll_create1(0);
  const auto watch = [poll](int socket) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event);
  };
  watch(listening_);
  std::unordered_map<int, std::string> received;
  std::array<epoll_event, 64> events{};
  std::array<char, 65'536> part{};
  while (!is_ending_) {
    const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 50);
    for (int i = 0; i < count; ++i) {
      const int socket = events.at(static_cast<std::size_t>(i)).data.fd;
      if (socket == listening_) {
        const int accepted = ::accept4(listening_, nullptr, nullptr, SOCK_NONBLOCK);
        if (accepted < 0) continue;
        const int yes = 1;
        ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        received[accepted].clear();
        watch(accepted);
        continue;
      }
      const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
      if (size <= 0) {
        received.erase(socket);
        ::close(socket);
        continue;
      }
      if (does_ == LineDoes::kHolds) continue;
      std::string& bytes = received[socket];
      bytes.append(part.data(), static_cast<std::size_t>(size));
      while (const std::size_t whole = request_size(bytes)) {
        bytes.erase(0, whole);
        if (::send(socket, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL) > 0) ++answered_;
      }
    }
  }
  for (const auto& [socket, bytes] : received) ::close(socket);
  ::close(poll);
}

}  // namespace bench

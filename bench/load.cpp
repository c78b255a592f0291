#include "bench/load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string_view>

#include "bench/people.h"
#include "bot/line/signature.h"

namespace bench {
namespace {

using std::chrono::steady_clock;

// Tens within what is usual for a household. Not every number: "555" is laughter, and is asked
// about.
constexpr std::uint64_t kFewestTens = 30;
constexpr std::uint64_t kAmounts = 40;

struct LoadConnection {
  int socket = -1;
  std::string received;
  steady_clock::time_point sent_at;
};

// As LINE's: 48 bits of milliseconds, then what makes it one of its kind, in Crockford's base 32.
std::string ulid(std::uint64_t now_ms, std::uint64_t number) {
  constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string text(26, '0');
  for (std::size_t i = 0; i < 10; ++i) text[9 - i] = letters[(now_ms >> (5 * i)) & 31U];
  const std::uint64_t mixed = number * 0x9E3779B97F4A7C15ULL;
  for (std::size_t i = 0; i < 8; ++i) text[17 - i] = letters[(mixed >> (5 * i)) & 31U];
  for (std::size_t i = 0; i < 8; ++i) text[25 - i] = letters[(number >> (5 * i)) & 31U];
  return text;
}

// The event's own members, with those that all events have.
std::string request_of(const std::string& event, const std::string& user, std::uint64_t number,
                       std::uint64_t now_ms) {
  const std::string id = ulid(now_ms, number);
  const std::string body =
      R"({"destination":"U0123456789abcdef0123456789abcdef","events":[{)" + event +
      R"(,"webhookEventId":")" + id + R"(","deliveryContext":{"isRedelivery":false},"timestamp":)" +
      std::to_string(now_ms) + R"(,"source":{"type":"user","userId":")" + user +
      R"("},"replyToken":"0f3779fba3b349968c5d07db)" + id.substr(18) + R"(","mode":"active"}]})";
  return "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; "
         "charset=utf-8\r\nUser-Agent: LineBotWebhook/2.0\r\nx-line-signature: " +
         sammachip::sign(kChannelSecret, body) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

int status_of(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  constexpr std::string_view name = "Content-Length: ";
  std::size_t length = 0;
  if (const auto at = bytes.find(name); at < end) {
    std::from_chars(bytes.data() + at + name.size(), bytes.data() + end, length);
  }
  if (bytes.size() < end + 4 + length) return 0;
  int status = 0;
  std::from_chars(bytes.data() + std::string_view("HTTP/1.1 ").size(), bytes.data() + end, status);
  return status;
}

int connect_to(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect to the program under measurement");
  }
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

double Answers::per_second() const { return static_cast<double>(accepted) / seconds; }

double Answers::within_ms(double share) {
  if (times_us.empty()) return 0;
  std::sort(times_us.begin(), times_us.end());
  const auto last = static_cast<double>(times_us.size() - 1);
  return times_us[static_cast<std::size_t>(last * share)] / 1000.0;
}

std::string report_request(const std::string& user, const std::string& words, std::uint64_t number,
                           std::uint64_t now_ms) {
  const std::string event = R"("type":"message","message":{"type":"text","id":")" +
                            std::to_string(500'000'000'000'000'000 +
                                           now_ms % 1'000'000'000 * 100'000 + number % 100'000) +
                            R"(","quoteToken":"q3Plxr4AgKd0123456789abcdefghijklmnopq","text":")" +
                            words + R"("})";
  return request_of(event, user, number, now_ms);
}

std::string postback_request(const std::string& user, const std::string& data, std::uint64_t number,
                             std::uint64_t now_ms) {
  const std::string event = R"("type":"postback","postback":{"data":")" + data + R"("})";
  return request_of(event, user, number, now_ms);
}

std::string Load::next_request() {
  const std::uint64_t number = sent_++;
  const std::uint64_t person = number % people_;
  const std::uint64_t turn = number / people_;
  const std::uint64_t baht = 10 * (kFewestTens + (person * 7 + turn * 37) % kAmounts);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return report_request(user_id(person), before_ + std::to_string(baht) + after_, number,
                        static_cast<std::uint64_t>(
                            std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
}

Answers Load::run(int port, int connections, double seconds) {
  const int poll = ::epoll_create1(0);
  std::vector<LoadConnection> all(static_cast<std::size_t>(connections));
  const auto send_next = [this](LoadConnection& connection) {
    const std::string request = next_request();
    connection.sent_at = steady_clock::now();
    const ssize_t size = ::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL);
    if (size != static_cast<ssize_t>(request.size())) throw std::runtime_error("cannot send");
  };
  const auto begin = steady_clock::now();
  const auto deadline = begin + std::chrono::duration<double>(seconds);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].socket = connect_to(port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = i;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, all[i].socket, &event);
    send_next(all[i]);
  }
  Answers answers;
  std::size_t waiting = all.size();
  std::array<epoll_event, 256> events{};
  std::array<char, 4096> part{};
  while (waiting > 0) {
    const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 10'000);
    if (count == 0) throw std::runtime_error("no answer for ten seconds");
    for (int i = 0; i < count; ++i) {
      LoadConnection& connection = all[events.at(static_cast<std::size_t>(i)).data.u64];
      const ssize_t size = ::recv(connection.socket, part.data(), part.size(), 0);
      if (size <= 0) throw std::runtime_error("the program closed a connection");
      connection.received.append(part.data(), static_cast<std::size_t>(size));
      const int status = status_of(connection.received);
      if (status == 0) continue;
      connection.received.clear();
      const auto now = steady_clock::now();
      if (status == 200) {
        ++answers.accepted;
        answers.times_us.push_back(static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(now - connection.sent_at)
                .count()));
      } else {
        ++answers.refused;
      }
      if (now < deadline) {
        send_next(connection);
      } else {
        --waiting;
      }
    }
  }
  answers.seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  for (const LoadConnection& connection : all) ::close(connection.socket);
  ::close(poll);
  accepted_ += answers.accepted;
  refused_ += answers.refused;
  return answers;
}

}  // namespace bench

#include "bench/strangers_clients.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "bench/load.h"
#include "bench/people.h"
#include "bot/line/signature.h"

namespace bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kReaders = 400;
constexpr std::chrono::seconds kReaderStays{12};  // The service cuts them after ten.
constexpr std::size_t kSlowSenders = 64;
constexpr std::size_t kGiantBytes = 1'040'000;  // As much as a webhook may have.
constexpr int kAnswerMs = 3'000;

std::uint64_t now_ms() {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
}

// -1 where there is no connection: a service that defends itself gives none.
int try_connect(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

bool is_closed(int socket) {
  pollfd looked_at{socket, POLLRDHUP, 0};
  return ::poll(&looked_at, 1, 0) > 0;
}

std::string signed_webhook(const std::string& body) {
  return "POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-line-signature: " +
         sammachip::sign(kChannelSecret, body) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// The status, "200"; empty if there was no answer.
std::string status_in(const std::string& answer) {
  return answer.rfind("HTTP/1.1 ", 0) == 0 ? answer.substr(9, 3) : "";
}

}  // namespace

void be_elsewhere() { ::nice(10); }

std::string answer_to(int port, const std::string& request) {
  const int socket = try_connect(port);
  std::string answer;
  if (socket < 0) return answer;
  ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
  const auto deadline = steady_clock::now() + milliseconds(kAnswerMs);
  std::array<char, 65'536> part{};
  for (;;) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    pollfd waiting{socket, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
    const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
    if (size <= 0) break;
    answer.append(part.data(), static_cast<std::size_t>(size));
  }
  ::close(socket);
  return answer;
}

Strangers::Strangers(const Target& target, const std::set<std::string>& kinds)
    : target_(target), readers_(kReaders), slow_(kSlowSenders, -1) {
  const std::array<std::pair<std::function<void()>, int>, kStrangers.size()> turns = {{
      {[this] { hold_readers(); }, 200},
      {[this] { hold_slow_senders(); }, 1000},
      {[this] { send_giant(); }, 4000},
      {[this] { send_doubtful(); }, 50},
      {[this] { ask_ranges(); }, 200},
      {[this] { send_forged(); }, 50},
      {[this] { send_wrong_code(); }, 200},
  }};
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (kinds.contains(kStrangers.at(i))) start(turns.at(i).first, turns.at(i).second);
  }
}

Strangers::~Strangers() {
  is_ending_ = true;
  for (std::thread& thread : threads_) thread.join();
  for (const Reader& reader : readers_) slow_.push_back(reader.socket);
  for (const int socket : slow_) {
    if (socket >= 0) ::close(socket);
  }
}

void Strangers::start(std::function<void()> turn, int pause_ms) {
  threads_.emplace_back([this, turn = std::move(turn), pause_ms] {
    be_elsewhere();
    while (!is_ending_) {
      turn();
      for (int left = pause_ms; left > 0 && !is_ending_; left -= 50) {
        std::this_thread::sleep_for(milliseconds(std::min(left, 50)));
      }
    }
  });
}

// Half of them say that they come through the proxy from an address each, half from one. That a
// connection was cut does not reach who reads nothing: each comes anew when it must have been.
void Strangers::hold_readers() {
  const auto now = steady_clock::now();
  for (std::size_t i = 0; i < readers_.size() && !is_ending_; ++i) {
    Reader& reader = readers_[i];
    if (now < reader.until) continue;
    if (reader.socket >= 0) {
      std::array<char, 12> beginning{};
      const ssize_t size = ::recv(reader.socket, beginning.data(), beginning.size(), MSG_DONTWAIT);
      const bool was_served = size == 12 && std::string(beginning.data() + 9, 3) == "200";
      ++(was_served ? counts_.readers_served : counts_.readers_refused);
      ::close(reader.socket);
    }
    reader.until = now + kReaderStays;
    reader.socket = try_connect(target_.pages_port);
    const std::string from =
        i % 2 == 0 ? "203.0.113.7"
                   : "10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250);
    const std::string request = "GET " + target_.photo_path +
                                " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + from + "\r\n\r\n";
    if (reader.socket >= 0) ::send(reader.socket, request.data(), request.size(), MSG_NOSIGNAL);
  }
}

void Strangers::hold_slow_senders() {
  for (int& socket : slow_) {
    if (socket >= 0 && is_closed(socket)) {
      ++counts_.slow_cut;
      ::close(socket);
      socket = -1;
    }
    const bool is_new = socket < 0;
    if (is_new) socket = try_connect(target_.port);
    const std::string bytes = is_new ? "POST /webhook HTTP/1.1\r\nX-Slow: " : "x";
    if (socket >= 0) ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
}

// In turns thousands of reports, and thousands of events of a kind that nobody knows.
void Strangers::send_giant() {
  const bool is_tiny = giants_++ % 2 == 1;
  const std::string tiny =
      fmt::format(R"({{"type":"x","timestamp":{},"webhookEventId":")", now_ms());
  std::string body = R"({"destination":"U0","events":[)";
  std::uint64_t events = 0;
  for (; body.size() < kGiantBytes && (!is_tiny || events < 8000); ++events) {
    const std::uint64_t number = ++number_;
    if (events > 0) body += ',';
    body += is_tiny ? fmt::format("{}giant{}\"}}", tiny, number) : report_event(number);
  }
  body += "]}";
  const std::string status = status_in(answer_to(target_.port, signed_webhook(body)));
  counts_.giant_events += events;
  ++(status == "200" ? counts_.giants_taken : counts_.giants_late);
}

std::string Strangers::report_event(std::uint64_t number) const {
  return fmt::format(
      R"({{"type":"message","mode":"active","timestamp":{},"webhookEventId":"giant{}",)"
      R"("replyToken":"g{}","source":{{"type":"user","userId":"{}"}},)"
      R"("message":{{"type":"text","id":"9{}","text":"450"}}}})",
      now_ms(), number, number, user_id(number % target_.people).text(), number);
}

void Strangers::send_doubtful() {
  const std::array<const char*, 3> fields = {"Transfer-Encoding : chunked\r\n",
                                             "Transfer-Encoding:\r\n chunked\r\n",
                                             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"};
  const std::string request = std::string("POST /webhook HTTP/1.1\r\nHost: x\r\n") +
                              fields.at(++number_ % fields.size()) +
                              "\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string answer =
      answer_to(number_ % 2 == 0 ? target_.port : target_.pages_port, request);
  // 429 or 503 where the others have taken all there is; nothing of it is done then either.
  ++(answer.find(" 200 ") == std::string::npos ? counts_.doubtful_refused : counts_.doubtful_taken);
}

void Strangers::ask_ranges() {
  std::string ranges = "bytes=0-";
  while (ranges.size() < 12'000) ranges += ",0-";
  const bool is_metrics = ++number_ % 2 == 0;
  const std::string path = is_metrics ? "/metrics" : target_.photo_path;
  const std::string answer = answer_to(
      is_metrics ? target_.port : target_.pages_port,
      "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: " + ranges + "\r\n\r\n");
  ++counts_.ranges;
  counts_.range_bytes += answer.size();
}

void Strangers::send_forged() {
  const std::string body = R"({"destination":"U0","events":[]})";
  std::string request = signed_webhook(body);
  // The last letter but one of the signature has bits that decoding throws away.
  const std::size_t end = request.find("=\r\nContent-Length");
  request[end - 1] = static_cast<char>(request[end - 1] + (number_++ % 2 == 0 ? 1 : -1));
  ++counts_.forged;
  const std::string status = status_in(answer_to(target_.port, request));
  if (status == "200") ++counts_.unsigned_in;
}

void Strangers::send_wrong_code() {
  const std::string number = std::to_string(1'000'000 + ++number_);
  answer_to(target_.port,
            signed_webhook(R"({"destination":"U0","events":[{"type":"message","mode":"active",)"
                           R"("timestamp":)" +
                           std::to_string(now_ms()) + R"(,"webhookEventId":"code)" + number +
                           R"(","replyToken":"c)" + number +
                           R"(","source":{"type":"user","userId":"Uffffffffffffffff000000000)" +
                           number + R"("},"message":{"type":"text","id":"8)" + number +
                           R"(","text":"WXYZ-2345"}}]})"));
  ++counts_.wrong_codes;
}

}  // namespace bench

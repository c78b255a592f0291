#include "bench/nation_load.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <deque>
#include <unordered_map>

namespace bench {
namespace {

using std::chrono::steady_clock;

// More than are under way if each waits the two seconds after which the bot gives up.
constexpr std::size_t kMostConnections = 200;
constexpr std::chrono::seconds kLastAnswers{10};
// A prime larger than any village count, so that all houses come up, and no two neighbours in turn.
constexpr std::int64_t kStride = 100'003;

struct PlannedConnection {
  std::string received;
  steady_clock::time_point planned;
  bool is_waiting = false;
};

// The connections, and which of them have nothing under way; the longest idle one is taken next.
class Connections {
 public:
  explicit Connections(int port) : port_(port), poll_(::epoll_create1(0)) {}
  ~Connections() {
    for (const auto& [socket, connection] : all_) ::close(socket);
    ::close(poll_);
  }
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  bool has_room() const { return !idle_.empty() || all_.size() < kMostConnections; }
  std::size_t waiting() const { return waiting_; }

  void send(const std::string& request, steady_clock::time_point planned) {
    if (idle_.empty()) open();
    const int socket = idle_.front();
    idle_.pop_front();
    PlannedConnection& connection = all_[socket];
    connection.planned = planned;
    connection.is_waiting = true;
    ++waiting_;
    ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);  // If it fails, it is closed.
  }

  void receive(int most_ms, Answers& answers) {
    std::array<epoll_event, 64> events{};
    std::array<char, 4096> part{};
    const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), most_ms);
    for (int i = 0; i < count; ++i) {
      const int socket = events.at(static_cast<std::size_t>(i)).data.fd;
      const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
      if (size <= 0) {
        drop(socket, answers);
        continue;
      }
      PlannedConnection& connection = all_[socket];
      connection.received.append(part.data(), static_cast<std::size_t>(size));
      const int status = status_of(connection.received);
      if (status != 0) note(socket, connection, status, answers);
    }
  }

 private:
  void open() {
    const int socket = connect_to(port_);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
    all_[socket];
    idle_.push_back(socket);
  }

  // The bot closes what was idle for long.
  void drop(int socket, Answers& answers) {
    if (all_[socket].is_waiting) {
      --waiting_;
      ++answers.refused;
    }
    std::erase(idle_, socket);
    all_.erase(socket);
    ::close(socket);
  }

  void note(int socket, PlannedConnection& connection, int status, Answers& answers) {
    using std::chrono::microseconds;
    if (status == 200) {
      ++answers.accepted;
      const auto took = steady_clock::now() - connection.planned;
      answers.times_us.push_back(
          static_cast<std::uint32_t>(std::chrono::duration_cast<microseconds>(took).count()));
    } else {
      ++answers.refused;
    }
    connection.received.clear();
    connection.is_waiting = false;
    --waiting_;
    idle_.push_back(socket);
  }

  const int port_;
  const int poll_;
  std::unordered_map<int, PlannedConnection> all_;
  std::deque<int> idle_;
  std::size_t waiting_ = 0;
};

}  // namespace

SteadyReports::SteadyReports(const Nation& nation, int port, double per_second,
                             std::function<std::uint64_t()> now_ms)
    : nation_(nation), port_(port), between_(1 / per_second), now_ms_(std::move(now_ms)) {}

SteadyReports::~SteadyReports() {
  if (thread_.joinable()) stop();
}

void SteadyReports::start() {
  answers_ = {};
  is_ending_ = false;
  thread_ = std::thread(&SteadyReports::work, this);
}

Answers SteadyReports::stop() {
  is_ending_ = true;
  thread_.join();
  return std::move(answers_);
}

std::string SteadyReports::next_request() {
  const auto today = static_cast<int>(std::chrono::weekday{nation_.day()}.iso_encoding());
  const int tomorrow = today % 7 + 1;
  do {
    house_ = (house_ + kStride) % nation_.houses();
  } while (Nation::reporting_day(house_) != tomorrow || !Nation::has_line(house_));
  const std::uint64_t number = sent_++;
  return report_request(nation_.reporter(house_), std::to_string(300 + 10 * (number % 40)), number,
                        now_ms_());
}

void SteadyReports::work() {
  Connections connections(port_);
  const auto begin = steady_clock::now();
  const auto step = std::chrono::duration_cast<steady_clock::duration>(between_);
  auto planned = begin;
  while (!is_ending_) {
    while (planned <= steady_clock::now() && connections.has_room()) {
      connections.send(next_request(), planned);
      planned += step;
    }
    connections.receive(1, answers_);
  }
  const auto end = steady_clock::now();
  while (connections.waiting() > 0 && steady_clock::now() < end + kLastAnswers) {
    connections.receive(100, answers_);
  }
  answers_.refused += connections.waiting();
  answers_.seconds = std::chrono::duration<double>(end - begin).count();
}

}  // namespace bench

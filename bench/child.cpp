#include "bench/child.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace bench {
namespace {

using std::chrono::steady_clock;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// The number behind `name` in a file of lines "name: number".
std::uint64_t number_in(const std::string& path, const std::string& name) {
  std::ifstream file(path);
  std::string word;
  std::uint64_t number = 0;
  while (file >> word) {
    if (word == name && file >> number) return number;
  }
  return 0;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (const auto& text : texts) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

}  // namespace

Child::Child(const std::vector<std::string>& arguments, const std::vector<std::string>& variables) {
  std::vector<std::string> environment = variables;
  for (char** one = environ; *one != nullptr; ++one) {
    if (std::string(*one).rfind("SAMMACHIP_", 0) != 0) environment.emplace_back(*one);
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const int error = ::posix_spawn(&pid_, arguments.front().c_str(), &actions, nullptr,
                                  pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + arguments.front());
}

Child::~Child() { stop(); }

Usage Child::usage() const {
  const std::string folder = "/proc/" + std::to_string(pid_);
  Usage usage;
  std::ifstream file(folder + "/stat");
  std::string stat;
  std::getline(file, stat);
  // The name, in brackets, may hold spaces. utime and stime are fields 14 and 15, the name is 2.
  std::istringstream fields(stat.substr(stat.rfind(')') + 1));
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  usage.cpu_us = (user + system) * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
  usage.resident_kib = number_in(folder + "/status", "VmRSS:");
  usage.peak_kib = number_in(folder + "/status", "VmHWM:");
  usage.written_bytes = number_in(folder + "/io", "write_bytes:");
  return usage;
}

bool Child::is_running() {
  if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
  return pid_ > 0;
}

void Child::wait() {
  if (pid_ > 0) ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

void Child::stop() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

int free_port() {
  const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(listening, reinterpret_cast<sockaddr*>(&address), size) != 0) {
    throw std::runtime_error("no port is free");
  }
  ::getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(listening);
  return ntohs(address.sin_port);
}

std::string http_get(int port, const std::string& path) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  std::string answer;
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const std::string request =
        "GET " + path + " HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n";
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
      std::array<char, 16'384> part{};
      for (;;) {
        const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
        if (size <= 0) break;
        answer.append(part.data(), static_cast<std::size_t>(size));
      }
    }
  }
  ::close(socket);
  return answer;
}

void wait_until_ready(Child& child, int port, const std::string& path, double most_seconds) {
  const auto deadline = steady_clock::now() + std::chrono::duration<double>(most_seconds);
  while (steady_clock::now() < deadline) {
    if (http_get(port, path).rfind("HTTP/1.1 200", 0) == 0) return;
    if (!child.is_running()) throw std::runtime_error("the program ended before it was ready");
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  throw std::runtime_error("the program was not ready in time");
}

}  // namespace bench

#include "bench/machine.h"

#include <fcntl.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace bench {
namespace {

// The first line of the file that begins with `name`, without it.
std::string line_of(const std::string& path, const std::string& name) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.rfind(name, 0) == 0) return line.substr(name.size());
  }
  return {};
}

// Device and kind of the file system that holds `folder`.
std::string file_system(const std::string& folder) {
  const std::string path = std::filesystem::absolute(folder).lexically_normal();
  std::ifstream mounts("/proc/mounts");
  std::string device;
  std::string point;
  std::string kind;
  std::string rest;
  std::string found;
  std::size_t longest = 0;
  while (mounts >> device >> point >> kind && std::getline(mounts, rest)) {
    if (path.rfind(point, 0) != 0 || point.size() < longest) continue;
    longest = point.size();
    found = kind;
    found.append(" on ").append(device);
  }
  return found;
}

}  // namespace

std::string machine(const std::string& folder) {
  utsname system{};
  ::uname(&system);
  return "processor" + line_of("/proc/cpuinfo", "model name\t") + ", " +
         std::to_string(std::thread::hardware_concurrency()) + " cores\nkernel: " + system.release +
         "\ndisk: " + file_system(folder) +
         "\nload average before: " + line_of("/proc/loadavg", "") + "\n";
}

double syncs_per_second(const std::string& folder, double seconds) {
  std::string name = folder + "/sync-XXXXXX";
  const int file = ::mkstemp(name.data());
  if (file < 0) throw std::runtime_error("cannot write in " + folder);
  const std::vector<char> page(4096, 's');
  const auto begin = std::chrono::steady_clock::now();
  const auto seconds_gone = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  int syncs = 0;
  while (seconds_gone() < seconds) {
    if (::write(file, page.data(), page.size()) < 0 || ::fdatasync(file) != 0) break;
    ++syncs;
  }
  const double rate = syncs / seconds_gone();
  ::close(file);
  std::filesystem::remove(name);
  return rate;
}

}  // namespace bench

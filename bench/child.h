// A program under measurement: started, watched through /proc, stopped.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Usage {
  double cpu_us = 0;                // User and system.
  std::uint64_t resident_kib = 0;   // Now.
  std::uint64_t peak_kib = 0;       // The most it ever was resident.
  std::uint64_t written_bytes = 0;  // To the disk's page cache, as /proc/PID/io counts.
};

// One process of its own, so that what it uses is nobody else's. Not thread-safe.
class Child {
 public:
  // Starts `arguments[0]` with the environment plus `variables` ("NAME=value"). Its standard output
  // goes nowhere. Throws std::runtime_error.
  Child(const std::vector<std::string>& arguments, const std::vector<std::string>& variables);
  ~Child();  // Stops it.
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  Usage usage() const;
  // Whether it still runs.
  bool is_running();
  // Waits until it has ended by itself.
  void wait();
  // SIGTERM, then waits until it has ended. Idempotent.
  void stop();

 private:
  pid_t pid_ = -1;
};

// A TCP port of 127.0.0.1 that was free a moment ago.
int free_port();

// The answer to "GET path", whole, or empty if there is none.
std::string http_get(int port, const std::string& path);

// Asks "GET path" until it is answered 200. Throws std::runtime_error after `most_seconds`, or once
// `child` has ended.
void wait_until_ready(Child& child, int port, const std::string& path, double most_seconds);

}  // namespace bench

// The real program as a child process: started, asked whether it is ready, killed, stopped.
#pragma once

#include <sys/types.h>

#include <map>
#include <string>

#include "simulator/platform.h"

namespace sammachip::testing {

// `sammachip-bot serve` on a free port of this machine. Its output is appended to a file, its
// environment is what it is given here and nothing else of ours but PATH. Not thread-safe. Killed
// at the end of its life, and when this process ends.
class BotProcess {
 public:
  using Environment = std::map<std::string, std::string>;

  BotProcess(Environment environment, std::string log_path);
  ~BotProcess() { kill(); }
  BotProcess(const BotProcess&) = delete;
  BotProcess& operator=(const BotProcess&) = delete;

  // Starts it and returns at once. REQUIRES: it is not running.
  void launch();
  // Waits until it says where it listens and /readyz answers 200. False if it does not in time.
  bool wait_ready();
  // Waits until the process that runs now has written `words` into its log. False if it does not in
  // time.
  bool wait_logged(const std::string& words) const;
  // SIGKILL, and waits for its end. Nothing happens if it is not running.
  void kill();
  // SIGTERM, and waits for its end. Returns what it exited with; -1 if by a signal or not in time.
  int terminate();

  bool is_running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }
  // Valid once wait_ready() was true.
  std::string webhook_url() const { return origin() + "/webhook"; }
  bool is_ready() const;
  // All that it ever wrote.
  std::string log() const;

 private:
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }
  bool read_port();

  const Environment environment_;
  const std::string log_path_;
  std::size_t log_begins_ = 0;  // Of the process running now.
  pid_t pid_ = 0;
  int port_ = 0;
};

// The settings of a bot on the SQLite file `database_url` that has `platform` for LINE, on the
// tests' day, small enough to start quickly and patient enough for a busy machine.
BotProcess::Environment environment_for(const simulator::Platform& platform,
                                        const std::string& database_url);

}  // namespace sammachip::testing

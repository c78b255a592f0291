#include "tests/crash/bot_process.h"

#include <fcntl.h>
#include <httplib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "support/places.h"
#include "tests/bot/rig.h"

namespace sammachip::testing {

BotProcess::BotProcess(Environment environment, std::string log_path)
    : environment_(std::move(environment)), log_path_(std::move(log_path)) {}

void BotProcess::launch() {
  std::error_code missing;
  const auto size = std::filesystem::file_size(log_path_, missing);
  log_begins_ = missing ? 0 : static_cast<std::size_t>(size);
  port_ = 0;
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment_) settings.push_back(name + "=" + value);
  std::vector<char*> variables;
  for (auto& setting : settings) variables.push_back(setting.data());
  variables.push_back(nullptr);
  std::string program = bot_program();
  std::string command = "serve";
  char* arguments[] = {program.data(), command.data(), nullptr};

  // Between fork and exec only what is safe after a fork with threads.
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("no process could be made");
  if (pid_ > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(126);
  const int log = open(log_path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  execve(arguments[0], arguments, variables.data());
  _exit(127);
}

bool BotProcess::wait_ready() {
  return wait_until([this] { return (port_ != 0 || read_port()) && is_ready(); });
}

bool BotProcess::wait_logged(const std::string& words) const {
  return wait_until([&] { return log().find(words, log_begins_) != std::string::npos; });
}

bool BotProcess::read_port() {
  const std::string text = log().substr(log_begins_);
  const auto line = text.find(" listening ");
  const auto at = line == std::string::npos ? line : text.find(" port=", line);
  if (at == std::string::npos || text.find('\n', at) == std::string::npos) return false;
  port_ = std::atoi(text.c_str() + at + 6);
  return port_ != 0;
}

bool BotProcess::is_ready() const {
  httplib::Client client(origin());
  client.set_read_timeout(kPatience);
  const auto answer = client.Get("/readyz");
  return answer && answer->status == 200;
}

void BotProcess::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

int BotProcess::terminate() {
  if (pid_ <= 0) return -1;
  ::kill(pid_, SIGTERM);
  int status = 0;
  const bool has_ended = wait_until([&] { return waitpid(pid_, &status, WNOHANG) == pid_; });
  if (!has_ended) {
    kill();
    return -1;
  }
  pid_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string BotProcess::log() const {
  std::ifstream file(log_path_);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

BotProcess::Environment environment_for(const simulator::Platform& platform,
                                        const std::string& database_url) {
  const char* path = std::getenv("PATH");
  return {{"PATH", path == nullptr ? "" : path},
          {"SAMMACHIP_LISTEN", "127.0.0.1:0"},
          {"SAMMACHIP_DATABASE_URL", database_url},
          {"SAMMACHIP_LINE_CHANNEL_SECRET", platform.settings().channel_secret},
          {"SAMMACHIP_LINE_CHANNEL_TOKEN", platform.settings().channel_token},
          {"SAMMACHIP_LINE_API_URL", platform.url()},
          {"SAMMACHIP_LINE_DATA_URL", platform.url()},
          {"SAMMACHIP_TIME_OFFSET_S", std::to_string(whole_offset_to_test_now().count())},
          {"SAMMACHIP_ANSWER_WITHIN_MS", "60000"},
          {"SAMMACHIP_SENDER_THREADS", "4"},
          {"SAMMACHIP_HTTP_THREADS", "32"}};
}

}  // namespace sammachip::testing

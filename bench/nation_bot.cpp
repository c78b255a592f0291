#include "bench/nation_bot.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/load.h"

namespace bench {
namespace {

constexpr double kReadySeconds = 120;
constexpr int kMostLooks = 600;

std::int64_t machine_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

// Replaced in one step: the bot never reads half a number.
void write_clock(const std::string& path, std::int64_t offset_s) {
  const std::string next = path + ".next";
  std::ofstream(next) << offset_s << '\n';
  std::filesystem::rename(next, path);
}

}  // namespace

std::string NationBot::clock_file(const NationBotOptions& options) {
  return options.folder + "/clock-offset";
}

std::vector<std::string> NationBot::settings(const NationBotOptions& options, int port,
                                             int line_port) {
  return {"SAMMACHIP_LISTEN=127.0.0.1:" + std::to_string(port),
          "SAMMACHIP_DATABASE_URL=sqlite:///" + options.folder + "/nation.db",
          "SAMMACHIP_LINE_CHANNEL_SECRET=" + kChannelSecret,
          "SAMMACHIP_LINE_CHANNEL_TOKEN=bench",
          "SAMMACHIP_LINE_API_URL=http://127.0.0.1:" + std::to_string(line_port),
          "SAMMACHIP_LINE_DATA_URL=http://127.0.0.1:" + std::to_string(line_port),
          "SAMMACHIP_LOCALES_DIR=" + options.locales,
          "SAMMACHIP_TIME_OFFSET_FILE=" + clock_file(options),
          "SAMMACHIP_LOG_LEVEL=error"};
}

NationBot::NationBot(const NationBotOptions& options, Day day, double hour)
    : clock_file_(clock_file(options)),
      port_(free_port()),
      is_clock_set_((set_time(bench::milliseconds(day, hour)), true)),
      child_({options.program, "serve"}, settings(options, port_, line_.port())),
      database_(options.folder + "/nation.db", Access::kRead) {
  wait_until_ready(child_, port_, "/readyz", kReadySeconds);
  for (int look = 0; look < kMostLooks; ++look) {
    const auto known = jobs();
    if (!known.empty() && planned().size() >= known.size()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("the bot plans no jobs");
}

std::uint64_t NationBot::now_ms() const {
  return static_cast<std::uint64_t>(machine_ms() + offset_s_ * 1000);
}

void NationBot::set_time(std::int64_t ms) {
  offset_s_ = (ms - machine_ms()) / 1000;
  write_clock(clock_file_, offset_s_);
}

std::vector<PlannedJob> NationBot::planned() {
  std::vector<PlannedJob> all;
  SqliteStatement statement(database_,
                            "SELECT name, due_at_ms FROM scheduled_job ORDER BY due_at_ms, name");
  while (statement.next()) all.push_back({statement.text(0), statement.number(1)});
  return all;
}

std::map<std::string, NationBot::JobFigures> NationBot::jobs() const {
  std::map<std::string, JobFigures> all;
  std::istringstream lines(http_get(port_, "/metrics"));
  std::string line;
  while (std::getline(lines, line)) {
    const auto job = line.find("{job=\"");
    const auto end = line.find("\"} ");
    if (line.rfind("sammachip_scheduler_", 0) != 0 || job == std::string::npos ||
        end == std::string::npos) {
      continue;
    }
    JobFigures& figures = all[line.substr(job + 6, end - job - 6)];
    const std::string name = line.substr(0, job);
    const double value = std::stod(line.substr(end + 3));
    if (name == "sammachip_scheduler_runs_total") figures.runs = value;
    if (name == "sammachip_scheduler_run_seconds") figures.run_seconds = value;
    if (name == "sammachip_scheduler_pages_total") figures.pages = value;
  }
  return all;
}

}  // namespace bench

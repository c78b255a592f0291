// How many reports a second the service takes, and what each costs: signed webhooks over loopback,
// each the income report of a person of their own, to `sammachip-bot serve` in its own process.
// Beside it, in the same run: the same HTTP server only checking signatures, and the disk's syncs.
#include <httplib.h>
#include <pthread.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <thread>

#include "bench/built_from.h"
#include "bench/child.h"
#include "bench/line_stub.h"
#include "bench/load.h"
#include "bench/machine.h"
#include "bench/people.h"
#include "bot/base/log.h"
#include "bot/http/http_server.h"
#include "bot/line/signature.h"

namespace bench {
namespace {

constexpr int kConnections[] = {1, 8, 64, 256};
constexpr int kAimedConnections = 64;
constexpr double kAimedShare = 0.4;
constexpr double kAimedMs = 50;
constexpr double kWarmUpSeconds = 0.5;
constexpr int kSoakConnections = 8;
constexpr std::chrono::seconds kSoakPoint{10};

struct Options {
  std::string program = built_bot();
  std::string locales = built_locales();
  std::string folder = ".";
  double seconds = 5;
  double minutes = 0;
  std::uint64_t people = 40'000;
  int ceiling_port = 0;  // Set in the child that only checks signatures.
};

struct Point {
  double per_second = 0;
  double p99_ms = 0;
};

std::vector<std::string> settings(const Options& options, int port, int line_port) {
  const std::string database = std::filesystem::absolute(options.folder) / "bench.db";
  return {"SAMMACHIP_LISTEN=127.0.0.1:" + std::to_string(port),
          "SAMMACHIP_DATABASE_URL=sqlite:///" + database,
          "SAMMACHIP_LINE_CHANNEL_SECRET=" + kChannelSecret,
          "SAMMACHIP_LINE_CHANNEL_TOKEN=bench",
          "SAMMACHIP_LINE_API_URL=http://127.0.0.1:" + std::to_string(line_port),
          "SAMMACHIP_LOCALES_DIR=" + options.locales,
          "SAMMACHIP_LOG_LEVEL=error"};
}

std::string database_url(const Options& options) {
  return "sqlite:///" + (std::filesystem::absolute(options.folder) / "bench.db").string();
}

void make_database(const Options& options) {
  std::filesystem::remove_all(options.folder);
  std::filesystem::create_directories(options.folder);
  register_people(database_url(options), options.people);
}

// The sum of a metric's samples whose line begins with `name`.
double metric(int port, const std::string& path, const std::string& name) {
  std::istringstream lines(http_get(port, path));
  std::string line;
  while (std::getline(lines, line)) {
    if (line.rfind(name + " ", 0) == 0) return std::stod(line.substr(name.size()));
  }
  return 0;
}

// Jobs (what became of a reply) share the commits but are no events: only events are counted.
double commits(int port) { return metric(port, "/metrics", "sammachip_commit_seconds_count"); }

Point measure(const char* what, Child& child, Load& load, int port, int connections,
              double seconds) {
  load.run(port, connections, kWarmUpSeconds);
  const Usage before = child.usage();
  const double commits_before = commits(port);
  Answers answers = load.run(port, connections, seconds);
  const double made = commits(port) - commits_before;
  const Usage after = child.usage();
  const auto count = static_cast<double>(answers.accepted);
  const Point point{answers.per_second(), answers.within_ms(0.99)};
  std::printf("| %-24s | %4d | %8.0f | %7.2f | %7.2f | %7.0f | %7.1f | %8.0f | %8.1f | %4llu |\n",
              what, connections, point.per_second, answers.within_ms(0.5), point.p99_ms,
              (after.cpu_us - before.cpu_us) / count,
              static_cast<double>(after.resident_kib) / 1024,
              static_cast<double>(after.written_bytes - before.written_bytes) / count,
              made > 0 ? count / made : 0, static_cast<unsigned long long>(answers.refused));
  std::fflush(stdout);
  return point;
}

// Whether all that was answered 200, and nothing else, is in the database.
bool is_all_there(const Options& options, const Load& load) {
  const Rows rows = rows_in(database_url(options));
  const bool is_right = rows.reports == rows.events && rows.events >= load.accepted() &&
                        rows.events <= load.accepted() + load.refused();
  std::printf("\nanswered 200: %llu, events in the database: %llu, income reports: %llu: %s\n\n",
              static_cast<unsigned long long>(load.accepted()),
              static_cast<unsigned long long>(rows.events),
              static_cast<unsigned long long>(rows.reports), is_right ? "right" : "WRONG");
  return is_right;
}

// The column of 64 connections; `is_right` becomes false if rows are missing.
Point measure_service(const Options& options, LineDoes does, const char* what, bool& is_right,
                      bool in_words = false) {
  make_database(options);
  const LineStub line(does);
  const int port = free_port();
  Load load =
      in_words ? Load(options.people, "ขายเห็ดกับผักบุ้งที่ตลาดนัดได้ ", " บาทจ้า") : Load(options.people);
  Point aimed;
  {
    Child child({options.program, "serve"}, settings(options, port, line.port()));
    wait_until_ready(child, port, "/readyz", 10);
    for (const int connections : kConnections) {
      const Point point = measure(what, child, load, port, connections, options.seconds);
      if (connections == kAimedConnections) aimed = point;
    }
  }
  is_right = is_all_there(options, load) && is_right;
  if (does == LineDoes::kDelivers) {
    std::printf("replies delivered: %llu\n\n", static_cast<unsigned long long>(line.answered()));
  }
  return aimed;
}

Point measure_ceiling(const Options& options, bool& is_right) {
  const int port = free_port();
  Load load(options.people);
  Child child({"/proc/self/exe", "--ceiling-port", std::to_string(port)}, {});
  wait_until_ready(child, port, "/healthz", 10);
  Point aimed;
  for (const int connections : kConnections) {
    const Point point = measure("signature only", child, load, port, connections, options.seconds);
    if (connections == kAimedConnections) aimed = point;
  }
  // The generator cannot tell an answer given twice, so the other side's count decides.
  const double checked = metric(port, "/healthz", "bench_checked");
  std::printf("\nanswered 200: %llu, signatures checked: %.0f\n\n",
              static_cast<unsigned long long>(load.accepted()), checked);
  is_right = checked == static_cast<double>(load.accepted()) && is_right;
  return aimed;
}

// The child: the service's HTTP server, checking signatures and no more.
int serve_ceiling(int port) {
  using namespace sammachip;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  start_log(LogFormat::kHuman, "error");
  HttpListener listener;
  listener.address = {"127.0.0.1", port};
  Metrics metrics;
  HttpServer server(listener, metrics);
  const std::vector<std::string> secrets{kChannelSecret};
  std::atomic<std::uint64_t> checked = 0;
  server.post(
      "/webhook", 1'048'576,
      [&](const httplib::Request& request, const std::string& body, httplib::Response& response) {
        const auto signature = request.get_header_value("x-line-signature");
        const bool is_right = is_signed_by(secrets, body, signature);
        response.status = is_right ? 200 : 401;
        checked += is_right ? 1U : 0U;
      });
  server.get(
      "/healthz", [&](const httplib::Request&, const std::string&, httplib::Response& response) {
        response.set_content("bench_checked " + std::to_string(checked) + "\n", "text/plain");
      });
  server.start();
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  return 0;
}

double mib(const std::string& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<double>(bytes) / 1'048'576;
}

int soak(const Options& options) {
  make_database(options);
  const LineStub line(LineDoes::kDelivers);
  const int port = free_port();
  const std::string file = options.folder + "/bench.db";
  Load load(options.people);
  {
    Child child({options.program, "serve"}, settings(options, port, line.port()));
    wait_until_ready(child, port, "/readyz", 10);
    std::printf(
        "| seconds |   events |  resident MiB | WAL MiB | database MiB |\n"
        "|--------:|---------:|--------------:|--------:|-------------:|\n");
    const auto begin = std::chrono::steady_clock::now();
    double gone = 0;
    while (gone < options.minutes * 60) {
      load.run(port, kSoakConnections, static_cast<double>(kSoakPoint.count()));
      gone = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      std::printf("| %7.0f | %8llu | %13.1f | %7.1f | %12.0f |\n", gone,
                  static_cast<unsigned long long>(load.accepted()),
                  static_cast<double>(child.usage().resident_kib) / 1024, mib(file + "-wal"),
                  mib(file));
      std::fflush(stdout);
    }
  }
  return is_all_there(options, load) ? 0 : 1;
}

int compare(const Options& options) {
  std::filesystem::create_directories(options.folder);
  std::cout << machine(options.folder);
  std::printf("4 KiB appends with fdatasync: %.0f a second\n\n",
              syncs_per_second(options.folder, 2));
  std::printf(
      "| %-24s | conn | events/s |  p50 ms |  p99 ms |  CPU us | RSS MiB | B/event  | ev/commit "
      "| 503s |\n|:---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
      "what");
  bool is_right = true;
  const Point ceiling = measure_ceiling(options, is_right);
  const Point held = measure_service(options, LineDoes::kHolds, "service, LINE silent", is_right);
  measure_service(options, LineDoes::kHolds, "service, reports in words", is_right, true);
  const Point sent =
      measure_service(options, LineDoes::kDelivers, "service, LINE answers", is_right);
  std::filesystem::remove_all(options.folder);
  const double share = held.per_second / ceiling.per_second;
  std::printf(
      "at %d connections: LINE silent %.0f %% of the ceiling, p99 %.1f ms (aim: %.0f %%, %.0f ms): "
      "%s; LINE answers: %.0f %%\n",
      kAimedConnections, share * 100, held.p99_ms, kAimedShare * 100, kAimedMs,
      share >= kAimedShare && held.p99_ms < kAimedMs ? "reached" : "missed",
      sent.per_second / ceiling.per_second * 100);
  return is_right ? 0 : 1;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("Measures the webhook: events a second and what each costs");
  app.add_option("--seconds", options.seconds, "for each figure")->capture_default_str();
  app.add_option("--minutes", options.minutes, "instead: send that long, show memory and files");
  app.add_option("--people", options.people, "registered beforehand")->capture_default_str();
  app.add_option("--folder", options.folder, "where the database is made")->capture_default_str();
  app.add_option("--program", options.program, "the service")->capture_default_str();
  app.add_option("--locales", options.locales, "its locales folder")->capture_default_str();
  app.add_option("--ceiling-port", options.ceiling_port)->group("");
  CLI11_PARSE(app, argc, argv);
  options.folder += "/sammachip-bench-webhook";  // Ours, so it may be emptied.
  if (options.ceiling_port != 0) return serve_ceiling(options.ceiling_port);
  sammachip::start_log(sammachip::LogFormat::kHuman, "error");
  return options.minutes > 0 ? soak(options) : compare(options);
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench_webhook: " << error.what() << '\n';
    return 1;
  }
}

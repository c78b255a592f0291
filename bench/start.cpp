// How long the service takes to start on a database that holds a million events: from starting the
// process until /readyz answers 200, with the file in memory and without.
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "bench/built_from.h"
#include "bench/child.h"
#include "bench/load.h"
#include "bench/machine.h"
#include "bot/base/clock.h"
#include "storage/database/database.h"

namespace bench {
namespace {

using std::chrono::steady_clock;

constexpr int kStarts = 3;

struct Options {
  std::string program = built_bot();
  std::string locales = built_locales();
  std::string folder = ".";
  long long events = 1'000'000;
};

double seconds_since(steady_clock::time_point begin) {
  return std::chrono::duration<double>(steady_clock::now() - begin).count();
}

// Events of the last hour, handled, each with its reply sent: what a running bot leaves.
void make_events(const std::string& url, long long events) {
  sammachip::Database database(url);
  sammachip::Connection& connection = database.writer();
  const std::string now = std::to_string(sammachip::milliseconds(sammachip::SystemClock().now()));
  const std::string numbers =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
      " WHERE i < " +
      std::to_string(events) + ") ";
  sammachip::Transaction transaction(connection);
  connection.execute(
      numbers + "INSERT INTO inbox SELECT printf('01J%023d', i), " + now +
      " - 3600000 + i / 1000, printf('U%032d', i % 50000), printf('%018d', i), 'message/text',"
      " 'done', 1, 0, '', "
      "printf('{\"message\":{\"id\":\"%018d\",\"text\":\"450\",\"type\":\"text\"},"
      "\"mode\":\"active\",\"source\":{\"type\":\"user\",\"userId\":\"U%032d\"},\"type\":"
      "\"message\","
      "\"webhookEventId\":\"01J%023d\"}', i, i % 50000, i) FROM n");
  connection.execute(
      numbers +
      "INSERT INTO outbox SELECT printf('0190-%031d', i), 'reply', printf('U%032d', i % 50000), '',"
      " '', '{\"messages\":[{\"type\":\"text\",\"text\":\"450\"}]}', 'sent', 0, 1, " +
      now + " - 3600000 + i / 1000, 0, 0, " + now +
      " - 3600000 + i / 1000, '', printf('01J%023d', i)"
      " FROM n");
  transaction.commit();
}

// Drops the file from the page cache, so that it comes from the disk.
void forget(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  ::fdatasync(file);
  ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  ::close(file);
}

double start_once(const Options& options, const std::string& url) {
  const int port = free_port();
  const auto begin = steady_clock::now();
  Child child({options.program, "serve"},
              {"SAMMACHIP_LISTEN=127.0.0.1:" + std::to_string(port),
               "SAMMACHIP_DATABASE_URL=" + url, "SAMMACHIP_LINE_CHANNEL_SECRET=" + kChannelSecret,
               "SAMMACHIP_LINE_CHANNEL_TOKEN=bench", "SAMMACHIP_LINE_API_URL=http://127.0.0.1:9",
               "SAMMACHIP_LOCALES_DIR=" + options.locales, "SAMMACHIP_LOG_LEVEL=error"});
  wait_until_ready(child, port, "/readyz", 60);
  return seconds_since(begin);
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("Measures how long the service takes to start on a large database");
  app.add_option("--events", options.events, "in the database")->capture_default_str();
  app.add_option("--folder", options.folder, "where the database is made")->capture_default_str();
  app.add_option("--program", options.program, "the service")->capture_default_str();
  app.add_option("--locales", options.locales, "its locales folder")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  options.folder += "/sammachip-bench-start";  // Ours, so it may be emptied.
  std::filesystem::remove_all(options.folder);
  std::filesystem::create_directories(options.folder);
  std::cout << machine(options.folder);
  const std::string path = std::filesystem::absolute(options.folder) / "start.db";
  const auto begin = steady_clock::now();
  make_events("sqlite:///" + path, options.events);
  std::printf("%lld events and as many replies made in %.1f s: %.0f MiB\n", options.events,
              seconds_since(begin),
              static_cast<double>(std::filesystem::file_size(path)) / 1'048'576);
  double slowest = 0;
  for (int attempt = 0; attempt < kStarts; ++attempt) {
    forget(path);
    const double cold = start_once(options, "sqlite:///" + path);
    const double warm = start_once(options, "sqlite:///" + path);
    slowest = std::max(slowest, cold);
    std::printf("ready after %.3f s from the disk, %.3f s from memory\n", cold, warm);
  }
  std::filesystem::remove_all(options.folder);
  std::printf("slowest %.3f s (aim: under 1 s): %s\n", slowest, slowest < 1 ? "reached" : "missed");
  return 0;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench_start: " << error.what() << '\n';
    return 1;
  }
}

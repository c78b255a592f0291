// How long good webhooks wait while everybody else behaves badly: readers who do not read, webhooks
// of thousands of events, photos that drip or never come, headers that read in two ways, a thousand
// ranges, slow senders, forgers, guessers, and a LINE on a bad day; all at once, against
// `sammachip-bot serve` in its own process, with the same webhooks alone before and after.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <set>
#include <thread>

#include "bench/built_from.h"
#include "bench/child.h"
#include "bench/load.h"
#include "bench/machine.h"
#include "bench/people.h"
#include "bench/strangers_clients.h"
#include "bench/strangers_line.h"
#include "bot/base/clock.h"
#include "bot/base/log.h"
#include "bot/line/links.h"
#include "bot/pictures/media_store.h"
#include "bot/pictures/qr_picture.h"
#include "storage/database/database.h"
#include "storage/database/identifier.h"
#include "storage/machine/photos.h"
#include "storage/records.h"

namespace bench {
namespace {

using Milliseconds = std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kSenders = 16;
constexpr double kAimedTimes = 2;
constexpr int kPatienceMs = 10'000;
constexpr std::size_t kPhotoBytes = 9'500'000;
constexpr char kLine[] = "line";
const std::string kPublicUrl = "https://bench.example";

struct Options {
  std::string program = built_bot();
  std::string locales = built_locales();
  std::string folder = ".";
  std::string postgresql;
  double minutes = 10;
  double alone_minutes = 1;
  double per_second = 40;
  std::uint64_t people = 2'000;
  std::vector<std::string> only;  // Of kStrangers and "line"; empty: all of them.

  std::set<std::string> strangers() const {
    if (!only.empty()) return {only.begin(), only.end()};
    std::set<std::string> all(kStrangers.begin(), kStrangers.end());
    all.insert(kLine);
    return all;
  }

  std::string own_folder() const { return folder + "/sammachip-bench-strangers"; }
  std::string database_url() const {
    if (!postgresql.empty()) return postgresql;
    return "sqlite:///" + (std::filesystem::absolute(own_folder()) / "bench.db").string();
  }
  std::string media() const { return (std::filesystem::absolute(own_folder()) / "media").string(); }
};

// Good webhooks at a set pace, whatever becomes of those before: who is late is waited for, and
// the time counts from when it was due.
class GoodWebhooks {
 public:
  GoodWebhooks(int port, double per_second, std::uint64_t people)
      : port_(port), per_second_(per_second), people_(people) {}

  Answers run(double seconds) {
    Answers answers;
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.reserve(kSenders);
    const auto begin = steady_clock::now();
    for (int i = 0; i < kSenders; ++i) {
      threads.emplace_back([&, i] {
        const Answers own = send(i, begin, seconds);
        const std::lock_guard lock(mutex);
        answers.accepted += own.accepted;
        answers.refused += own.refused;
        answers.times_us.insert(answers.times_us.end(), own.times_us.begin(), own.times_us.end());
      });
    }
    for (std::thread& thread : threads) thread.join();
    answers.seconds = seconds;
    return answers;
  }

 private:
  Answers send(int sender, steady_clock::time_point begin, double seconds) {
    Answers answers;
    const auto pause = std::chrono::duration<double>(kSenders / per_second_);
    int socket = connect_to(port_);
    for (int turn = 0;; ++turn) {
      const auto due = begin + std::chrono::duration_cast<steady_clock::duration>(
                                   pause * (turn + static_cast<double>(sender) / kSenders));
      if (due - begin > std::chrono::duration<double>(seconds)) break;
      std::this_thread::sleep_until(due);
      const int status = post(socket, next_request());
      const auto waited =
          std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - due);
      if (status == 200) {
        ++answers.accepted;
        answers.times_us.push_back(static_cast<std::uint32_t>(waited.count()));
        continue;
      }
      ++answers.refused;
      ::close(socket);
      socket = connect_to(port_);
    }
    ::close(socket);
    return answers;
  }

  std::string next_request() {
    const std::uint64_t number = ++sent_;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return report_request(
        user_id(number % people_), std::to_string(10 * (30 + number % 40)), number,
        static_cast<std::uint64_t>(std::chrono::duration_cast<Milliseconds>(now).count()));
  }

  // The status; 0 if there was no answer.
  static int post(int socket, const std::string& request) {
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) return 0;
    std::string received;
    std::array<char, 4096> part{};
    for (;;) {
      pollfd waiting{socket, POLLIN, 0};
      if (::poll(&waiting, 1, kPatienceMs) <= 0) return 0;
      const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
      if (size <= 0) return 0;
      received.append(part.data(), static_cast<std::size_t>(size));
      if (const int status = status_of(received); status != 0) return status;
    }
  }

  const int port_;
  const double per_second_;
  const std::uint64_t people_;
  std::atomic<std::uint64_t> sent_ = 0;
};

// A picture larger than what the kernel keeps for who does not read.
std::string large_png() {
  const auto big = [](std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
    return bytes;
  };
  std::string png = sammachip::qr_picture(kPublicUrl);
  const std::string checked = "IDAT" + std::string(kPhotoBytes, 'x');
  const auto sum =
      ::crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
  png.insert(png.find("IEND") - 4,
             big(kPhotoBytes) + checked + big(static_cast<std::uint32_t>(sum)));
  return png;
}

// Photos that people have sent and that are to be fetched, one each second from `now` on: in turns
// one that drips, one that is never ready and one that is as it should be.
void add_photos_to_fetch(sammachip::Records& records, sammachip::Instant now, int count) {
  using namespace sammachip;
  for (int i = 0; i < count; ++i) {
    const Instant sent_at = now + std::chrono::seconds(i);
    Photo photo;
    photo.id = new_id(milliseconds(sent_at));
    photo.message_id = MessageId(std::to_string(1 + i % 3) + std::to_string(100'000 + i));
    photo.user_id = user_id(static_cast<std::uint64_t>(i));
    photo.created_at_ms = photo.next_attempt_ms = milliseconds(sent_at);
    records.photos.insert(photo);
  }
}

// The path of a large photo that is kept. Others are to be fetched while the strangers are there.
std::string add_photos(const Options& options) {
  using namespace sammachip;
  MediaStore store(options.media());
  PhotoUpload upload(store, kMostPhotoBytes);
  upload.write(large_png());
  upload.end();
  if (!upload.is_whole()) throw std::runtime_error("the large picture is none");
  const StoredPhoto stored = upload.keep();
  Database database(options.database_url());
  Records records(database);
  Transaction transaction(database.writer());
  const Instant now = SystemClock().now();
  Photo photo;
  photo.id = new_id(milliseconds(now));
  photo.user_id = user_id(0);
  photo.status = PhotoStatus::kKept;
  photo.sha256 = stored.sha256;
  photo.media_type = stored.media_type;
  photo.byte_count = stored.byte_count;
  photo.created_at_ms = milliseconds(now);
  photo.fetched_at_ms = milliseconds(now);
  records.photos.insert(photo);
  add_photos_to_fetch(records,
                      now + std::chrono::seconds(static_cast<int>(options.alone_minutes * 60)),
                      static_cast<int>(options.minutes * 60));
  const std::string link = Links(kPublicUrl, records, now).photo_link(photo.id).value();
  transaction.commit();
  return link.substr(kPublicUrl.size());
}

void show(const char* what, Answers& answers, const Usage& usage) {
  std::printf("| %-22s | %8llu | %7.1f | %7.1f | %7.1f | %7.1f | %7llu | %6.0f |\n", what,
              static_cast<unsigned long long>(answers.accepted), answers.within_ms(0.5),
              answers.within_ms(0.95), answers.within_ms(0.99), answers.within_ms(1),
              static_cast<unsigned long long>(answers.refused),
              static_cast<double>(usage.resident_kib) / 1024);
  std::fflush(stdout);
}

void show(const StrangerCounts& counts, const BadLine& line) {
  const auto number = [](std::uint64_t count) { return static_cast<unsigned long long>(count); };
  std::printf("\nWhat became of the others:\n");
  std::printf("- readers who do not read: %llu served, %llu not\n", number(counts.readers_served),
              number(counts.readers_refused));
  std::printf("- webhooks of thousands of events: %llu taken, %llu late (503), %llu events\n",
              number(counts.giants_taken), number(counts.giants_late), number(counts.giant_events));
  std::printf("- headers that read in two ways: %llu refused, %llu not\n",
              number(counts.doubtful_refused), number(counts.doubtful_taken));
  std::printf("- a thousand ranges: %llu asked, %.1f MB in all\n", number(counts.ranges),
              static_cast<double>(counts.range_bytes) / 1e6);
  std::printf("- slow senders: %llu cut\n", number(counts.slow_cut));
  std::printf("- forged webhooks: %llu, let in %llu\n", number(counts.forged),
              number(counts.unsigned_in));
  std::printf("- photos: LINE gave %llu, dripped %llu, was not ready %llu times\n",
              number(line.pictures()), number(line.drips()), number(line.not_ready()));
  std::printf("- wrong codes: %llu\n- calls to send: %llu\n\n", number(counts.wrong_codes),
              number(line.sends()));
}

std::vector<std::string> settings(const Options& options, const Target& target, int line_port) {
  const std::string line = "http://127.0.0.1:" + std::to_string(line_port);
  return {"SAMMACHIP_LISTEN=127.0.0.1:" + std::to_string(target.port),
          "SAMMACHIP_PAGES_LISTEN=127.0.0.1:" + std::to_string(target.pages_port),
          "SAMMACHIP_DATABASE_URL=" + options.database_url(),
          "SAMMACHIP_MEDIA_DIR=" + options.media(),
          "SAMMACHIP_LINE_CHANNEL_SECRET=" + kChannelSecret,
          "SAMMACHIP_LINE_CHANNEL_TOKEN=bench",
          "SAMMACHIP_LINE_API_URL=" + line,
          "SAMMACHIP_LINE_DATA_URL=" + line,
          "SAMMACHIP_LOCALES_DIR=" + options.locales,
          "SAMMACHIP_LOG_LEVEL=off"};
}

int measure(const Options& options) {
  std::filesystem::remove_all(options.own_folder());
  std::filesystem::create_directories(options.own_folder());
  std::cout << machine(options.own_folder());
  register_people(options.database_url(), options.people);
  Target target{free_port(), 0, add_photos(options), options.people};
  do target.pages_port = free_port();
  while (target.pages_port == target.port);
  BadLine line;
  Child child({options.program, "serve"}, settings(options, target, line.port()));
  wait_until_ready(child, target.port, "/readyz", 30);
  std::printf(
      "\n| Good webhooks          | answered |  p50 ms |  p95 ms |  p99 ms |  max ms | refused | "
      "RSS "
      "MiB |\n|:---|---:|---:|---:|---:|---:|---:|---:|\n");
  GoodWebhooks good(target.port, options.per_second, options.people);
  good.run(5);
  Answers before = good.run(options.alone_minutes * 60);
  show("alone", before, child.usage());
  line.misbehave(options.strangers().contains(kLine));
  Answers among;
  {
    const Strangers strangers(target, options.strangers());
    among = good.run(options.minutes * 60);
    show("among strangers", among, child.usage());
    line.misbehave(false);
    show(strangers.counts(), line);
  }
  Answers after = good.run(options.alone_minutes * 60);
  show("alone again", after, child.usage());
  const bool runs = child.is_running();
  child.stop();
  std::filesystem::remove_all(options.own_folder());
  const double times = among.within_ms(0.99) / before.within_ms(0.99);
  std::printf(
      "\np99 among strangers %.1f times that alone (aim: %.0f), refused %llu (aim: none): %s\n",
      times, kAimedTimes, static_cast<unsigned long long>(among.refused),
      times <= kAimedTimes && among.refused == 0 ? "reached" : "missed");
  return runs && among.refused + after.refused == 0 ? 0 : 1;
}

std::string names() {
  std::string all = kLine;
  for (const char* name : kStrangers) all += std::string(", ") + name;
  return all;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("Measures good webhooks while everybody else behaves badly");
  app.add_option("--minutes", options.minutes, "among strangers")->capture_default_str();
  app.add_option("--alone-minutes", options.alone_minutes, "before and after")
      ->capture_default_str();
  app.add_option("--per-second", options.per_second, "good webhooks")->capture_default_str();
  app.add_option("--people", options.people, "registered beforehand")->capture_default_str();
  app.add_option("--folder", options.folder, "where the database is made")->capture_default_str();
  app.add_option("--postgresql", options.postgresql, "an empty database, instead of SQLite");
  app.add_option("--only", options.only, "some of the strangers, with commas: " + names())
      ->delimiter(',')
      ->check(CLI::IsMember(Options().strangers()));
  app.add_option("--program", options.program, "the service")->capture_default_str();
  app.add_option("--locales", options.locales, "its locales folder")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  sammachip::start_log(sammachip::LogFormat::kHuman, "error");
  return measure(options);
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench_strangers: " << error.what() << '\n';
    return 1;
  }
}

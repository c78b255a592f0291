// The real program on a disk without room, and on a database that somebody else holds: nothing is
// acknowledged that is not on disk, the log says why, and it goes on by itself.
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include <sys/mount.h>
#include <sys/resource.h>

#include "storage/machine/settings.h"
#include "tests/bot/rig.h"
#include "tests/crash/bot_process.h"
#include "tests/crash/villagers.h"
#include "tests/support/test_platform.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

constexpr unsigned kRoomSeed = 2561;
constexpr const char* kLogLine = "the database did not take a batch";

// A file system of its own, with `megabytes` of room; is_there is false where that is not allowed.
class SmallDisk {
 public:
  SmallDisk(std::string path, int megabytes) : path_(std::move(path)) {
    std::filesystem::create_directory(path_);
    const std::string size = "size=" + std::to_string(megabytes) + "m";
    is_there_ = mount("tmpfs", path_.c_str(), "tmpfs", 0, size.c_str()) == 0;
  }
  ~SmallDisk() {
    if (is_there_) umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_there() const { return is_there_; }
  void fill() {
    std::ofstream filler(filler_path(), std::ios::binary);
    const std::string page(4096, 'x');
    while (filler.write(page.data(), static_cast<std::streamsize>(page.size())).flush()) {
    }
  }
  void make_room() { std::filesystem::remove(filler_path()); }

 private:
  std::string filler_path() const { return path_ + "/filler"; }
  const std::string path_;
  bool is_there_ = false;
};

void limit_files_of(pid_t process, rlim_t bytes) {
  rlimit limit{};
  REQUIRE(prlimit(process, RLIMIT_FSIZE, nullptr, &limit) == 0);
  limit.rlim_cur = bytes;
  REQUIRE(prlimit(process, RLIMIT_FSIZE, &limit, nullptr) == 0);
}

// People and their bot, ready. LINE does not deliver again, so that each event has one answer.
class Scene {
 public:
  explicit Scene(const std::string& database_url)
      : url_(database_url),
        platform_(settings()),
        villagers_(platform_, url_, kRoomSeed),
        bot_(environment(), folder_.file("bot.log")) {
    bot_.launch();
    REQUIRE(bot_.wait_ready());
    platform_.webhooks().set_url(bot_.webhook_url());
    CHECK(wait_until([this] { return is_report_taken(); }));
  }

  BotProcess& bot() { return bot_; }
  Villagers& villagers() { return villagers_; }

  // Whether one more report is answered with 200.
  bool is_report_taken() {
    const auto before = villagers_.acknowledged().size();
    villagers_.reports_once();
    wait_answered();
    return villagers_.acknowledged().size() > before;
  }
  void wait_answered() { CHECK(platform_.wait_idle()); }
  std::size_t refused() {
    std::size_t count = 0;
    for (const auto& delivery : platform_.calls().deliveries()) count += delivery.status == 503;
    return count;
  }
  // Everything that must hold once there is room again, and a fresh report.
  void check_recovered() {
    INFO(bot_.log());
    CHECK(bot_.wait_ready());
    CHECK(wait_until([this] { return is_report_taken(); }));
    CHECK(platform_.wait_idle());
    CHECK(bot_.terminate() == 0);
    check_nothing_lost_nothing_twice(url_, villagers_);
  }

 private:
  // Refuses as soon as it does where people use it: somebody waits for that here.
  BotProcess::Environment environment() const {
    BotProcess::Environment environment = environment_for(platform_, url_);
    environment["SAMMACHIP_ANSWER_WITHIN_MS"] = "1500";
    return environment;
  }
  static simulator::Settings settings() {
    simulator::Settings settings = patient_settings();
    settings.redelivery_attempts = 0;
    return settings;
  }

  const std::string url_;
  const TemporaryFolder folder_;
  TestPlatform platform_;
  Villagers villagers_;
  BotProcess bot_;
};

// Keeps the people busy until the bot has refused several events.
void refuse_some(Scene& scene) {
  CHECK(wait_until([&] {
    scene.villagers().acts_once();
    scene.wait_answered();
    return scene.refused() >= 5 && !scene.bot().is_ready();
  }));
  CHECK(scene.bot().is_running());
}

}  // namespace

TEST_CASE(
    "On a full disk webhooks are refused until there is room again (slow: a failure shows for 5 "
    "s)") {
  const TemporaryFolder folder;
  SmallDisk disk(folder.file("disk"), 8);
  if (!disk.is_there()) {
    WARN("Skipped: no file system may be mounted here.");
    return;
  }
  Scene scene("sqlite:///" + folder.file("disk/bot.db"));
  disk.fill();
  refuse_some(scene);
  CHECK(scene.bot().log().find(kLogLine) != std::string::npos);
  CHECK(scene.bot().log().find("full") != std::string::npos);
  disk.make_room();
  scene.check_recovered();
}

TEST_CASE("Where files may not grow webhooks are refused until they may (slow: shown for 5 s)") {
  const TemporaryFolder folder;
  std::signal(SIGXFSZ, SIG_IGN);  // Kept by the child, which then gets an error instead.
  Scene scene(folder.url());
  limit_files_of(scene.bot().pid(), 64 * 1024);
  refuse_some(scene);
  CHECK(scene.bot().log().find(kLogLine) != std::string::npos);
  limit_files_of(scene.bot().pid(), RLIM_INFINITY);
  scene.check_recovered();
}

TEST_CASE(
    "While somebody else holds the database webhooks are refused, then taken again"
    " (slow: the bot waits 1.5 s for each lock)") {
  const TemporaryFolder folder;
  Scene scene(folder.url());
  Connection other(parse_location(folder.url()), Access::kReadWrite);
  other.execute("BEGIN EXCLUSIVE");
  CHECK_FALSE(scene.is_report_taken());
  refuse_some(scene);
  // Longer than the bot waits for the lock in one go.
  CHECK(wait_until([&] { return scene.bot().log().find(kLogLine) != std::string::npos; }));
  other.execute("ROLLBACK");
  scene.check_recovered();
}

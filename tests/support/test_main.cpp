// The main program of every test program, with a watch on each case: one that hangs ends the
// program, having said its name, long before ctest would without one.
#define CATCH_CONFIG_MAIN
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

namespace {

constexpr std::chrono::seconds kMostForOneCase{240};
constexpr std::chrono::seconds kMostForLongCase{480};  // With the tag [long].

class CaseWatch : public Catch::TestEventListenerBase {
 public:
  using TestEventListenerBase::TestEventListenerBase;
  ~CaseWatch() override { end(); }

  void testRunStarting(const Catch::TestRunInfo&) override {
    thread_ = std::thread([this] { watch(); });
  }
  void testCaseStarting(const Catch::TestCaseInfo& test) override {
    const bool is_long = std::count(test.lcaseTags.begin(), test.lcaseTags.end(), "long") > 0;
    set(test.name, is_long ? kMostForLongCase : kMostForOneCase);
  }
  void testCaseEnded(const Catch::TestCaseStats&) override { set("", kMostForOneCase); }
  void testRunEnded(const Catch::TestRunStats&) override { end(); }

 private:
  void set(const std::string& name, std::chrono::seconds most) {
    const std::lock_guard lock(mutex_);
    name_ = name;
    most_ = most;
    ++changes_;
    changed_.notify_all();
  }

  void end() {
    {
      const std::lock_guard lock(mutex_);
      is_over_ = true;
      changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
  }

  void watch() {
    std::unique_lock lock(mutex_);
    while (!is_over_) {
      const auto before = changes_;
      const auto is_other = [&] { return is_over_ || changes_ != before; };
      if (name_.empty()) {
        changed_.wait(lock, is_other);
      } else if (!changed_.wait_for(lock, most_, is_other)) {
        std::fprintf(stderr, "\nThis case hangs, or takes more than %lld s: %s\n",
                     static_cast<long long>(most_.count()), name_.c_str());
        // Not Catch2's handler, which would report to this listener and wait for it.
        std::signal(SIGABRT, SIG_DFL);
        std::abort();
      }
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string
      name_;  // Of the case that runs; empty: none does. Guarded by mutex_, as what follows.
  std::chrono::seconds most_ = kMostForOneCase;
  long long changes_ = 0;
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace

CATCH_REGISTER_LISTENER(CaseWatch)

#include "bot/http/http_workers.h"

#include <system_error>
#include <utility>

namespace sammachip {
namespace {

thread_local bool t_is_refusing = false;

}  // namespace

HttpWorkers::HttpWorkers(std::size_t most_threads, std::size_t most_waiting)
    : most_threads_(most_threads), most_waiting_(most_waiting) {}

HttpWorkers::~HttpWorkers() { HttpWorkers::shutdown(); }

void HttpWorkers::enqueue(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (idle_ <= waiting_.size() && threads_.size() < most_threads_) {
      try {
        threads_.emplace_back(&HttpWorkers::work, this);
        ++idle_;
      } catch (const std::system_error&) {
        // The machine has no more threads: those there are must do.
      }
    }
    // A task that an idle thread is about to take does not count as waiting.
    if (!threads_.empty() && waiting_.size() < most_waiting_ + idle_) {
      waiting_.push_back(std::move(task));
      changed_.notify_one();
      return;
    }
  }
  t_is_refusing = true;
  task();
  t_is_refusing = false;
}

void HttpWorkers::shutdown() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    threads.swap(threads_);
  }
  changed_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

bool HttpWorkers::is_refusing() { return t_is_refusing; }

void HttpWorkers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::function<void()> task = std::move(waiting_.front());
    waiting_.pop_front();
    --idle_;
    lock.unlock();
    task();
    task = nullptr;
    lock.lock();
    ++idle_;
  }
}

}  // namespace sammachip

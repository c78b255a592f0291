// The threads of the HTTP server. A kept-alive connection holds one, so there are many, made as
// needed.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sammachip {

// httplib's own pool queues without bound. This one holds at most `most_waiting` connections; for
// one more it runs the task at once, on the accepting thread, with is_refusing() true, and the task
// is to answer 503 and close. Thread-safe.
class HttpWorkers : public httplib::TaskQueue {
 public:
  HttpWorkers(std::size_t most_threads, std::size_t most_waiting);
  ~HttpWorkers() override;

  void enqueue(std::function<void()> task) override;
  // Returns when every task has ended, those waiting too.
  void shutdown() override;

  // Whether the task running on this thread is to refuse its connection.
  static bool is_refusing();

 private:
  void work();

  const std::size_t most_threads_;
  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;  // This and what follows: guarded by mutex_.
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool is_ending_ = false;
};

}  // namespace sammachip

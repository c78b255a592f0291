#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "storage/database/database.h"

namespace sammachip {

// Writes back what SQLite's write-ahead log holds on a thread of its own, beside the writer: by
// itself SQLite does it within the commit that makes the log large, and whoever waits for that
// commit waits for the whole of it (30 ms for 16 MiB on a small disk). What is committed meanwhile
// the writer writes back at its next commit, so that the log begins anew and stays small. Does
// nothing on PostgreSQL. From its making to its end it belongs to `database`'s writer as it is
// then: one that is connected anew writes back by itself. Errors are the next attempt's.
class Checkpointer {
 public:
  // REQUIRES: at its making and its end no other thread uses the writer; `database` outlives *this.
  explicit Checkpointer(Database& database);
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // How often it wrote back beside the writer. For tests.
  int rounds() const { return rounds_; }

 private:
  enum class State { kIdle, kAsked, kWritten };

  // After each commit, on the writer's thread: the log holds so many pages.
  void committed(sqlite3* writer, int pages);
  void work();

  Database& database_;
  sqlite3* writer_ = nullptr;  // Null on PostgreSQL.
  int pages_ = 0;              // The writer's own, as is next_at_.
  int next_at_;                // From so many pages on it is to be written back.
  std::atomic<State> state_ = State::kIdle;
  std::atomic<int> rounds_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_ending_ = false;  // Guarded by mutex_.
  std::thread thread_;
};

}  // namespace sammachip

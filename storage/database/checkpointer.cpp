#include "storage/database/checkpointer.h"

#include <sqlite3.h>

#include "storage/database/attempt.h"

namespace sammachip {
namespace {

// So long is the log when it is written back: 16 MiB of pages of 4 KiB, as in connection.cpp.
constexpr int kPages = 4000;

// Takes no lock that a writer or a reader waits for. Whether all could be written back is seen by
// the log's length after the next commits.
void write_back(sqlite3* connection) {
  sqlite3_wal_checkpoint_v2(connection, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace

Checkpointer::Checkpointer(Database& database) : database_(database), next_at_(kPages) {
  if (database.engine() != Engine::kSqlite) return;
  writer_ = database.writer().sqlite();
  thread_ = std::thread(&Checkpointer::work, this);
  // In the place of wal_autocheckpoint, which is such a hook itself.
  sqlite3_wal_hook(
      writer_,
      [](void* self, sqlite3* writer, const char*, int pages) {
        static_cast<Checkpointer*>(self)->committed(writer, pages);
        return SQLITE_OK;
      },
      this);
}

Checkpointer::~Checkpointer() {
  if (writer_ == nullptr) return;
  if (database_.writer().sqlite() == writer_) sqlite3_wal_autocheckpoint(writer_, kPages);
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Checkpointer::committed(sqlite3* writer, int pages) {
  if (pages < pages_) next_at_ = kPages;  // The log has begun anew.
  pages_ = pages;
  if (state_ == State::kWritten) {
    // Only what was committed while the thread wrote is left.
    write_back(writer);
    state_ = State::kIdle;
    // Should a reader hold on to the log, it is not tried at each commit.
    next_at_ = pages + kPages;
  } else if (state_ == State::kIdle && pages >= next_at_) {
    {
      const std::lock_guard lock(mutex_);
      state_ = State::kAsked;
    }
    changed_.notify_one();
  }
}

void Checkpointer::work() {
  std::unique_ptr<Connection> connection;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_ending_ || state_ == State::kAsked; });
    if (is_ending_) return;
    lock.unlock();
    went_through([&] {
      if (!connection) connection = database_.connect(Access::kReadWrite);
      write_back(connection->sqlite());
    });
    ++rounds_;
    lock.lock();
    state_ = State::kWritten;
  }
}

}  // namespace sammachip

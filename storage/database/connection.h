#pragma once

#include <memory>
#include <string>

#include "storage/database/address.h"
#include "storage/database/error.h"

struct sqlite3;
struct pg_conn;

namespace sammachip {

class Prepared;
class WrittenWords;

enum class Access { kReadWrite, kReadOnly };

// One connection to the database. Not thread-safe: one thread at a time. Statements, Transactions,
// Savepoints and repositories made on it must end before it does.
class Connection {
 public:
  // Opens the database (creating an SQLite file that is not there, unless for reading only). Throws
  // StorageError with a sentence that says what is wrong and where.
  Connection(const Location& location, Access access);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Engine engine() const { return engine_; }
  // SQLite's own handle of this connection; null on PostgreSQL.
  sqlite3* sqlite() { return sqlite_.get(); }
  // Whether a transaction is open, as the database itself sees it.
  bool in_transaction();
  // False once PostgreSQL's server was found to be gone. Asks nobody.
  bool is_alive();
  // Runs SQL that takes and gives nothing, unprepared. For schema changes and the like.
  void execute(const std::string& text);
  // Runs SQL that gives one number (0 if it gives none). For checks and the like.
  long long number(const std::string& text);
  // Who hears what people's words are written from now on; null: nobody. It must outlive that.
  void set_written_words(WrittenWords* hears) { written_words_ = hears; }
  WrittenWords* written_words() const { return written_words_; }
  // Grows with each statement that may change something and each savepoint that is undone: as long
  // as it stays, what was read in this transaction holds.
  long long changes() const { return changes_; }
  // For Query.
  void count_change() { ++changes_; }
  std::unique_ptr<Prepared> prepare(const std::string& text);

 private:
  friend class Transaction;
  friend class Savepoint;
  void open_sqlite(const Location& location, Access access);
  void open_postgresql(const Location& location, Access access);

  Engine engine_;
  WrittenWords* written_words_ = nullptr;
  long long changes_ = 0;
  // Ends the connection of either engine.
  struct Close {
    void operator()(sqlite3* sqlite) const;
    void operator()(pg_conn* postgresql) const;
  };
  // One of the two. What is prepared on it stands below, so that it ends before.
  std::unique_ptr<sqlite3, Close> sqlite_;
  std::unique_ptr<pg_conn, Close> postgresql_;
  // What each transaction needs, prepared when first run.
  struct Fixed {
    explicit Fixed(const char* sql);
    ~Fixed();
    const char* text;
    std::unique_ptr<Prepared> prepared;
  };
  void run(Fixed& fixed);
  Fixed begin_{"BEGIN"}, commit_{"COMMIT"}, rollback_{"ROLLBACK"};
  Fixed savepoint_{"SAVEPOINT part"};
  Fixed release_{"RELEASE SAVEPOINT part"};
  Fixed rollback_to_{"ROLLBACK TO SAVEPOINT part"};
};

// A transaction on `connection`, which must outlive it. It is the writer's from the start (BEGIN
// IMMEDIATE), so it waits for the lock here and nowhere later. Rolled back at the end of its life
// unless committed.
class Transaction {
 public:
  // REQUIRES: no transaction is open on `connection`. Throws StorageBusy if the lock does not come
  // in time.
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  // After this returns, the work is on disk. If it throws, nothing of it is.
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// A part of a transaction that can be undone alone. Rolled back at the end of its life unless
// released. They may nest.
class Savepoint {
 public:
  // REQUIRES: a transaction is open on `connection`, which outlives *this. Throws StorageError if
  // none is (some errors, such as a full disk, end the transaction on their own).
  explicit Savepoint(Connection& connection);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  // Keeps the work, as part of the transaction.
  void release();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace sammachip

#pragma once

#include <memory>
#include <string>

#include "storage/database/connection.h"
#include "storage/database/file_lock.h"
#include "storage/database/progress.h"

namespace sammachip {

// A database that is there, at this program's version, and held against a restore. It hands out
// connections, which it must outlive. Thread-safe, except reconnect_writer() and the connections
// themselves.
class Database {
 public:
  // Opens the database at `url` (see parse_location), creating and migrating it as needed.
  // sqlite://:memory: is an SQLite file in temporary storage that is gone when the Database is: it
  // takes several connections, as any other. A migration that may take long says on `progress` how
  // far it is. Throws StorageError in a sentence fit for the operator.
  explicit Database(const std::string& url, const Progress& progress = on_standard_error);
  // Writes a line.
  static void on_standard_error(const std::string& sentence);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Engine engine() const { return location_.engine; }
  // The SQLite file; empty for PostgreSQL.
  const std::string& path() const { return location_.path; }
  // The connection made at start, for the one writer thread.
  Connection& writer() { return *writer_; }
  // Another connection: a reader, PostgreSQL's further writer threads.
  std::unique_ptr<Connection> connect(Access access) const;
  // Replaces the writer after StorageLost. REQUIRES: nothing prepared on the old one is alive.
  void reconnect_writer();

 private:
  Location location_;
  std::string temporary_folder_;      // Removed at the end; empty unless :memory:.
  std::unique_ptr<FileLock> in_use_;  // Shared; a restore needs it alone. Null for PostgreSQL.
  std::unique_ptr<Connection> writer_;
};

// The file whose lock says that the SQLite database at `path` is in use.
std::string lock_path(const std::string& path);

}  // namespace sammachip

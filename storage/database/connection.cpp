#include "storage/database/connection.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <string_view>
#include <thread>

#include "storage/database/attempt.h"
#include "storage/database/engine_errors.h"
#include "storage/database/postgresql_address.h"
#include "storage/database/postgresql_statement.h"
#include "storage/database/sqlite_statement.h"

namespace sammachip {
namespace {

// How long one connection waits for another's lock before it gives up as busy. LINE gives us two
// seconds.
constexpr int kBusyTimeoutMs = 1500;

constexpr std::string_view kSqliteSettings[] = {
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32768",            // 32 MiB a connection, taken as needed.
    "PRAGMA wal_autocheckpoint = 4000",      // Pages: 16 MiB of WAL, then it is written back.
    "PRAGMA journal_size_limit = 67108864",  // A WAL that had to grow is cut back to 64 MiB.
    "PRAGMA temp_store = MEMORY",
};

// SQLite does not wait for a lock here as it does elsewhere: it has read the file by then, and two
// that had both read it would wait for each other. So two that open a new file at once would not
// both get it.
void switch_to_wal(Connection& connection) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(kBusyTimeoutMs);
  for (;;) {
    try {
      return connection.execute("PRAGMA journal_mode = WAL");
    } catch (const StorageBusy&) {
      if (Clock::now() >= end) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

// A connection is one thread's at a time, and nobody asks SQLite how much memory it uses: without
// locks around each call and each allocation less is to be done. Has no effect, and does no harm,
// where something in the process used SQLite before.
void spare_sqlite_locks() {
  static const bool is_done = [] {
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return true;
  }();
  static_cast<void>(is_done);
}

}  // namespace

Connection::Fixed::Fixed(const char* sql) : text(sql) {}
Connection::Fixed::~Fixed() = default;

Connection::Connection(const Location& location, Access access) : engine_(location.engine) {
  if (engine_ == Engine::kSqlite) {
    open_sqlite(location, access);
  } else {
    open_postgresql(location, access);
  }
  // A writer waits for the lock here and nowhere later.
  if (engine_ == Engine::kSqlite && access == Access::kReadWrite) begin_.text = "BEGIN IMMEDIATE";
}

Connection::~Connection() = default;

void Connection::open_sqlite(const Location& location, Access access) {
  const std::filesystem::path path = location.path;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw StorageError("The database '" + location.path + "' is a folder: name a file in it.");
  }
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder, ignored)) {
    throw StorageError("The folder of the database, '" + folder.string() +
                       "', does not exist: create it, or correct the database URL.");
  }
  if (access == Access::kReadOnly && !std::filesystem::exists(path, ignored)) {
    throw StorageError("There is no database '" + location.path + "'.");
  }
  spare_sqlite_locks();
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(location.path.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  sqlite_.reset(opened);
  if (code != SQLITE_OK) {
    throw StorageError("The database '" + location.path +
                       "' cannot be opened: check the rights of the file and its folder.");
  }
  sqlite3_busy_timeout(sqlite_.get(), kBusyTimeoutMs);
  try {
    // Writes nothing once the file is in WAL mode, and is the first to notice a file that is no
    // database.
    if (access == Access::kReadWrite) switch_to_wal(*this);
    for (const auto setting : kSqliteSettings) execute(std::string(setting));
    if (access == Access::kReadOnly) execute("PRAGMA query_only = ON");
  } catch (const StorageDamaged& error) {
    throw StorageDamaged("The database '" + location.path + "' cannot be used. " + error.what());
  } catch (const StorageBusy&) {
    throw;
  } catch (const StorageFull&) {
    throw;
  } catch (const StorageError& error) {
    throw StorageError("The database '" + location.path + "' cannot be used. " + error.what());
  }
}

void Connection::open_postgresql(const Location& location, Access access) {
  postgresql_.reset(connect_to_postgresql(location.connection, access == Access::kReadWrite));
  execute("SET client_min_messages = warning");
  execute("SET lock_timeout = " + std::to_string(kBusyTimeoutMs));
  if (access == Access::kReadOnly) execute("SET default_transaction_read_only = on");
}

bool Connection::in_transaction() {
  if (engine_ == Engine::kSqlite) {
    return sqlite3_get_autocommit(sqlite_.get()) == 0;
  }
  const auto status = PQtransactionStatus(postgresql_.get());
  return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
}

bool Connection::is_alive() {
  return engine_ == Engine::kSqlite || PQstatus(postgresql_.get()) == CONNECTION_OK;
}

void Connection::execute(const std::string& text) {
  if (engine_ == Engine::kPostgresql) return execute_on_postgresql(postgresql_.get(), text);
  const int code = sqlite3_exec(sqlite_.get(), text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite_error(sqlite_.get(), code, text);
}

long long Connection::number(const std::string& text) {
  const std::unique_ptr<Prepared> statement = prepare(text);
  std::optional<long long> value;
  if (statement->step()) statement->take(0, value);
  return value.value_or(0);
}

std::unique_ptr<Prepared> Connection::prepare(const std::string& text) {
  return engine_ == Engine::kSqlite ? prepare_on_sqlite(sqlite_.get(), text)
                                    : prepare_on_postgresql(postgresql_.get(), text);
}

void Connection::run(Fixed& fixed) {
  if (!fixed.prepared) fixed.prepared = prepare(fixed.text);
  while (fixed.prepared->step()) {
  }
}

void Connection::Close::operator()(sqlite3* sqlite) const { sqlite3_close_v2(sqlite); }
void Connection::Close::operator()(pg_conn* postgresql) const { PQfinish(postgresql); }

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.run(connection_.begin_);
}

Transaction::~Transaction() {
  if (!open_) return;
  // If it fails, the server is gone, and the transaction with it.
  went_through([this] {
    if (connection_.in_transaction()) connection_.run(connection_.rollback_);
  });
}

void Transaction::commit() {
  connection_.run(connection_.commit_);
  open_ = false;
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) {
  if (!connection_.in_transaction()) {
    throw StorageError("The transaction has ended, so no part of it can begin.");
  }
  connection_.run(connection_.savepoint_);
}

Savepoint::~Savepoint() {
  if (!open_) return;
  connection_.count_change();
  // If it fails, the server is gone, and the transaction with it.
  went_through([this] {
    if (!connection_.in_transaction()) return;
    connection_.run(connection_.rollback_to_);
    connection_.run(connection_.release_);
  });
}

void Savepoint::release() {
  connection_.run(connection_.release_);
  open_ = false;
}

}  // namespace sammachip

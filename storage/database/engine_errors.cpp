#include "storage/database/engine_errors.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <cerrno>
#include <string>

namespace sammachip {
namespace {

std::string described(std::string_view text, std::string_view doing) {
  return std::string(text.substr(0, text.find('\n'))).append(" (in: ").append(doing) + ")";
}

[[noreturn]] void throw_busy(const std::string& text) {
  throw StorageBusy("The database is locked by another connection: " + text);
}
[[noreturn]] void throw_full(const std::string& text) {
  throw StorageFull("The disk of the database is full: free some space. " + text);
}
[[noreturn]] void throw_refused(const std::string& text) {
  throw StorageRefused("The database refused a row: " + text);
}
[[noreturn]] void throw_damaged(const std::string& text) {
  throw StorageDamaged("The database is damaged: restore a backup. " + text);
}

}  // namespace

void throw_sqlite_error(sqlite3* connection, int code, std::string_view doing) {
  const std::string text = described(sqlite3_errmsg(connection), doing);
  const int system_error = sqlite3_system_errno(connection);
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw_busy(text);
    case SQLITE_FULL:
      throw_full(text);
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT) throw_full(text);
      throw StorageError("The disk of the database failed: " + text);
    case SQLITE_CONSTRAINT:
      throw_refused(text);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw_damaged(text);
    case SQLITE_READONLY:
      throw StorageError(
          "The database cannot be written: check the rights of its file and folder. " + text);
    default:
      throw StorageError("The database failed: " + text);
  }
}

void throw_postgresql_error(const pg_conn* connection, const pg_result* answer,
                            std::string_view doing) {
  const char* given = answer ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
  const std::string_view state = given == nullptr ? "" : given;
  const std::string_view kind = state.substr(0, 2);
  const std::string text =
      described(answer ? PQresultErrorMessage(answer) : PQerrorMessage(connection), doing);
  // 57014 is a statement that was cancelled or took too long; the rest of 57 is a server that ends.
  const bool is_gone =
      PQstatus(connection) != CONNECTION_OK || kind == "08" || (kind == "57" && state != "57014");
  if (is_gone) throw StorageLost("The database server is gone: " + text);
  // It may have become the standby of another, which who connects anew is led to.
  if (state == "25006") throw StorageLost("The database server takes no changes: " + text);
  // 40: a deadlock, or two that cannot both have been first. 55P03: a lock was waited for too long.
  if (kind == "40" || state == "55P03" || state == "57014") throw_busy(text);
  if (state == "53100") throw_full(text);
  if (kind == "23") throw_refused(text);
  if (state == "XX001" || state == "XX002") throw_damaged(text);
  throw StorageError("The database failed: " + text);
}

}  // namespace sammachip

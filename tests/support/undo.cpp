#include "support/undo.h"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

namespace sammachip {

namespace {

void must_be_ok(int status, sqlite3* database) {
  if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database));
}

using Bytes = std::unique_ptr<void, void (*)(void*)>;

std::pair<Bytes, int> changes_of(sqlite3_session* session, sqlite3* database) {
  int bytes = 0;
  void* data = nullptr;
  must_be_ok(sqlite3session_changeset(session, &bytes, &data), database);
  return {Bytes(data, sqlite3_free), bytes};
}

// A row that went with another one is there again when its turn comes.
int go_on(void* /*context*/, int kind, sqlite3_changeset_iter* /*change*/) {
  const bool is_other = kind == SQLITE_CHANGESET_DATA || kind == SQLITE_CHANGESET_CONFLICT;
  return is_other ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

}  // namespace

Undo::Undo(sqlite3* database) : database_(database), session_(nullptr, sqlite3session_delete) {
  sqlite3_session* session = nullptr;
  must_be_ok(sqlite3session_create(database, "main", &session), database);
  session_.reset(session);
  must_be_ok(sqlite3session_attach(session, nullptr), database);
}

std::set<std::string> Undo::tables() const {
  const auto [changes, bytes] = changes_of(session_.get(), database_);
  sqlite3_changeset_iter* started = nullptr;
  must_be_ok(sqlite3changeset_start(&started, bytes, changes.get()), database_);
  const std::unique_ptr<sqlite3_changeset_iter, int (*)(sqlite3_changeset_iter*)> each(
      started, sqlite3changeset_finalize);
  std::set<std::string> names;
  while (sqlite3changeset_next(each.get()) == SQLITE_ROW) {
    const char* table = nullptr;
    int columns = 0;
    int operation = 0;
    int is_indirect = 0;
    must_be_ok(sqlite3changeset_op(each.get(), &table, &columns, &operation, &is_indirect),
               database_);
    names.insert(table);
  }
  return names;
}

void Undo::undo() {
  const auto [changes, written] = changes_of(session_.get(), database_);
  int bytes = 0;
  void* data = nullptr;
  must_be_ok(sqlite3changeset_invert(written, changes.get(), &bytes, &data), database_);
  const Bytes undoing(data, sqlite3_free);
  session_.reset();
  must_be_ok(sqlite3changeset_apply(database_, bytes, undoing.get(), nullptr, go_on, nullptr),
             database_);
}

}  // namespace sammachip

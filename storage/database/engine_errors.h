#pragma once

#include <string_view>

#include "storage/database/error.h"

struct pg_conn;
struct pg_result;
struct sqlite3;

namespace sammachip {

// The one place where what the engines say becomes one of our errors; the lists of their codes are
// sqlite.org/rescode.html and appendix A of PostgreSQL's manual. `doing` is the SQL. Of the
// engine's text only the first line is kept: those after it hold values of the row at fault.

// Throws what `code`, given by `connection`, is.
[[noreturn]] void throw_sqlite_error(sqlite3* connection, int code, std::string_view doing);

// Throws what `answer` is; null: an error of the connection itself.
[[noreturn]] void throw_postgresql_error(const pg_conn* connection, const pg_result* answer,
                                         std::string_view doing);

}  // namespace sammachip

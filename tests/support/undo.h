// What was written to a SQLite database since a moment, undone. For tests that try much from one
// state: a copy of the whole database would have each statement prepared anew.
#pragma once

#include <memory>
#include <set>
#include <string>

struct sqlite3;
struct sqlite3_session;

namespace sammachip {

// Of tables with a primary key. REQUIRES: nothing else writes while it is made, undone or ended,
// and the schema stays. Throws std::runtime_error where SQLite does not do it.
class Undo {
 public:
  // From now on.
  explicit Undo(sqlite3* database);
  // The tables in which a row is another one since.
  std::set<std::string> tables() const;
  // All is as it was when this was made. To be called once.
  void undo();

 private:
  sqlite3* const database_;
  std::unique_ptr<sqlite3_session, void (*)(sqlite3_session*)> session_;
};

}  // namespace sammachip

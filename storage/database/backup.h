#pragma once

#include <string>

namespace sammachip {

// Copies the SQLite database at `url` into the new file `to`, while others read and write it: the
// copy is one committed state, checked whole, and on disk when this returns. Throws StorageError in
// a sentence (`to` exists, no room, PostgreSQL: use pg_dump); then there is no `to`.
void backup(const std::string& url, const std::string& to);

// Puts the backup `from` in the place of the SQLite database at `url`, in one step: there is the
// old or the new, never a mixture. The former file is kept as "<file>.before-restore-<time>";
// returns its name, empty if there was none. Throws StorageBusy if a process has the database open,
// StorageError if `from` is damaged, no database of ours or of a newer release; then nothing has
// changed.
std::string restore(const std::string& url, const std::string& from, long long now_ms);

}  // namespace sammachip

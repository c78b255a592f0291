#pragma once

#include <string>

namespace sammachip {

// A lock on the file `path` (created if it is not there), held against other processes until the
// end of its life. It is a file of its own: closing the database file itself would drop SQLite's
// locks on it.
class FileLock {
 public:
  enum class Kind { kShared, kExclusive };
  // Does not wait. Throws StorageBusy if another process holds what excludes this, StorageError if
  // there can be no such file.
  FileLock(const std::string& path, Kind kind);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_;
};

}  // namespace sammachip

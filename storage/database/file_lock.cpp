#include "storage/database/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "storage/database/error.h"

namespace sammachip {

FileLock::FileLock(const std::string& path, Kind kind)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (file_ < 0) {
    throw StorageError("'" + path + "' cannot be written: check the rights of its folder.");
  }
  if (::flock(file_, (kind == Kind::kShared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    ::close(file_);
    throw StorageBusy("Another process is using the database ('" + path + "' is locked).");
  }
}

FileLock::~FileLock() { ::close(file_); }

}  // namespace sammachip

#include "storage/database/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "storage/database/attempt.h"
#include "storage/database/database.h"
#include "storage/database/migrations.h"
#include "storage/database/query.h"

namespace sammachip {
namespace {

namespace fs = std::filesystem;

// A file that is removed at the end of its life unless kept.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

Location sqlite_location(const std::string& url) {
  Location location = parse_location(url);
  if (location.engine != Engine::kSqlite || location.path.empty()) {
    throw StorageError(
        "Only an SQLite file is backed up and restored by this command: for PostgreSQL use pg_dump"
        " and pg_restore.");
  }
  return location;
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// Brings a file or folder to disk.
void sync(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) throw StorageError("'" + path.string() + "' cannot be brought to disk.");
}

// Throws StorageError, in words that go on from "The backup ...", unless the SQLite file is whole
// and ours.
void check_whole(const fs::path& path) {
  Connection connection({.engine = Engine::kSqlite, .path = path.string()}, Access::kReadOnly);
  if (check_version(connection, all_migrations()) == 0) {
    throw StorageError("it holds no tables of this program.");
  }
  const auto verdict = Query<std::string()>(connection, "PRAGMA integrity_check(1)").only();
  if (verdict != "ok") throw StorageError("it is damaged: " + verdict);
}

// Closes a database that nobody uses into its one file. One that is too damaged for that keeps its
// WAL beside it.
void fold_wal(const Location& location) {
  // It is being replaced, perhaps because it is damaged: then it is kept as it is.
  went_through([&] {
    Connection connection(location, Access::kReadWrite);
    connection.execute("PRAGMA journal_mode = DELETE");
  });
}

// Gives the former database a second name, so that the first can be replaced in one step.
void keep_aside(const fs::path& path, const fs::path& aside) {
  std::error_code failed;
  if (fs::exists(path.string() + "-wal"))
    fs::rename(path.string() + "-wal", aside.string() + "-wal");
  fs::create_hard_link(path, aside, failed);
  if (failed) fs::copy_file(path, aside);
  fs::remove(path.string() + "-shm", failed);
}

}  // namespace

void backup(const std::string& url, const std::string& to) {
  const Location location = sqlite_location(url);
  const FileLock in_use(lock_path(location.path), FileLock::Kind::kShared);
  // Taking the name first, and alone, is what refuses to overwrite, even a file that appears just
  // now.
  const int reserved = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (reserved < 0) {
    throw StorageError("The backup '" + to + "' cannot be made: " +
                       (fs::exists(to) ? "the file exists." : "check its folder and its rights."));
  }
  ::close(reserved);
  Unfinished copy{fs::path(to)};
  try {
    Connection connection(location, Access::kReadOnly);
    // VACUUM INTO takes one committed state, blocks no writer, and leaves what was deleted behind.
    connection.execute("PRAGMA query_only = OFF");
    Query<void(std::string_view)>(connection, "VACUUM INTO :to").run(to);
    check_whole(copy.path());
    sync(copy.path());
    sync(folder_of(copy.path()));
  } catch (const StorageFull&) {
    throw StorageFull("The backup '" + to + "' does not fit on its disk.");
  } catch (const StorageError& error) {
    throw StorageError("The backup '" + to + "' cannot be made: " + error.what());
  }
  copy.keep();
}

std::string restore(const std::string& url, const std::string& from, long long now_ms) {
  const Location location = sqlite_location(url);
  const fs::path path = location.path;
  if (!fs::is_regular_file(from)) throw StorageError("There is no backup '" + from + "'.");
  std::unique_ptr<FileLock> alone;
  try {
    alone = std::make_unique<FileLock>(lock_path(path), FileLock::Kind::kExclusive);
  } catch (const StorageBusy&) {
    throw StorageBusy("The database '" + location.path +
                      "' is in use: stop the service, then restore.");
  }
  Unfinished copy(path.string() + ".restoring");
  try {
    fs::copy_file(from, copy.path(), fs::copy_options::overwrite_existing);
    check_whole(copy.path());
    sync(copy.path());
  } catch (const StorageError& error) {
    throw StorageError("The backup '" + from + "' cannot be restored: " + error.what());
  } catch (const fs::filesystem_error& error) {
    throw StorageError("The backup '" + from + "' cannot be copied: " + error.code().message());
  }
  std::string aside;
  if (fs::exists(path)) {
    aside = path.string() + ".before-restore-" + std::to_string(now_ms);
    fold_wal(location);
    keep_aside(path, aside);
  }
  fs::rename(copy.path(), path);
  copy.keep();
  sync(folder_of(path));
  return aside;
}

}  // namespace sammachip

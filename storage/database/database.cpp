#include "storage/database/database.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "storage/database/migrations.h"

namespace sammachip {
namespace {

std::string make_temporary_folder() {
  std::error_code ignored;
  const std::filesystem::path memory = "/dev/shm";
  const auto parent = std::filesystem::is_directory(memory, ignored)
                          ? memory
                          : std::filesystem::temp_directory_path();
  std::string name = parent / "sammachip-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    throw StorageError("No folder for a database in memory can be made in " + parent.string() +
                       ".");
  }
  return name;
}

// Only for the note of when a migration ran; what the bot itself stores comes from its Clock.
long long now_ms() {
  using std::chrono::milliseconds;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(now).count();
}

}  // namespace

std::string lock_path(const std::string& path) { return path + ".lock"; }

Database::Database(const std::string& url, const Progress& progress)
    : location_(parse_location(url)) {
  if (engine() == Engine::kSqlite && location_.path.empty()) {
    temporary_folder_ = make_temporary_folder();
    location_.path = temporary_folder_ + "/memory.db";
  }
  writer_ = std::make_unique<Connection>(location_, Access::kReadWrite);
  if (engine() == Engine::kSqlite) {
    in_use_ = std::make_unique<FileLock>(lock_path(path()), FileLock::Kind::kShared);
  }
  migrate(*writer_, all_migrations(), {.now_ms = now_ms(), .progress = progress});
  if (!temporary_folder_.empty()) writer_->execute("PRAGMA synchronous = OFF");
}

void Database::on_standard_error(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
}

Database::~Database() {
  writer_.reset();
  std::error_code ignored;
  if (!temporary_folder_.empty()) std::filesystem::remove_all(temporary_folder_, ignored);
}

std::unique_ptr<Connection> Database::connect(Access access) const {
  return std::make_unique<Connection>(location_, access);
}

void Database::reconnect_writer() {
  writer_.reset();
  writer_ = connect(Access::kReadWrite);
}

}  // namespace sammachip

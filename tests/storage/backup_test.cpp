#include "storage/database/backup.h"

#include <atomic>
#include <fstream>
#include <thread>

#include "storage/database/database.h"
#include "storage/database/migrations.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"
#include "tests/support/thrown.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

void save(const std::string& url, const std::string& value) {
  Database database(url);
  Records(database).settings.save("value", value);
}

std::string value_in(const std::string& url) {
  Database database(url);
  return Records(database).settings.find("value").value_or("none");
}

std::string refusal(const std::function<void()>& act) {
  return words_thrown_by<StorageError>(act, "no refusal");
}

}  // namespace

TEST_CASE("A backup taken while a writer writes is one committed state") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Records records(database);
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    while (!stop) {
      // The two always change together.
      Transaction transaction(database.writer());
      records.push_ledger.add("2026-11", "one", 1);
      records.settings.save("pad" + std::to_string(written % 200), std::string(5000, 'x'));
      records.push_ledger.add("2026-11", "two", 1);
      transaction.commit();
      ++written;
    }
  });
  while (written < 50) std::this_thread::yield();
  std::vector<std::string> copies;
  for (int i = 0; i < 5; ++i) {
    copies.push_back("copy" + std::to_string(i) + ".db");
    const int before = written;
    backup(folder.url(), folder.file(copies.back()));
    while (written < before + 5) std::this_thread::yield();  // The writer was not stopped by it.
  }
  stop = true;
  writer.join();
  for (const auto& name : copies) {
    CHECK_FALSE(std::filesystem::exists(folder.file(name) + "-wal"));
    Database copy(folder.url(name));
    const auto counts = Records(copy).push_ledger.list("2026-11");
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].count == counts[1].count);
    CHECK(counts[0].count >= 50);
  }
}

TEST_CASE("A backup never overwrites a file") {
  const TemporaryFolder folder;
  save(folder.url(), "1");
  std::ofstream(folder.file("letter")) << "dear";
  CHECK_THAT(refusal([&] { backup(folder.url(), folder.file("letter")); }), Contains("exists"));
  CHECK(std::filesystem::file_size(folder.file("letter")) == 4);
}

TEST_CASE("A backup that cannot be made leaves no file") {
  const TemporaryFolder folder;
  CHECK_THAT(refusal([&] { backup(folder.url("none.db"), folder.file("copy")); }),
             Contains("no database"));
  CHECK_FALSE(std::filesystem::exists(folder.file("copy")));
  save(folder.url(), "1");
  CHECK_THAT(refusal([&] { backup(folder.url(), folder.file("no/copy")); }), Contains("folder"));
  CHECK_THAT(refusal([&] { backup("postgresql://x", folder.file("copy")); }), Contains("pg_dump"));
}

TEST_CASE("A restored database is the backup, and the former one is kept aside") {
  const TemporaryFolder folder;
  save(folder.url(), "before");
  backup(folder.url(), folder.file("copy"));
  save(folder.url(), "after");
  const std::string aside = restore(folder.url(), folder.file("copy"), 77);
  CHECK(value_in(folder.url()) == "before");
  CHECK(value_in("sqlite:///" + aside) == "after");
  CHECK_FALSE(std::filesystem::exists(folder.file("test.db.restoring")));
  CHECK(std::filesystem::exists(folder.file("copy")));
}

TEST_CASE("A backup is restored where there is no database yet") {
  const TemporaryFolder folder;
  save(folder.url(), "value");
  backup(folder.url(), folder.file("copy"));
  CHECK(restore(folder.url("new.db"), folder.file("copy"), 1).empty());
  CHECK(value_in(folder.url("new.db")) == "value");
}

TEST_CASE("A restore is refused while the database is in use") {
  const TemporaryFolder folder;
  save(folder.url(), "before");
  backup(folder.url(), folder.file("copy"));
  Database serving(folder.url());
  CHECK_THROWS_AS(restore(folder.url(), folder.file("copy"), 1), StorageBusy);
  CHECK_THAT(refusal([&] { restore(folder.url(), folder.file("copy"), 1); }),
             Contains("stop the service"));
}

TEST_CASE("A damaged, foreign or newer backup is refused, and nothing has changed") {
  const TemporaryFolder folder;
  save(folder.url(), "mine");
  backup(folder.url(), folder.file("copy"));
  const auto refused = [&](const std::string& name, const std::string& why) {
    CHECK_THAT(refusal([&] { restore(folder.url(), folder.file(name), 5); }), Contains(why));
    CHECK(value_in(folder.url()) == "mine");
    CHECK_FALSE(std::filesystem::exists(folder.file("test.db.before-restore-5")));
    CHECK_FALSE(std::filesystem::exists(folder.file("test.db.restoring")));
  };
  refused("none", "no backup");

  std::ofstream(folder.file("letter")) << std::string(5000, 'x');
  refused("letter", "damaged");

  std::filesystem::copy_file(folder.file("copy"), folder.file("torn"));
  std::filesystem::resize_file(folder.file("torn"),
                               std::filesystem::file_size(folder.file("torn")) / 2);
  refused("torn", "damaged");

  std::filesystem::copy_file(folder.file("copy"), folder.file("bent"));
  {
    std::fstream file(folder.file("bent"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 * 9);
    file << std::string(4096 * 3, 'x');
  }
  refused("bent", "damaged");

  {
    Connection other({.path = folder.file("other")}, Access::kReadWrite);
    other.execute("CREATE TABLE song (name TEXT)");
  }
  refused("other", "another program's tables");

  std::filesystem::copy_file(folder.file("copy"), folder.file("newer"));
  {
    Connection newer({.path = folder.file("newer")}, Access::kReadWrite);
    newer.execute("INSERT INTO schema_migration VALUES (99, 'later', 1, 99)");
    newer.execute("PRAGMA journal_mode = DELETE");
  }
  refused("newer", "newer release");
}

TEST_CASE("A damaged database is replaced by a restore and still kept aside") {
  const TemporaryFolder folder;
  save(folder.url(), "value");
  backup(folder.url(), folder.file("copy"));
  std::ofstream(folder.file("test.db")) << std::string(5000, 'x');
  const std::string aside = restore(folder.url(), folder.file("copy"), 5);
  CHECK(value_in(folder.url()) == "value");
  CHECK(std::filesystem::file_size(aside) == 5000);
}

}  // namespace sammachip

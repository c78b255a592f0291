#include "storage/database/database.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "storage/database/named_values.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/settings.h"
#include "storage/readers.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"
#include "tests/storage/each_database.h"
#include "tests/support/thrown.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

Location location_of(const std::string& url) { return parse_location(url); }

std::string error_of(const std::string& url) {
  return words_thrown_by<StorageError>([&] { const Database database(url); }, "no error");
}

}  // namespace

TEST_CASE("What cannot be a database is refused in a sentence that names it") {
  const TemporaryFolder folder;
  CHECK_THAT(error_of("mysql://x"), Contains("sqlite:///"));
  CHECK_THAT(error_of("postgres"), Contains("postgresql://"));
  CHECK_THAT(error_of("sqlite:///" + folder.file("no/where.db")), Contains("does not exist"));
  CHECK_THAT(error_of("sqlite:///" + folder.file("")), Contains("is a folder"));
  std::ofstream(folder.file("letter.db")) << std::string(5000, 'x');
  CHECK_THAT(error_of(folder.url("letter.db")),
             Contains("letter.db") && Contains("not a database"));
  {
    Connection other({.path = folder.file("other.db")}, Access::kReadWrite);
    other.execute("CREATE TABLE song (name TEXT)");
  }
  CHECK_THAT(error_of(folder.url("other.db")), Contains("another program's tables"));
  CHECK_THAT(error_of("postgresql:///x?host=" + folder.file("nowhere")),
             Contains("cannot be reached"));
}

TEST_CASE("A file's name may hold a quotation mark") {
  const TemporaryFolder folder;
  { Database database(folder.url("the \"old\" one.db")); }
  CHECK(std::filesystem::exists(folder.file("the \"old\" one.db")));
}

TEST_CASE("Values have numbers on PostgreSQL, and only they") {
  const auto numbered = [](const std::string& text) { return find_values(text).numbered; };
  CHECK(numbered("SELECT a FROM b WHERE c = :c AND d >= :until_d LIMIT :limit") ==
        "SELECT a FROM b WHERE c = $1 AND d >= $2 LIMIT $3");
  CHECK(numbered("SELECT ':no', x::text, '12:30' WHERE y = :y2") ==
        "SELECT ':no', x::text, '12:30' WHERE y = $1");
  CHECK(numbered("SELECT 1 WHERE a > :x OR b = :y AND a = :x") ==
        "SELECT 1 WHERE a > $1 OR b = $2 AND a = $1");
  CHECK(numbered("COMMIT") == "COMMIT");
}

TEST_CASE("What a column holds must fit what it is read into") {
  on_each_engine([](const std::string& url) {
    Database database(url);
    Connection& connection = database.writer();
    Query<std::string()> nothing(connection, "SELECT CAST(NULL AS TEXT)");
    CHECK_THROWS_AS(nothing.one(), StorageError);
    Query<CandidateStatus()> word(connection, "SELECT 'never heard of'");
    CHECK_THROWS_WITH(word.one(), Contains("never heard of"));
    CHECK(connection.number("SELECT 42") == 42);
  });
}

TEST_CASE("A database file that cannot be written is refused") {
  if (::geteuid() == 0) {
    WARN("Nothing is forbidden to root: skipped.");
    return;
  }
  const TemporaryFolder folder;
  { Database database(folder.url()); }
  ::chmod(folder.file("test.db").c_str(), 0400);
  CHECK_THAT(error_of(folder.url()), Contains("rights"));
}

TEST_CASE("A damaged database is refused") {
  const TemporaryFolder folder;
  { Database database(folder.url()); }
  {
    std::fstream file(folder.file("test.db"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);
    file << std::string(3000, 'x');
  }
  CHECK_THAT(error_of(folder.url()), Contains("damaged"));
}

TEST_CASE("A database in memory takes several connections and is gone afterwards") {
  std::string path;
  {
    Database database("sqlite://:memory:");
    path = database.path();
    database.writer().execute("INSERT INTO setting (key, value) VALUES ('a', 'b')");
    CHECK(database.connect(Access::kReadOnly)->number("SELECT COUNT(*) FROM setting") == 1);
    CHECK(std::filesystem::exists(path));
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("What was not committed is not there") {
  with_records([](Records& records) {
    {
      const Transaction transaction(records.connection);
      records.settings.save("lost", "1");
    }
    CHECK(records.settings.find("lost") == std::nullopt);
    Transaction transaction(records.connection);
    records.settings.save("kept", "1");
    transaction.commit();
    CHECK(records.settings.find("kept") == "1");
    CHECK_FALSE(records.connection.in_transaction());
  });
}

TEST_CASE("A part that fails is undone and its neighbours stay") {
  with_records([](Records& records) {
    Transaction transaction(records.connection);
    const auto save_in_part = [&](const std::string& key, bool fails) {
      Savepoint part(records.connection);
      records.settings.save(key, "1");
      if (fails) {
        CHECK_THROWS_AS(records.connection.execute("INSERT INTO push_ledger VALUES ('m', 'c', -1)"),
                        StorageRefused);
        return;
      }
      part.release();
    };
    save_in_part("first", false);
    save_in_part("second", true);
    {
      Savepoint outer(records.connection);
      save_in_part("inner", true);
      save_in_part("third", false);
      outer.release();
    }
    transaction.commit();
    CHECK(records.settings.find("first"));
    CHECK_FALSE(records.settings.find("second"));
    CHECK_FALSE(records.settings.find("inner"));
    CHECK(records.settings.find("third"));
  });
}

TEST_CASE("A part outside a transaction is refused, for it would be committed alone") {
  with_records(
      [](Records& records) { CHECK_THROWS_AS(Savepoint(records.connection), StorageError); });
}

TEST_CASE("A statement works again after a row was refused") {
  with_records([](Records& records) {
    records.invitations.insert({.code = "AB12"});
    CHECK_THROWS_AS(records.invitations.insert({.code = "AB12"}), StorageRefused);
    CHECK_THROWS_AS(records.invitations.insert({.code = "lower"}), StorageRefused);
    records.invitations.insert({.code = "CD34"});
    CHECK(records.invitations.find("CD34"));
  });
}

TEST_CASE("The text of an error holds no values") {
  with_records([](Records& records) {
    records.invitations.insert({.code = "AB12", .created_by = "U-secret"});
    const auto refused = thrown_by<StorageRefused>(
        [&] { records.invitations.insert({.code = "AB12", .created_by = "U-secret"}); });
    REQUIRE(refused);
    CHECK_THAT(refused->words, !Contains("U-secret") && !Contains("AB12"));
  });
}

TEST_CASE("A second writer is told that the database is busy") {
  const TemporaryFolder folder;
  Database database(folder.url());
  auto other = database.connect(Access::kReadWrite);
  const Transaction first(database.writer());
  CHECK_THROWS_AS(Transaction(*other), StorageBusy);
}

TEST_CASE("A reader sees what is committed and is not held up by the writer") {
  on_each_engine([](const std::string& url) {
    Database database(url);
    Records records(database);
    Readers readers(database, 1);
    Transaction transaction(records.connection);
    records.settings.save("key", "value");
    {
      auto reader = readers.take();
      CHECK_FALSE(reader->settings.find("key"));
      CHECK_THROWS_AS(readers.take(std::chrono::milliseconds(1)), StorageBusy);
      CHECK_THROWS_AS(reader->settings.save("not", "mine"), StorageError);
    }
    transaction.commit();
    CHECK(readers.take()->settings.find("key") == "value");
  });
}

TEST_CASE("A full disk is told apart, and work goes on when there is room") {
  const TemporaryFolder folder;
  Database database(folder.url());
  Records records(database);
  const long long pages = database.writer().number("PRAGMA page_count");
  database.writer().number("PRAGMA max_page_count = " + std::to_string(pages));
  const auto fill = [&] {
    Transaction transaction(database.writer());
    for (int i = 0; i < 50; ++i) {
      Savepoint part(database.writer());
      records.settings.save("key" + std::to_string(i), std::string(10'000, 'x'));
      part.release();
    }
    transaction.commit();
  };
  CHECK_THROWS_AS(fill(), StorageFull);
  CHECK_FALSE(database.writer().in_transaction());
  CHECK_FALSE(records.settings.find("key0"));
  database.writer().number("PRAGMA max_page_count = 1000000");
  fill();
  CHECK(records.settings.find("key49"));
}

TEST_CASE("A lost server is told apart, and a new connection goes on") {
  auto* postgres = Postgres::instance();
  if (postgres == nullptr) return;
  Database database(postgres->make_database());
  {
    Records records(database);
    records.settings.save("before", "1");
    Transaction transaction(database.writer());
    postgres->drop_connections();
    CHECK_THROWS_AS(records.settings.save("during", "1"), StorageLost);
    CHECK_THROWS_AS(transaction.commit(), StorageLost);
  }
  database.reconnect_writer();
  Records records(database);
  CHECK(records.settings.find("before"));
  CHECK_FALSE(records.settings.find("during"));
}

TEST_CASE("Two writers that lock each other out are told that the database is busy") {
  auto* postgres = Postgres::instance();
  if (postgres == nullptr) return;
  Database database(postgres->make_database());
  Records one(database);
  one.settings.save("a", "0");
  one.settings.save("b", "0");
  auto connection = database.connect(Access::kReadWrite);
  Records two(*connection);
  Transaction first(one.connection);
  Transaction second(*connection);
  one.settings.save("a", "1");
  two.settings.save("b", "2");
  int busy = 0;
  std::thread other([&] {
    const auto was_busy = thrown_by<StorageBusy>([&] {
      two.settings.save("a", "2");
      second.commit();
    });
    if (was_busy) ++busy;
  });
  int busy_here = 0;
  const auto was_busy_here = thrown_by<StorageBusy>([&] {
    one.settings.save("b", "1");
    first.commit();
  });
  if (was_busy_here) {
    ++busy_here;
    one.connection.execute("ROLLBACK");
  }
  other.join();
  CHECK(busy + busy_here == 1);
}

TEST_CASE("Two processes that start at once on an empty database both get it") {
  on_each_engine([](const std::string& url) {
    std::vector<std::thread> starts;
    std::atomic<int> started = 0;
    for (int i = 0; i < 4; ++i) {
      starts.emplace_back([&] {
        const auto error = thrown_by<StorageError>([&] { const Database database(url); });
        if (!error) ++started;
        if (error) std::fprintf(stderr, "%s\n", error->words.c_str());
      });
    }
    for (auto& start : starts) start.join();
    CHECK(started == 4);
  });
}

TEST_CASE("Who opens a new file that another is about to write waits for it") {
  const TemporaryFolder folder;
  Connection other(location_of(folder.url()), Access::kReadWrite);
  other.execute("PRAGMA journal_mode = DELETE");
  other.execute("BEGIN IMMEDIATE");
  std::string error;
  std::thread opens([&] { error = error_of(folder.url()); });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  other.execute("COMMIT");
  opens.join();
  CHECK(error == "no error");
}

TEST_CASE("Identifiers are UUIDs of version 7 in the order they were made") {
  std::string before = new_id(1'700'000'000'000);
  CHECK(before.substr(0, 13) == "018bcfe5-6800");
  for (int i = 0; i < 20'000; ++i) {
    const std::string id = new_id(1'700'000'000'000 + i / 8000 - i % 3);
    CHECK((id.size() == 36 && id[14] == '7' &&
           std::string("89ab").find(id[19]) != std::string::npos));
    REQUIRE(before < id);
    before = id;
  }
}

}  // namespace sammachip

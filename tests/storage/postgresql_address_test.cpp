#include "storage/database/postgresql_address.h"

#include <cstdlib>
#include <fstream>

#include "storage/database/query.h"
#include "tests/storage/each_database.h"
#include "tests/support/thrown.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

// Every letter that has a meaning in a URL.
const std::string kPassword = "p@ss:w/rd?50%#&=";
const std::string kEncodedPassword = "p%40ss%3Aw%2Frd%3F50%25%23%26%3D";

// A database of the tests' server, and how to write where it is.
struct Target {
  std::string database = {};
  std::string folder = {};          // Of the Unix socket.
  std::string encoded_folder = {};  // The same, percent-encoded.
  std::string port = {};
};

// A new database, which the user "bot" is let into with kPassword.
Target make_target(Postgres& server) {
  static const bool has_user = [&] {
    server.add_user("bot", kPassword);
    return true;
  }();
  REQUIRE(has_user);
  const std::string url = server.make_database();
  const std::size_t name = std::string("postgresql:///").size();
  Target target{.database = url.substr(name, url.find('?') - name),
                .folder = server.folder(),
                .port = std::to_string(server.port())};
  for (const char letter : target.folder) {
    target.encoded_folder += letter == '/' ? std::string("%2F") : std::string(1, letter);
  }
  return target;
}

template <class Check>
void with_server(Check check) {
  if (Postgres* server = Postgres::instance()) check(make_target(*server));
}

// Opens the database, makes our tables in it, and says what it is called.
std::string database_at(const std::string& address) {
  Database database(address);
  return Query<std::string()>(database.writer(), "SELECT CAST(current_database() AS TEXT)").only();
}

std::string error_of(const std::string& address) {
  return words_thrown_by<StorageError>(
      [&] { const Connection connection(parse_location(address), Access::kReadWrite); },
      "no error");
}

// A variable of the environment, as it was again at the end.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

}  // namespace

TEST_CASE("Every way to write a PostgreSQL address leads to its database") {
  with_server([](const Target& at) {
    const std::string tcp = "127.0.0.1:" + at.port + "/" + at.database;
    const std::string bot = "postgresql://bot:" + kEncodedPassword + "@";
    for (const std::string& address : std::initializer_list<std::string>{
             bot + tcp,  // No query.
             "postgres://bot:" + kEncodedPassword + "@" + tcp,
             "postgresql://" + tcp + "?user=bot&password=" + kEncodedPassword,
             bot + "127.0.0.1:1," + tcp,  // Several hosts: nobody is at the first.
             bot + tcp + "?connect_timeout=3&application_name=%E0%B8%9A%E0%B8%AD%E0%B8%97",
             // A Unix socket: its folder percent-encoded, in the query, or as a keyword.
             "postgresql://postgres@" + at.encoded_folder + ":" + at.port + "/" + at.database,
             "postgresql:///" + at.database + "?user=postgres&host=" + at.folder +
                 "&port=" + at.port,
             "host=" + at.folder + " port=" + at.port + " user=postgres dbname=" + at.database,
             "user = bot password = '" + kPassword + "' host=127.0.0.1 port=" + at.port +
                 " dbname=" + at.database,
         }) {
      INFO(address);
      CHECK(database_at(address) == at.database);
    }
  });
}

TEST_CASE("A service of PostgreSQL's service file is an address") {
  with_server([](const Target& at) {
    const TemporaryFolder folder;
    std::ofstream(folder.file("services"))
        << "[bot]\nhost=127.0.0.1\nport=" << at.port << "\nuser=bot\npassword=" << kPassword
        << "\ndbname=" << at.database << "\n";
    const Variable file("PGSERVICEFILE", folder.file("services"));
    CHECK(database_at("postgresql:///?service=bot") == at.database);
    CHECK(database_at("service=bot") == at.database);
    CHECK_THAT(error_of("postgresql:///?service=cook"), Contains("service"));
    const Variable service("PGSERVICE", "bot");
    CHECK(database_at("postgresql://") == at.database);
  });
}

TEST_CASE("Options of an address reach the server") {
  with_server([](const Target& at) {
    const std::string address = "postgresql://bot:" + kEncodedPassword + "@127.0.0.1:" + at.port +
                                "/" + at.database + "?options=-c%20search_path%3Dvillages";
    Connection(parse_location(address), Access::kReadWrite).execute("CREATE SCHEMA villages");
    Database database(address);
    Query<std::string()> schema(database.writer(),
                                "SELECT CAST(schemaname AS TEXT) FROM pg_tables"
                                " WHERE tablename = 'income_report'");
    CHECK(schema.all() == std::vector<std::string>{"villages"});
  });
}

TEST_CASE("Of several hosts, the one that can be written is written") {
  with_server([](const Target& at) {
    const std::string hosts = "postgresql://bot:" + kEncodedPassword + "@127.0.0.1:" + at.port +
                              ",127.0.0.1:" + at.port + "/" + at.database;
    const Location location = parse_location(hosts);
    Connection(location, Access::kReadWrite)
        .execute("ALTER DATABASE " + at.database + " SET default_transaction_read_only = on");
    CHECK_THAT(error_of(hosts), Contains("read-only"));
    CHECK(error_of(hosts + "?target_session_attrs=any") == "no error");
    CHECK(Connection(location, Access::kReadOnly).number("SELECT 7") == 7);
  });
}

TEST_CASE("A server that takes no changes any more is as good as gone") {
  with_server([](const Target& at) {
    Database database("postgresql:///" + at.database + "?user=postgres&host=" + at.folder +
                      "&port=" + at.port);
    const Transaction transaction(database.writer());
    database.writer().execute("SET TRANSACTION READ ONLY");
    CHECK_THROWS_AS(database.writer().execute("DELETE FROM setting"), StorageLost);
  });
}

TEST_CASE("What is wrong with an address is said without its password") {
  with_server([](const Target& at) {
    const std::string tail = "@127.0.0.1:" + at.port + "/" + at.database;
    for (const std::string& address : std::initializer_list<std::string>{
             "postgresql://bot:hemlig" + tail,             // Not the password.
             "postgresql://bot:hem@lig" + tail,            // Letters that should be encoded.
             "postgresql://bot:hemlig/lig" + tail,         //
             "postgresql://bot:1234/hemlig" + tail,        //
             "postgresql://bot:hemlig%zz" + tail,          //
             "postgresql://bot:hem:lig@lig:hem" + tail,    //
             "postgresql://bot:[hemlig@[hemlig" + tail,    //
             "postgresql://bot:hem/lig?hemlig" + tail,     //
             "postgresql://bot:hemlig@127.0.0.1:x/db",     // Mistakes elsewhere.
             "postgresql://bot:hemlig" + tail + "?ssl",    //
             "postgresql://bot:hemlig" + tail + "?x=hem",  //
             "postgresql://bot:hemlig@127.0.0.1:1/db",     // Nobody there.
             "postgresql://bot:hemlig@nowhere.invalid/db",
             "host=127.0.0.1 password=hemlig user='bot",
             "host=127.0.0.1 password=hem lig user=bot",
             "postgresq1://bot:hemlig" + tail,
             "bot:hemlig" + tail,
         }) {
      INFO(address);
      const std::string error = error_of(address);
      CHECK_THAT(error, Contains("The database"));
      CHECK_THAT(error, !Contains("hem") && !Contains("lig") && !Contains("1234"));
    }
  });
}

}  // namespace sammachip

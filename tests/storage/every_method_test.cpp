#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "storage/database/migrations.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"
#include "tests/storage/repository_calls.h"
#include "tests/support/places.h"
#include "tests/support/thrown.h"

namespace sammachip {
namespace {

// "Visits::find" for each public method of a class in the header that takes a Connection; once for
// each overload.
void add_methods(const std::filesystem::path& header, std::multiset<std::string>& names) {
  std::ifstream file(header);
  std::string of_class;
  bool is_public = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("class ") && line.ends_with("{")) {
      of_class = line.substr(6, line.find(' ', 6) - 6);
    }
    if (line.starts_with("};")) of_class.clear();
    if (line == " public:" || line == " private:") is_public = line == " public:";
    const bool is_declaration = is_public && !of_class.empty() && line.starts_with("  ") &&
                                line.size() > 2 && std::isalpha(line[2]) != 0;
    const std::size_t bracket = line.find('(');
    if (!is_declaration || bracket == std::string::npos || line.starts_with("  explicit")) continue;
    const std::size_t space = line.rfind(' ', bracket);
    names.insert(of_class + "::" + line.substr(space + 1, bracket - space - 1));
  }
}

std::multiset<std::string> methods_of_repositories() {
  const std::string storage = source_dir() + "/storage/";
  std::multiset<std::string> names;
  for (const char* folder : {"households", "joining", "machine", "villages"}) {
    for (const auto& file : std::filesystem::directory_iterator(storage + folder)) {
      if (file.path().extension() == ".h") add_methods(file.path(), names);
    }
  }
  add_methods(storage + "people.h", names);
  return names;
}

// What a call returns, or why it does not.
std::string outcome_of(const RepositoryCall& call, Records& records) {
  std::string returned;
  const auto thrown = thrown_by([&] { returned = call.run(records); });
  return thrown ? "threw: " + thrown->words : returned;
}

// What `call` returns and leaves in the tables. Nothing of it stays.
struct Effect {
  std::string returned;
  Contents left;
};
Effect effect_of(const RepositoryCall& call, Records& records, const Shape& shape) {
  const Transaction transaction(records.connection);
  std::string returned = outcome_of(call, records);
  return {std::move(returned), contents_of(records.connection, shape)};
}

bool says_nothing(const std::string& returned) {
  return returned == "nothing" || returned == "[]" || returned == "0" || returned == "done";
}

// A database that written.sql has filled, and its records.
struct Filled {
  explicit Filled(const std::string& url) : connection(parse_location(url), Access::kReadWrite) {
    fill(connection, all_migrations().size());
    records.emplace(connection);
  }
  Connection connection;
  std::optional<Records> records;
};

}  // namespace

TEST_CASE("Every method of every repository is called by these tests") {
  std::multiset<std::string> called;
  for (const auto& call : all_calls()) called.insert(call.name);
  const auto methods = methods_of_repositories();
  CHECK(methods.size() > 250);
  std::vector<std::string> differ;
  std::ranges::set_symmetric_difference(methods, called, std::back_inserter(differ));
  CHECK(differ == std::vector<std::string>());
}

TEST_CASE("Every method returns and does the same on both engines, and what it does is seen") {
  const TemporaryFolder folder;
  Filled sqlite(folder.url());
  std::optional<Filled> postgresql;
  if (auto* server = Postgres::instance()) postgresql.emplace(server->make_database());
  const Shape shape = shape_of(sqlite.connection);
  const Contents before = contents_of(sqlite.connection, shape);
  for (const auto& call : all_calls()) {
    INFO(call.name);
    const Effect effect = effect_of(call, *sqlite.records, shape);
    CHECK(effect.returned.substr(0, 5) != "threw");
    CHECK((!says_nothing(effect.returned) || effect.left != before));
    if (!postgresql) continue;
    const Effect other = effect_of(call, *postgresql->records, shape);
    CHECK(effect.returned == other.returned);
    for (const auto& [table, rows] : effect.left) {
      if (rows == other.left.at(table)) continue;
      INFO(table);
      CHECK(rows == other.left.at(table));
    }
  }
}

}  // namespace sammachip

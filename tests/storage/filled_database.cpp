#include "tests/storage/filled_database.h"

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "storage/database/migrations.h"
#include "tests/support/places.h"

namespace sammachip {
namespace {

// The SQL of each step, by its name.
std::map<std::string, std::string> read_written() {
  const std::string heading = "-- step ";
  const std::string path = source_dir() + "/tests/storage/written.sql";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("there is no " + path);
  std::map<std::string, std::string> written;
  std::string step;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(heading)) {
      step = line.substr(heading.size());
    } else if (!step.empty()) {
      written[step] += line + "\n";
    }
  }
  return written;
}

}  // namespace

void fill(Connection& connection, std::size_t version) {
  static const std::map<std::string, std::string> written = read_written();
  for (std::size_t step = 1; step <= version; ++step) {
    migrate(connection, all_migrations().first(step), {.now_ms = 1});
    const auto found = written.find(std::string(all_migrations()[step - 1].name));
    if (found != written.end()) connection.execute(found->second);
  }
}

}  // namespace sammachip

#pragma once

#include <sys/types.h>

#include <memory>
#include <string>

namespace sammachip {

// A PostgreSQL server of the tests' own, in a temporary folder, reached by a Unix socket only, with
// fsync off. Ends with the program.
class Postgres {
 public:
  // Starts the server at the first call. Returns nullptr, having said so by WARN, if PostgreSQL is
  // not installed.
  static Postgres* instance();
  ~Postgres();
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  // Makes an empty database and returns its URL.
  std::string make_database();
  // Makes the server drop every connection, as a restart of it would.
  void drop_connections();

 private:
  explicit Postgres(const std::string& folder);
  std::string url(const std::string& database) const;

  std::string folder_;
  pid_t server_ = -1;
  int databases_ = 0;
};

}  // namespace sammachip

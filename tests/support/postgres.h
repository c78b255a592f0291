#pragma once

#include <sys/types.h>

#include <memory>
#include <string>

namespace sammachip {

// A PostgreSQL server of the tests' own, in a temporary folder, with fsync off, reached by a Unix
// socket in it and, with a password, on 127.0.0.1. Ends with the program.
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
  // Lets `user` in at 127.0.0.1 with `password`, to see and change everything.
  void add_user(const std::string& user, const std::string& password);
  // Of the Unix socket's file, and on 127.0.0.1.
  int port() const { return port_; }
  // Where the Unix socket is.
  const std::string& folder() const { return folder_; }
  // Makes the server drop every connection, as a restart of it would.
  void drop_connections();

 private:
  explicit Postgres(const std::string& folder);
  std::string url(const std::string& database) const;

  bool serve();

  std::string folder_;
  int port_ = 0;
  pid_t server_ = -1;
  int databases_ = 0;
};

}  // namespace sammachip

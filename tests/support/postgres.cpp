#include "tests/support/postgres.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "tests/support/wait.h"

namespace sammachip {
namespace {

const std::string kPrograms = "/usr/lib/postgresql/15/bin/";

// Starts a program, as the user "postgres" if we are root (PostgreSQL refuses root), with its
// output in `log`.
pid_t start(const std::vector<std::string>& command, const std::string& log) {
  const passwd* user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
  const uid_t uid = user == nullptr ? ::geteuid() : user->pw_uid;
  const gid_t gid = user == nullptr ? ::getegid() : user->pw_gid;
  std::vector<char*> arguments;
  for (const auto& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
  ::dup2(output, 1);
  ::dup2(output, 2);
  if (::geteuid() == 0 && (::setgid(gid) != 0 || ::setuid(uid) != 0)) ::_exit(126);
  if (::chdir("/") != 0) ::_exit(126);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

void give_to_postgres(const std::string& folder) {
  const passwd* user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
  if (user != nullptr && ::chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) {
    throw std::runtime_error("cannot give the temporary folder to the user postgres");
  }
}

void run(const std::string& url, const std::string& sql) {
  PGconn* connection = PQconnectdb(url.c_str());
  PGresult* result = PQexec(connection, sql.c_str());
  const bool done =
      PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK;
  const std::string error = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (!done) throw std::runtime_error("PostgreSQL: " + error);
}

// A port of 127.0.0.1 that nobody has at this moment.
int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  const bool has_one = ::bind(socket, any, size) == 0 && ::getsockname(socket, any, &size) == 0;
  ::close(socket);
  if (!has_one) throw std::runtime_error("there is no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

}  // namespace

Postgres* Postgres::instance() {
  static const std::unique_ptr<Postgres> server = []() -> std::unique_ptr<Postgres> {
    if (!std::filesystem::exists(kPrograms + "initdb")) return nullptr;
    if (::geteuid() == 0 && ::getpwnam("postgres") == nullptr) return nullptr;
    std::string folder = std::filesystem::temp_directory_path() / "sammachip-postgres-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return std::unique_ptr<Postgres>(new Postgres(folder));
  }();
  if (!server) WARN("PostgreSQL 15 is not installed: tests of it are skipped.");
  return server.get();
}

Postgres::Postgres(const std::string& folder) : folder_(folder) {
  give_to_postgres(folder_);
  const std::string log = folder_ + "/log";
  int status = 0;
  const pid_t init =
      start({kPrograms + "initdb", "-D", folder_ + "/data", "-U", "postgres", "--auth-local=trust",
             "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"},
            log);
  ::waitpid(init, &status, 0);
  if (status != 0) throw std::runtime_error("initdb failed: see " + log);
  // Another program may take the port in between.
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (serve()) return;
  }
  throw std::runtime_error("PostgreSQL does not start: see " + log);
}

bool Postgres::serve() {
  port_ = free_port();
  server_ = start({kPrograms + "postgres", "-D", folder_ + "/data", "-k", folder_, "-p",
                   std::to_string(port_), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
                   "-c", "full_page_writes=off", "-c", "autovacuum=off"},
                  folder_ + "/log");
  int status = 0;
  bool has_ended = false;
  const bool answers = testing::wait_until([&] {
    has_ended = ::waitpid(server_, &status, WNOHANG) == server_;
    return has_ended || PQping(url("postgres").c_str()) == PQPING_OK;
  });
  return answers && !has_ended;
}

Postgres::~Postgres() {
  if (server_ > 0) {
    ::kill(server_, SIGQUIT);  // At once, without a checkpoint: nobody needs the data.
    int status = 0;
    ::waitpid(server_, &status, 0);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Postgres::url(const std::string& database) const {
  return "postgresql:///" + database + "?user=postgres&host=" + folder_ +
         "&port=" + std::to_string(port_);
}

void Postgres::add_user(const std::string& user, const std::string& password) {
  run(url("postgres"), "CREATE ROLE " + user + " SUPERUSER LOGIN PASSWORD '" + password + "'");
}

std::string Postgres::make_database() {
  const std::string name = "test_" + std::to_string(++databases_);
  run(url("postgres"), "CREATE DATABASE " + name);
  return url(name);
}

void Postgres::drop_connections() {
  run(url("postgres"),
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
      " AND backend_type = 'client backend'");
}

}  // namespace sammachip

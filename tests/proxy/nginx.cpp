#include "tests/proxy/nginx.h"
#include "support/places.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/proxy/wire.h"

namespace sammachip {
namespace {

const char* const kProgram = "/usr/sbin/nginx";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Replaces every `from`. Throws if there is none: the shipped file has changed its shape.
void replace(std::string& text, const std::string& from, const std::string& to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("docs/nginx.conf has no \"" + from + "\"");
  for (; at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

pid_t start(const std::vector<std::string>& command, const std::string& log) {
  std::vector<char*> arguments;
  for (const auto& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
  ::dup2(output, 1);
  ::dup2(output, 2);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

void make_certificate(const std::filesystem::path& folder) {
  const pid_t child =
      start({"/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "chain.pem"},
            folder / "openssl.log");
  int status = 0;
  ::waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("no certificate: " + read_file(folder / "openssl.log"));
}

}  // namespace

bool Nginx::is_installed() { return ::access(kProgram, X_OK) == 0; }

Nginx::Nginx(int bot_port) {
  std::string folder = std::filesystem::temp_directory_path() / "sammachip-nginx-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = folder;
  plain_port_ = free_port();
  tls_port_ = free_port();
  redirect_port_ = free_port();
  make_certificate(folder_);
  write_configuration(bot_port);
  server_ = start({kProgram, "-p", folder_, "-c", folder_ / "nginx.conf", "-e", folder_ / "log"},
                  folder_ / "log");
  for (int tries = 0; tries < 100; ++tries) {
    if (is_listening()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("nginx does not start: " + log());
}

Nginx::~Nginx() {
  if (server_ > 0) {
    ::kill(server_, SIGTERM);
    int status = 0;
    ::waitpid(server_, &status, 0);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Nginx::log() const { return read_file(folder_ / "log"); }

void Nginx::write_configuration(int bot_port) const {
  std::string site = read_file(source_dir() + "/docs/nginx.conf");
  replace(site, "server 127.0.0.1:8080;", "server 127.0.0.1:" + std::to_string(bot_port) + ";");
  replace(site, "listen 80;", "listen 127.0.0.1:" + std::to_string(redirect_port_) + ";");
  replace(site, "listen 443 ssl http2;",
          "listen 127.0.0.1:" + std::to_string(tls_port_) +
              " ssl http2;\n  listen 127.0.0.1:" + std::to_string(plain_port_) + ";");
  const std::string certificates = "/etc/letsencrypt/live/bot.example.org/";
  replace(site, certificates + "fullchain.pem", folder_ / "chain.pem");
  replace(site, certificates + "privkey.pem", folder_ / "key.pem");
  std::ofstream(folder_ / "site.conf") << site;

  // One process, in front: what surrounds a site file in a distribution's nginx.conf.
  std::ofstream main(folder_ / "nginx.conf");
  main << "daemon off;\nmaster_process off;\npid " << folder_.string() << "/pid;\n"
       << "events { worker_connections 1024; }\nhttp {\n  access_log off;\n";
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    main << "  " << kind << "_temp_path " << folder_.string() << "/" << kind << ";\n";
  }
  main << "  include " << folder_.string() << "/site.conf;\n}\n";
}

bool Nginx::is_listening() const {
  return Wire::connects_to(plain_port_) && Wire::connects_to(tls_port_);
}

}  // namespace sammachip

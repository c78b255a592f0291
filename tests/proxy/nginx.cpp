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
#include <vector>

#include "tests/support/wait.h"

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

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const auto& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

pid_t start(const std::vector<std::string>& command, const std::string& log,
            const std::vector<std::string>& environment = {}) {
  const std::vector<char*> arguments = pointers(command);
  const std::vector<char*> variables = pointers(environment);
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
  ::dup2(output, 1);
  ::dup2(output, 2);
  ::execve(arguments[0], arguments.data(), variables.data());
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

Nginx::Nginx(int bot_port, int pages_port, Waits waits) {
  make_certificate(folder_);
  write_configuration(bot_port, pages_port, waits);
  std::string sockets = "NGINX=";
  for (const ListeningSocket* socket : {&plain_, &tls_, &redirect_}) {
    sockets += std::to_string(socket->number()) + ";";
  }
  server_ = start({kProgram, "-p", folder_, "-c", folder_ / "nginx.conf", "-e", folder_ / "log"},
                  folder_ / "log", {sockets});
  // Until it has answered, or ended.
  const Wire wire(plain_port());
  wire.send("GET /nothing HTTP/1.1\r\nHost: bot.example.org\r\nConnection: close\r\n\r\n");
  const bool answers = testing::wait_until(
      [&] { return has_ended() || wire.is_closed_within(std::chrono::milliseconds(5)); });
  if (!answers || server_ == 0) throw std::runtime_error("nginx does not start: " + log());
}

Nginx::~Nginx() {
  if (server_ > 0) {
    ::kill(server_, SIGTERM);
    int status = 0;
    ::waitpid(server_, &status, 0);
  }
}

std::string Nginx::log() const { return read_file(folder_ / "log"); }

void Nginx::write_configuration(int bot_port, int pages_port, Waits waits) const {
  std::string site = read_file(source_dir() + "/docs/nginx.conf");
  replace(site, "server 127.0.0.1:8080;", "server 127.0.0.1:" + std::to_string(bot_port) + ";");
  replace(site, "server 127.0.0.1:8081;", "server 127.0.0.1:" + std::to_string(pages_port) + ";");
  replace(site, "listen 80;", "listen 127.0.0.1:" + std::to_string(redirect_.port()) + ";");
  replace(site, "listen 443 ssl http2;",
          "listen 127.0.0.1:" + std::to_string(tls_.port()) +
              " ssl http2;\n  listen 127.0.0.1:" + std::to_string(plain_.port()) + ";");
  const std::string certificates = "/etc/letsencrypt/live/bot.example.org/";
  replace(site, certificates + "fullchain.pem", folder_ / "chain.pem");
  replace(site, certificates + "privkey.pem", folder_ / "key.pem");
  // The bot on a busy machine.
  for (const std::string what :
       {"proxy_connect_timeout 1s", "proxy_send_timeout 3s", "proxy_read_timeout 5s"}) {
    replace(site, what + ";", what.substr(0, what.find(' ')) + " 60s;");
  }
  if (waits == Waits::kForEver) {
    for (const std::string what :
         {"client_header_timeout", "client_body_timeout", "  send_timeout"}) {
      replace(site, what + " 5s;", what + " 600s;");
    }
  }
  std::ofstream(folder_ / "site.conf") << site;

  // What surrounds a site file in a distribution's nginx.conf. One process alone would not do:
  // nginx 1.22 crashes on the sockets that it is given if it has no master.
  std::ofstream main(folder_ / "nginx.conf");
  if (::geteuid() == 0) main << "user root;\n";  // The folder is ours alone.
  main << "daemon off;\nworker_processes 1;\npid " << folder_.string() << "/pid;\n"
       << "events { worker_connections 1024; }\nhttp {\n  access_log off;\n";
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    main << "  " << kind << "_temp_path " << folder_.string() << "/" << kind << ";\n";
  }
  main << "  include " << folder_.string() << "/site.conf;\n}\n";
}

bool Nginx::has_ended() {
  int status = 0;
  if (::waitpid(server_, &status, WNOHANG) != server_) return false;
  server_ = 0;
  return true;
}

}  // namespace sammachip

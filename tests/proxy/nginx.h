// Debian's nginx on loopback, with the site file that is shipped.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace sammachip {

// Runs nginx with docs/nginx.conf, changed only where an operator changes it: names, ports and
// certificate; beside TLS it also listens without. Ends with *this. Not thread-safe.
class Nginx {
 public:
  static bool is_installed();

  // In front of the bot on `bot_port`. Throws std::runtime_error, with nginx's words, if it does
  // not start. REQUIRES: is_installed().
  explicit Nginx(int bot_port);
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  int plain_port() const { return plain_port_; }
  int tls_port() const { return tls_port_; }
  // nginx's error log so far.
  std::string log() const;

 private:
  void write_configuration(int bot_port) const;
  bool is_listening() const;

  std::filesystem::path folder_;
  int plain_port_ = 0;
  int tls_port_ = 0;
  int redirect_port_ = 0;
  pid_t server_ = 0;
};

}  // namespace sammachip

// Debian's nginx on loopback, with the site file that is shipped.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "tests/proxy/wire.h"
#include "tests/support/temporary_folder.h"

namespace sammachip {

// Runs nginx with docs/nginx.conf, changed where an operator changes it: names, ports and
// certificate; beside TLS it also listens without, and it gives the bot the time that a busy
// machine takes. Ends with *this. Not thread-safe.
class Nginx {
 public:
  static bool is_installed();

  // How long it waits for a slow caller: as docs/nginx.conf says, or for ever as a test sees it.
  enum class Waits { kAsShipped, kForEver };

  // In front of the bot on `bot_port` and its pages on `pages_port`. Throws std::runtime_error,
  // with nginx's words, if it does not start. REQUIRES: is_installed().
  explicit Nginx(int bot_port, int pages_port, Waits waits = Waits::kAsShipped);
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  int plain_port() const { return plain_.port(); }
  int tls_port() const { return tls_.port(); }
  // nginx's error log so far.
  std::string log() const;

 private:
  void write_configuration(int bot_port, int pages_port, Waits waits) const;
  bool has_ended();

  const TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
  // The system chooses the ports, so that nobody else has them: nginx gets the sockets as it does
  // from an nginx that it replaces.
  const ListeningSocket plain_, tls_, redirect_;
  pid_t server_ = 0;
};

}  // namespace sammachip

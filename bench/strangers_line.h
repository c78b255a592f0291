// A LINE on a bad day, on loopback: some of its answers are late, broken or somebody else's, and
// some of the photos that it has never come.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

namespace httplib {
class Server;
}

namespace bench {

// Of ten calls to send, two are answered 500, one not for ten seconds, one by a page that is not
// LINE's; the others as LINE does. Of a photo whose message id begins with 1 a byte comes each
// second, one that begins with 2 is never ready, the others are small pictures. Serves from its
// making until its end.
class BadLine {
 public:
  BadLine();
  ~BadLine();
  BadLine(const BadLine&) = delete;
  BadLine& operator=(const BadLine&) = delete;

  int port() const { return port_; }
  // From now on it does all this, or is as it should be.
  void misbehave(bool does) { is_bad_ = does; }

  std::uint64_t sends() const { return sends_; }
  std::uint64_t drips() const { return drips_; }          // Photos that were begun to drip.
  std::uint64_t not_ready() const { return not_ready_; }  // Times that one was asked for in vain.
  std::uint64_t pictures() const { return pictures_; }    // That were given out whole.

 private:
  void add_sending();
  void add_photos();

  std::unique_ptr<httplib::Server> server_;
  int port_ = 0;
  std::atomic<bool> is_bad_ = false;
  std::atomic<bool> is_ending_ = false;
  std::atomic<std::uint64_t> sends_ = 0, drips_ = 0, not_ready_ = 0, pictures_ = 0;
  std::thread thread_;
};

}  // namespace bench

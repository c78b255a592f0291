// A stand-in for LINE's API on loopback.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace bench {

// kHolds accepts connections and reads what comes, and never answers: the bot's sender threads wait
// until they give up. kDelivers answers every request 200 at once.
enum class LineDoes { kHolds, kDelivers };

// One thread. Serves from its making until its end.
class LineStub {
 public:
  explicit LineStub(LineDoes does);
  ~LineStub();
  LineStub(const LineStub&) = delete;
  LineStub& operator=(const LineStub&) = delete;

  int port() const { return port_; }
  // Requests answered so far.
  std::uint64_t answered() const { return answered_; }

 private:
  void serve();

  const LineDoes does_;
  int listening_ = -1;
  int port_ = 0;
  std::atomic<bool> is_ending_ = false;
  std::atomic<std::uint64_t> answered_ = 0;
  std::thread thread_;
};

}  // namespace bench

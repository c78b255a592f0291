// Ends exchanges over HTTP that take too long or bring too little, whatever they wait for.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace httplib {
class Client;
}

namespace sammachip {

// What one exchange may take.
struct ExchangePace {
  std::chrono::milliseconds total{};
  std::size_t least_bytes_per_second = 0;  // On the average of each `grace`; 0: no least.
  std::chrono::milliseconds grace{};
};

// One thread, which sleeps while nothing is watched. cpp-httplib's time-outs hold for one read: a
// head may come byte by byte for ever, and over TLS one read is a record of up to 16 KiB, however
// slowly it drips, with no word in between to who reads. Thread-safe.
class ExchangeWatch {
 public:
  // Throws std::system_error if the machine has no thread for it.
  ExchangeWatch();
  // REQUIRES: nothing is watched any more.
  ~ExchangeWatch();
  ExchangeWatch(const ExchangeWatch&) = delete;
  ExchangeWatch& operator=(const ExchangeWatch&) = delete;

  // An exchange, watched as long as this lives.
  class Watched {
   public:
    ~Watched();
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    void came(std::size_t bytes);
    // Whether it was ended: what came is not whole then, and the connection of no further use.
    bool is_ended() const;

   private:
    friend class ExchangeWatch;
    struct Exchange;
    Watched(ExchangeWatch& watch, std::shared_ptr<Exchange> exchange);
    ExchangeWatch& watch_;
    const std::shared_ptr<Exchange> exchange_;
  };
  // It begins now. `connection` must outlive what is returned, and so must *this.
  std::unique_ptr<Watched> watch(httplib::Client& connection, const ExchangePace& pace);

 private:
  using Exchange = Watched::Exchange;
  void look();
  void forget(const std::shared_ptr<Exchange>& exchange);

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  std::vector<std::shared_ptr<Exchange>> exchanges_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace sammachip

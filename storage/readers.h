#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace sammachip {

class Database;
struct Records;

// A few connections for reading, with their Records, made when asked for and kept. Thread-safe. A
// reader sees what was committed, and does not hold up the writer. `database` must outlive *this,
// and *this its readers.
class Readers {
  struct Kept;

 public:
  Readers(const Database& database, std::size_t most);
  ~Readers();

  // Records to read with, given back at the end of its life. To see one state throughout several
  // reads, open a Transaction on its connection.
  class Reader {
   public:
    ~Reader();
    Reader(Reader&&) noexcept;
    Records* operator->() { return &**this; }
    Records& operator*();

   private:
    friend class Readers;
    Reader(Readers& owner, std::unique_ptr<Kept> kept);
    Readers* owner_;
    std::unique_ptr<Kept> kept_;
  };

  // Waits up to `patience` for one to be free, then throws StorageBusy.
  Reader take(std::chrono::milliseconds patience = std::chrono::seconds(2));

 private:
  void give_back(std::unique_ptr<Kept> kept);
  void forget();

  const Database& database_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::size_t made_ = 0;
  std::vector<std::unique_ptr<Kept>> idle_;
};

}  // namespace sammachip

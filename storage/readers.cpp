#include "storage/readers.h"

#include "storage/database/database.h"
#include "storage/records.h"

namespace sammachip {

struct Readers::Kept {
  explicit Kept(std::unique_ptr<Connection> made)
      : connection(std::move(made)), records(*connection) {}
  std::unique_ptr<Connection> connection;
  Records records;
};

Readers::Reader::Reader(Readers& owner, std::unique_ptr<Kept> kept)
    : owner_(&owner), kept_(std::move(kept)) {}

Readers::Reader::Reader(Reader&&) noexcept = default;

Records& Readers::Reader::operator*() { return kept_->records; }

Readers::Readers(const Database& database, std::size_t most) : database_(database), most_(most) {}

Readers::~Readers() = default;

Readers::Reader Readers::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  const bool free =
      given_back_.wait_for(lock, patience, [this] { return !idle_.empty() || made_ < most_; });
  if (!free) throw StorageBusy("All connections for reading are in use.");
  if (!idle_.empty()) {
    auto kept = std::move(idle_.back());
    idle_.pop_back();
    return Reader(*this, std::move(kept));
  }
  ++made_;
  lock.unlock();
  // A connection that could not be made is not counted.
  const auto forgets = [](Readers* readers) { readers->forget(); };
  std::unique_ptr<Readers, decltype(forgets)> if_it_fails(this, forgets);
  auto made = std::make_unique<Kept>(database_.connect(Access::kReadOnly));
  static_cast<void>(if_it_fails.release());
  return Reader(*this, std::move(made));
}

void Readers::give_back(std::unique_ptr<Kept> kept) {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(kept));
  given_back_.notify_one();
}

void Readers::forget() {
  const std::scoped_lock lock(mutex_);
  --made_;
  given_back_.notify_one();
}

Readers::Reader::~Reader() {
  if (!kept_) return;
  // One whose server is gone, or that was left inside a transaction, is not used again.
  if (kept_->connection->is_alive() && !kept_->connection->in_transaction()) {
    owner_->give_back(std::move(kept_));
  } else {
    owner_->forget();
  }
}

}  // namespace sammachip

#include "storage/records.h"

namespace sammachip {

Records::Records(Connection& on)
    : connection(on),
      inbox(on),
      outbox(on),
      conversations(on),
      line_accounts(on),
      notice_records(on),
      notifications(on),
      role_grants(on),
      invitations(on),
      places(on),
      join_codes(on),
      households(on),
      household_links(on),
      household_standings(on),
      income_reports(on),
      income_sums(on),
      round_answers(on),
      help_requests(on),
      team_members(on),
      submissions(on),
      programme_events(on),
      forums(on),
      candidates(on),
      feasibilities(on),
      training_sessions(on),
      session_households(on),
      purchases(on),
      handovers(on),
      visits(on),
      encouragements(on),
      lessons(on),
      occupation_groups(on),
      task_snoozes(on),
      late_tasks(on),
      data_requests(on),
      held_messages(on),
      menu_links(on),
      photos(on),
      audit(on),
      push_ledger(on),
      settings(on),
      leases(on),
      scheduled_jobs(on),
      people(on) {}

Readers::Readers(const Database& database, std::size_t most) : database_(database), most_(most) {}

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
  try {
    return Reader(*this, std::make_unique<Reader::Kept>(database_.connect(Access::kReadOnly)));
  } catch (const StorageError&) {
    forget();
    throw;
  }
}

void Readers::give_back(std::unique_ptr<Reader::Kept> kept) {
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

#include "storage/records.h"

#include "storage/database/database.h"
#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/invitations.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/audit.h"
#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/inbox.h"
#include "storage/machine/leases.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/menu_links.h"
#include "storage/machine/notifications.h"
#include "storage/machine/outbox.h"
#include "storage/machine/photos.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/scheduled_jobs.h"
#include "storage/machine/settings.h"
#include "storage/people.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/late_tasks.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

struct Records::All {
  explicit All(Connection& on)
      : inbox(on),
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

  Inbox inbox;
  Outbox outbox;
  Conversations conversations;
  LineAccounts line_accounts;
  NoticeRecords notice_records;
  Notifications notifications;
  RoleGrants role_grants;
  Invitations invitations;
  Places places;
  JoinCodes join_codes;
  Households households;
  HouseholdLinks household_links;
  HouseholdStandings household_standings;
  IncomeReports income_reports;
  IncomeSums income_sums;
  RoundAnswers round_answers;
  HelpRequests help_requests;
  TeamMembers team_members;
  Submissions submissions;
  ProgrammeEvents programme_events;
  Forums forums;
  Candidates candidates;
  Feasibilities feasibilities;
  TrainingSessions training_sessions;
  SessionHouseholds session_households;
  Purchases purchases;
  Handovers handovers;
  Visits visits;
  Encouragements encouragements;
  Lessons lessons;
  OccupationGroups occupation_groups;
  TaskSnoozes task_snoozes;
  LateTasks late_tasks;
  DataRequests data_requests;
  HeldMessages held_messages;
  MenuLinks menu_links;
  Photos photos;
  Audit audit;
  PushLedger push_ledger;
  Settings settings;
  Leases leases;
  ScheduledJobs scheduled_jobs;
  People people;
};

Records::Records(Connection& on)
    : all_(std::make_unique<All>(on)),
      connection(on),
      inbox(all_->inbox),
      outbox(all_->outbox),
      conversations(all_->conversations),
      line_accounts(all_->line_accounts),
      notice_records(all_->notice_records),
      notifications(all_->notifications),
      role_grants(all_->role_grants),
      invitations(all_->invitations),
      places(all_->places),
      join_codes(all_->join_codes),
      households(all_->households),
      household_links(all_->household_links),
      household_standings(all_->household_standings),
      income_reports(all_->income_reports),
      income_sums(all_->income_sums),
      round_answers(all_->round_answers),
      help_requests(all_->help_requests),
      team_members(all_->team_members),
      submissions(all_->submissions),
      programme_events(all_->programme_events),
      forums(all_->forums),
      candidates(all_->candidates),
      feasibilities(all_->feasibilities),
      training_sessions(all_->training_sessions),
      session_households(all_->session_households),
      purchases(all_->purchases),
      handovers(all_->handovers),
      visits(all_->visits),
      encouragements(all_->encouragements),
      lessons(all_->lessons),
      occupation_groups(all_->occupation_groups),
      task_snoozes(all_->task_snoozes),
      late_tasks(all_->late_tasks),
      data_requests(all_->data_requests),
      held_messages(all_->held_messages),
      menu_links(all_->menu_links),
      photos(all_->photos),
      audit(all_->audit),
      push_ledger(all_->push_ledger),
      settings(all_->settings),
      leases(all_->leases),
      scheduled_jobs(all_->scheduled_jobs),
      people(all_->people) {}

Records::Records(Database& database) : Records(database.writer()) {}

Records::~Records() = default;

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
  try {
    return Reader(*this, std::make_unique<Kept>(database_.connect(Access::kReadOnly)));
  } catch (const StorageError&) {
    forget();
    throw;
  }
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

#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

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

// One of each repository over one connection, which must outlive *this. Cheap to make: a statement
// is prepared when it is first run. Not thread-safe.
struct Records {
  explicit Records(Connection& on);
  explicit Records(Database& database) : Records(database.writer()) {}

  Connection& connection;
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

// A few connections for reading, with their Records, made when asked for and kept. Thread-safe. A
// reader sees what was committed, and does not hold up the writer. `database` must outlive *this,
// and *this its readers.
class Readers {
 public:
  Readers(const Database& database, std::size_t most);

  // Records to read with, given back at the end of its life. To see one state throughout several
  // reads, open a Transaction on its connection.
  class Reader {
   public:
    ~Reader();
    Reader(Reader&&) noexcept = default;
    Records* operator->() { return &kept_->records; }
    Records& operator*() { return kept_->records; }

   private:
    friend class Readers;
    struct Kept {
      explicit Kept(std::unique_ptr<Connection> made)
          : connection(std::move(made)), records(*connection) {}
      std::unique_ptr<Connection> connection;
      Records records;
    };
    Reader(Readers& owner, std::unique_ptr<Kept> kept) : owner_(&owner), kept_(std::move(kept)) {}
    Readers* owner_;
    std::unique_ptr<Kept> kept_;
  };

  // Waits up to `patience` for one to be free, then throws StorageBusy.
  Reader take(std::chrono::milliseconds patience = std::chrono::seconds(2));

 private:
  void give_back(std::unique_ptr<Reader::Kept> kept);
  void forget();

  const Database& database_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::size_t made_ = 0;
  std::vector<std::unique_ptr<Reader::Kept>> idle_;
};

}  // namespace sammachip

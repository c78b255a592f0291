#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace sammachip {

class Audit;
class Candidates;
class Connection;
class Conversations;
class DataRequests;
class Database;
class Encouragements;
class Feasibilities;
class Forums;
class Handovers;
class HeldMessages;
class HelpRequests;
class HouseholdLinks;
class HouseholdStandings;
class Households;
class Inbox;
class IncomeReports;
class IncomeSums;
class Invitations;
class JoinCodes;
class LateTasks;
class Leases;
class Lessons;
class LineAccounts;
class MenuLinks;
class NoticeRecords;
class Notifications;
class OccupationGroups;
class Outbox;
class People;
class Photos;
class Places;
class ProgrammeEvents;
class Purchases;
class PushLedger;
class RoleGrants;
class RoundAnswers;
class ScheduledJobs;
class SessionHouseholds;
class Settings;
class Submissions;
class TaskSnoozes;
class TeamMembers;
class TrainingSessions;
class Visits;

// One of each repository over one connection, which must outlive *this; who asks one includes its
// header. A statement is prepared when it is first run. Not thread-safe.
struct Records {
 private:
  struct All;
  std::unique_ptr<All> all_;  // First: what is public refers into it.

 public:
  explicit Records(Connection& on);
  explicit Records(Database& database);
  ~Records();

  Connection& connection;
  Inbox& inbox;
  Outbox& outbox;
  Conversations& conversations;
  LineAccounts& line_accounts;
  NoticeRecords& notice_records;
  Notifications& notifications;
  RoleGrants& role_grants;
  Invitations& invitations;
  Places& places;
  JoinCodes& join_codes;
  Households& households;
  HouseholdLinks& household_links;
  HouseholdStandings& household_standings;
  IncomeReports& income_reports;
  IncomeSums& income_sums;
  RoundAnswers& round_answers;
  HelpRequests& help_requests;
  TeamMembers& team_members;
  Submissions& submissions;
  ProgrammeEvents& programme_events;
  Forums& forums;
  Candidates& candidates;
  Feasibilities& feasibilities;
  TrainingSessions& training_sessions;
  SessionHouseholds& session_households;
  Purchases& purchases;
  Handovers& handovers;
  Visits& visits;
  Encouragements& encouragements;
  Lessons& lessons;
  OccupationGroups& occupation_groups;
  TaskSnoozes& task_snoozes;
  LateTasks& late_tasks;
  DataRequests& data_requests;
  HeldMessages& held_messages;
  MenuLinks& menu_links;
  Photos& photos;
  Audit& audit;
  PushLedger& push_ledger;
  Settings& settings;
  Leases& leases;
  ScheduledJobs& scheduled_jobs;
  People& people;
};

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

#pragma once

#include <memory>
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
class ProposedReports;
class Purchases;
class PushLedger;
class RoleGrants;
class RoundAnswers;
class Said;
class ScheduledJobs;
class SessionHouseholds;
class Settings;
class StuckPeople;
class Submissions;
class TaskSnoozes;
class TeamMembers;
class TrainingSessions;
class Visits;

// One of each repository over one connection, which must outlive *this; who asks one includes its
// header. A statement is prepared when it is first run. Not thread-safe.
struct Records {
 private:
  struct Owned;
  std::vector<std::unique_ptr<Owned>> all_;  // First: what is made below lives in it.
  template <class Repository>
  Repository& make();

 public:
  explicit Records(Connection& on);
  explicit Records(Database& database);
  ~Records();
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  Connection& connection;
  Inbox& inbox = make<Inbox>();
  Outbox& outbox = make<Outbox>();
  Conversations& conversations = make<Conversations>();
  LineAccounts& line_accounts = make<LineAccounts>();
  NoticeRecords& notice_records = make<NoticeRecords>();
  Notifications& notifications = make<Notifications>();
  RoleGrants& role_grants = make<RoleGrants>();
  Invitations& invitations = make<Invitations>();
  Places& places = make<Places>();
  JoinCodes& join_codes = make<JoinCodes>();
  StuckPeople& stuck_people = make<StuckPeople>();
  Households& households = make<Households>();
  HouseholdLinks& household_links = make<HouseholdLinks>();
  HouseholdStandings& household_standings = make<HouseholdStandings>();
  IncomeReports& income_reports = make<IncomeReports>();
  IncomeSums& income_sums = make<IncomeSums>();
  RoundAnswers& round_answers = make<RoundAnswers>();
  ProposedReports& proposed_reports = make<ProposedReports>();
  HelpRequests& help_requests = make<HelpRequests>();
  TeamMembers& team_members = make<TeamMembers>();
  Submissions& submissions = make<Submissions>();
  ProgrammeEvents& programme_events = make<ProgrammeEvents>();
  Forums& forums = make<Forums>();
  Candidates& candidates = make<Candidates>();
  Feasibilities& feasibilities = make<Feasibilities>();
  TrainingSessions& training_sessions = make<TrainingSessions>();
  SessionHouseholds& session_households = make<SessionHouseholds>();
  Purchases& purchases = make<Purchases>();
  Handovers& handovers = make<Handovers>();
  Visits& visits = make<Visits>();
  Encouragements& encouragements = make<Encouragements>();
  Lessons& lessons = make<Lessons>();
  OccupationGroups& occupation_groups = make<OccupationGroups>();
  TaskSnoozes& task_snoozes = make<TaskSnoozes>();
  LateTasks& late_tasks = make<LateTasks>();
  DataRequests& data_requests = make<DataRequests>();
  HeldMessages& held_messages = make<HeldMessages>();
  MenuLinks& menu_links = make<MenuLinks>();
  Photos& photos = make<Photos>();
  Audit& audit = make<Audit>();
  PushLedger& push_ledger = make<PushLedger>();
  Said& said = make<Said>();
  Settings& settings = make<Settings>();
  Leases& leases = make<Leases>();
  ScheduledJobs& scheduled_jobs = make<ScheduledJobs>();
  People& people = make<People>();
};

}  // namespace sammachip

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/proposed_reports.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/joining/stuck_people.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/menu_links.h"
#include "storage/machine/photos.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/handovers.h"
#include "storage/villages/session_households.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/team_members.h"

namespace sammachip {

// That a record names the person for something they did: entered, decided, visited and the like.
struct RecordedAct {
  std::string table = {};
  SubjectId id = {};    // The record's; where it has none of its own, its household's.
  long long at_ms = 0;  // When the record was made or the act done; 0: not known.
};

// All that is held about a person, but for the raw messages from and to them, which go by
// retention.
struct PersonRecord {
  std::optional<LineAccount> account = {};
  std::vector<NoticeRecord> notices = {};
  std::vector<RoleGrant> roles = {};            // Those that hold now.
  std::vector<HouseholdLink> links = {};        // Those that are open.
  std::vector<Household> households = {};       // What is known of the houses they are linked to.
  std::vector<IncomeReport> reports = {};       // Reports they made.
  std::vector<RoundAnswer> round_answers = {};  // Answers without a figure, of their houses.
  std::vector<HelpRequest> help_requests = {};
  std::vector<DataRequest> data_requests = {};
  std::vector<SavedConversation> conversations = {};
  std::vector<TeamMember> team_places = {};  // Where they are or were in a village's team.
  std::vector<Encouragement> encouragements = {};
  std::vector<TaskSnooze> snoozes = {};
  // Of their houses.
  std::vector<Candidate> candidates = {};
  std::vector<Feasibility> feasibilities = {};
  std::vector<SessionHousehold> sessions = {};
  std::vector<Handover> handovers = {};
  std::vector<Visit> visits = {};              // At most 1,000 of each.
  std::vector<ProposedReport> proposals = {};  // Figures others brought.
  std::vector<RecordedAct> acts = {};          // At most 1,000 of each kind, the latest.
  std::optional<std::string> menu_role = {};   // Whose rich menu they see; nothing: the usual one.
  std::vector<Photo> photos = {};              // Sent by them; the pictures are files.
  std::optional<StuckPerson> stuck = {};       // That they do not get on.
};

// Stands where an erased person's id stood.
inline constexpr char kErasedPerson[] = "erased";

// What the law lets a person ask for.
class People {
 public:
  explicit People(Connection& connection) : connection_(connection) {}
  PersonRecord everything_about(const AccountId& user_id, long long now_ms);
  // Removes `user_id` from every table: account, links, roles, talks, messages kept and waiting go;
  // reports, requests, photos that an officer took as evidence, audit entries and whatever the
  // person did for the programme stay with kErasedPerson in its place and without the person's
  // words; a place in a team stays without name and account. What is known of the household stays:
  // it is the officer's to decide. REQUIRES: a transaction is open, and what is written after this
  // in it (the goodbye) does not name the user. Reads through the indexes of inbox and outbox by
  // time and through audit: about 0.3 s for a million messages.
  void erase_person(const AccountId& user_id);
  // Takes number, head and everybody's words off the record of a household, out of all that is kept
  // of it and out of what waits for others, ends its links and codes, closes what it had asked for
  // and was to get, frees its place in the list, and sets it to left. Figures and dates stay, of
  // nobody.
  void anonymise_household(const HouseholdId& household_id);

 private:
  std::vector<RecordedAct> acts_of(const AccountId& user_id);
  void add_households(PersonRecord& record);
  void erase_quoted(const AccountId& user_id);
  void take_name_out_of_held(const HouseholdId& household_id);

  Connection& connection_;
  LineAccounts accounts_{connection_};
  NoticeRecords notices_{connection_};
  RoleGrants roles_{connection_};
  HouseholdLinks links_{connection_};
  Households households_{connection_};
  IncomeReports reports_{connection_};
  RoundAnswers round_answers_{connection_};
  ProposedReports proposed_reports_{connection_};
  HelpRequests help_requests_{connection_};
  DataRequests data_requests_{connection_};
  Conversations conversations_{connection_};
  TeamMembers team_members_{connection_};
  Encouragements encouragements_{connection_};
  TaskSnoozes task_snoozes_{connection_};
  Candidates candidates_{connection_};
  Feasibilities feasibilities_{connection_};
  SessionHouseholds session_households_{connection_};
  Handovers handovers_{connection_};
  Visits visits_{connection_};
  MenuLinks menu_links_{connection_};
  Photos photos_{connection_};
  StuckPeople stuck_people_{connection_};
};

}  // namespace sammachip

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/conversations.h"
#include "storage/data_requests.h"
#include "storage/help_requests.h"
#include "storage/household_links.h"
#include "storage/households.h"
#include "storage/income_reports.h"
#include "storage/line_accounts.h"
#include "storage/notice_records.h"
#include "storage/role_grants.h"
#include "storage/round_answers.h"

namespace sammachip {

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
};

// Stands where an erased person's id stood.
inline constexpr char kErasedPerson[] = "erased";

// What the law lets a person ask for.
class People {
 public:
  explicit People(Connection& connection);
  PersonRecord everything_about(const std::string& user_id, long long now_ms);
  // Removes `user_id` from every table: account, links, roles, talks, messages kept and waiting go;
  // income reports, requests and audit entries stay with kErasedPerson in its place and without the
  // person's words. What is known of the household stays: it is the officer's to decide. REQUIRES:
  // a transaction is open, and what is written after this in it (the goodbye) does not name the
  // user.
  // Reads through the indexes of inbox and outbox by time and through audit: about 0.3 s for a
  // million messages.
  void erase_person(const std::string& user_id);

 private:
  void erase_quoted();

  Connection& connection_;
  LineAccounts accounts_;
  NoticeRecords notices_;
  RoleGrants roles_;
  HouseholdLinks links_;
  Households households_;
  IncomeReports reports_;
  RoundAnswers round_answers_;
  HelpRequests help_requests_;
  DataRequests data_requests_;
  Conversations conversations_;
  std::string user_id_;
};

}  // namespace sammachip

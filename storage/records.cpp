#include "storage/records.h"

#include "storage/database/database.h"
#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/proposed_reports.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/invitations.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/joining/stuck_people.h"
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
#include "storage/machine/said.h"
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

// A repository, whichever.
struct Records::Owned {
  virtual ~Owned() = default;
};

template <class Repository>
Repository& Records::make() {
  struct Made : Owned {
    explicit Made(Connection& on) : repository(on) {}
    Repository repository;
  };
  auto made = std::make_unique<Made>(connection);
  Repository& repository = made->repository;
  all_.push_back(std::move(made));
  return repository;
}

Records::Records(Connection& on) : connection(on) {}

Records::Records(Database& database) : Records(database.writer()) {}

Records::~Records() = default;

}  // namespace sammachip

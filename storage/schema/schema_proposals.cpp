#include "storage/schema/schema.h"

namespace sammachip {
namespace {

// What others report for days of which a house's own people had sent theirs.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr std::string_view kProposals[] = {
    "CREATE TABLE proposed_report ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " period_from TEXT NOT NULL CHECK (length(period_from) = 10),"
    " period_to TEXT NOT NULL CHECK (length(period_to) = 10),"
    " amount_satang BIGINT NOT NULL,"
    " answer TEXT NOT NULL CHECK (answer IN ('figure', 'no_income')),"
    " basis TEXT NOT NULL CHECK (basis IN ('gross', 'net')),"
    " is_approximate BIGINT NOT NULL CHECK (is_approximate IN (0, 1)),"
    " against TEXT NOT NULL REFERENCES income_report (id),"
    " proposed_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " outcome TEXT NOT NULL CHECK (outcome = 'open' OR outcome = 'kept' OR outcome = 'taken'"
    "  OR outcome = 'added'),"
    " decided_by TEXT,"
    " decided_at_ms BIGINT,"
    " CHECK (period_from <= period_to),"
    " CHECK ((outcome = 'open') = (decided_at_ms IS NULL)))",
    "CREATE INDEX proposed_report_house ON proposed_report (household_id, id)",
    "CREATE INDEX proposed_report_made ON proposed_report (created_at_ms)",
    "CREATE INDEX proposed_report_by ON proposed_report (proposed_by)",
    "CREATE INDEX proposed_report_decided ON proposed_report (decided_by)"
    " WHERE decided_by IS NOT NULL",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

Schema proposals_schema() { return kProposals; }

}  // namespace sammachip

#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// No sum of money is above ten million baht, as no figure that is read is (kLargestAmountSatang): a
// rate times a count could be until now. What an older release let in, nobody but its people can
// put right, so the step is refused and names the rows: they are corrected in the chat first.
// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kIncomeColumns =
    "id, household_id, period_from, period_to, earned_on, month, amount_satang, answer, "
    "basis, is_approximate, source, reason_code, raw_text, message_id, reported_by, "
    "created_at_ms, status, supersedes";
constexpr Sql kIncomeDefinition =
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " period_from TEXT NOT NULL CHECK (length(period_from) = 10),"
    " period_to TEXT NOT NULL CHECK (length(period_to) = 10),"
    " earned_on TEXT NOT NULL,"
    " month TEXT NOT NULL CHECK (month = substr(earned_on, 1, 7)),"
    " amount_satang BIGINT NOT NULL"
    "  CHECK (amount_satang BETWEEN -1000000000 AND 1000000000),"
    " answer TEXT NOT NULL CHECK (answer IN ('figure', 'no_income')),"
    " basis TEXT NOT NULL CHECK (basis IN ('gross', 'net')),"
    " is_approximate BIGINT NOT NULL CHECK (is_approximate IN (0, 1)),"
    " source TEXT NOT NULL CHECK (source = 'self' OR source = 'member' OR source = 'helper'"
    "  OR source = 'team' OR source = 'officer'),"
    " reason_code TEXT NOT NULL,"
    " raw_text TEXT,"
    " message_id TEXT,"
    " reported_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " status TEXT NOT NULL"
    "  CHECK (status = 'current' OR status = 'replaced' OR status = 'withdrawn'),"
    " supersedes TEXT REFERENCES income_report (id),"
    " CHECK (period_from <= earned_on AND earned_on <= period_to)";
constexpr Sql kIncomeAlterations[] = {
    "ADD CONSTRAINT income_report_ceiling"
    " CHECK (amount_satang BETWEEN -1000000000 AND 1000000000)"};
constexpr Mending kIncomeMendings[] = {
    {"no report is above 10,000,000 baht",
     "amount_satang NOT BETWEEN -1000000000 AND 1000000000", "", "id"}};

constexpr Sql kPurchaseColumns =
    "id, programme_id, bought_on, vendor, item, quantity, unit, amount_satang, evidence, "
    "evidence_reason, photo_id, status, reason, entered_by, created_at_ms, decided_by, "
    "decided_at_ms, supersedes";
constexpr Sql kPurchaseDefinition =
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " bought_on TEXT NOT NULL CHECK (length(bought_on) = 10),"
    " vendor TEXT NOT NULL,"
    " item TEXT NOT NULL,"
    " quantity TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " amount_satang BIGINT NOT NULL CHECK (amount_satang BETWEEN 1 AND 1000000000),"
    " evidence TEXT NOT NULL CHECK (evidence IN ('receipt', 'voucher', 'none', 'later')),"
    " evidence_reason TEXT NOT NULL,"
    " photo_id TEXT,"
    " status TEXT NOT NULL CHECK"
    "  (status IN ('draft', 'sent', 'accepted', 'returned', 'withdrawn', 'replaced')),"
    " reason TEXT NOT NULL,"
    " entered_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " decided_by TEXT,"
    " decided_at_ms BIGINT CHECK ((decided_at_ms IS NULL) = (decided_by IS NULL)),"
    " supersedes TEXT REFERENCES purchase (id),"
    " CHECK (decided_by IS NULL OR decided_by <> entered_by OR decided_by = 'erased'),"
    " CHECK (decided_by IS NOT NULL OR status NOT IN ('accepted', 'returned')),"
    " CHECK (evidence <> 'none' OR evidence_reason <> '' OR status = 'draft')";
constexpr Sql kPurchaseAlterations[] = {
    "ADD CONSTRAINT purchase_ceiling CHECK (amount_satang BETWEEN 1 AND 1000000000)"};
constexpr Mending kPurchaseMendings[] = {
    {"no purchase is above 10,000,000 baht", "amount_satang > 1000000000", "", "id"}};

constexpr Sql kHouseholdColumns =
    "id, village_code, house_no, head_name, members, main_occupation, main_occupation_text, "
    "programme_occupation, programme_occupation_text, baseline_total_answer, "
    "baseline_total_satang, baseline_occupation_answer, baseline_occupation_satang, skill, "
    "pace, reporting_day, status, created_at_ms, created_by, programme_id, team_member_id, "
    "no_phone, notice_due_on, rest_until";
constexpr Sql kHouseholdDefinition =
    " id TEXT NOT NULL PRIMARY KEY,"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " house_no TEXT NOT NULL,"
    " head_name TEXT NOT NULL,"
    " members BIGINT NOT NULL CHECK (members >= 0),"
    " main_occupation TEXT NOT NULL,"
    " main_occupation_text TEXT NOT NULL,"
    " programme_occupation TEXT NOT NULL,"
    " programme_occupation_text TEXT NOT NULL,"
    " baseline_total_answer TEXT NOT NULL"
    "  CHECK (baseline_total_answer IN ('figure', 'unwilling', 'unsure', 'missing')),"
    " baseline_total_satang BIGINT"
    "  CHECK ((baseline_total_satang IS NULL) = (baseline_total_answer <> 'figure'))"
    "  CHECK (baseline_total_satang BETWEEN 0 AND 1000000000),"
    " baseline_occupation_answer TEXT NOT NULL"
    "  CHECK (baseline_occupation_answer IN ('figure', 'unwilling', 'unsure', 'missing')),"
    " baseline_occupation_satang BIGINT"
    "  CHECK ((baseline_occupation_satang IS NULL) = (baseline_occupation_answer <> 'figure'))"
    "  CHECK (baseline_occupation_satang BETWEEN 0 AND 1000000000),"
    " skill TEXT NOT NULL,"
    " pace TEXT NOT NULL CHECK (pace IN ('weekly', 'two_weekly', 'monthly')),"
    " reporting_day BIGINT NOT NULL CHECK (reporting_day BETWEEN 0 AND 7),"
    " status TEXT NOT NULL CHECK (status IN ('candidate', 'selected', 'active', 'paused', 'left')),"
    " created_at_ms BIGINT NOT NULL,"
    " created_by TEXT NOT NULL,"
    " programme_id TEXT REFERENCES village_programme (id),"
    " team_member_id TEXT REFERENCES team_member (id),"
    " no_phone BIGINT NOT NULL DEFAULT 0 CHECK (no_phone IN (0, 1)),"
    " notice_due_on TEXT NOT NULL DEFAULT ''"
    "  CHECK (length(notice_due_on) IN (0, 10)),"
    " rest_until TEXT NOT NULL DEFAULT ''";
constexpr Sql kHouseholdAlterations[] = {
    "ADD CONSTRAINT household_total_ceiling"
    " CHECK (baseline_total_satang BETWEEN 0 AND 1000000000)",
    "ADD CONSTRAINT household_occupation_ceiling"
    " CHECK (baseline_occupation_satang BETWEEN 0 AND 1000000000)"};
constexpr Mending kHouseholdMendings[] = {
    {"no income before the programme is above 10,000,000 baht a month",
     "baseline_total_satang NOT BETWEEN 0 AND 1000000000"
     " OR baseline_occupation_satang NOT BETWEEN 0 AND 1000000000", "", "id"}};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

constexpr Rebuild kCeilings[] = {
    {"household", kHouseholdDefinition, kHouseholdColumns, kHouseholdColumns, kHouseholdAlterations,
     kHouseholdMendings},
    {"income_report", kIncomeDefinition, kIncomeColumns, kIncomeColumns, kIncomeAlterations,
     kIncomeMendings},
    {"purchase", kPurchaseDefinition, kPurchaseColumns, kPurchaseColumns, kPurchaseAlterations,
     kPurchaseMendings},
};

}  // namespace

std::span<const Rebuild> ceilings() { return kCeilings; }

}  // namespace sammachip

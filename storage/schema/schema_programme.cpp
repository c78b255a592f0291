#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kProgramme[] = {
    "ALTER TABLE village_programme ADD COLUMN state TEXT NOT NULL DEFAULT 'opened'"
    " CHECK (state IN ('opened', 'has_leader', 'team_complete', 'forum_held', 'list_confirmed',"
    "  'training', 'materials', 'follow_up', 'closed'))",
    "ALTER TABLE village_programme ADD COLUMN pause TEXT NOT NULL DEFAULT ''"
    " CHECK (pause IN ('', 'paused', 'cancelled'))",
    "ALTER TABLE village_programme ADD COLUMN kpi_practising_percent BIGINT NOT NULL DEFAULT 85"
    " CHECK (kpi_practising_percent BETWEEN 0 AND 100)",
    "ALTER TABLE village_programme ADD COLUMN kpi_rise_percent BIGINT NOT NULL DEFAULT 3"
    " CHECK (kpi_rise_percent >= 0)",
    "ALTER TABLE village_programme ADD COLUMN kpi_groups_percent BIGINT NOT NULL DEFAULT 10"
    " CHECK (kpi_groups_percent BETWEEN 0 AND 100)",
    "ALTER TABLE village_programme ADD COLUMN occupation TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE village_programme ADD COLUMN occupation_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE line_account ADD COLUMN active_role TEXT NOT NULL DEFAULT ''",

    "CREATE TABLE team_member ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " kind TEXT NOT NULL CHECK (kind IN ('leader', 'sage')),"
    " name TEXT NOT NULL,"
    " expertise TEXT NOT NULL,"
    " responsibility TEXT NOT NULL CHECK (responsibility IN ('', 'much', 'some', 'unsure')),"
    " readiness TEXT NOT NULL CHECK (readiness IN ('', 'much', 'some', 'unsure')),"
    " determination TEXT NOT NULL CHECK (determination IN ('', 'much', 'some', 'unsure')),"
    " willing BIGINT NOT NULL CHECK (willing IN (0, 1)),"
    " status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'confirmed', 'returned', 'ended')),"
    " user_id TEXT,"
    " added_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " notice_due_on TEXT NOT NULL CHECK (length(notice_due_on) IN (0, 10)),"
    " ended_at_ms BIGINT)",
    "CREATE INDEX team_member_programme ON team_member (programme_id)",
    "CREATE INDEX team_member_user ON team_member (user_id) WHERE user_id IS NOT NULL",
    "CREATE UNIQUE INDEX team_member_one_leader ON team_member (programme_id)"
    " WHERE kind = 'leader' AND status <> 'ended'",

    "CREATE TABLE submission ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " kind TEXT NOT NULL CHECK (kind IN ('team', 'list')),"
    " status TEXT NOT NULL CHECK (status IN ('sent', 'confirmed', 'returned')),"
    " sent_by TEXT NOT NULL,"
    " sent_at_ms BIGINT NOT NULL,"
    " decided_by TEXT CHECK ((decided_by IS NULL) = (status = 'sent')),"
    " decided_at_ms BIGINT CHECK ((decided_at_ms IS NULL) = (status = 'sent')),"
    " reason TEXT NOT NULL)",
    "CREATE INDEX submission_programme ON submission (programme_id, kind, sent_at_ms)",
    "CREATE INDEX submission_waiting ON submission (sent_at_ms) WHERE status = 'sent'",

    "CREATE TABLE programme_event ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " kind TEXT NOT NULL,"
    " at_ms BIGINT NOT NULL,"
    " by_user TEXT NOT NULL,"
    " reason TEXT NOT NULL,"
    " detail_json TEXT NOT NULL)",
    "CREATE INDEX programme_event_programme ON programme_event (programme_id, at_ms)",

    "CREATE TABLE forum ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " held_on TEXT NOT NULL CHECK (length(held_on) = 10),"
    " place TEXT NOT NULL,"
    " present BIGINT NOT NULL CHECK (present >= 0),"
    " occupation TEXT NOT NULL,"
    " occupation_text TEXT NOT NULL,"
    " photo_id TEXT,"
    " notice_read BIGINT NOT NULL CHECK (notice_read IN (0, 1)),"
    " status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),"
    " recorded_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL)",
    "CREATE INDEX forum_programme ON forum (programme_id, held_on)",

    "CREATE TABLE candidate ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " house_no TEXT NOT NULL,"
    " head_name TEXT NOT NULL,"
    " responsibility TEXT NOT NULL CHECK (responsibility IN ('', 'much', 'some', 'unsure')),"
    " readiness TEXT NOT NULL CHECK (readiness IN ('', 'much', 'some', 'unsure')),"
    " determination TEXT NOT NULL CHECK (determination IN ('', 'much', 'some', 'unsure')),"
    " result TEXT NOT NULL"
    "  CHECK (result IN ('selected', 'reserve', 'declined', 'not_selected')),"
    " reason TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'confirmed', 'returned')),"
    " notice_due_on TEXT NOT NULL CHECK (length(notice_due_on) IN (0, 10)),"
    " noticed_at_ms BIGINT,"
    " household_id TEXT REFERENCES household (id),"
    " team_member_id TEXT REFERENCES team_member (id),"
    " added_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL)",
    "CREATE INDEX candidate_programme ON candidate (programme_id)",
    "CREATE INDEX candidate_household ON candidate (household_id) WHERE household_id IS NOT NULL",
    "CREATE INDEX candidate_notice_due ON candidate (notice_due_on)"
    " WHERE noticed_at_ms IS NULL AND notice_due_on <> ''",

    "ALTER TABLE household ADD COLUMN programme_id TEXT REFERENCES village_programme (id)",
    "ALTER TABLE household ADD COLUMN team_member_id TEXT REFERENCES team_member (id)",
    "ALTER TABLE household ADD COLUMN no_phone BIGINT NOT NULL DEFAULT 0"
    " CHECK (no_phone IN (0, 1))",
    "ALTER TABLE household ADD COLUMN notice_due_on TEXT NOT NULL DEFAULT ''"
    " CHECK (length(notice_due_on) IN (0, 10))",
    "CREATE INDEX household_programme ON household (programme_id) WHERE programme_id IS NOT NULL",
    "CREATE INDEX household_team_member ON household (team_member_id)"
    " WHERE team_member_id IS NOT NULL",

    "CREATE TABLE feasibility ("
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " answer TEXT NOT NULL CHECK (answer IN ('yes', 'yes_with_help', 'no')),"
    " reason TEXT NOT NULL,"
    " answered_by TEXT NOT NULL,"
    " answered_at_ms BIGINT NOT NULL,"
    " PRIMARY KEY (programme_id, household_id))",
    "CREATE INDEX feasibility_household ON feasibility (household_id)",

    "CREATE TABLE training_session ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " kind TEXT NOT NULL CHECK (kind IN ('prepare', 'class', 'practice', 'study_visit')),"
    " held_on TEXT NOT NULL CHECK (length(held_on) = 10),"
    " starts_at TEXT NOT NULL CHECK (length(starts_at) IN (0, 5)),"
    " place TEXT NOT NULL,"
    " topic TEXT NOT NULL,"
    " trainer_id TEXT REFERENCES team_member (id),"
    " status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),"
    " created_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL)",
    "CREATE INDEX training_session_programme ON training_session (programme_id, held_on)",
    "CREATE INDEX training_session_day ON training_session (held_on)",

    "CREATE TABLE session_household ("
    " session_id TEXT NOT NULL REFERENCES training_session (id),"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " answer TEXT NOT NULL CHECK (answer IN ('', 'going', 'not_going', 'substitute')),"
    " answered_at_ms BIGINT,"
    " presence TEXT NOT NULL CHECK (presence IN ('', 'present', 'late', 'substitute', 'absent')),"
    " teachback TEXT NOT NULL,"
    " understanding TEXT NOT NULL"
    "  CHECK (understanding IN ('', 'said', 'not_understood', 'understood')),"
    " judged_by TEXT,"
    " noted_by TEXT NOT NULL,"
    " PRIMARY KEY (session_id, household_id))",
    "CREATE INDEX session_household_household ON session_household (household_id)",

    // By who did it: a person is told of it, and may be erased from it.
    "CREATE INDEX team_member_by ON team_member (added_by)",
    "CREATE INDEX submission_sent_by ON submission (sent_by)",
    "CREATE INDEX submission_decided_by ON submission (decided_by) WHERE decided_by IS NOT NULL",
    "CREATE INDEX programme_event_by ON programme_event (by_user)",
    "CREATE INDEX forum_by ON forum (recorded_by)",
    "CREATE INDEX candidate_by ON candidate (added_by)",
    "CREATE INDEX feasibility_by ON feasibility (answered_by)",
    "CREATE INDEX training_session_by ON training_session (created_by)",
    "CREATE INDEX session_household_judged ON session_household (judged_by)"
    " WHERE judged_by IS NOT NULL",
    "CREATE INDEX session_household_noted ON session_household (noted_by)",
};

constexpr Sql kFollowUp[] = {
    // Both may have been erased: then the two are the same word.
    "CREATE TABLE purchase ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " bought_on TEXT NOT NULL CHECK (length(bought_on) = 10),"
    " vendor TEXT NOT NULL,"
    " item TEXT NOT NULL,"
    " quantity TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " amount_satang BIGINT NOT NULL CHECK (amount_satang > 0),"
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
    " CHECK (evidence <> 'none' OR evidence_reason <> '' OR status = 'draft'))",
    "CREATE INDEX purchase_programme ON purchase (programme_id, created_at_ms)",
    "CREATE INDEX purchase_waiting ON purchase (created_at_ms) WHERE status = 'sent'",
    "CREATE INDEX purchase_without_evidence ON purchase (bought_on) WHERE evidence = 'later'",
    "CREATE UNIQUE INDEX purchase_supersedes ON purchase (supersedes)"
    " WHERE supersedes IS NOT NULL",

    "CREATE TABLE handover ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " purchase_id TEXT NOT NULL REFERENCES purchase (id),"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " quantity TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('waiting', 'got', 'not_got')),"
    " given_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " answered_at_ms BIGINT CHECK ((answered_at_ms IS NULL) = (status = 'waiting')))",
    "CREATE INDEX handover_purchase ON handover (purchase_id)",
    "CREATE INDEX handover_household ON handover (household_id)",

    "CREATE TABLE visit ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " visited_on TEXT NOT NULL CHECK (length(visited_on) = 10),"
    " met BIGINT NOT NULL CHECK (met IN (0, 1)),"
    " doing TEXT NOT NULL CHECK (doing IN ('', 'yes', 'partly', 'no')),"
    " problem TEXT NOT NULL,"
    " need TEXT NOT NULL,"
    " next_on TEXT NOT NULL CHECK (length(next_on) IN (0, 10)),"
    " mood TEXT NOT NULL CHECK (mood IN ('', 'good', 'middle', 'tired')),"
    " visited_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL)",
    "CREATE INDEX visit_household ON visit (household_id, visited_on)",

    "ALTER TABLE help_request ADD COLUMN done_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE help_request ADD COLUMN closed_by TEXT",
    "ALTER TABLE help_request ADD COLUMN visit_id TEXT REFERENCES visit (id)",
    "ALTER TABLE help_request ADD COLUMN asked_for TEXT NOT NULL DEFAULT 'self'",
    "CREATE INDEX help_request_taken ON help_request (taken_by) WHERE status = 'taken'",

    "CREATE TABLE encouragement ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " to_user TEXT NOT NULL,"
    " household_id TEXT REFERENCES household (id),"
    " from_user TEXT NOT NULL,"
    " occasion TEXT NOT NULL,"
    " text_key TEXT NOT NULL,"
    " text TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL)",
    "CREATE INDEX encouragement_to ON encouragement (to_user, created_at_ms)",
    "CREATE INDEX encouragement_household ON encouragement (household_id, created_at_ms)"
    " WHERE household_id IS NOT NULL",

    "CREATE TABLE lesson ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " fiscal_year_be BIGINT NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2700),"
    " stage TEXT NOT NULL CHECK (stage IN ('opened', 'has_leader', 'team_complete', 'forum_held',"
    "  'list_confirmed', 'training', 'materials', 'follow_up', 'closed')),"
    " occupation TEXT NOT NULL,"
    " worked TEXT NOT NULL,"
    " caution TEXT NOT NULL,"
    " added_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " withdrawn_at_ms BIGINT)",
    "CREATE INDEX lesson_village ON lesson (village_code)",
    "CREATE INDEX lesson_newest ON lesson (created_at_ms, id) WHERE withdrawn_at_ms IS NULL",

    "CREATE TABLE occupation_group ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " number BIGINT NOT NULL CHECK (number > 0),"
    " name TEXT NOT NULL,"
    " registered_on TEXT NOT NULL CHECK (length(registered_on) = 10),"
    " phone TEXT NOT NULL,"
    " product_type TEXT NOT NULL"
    "  CHECK (product_type IN ('farm', 'processing', 'tourism', 'other')),"
    " product TEXT NOT NULL,"
    " remark TEXT NOT NULL,"
    " members BIGINT NOT NULL CHECK (members >= 0),"
    " added_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " ended_at_ms BIGINT,"
    " UNIQUE (programme_id, number))",

    "CREATE TABLE task_snooze ("
    " user_id TEXT NOT NULL,"
    " task TEXT NOT NULL,"
    " until_on TEXT NOT NULL CHECK (length(until_on) = 10),"
    " PRIMARY KEY (user_id, task))",

    "ALTER TABLE invitation ADD COLUMN team_member_id TEXT REFERENCES team_member (id)",
    "ALTER TABLE invitation ADD COLUMN programme_id TEXT REFERENCES village_programme (id)",
    "CREATE INDEX invitation_created_by ON invitation (created_by)",

    // As above.
    "CREATE INDEX purchase_entered_by ON purchase (entered_by)",
    "CREATE INDEX purchase_decided_by ON purchase (decided_by) WHERE decided_by IS NOT NULL",
    "CREATE INDEX handover_by ON handover (given_by)",
    "CREATE INDEX visit_by ON visit (visited_by)",
    "CREATE INDEX help_request_closed_by ON help_request (closed_by) WHERE closed_by IS NOT NULL",
    "CREATE INDEX encouragement_from ON encouragement (from_user)",
    "CREATE INDEX lesson_by ON lesson (added_by)",
    "CREATE INDEX occupation_group_by ON occupation_group (added_by)",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema programme_schema() { return kProgramme; }
Schema follow_up_schema() { return kFollowUp; }

}  // namespace sammachip

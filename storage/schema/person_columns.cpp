#include "storage/schema/person_columns.h"

namespace sammachip {
namespace {

constexpr std::string_view kRaw = "raw messages, which go by retention";
constexpr std::string_view kAudit = "the record of who looked at what, kept for who checks it";
constexpr std::string_view kByOthers = "it is of another's record, and only says who saw to it";

constexpr PersonColumn kPersonColumns[] = {
    // Of the machine.
    {.table = "inbox",
     .column = "user_id",
     .at_erasure = AtErasure::kStatement,
     .held_in = HeldIn::kNowhere,
     .why = kRaw},
    {.table = "outbox",
     .column = "recipient",
     .at_erasure = AtErasure::kStatement,
     .held_in = HeldIn::kNowhere,
     .why = kRaw},
    {.table = "conversation",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kConversations},
    {.table = "line_account",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kAccount},
    {.table = "held_message",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kNowhere,
     .why = "it is said to them with the next answer"},
    {.table = "notification",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kNowhere,
     .why = "it only says what they were told"},
    {.table = "menu_link",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kMenuRole},
    {.table = "photo", .column = "user_id", .held_in = HeldIn::kPhotos, .also_null = "message_id"},
    {.table = "audit", .column = "actor", .held_in = HeldIn::kNowhere, .why = kAudit},
    {.table = "audit", .column = "subject_id", .held_in = HeldIn::kNowhere, .why = kAudit},

    // Of who may come in.
    {.table = "notice_record",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kNotices},
    {.table = "role_grant",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kRoles},
    {.table = "role_grant", .column = "granted_by", .held_in = HeldIn::kNowhere, .why = kByOthers},
    {.table = "code_attempt",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kNowhere,
     .why = "a count that ends within hours"},
    {.table = "stuck_person",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kStuck},
    {.table = "invitation", .column = "used_by", .held_in = HeldIn::kNowhere, .why = kByOthers},
    {.table = "invitation", .column = "created_by", .held_in = HeldIn::kNowhere, .why = kByOthers},
    {.table = "data_request", .column = "user_id", .held_in = HeldIn::kDataRequests},

    // Of houses.
    {.table = "household_link",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kLinks},
    {.table = "household", .column = "created_by", .held_in = HeldIn::kNowhere, .why = kByOthers},
    {.table = "income_report",
     .column = "reported_by",
     .held_in = HeldIn::kReports,
     .also_null = "message_id"},
    {.table = "round_answer", .column = "answered_by", .held_in = HeldIn::kRoundAnswers},
    {.table = "help_request", .column = "user_id", .held_in = HeldIn::kHelpRequests},
    {.table = "help_request", .column = "taken_by", .held_in = HeldIn::kNowhere, .why = kByOthers},
    {.table = "encouragement",
     .column = "to_user",
     .at_erasure = AtErasure::kStatement,
     .held_in = HeldIn::kEncouragements},

    // Of a village's year.
    {.table = "team_member",
     .column = "user_id",
     .at_erasure = AtErasure::kNobody,
     .held_in = HeldIn::kTeamPlaces},
    {.table = "task_snooze",
     .column = "user_id",
     .at_erasure = AtErasure::kRowGoes,
     .held_in = HeldIn::kSnoozes},

    // Who did something for the programme, in the order in which it is told.
    {.table = "household", .column = "record_by", .at_ms = "created_at_ms"},
    {.table = "team_member", .column = "added_by", .at_ms = "created_at_ms"},
    {.table = "submission", .column = "sent_by", .at_ms = "sent_at_ms"},
    {.table = "submission", .column = "decided_by", .at_ms = "decided_at_ms"},
    {.table = "programme_event", .column = "by_user", .at_ms = "at_ms"},
    {.table = "forum", .column = "recorded_by", .at_ms = "created_at_ms"},
    {.table = "candidate", .column = "added_by", .at_ms = "created_at_ms"},
    {.table = "feasibility",
     .column = "answered_by",
     .id = "household_id",
     .at_ms = "answered_at_ms"},
    {.table = "training_session", .column = "created_by", .at_ms = "created_at_ms"},
    {.table = "session_household", .column = "judged_by", .id = "household_id"},
    {.table = "session_household", .column = "noted_by", .id = "household_id"},
    {.table = "purchase", .column = "entered_by", .at_ms = "created_at_ms"},
    {.table = "purchase", .column = "decided_by", .at_ms = "decided_at_ms"},
    {.table = "handover", .column = "given_by", .at_ms = "created_at_ms"},
    {.table = "visit", .column = "visited_by", .at_ms = "created_at_ms"},
    {.table = "help_request", .column = "closed_by", .at_ms = "closed_at_ms"},
    {.table = "encouragement", .column = "from_user", .at_ms = "created_at_ms"},
    {.table = "lesson", .column = "added_by", .at_ms = "created_at_ms"},
    {.table = "proposed_report", .column = "proposed_by", .at_ms = "created_at_ms"},
    {.table = "proposed_report", .column = "decided_by", .at_ms = "decided_at_ms"},
    {.table = "occupation_group", .column = "added_by", .at_ms = "created_at_ms"},
};

}  // namespace

std::span<const PersonColumn> person_columns() { return kPersonColumns; }

}  // namespace sammachip

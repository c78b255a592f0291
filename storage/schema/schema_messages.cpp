#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// A CHECK of three words or more is written with OR: for a longer IN, SQLite fills a temporary
// B-tree at every insert. The five in these tables and income_report made a quarter of all that an
// event cost.
// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kMessages[] = {
    "CREATE TABLE inbox ("
    " webhook_event_id TEXT NOT NULL PRIMARY KEY,"
    " received_at_ms BIGINT NOT NULL,"
    " user_id TEXT,"
    " message_id TEXT,"
    " event_type TEXT NOT NULL,"
    " status TEXT NOT NULL"
    "  CHECK (status = 'done' OR status = 'failed' OR status = 'set_aside'),"
    " attempts BIGINT NOT NULL CHECK (attempts >= 0),"
    " next_attempt_ms BIGINT NOT NULL,"
    " error TEXT NOT NULL,"
    " event_json TEXT NOT NULL)",
    "CREATE INDEX inbox_open ON inbox (status, next_attempt_ms) WHERE status <> 'done'",
    "CREATE INDEX inbox_message ON inbox (message_id) WHERE message_id IS NOT NULL",
    // For purge and replay; and an erasure reads through it for the person. An index on the person
    // alone would be quicker for that, but its random pages made half of all that an event writes
    // (25 KB instead of 14).
    "CREATE INDEX inbox_received ON inbox (received_at_ms, webhook_event_id, user_id)"
    " WHERE event_json <> ''",

    "CREATE TABLE outbox ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " kind TEXT NOT NULL CHECK (kind = 'reply' OR kind = 'push' OR kind = 'multicast'),"
    " recipient TEXT NOT NULL,"
    " reply_token TEXT NOT NULL,"
    " retry_key TEXT NOT NULL,"
    " body_json TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status = 'waiting' OR status = 'sent' OR status = 'unknown'"
    "  OR status = 'expired' OR status = 'rejected'),"
    " must_arrive BIGINT NOT NULL CHECK (must_arrive IN (0, 1)),"
    " attempts BIGINT NOT NULL CHECK (attempts >= 0),"
    " created_at_ms BIGINT NOT NULL,"
    " next_attempt_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL,"
    " finished_at_ms BIGINT CHECK ((finished_at_ms IS NULL) = (status = 'waiting')),"
    " error TEXT NOT NULL,"
    " webhook_event_id TEXT)",
    "CREATE INDEX outbox_unsent ON outbox (status, next_attempt_ms, recipient, kind)"
    " WHERE status <> 'sent'",
    // As with inbox_received.
    "CREATE INDEX outbox_finished ON outbox (finished_at_ms, id, recipient)"
    " WHERE finished_at_ms IS NOT NULL",
    "CREATE INDEX outbox_multicast ON outbox (kind) WHERE kind = 'multicast'",

    "CREATE TABLE conversation ("
    " user_id TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " run TEXT NOT NULL,"
    " answers TEXT NOT NULL,"
    " asked TEXT NOT NULL,"
    " updated_at_ms BIGINT NOT NULL,"
    " PRIMARY KEY (user_id, name))",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

// LINE's ids of what a call said, parted by spaces: a message may quote one.
constexpr Sql kSentIds[] = {
    "ALTER TABLE outbox ADD COLUMN sent_ids TEXT NOT NULL DEFAULT ''",
};

// What could be tapped last, so that it can be typed.
constexpr Sql kShownButtons[] = {
    "ALTER TABLE line_account ADD COLUMN shown_buttons TEXT NOT NULL DEFAULT ''",
};

// Where the words of a message went, until nobody can take it back any more.
constexpr Sql kSaid[] = {
    "CREATE TABLE said ("
    " message_id TEXT NOT NULL,"
    " place TEXT NOT NULL,"    // "visit.need".
    " row_key TEXT NOT NULL,"  // The values of that table's key, parted by "|".
    " at_ms BIGINT NOT NULL,"
    " PRIMARY KEY (message_id, place, row_key))",
    "CREATE INDEX said_by_time ON said (at_ms)",
    // For retention: what was told of a trouble that is over.
    "CREATE INDEX help_request_over ON help_request (closed_at_ms)"
    " WHERE text IS NOT NULL AND kind <> 'link'",
};

}  // namespace

Schema said_schema() { return kSaid; }

Schema sent_ids_schema() { return kSentIds; }

Schema shown_buttons_schema() { return kShownButtons; }

Schema messages_schema() { return kMessages; }

}  // namespace sammachip

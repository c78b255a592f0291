#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kPhotos[] = {
    "CREATE TABLE photo ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " message_id TEXT UNIQUE,"
    " user_id TEXT NOT NULL,"
    " purpose TEXT NOT NULL,"
    " subject_id TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('waiting', 'kept', 'gone', 'refused', 'purged')),"
    " sha256 TEXT NOT NULL CHECK (length(sha256) IN (0, 64)),"
    " preview_sha256 TEXT NOT NULL CHECK (length(preview_sha256) IN (0, 64)),"
    " media_type TEXT NOT NULL,"
    " byte_count BIGINT NOT NULL CHECK (byte_count >= 0),"
    " attempts BIGINT NOT NULL CHECK (attempts >= 0),"
    " next_attempt_ms BIGINT NOT NULL,"
    " error TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " fetched_at_ms BIGINT,"
    " checked_at_ms BIGINT,"
    " removed_at_ms BIGINT,"
    " CHECK (status <> 'kept' OR sha256 <> ''))",
    "CREATE INDEX photo_due ON photo (next_attempt_ms) WHERE status = 'waiting'",
    "CREATE INDEX photo_to_remove ON photo (id)"
    " WHERE status = 'purged' AND sha256 <> '' AND removed_at_ms IS NULL",
    "CREATE INDEX photo_user ON photo (user_id)",
    "CREATE INDEX photo_subject ON photo (subject_id) WHERE subject_id <> ''",
    "CREATE INDEX photo_content ON photo (sha256)",
    "CREATE INDEX photo_preview ON photo (preview_sha256) WHERE preview_sha256 <> ''",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema photos_schema() { return kPhotos; }

}  // namespace sammachip

#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kEvidence[] = {
    // Which of LINE's sets of photos it came in.
    "ALTER TABLE photo ADD COLUMN set_id TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX photo_set ON photo (set_id, user_id) WHERE set_id <> ''",
    "CREATE INDEX photo_latest ON photo (user_id, created_at_ms)",
    "DROP INDEX photo_user",
    "DROP INDEX purchase_without_evidence",
    // What is not decided yet: the rest is history.
    "CREATE INDEX purchase_to_prove ON purchase (programme_id)"
    " WHERE status IN ('sent', 'returned') AND evidence <> 'none'",
    "CREATE INDEX purchase_to_prove_on ON purchase (bought_on)"
    " WHERE status IN ('sent', 'returned') AND evidence <> 'none'",

    // How much, in thousandths of the unit; nothing where an older release kept words alone.
    "ALTER TABLE handover ADD COLUMN amount_milli BIGINT CHECK (amount_milli > 0)",
    "ALTER TABLE handover ADD COLUMN unit TEXT NOT NULL DEFAULT ''",
    // A house has one hand-over of a purchase. Of several the one stands whose answer is the least
    // sure, so that nothing that a house lacks is lost sight of: "not got" before "waiting" before
    // "got", of equals the latest. What was handed out is said of it in one: "1 kilo + 2 kilo".
    "WITH RECURSIVE"
    " ordered AS (SELECT purchase_id AS of_purchase, household_id AS of_house, quantity AS part,"
    "   ROW_NUMBER() OVER (PARTITION BY purchase_id, household_id ORDER BY created_at_ms, id)"
    "   AS place, COUNT(*) OVER (PARTITION BY purchase_id, household_id) AS many FROM handover),"
    " joined AS (SELECT of_purchase, of_house, place, many, part AS words FROM ordered"
    "   WHERE place = 1 AND many > 1"
    "  UNION ALL SELECT ordered.of_purchase, ordered.of_house, ordered.place, ordered.many,"
    "   joined.words || ' + ' || ordered.part FROM joined JOIN ordered"
    "   ON ordered.of_purchase = joined.of_purchase AND ordered.of_house = joined.of_house"
    "   AND ordered.place = joined.place + 1)"
    " UPDATE handover SET quantity = (SELECT words FROM joined"
    "   WHERE of_purchase = purchase_id AND of_house = household_id AND place = many)"
    " WHERE EXISTS (SELECT 1 FROM joined"
    "   WHERE of_purchase = purchase_id AND of_house = household_id)",
    "DELETE FROM handover WHERE id NOT IN (SELECT id FROM (SELECT id,"
    "  ROW_NUMBER() OVER (PARTITION BY purchase_id, household_id ORDER BY"
    "   CASE status WHEN 'not_got' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END,"
    "   created_at_ms DESC, id DESC) AS place FROM handover) AS ranked WHERE place = 1)",
    "CREATE UNIQUE INDEX handover_once ON handover (purchase_id, household_id)",
    "DROP INDEX handover_purchase",
    "CREATE INDEX handover_not_got ON handover (programme_id) WHERE status = 'not_got'",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema evidence_schema() { return kEvidence; }

}  // namespace sammachip

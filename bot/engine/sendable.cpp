#include "bot/engine/sendable.h"

#include <utility>

#include "bot/engine/send_policy.h"
#include "bot/line/messages.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {
namespace {

// Takes out of what waits for them, `multicast` too, those of its people who left, stopped or were
// erased since it was written. Whether there were any. What may have arrived stays as it was sent.
bool leave_out_who_left(const OutboxMessage& multicast, Records& records, std::int64_t now_ms) {
  if (multicast.error.rfind(kMayHaveArrived, 0) == 0) return false;
  bool is_anybody_gone = false;
  for (const AccountId& user_id : people_of_multicast(multicast)) {
    const auto account = records.line_accounts.find(user_id);
    if (!account || account->status == AccountStatus::kActive) continue;
    records.outbox.cancel_pushes_for(user_id, now_ms);
    is_anybody_gone = true;
  }
  return is_anybody_gone;
}

}  // namespace

std::vector<OutboxMessage> sendable(std::vector<OutboxMessage> rows, Records& records,
                                    std::int64_t now_ms,
                                    const std::function<bool(const OutboxId& id)>& is_held) {
  std::vector<OutboxMessage> kept;
  for (OutboxMessage& row : rows) {
    if (row.kind != OutboxKind::kReply && row.next_attempt_ms > now_ms) continue;
    if (row.kind == OutboxKind::kReply && is_held(row.id)) {
      // It waits in memory, for a thread or for LINE: its lease begins anew, so that it is not read
      // with everything that is due, again and again.
      records.outbox.record_attempt(row.id, now_ms + kReplyLeaseMs, row.error);
      continue;
    }
    if (row.kind == OutboxKind::kPush) {
      const auto account = records.line_accounts.find(row.recipient);
      if (account && account->status != AccountStatus::kActive) {
        records.outbox.finish(row.id, OutboxStatus::kExpired, "cancelled", now_ms);
        continue;
      }
    }
    // One in memory is on its way: to read hundreds of accounts for it again would be for nothing.
    if (row.kind == OutboxKind::kMulticast && !is_held(row.id) &&
        leave_out_who_left(row, records, now_ms)) {
      auto changed = records.outbox.find(row.id);
      if (!changed || changed->status != OutboxStatus::kWaiting) continue;
      row = std::move(*changed);
    }
    kept.push_back(std::move(row));
  }
  return kept;
}

}  // namespace sammachip

// Which of the rows of the outbox are sent, as people may have left since they were written.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "storage/machine/outbox.h"

namespace sammachip {

struct Records;

// `rows` without the pushes that are not due, and without people who do not want them any more:
// pushes to them are ended, multicasts go to the others. `is_held` says which rows are on their way
// already: such pushes stay as they are, of such replies the lease begins anew.
std::vector<OutboxMessage> sendable(std::vector<OutboxMessage> rows, Records& records,
                                    std::int64_t now_ms,
                                    const std::function<bool(const OutboxId& id)>& is_held);

}  // namespace sammachip

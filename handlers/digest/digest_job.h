// The digest of the morning, to each officer once a day. docs/programme.md 8.3.
#pragma once

#include <string>

#include "handlers/digest/area_facts.h"
#include "handlers/digest/digest.h"
#include "handlers/pushes/notify.h"

namespace sammachip {

struct Records;

// Sends the digests that were due at `due` to the next officers after `position`, in the caller's
// transaction, for about `page` of the writer's time, and returns where the next page goes on;
// empty when all have theirs. Begins with an empty position. Nothing is sent on a day that is no
// working day, or from ten o'clock on: then the next digest tells that this one did not come.
// `facts` lives from page to page, and saves reading a village for its tambon, its district and its
// province.
std::string send_digests(const DigestSettings& digests, const NotifySettings& settings,
                         Records& records, const Texts& texts, AreaFacts& facts, Instant due,
                         Instant now, const std::string& position,
                         std::chrono::milliseconds page = std::chrono::milliseconds(10));

}  // namespace sammachip

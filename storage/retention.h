#pragma once

#include "storage/records.h"

namespace sammachip {

// How long what is kept, in days.
struct RetentionDays {
  int messages = 90;       // Raw events, calls to LINE that ended, texts of reports.
  int conversations = 60;  // Talks in which nobody spoke.
  int audit = 730;
};

// How many rows each kind lost.
struct Purged {
  long long events = 0;
  long long calls = 0;
  long long texts = 0;
  long long conversations = 0;
  long long audit_entries = 0;
  long long snoozes = 0;  // Those over for a day or more.
};

// Purges one batch of each kind, in the caller's transaction, so that a writer thread may do it
// between events. Returns what went; repeat until it is all below `batch`.
Purged purge_batch(Records& records, long long now_ms, const RetentionDays& days, int batch);
// Purges all, in transactions of its own. REQUIRES: no transaction is open.
Purged purge(Records& records, long long now_ms, const RetentionDays& days);

}  // namespace sammachip

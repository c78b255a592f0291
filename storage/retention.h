#pragma once

namespace sammachip {

struct Records;

// How long what is kept, in days.
struct RetentionDays {
  int messages = 90;       // Raw events, calls to LINE that ended, texts of reports.
  int conversations = 60;  // Talks in which nobody spoke.
  int audit = 730;
  int photos_checked = 90;     // After the officer's check.
  int photos_unused = 7;       // Sent, but never part of anything.
  int photos_unchecked = 730;  // Part of something that no officer ever checked.
};

// How many rows each kind lost.
struct Purged {
  long long events = 0;
  long long calls = 0;
  long long texts = 0;
  long long conversations = 0;
  long long audit_entries = 0;
  long long snoozes = 0;        // Those over for a day or more.
  long long notifications = 0;  // Whose keys can't come again since a month.
  long long held = 0;           // What waited for people's next message, a month past its time.
  long long help_texts = 0;     // Words of requests for help that were closed.
  long long said = 0;           // Where the words of messages went that have gone.
  long long stuck = 0;          // Who did not get on, of three months ago.
  long long proposals = 0;  // Figures that waited for a house's own people, of three months ago.
  long long photos = 0;  // Their files are removed after the commit: bot/pictures/photo_fetcher.h.
  long long photo_rows = 0;  // Of photos that had gone long before.
};

// Purges one batch of each kind, in the caller's transaction, so that a writer thread may do it
// between events. Returns what went; repeat until it is all below `batch`.
Purged purge_batch(Records& records, long long now_ms, const RetentionDays& days, int batch);
// Purges all, in transactions of its own. REQUIRES: no transaction is open.
Purged purge(Records& records, long long now_ms, const RetentionDays& days);

}  // namespace sammachip

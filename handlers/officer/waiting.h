// What waits for an officer's decision: the heart of their day and of their digest.
// docs/programme.md 8.3.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

enum class WaitingKind {
  kUrgentHelp,  // Heavy news or the like, with nobody on it.
  kTeam,        // Sent, to be confirmed or returned.
  kList,
  kPurchase,
  kEvidence,  // Bought more than kEvidenceDays ago and still not proved.
  kNotGot,    // Handed out, and more than kNotGotDays ago the house said that it did not come.
  kHelp,      // Asked for, with nobody on it.
  kLink,      // Somebody asks to be let into a house.
  kNotice,    // Whose data is kept and who must soon be told: s.25, within kNoticeDays.
  kStuck,     // Somebody does not get on, see handlers/joining/stuck.h.
  kErasure,   // What is to become of a house's record. s.33.
};

inline constexpr int kEvidenceDays = 3;
inline constexpr int kNotGotDays = 3;
inline constexpr int kNoticeDays = 7;

struct WaitingItem {
  WaitingKind kind = WaitingKind::kTeam;
  SubjectId id = {};  // Of the submission, purchase, hand-over, request, candidate or member.
  VillageCode village_code = {};  // Empty: of no village.
  HouseholdId household_id = {};  // Of the house it is about; empty: of none.
  AccountId entered_by = {};      // Who sent it, where they may not decide on it.
  Day since = {};
  Values values = {};           // Of its sentence, waiting_text().
  bool is_asked_again = false;  // Of kHelp and kUrgentHelp: who asked wants to know how it stands.
};

// What waits in areas (code prefixes, none within another): urgent help first, then what was asked
// for again, then the oldest. At most a few hundred; `today` and `utc_offset` are the bot's.
std::vector<WaitingItem> waiting_items(const std::vector<AreaCode>& areas, Day today,
                                       std::chrono::minutes utc_offset, Records& records);

// Of these what may be of no one village: requests for help, and who does not get on.
std::vector<WaitingItem> waiting_requests(const AreaCode& area, Day today,
                                          std::chrono::minutes utc_offset, Records& records);

// Of which village the year is; empty if there is none such.
VillageCode village_of(const ProgrammeId& programme_id, Records& records);

// Puts them in that order.
void sort_waiting(std::vector<WaitingItem>& items);

// The notices among items, which must be given soon or should have been: s.25.
struct NoticesDue {
  std::vector<const WaitingItem*> late;
  std::vector<const WaitingItem*> soon;
  std::int64_t most_days_late = 0;  // Of the one that is latest.

  std::size_t count() const { return late.size() + soon.size(); }
};
// REQUIRES: `items` outlives it.
NoticesDue notices_due(const std::vector<WaitingItem>& items, Day today);

// "Receipt to check: dried chillies, 600 baht". Names no household's income.
std::string waiting_text(const WaitingItem& item, const Turn& turn);

// The widest areas in which the person may decide; empty if in none.
std::vector<AreaCode> areas_decided(const Turn& turn);

// The command: the items from the `first`th on ("10"; empty: from the first), as cards with
// buttons. All notices are one of them.
Ending show_waiting(const std::string& first, Turn& turn);
// What that one opens: who must be told, the latest first, from the `first`th on.
Ending show_notices(const std::string& first, Turn& turn);

// "Told": the person of a kNotice item was told what is kept of them.
Ending take_as_told(const SubjectId& id, Turn& turn);

}  // namespace sammachip

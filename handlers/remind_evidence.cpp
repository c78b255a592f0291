// A purchase whose receipt was to come later: who entered it is asked after three days and after
// six; then it is the officer's to see. DOMAIN 12.6.
#include "handlers/materials.h"
#include "handlers/names.h"
#include "handlers/reminders.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kFirstAfterDays = 3;
constexpr int kAgainAfterDays = 6;
constexpr int kMostPurchases = 1000;

}  // namespace

void remind_of_evidence(Turn& turn, const SayNotice& say) {
  const auto day_before = [&](int days) { return iso_date(turn.today - std::chrono::days{days}); };
  for (const auto& purchase : turn.records.purchases.without_evidence_in_area(
           "", day_before(kFirstAfterDays - 1), kMostPurchases)) {
    const bool is_due = purchase.bought_on == day_before(kFirstAfterDays) ||
                        purchase.bought_on == day_before(kAgainAfterDays);
    if (!is_due) continue;
    speak_to(purchase.entered_by, turn);
    Notice notice;
    notice.key = "evidence|" + purchase.entered_by + "|" + purchase.id + "|" + iso_date(turn.today);
    notice.user_id = purchase.entered_by;
    notice.text_key = "remind.evidence";
    notice.values = {{"item", purchase_text(purchase)}};
    notice.buttons = {{"button.evidence", "evidence|" + purchase.id, {}}};
    notice.not_after = end_of_day(turn, 2);
    notice.topic = "evidence|" + purchase.id;
    say(notice);
  }
}

}  // namespace sammachip

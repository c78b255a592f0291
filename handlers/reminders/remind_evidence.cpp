// A purchase whose receipt was to come later, or was lost: who entered it is asked after three days
// and after six; then it is the officer's to see. docs/programme.md 8.2.
#include "handlers/materials/evidence.h"
#include "handlers/materials/materials.h"
#include "handlers/reminders/reminders.h"
#include "handlers/words/names.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

constexpr int kFirstAfterDays = 3;
constexpr int kAgainAfterDays = 6;

void remind_of(const Purchase& purchase, Turn& turn, const SayNotice& say) {
  speak_to(purchase.entered_by, turn);
  Notice notice("remind.evidence", end_of_day(turn, 2));
  notice.key = "evidence|" + purchase.entered_by + "|" + purchase.id + "|" + iso_date(turn.today);
  notice.user_id = purchase.entered_by;
  const EvidenceState state = evidence_of(purchase, turn.records).state;
  notice.values = {{"item", Told::words(purchase_text(purchase))},
                   {"state", Told::words(std::string(to_text(state)))}};
  notice.buttons = {{"button.evidence", "evidence|" + purchase.id}};
  notice.topic = evidence_topic(purchase.id);
  say(notice);
}

}  // namespace

std::string remind_of_evidence(Turn& turn, const RulePage& page) {
  const auto day_before = [&](int days) { return iso_date(turn.today - std::chrono::days{days}); };
  const auto read = [&](const PurchaseId& after, int most) {
    return turn.records.purchases.without_evidence_of(day_before(kFirstAfterDays),
                                                      day_before(kAgainAfterDays), after, most);
  };
  return one_by_one(page, &Purchase::id, read, [&](const Purchase& purchase) {
    if (!is_at_rest(purchase.programme_id, turn)) remind_of(purchase, turn, page.say);
  });
}

}  // namespace sammachip

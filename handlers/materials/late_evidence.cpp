// The evidence of a purchase that was to come later, or is sent anew.
#include "handlers/materials/about_purchase.h"
#include "handlers/materials/evidence.h"
#include "handlers/materials/sent_evidence.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"

namespace sammachip {

namespace {

struct LateEvidence {
  PurchaseId purchase;  // Its id.
  std::string had;      // What there was when the talk began: evidence_there().
  std::optional<Evidence> evidence;
  std::string photo;
  std::string evidence_reason;
};

std::vector<CommandButton> after_evidence(const Purchase& purchase) {
  return {{"button.purchases", "purchases|" + purchase.programme_id}, {"button.next", "next"}};
}

Ending keep_reason(Purchase purchase, const std::string& reason, Turn& turn) {
  purchase.evidence = Evidence::kNone;
  purchase.evidence_reason = reason;
  turn.records.purchases.update(purchase);
  audit_purchase("bought.evidence", purchase, turn);
  drop_held({purchase.entered_by}, evidence_topic(purchase.id), turn);
  return ending_of("evidence.none_saved", {{"item", purchase_text(purchase)}, {"reason", reason}},
                   after_evidence(purchase));
}

Ending keep_evidence(const LateEvidence& form, Turn& turn) {
  const auto purchase = purchase_within(form.purchase, turn);
  if (!purchase) return not_yours();
  if (form.evidence == Evidence::kNone) return keep_reason(*purchase, form.evidence_reason, turn);
  const std::int64_t count = take_as_evidence(*purchase, PhotoId(form.photo), form.evidence, turn);
  return ending_of("evidence.saved", {{"item", purchase_text(*purchase)}, {"count", count}},
                   after_evidence(*purchase));
}

// What there is, to tell whether somebody sent another since.
std::string evidence_there(const Purchase& purchase) {
  return std::string(to_text(purchase.evidence)) + "|" + purchase.photo_id.value_or("") + "|" +
         purchase.evidence_reason;
}

// It is closed to evidence, or somebody sent some first. What was accepted can be given its photo,
// but is not said to have none any more.
std::optional<Ending> evidence_over(const Subject& subject, const LateEvidence& form, Turn& turn) {
  const auto states = form.evidence == Evidence::kNone ? is_purchase_open : is_purchase_provable;
  if (auto over = purchase_over(PurchaseId(subject.id), Act::kEnterPurchase, states, turn))
    return over;
  const auto purchase = turn.records.purchases.find(PurchaseId(subject.id));
  const bool is_as_it_was = form.had.empty() || form.had == evidence_there(*purchase);
  // It may have been lost since: then it is wanted all the more.
  if (is_as_it_was || lacks_evidence(evidence_of(*purchase, turn.records).state)) {
    return std::nullopt;
  }
  Values values = last_change(subject, turn);
  values.emplace_back("item", purchase_text(*purchase));
  return ending_of("still.evidence", values,
                   {{"button.evidence", "evidence|" + subject.id},
                    {"button.open", "open_purchase|" + subject.id}});
}

}  // namespace

Ending begin_evidence(const PurchaseId& purchase_id, Turn& turn) {
  const auto purchase = purchase_within(purchase_id, turn);
  if (!purchase) return not_yours();
  if (auto over = purchase_over(purchase_id, Act::kEnterPurchase, is_purchase_provable, turn)) {
    return *over;
  }
  return begin_talk("evidence",
                    JsonValue{{"purchase", purchase_id}, {"had", evidence_there(*purchase)}});
}

std::unique_ptr<Conversation> evidence_talk() {
  auto talk = std::make_unique<FormConversation<LateEvidence>>("evidence");
  talk->given("purchase", &LateEvidence::purchase).given("had", &LateEvidence::had);
  talk->still("purchase", &LateEvidence::purchase, evidence_over);
  talk->ask("evidence", &LateEvidence::evidence,
            one_of({{"purchase.answer_receipt", "receipt"},
                    {"purchase.answer_voucher", "voucher"},
                    {"purchase.answer_none", "none"}}))
      .photo_means("receipt", "photo")
      .prompt(asks_about_item<LateEvidence>("evidence.evidence"));
  talk->ask_photo("photo", &LateEvidence::photo)
      .only_if([](const LateEvidence& form, Turn&) { return form.evidence != Evidence::kNone; })
      .prompt([](const LateEvidence& form, Turn&) {
        return Say{form.evidence == Evidence::kVoucher ? "purchase.voucher" : "purchase.photo"};
      });
  talk->ask("evidence_reason", &LateEvidence::evidence_reason, words_up_to(200))
      .only_if([](const LateEvidence& form, Turn&) { return form.evidence == Evidence::kNone; })
      .prompt(asks_about_item<LateEvidence>("evidence.evidence_reason"));
  talk->then(keep_evidence);
  return talk;
}

}  // namespace sammachip

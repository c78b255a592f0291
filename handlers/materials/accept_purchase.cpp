// The officer's yes to a purchase. Where no photo of its evidence is kept they say why they accept
// it all the same, and that is kept; or they do not, where the office has it so.
#include "handlers/access/roles.h"
#include "handlers/materials/about_purchase.h"
#include "handlers/materials/evidence.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct Acceptance {
  PurchaseId purchase;  // Its id.
  std::string reason;
};

// What is wrong with it, where who is talking may not accept it now.
std::optional<Ending> not_to_accept(const PurchaseId& purchase_id, Turn& turn) {
  if (auto refused = not_to_decide(turn.records.purchases.find(purchase_id), turn)) return refused;
  return purchase_over(purchase_id, Act::kDecide, is_purchase_sent, turn);
}

Ending refused_without(const Purchase& purchase, const Turn& turn) {
  return ending_of("materials.refused_without",
                   {{"item", purchase_text(purchase)}, {"evidence", evidence_text(purchase, turn)}},
                   {{"button.return", "purchase_return|" + purchase.id},
                    {"button.open", "open_purchase|" + purchase.id},
                    {"button.waiting", "waiting"}});
}

void tell_accepted(const Purchase& purchase, const std::string& reason, Turn& turn) {
  drop_held({purchase.entered_by}, evidence_topic(purchase.id), turn);
  const std::vector<CommandButton> handing_out{{"button.handover", "handover|" + purchase.id}};
  ToldValues told{{"item", Told::words(purchase_text(purchase))}};
  if (reason.empty()) {
    return hold_for(purchase.entered_by, "materials.accepted_told", told, turn, handing_out);
  }
  told.emplace_back("reason", Told::key_or_words(reason));
  hold_for(purchase.entered_by, "materials.accepted_without_told", told, turn,
           {handing_out.front(), {"button.evidence", "evidence|" + purchase.id}});
}

// `reason`: why, though nothing of its evidence is kept; else empty.
Ending accept_with(const PurchaseId& purchase_id, const std::string& reason, Turn& turn) {
  if (!turn.records.purchases.decide(purchase_id, PurchaseStatus::kAccepted, turn.account.user_id,
                                     reason, milliseconds(turn.now))) {
    return ending_of("waiting.gone", {}, {{"button.waiting", "waiting"}});
  }
  const Purchase purchase = turn.records.purchases.find(purchase_id).value();
  audit_purchase("bought.accept", purchase, turn);
  turn.records.photos.mark_checked(kPurchasePhotos, purchase_id, milliseconds(turn.now));
  tell_accepted(purchase, reason, turn);
  refresh_state(purchase.programme_id, turn);
  const auto village = village_year(purchase.programme_id, Act::kDecide, turn);
  return ending_of(
      reason.empty() ? "materials.accepted" : "materials.accepted_without",
      {{"item", purchase_text(purchase)},
       {"amount", amount_text(purchase.amount_satang)},
       {"reason", reason_text(reason, turn)},
       {"left", amount_text(budget_left(*village, turn))}},
      {{"button.waiting", "waiting"}, {"button.purchases", "purchases|" + purchase.programme_id}});
}

bool is_proved_now(const PurchaseId& purchase_id, const Turn& turn) {
  const auto purchase = turn.records.purchases.find(purchase_id);
  return purchase && is_proved(evidence_of(*purchase, turn.records).state);
}

Say ask_why(const Acceptance& form, Turn& turn) {
  const Purchase purchase = turn.records.purchases.find(form.purchase).value_or(Purchase{});
  return {"purchase_accept.reason",
          {{"item", purchase_text(purchase)},
           {"amount", amount_text(purchase.amount_satang)},
           {"evidence", evidence_text(purchase, turn)}}};
}

}  // namespace

Ending begin_acceptance(const PurchaseId& purchase_id, WithoutEvidence rule, Turn& turn) {
  if (auto refused = not_to_accept(purchase_id, turn)) return std::move(*refused);
  if (is_proved_now(purchase_id, turn)) return accept_with(purchase_id, "", turn);
  if (rule == WithoutEvidence::kNever) {
    return refused_without(turn.records.purchases.find(purchase_id).value(), turn);
  }
  return begin_talk("purchase_accept", JsonValue{{"purchase", purchase_id}});
}

std::unique_ptr<Conversation> purchase_accept_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<Acceptance>>("purchase_accept");
  about_purchase(*talk, Act::kDecide, is_purchase_sent);
  talk->ask("reason", &Acceptance::reason, reason_words())
      .only_if(
          [](const Acceptance& form, Turn& turn) { return !is_proved_now(form.purchase, turn); })
      .prompt(ask_why)
      .choices(reason_choices({"purchase_accept.answer_seen", "purchase_accept.answer_no_receipt",
                               "purchase_accept.answer_on_paper"}));
  talk->then([rule = settings.without_evidence](const Acceptance& form, Turn& turn) {
    if (auto refused = not_to_accept(form.purchase, turn)) return std::move(*refused);
    if (is_proved_now(form.purchase, turn)) return accept_with(form.purchase, "", turn);
    if (rule == WithoutEvidence::kNever) {
      return refused_without(turn.records.purchases.find(form.purchase).value(), turn);
    }
    return accept_with(form.purchase, kept_reason(form.reason), turn);
  });
  return talk;
}

}  // namespace sammachip

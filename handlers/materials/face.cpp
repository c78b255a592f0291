#include "handlers/materials/talks.h"

#include "handlers/materials/materials.h"
#include "handlers/materials/opened_purchase.h"
#include "handlers/materials/sent_evidence.h"
#include "handlers/village/villages.h"
#include "handlers/words/endings.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

using Text = const std::string&;

Ending begin_about_purchase(const char* talk, Text purchase_id) {
  return begin_talk(talk, JsonValue{{"purchase", purchase_id}});
}

Ending begin_purchase_return(Text id, Turn& turn) {
  const auto purchase = turn.records.purchases.find(PurchaseId(id));
  const bool is_theirs = purchase && village_year(purchase->programme_id, Act::kDecide, turn);
  if (!is_theirs) return not_yours();
  auto over = purchase_over(PurchaseId(id), Act::kDecide, is_purchase_sent, turn);
  return over ? std::move(*over) : begin_about_purchase("purchase_return", id);
}

Ending begin_purchase_withdrawal(Text id, Turn& turn) {
  if (!purchase_within(PurchaseId(id), turn)) return not_yours();
  auto over = purchase_over(PurchaseId(id), Act::kEnterPurchase, is_purchase_open, turn);
  return over ? std::move(*over) : begin_about_purchase("purchase_withdraw", id);
}

Ending more_purchases(Text argument, Turn& turn) {
  const auto [id, first] = paged(argument);
  if (id.empty()) return begin_in_village("purchases", Act::kEnterPurchase, "", turn);
  return list_purchases(ProgrammeId(id), first, turn);
}

}  // namespace

Face materials_face(const ProgrammeSettings& settings) {
  return {list_of(purchase_talk(), purchase_accept_talk(settings), purchase_return_talk(),
                  purchase_withdraw_talk(), budget_talk(), evidence_talk(), handover_talk(),
                  received_for_talk()),
          {in_a_village("purchase", Command::kPurchase, Act::kEnterPurchase, "purchase"),
           in_a_village("budget", Command::kNone, Act::kDecide, "budget"),
           at_once("open_purchase", Command::kNone, open_purchase),
           at_once("show_receipt", Command::kNone, show_receipt),
           alone(at_once("purchases", Command::kNone, more_purchases)),
           at_once("purchase_accept", Command::kNone,
                   [rule = settings.without_evidence](Text id, Turn& turn) {
                     return begin_acceptance(PurchaseId(id), rule, turn);
                   }),
           at_once("purchase_return", Command::kNone, begin_purchase_return),
           at_once("purchase_withdraw", Command::kNone, begin_purchase_withdrawal),
           at_once("purchase_fix", Command::kNone, begin_purchase_fix),
           at_once("purchase_send", Command::kNone, send_purchase),
           at_once("evidence", Command::kNone, begin_evidence),
           at_once("photo_which", Command::kNone, ask_which_purchase),
           at_once("photo_for", Command::kNone, choose_purchase),
           at_once("handover", Command::kNone, begin_handover),
           at_once("not_got_open", Command::kNone, show_not_got),
           at_once("hand_again", Command::kNone, hand_again),
           at_once("received", Command::kReceived, show_received),
           at_once("to_confirm", Command::kToConfirm, show_to_confirm),
           at_once("received_for", Command::kNone, begin_received_for),
           at_once("got", Command::kNone,
                   [](Text id, Turn& turn) { return answer_handover(id, true, turn); }),
           at_once("not_got", Command::kNone,
                   [](Text id, Turn& turn) { return answer_handover(id, false, turn); })}};
}

}  // namespace sammachip

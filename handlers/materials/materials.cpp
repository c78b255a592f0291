#include "handlers/materials/materials.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/pushes/held.h"
#include "handlers/village/handed_over.h"
#include "handlers/village/said_before.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"

namespace sammachip {

namespace {

std::vector<CommandButton> purchase_buttons(const Purchase& purchase) {
  return {{"button.handover", "handover|" + purchase.id},
          {"button.purchases", "purchases|" + purchase.programme_id}};
}

// Of one that was replaced, the one in its place tells.
Values last_purchase_change(const Purchase& purchase, const Turn& turn) {
  if (purchase.status == PurchaseStatus::kReplaced) {
    for (const auto& other : turn.records.purchases.list(purchase.programme_id)) {
      if (other.supersedes == purchase.id) {
        return change_by(other.entered_by, other.created_at_ms, turn);
      }
    }
  }
  return last_change({"purchase", purchase.id}, turn);
}

std::string item_of(const Handover& handover, const Turn& turn) {
  const auto purchase = turn.records.purchases.find(handover.purchase_id);
  return purchase ? purchase->item : std::string();
}

}  // namespace

bool is_purchase_open(PurchaseStatus status) {
  return status == PurchaseStatus::kDraft || status == PurchaseStatus::kReturned ||
         is_purchase_sent(status);
}

bool is_purchase_sent(PurchaseStatus status) { return status == PurchaseStatus::kSent; }

bool is_purchase_provable(PurchaseStatus status) {
  return is_purchase_open(status) || status == PurchaseStatus::kAccepted;
}

bool is_purchase_bought(PurchaseStatus status) {
  return status == PurchaseStatus::kAccepted || is_purchase_sent(status);
}

std::optional<Ending> not_to_decide(const std::optional<Purchase>& purchase, const Turn& turn) {
  if (!purchase) return not_yours();
  const auto village = village_year(purchase->programme_id, Act::kDecide, turn);
  if (!village) return not_yours();
  const AreaCode& code = village->place.village.code;
  if (!may(Act::kDecidePurchase, about_area(code, purchase->entered_by), turn)) {
    return ending_of("materials.own", {}, {{"button.waiting", "waiting"}});
  }
  return std::nullopt;
}

std::optional<Ending> purchase_over(const PurchaseId& purchase_id, Act act, PurchaseStates open,
                                    const Turn& turn) {
  const auto purchase = turn.records.purchases.find(purchase_id);
  if (!purchase) return no_longer_waits();
  if (auto over = year_over(purchase->programme_id, act, turn)) return over;
  if (open(purchase->status)) return std::nullopt;
  Values values = last_purchase_change(*purchase, turn);
  values.emplace_back("item", purchase_text(*purchase));
  values.emplace_back("what", std::string(to_text(purchase->status)));
  return ending_of("still.purchase", values,
                   {{"button.open", "open_purchase|" + purchase_id},
                    {"button.purchases", "purchases|" + purchase->programme_id}});
}

std::int64_t budget_left(const VillageYear& village, const Turn& turn) {
  return village.programme.budget_satang - turn.records.purchases.spent(village.programme.id);
}

std::optional<Purchase> purchase_within(const PurchaseId& purchase_id, const Turn& turn) {
  auto purchase = turn.records.purchases.find(purchase_id);
  if (!purchase || !village_year(purchase->programme_id, Act::kEnterPurchase, turn)) {
    return std::nullopt;
  }
  return purchase;
}

std::string purchase_text(const Purchase& purchase) {
  if (purchase.quantity.empty()) return purchase.item;
  return purchase.item + " " + purchase.quantity + " " + purchase.unit;
}

void audit_purchase(const char* action, const Purchase& purchase, Turn& turn) {
  const JsonValue detail{{"amount_satang", purchase.amount_satang},
                         {"status", to_text(purchase.status)},
                         {"supersedes", purchase.supersedes.value_or("")}};
  audit_work(action, "purchase", purchase.id, detail, turn);
}

std::string evidence_topic(const PurchaseId& purchase_id) { return "evidence|" + purchase_id; }

std::string handover_topic(const HandoverId& handover_id) { return "handover|" + handover_id; }

Ending send_purchase(const PurchaseId& purchase_id, Turn& turn) {
  auto purchase = purchase_within(purchase_id, turn);
  if (!purchase) return not_yours();
  if (auto over = year_over(purchase->programme_id, Act::kEnterPurchase, turn)) return *over;
  const auto village = village_year(purchase->programme_id, Act::kEnterPurchase, turn);
  if (purchase->status != PurchaseStatus::kDraft && purchase->status != PurchaseStatus::kReturned) {
    return ending_of("materials.sent_already", {{"item", purchase_text(*purchase)}},
                     purchase_buttons(*purchase));
  }
  const std::int64_t left = budget_left(*village, turn);
  if (purchase->amount_satang > left) {
    return ending_of(
        "materials.over",
        {{"over", amount_text(purchase->amount_satang - left)}, {"left", amount_text(left)}},
        {{"button.purchases", "purchases|" + purchase->programme_id}});
  }
  purchase->status = PurchaseStatus::kSent;
  turn.records.purchases.update(*purchase);
  audit_purchase("bought.send", *purchase, turn);
  const bool is_milestone = refresh_state(purchase->programme_id, turn);
  Ending ending = ending_of(
      "materials.sent",
      {{"item", purchase_text(*purchase)}, {"left", amount_text(left - purchase->amount_satang)}},
      {{"button.purchases", "purchases|" + purchase->programme_id}, {"button.next", "next"}});
  if (is_milestone) mark_milestone(ending, purchase->programme_id, turn);
  return ending;
}

std::optional<Ending> handover_over(const Handover& handover, const Turn& turn) {
  const auto year = turn.records.places.find_programme_by_id(handover.programme_id);
  if (auto over = year ? year_over(*year, turn) : std::nullopt) return over;
  const auto purchase = turn.records.purchases.find(handover.purchase_id);
  if (!purchase || purchase->status != PurchaseStatus::kWithdrawn) return std::nullopt;
  Values values = last_change({"purchase", purchase->id}, turn);
  values.emplace_back("item", purchase->item);
  return ending_of("still.handover_withdrawn", values);
}

Ending giver_confirms_not(const Handover& handover, Turn& turn) {
  const auto house = turn.records.households.find(handover.household_id);
  return ending_of(
      "received_for.giver",
      {{"item", item_of(handover, turn)}, {"house", house ? house->house_no : std::string()}},
      {{"button.next", "next"}});
}

Ending answered_already(const Handover& handover, const std::string& house_no, Turn& turn) {
  Values values = last_change({"handover", handover.id}, turn);
  values.emplace_back("item", item_of(handover, turn));
  values.emplace_back("house", house_no);
  values.emplace_back("what", std::string(to_text(handover.status)));
  return ending_of("still.handover_answered", values, {{"button.next", "next"}});
}

namespace {

// The key of the sentence; empty: nothing was said.
const char* said_of_handover(HandoverStatus status) {
  switch (status) {
    case HandoverStatus::kGot:
      return "said_before.got";
    case HandoverStatus::kNotGot:
      return "said_before.not_got";
    case HandoverStatus::kWaiting:
      break;
  }
  return "";
}

StandingAnswer stands_of_handover(const Handover& handover, const Turn& turn) {
  if (handover.status == HandoverStatus::kWaiting) return {};
  return {who_answered("handed.answer", handover.id, {}, turn), handover.answered_at_ms.value_or(0),
          said_of_handover(handover.status)};
}

// Who gave it out looks into it, all the more where two of the house do not say the same.
void tell_giver(const Handover& handover, const Household& house, const std::string& item,
                const StandingAnswer& stands, Turn& turn) {
  ToldValues told{{"house", Told::words(house.house_no)}, {"item", Told::words(item)}};
  const bool do_differ = is_of_another(stands, turn) && handover.status == HandoverStatus::kGot;
  if (!do_differ) return hold_for(handover.given_by, "materials.not_got_told", told, turn);
  told.emplace_back("first", Told::person(stands.by));
  told.emplace_back("second", Told::person(turn.account.user_id));
  hold_for(handover.given_by, "materials.differ_told", told, turn);
}

}  // namespace

Ending answer_handover(const std::string& argument, bool is_got, Turn& turn) {
  const auto [handover_id, known] = split_argument(argument);
  const auto handover = turn.records.handovers.find(HandoverId(handover_id));
  const auto house = turn.records.households.find(handover ? handover->household_id : "");
  if (!house) return not_yours();
  const auto people = people_of(house->id, Helpers::kIncluded, turn);
  const bool is_linked =
      std::find(people.begin(), people.end(), turn.account.user_id) != people.end();
  const bool is_for_team = is_for_team_to_confirm(*handover, *house, turn);
  if (!is_linked && !is_for_team) return not_yours();
  // Of their own house they may say that something is missing.
  const bool is_own_lack = !is_got && may_see_figures(house->id, turn);
  if (gave_it(*handover, turn) && !is_own_lack) {
    return giver_confirms_not(*handover, turn);
  }
  // Who says it for others does not undo what was said.
  if (!is_linked && handover->status == HandoverStatus::kGot) {
    return answered_already(*handover, house->house_no, turn);
  }
  if (auto over = handover_over(*handover, turn)) return *over;
  const auto status = is_got ? HandoverStatus::kGot : HandoverStatus::kNotGot;
  const StandingAnswer stands = stands_of_handover(*handover, turn);
  const char* said = said_of_handover(status);
  if (is_linked && is_of_another(stands, turn) && stands.mark() != known) {
    const char* word = is_got ? "got|" : "not_got|";
    return already_said(stands, said, word + handover_id + "|" + stands.mark(), turn);
  }
  turn.records.handovers.answer(HandoverId(handover_id), status, milliseconds(turn.now));
  audit_work("handed.answer", "handover", SubjectId(handover_id),
             JsonValue{{"status", to_text(status)}}, turn);
  drop_held(people, handover_topic(HandoverId(handover_id)), turn);
  const std::string item = item_of(*handover, turn);
  tell_who_said(stands, *house, "said_before.about_handover", said, turn);
  if (!is_got) tell_giver(*handover, *house, item, stands, turn);
  refresh_state(handover->programme_id, turn);
  return ending_of(is_got ? "materials.got" : "materials.not_got", {{"item", item}});
}

}  // namespace sammachip

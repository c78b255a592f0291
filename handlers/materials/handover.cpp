// Handing out what was bought: to every house alike, or to those that are named; each says whether
// it arrived. docs/programme.md 6.3.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/taking_part.h"
#include "handlers/materials/handed_to.h"
#include "handlers/materials/materials.h"
#include "handlers/materials/shares.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/handed_over.h"
#include "handlers/village/several_houses.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostReceivedButtons = 8;  // Two for each.

struct HandoverForm {
  HandedTo whom;
  HandedTo houses;  // Of kToSome.
  Json amount;      // For each house: {"milli", "unit"}, as said; null where `to()` has amounts.
  Json unit_holds;  // Where that unit is not the one in which it was bought: how much of that one.
  // Looked up.
  PurchaseId purchase_id;
  std::optional<Purchase> purchase;

  const HandedTo& to() const { return whom.whom == kToSome ? houses : whom; }
  bool has_amounts() const { return !to().amounts.empty(); }
};

// Houses that take part and were not given any of this purchase yet.
std::vector<Household> open_houses(const HandoverForm& form, const Turn& turn) {
  std::vector<Household> open;
  if (!form.purchase) return open;
  const auto given = turn.records.handovers.list_for_purchase(form.purchase->id);
  for (auto& house : turn.records.households.list_in_programme(form.purchase->programme_id)) {
    const bool is_in =
        house.status == HouseholdStatus::kActive || house.status == HouseholdStatus::kSelected;
    const bool has_some = std::any_of(given.begin(), given.end(), [&](const Handover& handover) {
      return handover.household_id == house.id;
    });
    if (is_in && !has_some) open.push_back(std::move(house));
  }
  return open;
}

std::vector<Household> chosen_houses(const HandoverForm& form, const Turn& turn) {
  auto chosen = open_houses(form, turn);
  if (form.to().whom == kToAll) return chosen;
  const auto ids = ids_of(form.to(), turn);
  std::erase_if(chosen, [&](const Household& house) {
    return std::ranges::find(ids, house.id.text()) == ids.end();
  });
  return chosen;
}

// Which houses are given something: those named, or all that have nothing of it yet.
JsonValue houses_given(const HandoverForm& form, Turn& turn) {
  Json ids = Json::array();
  for (const auto& house : chosen_houses(form, turn)) ids.push_back(house.id);
  return ids;
}

bool is_purchase_draft(const Purchase& purchase) {
  return purchase.status == PurchaseStatus::kDraft || purchase.status == PurchaseStatus::kReturned;
}

// What is said of one house, as it was said.
Quantity said_for(const HandoverForm& form, const HouseholdId& house) {
  const auto own = form.to().amounts.find(house.text());
  return own == form.to().amounts.end() ? quantity_in(form.amount) : own->second;
}

// Each different amount that was said.
std::vector<Quantity> all_said(const HandoverForm& form) {
  if (!form.has_amounts()) return {quantity_in(form.amount)};
  std::vector<Quantity> said;
  for (const auto& [id, amount] : form.to().amounts) said.push_back(amount);
  return said;
}

// The unit of what was said that does not tell how much of the purchase it is; empty: there is
// none.
std::string foreign_unit(const HandoverForm& form) {
  if (!form.purchase || form.purchase->unit.empty()) return {};
  for (const auto& said : all_said(form)) {
    if (!milli_in_unit(said, form.purchase->unit)) return said.unit;
  }
  return {};
}

// What a house gets, in the unit in which it was bought; nothing where that is not known yet.
std::optional<Quantity> share_of(const HandoverForm& form, const Quantity& said) {
  if (said.milli <= 0 || !form.purchase) return std::nullopt;
  const std::string& unit = form.purchase->unit;
  if (unit.empty()) return said;
  if (const auto milli = milli_in_unit(said, unit)) return Quantity{*milli, unit};
  const Quantity each = quantity_in(form.unit_holds);
  if (each.milli <= 0) return std::nullopt;
  return Quantity{said.milli * each.milli / 1000, unit};
}

// "2 ถุง (1 กิโล)".
std::string share_text(const HandoverForm& form, Quantity said) {
  const auto share = share_of(form, said);
  if (!share) return quantity_text(said);
  if (said.unit.empty()) said.unit = share->unit;
  if (said.unit == share->unit) return quantity_text(said);
  return quantity_text(said) + " (" + quantity_text(*share) + ")";
}

// "12 2 ใบ, 45 1 ใบ".
std::string shares_text(const HandoverForm& form, Turn& turn) {
  std::vector<std::string> shares;
  for (const auto& house : chosen_houses(form, turn)) {
    shares.push_back(house.house_no + " " + share_text(form, said_for(form, house.id)));
  }
  return house_numbers_text(shares, turn);
}

// No more is handed out than was bought.
std::optional<Problem> is_enough(const HandoverForm& form, Turn& turn) {
  long long sum = 0;
  const auto houses = chosen_houses(form, turn);
  for (const auto& house : houses) {
    const auto share = share_of(form, said_for(form, house.id));
    if (!share) return std::nullopt;
    if (share->milli <= 0) return Problem{"handover.amount_again"};
    sum += share->milli;
  }
  const auto left = form.purchase ? left_of(*form.purchase, turn) : std::nullopt;
  if (!left || houses.empty() || sum <= left->milli) return std::nullopt;
  const std::int64_t count = std::ssize(houses);
  const char* key = form.has_amounts() ? "handover.too_much_in_all" : "handover.too_much";
  return Problem{left->milli == 0 ? "handover.none_left" : key,
                 {{"bought", quantity_text(bought_quantity(*form.purchase).value())},
                  {"given", quantity_text(handed_out(*form.purchase, turn))},
                  {"left", quantity_text(*left)},
                  {"houses", count},
                  {"sum", quantity_text({sum, left->unit})},
                  {"most", quantity_text({left->milli / count, left->unit})}}};
}

// Of what was bought without a unit it is said in which one it is handed out; and one other than
// that of the purchase is asked about, not two.
std::optional<Problem> has_unit(const HandoverForm& form, Turn& turn) {
  if (!form.purchase) return std::nullopt;
  const bool may_be_without = !form.purchase->unit.empty() || !form.purchase->quantity.empty();
  const std::string foreign = foreign_unit(form);
  for (const auto& said : all_said(form)) {
    if (said.unit.empty() && !may_be_without) return Problem{"handover.amount_again"};
    const bool is_another = !form.purchase->unit.empty() && said.unit != foreign &&
                            !milli_in_unit(said, form.purchase->unit);
    if (is_another) return Problem{"handover.units_differ", {{"unit", form.purchase->unit}}};
  }
  return is_enough(form, turn);
}

// Of an answer that may hold what each gets.
std::optional<Problem> holds_enough(const HandoverForm& form, Turn& turn) {
  return form.has_amounts() ? has_unit(form, turn) : std::nullopt;
}

// Of "how many kilos are in a bag" the answer is in kilos.
std::optional<Problem> is_in_unit_bought(const HandoverForm& form, Turn& turn) {
  const Quantity each = quantity_in(form.unit_holds);
  if (form.purchase && !milli_in_unit(each, form.purchase->unit)) {
    return Problem{"handover.unit_again", {{"unit", form.purchase->unit}}};
  }
  return is_enough(form, turn);
}

void tell_house_of_handover(const Household& house, const Purchase& purchase,
                            const Handover& handover, Turn& turn) {
  for (const auto& link : turn.records.household_links.list_for_household(house.id)) {
    if (link.user_id == handover.given_by) continue;
    hold_for(link.user_id, "handover.told",
             {{"item", Told::words(purchase.item)},
              {"quantity", Told::words(handover.quantity)},
              {"house", Told::words(house.house_no)}},
             turn,
             {{"received.answer_got", "got|" + handover.id, {{"item", purchase.item}}},
              {"received.answer_not_got", "not_got|" + handover.id, {{"item", purchase.item}}}},
             handover_topic(handover.id));
  }
}

Ending hand_over(const HandoverForm& form, Turn& turn) {
  const auto purchase = purchase_within(form.purchase_id, turn);
  if (!purchase) return not_yours();
  const auto houses = chosen_houses(form, turn);
  const std::string each = shares_text(form, turn);
  std::int64_t without_line = 0;
  for (const auto& house : houses) {
    if (!speaks_beside(turn.account.user_id, house.id, turn)) ++without_line;
    Handover handover;
    handover.id = new_id(milliseconds(turn.now));
    handover.programme_id = purchase->programme_id;
    handover.purchase_id = purchase->id;
    handover.household_id = house.id;
    const Quantity said = said_for(form, house.id);
    handover.quantity = share_text(form, said);
    const Quantity share = share_of(form, said).value();
    handover.amount = {share.milli, share.unit};
    handover.given_by = turn.account.user_id;
    handover.created_at_ms = milliseconds(turn.now);
    turn.records.handovers.insert(handover);
    tell_house_of_handover(house, *purchase, handover, turn);
  }
  audit_purchase("bought.hand_over", *purchase, turn);
  const std::vector<CommandButton> buttons{
      {"button.handover_rest", "handover|" + purchase->id},
      {"button.purchases", "purchases|" + purchase->programme_id},
      {"button.next", "next"}};
  return ending_of(form.has_amounts() ? "handover.saved_each" : "handover.saved",
                   {{"item", purchase->item},
                    {"houses", static_cast<std::int64_t>(houses.size())},
                    {"without_line", without_line},
                    {"each", each},
                    {"quantity", share_text(form, quantity_in(form.amount))}},
                   buttons);
}

void ask_whom(FormConversation<HandoverForm>& talk) {
  talk.ask("whom", &HandoverForm::whom, all_or_some())
      .must(holds_enough)
      .prompt([](const HandoverForm& form, Turn& turn) {
        return Say{"handover.whom",
                   {{"item", form.purchase ? purchase_text(*form.purchase) : std::string()},
                    {"houses", static_cast<std::int64_t>(open_houses(form, turn).size())}}};
      });
  talk.ask("houses", &HandoverForm::houses, which_get_it())
      .only_if([](const HandoverForm& form, Turn&) { return form.whom.whom == kToSome; })
      .must(holds_enough);
}

void ask_amount(FormConversation<HandoverForm>& talk) {
  talk.ask("amount", &HandoverForm::amount, some_of_it("handover.amount_again"))
      .only_if([](const HandoverForm& form, Turn&) { return !form.has_amounts(); })
      .must(has_unit)
      .contract(houses_given)
      .prompt([](const HandoverForm& form, Turn& turn) {
        const auto houses = chosen_houses(form, turn);
        const auto left = form.purchase ? left_of(*form.purchase, turn) : std::nullopt;
        return Say{"handover.amount",
                   {{"item", form.purchase ? form.purchase->item : std::string()},
                    {"houses", std::ssize(houses)},
                    {"numbers", house_numbers_text(houses, turn)},
                    {"left", left ? quantity_text(*left) : std::string()},
                    {"is_known", std::string(left ? "yes" : "no")}}};
      });
  talk.ask("unit_holds", &HandoverForm::unit_holds, some_of_it("handover.unit_again"))
      .only_if([](const HandoverForm& form, Turn&) { return !foreign_unit(form).empty(); })
      .must(is_in_unit_bought)
      .contract(houses_given)
      .prompt([](const HandoverForm& form, Turn&) {
        return Say{"handover.unit_holds",
                   {{"item", form.purchase->item},
                    {"unit", form.purchase->unit},
                    {"given", foreign_unit(form)}}};
      });
}

}  // namespace

Ending show_not_got(const HandoverId& handover_id, Turn& turn) {
  const auto handover = turn.records.handovers.find(handover_id);
  const auto purchase = purchase_within(handover ? handover->purchase_id : "", turn);
  if (!purchase) return not_yours();
  const auto house = turn.records.households.find(handover->household_id).value_or(Household{});
  if (handover->status != HandoverStatus::kNotGot) {
    return answered_already(*handover, house.house_no, turn);
  }
  return ending_of("handover.not_got",
                   {{"house", house.house_no},
                    {"name", house.head_name},
                    {"item", purchase->item},
                    {"quantity", handover->quantity},
                    {"day", day_text(handover->answered_at_ms.value_or(0), turn)},
                    {"giver", name_of(handover->given_by, turn)}},
                   {{"handover.answer_again", "hand_again|" + handover_id},
                    {"button.open", "household|" + house.id},
                    {"button.next", "next"}});
}

Ending hand_again(const HandoverId& handover_id, Turn& turn) {
  auto handover = turn.records.handovers.find(handover_id);
  const auto purchase = purchase_within(handover ? handover->purchase_id : "", turn);
  if (!purchase) return not_yours();
  if (auto over = handover_over(*handover, turn)) return std::move(*over);
  const auto house = turn.records.households.find(handover->household_id).value_or(Household{});
  if (handover->status != HandoverStatus::kNotGot) {
    return answered_already(*handover, house.house_no, turn);
  }
  handover->given_by = turn.account.user_id;
  turn.records.handovers.give_again(handover_id, handover->given_by);
  tell_house_of_handover(house, *purchase, *handover, turn);
  audit_work("handed.again", "handover", handover_id, turn);
  const bool asks_house = speaks_beside(handover->given_by, house.id, turn);
  return ending_of("handover.again_saved",
                   {{"item", purchase->item},
                    {"house", house.house_no},
                    {"who", std::string(asks_house ? "house" : "team")}},
                   {{"button.next", "next"}});
}

Ending show_received(Turn& turn) {
  std::vector<CommandButton> buttons;
  std::string lines;
  for (const auto& house : houses_of(turn)) {
    for (const auto& handover : turn.records.handovers.waiting_for_household(house.id)) {
      if (gave_it(handover, turn)) continue;
      const auto purchase = turn.records.purchases.find(handover.purchase_id);
      if (!purchase || buttons.size() >= kMostReceivedButtons) continue;
      const Values values{
          {"item", purchase->item}, {"quantity", handover.quantity}, {"house", house.house_no}};
      lines += "\n" + say("received.line", values, turn);
      buttons.push_back({"received.answer_got", "got|" + handover.id, values});
      buttons.push_back({"received.answer_not_got", "not_got|" + handover.id, values});
    }
  }
  if (lines.empty()) return ending_of("received.nothing");
  return ending_of("received.which", {{"lines", lines}}, std::move(buttons));
}

Ending begin_handover(const PurchaseId& purchase_id, Turn& turn) {
  const auto purchase = purchase_within(purchase_id, turn);
  if (!purchase) return not_yours();
  const std::vector<CommandButton> buttons{
      {"button.purchases", "purchases|" + purchase->programme_id}};
  if (is_purchase_draft(*purchase)) {
    return ending_of("handover.not_sent", {{"item", purchase_text(*purchase)}}, buttons);
  }
  if (auto over = purchase_over(purchase_id, Act::kEnterPurchase, is_purchase_bought, turn)) {
    return *over;
  }
  HandoverForm form;
  form.purchase = purchase;
  if (open_houses(form, turn).empty()) {
    return ending_of("handover.all_have", {{"item", purchase->item}}, buttons);
  }
  return begin_talk("handover", JsonValue{{"purchase", purchase_id}});
}

std::unique_ptr<Conversation> handover_talk() {
  auto talk = std::make_unique<FormConversation<HandoverForm>>("handover");
  talk->given("purchase", &HandoverForm::purchase_id).prepare([](HandoverForm& form, Turn& turn) {
    form.purchase = purchase_within(form.purchase_id, turn);
    offer_houses(open_houses(form, turn), turn);
  });
  talk->still("purchase", &HandoverForm::purchase_id,
              [](const Subject& purchase, const HandoverForm&, Turn& turn) {
                return purchase_over(PurchaseId(purchase.id), Act::kEnterPurchase,
                                     is_purchase_bought, turn);
              });
  ask_whom(*talk);
  ask_amount(*talk);
  talk->confirm("right", "whom", yes_or_no("button.right", "handover.answer_retype"))
      .or_answer_again()
      .only_if([](const HandoverForm& form, Turn&) { return form.has_amounts(); })
      .contract(houses_given)
      .prompt([](const HandoverForm& form, Turn& turn) {
        return Say{"handover.right",
                   {{"item", form.purchase ? form.purchase->item : std::string()},
                    {"each", shares_text(form, turn)}}};
      });
  talk->then(hand_over);
  return talk;
}

}  // namespace sammachip

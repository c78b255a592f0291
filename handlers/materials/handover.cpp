// Handing out what was bought: to every house alike, or to those that are named; each says whether
// it arrived. DOMAIN 12.1 (handover), 13.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/houses.h"
#include "handlers/access/taking_part.h"
#include "handlers/materials/materials.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/several_houses.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/endings.h"
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
  std::string whom;                 // "all" or "some".
  std::vector<std::string> houses;  // Ids, of "some".
  std::string quantity;
  // Looked up.
  std::string purchase_id;
  std::optional<Purchase> purchase;
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
  if (form.whom == "all") return chosen;
  std::erase_if(chosen, [&](const Household& house) {
    return std::find(form.houses.begin(), form.houses.end(), house.id) == form.houses.end();
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

void tell_house_of_handover(const Household& house, const Purchase& purchase,
                            const Handover& handover, Turn& turn) {
  for (const auto& link : turn.records.household_links.list_for_household(house.id)) {
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

Ending hand_over(const HandoverForm& form, const State& state, Turn& turn) {
  const auto purchase = purchase_within(purchase_of(state), turn);
  if (!purchase) return not_yours();
  const auto houses = chosen_houses(form, turn);
  std::int64_t without_line = 0;
  for (const auto& house : houses) {
    if (!speaks_for_itself(house.id, turn)) ++without_line;
    Handover handover;
    handover.id = new_id(milliseconds(turn.now));
    handover.programme_id = purchase->programme_id;
    handover.purchase_id = purchase->id;
    handover.household_id = house.id;
    handover.quantity = form.quantity;
    handover.given_by = turn.account.user_id;
    handover.created_at_ms = milliseconds(turn.now);
    turn.records.handovers.insert(handover);
    tell_house_of_handover(house, *purchase, handover, turn);
  }
  note_purchase("bought.hand_over", *purchase, turn);
  const std::vector<CommandButton> buttons{
      {"button.handover_rest", "handover|" + purchase->id, {}},
      {"button.purchases", "purchases|" + purchase->programme_id, {}},
      {"button.next", "next", {}}};
  return ending_of("handover.saved",
                   {{"item", purchase->item},
                    {"houses", static_cast<std::int64_t>(houses.size())},
                    {"without_line", without_line},
                    {"quantity", form.quantity}},
                   buttons);
}

}  // namespace

Ending show_received(Turn& turn) {
  Ending ending;
  std::string lines;
  for (const auto& house : houses_of(turn)) {
    for (const auto& handover : turn.records.handovers.waiting_for_household(house.id)) {
      const auto purchase = turn.records.purchases.find(handover.purchase_id);
      if (!purchase || ending.buttons.size() >= kMostReceivedButtons) continue;
      const Values values{
          {"item", purchase->item}, {"quantity", handover.quantity}, {"house", house.house_no}};
      lines += "\n" + turn.texts.say(turn.language, "received.line", values);
      ending.buttons.push_back({"received.answer_got", "got|" + handover.id, values});
      ending.buttons.push_back({"received.answer_not_got", "not_got|" + handover.id, values});
    }
  }
  if (lines.empty()) return ending_of("received.nothing");
  ending.says.push_back({"received.which", {{"lines", lines}}, {}, {}});
  ending.buttons.push_back({"button.menu", "menu", {}});
  return ending;
}

Ending begin_handover(const std::string& purchase_id, Turn& turn) {
  const auto purchase = purchase_within(purchase_id, turn);
  if (!purchase) return not_yours();
  const std::vector<CommandButton> buttons{
      {"button.purchases", "purchases|" + purchase->programme_id, {}}};
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
  Ending ending;
  ending.next = Start{"handover", JsonValue{{"purchase", purchase_id}}, {}};
  return ending;
}

std::unique_ptr<Conversation> handover_talk() {
  auto talk = std::make_unique<FormConversation<HandoverForm>>("handover");
  talk->prepare([](HandoverForm& form, const State& state, Turn& turn) {
    form.purchase_id = purchase_of(state);
    form.purchase = purchase_within(form.purchase_id, turn);
    offer_houses(open_houses(form, turn), turn);
  });
  talk->still(
      [](const HandoverForm& form, Turn&) {
        return Subject{"purchase", form.purchase_id};
      },
      [](const Subject& purchase, const HandoverForm&, Turn& turn) {
        return purchase_over(purchase.id, Act::kEnterPurchase, is_purchase_bought, turn);
      });
  talk->ask("whom", &HandoverForm::whom,
            one_of(
                {{"handover.answer_all", "all", {}, {}}, {"handover.answer_some", "some", {}, {}}}))
      .prompt([](const HandoverForm& form, Turn& turn) {
        return Say{"handover.whom",
                   {{"item", form.purchase ? purchase_text(*form.purchase) : std::string()},
                    {"houses", static_cast<std::int64_t>(open_houses(form, turn).size())}},
                   {},
                   {}};
      });
  talk->ask("houses", &HandoverForm::houses,
            several_houses({"handover.houses_again", "handover.unknown", "handover.answer_found"}))
      .only_if([](const HandoverForm& form, Turn&) { return form.whom == "some"; });
  talk->ask("quantity", &HandoverForm::quantity, words_up_to(40))
      .contract(houses_given)
      .prompt([](const HandoverForm& form, Turn& turn) {
        const auto houses = chosen_houses(form, turn);
        return Say{"handover.quantity",
                   {{"item", form.purchase ? form.purchase->item : std::string()},
                    {"houses", std::ssize(houses)},
                    {"numbers", house_numbers_text(houses, turn)}},
                   {},
                   {}};
      });
  talk->then(hand_over);
  return talk;
}

}  // namespace sammachip

// Handing out what was bought: to every house alike, or to those that are named; each says whether
// it arrived. DOMAIN 12.1 (handover), 13.
#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/materials/materials.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/endings.h"
#include "language/letters/similarity.h"
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

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == '\n') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// House numbers in one message: "12 23/1 45". What names no house is said back.
Reader<std::vector<std::string>> house_numbers() {
  Reader<std::vector<std::string>> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::vector<std::string>> {
    return words_of(text);
  };
  reader.check = [](const std::vector<std::string>& numbers,
                    const Turn&) -> std::optional<Problem> {
    if (!numbers.empty() && numbers.size() <= 200) return std::nullopt;
    return Problem{"handover.houses_again", {}, {}};
  };
  return reader;
}

std::vector<Household> chosen_houses(const HandoverForm& form, const Turn& turn,
                                     std::string& unknown) {
  auto open = open_houses(form, turn);
  if (form.whom == "all") return open;
  std::vector<Household> chosen;
  for (const auto& number : form.houses) {
    const auto house = std::find_if(open.begin(), open.end(), [&](const Household& one) {
      return same_house_number(one.house_no, number);
    });
    if (house == open.end()) {
      unknown += (unknown.empty() ? "" : ", ") + number;
    } else {
      chosen.push_back(*house);
    }
  }
  return chosen;
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
  std::string unknown;
  const auto houses = chosen_houses(form, turn, unknown);
  for (const auto& house : houses) {
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
  Ending ending = ending_of("handover.saved",
                            {{"item", purchase->item},
                             {"houses", static_cast<std::int64_t>(houses.size())},
                             {"quantity", form.quantity}},
                            buttons);
  if (!unknown.empty()) {
    ending.says.push_back({"handover.unknown", {{"unknown", unknown}}, {}, {}});
  }
  return ending;
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
  if (purchase->status != PurchaseStatus::kAccepted && purchase->status != PurchaseStatus::kSent) {
    return ending_of("handover.not_sent", {{"item", purchase_text(*purchase)}}, buttons);
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
    form.purchase = purchase_within(purchase_of(state), turn);
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
  talk->ask("houses", &HandoverForm::houses, house_numbers())
      .only_if([](const HandoverForm& form, Turn&) { return form.whom == "some"; });
  talk->ask("quantity", &HandoverForm::quantity, words_up_to(40));
  talk->then(hand_over);
  return talk;
}

}  // namespace sammachip

// Whether what was handed to a house of which nobody is on LINE arrived there: said by somebody of
// the team who did not give it out, of one hand-over at a time, by itself or at the end of a visit.
#include "handlers/access/audit_notes.h"
#include "handlers/materials/materials.h"
#include "handlers/materials/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/handed_over.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostToConfirm = 10;

struct ReceivedFor {
  std::optional<bool> is_got;  // Nothing: not known.
  HandoverId handover_id;
  std::string answered_then;  // When it was last answered, as the talk began; see answer_time().
  std::string visit;          // The id of the visit in which it is asked; empty: of none.
  // Looked up.
  std::optional<Handover> handover;
  std::optional<Household> house;
  std::string item;
};

void look_up(ReceivedFor& form, Turn& turn) {
  form.handover = turn.records.handovers.find(form.handover_id);
  if (!form.handover) return;
  auto house = turn.records.households.find(form.handover->household_id);
  if (house && is_for_team_to_confirm(*form.handover, *house, turn)) form.house = std::move(house);
  if (const auto purchase = turn.records.purchases.find(form.handover->purchase_id)) {
    form.item = purchase->item;
  }
}

Say ask_if_received(const ReceivedFor& form, Turn&) {
  const Household house = form.house.value_or(Household{});
  return {"received_for.is_got",
          {{"house", house.house_no},
           {"name", house.head_name},
           {"item", form.item},
           {"quantity", form.handover ? form.handover->quantity : std::string()}}};
}

// That somebody of the house has come to LINE, or said it, or the person is of the team no more.
std::optional<Ending> is_told_otherwise(const ReceivedFor& form, Turn& turn) {
  if (!form.handover) return not_yours();
  const Handover& handover = *form.handover;
  if (auto over = role_over(handover.programme_id, Act::kEnterPurchase, turn)) return over;
  if (auto over = handover_over(handover, turn)) return over;
  const auto house = turn.records.households.find(handover.household_id);
  const std::string house_no = house ? house->house_no : std::string();
  if (form.answered_then != answer_time(handover)) {
    return answered_already(handover, house_no, turn);
  }
  if (form.house) return std::nullopt;
  return ending_of("received_for.on_line", {{"house", house_no}}, {{"button.next", "next"}});
}

// The next of the house follows at once.
Ending say_received(const ReceivedFor& form, Turn& turn) {
  Ending ending = form.is_got ? answer_handover(form.handover_id.text(), *form.is_got, turn)
                              : ending_of("received_for.not_known");
  const std::string& visit = form.visit;
  bool is_past = false;
  for (const auto& other : to_confirm_at(*form.house, turn)) {
    if (is_past) {
      ending.next = Start{"received_for", about_handover(other.handover, visit)};
      return ending;
    }
    is_past = other.handover.id == form.handover_id;
  }
  std::vector<CommandButton> buttons;
  if (!visit.empty()) buttons.push_back({"button.help_for", "help_for|" + visit});
  buttons.push_back({"button.to_confirm", "to_confirm"});
  buttons.push_back({"button.next", "next"});
  ending.buttons.insert(ending.buttons.begin(), buttons.begin(), buttons.end());
  return ending;
}

std::vector<ToConfirm> all_to_confirm(const PurchaseId& purchase_id, Turn& turn) {
  if (!purchase_id.empty()) return to_confirm_of(purchase_id, turn);
  std::vector<ToConfirm> all;
  for (const auto& village : villages_for(Act::kEnterPurchase, turn)) {
    for (const auto& purchase : turn.records.purchases.list(village.programme.id)) {
      for (auto& one : to_confirm_of(purchase.id, turn)) all.push_back(std::move(one));
      if (all.size() > kMostToConfirm) return all;
    }
  }
  return all;
}

}  // namespace

Ending show_to_confirm(const PurchaseId& purchase_id, Turn& turn) {
  const auto all = all_to_confirm(purchase_id, turn);
  if (all.empty()) return ending_of("to_confirm.nothing", {}, {{"button.next", "next"}});
  std::vector<CommandButton> buttons;
  std::string lines;
  for (const auto& [handover, house] : all) {
    if (buttons.size() == kMostToConfirm) break;
    const auto purchase = turn.records.purchases.find(handover.purchase_id);
    const Values values{{"house", house.house_no},
                        {"name", house.head_name},
                        {"item", purchase ? purchase->item : std::string()},
                        {"quantity", handover.quantity}};
    lines += "\n" + say("to_confirm.line", values, turn);
    buttons.push_back({"to_confirm.answer", "received_for|" + handover.id, values});
  }
  buttons.push_back({"button.next", "next"});
  return ending_of("to_confirm.which", {{"lines", lines}}, std::move(buttons));
}

Ending begin_received_for(const HandoverId& handover_id, Turn& turn) {
  const auto handover = turn.records.handovers.find(handover_id);
  if (!handover) return not_yours();
  const auto house = turn.records.households.find(handover->household_id);
  if (!house) return not_yours();
  if (!is_for_team_to_confirm(*handover, *house, turn)) return not_yours();
  if (gave_it(*handover, turn)) return giver_confirms_not(*handover, turn);
  return begin_talk("received_for", about_handover(*handover, {}));
}

std::unique_ptr<Conversation> received_for_talk() {
  auto talk = std::make_unique<FormConversation<ReceivedFor>>("received_for");
  talk->given("handover", &ReceivedFor::handover_id)
      .given("answered", &ReceivedFor::answered_then)
      .given("visit", &ReceivedFor::visit)
      .prepare(look_up);
  talk->still(
      [](const ReceivedFor& form, Turn&) {
        return Subject{"handover", form.handover ? form.handover->id : HandoverId()};
      },
      [](const Subject&, const ReceivedFor& form, Turn& turn) {
        return is_told_otherwise(form, turn);
      });
  talk->ask_optional("is_got", &ReceivedFor::is_got,
                     yes_or_no("received_for.got", "received_for.not_got"))
      .prompt(ask_if_received)
      .choices(std::vector<Choice>{{"received_for.got", true},
                                   {"received_for.not_got", false},
                                   {"received_for.answer_unknown", JsonValue()}});
  talk->then(say_received);
  return talk;
}

}  // namespace sammachip

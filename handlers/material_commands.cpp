// The commands of the material budget.
#include "handlers/all.h"
#include "handlers/endings.h"
#include "handlers/materials.h"
#include "handlers/villages.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using Text = const std::string&;

Ending begin_about_purchase(const char* talk, Text purchase_id) {
  Ending ending;
  ending.next = Start{talk, Json{{"purchase", purchase_id}}, {}};
  return ending;
}

}  // namespace

std::vector<CommandEntry> material_commands() {
  const auto none = Command::kNone;
  return {
      {"purchase", Command::kPurchase, false,
       [](Text id, Turn& turn) {
         return begin_in_village("purchase", Act::kEnterPurchase, id, turn);
       }},
      {"budget", none, false,
       [](Text id, Turn& turn) { return begin_in_village("budget", Act::kDecide, id, turn); }},
      {"purchase_accept", none, false,
       [](Text id, Turn& turn) { return accept_purchase(id, turn); }},
      {"purchase_return", none, false,
       [](Text id, Turn& turn) {
         const auto purchase = turn.records.purchases.find(id);
         const bool is_theirs =
             purchase && village_year(purchase->programme_id, Act::kDecide, turn);
         return is_theirs ? begin_about_purchase("purchase_return", id) : not_yours();
       }},
      {"purchase_withdraw", none, false,
       [](Text id, Turn& turn) {
         return purchase_within(id, turn) ? begin_about_purchase("purchase_withdraw", id)
                                          : not_yours();
       }},
      {"purchase_fix", none, false,
       [](Text id, Turn& turn) { return begin_purchase_fix(id, turn); }},
      {"purchase_send", none, false, [](Text id, Turn& turn) { return send_purchase(id, turn); }},
      {"evidence", none, false, [](Text id, Turn& turn) { return begin_evidence(id, turn); }},
      {"handover", none, false, [](Text id, Turn& turn) { return begin_handover(id, turn); }},
      {"received", Command::kReceived, false, [](Text, Turn& turn) { return show_received(turn); }},
      {"got", none, false, [](Text id, Turn& turn) { return answer_handover(id, true, turn); }},
      {"not_got", none, false,
       [](Text id, Turn& turn) { return answer_handover(id, false, turn); }},
  };
}

}  // namespace sammachip

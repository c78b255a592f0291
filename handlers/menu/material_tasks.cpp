#include "handlers/menu/material_tasks.h"

#include "handlers/materials/evidence.h"
#include "handlers/materials/materials.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/handed_over.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

using MaterialTasks = std::vector<Task>;

bool is_own(const Purchase& purchase, const Turn& turn) {
  return purchase.entered_by == turn.account.user_id;
}

void hand_out_task(const Purchase& purchase, Turn& turn, MaterialTasks& tasks) {
  if (purchase.status != PurchaseStatus::kAccepted) return;
  if (turn.records.handovers.exists_for_purchase(purchase.id)) return;
  const auto accepted_ms = purchase.decided_at_ms.value_or(purchase.created_at_ms);
  tasks.push_back({"task.handover",
                   {{"item", purchase.item}},
                   "handover|" + purchase.id,
                   turn.day_of(instant_from(accepted_ms))});
}

void returned_task(const Purchase& purchase, Turn& turn, MaterialTasks& tasks) {
  tasks.push_back({"task.purchase_returned",
                   {{"item", purchase.item}, {"reason", reason_text(purchase.reason, turn)}},
                   "purchase_fix|" + purchase.id,
                   *parse_iso_date(purchase.bought_on)});
}

// What was promised is for who entered it; what was lost for the leader, too.
void evidence_task(const MaterialYear& year, const Purchase& purchase, Turn& turn,
                   MaterialTasks& tasks) {
  if (year.choice != TaskChoice::kAll || !is_purchase_open(purchase.status)) return;
  if (!is_own(purchase, turn) && !year.leads) return;
  const EvidenceFacts facts = evidence_of(purchase, turn.records);
  const bool is_anew = is_to_be_sent_anew(facts.state);
  const bool is_promised = is_own(purchase, turn) && lacks_evidence(facts.state);
  if (!is_anew && !is_promised) return;
  tasks.push_back({is_anew ? "task.evidence_anew" : "task.evidence",
                   {{"item", purchase.item},
                    {"amount", amount_text(purchase.amount_satang)},
                    {"what", std::string(to_text(facts.state))}},
                   "evidence|" + purchase.id,
                   *parse_iso_date(purchase.bought_on)});
}

// What was handed to houses that cannot confirm it, by others.
void confirm_task(const Purchase& purchase, Turn& turn, MaterialTasks& tasks) {
  auto open = to_confirm_of(purchase.id, turn);
  std::erase_if(
      open, [](const ToConfirm& one) { return one.handover.status != HandoverStatus::kWaiting; });
  if (open.empty()) return;
  tasks.push_back({"task.to_confirm",
                   {{"item", purchase.item}, {"houses", std::ssize(open)}},
                   "to_confirm|" + purchase.id,
                   turn.day_of(instant_from(open.front().handover.created_at_ms))});
}

// What a house says it did not get: for the leader, and for who gave it out.
void not_got_tasks(const MaterialYear& year, const Purchase& purchase, Turn& turn,
                   MaterialTasks& tasks) {
  if (!is_purchase_bought(purchase.status)) return;
  for (const auto& handover : turn.records.handovers.list_for_purchase(purchase.id)) {
    if (handover.status != HandoverStatus::kNotGot) continue;
    if (!year.leads && !gave_it(handover, turn)) continue;
    const auto house = turn.records.households.find(handover.household_id);
    if (!house || house->status == HouseholdStatus::kLeft) continue;
    tasks.push_back({"task.not_got",
                     {{"item", purchase.item}, {"house", house->house_no}},
                     "not_got_open|" + handover.id,
                     turn.day_of(instant_from(handover.answered_at_ms.value_or(0)))});
  }
}

}  // namespace

void add_material_tasks(const MaterialYear& year, Turn& turn, std::vector<Task>& tasks) {
  const auto purchases = turn.records.purchases.list(year.village.programme.id);
  for (const auto& purchase : purchases) {
    if (year.leads) hand_out_task(purchase, turn, tasks);
  }
  for (const auto& purchase : purchases) {
    if (purchase.status == PurchaseStatus::kReturned && is_own(purchase, turn)) {
      returned_task(purchase, turn, tasks);
    } else {
      evidence_task(year, purchase, turn, tasks);
    }
  }
  for (const auto& purchase : purchases) not_got_tasks(year, purchase, turn, tasks);
  for (const auto& purchase : purchases) confirm_task(purchase, turn, tasks);
}

}  // namespace sammachip

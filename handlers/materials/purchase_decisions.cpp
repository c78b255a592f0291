// What is done to a purchase after it was entered: the officer's return, the allotment, withdrawing
// it. docs/programme.md 2.2: who entered a purchase never decides on it.
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/materials/about_purchase.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/endings.h"
#include "language/amounts/amount.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

struct PurchaseReturn {
  PurchaseId purchase;  // Its id.
  std::string reason;
};

struct PurchaseWithdrawal {
  PurchaseId purchase;  // Its id.
  bool is_sure = false;
};

struct Allotment {
  ProgrammeId programme;
  std::int64_t satang = 0;
  std::optional<VillageYear> village;
};

Ending return_purchase(const PurchaseId& purchase_id, const std::string& words, Turn& turn) {
  const auto purchase = turn.records.purchases.find(purchase_id);
  if (auto refused = not_to_decide(purchase, turn)) return std::move(*refused);
  const std::string reason = kept_reason(words);
  if (!turn.records.purchases.decide(purchase_id, PurchaseStatus::kReturned, turn.account.user_id,
                                     reason, milliseconds(turn.now))) {
    return ending_of("waiting.gone", {}, {{"button.waiting", "waiting"}});
  }
  audit_purchase("bought.return", *turn.records.purchases.find(purchase_id), turn);
  hold_for(
      purchase->entered_by, "materials.returned_told",
      {{"item", Told::words(purchase_text(*purchase))}, {"reason", Told::key_or_words(reason)}},
      turn, {{"button.change", "purchase_fix|" + purchase_id}});
  return ending_of("materials.returned",
                   {{"item", purchase_text(*purchase)}, {"reason", reason_text(reason, turn)}},
                   {{"button.waiting", "waiting"}});
}

Ending withdraw(const PurchaseWithdrawal& form, Turn& turn) {
  auto purchase = purchase_within(form.purchase, turn);
  if (!purchase) return not_yours();
  const std::vector<CommandButton> buttons{
      {"button.purchases", "purchases|" + purchase->programme_id}};
  const Values values{{"item", purchase_text(*purchase)}};
  if (!form.is_sure) return ending_of("materials.kept", values, buttons);
  purchase->status = PurchaseStatus::kWithdrawn;
  turn.records.purchases.update(*purchase);
  audit_purchase("bought.withdraw", *purchase, turn);
  drop_held({purchase->entered_by}, evidence_topic(purchase->id), turn);
  return ending_of("materials.withdrawn", values, buttons);
}

Ending set_allotment(const Allotment& form, Turn& turn) {
  auto village = village_year(form.programme, Act::kDecide, turn);
  if (!village) return not_yours();
  const std::int64_t spent = turn.records.purchases.spent(form.programme);
  const std::vector<CommandButton> buttons{{"button.purchases", "purchases|" + form.programme},
                                           {"button.village_card", "village|" + form.programme}};
  if (form.satang < spent) {
    return ending_of("budget.below_spent", {{"spent", amount_text(spent)}}, buttons);
  }
  const std::int64_t before = village->programme.budget_satang;
  village->programme.budget_satang = form.satang;
  turn.records.places.upsert(village->programme);
  audit_work("budget.set", "programme", form.programme,
             JsonValue{{"from_satang", before}, {"to_satang", form.satang}}, turn);
  return ending_of("budget.set",
                   {{"budget", amount_text(form.satang)},
                    {"spent", amount_text(spent)},
                    {"left", amount_text(form.satang - spent)}},
                   buttons);
}

}  // namespace

std::unique_ptr<Conversation> purchase_return_talk() {
  auto talk = std::make_unique<FormConversation<PurchaseReturn>>("purchase_return");
  about_purchase(*talk, Act::kDecide, is_purchase_sent);
  talk->ask("reason", &PurchaseReturn::reason, reason_words())
      .prompt(asks_about_item<PurchaseReturn>("purchase_return.reason"))
      .choices(reason_choices({"purchase_return.answer_blurred", "purchase_return.answer_no_date",
                               "purchase_return.answer_wrong_sum",
                               "purchase_return.answer_not_material"}));
  talk->then([](const PurchaseReturn& form, Turn& turn) {
    return return_purchase(form.purchase, form.reason, turn);
  });
  return talk;
}

std::unique_ptr<Conversation> purchase_withdraw_talk() {
  auto talk = std::make_unique<FormConversation<PurchaseWithdrawal>>("purchase_withdraw");
  about_purchase(*talk, Act::kEnterPurchase, is_purchase_open);
  talk->ask("is_sure", &PurchaseWithdrawal::is_sure,
            yes_or_no("purchase_withdraw.answer_yes", "purchase_withdraw.answer_no"))
      .prompt(asks_about_item<PurchaseWithdrawal>("purchase_withdraw.is_sure"));
  talk->then(withdraw);
  return talk;
}

std::unique_ptr<Conversation> budget_talk() {
  auto talk = std::make_unique<FormConversation<Allotment>>("budget");
  ask_village(*talk, &Allotment::programme, Act::kDecide);
  talk->settle([](Allotment& form, Turn& turn) {
    form.village = village_year(form.programme, Act::kDecide, turn);
  });
  talk->ask("satang", &Allotment::satang, baht_from(0))
      .prompt([](const Allotment& form, Turn& turn) {
        return Say{"budget.satang",
                   {{"village", village_text(form.village->place, turn)},
                    {"budget", amount_text(form.village->programme.budget_satang)}}};
      });
  talk->confirm("sure", "satang", yes_or_no("button.right", "button.wrong"))
      .contract([](const Allotment& form, Turn&) -> JsonValue {
        return Json{{"programme", form.programme},
                    {"satang", form.satang},
                    {"before", form.village->programme.budget_satang}};
      })
      .prompt([](const Allotment& form, Turn& turn) {
        return Say{"budget.sure",
                   {{"amount", amount_text(form.satang)},
                    {"village", village_text(form.village->place, turn)},
                    {"before", amount_text(form.village->programme.budget_satang)}}};
      });
  still_in_year(*talk, &Allotment::programme, Act::kDecide);
  talk->then(set_allotment);
  return talk;
}

}  // namespace sammachip

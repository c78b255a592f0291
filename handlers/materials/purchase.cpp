// Buying from the material budget: one line where it can be one, the right question where it
// cannot; the balance is said back before anything is kept. docs/programme.md 6.
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "handlers/materials/evidence.h"
#include "handlers/materials/materials.h"
#include "handlers/materials/shares.h"
#include "handlers/materials/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/readers.h"
#include "handlers/village/sent_photos.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/year_days.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/lists/purchase_line.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

struct PurchaseForm {
  ProgrammeId programme;
  Json line;         // {"item", "quantity", "unit", "satang"}: satang 0 where it is to be asked.
  std::string item;  // Where the line names none.
  std::int64_t satang = 0;
  std::string bought_on;
  std::string vendor;
  std::optional<Evidence> evidence;
  std::string photo;
  std::string evidence_reason;
  // Looked up.
  std::optional<VillageYear> village;
  PurchaseId replaces;  // Of a correction: the purchase it takes the place of.
  std::int64_t replaced_satang = 0;
};

Reader<Json> one_purchase() {
  Reader<Json> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<Json> {
    const PurchaseLine line = read_purchase_line(text);
    if (line.amount.kind == AmountKind::kItems || line.amount.kind == AmountKind::kSum) {
      return tl::make_unexpected(Problem{"purchase.one_at_a_time"});
    }
    const bool is_figure = line.amount.certainty == Certainty::kFigure && line.amount.satang > 0 &&
                           line.amount.kind != AmountKind::kRate;
    if (line.item.empty() && !is_figure) {
      return tl::make_unexpected(Problem{"purchase.line_again"});
    }
    return Json{{"item", line.item},
                {"quantity", line.quantity},
                {"unit", line.unit},
                {"satang", is_figure ? line.amount.satang : 0}};
  };
  reader.check = [](const Json& line, const Turn&) -> std::optional<Problem> {
    if (line.is_object() && line.value("item", Json()).is_string() &&
        line.value("satang", Json()).is_number_integer()) {
      return std::nullopt;
    }
    return Problem{"purchase.line_again"};
  };
  return reader;
}

std::string text_in(const Json& line, const char* key) {
  return line.is_object() ? line.value(key, std::string()) : std::string();
}

std::int64_t price_of(const PurchaseForm& form) {
  const std::int64_t said = form.line.is_object() ? form.line.value("satang", std::int64_t{0}) : 0;
  return said > 0 ? said : form.satang;
}

std::string item_words(const PurchaseForm& form) {
  const std::string named = text_in(form.line, "item");
  return named.empty() ? form.item : named;
}

// What would be left with it; the one it takes the place of is given back first.
std::int64_t left_after(const PurchaseForm& form, const Turn& turn) {
  return budget_left(*form.village, turn) + form.replaced_satang - price_of(form);
}

bool needs_photo(const PurchaseForm& form) {
  return form.evidence == Evidence::kReceipt || form.evidence == Evidence::kVoucher;
}

Purchase purchase_from(const PurchaseForm& form, Turn& turn) {
  Purchase purchase;
  purchase.id = new_id(milliseconds(turn.now));
  purchase.programme_id = form.programme;
  purchase.bought_on = form.bought_on;
  purchase.vendor = form.vendor;
  purchase.item = item_words(form);
  purchase.quantity = text_in(form.line, "quantity");
  purchase.unit = text_in(form.line, "unit");
  purchase.amount_satang = price_of(form);
  purchase.evidence = form.evidence.value_or(Evidence::kLater);
  // Who has no picture at hand sends it later.
  if (needs_photo(form) && form.photo.empty()) purchase.evidence = Evidence::kLater;
  purchase.evidence_reason = form.evidence == Evidence::kNone ? form.evidence_reason : "";
  if (needs_photo(form) && !form.photo.empty()) purchase.photo_id = PhotoId(form.photo);
  purchase.status = left_after(form, turn) >= 0 ? PurchaseStatus::kSent : PurchaseStatus::kDraft;
  purchase.entered_by = turn.account.user_id;
  purchase.created_at_ms = milliseconds(turn.now);
  return purchase;
}

Ending kept(const PurchaseForm& form, Turn& turn) {
  Purchase purchase = purchase_from(form, turn);
  if (form.replaces.empty()) {
    turn.records.purchases.insert(purchase);
  } else {
    purchase.supersedes = form.replaces;
    if (!turn.records.purchases.replace(form.replaces, purchase)) {
      return ending_of("materials.fixed_already");
    }
    const auto before = turn.records.purchases.find(form.replaces);
    if (before) drop_held({before->entered_by}, evidence_topic(form.replaces), turn);
    turn.records.photos.move_all(kPurchasePhotos, form.replaces, purchase.id);
    turn.records.handovers.move_all(form.replaces, purchase.id);
  }
  if (purchase.photo_id) attach_photos(*purchase.photo_id, kPurchasePhotos, purchase.id, turn);
  audit_purchase(form.replaces.empty() ? "bought.enter" : "bought.correct", purchase, turn);
  refresh_state(form.programme, turn);
  const std::int64_t left = budget_left(*form.village, turn);
  const std::vector<CommandButton> buttons{{"button.purchase_more", "purchase|" + form.programme},
                                           {"button.purchases", "purchases|" + form.programme},
                                           {"button.next", "next"}};
  if (purchase.status == PurchaseStatus::kSent) {
    return ending_of("purchase.saved",
                     {{"item", purchase_text(purchase)},
                      {"amount", amount_text(purchase.amount_satang)},
                      {"left", amount_text(left)}},
                     buttons);
  }
  const char* key =
      form.village->programme.budget_satang == 0 ? "purchase.no_budget" : "purchase.draft";
  return ending_of(
      key,
      {{"item", purchase_text(purchase)}, {"over", amount_text(purchase.amount_satang - left)}},
      buttons);
}

Say sure_words(const PurchaseForm& form, Turn& turn) {
  const std::int64_t left = left_after(form, turn);
  const std::int64_t budget = form.village->programme.budget_satang;
  Purchase shown;
  shown.item = item_words(form);
  shown.quantity = text_in(form.line, "quantity");
  shown.unit = text_in(form.line, "unit");
  const Values values{{"item", purchase_text(shown)},
                      {"amount", amount_text(price_of(form))},
                      {"day", day_text(*parse_iso_date(form.bought_on), turn.language)},
                      {"vendor", form.vendor},
                      {"village", village_text(form.village->place, turn)},
                      {"spent", amount_text(budget - left)},
                      {"budget", amount_text(budget)},
                      {"left", amount_text(left)},
                      {"over", amount_text(-left)}};
  if (budget == 0) return {"purchase.sure_no_budget", values};
  return {left >= 0 ? "purchase.sure" : "purchase.sure_over", values};
}

// Whether it goes to the officer or waits as a draft depends on what others bought meanwhile.
JsonValue purchase_values(const PurchaseForm& form, Turn& turn) {
  return Json{{"programme", form.programme},
              {"replaces", form.replaces},
              {"item", item_words(form)},
              {"quantity", text_in(form.line, "quantity")},
              {"unit", text_in(form.line, "unit")},
              {"satang", price_of(form)},
              {"day", form.bought_on},
              {"vendor", form.vendor},
              {"evidence", word_of(form.evidence)},
              {"photo", form.photo},
              {"reason", form.evidence_reason},
              {"fits", left_after(form, turn) >= 0},
              {"has_budget", form.village->programme.budget_satang > 0}};
}

// The one that is put right was decided on; or nothing new is bought, as the village rests.
std::optional<Ending> fix_over(const PurchaseForm& form, Turn& turn) {
  if (form.replaces.empty()) return at_rest(form.programme, turn);
  return purchase_over(form.replaces, Act::kEnterPurchase, is_purchase_open, turn);
}

// What is put right is no less than what was handed out of it.
std::optional<Problem> covers_handed_out(const PurchaseForm& form, Turn& turn) {
  const auto old = turn.records.purchases.find(form.replaces);
  if (!old) return std::nullopt;
  Purchase fixed = *old;
  fixed.quantity = text_in(form.line, "quantity");
  fixed.unit = text_in(form.line, "unit");
  const auto bought = bought_quantity(fixed);
  const Quantity given = handed_out(fixed, turn);
  if (!bought || bought->milli >= given.milli) return std::nullopt;
  return Problem{"purchase.handed_out", {{"given", quantity_text(given)}}};
}

void look_up_replaced(PurchaseForm& form, Turn& turn) {
  const auto old = turn.records.purchases.find(form.replaces);
  if (old && old->status == PurchaseStatus::kSent) form.replaced_satang = old->amount_satang;
}

}  // namespace

Ending begin_purchase_fix(const PurchaseId& purchase_id, Turn& turn) {
  const auto purchase = purchase_within(purchase_id, turn);
  if (!purchase) return not_yours();
  if (auto over = purchase_over(purchase_id, Act::kEnterPurchase, is_purchase_open, turn)) {
    return *over;
  }
  return begin_talk("purchase", Json{{"programme", purchase->programme_id},
                                     {"replaces", purchase->id},
                                     {"line",
                                      {{"item", purchase->item},
                                       {"quantity", purchase->quantity},
                                       {"unit", purchase->unit},
                                       {"satang", purchase->amount_satang}}},
                                     {"bought_on", purchase->bought_on},
                                     {"vendor", purchase->vendor},
                                     {"evidence", to_text(purchase->evidence)},
                                     {"photo", purchase->photo_id.value_or("")},
                                     {"evidence_reason", purchase->evidence_reason}});
}

std::unique_ptr<Conversation> purchase_talk() {
  auto talk = std::make_unique<FormConversation<PurchaseForm>>("purchase");
  talk->given("replaces", &PurchaseForm::replaces).prepare(look_up_replaced);
  ask_village(*talk, &PurchaseForm::programme, Act::kEnterPurchase);
  talk->settle([](PurchaseForm& form, Turn& turn) {
    form.village = village_year(form.programme, Act::kEnterPurchase, turn);
  });
  talk->ask("line", &PurchaseForm::line, one_purchase()).must(covers_handed_out);
  talk->ask("item", &PurchaseForm::item, words_up_to(80))
      .only_if([](const PurchaseForm& form, Turn&) { return text_in(form.line, "item").empty(); });
  talk->ask("satang", &PurchaseForm::satang, baht_from(1))
      .only_if([](const PurchaseForm& form, Turn&) {
        return form.line.is_object() && form.line.value("satang", std::int64_t{0}) == 0;
      })
      .prompt([](const PurchaseForm& form, Turn&) {
        return Say{"purchase.satang", {{"item", item_words(form)}}};
      });
  talk->ask("bought_on", &PurchaseForm::bought_on, past_day())
      .choices([](const PurchaseForm&, Turn& turn) { return past_day_choices(turn); })
      .must([](const PurchaseForm& form, Turn& turn) -> std::optional<Problem> {
        if (!form.village) return std::nullopt;
        return of_another_year(form.bought_on, form.village->programme, turn);
      });
  talk->ask("vendor", &PurchaseForm::vendor, words_up_to(80));
  talk->ask("evidence", &PurchaseForm::evidence,
            one_of({{"purchase.answer_receipt", "receipt"},
                    {"purchase.answer_voucher", "voucher"},
                    {"purchase.answer_later", "later"},
                    {"purchase.answer_none", "none"}}))
      .photo_means("receipt", "photo");
  talk->ask_photo("photo", &PurchaseForm::photo)
      .only_if([](const PurchaseForm& form, Turn&) { return needs_photo(form); })
      .prompt([](const PurchaseForm& form, Turn&) {
        return Say{form.evidence == Evidence::kVoucher ? "purchase.voucher" : "purchase.photo"};
      })
      .choices(std::vector<Choice>{{"purchase.answer_later", ""}});
  talk->ask("evidence_reason", &PurchaseForm::evidence_reason, words_up_to(200))
      .only_if([](const PurchaseForm& form, Turn&) { return form.evidence == Evidence::kNone; });
  talk->confirm("sure", "", yes_or_no("button.right", "purchase.answer_change"))
      .contract(purchase_values)
      .prompt(sure_words);
  still_in_year(*talk, &PurchaseForm::programme, Act::kEnterPurchase, fix_over);
  talk->then(kept);
  return talk;
}

}  // namespace sammachip
